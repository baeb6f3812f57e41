import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let mergedValues: [StorageConformanceCase] = [
        StorageConformanceCase(
            .merging, "A merge moves what is found and kept apart by fields, and its undoing moves it back"
        ) {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: [.unique, .filterable])
            let ann = try await repository.createPerson("Ann", "Bee")
            let anna = try await repository.createPerson("Anna", "Cee", customFields: ["cf_code": .text("7")])
            let byCode = FieldFilter("cf_code", "7")
            try await repository.merge(anna.id, into: ann.id)
            try expectEqual(try await repository.names(byCode), ["Ann"], "who has the value")
            try expectEqual(try await repository.names(FieldFilter("firstName", "anna")), [], "who is gone")
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "the value of the other") {
                try await repository.createPerson("New", customFields: ["cf_code": .text("7")])
            }
            try await repository.unmerge(from: ann.id)
            try expectEqual(try await repository.names(byCode, sort: "lastName"), ["Anna"], "who has it again")
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "the value of who came back") {
                try await repository.updatePerson(
                    ann.id, PersonPatch(customFields: .sample(["cf_code": .text("7")])))
            }
        },
        StorageConformanceCase(.merging, "A merge is not undone where somebody else has the unique value meanwhile") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            let ann = try await repository.createPerson("Ann", customFields: ["cf_code": .text("6")])
            let anna = try await repository.createPerson("Anna", customFields: ["cf_code": .text("7")])
            try await repository.merge(anna.id, into: ann.id)
            let taker = try await repository.createPerson("Taker", customFields: ["cf_code": .text("7")])
            let before = try await repository.everybody()
            let taken = StorageError.conflict(.customFieldValueTaken(field.key))
            try await expectFailure(taken, "a value that another has") { try await repository.unmerge(from: ann.id) }
            try expectEqual(try await repository.everybody(), before, "the people")
            try await repository.deletePerson(taker.id)
            // Who stays has it now.
            try await repository.updatePerson(ann.id, PersonPatch(customFields: .sample(["cf_code": .text("7")])))
            try await expectFailure(taken, "a value that the survivor took") {
                try await repository.unmerge(from: ann.id)
            }
            try await repository.updatePerson(ann.id, PersonPatch(customFields: .sample(["cf_code": .text("8")])))
            let back = try await repository.unmerge(from: ann.id)
            try expectEqual(back.customFields, anna.customFields, "what came back")
        },
    ]
}
