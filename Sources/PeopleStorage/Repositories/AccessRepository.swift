import PeopleDomain

/// Reads of an organization's users and keys. See ``Change`` for the writes.
public protocol AccessRepository: Sendable {
    /// One page of the users, newest first.
    func users(page: PageRequest) async throws(StorageError) -> Page<User>

    /// The user with that email address, compared without regard to case; `nil` where there is none.
    func user(withEmail email: EmailAddress) async throws(StorageError) -> User?

    /// The keys of a user, or of all, newest first, the revoked among them: at most
    /// ``StorageLimits/maximumListed``.
    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey]
}
