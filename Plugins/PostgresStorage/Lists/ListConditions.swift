#if Postgres
import PeopleDomain
import PeopleStorage

/// What the records of a list must have.
struct ListConditions {
    let table: ListTable
    var search: Search?
    var company: Company.ID?
    var creator: User.ID?
    var fields: [FieldCondition] = []

    /// Whether all records of the organization are meant.
    var isEmpty: Bool { search == nil && company == nil && creator == nil && fields.isEmpty }

    /// A query for the ids of the records that meet all, each once.
    ///
    /// It begins with what an index has: of one condition on entries, of the search, or of the columns of the record; the
    /// others are asked for each id, in the order and the way that the server's planner finds best.
    func ids(_ text: inout StatementText) -> String {
        var rows: [String] = []
        if let company { rows.append("r.company = \(text.value(.uuid(company), as: "uuid"))") }
        if let creator { rows.append("r.created_by = \(text.value(.uuid(creator), as: "uuid"))") }
        var others = fields
        for condition in fields where !condition.isNegated {
            guard case .column(let column) = condition.field.place else { continue }
            rows.append(condition.test.sql("r.\(column.name)", at: condition.field.place, &text))
            others.removeAll { $0 == condition }
        }
        var search = search
        var base: (id: String, query: String)
        if !rows.isEmpty {
            base = ("r.id", "SELECT r.id AS id FROM \(table.name) r WHERE r.organization = $1::uuid")
        } else if let index = others.firstIndex(where: { !$0.isNegated }) {
            let condition = others.remove(at: index)
            base = (
                "v.record",
                """
                SELECT \(condition.findsRecordsTwice ? "DISTINCT " : "")v.record AS id \
                FROM field_value v WHERE \(condition.entries("v", &text))
                """
            )
        } else if let terms = search {
            base = ("s.id", "SELECT s.id AS id FROM \(table.searchName) s WHERE s.organization = $1::uuid")
            rows = terms.conditions(&text)
            search = nil
        } else {
            base = ("r.id", "SELECT r.id AS id FROM \(table.name) r WHERE r.organization = $1::uuid")
        }
        var conditions = rows
        if let search {
            let terms = (["s.organization = $1::uuid"] + search.conditions(&text)).joined(separator: " AND ")
            // The people of a company are few, and the text of each is looked at. Otherwise the index finds the texts, by
            // itself: it is not asked for LIKE together with a table behind the wall, even though it stands before it.
            conditions.append(
                company == nil
                    ? "\(base.id) IN (SELECT s.id FROM \(table.searchName) s WHERE \(terms) OFFSET 0)"
                    : "EXISTS (SELECT 1 FROM \(table.searchName) s WHERE \(terms) AND s.id = \(base.id))")
        }
        for condition in others {
            let sql = condition.records(equal: base.id, in: table, &text)
            conditions.append(condition.isNegated ? "NOT EXISTS (\(sql))" : "EXISTS (\(sql))")
        }
        return ([base.query] + conditions).joined(separator: " AND ")
    }
}

extension FieldCondition {
    /// Whether a record can have several entries that pass the test.
    fileprivate var findsRecordsTwice: Bool {
        if case .within(let ranges) = test, ranges.count == 1, ranges.first?.onlyKey != nil { return false }
        return field.isMultiple
    }

    /// The condition, whether negated or not, on a row of `field_value`.
    fileprivate func entries(_ alias: String, _ text: inout StatementText) -> String {
        """
        \(alias).organization = $1::uuid AND \(alias).field = \(text.value(.int8(field.indexNumber), as: "int8")) \
        AND \(test.sql("\(alias).key", at: field.place, &text))
        """
    }

    /// A query that has a row where the record of an id passes the test.
    fileprivate func records(equal id: String, in table: ListTable, _ text: inout StatementText) -> String {
        switch field.place {
        case .entries:
            return "SELECT 1 FROM field_value o WHERE \(entries("o", &text)) AND o.record = \(id)"
        case .column(let column):
            return """
                SELECT 1 FROM \(table.name) o WHERE o.organization = $1::uuid AND o.id = \(id) \
                AND \(test.sql("o.\(column.name)", at: field.place, &text))
                """
        }
    }
}
#endif
