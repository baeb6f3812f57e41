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
    /// The port, once connections are accepted.
    let ports: AsyncStream<Int>
    let console: Console

    func run() async throws {
        for await port in ports.cancelOnGracefulShutdown() {
            let address = ServerAddress(host: host, port: port)
            if let secret = try await firstRun.found() { introduce(secret, at: address) }
            console.print("Listening on \(address)")
        }
        // A service that ends would end the others.
        try await gracefulShutdown()
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
