#if SQLite
import Foundation
import PeopleStorage

/// What the writer's thread does: group after group, and the upkeep of the search indexes between them.
struct WriterLoop {
    private let connection: Connection
    private let transaction: WriteTransaction
    private let checkpointer: Checkpointer
    private let searches: SearchCache
    private let upkeep: SearchUpkeep

    init(
        connection: Connection, environment: StorageEnvironment, checkpointer: Checkpointer, searches: SearchCache
    ) {
        self.searches = searches
        self.connection = connection
        self.checkpointer = checkpointer
        transaction = WriteTransaction(connection: connection, environment: environment)
        upkeep = SearchUpkeep(indexes: transaction.searchIndexes, connection: connection)
    }

    func run(_ queue: WorkQueue<PendingWrite>) {
        while true {
            let deadline = upkeep.isDue ? Date(timeIntervalSinceNow: SearchUpkeep.idleSeconds) : nil
            guard let group = queue.take(weight: Writer.maximumGroupWeight, of: \.weight, until: deadline) else {
                return
            }
            if group.isEmpty { upkeep.runWhenIdle() } else { commit(group) }
            checkpointer.look(at: connection)
        }
    }

    /// Does all members in one transaction; each is told how it went, and that it went well only once it is durable.
    private func commit(_ group: [PendingWrite]) {
        var members = group
        while !members.isEmpty {
            switch attempt(members) {
            case .done: return
            case .again(let rest): members = rest
            }
        }
    }

    private enum Outcome {
        case done
        /// The transaction was rolled back; these members are still to be done.
        case again([PendingWrite])
    }

    private func attempt(_ members: [PendingWrite]) -> Outcome {
        do throws(StorageError) {
            try connection.run(TransactionQueries.beginImmediate)
            try transaction.begin()
        } catch {
            return fail(members, error)
        }
        let before = connection.totalChanges
        var done: [(member: PendingWrite, acknowledge: PendingWrite.Acknowledgement)] = []
        done.reserveCapacity(members.count)
        for (index, member) in members.enumerated() {
            let beforeMember = connection.totalChanges
            do throws(StorageError) {
                switch try member.perform(transaction) {
                case .done(let acknowledge):
                    done.append((member, acknowledge))
                    continue
                case .takenBack(let tell): tell()
                }
            } catch {
                if !connection.isInTransaction || isOfTheStore(error) {
                    // The disk is full, or the like: not the member's fault, and not better without it.
                    return fail(done.map(\.member) + members[index...], error)
                }
                member.refuse(error)
            }
            if connection.totalChanges != beforeMember {
                connection.rollBack()
                return .again(done.map(\.member) + members[(index + 1)...])
            }
        }
        let hasWritten = connection.totalChanges != before
        do throws(StorageError) {
            if hasWritten {
                try transaction.finish()
                try upkeep.run(changes: done.reduce(0) { $0 + $1.member.weight })
                searches.willCommit(transaction.number)
            }
            try connection.run(TransactionQueries.commit)
        } catch {
            searches.didFail()
            return fail(done.map(\.member), error)
        }
        for (_, acknowledge) in done { acknowledge() }
        if hasWritten { searches.didCommit(transaction.number, changes: transaction.searchChanges) }
        return .done
    }

    private func fail(_ members: some Sequence<PendingWrite>, _ error: StorageError) -> Outcome {
        connection.rollBack()
        for member in members { member.refuse(error) }
        return .done
    }

    private func isOfTheStore(_ error: StorageError) -> Bool {
        if case .unavailable = error { true } else { false }
    }
}
#endif
