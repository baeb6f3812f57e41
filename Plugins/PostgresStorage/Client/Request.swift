#if Postgres
/// Statements that go to the server in one round trip, one after another.
///
/// Where none of them begins a transaction they are one of their own, which they may share with other requests.
struct Request: Sendable {
    /// The most values that a statement of PostgreSQL's protocol can have.
    static let maximumParameters = 65_535

    /// Sets what the statements rely on for the rest of the transaction, as `set_config(…, true)` does. Requests one
    /// after another that share a transaction and have the same context send it once.
    let context: Statement?
    let statements: [Statement]

    init(context: Statement?, _ statements: [Statement]) {
        self.context = context
        self.statements = statements
    }

    /// The request itself, where the protocol can carry it. One that it can't would take its connection down, and all
    /// that share it.
    func checked() throws(PostgresFailure) -> Request {
        for statement in statements where statement.parameters.values.count > Self.maximumParameters {
            throw .refused(.tooManyArguments, message: "a statement has more than \(Self.maximumParameters) values")
        }
        return self
    }
}
#endif
