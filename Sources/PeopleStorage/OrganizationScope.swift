import PeopleDomain

/// The right to see and change the records of one organization, on behalf of somebody.
///
/// Nothing can be queried without one, so that no query can forget the organization or whom the caller may see. It is
/// minted in few places (authentication, the job runner, an embedder's door); `scripts/check-architecture` knows them.
public struct OrganizationScope: Hashable, Sendable {
    public let organizationID: Organization.ID
    /// Who is named as the creator of what is created; `nil` where that is no user.
    public let actor: User.ID?
    /// The key by which the actor calls; `nil` where that is not by a key.
    public let key: APIKey.ID?
    public let visibility: PersonVisibility

    public init(
        mintedFor organizationID: Organization.ID, actor: User.ID?, key: APIKey.ID? = nil,
        visibility: PersonVisibility
    ) {
        self.organizationID = organizationID
        self.actor = actor
        self.key = key
        self.visibility = visibility
    }

    /// Who is named in the history of what is changed.
    public var author: ChangeAuthor { ChangeAuthor(userID: actor, keyID: key) }
}
