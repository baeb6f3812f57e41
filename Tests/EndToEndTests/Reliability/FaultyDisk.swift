import Foundation

/// A shim under a server that makes the disk fail on demand. See `Shims/disk-faults.c`.
struct FaultyDisk: Sendable {
    enum Mode: String, CaseIterable, Sendable {
        case works = ""
        case sync
        case full
    }

    private let library: URL
    private let control: URL
    private let folder: URL

    /// Compiles the shim into a folder; the files of that folder are those that fail.
    init(in folder: URL) async throws {
        self.folder = folder.resolvingSymlinksInPath()
        // Beside the folder, so that the shim's own files never fail.
        library = folder.deletingLastPathComponent().appending(path: folder.lastPathComponent + ".so")
        control = folder.deletingLastPathComponent().appending(path: folder.lastPathComponent + ".control")
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Shims/disk-faults.c")
        let output = try await Shell.run(
            "cc -shared -fPIC -O2 -o '\(library.path)' '\(source.standardizedFileURL.path)' -ldl", in: folder)
        guard FileManager.default.fileExists(atPath: library.path) else {
            throw Failure("the shim did not compile: \(output)")
        }
        try set(.works)
    }

    /// For the server that is to be tried.
    var environment: [String: String] {
        [
            "LD_PRELOAD": library.path, "DISK_FAULTS_PREFIX": folder.path + "/people.sqlite",
            "DISK_FAULTS_CONTROL": control.path,
        ]
    }

    func set(_ mode: Mode) throws { try Data(mode.rawValue.utf8).write(to: control, options: .atomic) }

    func remove() {
        try? FileManager.default.removeItem(at: library)
        try? FileManager.default.removeItem(at: control)
    }
}
