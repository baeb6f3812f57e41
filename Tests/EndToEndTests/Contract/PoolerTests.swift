import Testing

/// The contract behind pgbouncer, which gives a connection to another client after each transaction: nothing that a
/// connection remembers can be relied on.
@Suite(.enabled(if: PostgresTools.canMakeServers && PostgresPooler.isInstalled)) struct PoolerTests {
    @Test("the contract holds behind a pooler in transaction mode")
    func contract() async throws {
        try await PostgresCluster.with { cluster in
            try await PostgresPooler.with(before: cluster) { pooler in
                let backend = Backend.pooled(pooler)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await PeopleTests().lifeOfAPerson(on: backend)
                        try await PeopleTests().uniqueEmail(on: backend)
                        try await PeopleTests().customFields(on: backend)
                        try await PeopleTests().fullUsers(on: backend)
                        try await CompanyTests().lifeOfACompany(on: backend)
                        try await CompanyTests().companyFoundOrMade(on: backend)
                    }
                    group.addTask {
                        try await CustomFieldTests().shapes(on: backend)
                        try await ParallelWritesTests().parallelMerges(on: backend)
                        try await ParallelWritesTests().parallelCreates(on: backend)
                        try await NoteTests().mentions(on: backend)
                        try await ListTests().pages(on: backend)
                        try await ListTests().search(on: backend)
                        try await AccessTests().keys(on: backend)
                        try await AccessTests().restricted(on: backend)
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
