#if Postgres
import PeopleDomain

/// The values of a statement while its text is put together.
struct StatementText {
    private(set) var parameters = Parameters()

    /// - Returns: what stands for the value in the text.
    mutating func value(_ value: BinaryValue, as type: String) -> String {
        parameters.add(value)
        return "$\(parameters.values.count)::\(type)"
    }

    /// - Returns: what stands for all of the values in the text.
    mutating func values(_ values: [BinaryValue], of type: BinaryValue.ElementType, as name: String) -> String {
        parameters.add(type, values)
        return "$\(parameters.values.count)::\(name)[]"
    }

    /// A statement that no connection keeps.
    func statement(_ text: String) -> Statement { Statement(SQL(unprepared: text)) { $0 = parameters } }
}
#endif
