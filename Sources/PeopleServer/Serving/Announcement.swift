import PeopleApplication
import PeopleCLI
import PeopleDomain
import ServiceLifecycle

/// Says on standard output that the server listens, and on a first run how to use it.
///
/// The organization is founded only once the port is ours: a key is shown once, and must not be lost to a start that
/// failed. The line with the address comes last, so that whoever waits for it has seen the key.
struct Announcement: Service {
    let firstRun: FirstRun
    let host: String
    let console: Console

    private let ports: AsyncStream<Int>
    private let port: AsyncStream<Int>.Continuation

    init(firstRun: FirstRun, host: String, console: Console) {
        self.firstRun = firstRun
        self.host = host
        self.console = console
        (ports, port) = AsyncStream.makeStream()
    }

    /// To be called once connections are accepted.
    func listens(on port: Int) { self.port.yield(port) }

    func run() async throws {
        // The stream is ended by hand. `cancelOnGracefulShutdown()` stands on `merge` of swift-async-algorithms 1.1,
        // which can lock up for good when the task is cancelled: seen here with a host that can't be resolved.
        try await withGracefulShutdownHandler {
            for await port in ports {
                let address = ServerAddress(host: host, port: port)
                if let secret = try await firstRun.found() { introduce(secret, at: address) }
                console.print("Listening on \(address)")
            }
        } onGracefulShutdown: {
            port.finish()
        }
    }

    private func introduce(_ secret: APIKeySecret, at address: ServerAddress) {
        console.print(
            """
            Founded "\(firstRun.configuration.organization)", owned by \(firstRun.configuration.ownerEmail), with a key \
            that is shown this one time:

            KEY=\(secret.revealed)

            Try it:

            curl "\(address)/api/people" -H "Authorization: Bearer \(secret.revealed)"

            """)
    }
}
