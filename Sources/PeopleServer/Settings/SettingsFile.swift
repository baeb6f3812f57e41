import Configuration
import PeopleCLI
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A YAML file with settings.
struct SettingsFile {
    /// A settings file is a page of text; what is larger is something else.
    static let maximumBytes = 1 << 20

    let source: SettingsSource
    /// In order.
    private let keys: [String]

    /// - Throws: ``CommandFailure`` for a file that can't be read or is no mapping in YAML.
    init(path: String) throws(CommandFailure) {
        let bytes = try Self.read(path)
        let keys = Mutex<[String]>([])
        do {
            // The parser asks for each key whether its value is a secret. That is how a key that nothing will ask for
            // is noticed. All are said to be secrets: what is shown of a value is decided where messages are made.
            let options = YAMLSnapshot.ParsingOptions(
                secretsSpecifier: .dynamic { key, _ in
                    keys.withLock { $0.append(key) }
                    return true
                })
            let snapshot = try YAMLSnapshot(data: bytes.span.bytes, providerName: path, parsingOptions: options)
            source = SettingsSource(values: snapshot) { _ in "in \(path)" }
        } catch {
            // The parser's message quotes the file from its second line on, and the file may hold a secret.
            let reason = "\(error)".prefix { !$0.isNewline }
            throw CommandFailure("The configuration file \(path) can't be understood: \(reason)")
        }
        self.keys = keys.withLock { $0.sorted() }
    }

    /// Whether the file says something about a key, be it nothing.
    func names(_ key: String) -> Bool { keys.contains(key) }

    /// The keys that the file has and no setting does, in order.
    var unknownKeys: [String] {
        let known = Set(Settings.all.map(\.key))
        return keys.filter { !known.contains($0) }
    }

    private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable(path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes { systemRead(file, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw unreadable(path) }
            bytes += chunk[..<count]
            guard bytes.count <= maximumBytes else {
                throw CommandFailure("The configuration file \(path) has more than \(maximumBytes) bytes.")
            }
        }
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        CommandFailure("The configuration file \(path) can't be read: \(String(cString: strerror(errno))).")
    }
}

/// The system's call, under a name that the method above does not hide.
private let systemRead = read
