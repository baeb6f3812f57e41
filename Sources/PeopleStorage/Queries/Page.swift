/// A part of a list, and how long the whole is.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// How many items the whole list has.
    public let total: Int
    public let request: PageRequest

    public init(items: [Item], total: Int, request: PageRequest) {
        self.items = items
        self.total = total
        self.request = request
    }

    /// Whether items follow behind this page.
    public var hasMore: Bool { total - items.count > request.offset }
}

extension Page: Equatable where Item: Equatable {}
