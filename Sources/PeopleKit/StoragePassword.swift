/// What a store is opened with. It prints as nothing, so that it can't slip into a log.
public struct StoragePassword: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// As it was given: white space may be part of a password.
    let text: String

    /// - Throws: ``OpeningFailure`` where it is empty or has a NUL character, which no server can be sent.
    public init(_ text: String) throws(OpeningFailure) {
        guard !text.isEmpty else { throw OpeningFailure("The password of the store is empty.") }
        guard !text.utf8.contains(0) else {
            throw OpeningFailure("The password of the store must not contain a NUL character.")
        }
        self.text = text
    }

    public var description: String { "StoragePassword(…)" }
    public var debugDescription: String { description }
}
