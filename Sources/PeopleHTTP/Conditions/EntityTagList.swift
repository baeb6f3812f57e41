import PeopleDomain

/// The value of `If-Match` and `If-None-Match` (RFC 9110, sections 13.1.1 and 13.1.2).
enum EntityTagList: Hashable {
    /// `*`: whichever state there is.
    case any
    case tags([EntityTag])

    /// How many tags are looked at, and how long one may be. Clients name one, and caches a few.
    static let maximumCount = 50
    static let maximumLength = 200

    /// - Throws: ``FieldFault`` for what is no list of entity tags, and for one that is too long.
    init(_ text: String) throws(FieldFault) {
        if text.trimmingWhiteSpace() == "*" {
            self = .any
            return
        }
        var reader = EntityTagReader(text)
        var tags: [EntityTag] = []
        while let tag = try reader.next() {
            if tags.count == Self.maximumCount {
                throw FieldFault("must have at most \(Self.maximumCount) entity tags")
            }
            tags.append(tag)
        }
        if tags.isEmpty { throw Self.malformed }
        self = .tags(tags)
    }

    fileprivate static let malformed = FieldFault(
        "must be * or a list of entity tags in double quotes, as ETag has them")
}

/// Takes one tag after another off a list.
private struct EntityTagReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    /// `nil` at the end.
    mutating func next() throws(FieldFault) -> EntityTag? {
        // A list may have empty elements (RFC 9110, section 5.6.1.2).
        rest = rest.drop { [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ",")].contains($0) }
        if rest.isEmpty { return nil }
        let isWeak = rest.starts(with: "W/".utf8)
        if isWeak { rest = rest.dropFirst(2) }
        guard rest.first == UInt8(ascii: "\"") else { throw EntityTagList.malformed }
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { throw EntityTagList.malformed }
        let opaque = rest[..<end]
        if opaque.contains(where: { $0 <= UInt8(ascii: " ") || $0 == 0x7F }) { throw EntityTagList.malformed }
        if opaque.count > EntityTagList.maximumLength {
            throw FieldFault("must have entity tags of at most \(EntityTagList.maximumLength) characters")
        }
        rest = rest[rest.index(after: end)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { throw EntityTagList.malformed }
        return EntityTag(isWeak: isWeak, opaque: String(decoding: opaque, as: UTF8.self))
    }
}
