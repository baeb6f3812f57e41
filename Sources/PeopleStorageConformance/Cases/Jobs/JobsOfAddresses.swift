import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobsOfAddresses: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "Whoever gets an address is looked up by a job of the same commit") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let created = try await repository.geocode(.createPerson(.at("1 Main St"), schema: schema))
            try await expectGeocoding(repository, [created])
            let job = try await repository.everyJob()[0]
            try expectEqual(job.requestedBy, repository.scope.actor, "who asked")
            try expectEqual(job.attempts, 0)
            try expectEqual(try await world.backend.jobs.claimOne().job.id, job.id, "what is given out")

            let other = try await repository.createPerson(.at(nil))
            let updated = try await repository.geocode(.updatePerson(other.id, .to("2 Main St"), schema: schema))
            try await expectGeocoding(repository, [created, updated])
            let upsert = try PersonUpsert.at("3 Main St", email: "ada@x.example")
            let upserted = try await repository.geocode(.upsertPerson(upsert, schema: schema))
            try await expectGeocoding(repository, [created, updated, upserted])
            let user = try PersonDraft.at("4 Main St", email: "user@x.example")
            _ = try await repository.commit(
                ChangeSet([.createUser(user, isRestrictedToOwnRecords: false, schema: schema)], geocodes: true))
            try expectEqual(try await repository.everyJob().count, 4, "the user's")
        },
        StorageConformanceCase(.jobs, "Who has an address already, or coordinates with it, is not looked up") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let unasked = try await repository.createPerson(.at("1 Main St"))
            for draft in try [PersonDraft.at(nil), .at("1 Main St", latitude: 1)] {
                try await repository.geocode(.createPerson(draft, schema: schema))
            }
            let sameAgain = try PersonPatch(
                firstName: .set(FirstName("Renamed")), address: .set(PostalAddress("1 Main St")))
            let placed = try PersonPatch(
                address: .set(PostalAddress("2 Main St")), latitude: .set(Latitude(2)), longitude: .set(Longitude(2)))
            for patch in [sameAgain, placed, PersonPatch(address: .set(nil))] {
                try await repository.geocode(.updatePerson(unasked.id, patch, schema: schema))
            }
            try await expectGeocoding(repository, [])
            let moved = try await repository.geocode(.updatePerson(unasked.id, .to("3 Main St"), schema: schema))
            try expect(moved.latitude != nil, "where the person was")
            try await expectGeocoding(repository, [moved])
        },
        StorageConformanceCase(.jobs, "An address that changes while a job is to look it up needs no other job") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let john = try await repository.geocode(
                .createPerson(.at("1 Main St", email: "john@x.example"), schema: schema))
            let first = try await repository.everyJob()
            try await repository.geocode(.updatePerson(john.id, .to("2 Main St"), schema: schema))
            try await repository.geocode(.upsertPerson(.at("3 Main St", email: "john@x.example"), schema: schema))
            let leased = try await world.backend.jobs.claimOne()
            try await repository.geocode(.upsertPerson(.at("4 Main St", email: "john@x.example"), schema: schema))
            try expectEqual(try await repository.everyJob().map(\.id), first.map(\.id), "the jobs")
            try await repository.settle(leased)
            try await repository.geocode(.upsertPerson(.at("5 Main St", email: "john@x.example"), schema: schema))
            try expectEqual(try await repository.everyJob(in: .queued).count, 1, "the next job")
            try expectEqual(try await repository.everyJob().count, 2, "the jobs, the one that is over among them")
        },
        StorageConformanceCase(.jobs, "An address that is not stored is not looked up") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let changes: [Change] = [
                .createPerson(try .at("1 Main St"), schema: schema), .deletePerson(Person.ID(high: 1, low: 1)),
            ]
            _ = try await repository.commit(ChangeSet(changes, atomicity: .eachOrNothing, geocodes: true))
            _ = try? await repository.commit(ChangeSet(changes, geocodes: true))
            try await expectGeocoding(repository, [])
            _ = try await repository.commit(ChangeSet(changes, atomicity: .each, geocodes: true))
            try expectEqual(try await repository.everyJob().count, 1, "of the change that was done")
            let set = ChangeSet([.createPerson(try .at("2 Main St"), schema: schema)], geocodes: true)
            for _ in 0..<2 { _ = try await repository.commit(set, claiming: .sample("1")) }
            try expectEqual(try await repository.everyJob().count, 2, "of a request that is repeated")
        },
        StorageConformanceCase(.jobs, "Whoever comes back, or gets an address by a merge, is looked up") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let john = try await repository.createPerson(.at("1 Main St"))
            try await repository.deletePerson(john.id)
            let restored = try await repository.geocode(
                .restorePerson(john.id, dropping: [], schema: schema), .restored)
            try await expectGeocoding(repository, [restored])
            let jane = try await repository.createPerson(.at(nil))
            let merged = try await repository.geocode(.mergePerson(jane.id, with: john.id, preferring: .this))
            try expectEqual(merged.address?.string, "1 Main St")
            try await expectGeocoding(repository, [merged])
            let back = try await repository.geocode(.unmergePerson(jane.id, from: nil), .restored)
            try expectEqual(
                try await repository.everyJob(of: back.id).filter(\.state.isAlive).count, 1, "the one who is back")
        },
    ]
}

extension Repository {
    /// Does one change, after which addresses are looked up.
    @discardableResult
    fileprivate func geocode(_ change: Change, _ effect: WriteEffect? = nil) async throws -> Person {
        let outcomes = try await commit(ChangeSet([change], geocodes: true))
        guard case .person(let person, let found) = outcomes.first else {
            throw ConformanceFailure("a person was expected, and there was \(outcomes)")
        }
        if let effect { try expectEqual(found, effect) }
        return person
    }
}

/// - Throws: ``ConformanceFailure`` unless these people have a geocoding job that is alive, and nobody else has.
private func expectGeocoding(_ repository: any Repository, _ people: [Person]) async throws {
    let alive = try await repository.everyJob().filter(\.state.isAlive)
    try expectEqual(Set(alive.map(\.personID)), Set(people.map(\.id)), "who is looked up")
    try expect(alive.allSatisfy { $0.kind == .geocoding } && alive.count == people.count, "one job each")
}

extension PersonDraft {
    fileprivate static func at(
        _ address: String?, email: String? = nil, latitude: Double? = nil
    ) throws -> PersonDraft {
        PersonDraft(
            email: try email.map { text in try EmailAddress(text) }, firstName: try FirstName("Ada"),
            address: try address.map { text in try PostalAddress(text) },
            latitude: try latitude.map { degrees in try Latitude(degrees) })
    }
}

extension PersonPatch {
    fileprivate static func to(_ address: String) throws -> PersonPatch {
        PersonPatch(address: .set(try PostalAddress(address)))
    }
}

extension PersonUpsert {
    fileprivate static func at(_ address: String, email: String) throws -> PersonUpsert {
        PersonUpsert(
            match: .email(try EmailAddress(email)), draft: .success(try .at(address, email: email)),
            patch: try .to(address))
    }
}
