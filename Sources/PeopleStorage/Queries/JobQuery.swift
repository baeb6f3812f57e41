import PeopleDomain

/// Which jobs a page shows.
public struct JobQuery: Hashable, Sendable {
    /// `nil` for those of everybody whom the scope sees.
    public var personID: Person.ID?
    public var state: JobState?

    public init(personID: Person.ID? = nil, state: JobState? = nil) {
        self.personID = personID
        self.state = state
    }
}
