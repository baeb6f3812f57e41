#if Postgres
/// Why a database could not be opened as a store: each a sentence of what is wrong and what to do.
public enum PostgresStorageOpenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No connection came about: wrong address, wrong password, no such database, TLS. In libpq's words.
    case cannotConnect(String)
    /// The server is older than 14.
    case serverTooOld(version: String)
    /// The database keeps text in another encoding than UTF-8.
    case wrongEncoding(String)
    /// The server only reads.
    case standby
    /// The database was written by a later version of this program.
    case newerSchema(found: Int, known: Int)
    /// The database needs migrations, and the configuration does not allow to run them on opening.
    case migrationsPending(count: Int)
    /// The server does not have the files of an extension.
    case extensionNotInstalled(String)
    /// The role may not make an extension that the database lacks.
    case extensionMissing(String)
    /// The role may not make tables.
    case mayNotMigrate(role: String, reason: String)
    /// The role may not use these tables.
    case mayNotUse(role: String, tables: String)
    case failed(String)

    public var description: String {
        switch self {
        case .cannotConnect(let reason):
            "No connection to the database: \(reason). Check storage.url, the password, and that the server lets us in."
        case .serverTooOld(let version):
            "The server is PostgreSQL \(version), and 14 is the oldest that will do: use a later one."
        case .wrongEncoding(let encoding):
            """
            The database has the encoding \(encoding) and must have UTF8: make another, with CREATE DATABASE … ENCODING \
            'UTF8' TEMPLATE template0.
            """
        case .standby:
            """
            The server is a standby, which only reads: name the primary, or all servers with \
            target_session_attrs=read-write in storage.url.
            """
        case .newerSchema(let found, let known):
            """
            The database has schema version \(found) and this program knows versions up to \(known): run the version of \
            the program that wrote it, or a later one.
            """
        case .migrationsPending(let count):
            """
            The database needs \(count) migration\(count == 1 ? "" : "s"): back it up and run `people migrate` as the \
            role that owns the tables.
            """
        case .extensionNotInstalled(let name):
            """
            The server does not have the extension \(name): install PostgreSQL's contrib package on it (on Debian it is \
            part of the server's).
            """
        case .extensionMissing(let name):
            """
            The database lacks the extension \(name), and this role may not make it: let the owner of the database run \
            CREATE EXTENSION \(name).
            """
        case .mayNotMigrate(let role, let reason):
            """
            The role \(role) may not make the tables (\(reason)): run `people migrate` as the owner of the database, or \
            give the role CREATE on the schema.
            """
        case .mayNotUse(let role, let tables):
            """
            The role \(role) may not read and write \(tables): let their owner run GRANT SELECT, INSERT, UPDATE, DELETE \
            ON ALL TABLES IN SCHEMA … TO \(role).
            """
        case .failed(let reason):
            "The database can't be opened: \(reason)."
        }
    }
}
#endif
