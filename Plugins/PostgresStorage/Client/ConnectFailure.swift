#if Postgres
/// Why no connection could be made.
struct ConnectFailure: Error, Hashable, Sendable {
    /// As libpq words it, which may be several lines: one for each host that was tried.
    let message: String
    /// What the server said it is. `nil` where libpq does not tell, which up to version 15 it never does for a
    /// connection that was refused.
    let sqlState: String?
}
#endif
