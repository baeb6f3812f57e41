import PeopleDomain
import PeopleStorage

/// What changes need to know beyond themselves: on whose behalf they are made, when, and which ids are next.
struct CommitContext: Sendable {
    let scope: OrganizationScope
    let now: Timestamp
    /// As ``ChangeSet/geocodes`` says.
    let geocodes: Bool
    private(set) var identifiers: IdentifierGenerator

    init(
        scope: OrganizationScope, now: Timestamp, geocodes: Bool = false, identifiers: IdentifierGenerator
    ) {
        self.scope = scope
        self.now = now
        self.geocodes = geocodes
        self.identifiers = identifiers
    }

    /// The id of a new record and its time of creation.
    mutating func issue<Entity>(_: Entity.Type) -> (id: Identifier<Entity>, time: Timestamp) {
        identifiers.issue(Entity.self, now: now)
    }
}

extension IdentifierGenerator {
    mutating func issue<Entity>(_: Entity.Type, now: Timestamp) -> (id: Identifier<Entity>, time: Timestamp) {
        var random = SystemRandomNumberGenerator()
        return next(Entity.self, now: now, using: &random)
    }
}
