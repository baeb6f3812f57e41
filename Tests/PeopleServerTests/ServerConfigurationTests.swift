import Foundation
import Logging
import PeopleCLI
import PeopleHTTP
import PeopleKit
import Synchronization
import Testing

@testable import PeopleServer

@Suite struct ServerConfigurationTests {
    private func read(
        file: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> ServerConfiguration {
        try ServerConfiguration(file: file, environment: environment, flags: flags) { _ in }
    }

    /// What is said about settings that are wrong.
    private func failure(
        yaml: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> CommandFailure {
        try withFile(yaml) { file in
            try #require(
                throws: CommandFailure.self,
                performing: { try read(file: file, environment: environment, flags: flags) })
        }
    }

    private func withFile<Result>(_ yaml: String?, _ body: (String?) throws -> Result) throws -> Result {
        guard let yaml else { return try body(nil) }
        let url = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID()).yaml")
        try Data(yaml.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    // MARK: Where values come from

    @Test func defaultsHoldWhenNothingIsSaid() throws {
        let configuration = try read()
        #expect(configuration.storageURL.description == "sqlite:data/people.sqlite")
        #expect(configuration.http.host == "127.0.0.1")
        #expect(configuration.http.port == 8080)
        #expect(configuration.http.maximumBodyBytes == 1_048_576)
        #expect(configuration.http.stallTimeout == .seconds(55))
        #expect(configuration.storage.sqlite == SQLiteOptions(synchronous: .full, readers: 2))
        #expect(configuration.storage.postgres == PostgresOptions())
        #expect(configuration.secret == nil)
        #expect(configuration.logLevel == .info)
        #expect(configuration.logFormat == .text)
    }

    @Test func laterSourcesWin() throws {
        try withFile("http:\n  port: 1\n  host: a\n  maxBodyBytes: 70000\n") { file in
            let configuration = try read(
                file: file, environment: ["PEOPLE_HTTP_PORT": "2", "PEOPLE_HTTP_HOST": "b"], flags: ["http.port": "3"])
            #expect(configuration.http.port == 3)
            #expect(configuration.http.host == "b")
            #expect(configuration.http.maximumBodyBytes == 70000)
        }
    }

    @Test func tellsPostgreSQLAllThatItCanBeTold() throws {
        let environment = [
            "PEOPLE_STORAGE_POSTGRES_PASSWORD": " hunter2 ", "PEOPLE_STORAGE_POSTGRES_CONNECTIONS": "200",
            "PEOPLE_STORAGE_POSTGRES_CONNECT_TIMEOUT_SECONDS": "1", "PEOPLE_STORAGE_POSTGRES_WAIT_TIMEOUT_SECONDS": "3",
            "PEOPLE_STORAGE_POSTGRES_STATEMENT_TIMEOUT_SECONDS": "4",
            "PEOPLE_STORAGE_POSTGRES_START_TIMEOUT_SECONDS": "5",
        ]
        let expected = PostgresOptions(
            password: try StoragePassword(" hunter2 "), connections: 200, connectTimeout: .seconds(1),
            waitTimeout: .seconds(3), statementTimeout: .seconds(4), usesPreparedStatements: false,
            startTimeout: .seconds(5))
        try withFile("storage:\n  postgres:\n    preparedStatements: false\n") { file in
            let read = try read(file: file, environment: environment)
            #expect(read.storage.postgres == expected)
        }
        #expect(!"\(expected)".contains("hunter2"))
    }

    @Test func theEnvironmentNamesAFile() throws {
        try withFile("http:\n  port: 1\n") { file in
            let configuration = try read(environment: ["PEOPLE_CONFIG": file ?? ""])
            #expect(configuration.http.port == 1)
        }
    }

    @Test func anEmptyValueIsNone() throws {
        try withFile("http:\n  port: \"\"\nauth:\n  secret:\n") { file in
            let configuration = try read(file: file, environment: ["PEOPLE_HTTP_HOST": ""])
            #expect(configuration.http.port == 8080)
            #expect(configuration.http.host == "127.0.0.1")
            #expect(configuration.secret == nil)
        }
    }

    /// Each setting is looked for in the environment under the name that messages give it.
    @Test func eachSettingHasItsVariable() throws {
        for setting in Settings.all {
            let source = SettingsSource.environment([setting.environmentName: "x"])
            #expect(try source.text(of: setting) == "x", "\(setting.key)")
        }
        #expect(Settings.httpMaxBodyBytes.environmentName == "PEOPLE_HTTP_MAX_BODY_BYTES")
    }

    @Test func anUnknownVariableIsAWarning() throws {
        let warnings = Mutex<[String]>([])
        _ = try ServerConfiguration(
            file: nil, environment: ["PEOPLE_HTPP_PORT": "1", "PEOPLE_HTTP_PORT": "1", "HOME": "/"], flags: [:]
        ) { warning in warnings.withLock { $0.append(warning) } }
        #expect(warnings.withLock { $0 } == ["PEOPLE_HTPP_PORT in the environment is no setting, and is ignored."])
    }

    // MARK: What is wrong

    @Test(arguments: [
        ("PEOPLE_HTTP_PORT", "http", "http.port is \"http\"", "0 to 65535"),
        ("PEOPLE_HTTP_PORT", "65536", "http.port is \"65536\"", "0 to 65535"),
        ("PEOPLE_STORAGE_SQLITE_SYNCHRONOUS", "off", "storage.sqlite.synchronous is \"off\"", "full, normal"),
        ("PEOPLE_STORAGE_URL", "people.sqlite", "storage.url is \"people.sqlite\"", "sqlite:PATH"),
        ("PEOPLE_STORAGE_POSTGRES_CONNECTIONS", "4", "storage.postgres.connections is \"4\"", "6 to 200"),
        ("PEOPLE_STORAGE_POSTGRES_CONNECT_TIMEOUT_SECONDS", "0.5", "connectTimeoutSeconds is \"0.5\"", "1 to 60"),
        ("PEOPLE_STORAGE_POSTGRES_WAIT_TIMEOUT_SECONDS", "0", "waitTimeoutSeconds is \"0\"", "1 to 60"),
        ("PEOPLE_STORAGE_POSTGRES_STATEMENT_TIMEOUT_SECONDS", "1h", "statementTimeoutSeconds is \"1h\"", "1 to 600"),
        ("PEOPLE_STORAGE_POSTGRES_PREPARED_STATEMENTS", "maybe", "preparedStatements is \"maybe\"", "true or false"),
        ("PEOPLE_STORAGE_POSTGRES_START_TIMEOUT_SECONDS", "-1", "startTimeoutSeconds is \"-1\"", "0 to 3600"),
        ("PEOPLE_LOG_LEVEL", "loud", "log.level is \"loud\"", "trace, debug"),
        ("PEOPLE_FIRST_RUN_OWNER_EMAIL", "me", "firstRun.ownerEmail is \"me\"", "email address"),
    ])
    func namesKeyValueAndWhatIsAllowed(variable: String, value: String, named: String, allowed: String) throws {
        let failure = try failure(environment: [variable: value])
        #expect(failure.status == .failed)
        #expect(failure.message.contains(named))
        #expect(failure.message.contains(allowed))
        #expect(failure.message.contains(variable))
    }

    @Test func neverShowsASecret() throws {
        let failure = try failure(
            environment: ["PEOPLE_AUTH_SECRET": "hunter2", "PEOPLE_STORAGE_URL": "//jane:hunter2@db/people"])
        #expect(failure.message.contains("auth.secret"))
        #expect(failure.message.contains("storage.url"))
        #expect(!failure.message.contains("hunter2"))
    }

    /// libpq also takes words, and a password with a colon makes a scheme of them.
    @Test(arguments: ["host=db password=hunter2", "host=db password=hunter:2", "//db/people?password=hunter2"])
    func neverShowsAPasswordAmongWords(url: String) throws {
        let failure = try failure(environment: ["PEOPLE_STORAGE_URL": url])
        #expect(failure.message.contains("storage.url"))
        #expect(!failure.message.contains("hunter"))
    }

    @Test func neverShowsAPasswordThatIsNone() throws {
        let failure = try failure(yaml: "storage:\n  postgres:\n    password: \"hunter2\\0\"\n")
        #expect(failure.message.contains("storage.postgres.password is a value that is not shown"))
        #expect(!failure.message.contains("hunter2"))
    }

    @Test func saysAllFaultsAtOnceAndUnknownKeys() throws {
        let failure = try failure(yaml: "http:\n  prot: 1\n  host: \"a b\"\nlog: loud\n", flags: ["http.port": "x"])
        let lines = failure.message.split(separator: "\n")
        #expect(lines.count == 4)
        for key in ["http.prot (", "log (", "http.host is \"a b\"", "http.port is \"x\""] {
            #expect(lines.contains { $0.hasPrefix(key) }, "\(key)")
        }
    }

    @Test func aWrongFlagIsWrongUse() throws {
        #expect(try failure(flags: ["http.port": "x"]).status == .wrongUse)
        #expect(try failure(environment: ["PEOPLE_LOG_LEVEL": "x"], flags: ["http.port": "x"]).status == .failed)
    }

    @Test(arguments: ["http: [", "- a\n", "", "http:\n  port: 1\nhttp:\n  port: 2\n", "auth: {secret: \"hunter2"])
    func aFileThatIsNoMappingIsNamed(yaml: String) throws {
        let failure = try failure(yaml: yaml)
        #expect(failure.message.contains(".yaml can't be understood"))
        #expect(!failure.message.contains("hunter2"))
        #expect(!failure.message.contains("\n"))
    }

    @Test(arguments: [("/nowhere/people.yaml", "No such file"), ("/", "directory")])
    func aFileThatCantBeReadIsNamed(path: String, reason: String) throws {
        let failure = try #require(throws: CommandFailure.self) { try read(file: path) }
        #expect(failure.message.contains(path))
        #expect(failure.message.contains(reason))
    }
}
