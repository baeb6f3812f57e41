#if Postgres
import PeopleDomain
import PeopleStorage

/// What writing records of an organization has to know beyond its own records of their ids.
struct ArchiveContext {
    /// Where the table ends.
    var last: StorePlace?
    /// The digests of the keys that are written, and of those that have theirs, of whichever organization.
    var digests: [APIKey.ID: (organization: Organization.ID, digest: APIKeyDigest)] = [:]
    /// Whose the jobs are of which some organization has the ids, which no two can have.
    private(set) var jobOwners: [Job.ID: Organization.ID] = [:]

    /// - Parameter results: the answers to what ``statements(for:in:)`` gave.
    init(_ results: [QueryResult]) throws(StorageError) {
        guard results.count >= 2 else { throw .corrupted("a statement had no answer") }
        last = try results[0].first { $0.place() }
        let known = try results[1].map { row in
            (
                organization: row.id(Organization.self), key: row.id(APIKey.self),
                digest: APIKeyDigest(bytes: row.data())
            )
        }
        for known in known { digests[known.key] = (known.organization, known.digest) }
        guard results.count > 3 else { return }
        for (owner, job) in try results[3].map({ ($0.id(Organization.self), $0.id(Job.self)) }) {
            jobOwners[job] = owner
        }
    }

    /// Asks for it.
    static func statements(for records: [StoreRecord], in transaction: CommitTransaction) -> [Statement] {
        let organization = transaction.organizationID
        let keys: [(APIKey, APIKeyDigest)] = records.compactMap { record in
            guard case .apiKey(let key, let digest) = record else { return nil }
            return (key, digest)
        }
        let last = records.first.flatMap { ArchiveQueries.of($0.table) } ?? .people
        return [
            Statement(last.last) { $0.add(organization) },
            Statement(ArchiveQueries.digests) {
                $0.add(ids: keys.map(\.0.id))
                $0.add(.bytea, keys.map { .bytea($0.1.bytes) })
            },
        ] + ownersOfJobs(of: records, in: transaction)
    }

    /// Looks through the gate in the wall before the jobs, and closes it again.
    private static func ownersOfJobs(of records: [StoreRecord], in transaction: CommitTransaction) -> [Statement] {
        let ids: [Job.ID] = records.compactMap { record in
            guard case .job(let job) = record else { return nil }
            return job.id
        }
        if ids.isEmpty { return [] }
        return [
            ReadContext.queue.statement(timeout: transaction.timeout),
            Statement(ArchiveQueries.jobOwners) { $0.add(ids: ids) },
            transaction.context,
        ]
    }

    /// The key that has a digest.
    func key(with digest: APIKeyDigest) -> APIKey.ID? { digests.first { $0.value.digest == digest }?.key }
}

extension ArchiveQueries {
    /// Of a table; `nil` for those whose records are in no order of their own.
    fileprivate static func of(_ table: StoreTable) -> ArchiveQueries? {
        switch table {
        case .organizations, .customFields, .profiles, .tokenUse: nil
        case .companies: .companies
        case .people: .people
        case .users: .users
        case .notes: .notes
        case .apiKeys: .apiKeys
        case .jobs: .jobs
        }
    }
}
#endif
