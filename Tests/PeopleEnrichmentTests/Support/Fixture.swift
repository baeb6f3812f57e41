import Foundation

/// A page that was written for these tests, with what a reader should find.
enum Fixture {
    static func bytes(_ name: String) -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures").appending(path: name)
        return Array((try? Data(contentsOf: file)) ?? Data())
    }

    static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
}
