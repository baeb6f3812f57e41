/// Where a server listens, as an URL that can be opened on the same machine.
struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    let host: String
    let port: Int

    var description: String { "http://\(reachableHost):\(port)" }

    /// All addresses of a machine are no address that can be opened: the machine itself is.
    private var reachableHost: String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "[::1]"
        default: host.contains(":") ? "[\(host)]" : host
        }
    }
}
