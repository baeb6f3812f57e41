#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where a command says things: results on standard output, and everything else on standard error, so that a result can
/// be piped into another program.
public struct Console: Sendable {
    private let output: @Sendable (String) -> Void
    private let error: @Sendable (String) -> Void

    public init(output: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void) {
        self.output = output
        self.error = error
    }

    /// Of the process.
    public static let standard = Console(
        output: { writeWhole($0, to: STDOUT_FILENO) }, error: { writeWhole($0, to: STDERR_FILENO) })

    /// Says a result, and ends the line.
    public func print(_ text: String) { output(text + "\n") }

    /// Says what is no result, and ends the line.
    public func note(_ text: String) { error(text + "\n") }
}

/// A reader that has gone away is no reason to fail: what it wanted of the text it has.
private func writeWhole(_ text: String, to file: CInt) {
    var text = text
    text.withUTF8 { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(file, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)).baseAddress, rest.count)
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
        }
    }
}
