import PeopleDomain

/// Three answers of a person in one number, as backends store it.
public struct PersonFlags: OptionSet, Sendable {
    public let rawValue: Int64

    public static let connector = PersonFlags(rawValue: 1)
    public static let solutionProvider = PersonFlags(rawValue: 2)
    public static let fullUser = PersonFlags(rawValue: 4)

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public init(_ person: Person) {
        self = []
        if person.isConnector { insert(.connector) }
        if person.isSolutionProvider { insert(.solutionProvider) }
        if person.isFullUser { insert(.fullUser) }
    }
}
