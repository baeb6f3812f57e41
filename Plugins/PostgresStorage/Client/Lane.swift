#if Postgres
/// How long a read takes, which decides what it shares.
enum Lane: Hashable, Sendable {
    /// A millisecond at most: shares a connection and a round trip with others.
    case quick
    /// Has a connection to itself for as long as it takes.
    case long
}
#endif
