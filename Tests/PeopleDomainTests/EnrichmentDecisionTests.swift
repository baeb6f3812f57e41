import PeopleDomain
import Testing

@Suite("What somebody decides on values that were found")
struct EnrichmentDecisionTests: EnrichmentTesting {
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
        let second = add([found(.familyName, .string("Roe"))], to: doe, first.profile, run: other)
        let acceptance = try second.profile.accepting(second.profile.values[1].id, for: doe, in: schema)
        #expect(acceptance.profile.values.map(\.status) == [.superseded, .applied])
        let revert = try acceptance.profile.reverting(other, for: try applying(acceptance, to: doe), in: schema)
        #expect(revert.profile.values.map(\.status) == [.applied, .reverted])
        #expect(try applying(revert, to: try applying(acceptance, to: doe)).lastName?.string == "Doe")
    }

    @Test("What is rejected or reverted while another value is in its place does not come back with that")
    func superseding() throws {
        for isReverted in [false, true] {
            let first = add(
                [found(.familyName, .string("Doe")), found(.location, .string("Porto"))], to: try person())
            var jane = try applying(first, to: try person())
            let second = add([found(.familyName, .string("Roe"))], to: jane, first.profile, run: other)
            let acceptance = try second.profile.accepting(second.profile.values[2].id, for: jane, in: schema)
            jane = try applying(acceptance, to: jane)
            let decision =
                isReverted
                ? try acceptance.profile.reverting(run, for: jane, in: schema)
                : try acceptance.profile.rejecting(acceptance.profile.values[0].id, for: jane, in: schema)
            jane = try applying(decision, to: jane)
            #expect(jane.lastName?.string == "Roe" && (jane.address == nil) == isReverted)
            #expect(decision.profile.values[0].status == (isReverted ? .reverted : .rejected))
            let last =
                isReverted
                ? try decision.profile.reverting(other, for: jane, in: schema)
                : try decision.profile.rejecting(decision.profile.values[2].id, for: jane, in: schema)
            #expect(try applying(last, to: jane).lastName == nil)
            #expect(last.profile.values[0].status == decision.profile.values[0].status)
        }
    }

    @Test("A run of which all was replaced is reverted, so that nothing of it comes back")
    func replaced() throws {
        let first = add([found(.familyName, .string("Doe"))], to: try person())
        var jane = try applying(first, to: try person())
        let second = add([found(.familyName, .string("Roe"))], to: jane, first.profile, run: other)
        let acceptance = try second.profile.accepting(second.profile.values[1].id, for: jane, in: schema)
        jane = try applying(acceptance, to: jane)
        let revert = try acceptance.profile.reverting(run, for: jane, in: schema)
        #expect(revert.patch == nil && revert.profile.values.map(\.status) == [.reverted, .applied])
        let last = try revert.profile.reverting(nil, for: jane, in: schema)
        #expect(try applying(last, to: jane).lastName == nil)
    }

    @Test("Two values with one home replace each other, and a revert of their run takes back both")
    func home() throws {
        let values = [found(.social, linkedIn("jane")), found(.social, linkedIn("jane-doe"), percent: 80)]
        let step = add(values, to: try person())
        #expect(step.profile.values.map(\.status) == [.applied, .suggested])
        var jane = try applying(step, to: try person())
        let acceptance = try step.profile.accepting(step.profile.values[1].id, for: jane, in: schema)
        #expect(acceptance.profile.values.map(\.status) == [.superseded, .applied])
        jane = try applying(acceptance, to: jane)
        let revert = try acceptance.profile.reverting(run, for: jane, in: schema)
        #expect(revert.profile.values.map(\.status) == [.reverted, .reverted])
        #expect(try applying(revert, to: jane).customFields.json == "{}")
    }

    @Test("A run whose value was replaced by another of its own is taken back at once")
    func sameRun() throws {
        let step = add(
            [found(.jobTitle, .string("CTO")), found(.jobTitle, .string("CEO"), percent: 50)], to: try person())
        var jane = try applying(step, to: try person())
        let acceptance = try step.profile.accepting(step.profile.values[1].id, for: jane, in: schema)
        jane = try applying(acceptance, to: jane)
        let revert = try acceptance.profile.reverting(nil, for: jane, in: schema)
        #expect(revert.profile.values.map(\.status) == [.reverted, .reverted])
        #expect(try applying(revert, to: jane).customFields.json == "{}")
    }

    @Test("A value that was accepted, replaced and accepted again brings back the other, and then what was there first")
    func again() throws {
        let step = add(
            [found(.jobTitle, .string("CTO")), found(.jobTitle, .string("CEO"), percent: 50)], to: try person())
        var jane = try applying(step, to: try person())
        var profile = step.profile
        for index in [1, 0] {
            let acceptance = try profile.accepting(profile.values[index].id, for: jane, in: schema)
            jane = try applying(acceptance, to: jane)
            profile = acceptance.profile
        }
        #expect(jane.customFields.json == #"{"cf_job_title":"CTO"}"#)
        for (index, left) in [(0, #"{"cf_job_title":"CEO"}"#), (1, "{}")] {
            let rejection = try profile.rejecting(profile.values[index].id, for: jane, in: schema)
            jane = try applying(rejection, to: jane)
            profile = rejection.profile
            #expect(jane.customFields.json == left)
        }
    }

    @Test("What the person can't be without stays, and nothing says that it went")
    func required() throws {
        let step = add(
            [found(.jobTitle, .string("CTO")), found(.familyName, .string("Doe"))], to: try person())
        var jane = try applying(step, to: try person())
        let strict = CustomFieldSchema(
            entityType: .people,
            definitions: [Self.definition("cf_job_title", .text(maximumLength: 20), flags: [.required])],
            revision: Revision(2))
        let refusal = EnrichmentRefusal.unfit("customFields.cf_job_title")
        #expect(throws: refusal) { try step.profile.rejecting(step.profile.values[0].id, for: jane, in: strict) }
        let revert = try step.profile.reverting(run, for: jane, in: strict)
        #expect(revert.profile.values.map(\.status) == [.applied, .reverted])
        jane = try applying(revert, to: jane)
        #expect(jane.lastName == nil && jane.customFields.json == #"{"cf_job_title":"CTO"}"#)
        let other = add([found(.jobTitle, .string("CTO"))], to: try person())
        #expect(throws: refusal) { try other.profile.reverting(run, for: jane, in: strict) }
    }

    @Test("Accepting a value over which somebody typed puts it back, and a revert brings back what was typed")
    func typedOver() throws {
        let step = add([found(.familyName, .string("Doe"))], to: try person())
        var jane = try applying(step, to: try person())
        #expect(try step.profile.accepting(step.profile.values[0].id, for: jane, in: schema).patch == nil)
        jane.lastName = try LastName("Dough")
        let acceptance = try step.profile.accepting(step.profile.values[0].id, for: jane, in: schema)
        jane = try applying(acceptance, to: jane)
        #expect(jane.lastName?.string == "Doe")
        let revert = try acceptance.profile.reverting(run, for: jane, in: schema)
        #expect(try applying(revert, to: jane).lastName?.string == "Dough")
    }
}
