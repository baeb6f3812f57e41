#if Postgres
import PeopleStorage
enum Lane { case quick, long }
final class PostgresClient: Sendable {
    func read(_ request: Request, on lane: Lane) async throws(PostgresFailure) -> [QueryResult] { [] }
    func lease() async throws(PostgresFailure) -> ConnectionLease { ConnectionLease() }
    func close() async {}
}
final class ConnectionLease: Sendable {
    func run(_ request: Request) async throws(PostgresFailure) -> [QueryResult] { [] }
    func release() {}
}
#endif
#if Postgres
struct ClientConfiguration {
    var quickConnections = 1, longConnections = 1, writeConnections = 1
    var connectTimeout = Duration.zero, waitTimeout = Duration.zero, answerTimeout = Duration.zero;
    var usesNamedStatements = true
    init(parameters: [(keyword: String, value: String)]) {}
}
struct ConnectFailure: Error { let message: String }
extension PostgresClient {
    convenience init(_ c: ClientConfiguration) { self.init() }
    func connectOnce() async throws(ConnectFailure) {}
}
#endif
