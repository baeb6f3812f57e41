#if SQLite
/// Why a file could not be opened as a store: each a sentence of what is wrong and what to do.
public enum SQLiteStorageOpenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file was written by a later version of this program.
    case newerSchema(path: String, found: Int, known: Int)
    /// The file needs migrations, and the configuration does not allow to run them on opening.
    case migrationsPending(path: String, count: Int)
    case notADatabase(path: String)
    /// A database of another program.
    case foreignDatabase(path: String)
    case damaged(path: String, reason: String)
    case directoryMissing(path: String, reason: String)
    case notAccessible(path: String, reason: String)
    case readOnly(path: String)
    case busy(path: String)
    case failed(path: String, reason: String)

    public var description: String {
        switch self {
        case .newerSchema(let path, let found, let known):
            """
            \(path) has schema version \(found) and this program knows versions up to \(known): run the version of the \
            program that wrote it, or a later one.
            """
        case .migrationsPending(let path, let count):
            "\(path) needs \(count) migration\(count == 1 ? "" : "s"): back it up and run the migrations."
        case .notADatabase(let path):
            "\(path) is not an SQLite database: name another file, or move this one away."
        case .foreignDatabase(let path):
            "\(path) is an SQLite database of another program: name another file."
        case .damaged(let path, let reason):
            "\(path) is damaged (\(reason)): restore it from a backup."
        case .directoryMissing(let path, let reason):
            "The directory of \(path) is missing and can't be made (\(reason)): create it and let this user write to it."
        case .notAccessible(let path, let reason):
            "\(path) can't be opened (\(reason)): let this user read and write the file and its directory."
        case .readOnly(let path):
            "\(path) can only be read: let this user write to the file and its directory."
        case .busy(let path):
            "\(path) is locked by another process: stop what holds it, or wait for it, and try again."
        case .failed(let path, let reason):
            "\(path) can't be opened: \(reason)."
        }
    }
}
#endif
