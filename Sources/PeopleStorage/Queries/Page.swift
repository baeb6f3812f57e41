/// A part of a list, and how long the whole is.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// How many items the whole list has; `nil` where the request did not ask.
    public let total: Int?
    /// Whether items follow behind this page.
    public let hasMore: Bool
    public let request: PageRequest

    public init(items: [Item], total: Int?, hasMore: Bool, request: PageRequest) {
        self.items = items
        self.total = request.includesTotal ? total : nil
        self.hasMore = hasMore
        self.request = request
    }

    /// A page that begins at an offset: the total tells whether items follow.
    public init(items: [Item], total: Int, request: PageRequest) {
        self.init(items: items, total: total, hasMore: total - items.count > request.offset, request: request)
    }

    /// A page from what was read for it.
    ///
    /// - Parameter items: one more than the request's limit where there are so many: it tells that items follow.
    public init(reading items: [Item], total: Int?, request: PageRequest) {
        self.init(
            items: Array(items.prefix(request.limit)), total: total, hasMore: items.count > request.limit,
            request: request)
    }
}

extension Page: Equatable where Item: Equatable {}
