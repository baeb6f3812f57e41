#if Postgres
import CLibPQ

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Makes connections. Blocks: names are resolved, and hosts are tried one after another.
struct Connector: Sendable {
    private let parameters: [(keyword: String, value: String)]
    private let usesNamedStatements: Bool

    init(_ configuration: ClientConfiguration) {
        usesNamedStatements = configuration.usesNamedStatements
        // libpq gives each host this long.
        let seconds = Int(configuration.connectTimeout.components.seconds) / Self.hostCount(configuration.parameters)
        parameters =
            [("connect_timeout", String(max(seconds, 2)))] + ClientConfiguration.defaultParameters
            + configuration.parameters
            // Text is sent and read as it stands in memory.
            + [("client_encoding", "UTF8")]
    }

    /// Makes a connection and gets it ready for use.
    func connect() -> Result<ServerConnection, ConnectFailure> {
        let handle = Self.withStrings(parameters.map(\.keyword)) { keywords in
            Self.withStrings(parameters.map(\.value)) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let handle else { return .failure(ConnectFailure(message: "no memory is left", sqlState: nil)) }
        // Closes it in any case.
        let connection = ServerConnection(owning: handle, usesNamedStatements: usesNamedStatements)
        guard PQstatus(handle) == CONNECTION_OK else {
            return .failure(ConnectFailure(message: connection.errorMessage, sqlState: nil))
        }
        return .success(connection)
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// How many hosts are tried one after another.
    private static func hostCount(_ parameters: [(keyword: String, value: String)]) -> Int {
        var hosts = variable("PGHOSTADDR") ?? variable("PGHOST") ?? ""
        for (keyword, value) in parameters {
            switch keyword {
            case "host", "hostaddr": hosts = value
            case "dbname": hosts = hostsOfConnectionString(value) ?? hosts
            default: break
            }
        }
        return hosts.count { $0 == "," } + 1
    }

    /// `nil` where it is the name of a database, or names no host.
    private static func hostsOfConnectionString(_ text: String) -> String? {
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") || text.contains("="),
            let options = PQconninfoParse(text, nil)
        else { return nil }
        defer { PQconninfoFree(options) }
        var hosts: String?
        var option = options
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            if name == "host" || name == "hostaddr", let value = option.pointee.val {
                hosts = String(cString: value)
            }
            option += 1
        }
        return hosts
    }

    /// Calls something with strings as C wants them: an array of pointers with NULL at its end.
    private static func withStrings<Output>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Output
    ) -> Output {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
#endif
