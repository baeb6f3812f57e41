import PeopleDomain
import PeopleStorage

extension ChangeOutcome {
    func person(_ effect: WriteEffect) throws(ConformanceFailure) -> Person {
        guard case .person(let person, effect) = self else { throw unexpected("a person, \(effect)") }
        Tally.countOne()
        return person
    }

    func company(_ effect: WriteEffect) throws(ConformanceFailure) -> Company {
        guard case .company(let company, effect) = self else { throw unexpected("a company, \(effect)") }
        Tally.countOne()
        return company
    }

    func customField(
        _ effect: WriteEffect, recordsTouched: Int
    ) throws(ConformanceFailure) -> CustomFieldDefinition {
        guard case .customField(let definition, effect, recordsTouched) = self else {
            throw unexpected("a custom field, \(effect), and \(recordsTouched) records touched")
        }
        Tally.countOne()
        return definition
    }

    func note(_ effect: WriteEffect) throws(ConformanceFailure) -> Note {
        guard case .note(let note, effect) = self else { throw unexpected("a note, \(effect)") }
        Tally.countOne()
        return note
    }

    func user() throws(ConformanceFailure) -> User {
        guard case .user(let user) = self else { throw unexpected("a user") }
        Tally.countOne()
        return user
    }

    func apiKey() throws(ConformanceFailure) -> APIKey {
        guard case .apiKey(let key) = self else { throw unexpected("a key") }
        Tally.countOne()
        return key
    }

    func job(_ effect: WriteEffect) throws(ConformanceFailure) -> Job {
        guard case .job(let job, effect) = self else { throw unexpected("a job, \(effect)") }
        Tally.countOne()
        return job
    }

    func enrichment() throws(ConformanceFailure) -> EnrichmentProfile {
        guard case .enrichment(let profile) = self else { throw unexpected("what is known of a person") }
        Tally.countOne()
        return profile
    }

    private func unexpected(_ expected: String) -> ConformanceFailure {
        ConformanceFailure("the outcome should be \(expected), and is \(self)")
    }
}
