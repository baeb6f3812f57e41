import Testing

/// The storage backends that the program is tested on.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite

    /// `storage.url`, for a server that works in a folder of its own.
    var storageURL: String {
        switch self {
        case .memory: "memory:"
        case .sqlite: "sqlite:people.sqlite"
        }
    }

    var testDescription: String { rawValue }
}
