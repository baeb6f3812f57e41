/// A tenant: whose people, companies and notes no other organization sees.
public struct Organization: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Organization>

    public let id: ID
    public let name: OrganizationName
    public let createdAt: Timestamp

    public init(id: ID, name: OrganizationName, createdAt: Timestamp) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}

/// The name of an organization, 1 to 200 characters.
public typealias OrganizationName = BoundedText<OrganizationNameLimits>

public enum OrganizationNameLimits: TextLimits { public static let lengths = 1...200 }

extension OrganizationName {
    /// Equal for names that differ by case only. What a store keeps unique.
    public var comparisonKey: String { TextFolding.caseFolded(string) }
}
