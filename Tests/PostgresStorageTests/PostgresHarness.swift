#if Postgres
import Foundation
import PeopleStorage
import PeopleStorageConformance
import PostgresStorage
import Synchronization

/// Databases of their own, in which backends are opened. Each is a copy of one that was migrated before.
final class PostgresHarness: StorageHarness {
    private let server: AdministeredServer
    /// Whether it has gone through the turnstile.
    private let isIn = Mutex(false)
    private let opened = Mutex<[(backend: PostgresStorage, database: String)]>([])

    init() throws { server = try AdministeredServer.required() }

    // Whatever a test ends with, it lets the next one in.
    deinit { if isIn.withLock(\.self) { Self.turnstile.leave() } }

    /// A connection for each kind of work is enough for one test.
    static let connections = 6
    /// Each has one store open, or a few, and each of those ``connections``.
    private static let turnstile = Turnstile(places: 8)

    /// Waits until there is room for another test. Of one task only.
    private func enter() async {
        let isFirst = isIn.withLock { isIn in
            defer { isIn = true }
            return !isIn
        }
        if isFirst { await Self.turnstile.enter() }
    }

    func open(
        _ database: String, environment: StorageEnvironment = .system,
        _ configure: (inout PostgresStorage.Configuration) -> Void = { _ in }
    ) async throws -> PostgresStorage {
        await enter()
        var configuration = PostgresStorage.Configuration(url: server.url(of: database))
        configuration.connections = Self.connections
        // Many tests run at once on two cores.
        configuration.waitTimeout = .seconds(30)
        configuration.connectTimeout = .seconds(30)
        configuration.statementTimeout = .seconds(60)
        configure(&configuration)
        let backend = try await PostgresStorage.open(configuration, environment: environment)
        opened.withLock { $0.append((backend, database)) }
        return backend
    }

    /// Makes a database with our tables.
    func freshDatabase() async throws -> String {
        await enter()
        try await Self.template.value
        let name = "people_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try await server.administer(
            "CREATE DATABASE \(name) OWNER \(AdministeredServer.role) TEMPLATE \(Self.templateName)")
        return name
    }

    /// Makes a database with nothing in it.
    func emptyDatabase() async throws -> String {
        try await server.makeRole()
        let name = "people_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try await server.administer(
            "CREATE DATABASE \(name) OWNER \(AdministeredServer.role) ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0")
        return name
    }

    func drop(_ database: String) async throws {
        try await server.administer("DROP DATABASE IF EXISTS \(database) WITH (FORCE)")
    }

    private static let templateName = "people_template_\(ProcessInfo.processInfo.processIdentifier)"
    private static let template = Task {
        let server = try AdministeredServer.required()
        try await server.makeRole()
        try await server.administer(
            "DROP DATABASE IF EXISTS \(templateName) WITH (FORCE)",
            "CREATE DATABASE \(templateName) OWNER \(AdministeredServer.role) ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"
        )
        let url = server.url(of: templateName)
        await (try PostgresStorage.open(PostgresStorage.Configuration(url: url))).close()
    }

    // MARK: StorageHarness

    func makeBackend(environment: StorageEnvironment) async throws -> any StorageBackend {
        try await open(freshDatabase(), environment: environment)
    }

    func reopen(
        _ backend: any StorageBackend, environment: StorageEnvironment
    ) async throws -> (any StorageBackend)? {
        let database = opened.withLock { opened in opened.first { $0.backend === backend as AnyObject }?.database }
        guard let database else { return nil }
        return try await open(database, environment: environment)
    }

    func tearDown() async {
        let opened = opened.withLock(\.self)
        for (backend, _) in opened { await backend.close() }
        for database in Set(opened.map(\.database)) { try? await drop(database) }
    }
}
#endif
