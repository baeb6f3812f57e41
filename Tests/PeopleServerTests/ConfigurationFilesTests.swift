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

    @Test func theOneForTestsIsInMemory() throws {
        let configuration = try ServerConfiguration(file: folder + "/test.yaml", environment: [:], flags: [:]) { _ in }
        #expect(configuration.storageURL.scheme == "memory")
        #expect(configuration.http.port == 0)
    }
}
