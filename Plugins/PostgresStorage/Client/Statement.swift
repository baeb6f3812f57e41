#if Postgres
/// A statement with its values: what is sent.
struct Statement: Hashable, Sendable {
    let sql: SQL
    let parameters: Parameters

    init(_ sql: SQL, _ bind: (inout Parameters) -> Void = { _ in }) {
        self.sql = sql
        var parameters = Parameters()
        bind(&parameters)
        self.parameters = parameters
    }

    static func == (a: Statement, b: Statement) -> Bool { a.sql === b.sql && a.parameters == b.parameters }

    func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(sql))
        // The bytes at once. Where values end and which are NULL makes next to no difference, and is dear.
        parameters.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
#endif
