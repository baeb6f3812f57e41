import PeopleApplication
import PeopleDomain
import PeopleStorage

/// A record that shows when it was created and changed.
package protocol Dated: Revisable {
    var createdAt: Timestamp { get }
}

extension Person: Dated {}
extension Company: Dated {}
extension CustomFieldDefinition: Dated {}
extension Note: Dated {}

extension JSONWriter {
    /// An optional value that is not set is `null`, and never left out (contract, section 1).
    package mutating func optional(_ text: String?) {
        if let text { value(text) } else { null() }
    }

    package mutating func optional(_ integer: Int?) {
        if let integer { value(integer) } else { null() }
    }

    package mutating func optional(_ number: Double?) {
        if let number { value(number) } else { null() }
    }

    package mutating func optional(_ time: Timestamp?) {
        if let time { value(time) } else { null() }
    }

    package mutating func times(_ record: some Dated) {
        name("createdAt")
        value(record.createdAt)
        name("updatedAt")
        value(record.updatedAt)
    }

    /// A page as `{<name>: […], total, limit, offset, hasMore, nextCursor}`: `total` is null where nobody asked, `offset`
    /// where the page begins behind a cursor.
    package mutating func page<Item>(
        _ listing: Listing<Item>, named name: StaticString, _ body: (inout JSONWriter, Item) -> Void
    ) {
        page(listing.page, nextCursor: listing.nextCursor, named: name, body)
    }

    /// - Parameter nextCursor: `nil` also in a list that has no cursors.
    package mutating func page<Item>(
        _ page: Page<Item>, nextCursor: String? = nil, named name: StaticString,
        _ body: (inout JSONWriter, Item) -> Void
    ) {
        object { writer in
            writer.name(name)
            writer.array(page.items, body)
            writer.name("total")
            writer.optional(page.total)
            writer.name("limit")
            writer.value(page.request.limit)
            writer.name("offset")
            writer.optional(page.request.position == nil ? page.request.offset : nil)
            writer.name("hasMore")
            writer.value(page.hasMore)
            writer.name("nextCursor")
            writer.optional(nextCursor)
        }
    }
}
