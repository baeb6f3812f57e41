import PeopleDomain
import PeopleStorage

/// Which part of a list a client asks for (contract, section 1): by an offset, or by the cursor of the page before.
public struct Paging: Hashable, Sendable {
    public static let first = Paging(.first)

    /// How many items, and behind how many where there is no cursor.
    public let page: PageRequest
    /// The ``Listing/nextCursor`` of an earlier page of the same list.
    public let cursor: String?

    public init(_ page: PageRequest) {
        self.page = page
        cursor = nil
    }

    /// - Throws: ``ValidationFailure`` where the limit is not in 1...100.
    public init(
        limit: Int = PageRequest.standardLimit, after cursor: String, includesTotal: Bool = true
    ) throws(ValidationFailure) {
        page = try PageRequest(limit: limit, includesTotal: includesTotal)
        self.cursor = cursor
    }

    /// The page of a list that is in an order of so many terms.
    ///
    /// - Throws: ``ValidationFailure`` where the cursor is none of this list.
    func request(of list: ListIdentity, terms: Int) throws(ValidationFailure) -> PageRequest {
        guard let cursor else { return page }
        guard let position = ListCursor.position(cursor, of: list), position.keys.count == terms else {
            throw ValidationFailure(FieldFault(field: "cursor", "is not a cursor of this list"))
        }
        return try PageRequest(limit: page.limit, start: .after(position), includesTotal: page.includesTotal)
    }
}
