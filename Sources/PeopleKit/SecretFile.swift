#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The file beside a database that keeps the server's secret, readable by its owner only.
///
/// It is read and written with plain system calls, which is a matter of microseconds and happens once, at the start.
struct SecretFile {
    let path: String

    /// The secret that the file holds; `nil` where there is no file.
    ///
    /// - Throws: ``OpeningFailure`` for a file that can't be read, that others may read, or that holds no secret.
    func read() throws(OpeningFailure) -> ServerSecret? {
        // Not blocking, since a pipe in the place of the file would be waited for without end.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if file < 0 && errno == ENOENT { return nil }
        guard file >= 0 else { throw fault("can't be read: \(reason())") }
        defer { close(file) }
        try checkAccess(file)
        var bytes = [UInt8](repeating: 0, count: ServerSecret.maximumLength + 2)
        let count = bytes.withUnsafeMutableBytes { Self.read(file, into: $0) }
        guard count >= 0 else { throw fault("can't be read: \(reason())") }
        do {
            return try ServerSecret(String(decoding: bytes.prefix(count), as: UTF8.self))
        } catch {
            throw OpeningFailure("The secret file \(path) holds no secret. \(error.sentence)")
        }
    }

    /// Keeps a secret where there is none yet.
    ///
    /// The file appears whole or not at all: it is written under another name, and given its own by `link(2)`, which
    /// fails where somebody else was faster.
    ///
    /// - Returns: whether it was kept; not where there is a file already.
    func create(_ secret: ServerSecret) throws(OpeningFailure) -> Bool {
        let draft = "\(path).\(getpid())-\(UInt32.random(in: .min ... .max))"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault("can't be made: \(reason())") }
        defer {
            close(file)
            unlink(draft)
        }
        let content = secret.bytes + [UInt8(ascii: "\n")]
        let written = content.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        // Keys are made under the secret right away, and the database syncs them: it must not be lost before them.
        guard written == content.count, fsync(file) == 0 else { throw fault("can't be written: \(reason())") }
        if link(draft, path) == 0 {
            try syncDirectory()
            return true
        }
        guard errno == EEXIST else { throw fault("can't be made: \(reason())") }
        return false
    }

    private func checkAccess(_ file: CInt) throws(OpeningFailure) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw fault("can't be read: \(reason())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw fault("is no file") }
        guard status.st_mode & 0o077 == 0 else {
            throw fault("may be read or changed by others than its owner: `chmod 600 \(path)` mends that")
        }
    }

    /// Makes the name of the file as durable as its content.
    private func syncDirectory() throws(OpeningFailure) {
        let parent = path.lastIndex(of: "/").map { path[...$0] } ?? "./"
        let directory = open(String(parent), O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw fault("can't be made durable: \(reason())") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw fault("can't be made durable: \(reason())") }
    }

    /// Reads until the end of the file or of the buffer; negative for a failure.
    private static func read(_ file: CInt, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            switch systemRead(file, rest.baseAddress, rest.count) {
            case 0: return filled
            case let count where count > 0: filled += count
            default: if errno != EINTR { return -1 }
            }
        }
        return filled
    }

    private func fault(_ what: String) -> OpeningFailure { OpeningFailure("The secret file \(path) \(what).") }

    private func reason() -> String { String(cString: strerror(errno)) }
}

/// The system's call, under a name that the methods above do not hide.
private let systemRead = read
