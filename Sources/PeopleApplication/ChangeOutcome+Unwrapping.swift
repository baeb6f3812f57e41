import PeopleDomain
import PeopleStorage

// Each change has its own kind of outcome. A backend that gives another one is broken, and is said to be.
extension ChangeOutcome {
    func person() throws(ApplicationError) -> Person { try writtenPerson().record }

    func writtenPerson() throws(ApplicationError) -> Written<Person> {
        guard case .person(let person, let effect) = self else { throw unexpected("a person") }
        return Written(record: person, effect: effect)
    }

    func company() throws(ApplicationError) -> Company { try writtenCompany().record }

    func writtenCompany() throws(ApplicationError) -> Written<Company> {
        guard case .company(let company, let effect) = self else { throw unexpected("a company") }
        return Written(record: company, effect: effect)
    }

    func customField() throws(ApplicationError) -> (definition: CustomFieldDefinition, recordsTouched: Int) {
        guard case .customField(let definition, _, let count) = self else { throw unexpected("a custom field") }
        return (definition, count)
    }

    func note() throws(ApplicationError) -> Note {
        guard case .note(let note, _) = self else { throw unexpected("a note") }
        return note
    }

    func user() throws(ApplicationError) -> User {
        guard case .user(let user) = self else { throw unexpected("a user") }
        return user
    }

    func apiKey() throws(ApplicationError) -> APIKey {
        guard case .apiKey(let key) = self else { throw unexpected("a key") }
        return key
    }

    func job() throws(ApplicationError) -> Job {
        guard case .job(let job, _) = self else { throw unexpected("a job") }
        return job
    }

    private func unexpected(_ expected: String) -> ApplicationError {
        .internalFailure("the store answered a change with something else than \(expected)")
    }
}
