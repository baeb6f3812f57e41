import Foundation
import Testing

@testable import PeopleKit

@Suite struct SecretFileTests {
    @Test func isReadableByItsOwnerOnly() async throws {
        try await withTemporaryDirectory { directory in
            let file = SecretFile(path: directory + "/s")
            #expect(try file.read() == nil)
            let secret = ServerSecret.random()
            #expect(try file.create(secret))
            #expect(try file.read() == secret)
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["s"])
        }
    }

    @Test func isNotOverwritten() async throws {
        try await withTemporaryDirectory { directory in
            let file = SecretFile(path: directory + "/s")
            let first = ServerSecret.random()
            let isFirstKept = try file.create(first)
            let isSecondKept = try file.create(.random())
            #expect(isFirstKept && !isSecondKept)
            #expect(try file.read() == first)
        }
    }

    @Test func isMadeByOneOfManyAtOnce() async throws {
        try await withTemporaryDirectory { directory in
            let file = SecretFile(path: directory + "/s")
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try file.create(.random()) } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
        }
    }

    @Test(arguments: [0o644, 0o640, 0o606]) func isRefusedWhereOthersMayReadIt(mode: Int) async throws {
        try await withTemporaryDirectory { directory in
            let file = SecretFile(path: directory + "/s")
            _ = try file.create(.random())
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
            let failure = #expect(throws: OpeningFailure.self) { try file.read() }
            #expect(failure?.sentence.contains("chmod 600") == true)
        }
    }

    @Test func isRefusedWhereItHoldsNoSecret() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/s"
            #expect(
                FileManager.default.createFile(
                    atPath: path, contents: Data("short".utf8), attributes: [.posixPermissions: 0o600]))
            #expect(throws: OpeningFailure.self) { try SecretFile(path: path).read() }
        }
    }
}
