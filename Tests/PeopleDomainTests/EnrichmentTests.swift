import PeopleDomain
import Testing

@Suite("What becomes of values that are found")
struct EnrichmentTests {
    private let now = Timestamp(millisecondsSince1970: 2000)
    private let run = Job.ID(high: 7, low: 1)
    private let schema = CustomFieldSchema(
        entityType: .people,
        definitions: [
            definition("cf_job_title", .text(maximumLength: 20)), definition("cf_linkedin_url", .url),
        ], revision: Revision(1))

    private static func definition(_ key: String, _ rules: CustomFieldRules) -> CustomFieldDefinition {
        CustomFieldDefinition(
            id: CustomFieldDefinition.ID(high: 1, low: 1), entityType: .people, name: CustomFieldName(stored: key),
            key: CustomFieldKey(key), description: nil, flags: [], rules: rules, displayOrder: 0,
            createdAt: Timestamp(millisecondsSince1970: 0), updatedAt: Timestamp(millisecondsSince1970: 0),
            revision: .first)
    }

    private func person(_ change: (inout PersonDraft) throws -> Void = { _ in }) throws -> Person {
        var draft = PersonDraft(email: try EmailAddress("jane@acme.example"), firstName: try FirstName("Jane"))
        try change(&draft)
        return Person(
            id: Person.ID(high: 1, low: 1), draft: draft, company: nil, isFullUser: false, createdBy: nil,
            createdAt: Timestamp(millisecondsSince1970: 1000))
    }

    private func found(
        _ field: ProfileField, _ value: JSONValue, percent: Int = 90, isSure: Bool = true,
        from source: EnrichmentSource = .website
    ) -> FoundValue {
        FoundValue(
            field: field, value: value,
            provenance: Provenance(
                sourceURL: "https://acme.example/team", source: source, quote: "…", retrievedAt: now,
                contentSHA256: String(repeating: "0", count: 64), extractor: .jsonLD),
            confidence: Confidence(percent: percent), isIdentitySure: isSure)
    }

    private func add(
        _ values: [FoundValue], to person: Person, _ profile: EnrichmentProfile? = nil,
        under policy: EnrichmentPolicy = .fillEmpty, run: Job.ID? = nil
    ) -> EnrichmentStep {
        let profile = profile ?? .empty(of: person.id)
        var next = UInt64(profile.values.count)
        return profile.adding(
            EnrichmentFindings(values: values), of: run ?? self.run, to: person, under: policy, in: schema, at: now
        ) {
            next += 1
            return EnrichedValue.ID(high: 9, low: next)
        }
    }

    /// The person with what a step gives it.
    private func applying(_ step: EnrichmentStep, to person: Person) throws -> Person {
        var person = person
        guard let patch = step.patch else { return person }
        person.apply(patch)
        if case .set(.named(let name)) = patch.company {
            person.company = CompanySummary(id: Company.ID(high: 3, low: 3), name: name, industry: nil, website: nil)
        } else if case .set(.none) = patch.company {
            person.company = nil
        }
        return person
    }

    @Test("A sure value fills what is empty, and each finds its home")
    func fills() throws {
        let linkedIn = JSONObject([
            ("network", .string("linkedin")), ("url", .string("https://www.linkedin.com/in/jane")),
        ])
        let step = add(
            [
                found(.familyName, .string("Doe")), found(.companyName, .string("Acme Inc")),
                found(.jobTitle, .string("Engineer")),
                found(.social, .object(linkedIn)), found(.bio, .string("Builds.")), found(.location, .string("Porto")),
            ], to: try person())
        let jane = try applying(step, to: try person())
        #expect(jane.lastName?.string == "Doe" && jane.company?.name.string == "Acme Inc")
        #expect(jane.address?.string == "Porto")
        #expect(
            jane.customFields.json
                == #"{"cf_job_title":"Engineer","cf_linkedin_url":"https://www.linkedin.com/in/jane"}"#)
        #expect(step.profile.values.allSatisfy { $0.status == .applied })
        #expect(step.profile.values.first { $0.field == .bio }?.application == nil)
        #expect(step.profile.enrichedAt == now)
    }

    @Test("What somebody typed, what is not sure, and what the policy keeps is only suggested")
    func suggests() throws {
        let typed = try person { $0.lastName = try LastName("Dough") }
        let kept = add([found(.familyName, .string("Doe"))], to: typed)
        #expect(kept.patch == nil && kept.profile.values.map(\.status) == [.suggested])
        let unsure = add([found(.familyName, .string("Doe"), isSure: false)], to: try person())
        #expect(unsure.patch == nil && unsure.profile.values.map(\.status) == [.suggested])
        let careful = add([found(.familyName, .string("Doe"))], to: try person(), under: .suggest)
        #expect(careful.patch == nil && careful.profile.values.map(\.status) == [.suggested])
        let unfit = add([found(.jobTitle, .string(String(repeating: "x", count: 21)))], to: try person())
        #expect(unfit.patch == nil)
    }

    @Test("Of two values for one field the surer one counts")
    func surest() throws {
        let step = add(
            [found(.familyName, .string("Doh"), percent: 50), found(.familyName, .string("Doe"), percent: 90)],
            to: try person())
        #expect(try applying(step, to: try person()).lastName?.string == "Doe")
        #expect(step.profile.values.map(\.status) == [.applied, .suggested])
    }

