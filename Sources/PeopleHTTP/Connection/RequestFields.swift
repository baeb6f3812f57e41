import NIOHTTP1

/// The header fields that the API looks at, found in one pass.
struct RequestFields: Sendable {
    var authorization = Field.absent
    var contentType = Field.absent
    var requestID = Field.absent
    var host = Field.absent
    var expectation = Field.absent
    var contentEncoding = Field.absent
    var idempotencyKey = Field.absent
    /// Lists, whose lines are one (RFC 9110, section 5.3).
    var ifMatch: String?
    var ifNoneMatch: String?
    var contentLength: Int?
    var isUpgrade = false

    /// A field that may stand once.
    enum Field: Sendable {
        case absent
        case once(String)
        case repeated

        fileprivate mutating func note(_ value: String) {
            if case .absent = self { self = .once(value) } else { self = .repeated }
        }

        /// The value, where there is exactly one.
        var value: String? {
            if case .once(let value) = self { value } else { nil }
        }
    }

    init() {}

    init(_ headers: HTTPHeaders) {
        for (name, value) in headers {
            // Names of other lengths are most of them, and cost one comparison.
            switch name.utf8.count {
            case 4 where name.isHeader("host"): host.note(value)
            case 6 where name.isHeader("expect"): expectation.note(value)
            case 7 where name.isHeader("upgrade"): isUpgrade = true
            case 8 where name.isHeader("if-match"): Self.append(value, to: &ifMatch)
            case 12 where name.isHeader("content-type"): contentType.note(value)
            case 12 where name.isHeader("x-request-id"): requestID.note(value)
            case 13 where name.isHeader("authorization"): authorization.note(value)
            case 13 where name.isHeader("if-none-match"): Self.append(value, to: &ifNoneMatch)
            // Whether it is a number, and the only one, the decoder has checked.
            case 14 where name.isHeader("content-length"): contentLength = Int(value)
            case 15 where name.isHeader("idempotency-key"): idempotencyKey.note(value)
            case 16 where name.isHeader("content-encoding"): contentEncoding.note(value)
            default: break
            }
        }
    }

    private static func append(_ value: String, to list: inout String?) {
        list = list.map { "\($0), \(value)" } ?? value
    }
}

extension String {
    /// Equal without regard to the case of ASCII letters to a text of lower-case letters and hyphens.
    func isHeader(_ lowerCase: StaticString) -> Bool {
        guard utf8.count == lowerCase.utf8CodeUnitCount else { return false }
        let wanted = UnsafeBufferPointer(start: lowerCase.utf8Start, count: lowerCase.utf8CodeUnitCount)
        return withContiguousUTF8 { bytes in
            bytes.indices.allSatisfy { bytes[$0] | 0x20 == wanted[$0] }
        }
    }
}
