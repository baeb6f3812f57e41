#if Postgres
extension SQLState {
    /// More values than a statement may have, as the server would say.
    static let tooManyArguments = SQLState("54023")

    /// Whether the server ends the connection with it: it shuts down (57P01, 57P02, 57P03, and 57P05 for a session
    /// that was idle too long), or the connection itself has failed (class 08).
    var endsConnection: Bool {
        switch code {
        case "57P01", "57P02", "57P03", "57P05": true
        default: classCode == "08"
        }
    }

    /// Whether the server takes no writes: it is a standby, or has become one (25006, read_only_sql_transaction).
    var isOnStandby: Bool { code == "25006" }

    /// Whether the connection does not keep what we think that it keeps: somebody deallocated the statement (26000,
    /// invalid_sql_statement_name), or its result has other columns since a table was changed. That one is a 0A000
    /// (feature_not_supported) as many others; the routine of the server that raises it tells it from them.
    ///
    /// - Parameter routine: what the server calls the place in its source.
    func meansForgottenStatements(routine: String?) -> Bool {
        code == "26000" || code == "0A000" && routine == "RevalidateCachedQuery"
    }
}
#endif
