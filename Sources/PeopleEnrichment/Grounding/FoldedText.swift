import Foundation
import PeopleDomain

/// A text in the form in which two are the same to a reader: compatibility characters, entities, case and white space do
/// not matter.
struct FoldedText: Sendable {
    let string: String

    init(_ text: String) {
        let plain = EntityText.decoded(text).precomposedStringWithCompatibilityMapping
        let words = TextFolding.caseFolded(plain).split(whereSeparator: \.isWhitespace)
        string = words.joined(separator: " ")
    }

    /// Whether another text stands in this one, and not within words: "art" is no part of "start".
    func holds(_ part: FoldedText) -> Bool {
        if part.string.isEmpty { return false }
        var text = string
        var wanted = part.string
        return text.withUTF8 { text in
            wanted.withUTF8 { wanted in Self.holds(text, wanted) }
        }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= part.count, let first = part.first, let last = part.last else { return false }
        for start in 0...text.count - part.count where text[start] == first {
            let end = start + part.count
            guard UnsafeBufferPointer(rebasing: text[start..<end]).elementsEqual(part) else { continue }
            if start > 0, isWord(first), isWord(text[start - 1]) { continue }
            if end < text.count, isWord(last), isWord(text[end]) { continue }
            return true
        }
        return false
    }

    /// Bytes of letters of other scripts count too: all of them are above ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
