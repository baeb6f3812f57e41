import PeopleDomain
import PeopleStorage

/// A place in a list as a text for clients, to whom it means nothing.
///
/// It holds no secret and no right: the identity of the list, the time of creation and the id of the last record, and
/// the keys by which it was put in order, in Base64 for URLs (RFC 4648, section 5).
enum ListCursor {
    /// The longest text that is read: a cursor of the longest keys.
    private static let maximumLength =
        (ListIdentity.length + 24 + RecordOrder.maximumTerms * (SortKey.maximumLength + 3)) * 4 / 3 + 4

    static func text(_ position: RecordPosition, of list: ListIdentity) -> String {
        var bytes = list.bytes
        append(UInt64(bitPattern: position.createdAt.millisecondsSince1970), to: &bytes)
        append(position.id.high, to: &bytes)
        append(position.id.low, to: &bytes)
        for key in position.keys {
            guard let key else {
                bytes.append(0)
                continue
            }
            bytes += [1, UInt8(key.bytes.count >> 8), UInt8(key.bytes.count & 0xFF)]
            bytes += key.bytes
        }
        return Base64URL.encode(bytes)
    }

    /// `nil` for what is no cursor, or one of another list.
    static func position(_ text: String, of list: ListIdentity) -> RecordPosition? {
        guard text.utf8.count <= maximumLength else { return nil }
        guard let data = Base64URL.decode(text) else { return nil }
        var bytes = data[...]
        guard take(ListIdentity.length, from: &bytes) == list.bytes[...], let time = number(from: &bytes),
            let high = number(from: &bytes), let low = number(from: &bytes)
        else { return nil }
        var keys: [SortKey?] = []
        while let mark = bytes.popFirst() {
            guard mark == 1 else {
                guard mark == 0 else { return nil }
                keys.append(nil)
                continue
            }
            guard let size = take(2, from: &bytes), let first = size.first, let last = size.last,
                let key = take(Int(first) << 8 | Int(last), from: &bytes), key.count <= SortKey.maximumLength
            else { return nil }
            keys.append(SortKey(bytes: Array(key)))
        }
        return RecordPosition(
            keys: keys, createdAt: Timestamp(millisecondsSince1970: Int64(bitPattern: time)),
            id: Identifier<Void>(high: high, low: low))
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }

    private static func number(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        take(8, from: &bytes)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func take(_ count: Int, from bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }
}
