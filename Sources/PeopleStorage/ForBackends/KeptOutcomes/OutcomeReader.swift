import PeopleDomain

/// Reads what ``OutcomeWriter`` wrote. Where the bytes are other ones, it reads zeros, and says so at the end.
struct OutcomeReader: RecordRow {
    private var rest: ArraySlice<UInt8>
    /// Whether the bytes were found to be other ones.
    private(set) var isMalformed = false

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Whether everything was read, and was what it should be.
    var isAtEnd: Bool { rest.isEmpty && !isMalformed }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard !isMalformed, count >= 0, count <= rest.count else {
            isMalformed = true
            return nil
        }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func byte() -> UInt8 { take(1)?.first ?? 0 }

    mutating func tag() -> OutcomeTag? {
        let tag = OutcomeTag(rawValue: byte())
        if tag == nil { isMalformed = true }
        return tag
    }

    // MARK: Columns

    mutating func int64() -> Int64 {
        guard let bytes = take(8) else { return 0 }
        return bytes.reversed().reduce(0) { $0 << 8 | Int64($1) }
    }

    mutating func bool() -> Bool { byte() == 1 }

    mutating func optionalDouble() -> Double? {
        bool() ? Double(bitPattern: UInt64(bitPattern: int64())) : nil
    }

    mutating func text() -> String {
        guard let bytes = take(Int(clamping: int64())) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func optionalText() -> String? { bool() ? text() : nil }

    mutating func id<Entity>(_: Entity.Type) -> Identifier<Entity> {
        let high = UInt64(bitPattern: int64())
        return Identifier(high: high, low: UInt64(bitPattern: int64()))
    }

    mutating func optionalID<Entity>(_: Entity.Type) -> Identifier<Entity>? { bool() ? id(Entity.self) : nil }
    mutating func time() -> Timestamp { Timestamp(millisecondsSince1970: int64()) }
    mutating func optionalTime() -> Timestamp? { bool() ? time() : nil }
    mutating func revision() -> Revision { Revision(int64()) }
    mutating func customFieldValues() -> CustomFieldValues { CustomFieldValues(storedJSON: text()) }
    mutating func refuse() { isMalformed = true }
}
