import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// What lists go by, and what tells records apart, while a record is in the trash.
    static let trashedValues: [StorageConformanceCase] = [
        StorageConformanceCase(
            .trash, "A record in the trash keeps no unique value, and gets it back only where it is free"
        ) { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            try await repository.defineField("Code", for: .companies, flags: .unique)
            let taken = StorageError.conflict(.customFieldValueTaken(field.key))
            let john = try await repository.createPerson("John", customFields: ["cf_code": .text("A1")])
            let acme = try await repository.createCompany("Acme", customFields: ["cf_code": .text("A1")])
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(acme.id)
            let other = try await repository.createPerson("Other", customFields: ["cf_code": .text("a1")])
            let hooli = try await repository.createCompany("Hooli", customFields: ["cf_code": .text("a1")])
            try await expectFailure(taken, "restoring a person") { try await repository.restorePerson(john.id) }
            try await expectFailure(taken, "restoring a company") { try await repository.restoreCompany(acme.id) }
            try expectEqual(try await repository.deletedPerson(john.id)?.record, john, "still in the trash")
            try expectEqual(try await repository.deletedCompany(acme.id)?.record, acme, "still in the trash")
            // A value that stays behind is in nobody's way.
            try expect(
                try await repository.restorePerson(john.id, dropping: [field.key]).customFields.isEmpty,
                "what came back without its value")
            try await repository.deletePerson(other.id)
            try await repository.eraseCompany(hooli.id)
            try await repository.restorePerson(other.id)
            try await repository.restoreCompany(acme.id)
            try await expectFailure(taken, "taking the value of who came back") {
                try await repository.createPerson("Third", customFields: ["cf_code": .text("A1")])
            }
            try await expectFailure(taken, "taking the value of the company that came back") {
                try await repository.createCompany("Third", customFields: ["cf_code": .text("A1")])
            }
            try await repository.erasePerson(other.id)
            try await repository.createPerson("Fourth", customFields: ["cf_code": .text("A1")])
        },
        StorageConformanceCase(.trash, "Within a set, a unique value goes with its record and comes with it") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            let john = try await repository.createPerson("John", customFields: ["cf_code": .text("1")])
            let schema = try await repository.peopleSchema()
            let create = Change.createPerson(
                try .sample("Jane", customFields: ["cf_code": .text("1")]), schema: schema)
            let restore = Change.restorePerson(john.id, dropping: [], schema: schema)
            let outcomes = try await repository.commit(
                ChangeSet(
                    [.deletePerson(john.id), restore, create, .deletePerson(john.id), create, restore], atomicity: .each
                ))
            let taken = ChangeOutcome.failed(.conflict(.customFieldValueTaken(field.key)))
            try expectEqual(
                outcomes.map { $0 == taken }, [false, false, true, false, false, true], "which found it taken")
        },
        StorageConformanceCase(.trash, "Filters and orders do not find what is in the trash, and find what came back") {
            world in
            let repository = world.acme.repository
            try await repository.defineField("Rank", .number(try NumberRules()), flags: [.filterable, .sortable])
            let john = try await repository.createPerson("John", customFields: ["cf_rank": .number(1)])
            let jane = try await repository.createPerson("Jane", customFields: ["cf_rank": .number(2)])
            let filters = [
                FieldFilter("cf_rank", "1"), FieldFilter("firstName", "John"),
                FieldFilter("firstName", .containing, "oh"), FieldFilter("cf_rank", .lessOrEqual, "1"),
            ]
            for filter in filters {
                try expectEqual(try await repository.names(filter), ["John"], "before, \(filter.name)")
            }
            try await repository.deletePerson(john.id)
            for filter in filters {
                try expectEqual(try await repository.names(filter), [], "meanwhile, \(filter.name)")
            }
            try expectEqual(try await repository.names(sort: "cf_rank").first, "Jane", "the order meanwhile")
            try await repository.restorePerson(john.id)
            for filter in filters {
                try expectEqual(try await repository.names(filter), ["John"], "afterwards, \(filter.name)")
            }
            try expectEqual(
                Array(try await repository.names(sort: "cf_rank").prefix(2)), ["John", "Jane"], "the order afterwards")
            try await repository.erasePerson(jane.id)
            try expectEqual(try await repository.names(FieldFilter("cf_rank", "2")), [], "who was erased")
        },
    ]
}
