#if Postgres
/// Statements that go to the server in one round trip, one after another.
///
/// Where none of them begins a transaction they are one of their own, which they may share with other requests.
struct Request: Sendable {
    /// Sets what the statements rely on for the rest of the transaction, as `set_config(…, true)` does. Requests one
    /// after another that share a transaction and have the same context send it once.
    let context: Statement?
    let statements: [Statement]

    init(context: Statement?, _ statements: [Statement]) {
        self.context = context
        self.statements = statements
    }
}
#endif
