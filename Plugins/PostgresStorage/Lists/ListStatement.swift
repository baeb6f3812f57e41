#if Postgres
import PeopleDomain
import PeopleStorage

/// A list with conditions or an order, as one statement, so that its page, its total and the schema are of one moment.
///
/// A list in an order of fields that has conditions is read in one of two ways, which the statement itself chooses by how
/// many records it finds, since no statistics tell that well enough: up to ``fewCount`` are put in order; of more, the
/// index of the order's first field is walked until the page is full, and each record is looked for among those found.
struct ListStatement {
    /// Records that are rather put in order: to look up the keys of one takes 3 microseconds.
    static let fewCount = 10_000

    let conditions: ListConditions
    let order: ListOrder
    let request: PageRequest
    private var text = StatementText()
    private var with: [String] = []

    private var table: ListTable { conditions.table }

    init(_ conditions: ListConditions, order: RecordOrder, request: PageRequest) {
        self.conditions = conditions
        self.order = ListOrder(order: order, table: conditions.table)
        self.request = request
    }

    /// One row more than the page has, where there is one; the columns are those that ``QueryResult/listPage(_:schema:_:)``
    /// reads.
    static func make(
        _ conditions: ListConditions, order: RecordOrder, request: PageRequest, in organization: Organization.ID
    ) -> Statement {
        var list = ListStatement(conditions, order: order, request: request)
        _ = list.text.value(.uuid(organization), as: "uuid")
        return list.statement()
    }

    private mutating func statement() -> Statement {
        let keepsHits = !conditions.isEmpty && (request.includesTotal || !order.order.terms.isEmpty)
        if keepsHits { with.append("hit AS MATERIALIZED (\(conditions.ids(&text)))") }
        let page = order.order.terms.isEmpty ? newestFirst(keepsHits: keepsHits) : inOrder()
        let total =
            if !request.includesTotal { "NULL::int8" } else if keepsHits { "(SELECT count(*) FROM hit)" } else {
                "coalesce((\(table.count)), 0)"
            }
        return text.statement(
            """
            \(with.isEmpty ? "" : "WITH \(with.joined(separator: ",\n"))")
            SELECT o.\(table.schema), \(total), l.id IS NULL, \(table.columns)
            FROM organization o LEFT JOIN LATERAL (\(page)) l ON true
            \(table.source)
            WHERE o.id = $1::uuid ORDER BY \(order.terms("l"))
            """)
    }

    // MARK: In the order of creation

    private mutating func newestFirst(keepsHits: Bool) -> String {
        let source = keepsHits ? "hit" : "(\(conditions.ids(&text))) h"
        let behind = request.position.map { " WHERE id < \(text.value(.uuid($0.id), as: "uuid"))" } ?? ""
        return "SELECT id FROM \(source)\(behind) ORDER BY id DESC \(limit(offset: true))"
    }

    /// - Parameter offset: whether what stands before the page is stepped over, or is among the rows.
    private mutating func limit(offset: Bool) -> String {
        let rows = offset ? request.limit + 1 : request.limit + 1 + request.offset
        let limit = "LIMIT \(text.value(.int8(Int64(rows)), as: "int8"))"
        if !offset || request.offset == 0 { return limit }
        return "\(limit) OFFSET \(text.value(.int8(Int64(request.offset)), as: "int8"))"
    }

    // MARK: In an order of fields

    private mutating func inOrder() -> String {
        var parts: [String] = []
        if !conditions.isEmpty {
            with.append(
                """
                few AS MATERIALIZED (
                    SELECT count(*) <= \(Self.fewCount) AS few FROM (SELECT 1 FROM hit LIMIT \(Self.fewCount + 1)) h)
                """)
            with.append("sorted AS (\(sorted()))")
            parts.append("sorted")
        }
        // Behind a record without a value there are only others.
        let isWalked = request.position.map { $0.keys.first.flatMap(\.self) != nil } ?? true
        if isWalked {
            with.append("walked AS MATERIALIZED (\(walked()))")
            parts.append("walked")
        }
        if let first = order.order.terms.first, !first.field.isAlwaysThere {
            with.append("rest AS (\(rest(behindWalked: isWalked)))")
            parts.append("rest")
        }
        let rows = parts.map { "SELECT * FROM \($0)" }.joined(separator: " UNION ALL ")
        return "SELECT * FROM (\(rows)) u ORDER BY \(order.terms("u")) \(limit(offset: true))"
    }

