import PeopleDomain
import PeopleStorage

/// A page of a list, and the way to the next.
public struct Listing<Item: Sendable>: Sendable {
    public let page: Page<Item>
    /// What ``Paging/init(limit:after:includesTotal:)`` takes to go on behind this page, whatever comes and goes before it;
    /// `nil` where nothing follows.
    public let nextCursor: String?

    public var items: [Item] { page.items }
    public var total: Int? { page.total }
    public var hasMore: Bool { page.hasMore }

    init(_ page: Page<Item>, of list: ListIdentity, position: (Item) -> RecordPosition) {
        self.page = page
        nextCursor = page.hasMore ? page.items.last.map { ListCursor.text(position($0), of: list) } : nil
    }
}
