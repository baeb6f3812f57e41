#if Postgres
import PeopleDomain
import PeopleStorage

/// The order of a list in SQL, and what stands behind a place in it.
struct ListOrder {
    let order: RecordOrder
    let table: ListTable

    /// In SQL for rows with the columns `id`, `k1`, `k2` and so on.
    func terms(_ alias: String) -> String { terms(id: "\(alias).id") { "\(alias).k\($0 + 1)" } }

    func terms(id: String, key: (Int) -> String) -> String {
        let keys = order.terms.enumerated().map { "\(key($0.offset)) \($0.element.direction) NULLS LAST" }
        return (keys + ["\(id) \(order.isNewestFirst ? "DESC" : "ASC")"]).joined(separator: ", ")
    }

    /// The key of a term for the record of an id: a look-up, whatever the planner thinks of their number.
    func key(_ term: Int, of id: String, _ text: inout StatementText) -> String {
        let field = order.terms[term].field
        switch field.place {
        case .entries(let number):
            return """
                (SELECT e.key FROM field_value e WHERE e.organization = $1::uuid AND e.record = \(id) \
                AND e.field = \(text.value(.int8(number), as: "int8")) LIMIT 1)
                """
        case .column(let column):
            return """
                (SELECT e.\(column.name) FROM \(table.name) e WHERE e.organization = $1::uuid AND e.id = \(id))
                """
        }
    }

    /// Whether a row stands behind a place.
    ///
    /// - Parameters:
    ///   - start: the first term that is compared: those before it are known to be equal.
    ///   - key: the expression for the key of a term.
    func isBehind(
        _ position: RecordPosition, from start: Int = 0, id: String, _ text: inout StatementText,
        key: (Int, inout StatementText) -> String
    ) -> String {
        var alternatives: [String] = []
        var equal: [String] = []
        for index in order.terms.indices.dropFirst(start) {
            let term = order.terms[index]
            let expression = key(index, &text)
            guard index < position.keys.count, let place = position.keys[index] else {
                // Nothing comes behind those without a value but others of them.
                equal.append("\(expression) IS NULL")
                continue
            }
            let value = text.value(term.field.place.value(place), as: term.field.place.type)
            let later = "\(expression) \(term.isDescending ? "<" : ">") \(value)"
            let isLater = term.field.isAlwaysThere ? later : "(\(later) OR \(expression) IS NULL)"
            alternatives.append((equal + [isLater]).joined(separator: " AND "))
            equal.append("\(expression) = \(value)")
        }
        let last = "\(id) \(order.isNewestFirst ? "<" : ">") \(text.value(.uuid(position.id), as: "uuid"))"
        alternatives.append((equal + [last]).joined(separator: " AND "))
        return "(\(alternatives.joined(separator: " OR ")))"
    }
}

extension RecordOrder.Term {
    var direction: String { isDescending ? "DESC" : "ASC" }
}
#endif
