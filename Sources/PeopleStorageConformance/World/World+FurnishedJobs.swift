import PeopleDomain
import PeopleStorage

extension World {
    /// Jobs in every state, what was found of some people, and tokens that were used in two months, in both organizations,
    /// which have been furnished with people.
    func furnishJobs() async throws {
        for tenant in [acme, globex] { try await tenant.enqueueJobs(self) }
        for leased in try await claimApart() {
            let repository = tenant(leased.organizationID).repository
            let person = try await repository.presentPerson(leased.job.personID)
            switch person.firstName.string {
            case "P0": try await repository.settle(leased, .succeeded(.sample))
            case "P1": try await repository.settle(leased, .failed(JobReport(tokensUsed: 3, failure: "no \"luck\"")))
            case "P2": try await repository.cancel(leased.job.id)
            case "P3": try await repository.settle(leased, .retry(at: clock.now + .seconds(40 * 86_400), .sample))
            default: try await repository.settle(leased, .givenBack(.none))
            }
        }
        // Into the next month. What was given back is begun again, and nobody ends it.
        clock.advance(by: .seconds(32 * 86_400))
        for tenant in [acme, globex] {
            try await tenant.acting(as: nil).enqueue(.geocoding, for: tenant.furnishedPerson("P0").id)
        }
        for leased in try await claimApart() where leased.job.kind == .geocoding {
            try await tenant(leased.organizationID).repository.settle(leased, .succeeded(JobReport(tokensUsed: 77)))
        }
        for tenant in [acme, globex] {
            clock.advance(by: .milliseconds(7))
            try await tenant.repository.enqueue(.geocoding, for: tenant.furnishedPerson("P1").id)
        }
    }

    /// Gives out all that is due, a millisecond behind what was done before.
    private func claimApart() async throws -> [LeasedJob] {
        clock.advance(by: .milliseconds(1))
        let claimed = try await backend.jobs.claim(lease: .seconds(3600))
        clock.advance(by: .milliseconds(1))
        return claimed
    }

    private func tenant(_ id: Organization.ID) -> Tenant { acme.organization.id == id ? acme : globex }
}

extension Tenant {
    /// Puts a job into the queue for each of five people, and stores what is known of some. Of whoever is in the trash, neither
    /// is there.
    fileprivate func enqueueJobs(_ world: World) async throws {
        for index in 0..<5 {
            world.clock.advance(by: .milliseconds(7))
            try await repository.enqueue(for: furnishedPerson("P\(index)").id)
        }
        var place = JSONObject()
        place["company"] = .string("Hooli e\u{301}")
        place["end"] = .null
        let application = EnrichedValue.Application(field: "lastName", replaced: .null, applied: .string("Ω"))
        // Not in the order of the people.
        let first = try await furnishedPerson("P0")
        try await repository.learn(
            [.sample(1, .experience, .object(place), status: .rejected)], about: furnishedPerson("P3").id)
        try await repository.learn([.sample(2, .latitude, .number(-0.1))], about: first.id)
        try await repository.learn(
            [.sample(3, .familyName, .string("Ω\n\"\u{200B}"), status: .applied, application: application)],
            about: first.id)
        var profile = EnrichmentProfile.empty(of: try await furnishedPerson("P1").id)
        profile.enrichedAt = world.clock.now
        _ = try await repository.commit(.setEnrichment(profile)).enrichment()
        let gone = try await repository.createPerson("Gone")
        try await repository.enqueue(for: gone.id)
        try await repository.learn([.sample(4, .jobTitle, .string("Ghost"))], about: gone.id)
        try await repository.deletePerson(gone.id)
    }

    func furnishedPerson(
        _ firstName: String, fileID: String = #fileID, line: Int = #line
    ) async throws -> Person {
        let found = try await repository.everybody().first { $0.firstName.string == firstName }
        return try expectPresent(found, firstName, fileID: fileID, line: line)
    }
}
