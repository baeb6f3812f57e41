import PeopleApplication
import PeopleDomain

/// Reads `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07, section 2.1).
enum IdempotencyKeyHeader {
    static let name = "Idempotency-Key"

    /// The key as the draft has it, a string in double quotes (RFC 9651, section 3.3.3), or without them, as most clients
    /// send it. Both are the same key.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)``.
    static func read(_ field: RequestFields.Field) throws(ApplicationError) -> IdempotencyKey? {
        switch field {
        case .absent: return nil
        case .repeated: throw fault(FieldFault("must be given once"))
        case .once(let value):
            do {
                return try IdempotencyKey(unquoted(value.trimmingWhiteSpace()))
            } catch {
                throw fault(error)
            }
        }
    }

    static func fault(_ fault: FieldFault) -> ApplicationError {
        .invalid(ValidationFailure(FieldFault(field: name, fault.message)))
    }

    private static func unquoted(_ text: String) throws(FieldFault) -> String {
        let special: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: ";"), 0x20]
        guard text.utf8.first == UInt8(ascii: "\"") else {
            if text.utf8.contains(where: special.contains) { throw malformed }
            return text
        }
        var bytes: [UInt8] = []
        var rest = text.utf8.dropFirst().makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "\""):
                guard rest.next() == nil else { throw malformed }
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = rest.next(), special.prefix(2).contains(escaped) else { throw malformed }
                bytes.append(escaped)
            default: bytes.append(byte)
            }
        }
        throw malformed
    }

    private static let malformed = FieldFault(
        "must be a string in double quotes, or a text without quotes, spaces, commas and semicolons")
}
