/// Looks for tags of more attributes than any that is meant to be read: libxml2 compares each with all before it.
///
/// It can't be left to the time when the parser asks for more of a tag: where a value in quotes is handed on in two pieces,
/// libxml2 (2.9) keeps all that follows for its end, and then reads it at once.
enum TagGuard {
    private static let maximumAttributes = 2500
    /// How often each byte of a page is looked at, on average: more takes a page of tags that begin and do not end.
    private static let maximumLooks = 8

    /// Whether no place of a page at which a tag may begin, within comments and scripts too, begins one of too many attributes.
    static func allows(_ page: [UInt8]) -> Bool {
        page.withUnsafeBufferPointer { bytes in
            var budget = bytes.count * maximumLooks + 100_000
            for start in bytes.indices.dropLast() where bytes[start] == UInt8(ascii: "<") && isLetter(bytes[start + 1])
            {
                var tag = Tag()
                var index = start + 1
                while index < bytes.count, !tag.isEnded, tag.attributes <= maximumAttributes {
                    tag.step(bytes[index])
                    index += 1
                }
                budget -= index - start
                if budget < 0 || tag.attributes > maximumAttributes { return false }
            }
            return true
        }
    }

    /// Where a parser may see an attribute, one is counted. What stands in quotes behind a plain name is one value, however
    /// many words it has; behind anything else, parsers do not agree what quotes mean, and each word counts.
    private struct Tag {
        private(set) var attributes = 0
        private(set) var isEnded = false
        private var place = Place.tagName
        private var quote: UInt8 = 0
        private var nameLength = 0

        private enum Place {
            case tagName
            /// Between two attributes.
            case between
            case name, behindName, behindSign
            case quoted, unquoted
            /// What is no attribute, until white space.
            case other
        }

        mutating func step(_ byte: UInt8) {
            if place == .quoted {
                if byte == quote { place = .between }
                return
            }
            if byte == UInt8(ascii: ">") {
                isEnded = true
                return
            }
            let isSpace = byte <= 0x20
            let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            let mayPart = isQuote || byte == UInt8(ascii: "/")
            switch place {
            case .tagName where isSpace: place = .between
            case .tagName: if mayPart { count(.other) }
            case .between, .behindName:
                if isSpace { break }
                if place == .behindName, byte == UInt8(ascii: "=") {
                    place = .behindSign
                } else {
                    count(mayBeginName(byte) ? .name : .other)
                    nameLength = 0
                }
            case .name:
                // What is longer than libxml2's buffer is several names to it.
                nameLength += 1
                if nameLength % 100 == 0 { attributes += 1 }
                if isSpace { place = .behindName }
                if byte == UInt8(ascii: "=") { place = .behindSign }
                if place == .name, !isOfName(byte) { count(.other) }
            case .behindSign:
                if isSpace { break }
                place = isQuote ? .quoted : .unquoted
                quote = byte
            case .unquoted where isSpace: place = .between
            case .other where isSpace: place = .between
            case .unquoted, .other: if mayPart { attributes += 1 }
            case .quoted: break
            }
        }

        private mutating func count(_ next: Place) {
            attributes += 1
            place = next
        }

        private func mayBeginName(_ byte: UInt8) -> Bool {
            TagGuard.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: ".")
        }

        private func isOfName(_ byte: UInt8) -> Bool {
            mayBeginName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
