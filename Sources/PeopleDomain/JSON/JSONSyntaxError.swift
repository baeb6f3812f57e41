/// Why a text is not the JSON that we take.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case unexpected
        case unexpectedEnd
        case invalidUTF8
        case nulCharacter
        case loneSurrogate
        case numberOutOfRange
        case tooDeep
        case duplicateName(String)
    }

    public let reason: Reason
    /// The place in the text, in bytes from its start.
    public let offset: Int

    /// A sentence for the person who wrote the text.
    public var message: String {
        switch reason {
        case .unexpected: "The JSON is malformed at byte \(offset)"
        case .unexpectedEnd: "The JSON ends too early"
        case .invalidUTF8: "The JSON is not valid UTF-8 at byte \(offset)"
        case .nulCharacter: "A string contains a NUL character at byte \(offset)"
        case .loneSurrogate: "A string contains half a surrogate pair at byte \(offset)"
        case .numberOutOfRange: "The number at byte \(offset) is too large"
        case .tooDeep: "The JSON is nested deeper than \(JSONParser.maximumDepth) levels at byte \(offset)"
        case .duplicateName(let name): "The name \"\(name)\" occurs twice in one object at byte \(offset)"
        }
    }
}
