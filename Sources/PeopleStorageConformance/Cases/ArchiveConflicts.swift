import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let archiveConflicts: [StorageConformanceCase] = [
        StorageConformanceCase(.archive, "A copied record is replaced by a later revision of itself") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let repository = world.acme.repository
            world.clock.advance(by: .seconds(1))
            let people = try await repository.everybody()
            let company = try await repository.createCompany("Newer")
            let patch = try PersonPatch(
                email: .set(EmailAddress("new@x.example")), lastName: .set(LastName("Zuse")),
                company: .set(.existing(company.id)))
            try await repository.updatePerson(people[0].id, patch)
            try await repository.renameCompany(try await repository.everyCompany()[1].id, to: "Renamed")
            let field = try await repository.customFieldSchema(for: .people).definitions[0]
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
            try await repository.defineField("Another")
            let subject = try expectPresent(people.first { $0.firstName.string == "José" })
            let note = try expectPresent(try await repository.everyNote(about: .person(subject.id)).first)
            _ = try await repository.commit(
                .updateNote(note.id, about: .person(subject.id), NoteContent("[@N](company:\(company.id))")))
            _ = try await repository.commit(.revokeAPIKey(world.acme.key.id, of: nil))
            try await world.backend.archive.copy(to: target.archive)
            try await expectAlike(world.acme.moved(to: target), world.acme)
            try expectEqual(try await world.acme.moved(to: target).repository.find("zuse").count, 1, "the search")
        },
        StorageConformanceCase(.archive, "What was changed in a copy is not taken back by copying again") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let id = world.acme.organization.id
            let records = try await world.backend.archive.everything(in: id)
            let copy = world.acme.moved(to: target).repository
            world.clock.advance(by: .seconds(1))
            let person = try expectPresent(try await copy.everybody().first)
            try await copy.renamePerson(person.id, to: "Changed")
            try await copy.renameCompany(try expectPresent(try await copy.everyCompany().first).id, to: "Changed")
            try await copy.defineField("Changed")
            try await target.directory.recordUse(of: [world.acme.key.id: world.clock.now])
            let subject = try await world.acme.furnishedPerson("P1")
            try await copy.cancel(expectPresent(try await copy.everyJob(of: subject.id, in: .queued).first).id)
            try await copy.learn([.sample(9, .skill, .string("Changed"))], about: subject.id)
            let after = try await target.archive.everything(in: id)
            for (record, changed) in zip(records, after) where record != changed {
                try await expectFailure(record.conflict(.changedHere), "\(record.reference)") {
                    try await target.archive.write([record], in: id)
                }
            }
            try expectEqual(zip(records, after).count { $0 != $1 }, 6, "the number of records that were changed")
            try expectEqual(try await target.archive.everything(in: id), after, "the records of the copy")
        },
        StorageConformanceCase(.archive, "An archive tells of merges, and nobody who was merged is copied again") {
            world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let copy = world.acme.moved(to: target).repository
            try await copy.merge(anna.id, into: ann.id)
            let id = world.acme.organization.id
            try expectEqual(try await target.archive.mergeCount(in: id), 1, "in the copy")
            try expectEqual(try await world.backend.archive.mergeCount(in: id), 0, "in the source")
            let record = StoreRecord.person(anna)
            try await expectFailure(record.conflict(.changedHere)) {
                try await target.archive.write([record], in: id)
            }
            try await copy.unmerge(from: ann.id)
            try expectEqual(try await target.archive.mergeCount(in: id), 0, "after it was undone")
        },
        StorageConformanceCase(.archive, "A record that was created before what is there can't be put between") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let company = try await repository.createCompany("First")
            try await repository.makeUser(john.id)
            let early = try await repository.createKey("Early", for: john.id)
            let note = try await repository.addNote("Early", about: .person(john.id))
            let job = try await repository.enqueue(for: john.id)
            let target = try await world.emptyStore()
            let id = world.acme.organization.id
            try await target.archive.write([.organization(world.acme.organization)], in: id)
            let owner = try await repository.presentPerson(world.acme.owner.id)
            try await target.archive.write([.person(owner)], in: id)
            let account = UserAccount(
                id: owner.id, isRestrictedToOwnRecords: false, createdAt: world.acme.owner.createdAt)
            try await target.archive.write([.user(account)], in: id)
            // What is created now is later than all of it.
            world.clock.advance(by: .seconds(5))
            let copy = world.acme.moved(to: target).repository
            try await copy.createPerson("Between")
            try await copy.createCompany("Between")
            try await copy.createKey("Between", for: owner.id)
            try await copy.addNote("Between", about: .person(owner.id))
            try await copy.enqueue(for: owner.id)
            let early2 = Note(
                id: note.id, subject: .person(owner.id), content: note.content, createdBy: nil, mentionedPeople: [],
                mentionedCompanies: [], createdAt: note.createdAt, updatedAt: note.updatedAt, revision: .first)
            let key = try expectPresent(try await repository.apiKeys(of: john.id).first { $0.id == early.id })
            let earlier: [StoreRecord] = [
                .company(company), .person(john), .note(early2), .apiKey(key, .sample("Early")),
                .job(
                    Job(
                        id: job.id, kind: .geocoding, personID: owner.id, requestedBy: nil, createdAt: job.createdAt,
                        dueAt: job.createdAt)),
            ]
            for record in earlier {
                try await expectFailure(record.conflict(.outOfOrder), "\(record.reference)") {
                    try await target.archive.write([record], in: id)
                }
            }
            try expectEqual(try await copy.everybody().map(\.firstName.string), ["Between", "Wile"], "the people")
        },
        StorageConformanceCase(.archive, "A record that has what another has is refused, and both are named") { world in
            let id = world.acme.organization.id
            let archive = world.backend.archive
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let company = try await repository.createCompany("Hooli")
            world.clock.advance(by: .seconds(5))
            let newID: (high: UInt64, low: UInt64) = (john.id.high + 1 << 24, john.id.low)
            let now = world.clock.now
            let other = Person(
                id: Person.ID(high: newID.high, low: newID.low),
                draft: try .sample("Other", email: "JOHN@acme.com"), company: nil, isFullUser: false, createdBy: nil,
                createdAt: now)
            let hooli = Company(
                id: Company.ID(high: newID.high, low: newID.low), draft: CompanyDraft(name: try CompanyName("HOOLI")),
                createdAt: now)
            let key = APIKey(
                id: APIKey.ID(high: newID.high, low: newID.low), draft: try .sample("K", for: world.acme.owner.id),
                createdAt: now)
            let organization = Organization(
                id: Organization.ID(high: newID.high, low: newID.low), name: try OrganizationName("ACME"),
                createdAt: now)
            let conflicts: [(record: StoreRecord, other: RecordReference)] = [
                (.person(other), .person(john.id)), (.company(hooli), .company(company.id)),
                (.apiKey(key, world.globex.digest), .apiKey(world.globex.key.id)),
            ]
            for (record, other) in conflicts {
                try await expectFailure(record.conflict(.isTaken(by: other)), "\(record.reference)") {
                    try await archive.write([record], in: id)
                }
            }
            let record = StoreRecord.organization(organization)
            try await expectFailure(record.conflict(.isTaken(by: .organization(id))), "the organization") {
                try await archive.write([record], in: organization.id)
            }
            try expectEqual(try await repository.everybody().count, 2, "the number of people")
            try expectEqual(try await world.directory.keyHolder(world.globex.digest)?.key, world.globex.key)
            try expectEqual(try await world.directory.organizations().count, 2, "the number of organizations")
        },
        StorageConformanceCase(.archive, "A record that refers to what is not there is refused") { world in
            let john = try await world.acme.repository.createPerson("John", company: .named(CompanyName("Hooli")))
            let note = try await world.acme.repository.addNote("Note", about: .person(john.id))
            let job = try await world.acme.repository.enqueue(for: john.id)
            let profile = try await world.acme.repository.learn(
                [.sample(1, .jobTitle, .string("Engineer"))], about: john.id)
            let company = try expectPresent(john.company?.id)
            let target = try await world.emptyStore()
            let id = world.acme.organization.id
            let account = UserAccount(id: john.id, isRestrictedToOwnRecords: false, createdAt: john.createdAt)
            try await expectFailure(.notFound(.organization(id)), "a person of no organization") {
                try await target.archive.write([.person(john)], in: id)
            }
            try await target.archive.write([.organization(world.acme.organization)], in: id)
            let lacking: [(StoreRecord, RecordReference)] = [
                (.person(john), .company(company)), (.user(account), .person(john.id)), (.note(note), .person(john.id)),
                (.apiKey(world.acme.key, world.acme.digest), .user(world.acme.owner.id)),
                (.job(job), .person(john.id)), (.profile(profile), .person(john.id)),
            ]
            for (record, missing) in lacking {
                try await expectFailure(.notFound(missing), "\(record.reference)") {
                    try await target.archive.write([record], in: id)
                }
            }
        },
        StorageConformanceCase(.archive, "A record that was deleted here, and can be brought back, is not copied again")
        {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let hooli = try await repository.createCompany("Hooli")
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(hooli.id)
            for record in [StoreRecord.person(john), .company(hooli)] {
                try await expectFailure(record.conflict(.changedHere), "\(record.reference)") {
                    try await world.backend.archive.write([record], in: world.acme.organization.id)
                }
            }
            try await repository.restorePerson(john.id)
            try await repository.restoreCompany(hooli.id)
            try expectEqual(try await repository.everybody().count, 2, "the people")
        },
        StorageConformanceCase(.archive, "Records are written all or none") { world in
            let target = try await world.emptyStore()
            let id = world.acme.organization.id
            let repository = world.acme.repository
            for name in ["A", "B", "C"] { try await repository.createPerson(name, email: "\(name)@acme.com") }
            let people = try await world.backend.archive.records(of: .people, in: id, after: nil, limit: 9)
            try await target.archive.write([.organization(world.acme.organization)], in: id)
            var twice = people
            twice.swapAt(1, 2)
            try await expectFailure(people[1].conflict(.outOfOrder), "people who are not in order") {
                try await target.archive.write(twice, in: id)
            }
            let copy = world.acme.moved(to: target).repository
            try expectEqual(try await copy.everybody(), [], "the people")
            try expectEqual(try await copy.find("b"), [], "the search")
            try await target.archive.write(people, in: id)
            try expectEqual(try await copy.everybody().map(\.firstName.string), ["C", "B", "A", "Wile"], "the people")
            try await target.archive.write([], in: id)
        },
        StorageConformanceCase(.archive, "Writing to one organization changes nothing of another") { world in
            try await world.furnish()
            let before = try await world.backend.archive.everything(in: world.globex.organization.id)
            let acmes = try await world.backend.archive.everything(in: world.acme.organization.id)
            try expect(
                Set(before.map(\.reference)).isDisjoint(with: acmes.map(\.reference).filter(\.isOfARecord)), "apart")
            // A record of Globex in the hands of Acme: refused, or another record of Acme's own. Globex keeps its own.
            for record in before where record.table != .organizations && record.table != .customFields {
                try? await world.backend.archive.write([record], in: world.acme.organization.id)
            }
            try expectEqual(try await world.backend.archive.everything(in: world.globex.organization.id), before)
            let nobody = Organization.ID(high: 1, low: 1)
            try expectEqual(try await world.backend.archive.everything(in: nobody), [], "the records of nobody")
        },
        StorageConformanceCase(.archive, "Organizations of different stores stand in the order of their creation") {
            world in
            let target = try await world.emptyStore()
            let later = [world.globex.organization, world.acme.organization]
            for organization in later {
                try await target.archive.write([.organization(organization)], in: organization.id)
            }
            try expectEqual(try await target.directory.organizations(), later, "newest first")
            try expectEqual(
                try await target.archive.organizations(after: nil, limit: 9), later.reversed(), "oldest first")
        },
    ]
}

extension RecordReference {
    /// Whether it names one record, where schemas and months are named by what they are about.
    fileprivate var isOfARecord: Bool {
        switch self {
        case .customFields, .tokenUse: false
        default: true
        }
    }
}
