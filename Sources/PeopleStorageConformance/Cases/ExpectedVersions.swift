import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let expectations: [StorageConformanceCase] = [
        StorageConformanceCase(.expectations, "A change is done where a record is as it was seen, and nowhere else") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let seen = try await repository.createPerson("John", "Doe", email: "john@acme.com")
            let rename = Change.updatePerson(
                seen.id, try PersonPatch(firstName: .set(FirstName("Jon"))), schema: schema)
            let renamed = try await repository.commit(rename, if: .person(seen.id), isAs: seen).person(.updated)
            try expectEqual(renamed.firstName.string, "Jon")
            let other = Change.updatePerson(
                seen.id, try PersonPatch(lastName: .set(LastName("Roe"))), schema: schema)
            for change in [other, .deletePerson(seen.id)] {
                try await expectFailure(.stale(.person(renamed)), "a change of what is no more") {
                    try await repository.commit(change, if: .person(seen.id), isAs: seen)
                }
            }
            try expectEqual(try await repository.presentPerson(seen.id), renamed, "the person")
            // Of several states, the record may be in any; of none, in none.
            let either = Change.expect([seen.version, renamed.version], of: .person(seen.id))
            _ = try await repository.commit(ChangeSet([either, other]))[1].person(.updated)
            let present = try await repository.presentPerson(seen.id)
            try await expectFailure(.stale(.person(present)), "what can't be met") {
                try await repository.commit(.expect([], of: .person(seen.id)))
            }
            _ = try await repository.commit(.deletePerson(seen.id), if: .person(seen.id), isAs: present)
            try await expectFailure(.notFound(.person(seen.id)), "what is expected of nobody") {
                try await repository.commit(.expect([present.version], of: .person(seen.id)))
            }
        },
        StorageConformanceCase(.expectations, "Companies, custom fields and notes are expected as people are") {
            world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Hooli")
            let john = try await repository.createPerson("John", company: .existing(company.id))
            let field = try await repository.defineField("Score", for: .companies)
            let note = try await repository.addNote("[@J](person:\(john.id))", about: .company(company.id))
            let records: [(ExpectedRecord, CurrentRecord, Change)] = [
                (.note(note.id, about: note.subject), .note(note), .deleteNote(note.id, about: note.subject)),
                (
                    .customField(field.id, of: .companies), .customField(field),
                    .deleteCustomField(field.id, of: .companies, force: true)
                ),
                (.company(company.id), .company(company), .deleteCompany(company.id)),
            ]
            for (record, current, deletion) in records {
                try await expectFailure(.stale(current), "\(record) in another state") {
                    try await repository.commit(deletion, if: record, isAs: john)
                }
            }
            // Nothing was done, also of what reaches records that are not named.
            try expectEqual(try await repository.presentPerson(john.id), john, "the person of the company")
            for (record, current, deletion) in records {
                _ = try await repository.commit(deletion, if: record, isAs: current)
            }
            try expectEqual(try await repository.company(company.id), nil, "the company")
            try expectEqual(try await repository.customFieldSchema(for: .companies).definitions, [], "the fields")
        },
        StorageConformanceCase(.expectations, "A record has another version once anything that it shows has changed") {
            world in
            let repository = world.acme.repository
            let option = CustomFieldRules.select(try .sample("a", "b"))
            let field = try await repository.defineField("Stage", option)
            let company = try await repository.createCompany("Hooli")
            let john = try await repository.createPerson(
                "John", company: .existing(company.id), customFields: ["cf_stage": .text("a")])
            let subject = NoteSubject.company(company.id)
            try await repository.addNote("[@J](person:\(john.id)) [@H](company:\(company.id))", about: subject)
            var person: Set<RecordVersion> = [try await repository.presentPerson(john.id).version]
            var note = Set(try await repository.everyNote(about: subject).map(\.version))
            func look(_ what: String, isNoteChanged: Bool) async throws {
                let shown = try await repository.presentPerson(john.id)
                try expect(person.insert(shown.version).inserted, "the person is another one after \(what)")
                let met = try await repository.commit(Change.expect([shown.version], of: .person(john.id)))
                try expectEqual(met, .person(shown, .unchanged), "what is expected of the person as it is shown")
                // The notes about the company go with it.
                if try await repository.company(company.id) == nil { return }
                let notes: [Note] = try await repository.everyNote(about: subject)
                guard let version = notes.first?.version else { return }
                try expectEqual(
                    note.insert(version).inserted, isNoteChanged, "whether the note is another one after \(what)")
            }
            try await repository.renameCompany(company.id, to: "Hooli Inc")
            try await look("its company was renamed", isNoteChanged: true)
            try await repository.updateCompany(company.id, CompanyPatch(industry: .set(Industry("Search"))))
            try await look("its company is of another industry", isNoteChanged: false)
            try await repository.renamePerson(john.id, to: "Jon")
            try await look("it was renamed", isNoteChanged: true)
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
            try await look("its value went", isNoteChanged: false)
            try await repository.deleteCompany(company.id)
            try await look("its company went", isNoteChanged: false)
        },
        StorageConformanceCase(.expectations, "Nothing can be expected of a record that the scope does not see") {
            world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hidden = try await world.acme.repository.createPerson("Hidden")
            let note = try await world.acme.repository.addNote("Secret", about: .person(hidden.id))
            let company = try await world.acme.repository.createCompany("Hooli")
            let field = try await world.acme.repository.defineField("Score")
            let hers = world.acme.restricted(to: jane.id)
            for version in [hidden.version, note.version] {
                for record in [ExpectedRecord.person(hidden.id), .note(note.id, about: note.subject)] {
                    try await expectFailure(.notFound(.person(hidden.id)), "another's \(record)") {
                        try await hers.commit(.expect([version], of: record))
                    }
                }
            }
            let others = world.globex.repository
            try await expectFailure(.notFound(.person(hidden.id)), "a person beyond the wall") {
                try await others.commit(.expect([hidden.version], of: .person(hidden.id)))
            }
            try await expectFailure(.notFound(.company(company.id)), "a company beyond the wall") {
                try await others.commit(.expect([company.version], of: .company(company.id)))
            }
            try await expectFailure(.notFound(.customField(field.id)), "a custom field beyond the wall") {
                try await others.commit(.expect([field.version], of: .customField(field.id, of: .people)))
            }
        },
        StorageConformanceCase(.expectations, "Of 100 parallel changes that expect one state, one is done") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            for round in 0..<5 {
                let seen = try await repository.createPerson("John \(round)")
                let results = await racing { index in
                    let patch = try PersonPatch(lastName: .set(LastName("Doe \(index)")))
                    return try await repository.commit(
                        .updatePerson(seen.id, patch, schema: schema), if: .person(seen.id), isAs: seen)
                }
                let present = try await repository.presentPerson(seen.id)
                try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of winners")
                for case .failure(let error) in results {
                    try expectEqual(error as? StorageError, .stale(.person(present)), "the failure of the others")
                }
                try expectEqual(present.revision, Revision(2))
            }
        },
    ]
}