    /// The records that are found, put in order, where they are few.
    private mutating func sorted() -> String {
        let keys = order.order.terms.indices.map { "\(order.key($0, of: "h.id", &text)) AS k\($0 + 1)" }
        var conditions = ["(SELECT few FROM few)"]
        if let position = request.position {
            conditions.append(order.isBehind(position, id: "x.id", &text) { index, _ in "x.k\(index + 1)" })
        }
        // The offset keeps the planner from looking keys up once more for each time that they are named.
        return """
            SELECT * FROM (SELECT h.id, \(keys.joined(separator: ", ")) FROM hit h OFFSET 0) x
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order.terms("x")) \(limit(offset: false))
            """
    }

    /// The records with a value, as the index of the first field gives them.
    private mutating func walked() -> String {
        guard let first = order.order.terms.first else { return "" }
        let place = first.field.place
        var id = "v.record"
        var key = "v.key"
        var source = "field_value v"
        var terms = ["v.organization = $1::uuid"]
        switch place {
        case .entries(let number):
            terms.append("v.field = \(text.value(.int8(number), as: "int8"))")
        case .column(let column):
            (id, key, source) = ("v.id", "v.\(column.name)", "\(table.name) v")
            if column.isNullable { terms.append("\(key) IS NOT NULL") }
        }
        // What is asked of the field itself is where the walk begins and ends.
        for condition in conditions.fields where condition.field == first.field && !condition.isNegated {
            terms.append(condition.test.sql(key, at: place, &text))
        }
        terms += found(id)
        let others = order.order.terms.indices.dropFirst().map { "\(order.key($0, of: id, &text)) AS k\($0 + 1)" }
        if let position = request.position, let start = position.keys.first?.flatMap(\.self) {
            let value = text.value(place.value(start), as: place.type)
            let comparison = first.isDescending ? "<" : ">"
            if others.isEmpty {
                let placeID = text.value(.uuid(position.id), as: "uuid")
                terms.append("(\(key), \(id)) \(comparison) (\(value), \(placeID))")
            } else {
                terms.append("\(key) \(comparison)= \(value)")
                terms.append(
                    order.isBehind(position, id: id, &text) { [order] index, text in
                        index == 0 ? key : order.key(index, of: id, &text)
                    })
            }
        }
        let columns = ["\(id) AS id", "\(key) AS k1"] + others
        // By the names of the columns, so that no key is looked up twice.
        let directions = order.order.terms.enumerated().map { index, term in
            index == 0 ? "\(key) \(term.direction)" : "k\(index + 1) \(term.direction) NULLS LAST"
        }
        return """
            SELECT \(columns.joined(separator: ", ")) FROM \(source) WHERE \(terms.joined(separator: " AND "))
            ORDER BY \(directions.joined(separator: ", ")), \(id) \(order.order.isNewestFirst ? "DESC" : "ASC")
            \(limit(offset: false))
            """
    }

    /// The records without a value in the first field, where the others don't fill the page.
    private mutating func rest(behindWalked: Bool) -> String {
        guard let first = order.order.terms.first else { return "" }
        var terms = ["v.organization = $1::uuid"]
        switch first.field.place {
        case .entries(let number):
            let field = text.value(.int8(number), as: "int8")
            terms.append(
                """
                NOT EXISTS (SELECT 1 FROM field_value e WHERE e.organization = $1::uuid AND e.record = v.id \
                AND e.field = \(field))
                """)
        case .column(let column): terms.append("v.\(column.name) IS NULL")
        }
        if behindWalked {
            let rows = text.value(.int8(Int64(request.limit + 1 + request.offset)), as: "int8")
            terms.append("(SELECT count(*) FROM walked) < \(rows)")
        } else if let position = request.position {
            terms.append(
                order.isBehind(position, from: 1, id: "v.id", &text) { [order] index, text in
                    order.key(index, of: "v.id", &text)
                })
        }
        terms += found("v.id")
        let others = order.order.terms.indices.dropFirst().map { ", \(order.key($0, of: "v.id", &text)) AS k\($0 + 1)" }
        let directions = order.order.terms.indices.dropFirst().map {
            "k\($0 + 1) \(order.order.terms[$0].direction) NULLS LAST, "
        }
        return """
            SELECT v.id, NULL::\(first.field.place.type) AS k1\(others.joined())
            FROM \(table.name) v WHERE \(terms.joined(separator: " AND "))
            ORDER BY \(directions.joined())v.id \(order.order.isNewestFirst ? "DESC" : "ASC") \(limit(offset: false))
            """
    }

    /// Whether a record is among those that are found, which are many.
    private func found(_ id: String) -> [String] {
        if conditions.isEmpty { return [] }
        // As an array, of which the planner expects little enough to make a table of its hashes, and as a value, so that it
        // does not make a join of it, for which the index would be read to its end.
        return ["NOT (SELECT few FROM few)", "(\(id) IN (SELECT unnest(array_agg(id)) FROM hit)) IS TRUE"]
    }
}
#endif
