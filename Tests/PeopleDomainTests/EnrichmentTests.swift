import PeopleDomain
import Testing

@Suite("What becomes of values that are found")
struct EnrichmentTests: EnrichmentTesting {
    @Test("A sure value fills what is empty, and each finds its home")
    func fills() throws {
        let step = add(
            [
                found(.familyName, .string("Doe")), found(.companyName, .string("Acme Inc")),
                found(.jobTitle, .string("Engineer")),
                found(.social, linkedIn("jane")), found(.bio, .string("Builds.")), found(.location, .string("Porto")),
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
        // Not by the next run, nor by the ones behind it.
        var profile = revert.profile
        for _ in 0..<3 {
            let again = add(
                [found(.companyName, .string("ACME Inc")), found(.bio, .string("Builds."))], to: after, profile)
            #expect(again.patch == nil && again.profile.values.map(\.status) == revert.profile.values.map(\.status))
            profile = again.profile
        }
        let acceptance = try profile.accepting(profile.values[1].id, for: after, in: schema)
        #expect(try applying(acceptance, to: after).company?.name.string == "Acme Inc")
    }

    @Test("A value that had no home until now goes home with the next run, and is taken back with it")
    func homeless() throws {
        let bare = CustomFieldSchema(entityType: .people, definitions: [], revision: Revision(1))
        let first = add([found(.jobTitle, .string("Engineer"))], to: try person(), in: bare)
        #expect(first.patch == nil && first.profile.values.map(\.status) == [.applied])
        let second = add([found(.jobTitle, .string("Engineer"))], to: try person(), first.profile, run: other)
        let jane = try applying(second, to: try person())
        #expect(jane.customFields.json == #"{"cf_job_title":"Engineer"}"#)
        let revert = try second.profile.reverting(other, for: jane, in: schema)
        #expect(try applying(revert, to: jane).customFields.json == "{}")
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
        // What was decided is remembered before what is only suggested: it would be done or offered again.
        profile.values[1].status = .reverted
        profile.values[2].status = .rejected
        let decided = profile.values[1...2].map(\.id)
        for number in 12..<18 {
            let values = (0..<100).map { found(.skill, .string("s\(number)-\($0)"), isSure: false) }
            profile = add(values, to: jane, profile).profile
        }
        #expect(profile.values[1...2].map(\.id) == decided)
    }
}
