import PeopleDomain

/// Three answers of a person in one number, as backends store it.
public struct PersonFlags: OptionSet, Sendable {
    public let rawValue: Int64

    @inlinable public static var connector: PersonFlags { PersonFlags(rawValue: 1) }
    @inlinable public static var solutionProvider: PersonFlags { PersonFlags(rawValue: 2) }
    @inlinable public static var fullUser: PersonFlags { PersonFlags(rawValue: 4) }

    @inlinable
    public init(rawValue: Int64) { self.rawValue = rawValue }

    public init(_ person: Person) {
        self = []
        if person.isConnector { insert(.connector) }
        if person.isSolutionProvider { insert(.solutionProvider) }
        if person.isFullUser { insert(.fullUser) }
    }
}
