#if Postgres
import PeopleDomain

extension FieldTest {
    /// The test in SQL.
    ///
    /// - Parameters:
    ///   - key: the expression that is tested.
    ///   - place: where it stands.
    func sql(_ key: String, at place: FieldPlace, _ text: inout StatementText) -> String {
        switch self {
        case .within(let ranges):
            // A value that a column can't have is none that a record has.
            let ranges = ranges.filter { $0.onlyKey.map { !place.isSuccessor($0) } ?? true }
            let onlyKeys = ranges.compactMap(\.onlyKey)
            if onlyKeys.count == ranges.count && onlyKeys.count > 1 {
                let values = text.values(onlyKeys.map(place.value), of: place.elementType, as: place.type)
                return "\(key) = ANY (\(values))"
            }
            // No range is none that a key is in.
            let sql = ranges.map { $0.sql(key, at: place, &text) }.joined(separator: " OR ")
            return ranges.isEmpty ? "false" : "(\(sql))"
        case .containing(let bytes):
            if place.isSuccessor(SortKey(bytes: bytes)) { return "false" }
            return "position(\(text.value(place.value(SortKey(bytes: bytes)), as: place.type)) IN \(key)) > 0"
        }
    }
}

extension KeyRange {
    fileprivate func sql(_ key: String, at place: FieldPlace, _ text: inout StatementText) -> String {
        if let onlyKey { return "\(key) = \(text.value(place.value(onlyKey), as: place.type))" }
        var bounds: [String] = []
        if lowerBound != .least {
            let comparison = place.isSuccessor(lowerBound) ? ">" : ">="
            bounds.append("\(key) \(comparison) \(text.value(place.value(lowerBound), as: place.type))")
        }
        if let upperBound {
            let comparison = place.isSuccessor(upperBound) ? "<=" : "<"
            bounds.append("\(key) \(comparison) \(text.value(place.value(upperBound), as: place.type))")
        }
        return bounds.isEmpty ? "\(key) IS NOT NULL" : "(\(bounds.joined(separator: " AND ")))"
    }
}
#endif
