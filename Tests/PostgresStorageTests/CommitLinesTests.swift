#if Postgres
import PeopleDomain
import PeopleStorage
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: lines of commits")
struct CommitLinesTests {
    private let organization = Organization.ID(high: 1, low: 1)

    @Test("Who waits together is one group, up to its weight")
    func groups() async throws {
        try await withPending([.light, .light, .heavy, .light]) { pending in
            var lines = CommitLines()
            #expect(lines.join(pending[0]) == .serve)
            for commit in pending[1...] { #expect(lines.join(commit) == .admitted) }
            #expect(lines.next(of: organization)?.map(\.weight) == [1, 1])
            #expect(lines.next(of: organization)?.map(\.weight) == [CommitLines.maximumGroupWeight])
            #expect(lines.next(of: organization)?.map(\.weight) == [1])
            #expect(lines.next(of: organization) == nil)
            #expect(lines.join(pending[0]) == .serve)
        }
    }

    @Test("Where many wait, a second group is done beside the first")
    func secondGroup() async throws {
        try await withPending([.light]) { pending in
            var lines = CommitLines()
            #expect(lines.join(pending[0]) == .serve)
            #expect(lines.next(of: organization)?.count == 1)
            for _ in 1..<CommitLines.worthASecondGroup { #expect(lines.join(pending[0]) == .admitted) }
            #expect(lines.join(pending[0]) == .serve)
            #expect(lines.join(pending[0]) == .admitted)
            #expect(lines.next(of: organization)?.count == CommitLines.worthASecondGroup + 1)
            // One of the two is enough from here on.
            #expect(lines.next(of: organization) == nil)
            #expect(lines.join(pending[0]) == .admitted)
        }
    }

    @Test("Who touches records that he can't name stands alone")
    func alone() async throws {
        try await withPending([.light, .alone, .light]) { pending in
            var lines = CommitLines()
            for commit in pending { _ = lines.join(commit) }
            for _ in 0..<3 { #expect(lines.next(of: organization)?.count == 1) }
        }
    }

    @Test("A line that is full or closed takes nobody")
    func bounds() async throws {
        try await withPending([.light]) { pending in
            var lines = CommitLines()
            for _ in 0..<CommitLines.capacity { _ = lines.join(pending[0]) }
            #expect(lines.join(pending[0]) == .full)
            lines.close()
            #expect(lines.join(pending[0]) == .closed)
        }
    }

    private enum Kind { case light, heavy, alone }

    /// Gives commits that nobody does, and answers them all at the end.
    private func withPending(_ kinds: [Kind], _ body: ([PendingCommit]) throws -> Void) async throws {
        let scope = OrganizationScope(mintedFor: organization, actor: nil, visibility: .all)
        var pending: [PendingCommit] = []
        var tasks: [Task<Void, Never>] = []
        for kind in kinds {
            let deletion = Change.deletePerson(Person.ID(high: 1, low: 1))
            let changes =
                switch kind {
                case .light: ChangeSet(deletion)
                case .heavy: ChangeSet(Array(repeating: deletion, count: CommitLines.maximumGroupWeight))
                case .alone: ChangeSet(.deleteCompany(Company.ID(high: 1, low: 1)))
                }
            let (stream, continuation) = AsyncStream.makeStream(of: PendingCommit.self)
            tasks.append(
                Task {
                    _ = await withCheckedContinuation {
                        continuation.yield(PendingCommit(changes, claiming: nil, scope: scope, $0))
                    }
                })
            for await commit in stream {
                pending.append(commit)
                break
            }
        }
        defer { for commit in pending { commit.finish(.success(ClaimedOutcomes([], areOfEarlier: false))) } }
        try body(pending)
    }
}
#endif