    @Test("The same value found again is the same value, however it is spelled")
    func again() throws {
        let first = add([found(.familyName, .string("Doe"), isSure: false)], to: try person())
        let second = add([found(.familyName, .string("DOE"))], to: try person(), first.profile)
        #expect(
            second.profile.values.map(\.status) == [.applied]
                && second.profile.values[0].id == first.profile.values[0].id)
    }

    @Test("A rejected value is taken back and not offered again")
    func rejected() throws {
        let first = add([found(.familyName, .string("Doe"))], to: try person())
        let jane = try applying(first, to: try person())
        let rejection = try first.profile.rejecting(first.profile.values[0].id, for: jane, in: schema)
        let after = try applying(rejection, to: jane)
        #expect(after.lastName == nil && rejection.profile.values.map(\.status) == [.rejected])
        let again = add([found(.familyName, .string("doe"))], to: after, rejection.profile)
        #expect(again.patch == nil && again.profile.values.map(\.status) == [.rejected])
    }

    @Test("A revert brings back what was there before, but for what somebody changed since")
    func reverted() throws {
        let first = add(
            [
                found(.familyName, .string("Doe")), found(.companyName, .string("Acme Inc")),
                found(.bio, .string("Builds.")),
            ], to: try person())
        var jane = try applying(first, to: try person())
        // The company was there before, under its own spelling, and somebody typed another name.
        jane.company = CompanySummary(
            id: Company.ID(high: 3, low: 3), name: try CompanyName("ACME inc"), industry: nil, website: nil)
        jane.lastName = try LastName("Dough")
        let revert = try first.profile.reverting(nil, for: jane, in: schema)
        let after = try applying(revert, to: jane)
        #expect(after.lastName?.string == "Dough" && after.company == nil)
        #expect(revert.profile.values.allSatisfy { $0.status == .reverted })
        #expect(throws: EnrichmentRefusal.nothingApplied) { try revert.profile.reverting(nil, for: after, in: schema) }
        let again = add([found(.companyName, .string("Acme Inc"))], to: after, revert.profile)
        #expect(again.patch == nil && again.profile.values.last?.status == .suggested)
    }

    @Test("An accepted value takes the place of what was typed, and a revert brings that back")
    func accepted() throws {
        let typed = try person { $0.lastName = try LastName("Dough") }
        let step = add([found(.familyName, .string(" Doe "), isSure: false)], to: typed)
        let acceptance = try step.profile.accepting(step.profile.values[0].id, for: typed, in: schema)
        let jane = try applying(acceptance, to: typed)
        #expect(jane.lastName?.string == "Doe")
        let revert = try acceptance.profile.reverting(run, for: jane, in: schema)
        #expect(try applying(revert, to: jane).lastName?.string == "Dough")
        #expect(throws: EnrichmentRefusal.notFound) {
            try step.profile.accepting(EnrichedValue.ID(high: 0, low: 0), for: typed, in: schema)
        }
    }

    @Test("A value that another took the place of is the person's again when that is taken back")
    func superseded() throws {
        let first = add([found(.familyName, .string("Doe"))], to: try person())
        let doe = try applying(first, to: try person())
        let other = Job.ID(high: 7, low: 2)
        let second = add([found(.familyName, .string("Roe"))], to: doe, first.profile, run: other)
        let acceptance = try second.profile.accepting(second.profile.values[1].id, for: doe, in: schema)
        #expect(acceptance.profile.values.map(\.status) == [.superseded, .applied])
        let revert = try acceptance.profile.reverting(other, for: try applying(acceptance, to: doe), in: schema)
        #expect(revert.profile.values.map(\.status) == [.applied, .reverted])
        #expect(try applying(revert, to: try applying(acceptance, to: doe)).lastName?.string == "Doe")
    }

    @Test("Coordinates of an earlier address give way, typed ones do not")
    func coordinates() throws {
        let first = add([found(.latitude, .number(1), from: .geocoder)], to: try person())
        let placed = try applying(first, to: try person())
        let second = add([found(.latitude, .number(2), from: .geocoder)], to: placed, first.profile)
        #expect(try applying(second, to: placed).latitude?.degrees == 2)
        var moved = placed
        moved.latitude = try Latitude(5)
        #expect(add([found(.latitude, .number(2), from: .geocoder)], to: moved, first.profile).patch == nil)
    }

    @Test("A profile is bounded, and forgets first what nobody would miss")
    func bounded() throws {
        var profile = add([found(.familyName, .string("Doe"))], to: try person()).profile
        let jane = try person { $0.lastName = try LastName("Doe") }
        for number in 0..<12 {
            let values = (0..<100).map { found(.skill, .string("s\(number)-\($0)"), isSure: false) }
            profile = add(values, to: jane, profile).profile
        }
        #expect(profile.values.count == EnrichmentProfile.maximumValues)
        #expect(profile.values[0].status == .applied && profile.values.last?.value == .string("s11-99"))
    }
}

extension JSONObject {
    fileprivate init(_ members: [(String, JSONValue)]) {
        self.init()
        for (name, value) in members { self[name] = value }
    }
}
