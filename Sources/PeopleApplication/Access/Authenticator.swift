import PeopleDomain
import PeopleStorage
import Synchronization

/// Tells who presents a key.
///
/// Keys that were presented within the last second are remembered, so that a busy client costs no look-up. Revoking a
/// key forgets it at once on this node, and on those that their backend tells of it; another node finds out when its
/// second is over.
public final class Authenticator: Sendable {
    /// How long a key is believed without asking the store: the contract gives other nodes a second (section 1).
    static let timeToLive = Duration.milliseconds(900)
    /// How many keys are remembered: more than a node's clients, and a few hundred bytes each.
    static let capacity = 10_000
    /// How precisely the last use of a key is kept. One write a minute and key is nothing; one a request would be.
    static let useResolution = Duration.seconds(60)

    private struct Entry {
        let caller: Caller
        let believedUntil: Timestamp
    }

    private struct State {
        /// By what was presented, so that a key that is known costs neither an HMAC nor a look-up. The secrets are here
        /// no longer than they are in the requests that bring them: for ``timeToLive`` they are believed, and forgotten
        /// with the next one that is new. The hash of a dictionary is keyed anew in each process.
        var entries: [String: Entry] = [:]
        /// When each key's last use was noted in the store.
        var notedUses: [APIKey.ID: Timestamp] = [:]
        /// Rises when keys are forgotten, so that a look-up that began before does not bring one back.
        var generation = 0
        private var nextCleaning = Timestamp(millisecondsSince1970: 0)

        /// Once a time to live at most, so that many keys do not make each look-up walk over all of them.
        mutating func forgetOutdated(at now: Timestamp) {
            if entries.count >= Authenticator.capacity { entries.removeAll(keepingCapacity: true) }
            guard now >= nextCleaning else { return }
            entries = entries.filter { now < $0.value.believedUntil }
            nextCleaning = now + Authenticator.timeToLive
        }
    }

    private let directory: any OrganizationDirectory
    private let keyring: APIKeyring
    private let environment: StorageEnvironment
    private let state = Mutex(State())

    init(directory: any OrganizationDirectory, keyring: APIKeyring, environment: StorageEnvironment) {
        self.directory = directory
        self.keyring = keyring
        self.environment = environment
    }

    /// The caller who presents a secret.
    ///
    /// - Throws: ``ApplicationError/unauthenticated`` for a key that is malformed, unknown, expired or revoked, without
    ///   a difference; ``ApplicationError/unavailable(_:)`` where the store can't tell.
    public func caller(presenting text: String) async throws(ApplicationError) -> Caller {
        let now = environment.now()
        let (known, generation) = state.withLock { ($0.entries[text], $0.generation) }
        if let known, now < known.believedUntil {
            guard known.caller.key?.isActive(at: now) == true else { throw .unauthenticated }
            return known.caller
        }
        guard let secret = APIKeySecret(text) else { throw .unauthenticated }
        let digest = keyring.digest(secret)
        let holder = try await storing { () throws(StorageError) in try await directory.keyHolder(digest) }
        guard let holder, holder.key.isActive(at: now) else { throw .unauthenticated }
        let caller = Caller(holder)
        let isUseToBeNoted = state.withLock { state in
            if state.generation == generation {
                state.forgetOutdated(at: now)
                state.entries[text] = Entry(caller: caller, believedUntil: now + Self.timeToLive)
            }
            let last = max(state.notedUses[holder.key.id], holder.key.lastUsedAt)
            if let last, now - last < Self.useResolution { return false }
            if state.notedUses.count >= Self.capacity { state.notedUses.removeAll(keepingCapacity: true) }
            state.notedUses[holder.key.id] = now
            return true
        }
        if isUseToBeNoted { noteUse(of: holder.key.id, at: now) }
        return caller
    }

    /// Forgets what is remembered, after a key was revoked.
    func forgetAll() {
        state.withLock {
            $0.entries.removeAll(keepingCapacity: true)
            $0.generation += 1
        }
    }

    /// Beside the request, which need not wait for it. A failure is tried again with the next minute's use.
    private func noteUse(of key: APIKey.ID, at time: Timestamp) {
        Task { [directory] in
            try? await directory.recordUse(of: [key: time])
        }
    }
}

/// The later of two times, either of which may be missing.
private func max(_ a: Timestamp?, _ b: Timestamp?) -> Timestamp? {
    guard let a, let b else { return a ?? b }
    return Swift.max(a, b)
}
