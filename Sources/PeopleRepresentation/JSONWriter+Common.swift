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

    /// A page as `{<name>: […], total, limit, offset, hasMore}`.
    package mutating func page<Item>(
        _ page: Page<Item>, named name: StaticString, _ body: (inout JSONWriter, Item) -> Void
    ) {
        object { writer in
            writer.name(name)
            writer.array(page.items, body)
            writer.name("total")
            writer.value(page.total)
            writer.name("limit")
            writer.value(page.request.limit)
            writer.name("offset")
            writer.value(page.request.offset)
            writer.name("hasMore")
            writer.value(page.hasMore)
        }
    }
}
