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

    /// Whether another text stands in this one, and not within words: "art" is no part of "start", "Bj" none of "Bjørn".
    func holds(_ part: FoldedText) -> Bool {
        guard let first = part.string.unicodeScalars.first, let last = part.string.unicodeScalars.last else {
            return false
        }
        let wanted = Array(part.string.utf8)
        let fallback = Self.fallback(of: wanted)
        let scalars = string.unicodeScalars
        var matched = 0
        var index = string.utf8.startIndex
        while index < string.utf8.endIndex {
            let byte = string.utf8[index]
            index = string.utf8.index(after: index)
            while matched > 0, wanted[matched] != byte { matched = fallback[matched - 1] }
            if wanted[matched] == byte { matched += 1 }
            guard matched == wanted.count else { continue }
            matched = fallback[matched - 1]
            let start = string.utf8.index(index, offsetBy: -wanted.count)
            let isBegun = start > scalars.startIndex && Self.isJoined(scalars[scalars.index(before: start)], first)
            if !isBegun, index == scalars.endIndex || !Self.isJoined(last, scalars[index]) { return true }
        }
        return false
    }

    /// Of every beginning of a text how long the longest of its ends is that the text begins with, too (Knuth, Morris and
    /// Pratt): no text that repeats itself makes the search slow.
    private static func fallback(of text: [UInt8]) -> [Int] {
        var fallback = [Int](repeating: 0, count: text.count)
        var length = 0
        for index in text.indices.dropFirst() {
            while length > 0, text[index] != text[length] { length = fallback[length - 1] }
            if text[index] == text[length] { length += 1 }
            fallback[index] = length
        }
        return fallback
    }

    /// Whether two characters beside each other are of one word.
    private static func isJoined(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        isOfWord(left) && isOfWord(right)
    }

    /// Letters, their accents and digits; not those of scripts that set nothing between words, where no one can tell.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return !scalar.properties.isIdeographic && !unspaced.contains { $0.contains(scalar.value) }
        default: return false
        }
    }

    /// Thai and Lao, Myanmar, Khmer, and the kana.
    private static let unspaced: [ClosedRange<UInt32>] = [
        0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF,
    ]
}
