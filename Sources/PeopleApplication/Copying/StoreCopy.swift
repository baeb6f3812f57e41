import PeopleDomain
import PeopleStorage

/// Copies everything of a store into another, and compares the two.
///
/// Records keep their ids, times and revisions, and stand in the same order. A copy that was interrupted is run again:
/// what is there is left alone, what has changed in the source since is brought up to date, and the rest follows. It
/// holds one page of records at a time, and each page is durable before the next one.
///
/// Nobody may write to the source meanwhile for the two to be equal: pages are not of one moment. Whether they are equal,
/// the comparison tells.
public struct StoreCopy: Sendable {
    private let source: any StoreArchive
    private let target: any StoreArchive

    public init(from source: any StorageBackend, to target: any StorageBackend) {
        self.source = source.archive
        self.target = target.archive
    }

    /// Copies, and then reads both stores and compares them.
    ///
    /// - Parameters:
    ///   - leavingMerges: whether to go on though an organization has merges, which are not copied.
    ///   - progress: told after each page.
    /// - Returns: how the two compare. Organizations that only the target has are no difference.
    public func run(
        leavingMerges: Bool = false, progress: (StoreCopyProgress) -> Void = { _ in }
    ) async throws(StoreCopyFailure) -> StoreComparison {
        if !leavingMerges { try await requireNoMerges() }
        try await forEachOrganization { organization throws(StoreCopyFailure) in
            for table in StoreTable.allCases { try await copy(table, of: organization, progress) }
        }
        return try await compare(progress)
    }

    /// Before anything is written.
    private func requireNoMerges() async throws(StoreCopyFailure) {
        try await forEachOrganization { organization throws(StoreCopyFailure) in
            let count = try await mergeCount(of: organization)
            if count > 0 { throw .wouldLeaveMerges(organization, count) }
        }
    }

    private func mergeCount(of organization: Organization) async throws(StoreCopyFailure) -> Int {
        do {
            return try await source.mergeCount(in: organization.id)
        } catch {
            throw StoreCopyFailure(error, .source)
        }
    }

    private func copy(
        _ table: StoreTable, of organization: Organization, _ progress: (StoreCopyProgress) -> Void
    ) async throws(StoreCopyFailure) {
        var pages = RecordPages(.source, source, table, of: organization.id)
        var count = 0
        while let page = try await pages.next() {
            do {
                try await target.write(page, in: organization.id)
            } catch {
                throw StoreCopyFailure(writing: error)
            }
            count += page.count
            progress(StoreCopyProgress(step: .copied, organization: organization, table: table, count: count))
        }
    }

    // MARK: Comparison

    private func compare(_ progress: (StoreCopyProgress) -> Void) async throws(StoreCopyFailure) -> StoreComparison {
        var comparison = StoreComparison()
        try await forEachOrganization { organization throws(StoreCopyFailure) in
            for table in StoreTable.allCases {
                // Both at once: they are read by different threads, or machines.
                async let ours = TableDigest.reading(RecordPages(.source, source, table, of: organization.id))
                async let theirs = TableDigest.reading(RecordPages(.target, target, table, of: organization.id))
                let (before, after) = (try await ours.get(), try await theirs.get())
                comparison.add(before, after, of: table, in: organization)
                progress(
                    StoreCopyProgress(step: .compared, organization: organization, table: table, count: before.count))
            }
        }
        return comparison
    }

    private func forEachOrganization(
        _ body: (Organization) async throws(StoreCopyFailure) -> Void
    ) async throws(StoreCopyFailure) {
        var place: StorePlace?
        while true {
            let page: [Organization]
            do {
                page = try await source.organizations(after: place, limit: StorageLimits.maximumArchived)
            } catch {
                throw StoreCopyFailure(error, .source)
            }
            guard let last = page.last else { return }
            for organization in page { try await body(organization) }
            place = StoreRecord.organization(last).place
        }
    }
}

/// How far a copy is.
public struct StoreCopyProgress: Sendable {
    public let step: Step
    public let organization: Organization
    public let table: StoreTable
    /// How many records of this table and organization.
    public let count: Int

    public enum Step: Hashable, Sendable { case copied, compared }
}
