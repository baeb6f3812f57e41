import Foundation
import PeopleHTTP
import PeopleKit
import Testing

@testable import PeopleServer

/// The files in `config/`, which people copy.
@Suite struct ConfigurationFilesTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path

    @Test func documentsEverySettingWithItsDefault() throws {
        let file = try SettingsFile(path: folder + "/people.yaml")
        #expect(file.unknownKeys.isEmpty)
        for setting in Settings.all {
            #expect(try file.source.text(of: setting) ?? "" == setting.standard, "\(setting.key)")
            #expect(setting.standard.isEmpty || setting.accepts(setting.standard), "\(setting.key)")
            #expect(file.names(setting.key), "\(setting.key) is not in config/people.yaml")
        }
    }

    @Test func theOneForManyServersIsReadAsItStands() throws {
        let secret = ["PEOPLE_AUTH_SECRET": String(repeating: "s", count: 32), "PEOPLE_STORAGE_POSTGRES_PASSWORD": "p"]
        let configuration = try ServerConfiguration(file: folder + "/postgres.yaml", environment: secret, flags: [:]) {
            _ in
        }
        #expect(configuration.storageURL.scheme == "postgres")
        #expect(configuration.storageURL.description.hasSuffix("?target_session_attrs=read-write&sslmode=verify-full"))
        #expect(configuration.storage.postgres.connections == 16)
        #expect(configuration.storage.postgres.startTimeout == .seconds(60))
        #expect(configuration.storage.postgres.password != nil)
    }

    @Test func theOneForTestsIsInMemory() throws {
        let configuration = try ServerConfiguration(file: folder + "/test.yaml", environment: [:], flags: [:]) { _ in }
        #expect(configuration.storageURL.scheme == "memory")
        #expect(configuration.http.port == 0)
    }
}
