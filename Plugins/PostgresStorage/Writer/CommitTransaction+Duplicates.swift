#if Postgres
import PeopleDomain
import PeopleStorage

extension CommitTransaction {
    /// Takes their names at their company from all people of some companies, before they are unlinked.
    func disconnectPeople(of companies: [Company.ID]) async throws(StorageError) {
        try await forEachStepOfNames(at: companies, DuplicateQueries.members) { $0.removeKeys($1) }
    }

    /// Gives those whom a change will link with their company again their names there: of any other change nothing.
    func connectPeople(linkedBy change: Change) async throws(StorageError) {
        guard case .restoreCompany(let id, _, _) = change else { return }
        try await forEachStepOfNames(at: [id], DuplicateQueries.formerMembers) { $0.addKeys($1) }
    }

    /// Goes through the names of the companies' people, a thousand in memory at a time.
    private func forEachStepOfNames(
        at companies: [Company.ID], _ members: SQL, _ body: (inout WriteBatch, [PersonKey]) -> Void
    ) async throws(StorageError) {
        let step = 1000
        var last = (company: Company.ID(high: 0, low: 0), person: Person.ID(high: 0, low: 0))
        while true {
            let statement = Statement(members) {
                $0.add(organizationID)
                $0.add(ids: companies)
                $0.add(last.company)
                $0.add(last.person)
                $0.add(step)
            }
            guard let result = try await run([statement]).first else { throw .corrupted("a statement had no answer") }
            let found = try result.map { row in
                let (company, id) = (row.id(Company.self), row.id(Person.self))
                let creator = row.optionalID(Person.self)
                let (firstName, lastName) = (row.text(), row.optionalText())
                let key = DuplicateKey.ofName(
                    FirstName(stored: firstName), lastName.map { LastName(stored: $0) }, at: company)
                return (company: company, id: id, key: key.map { PersonKey(id, createdBy: creator, $0) })
            }
            var writes = WriteBatch(organization: organizationID)
            body(&writes, found.compactMap(\.key))
            if !writes.statements.isEmpty { _ = try await run(writes.statements) }
            guard found.count == step, let end = found.last else { return }
            last = (end.company, end.id)
        }
    }
}
#endif
