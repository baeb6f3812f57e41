import Foundation
import PeopleDomain

/// Finds addresses of email on a page, also as people write them who fear those that collect them.
enum EmailFinder {
    /// More are a list of members, and no page about one.
    private static let maximumAddresses = 200

    static func addresses(in lines: some Sequence<String>) -> Set<String> {
        var found: Set<String> = []
        for line in lines where found.count < maximumAddresses && mayHold(line) {
            for word in plain(line).split(whereSeparator: { $0.isWhitespace || "<>()[]{}\"',;:|".contains($0) }) {
                if word.contains("@"), let address = address(String(word)) { found.insert(address) }
            }
        }
        return found
    }

    static func addresses(in text: String) -> Set<String> { addresses(in: CollectionOfOne(text)) }

    /// Whether a closer look at a line pays. Most have no such sign, and no one is longer than a paragraph that is read.
    private static func mayHold(_ line: String) -> Bool {
        line.utf8.count < 20_000 && line.utf8.contains { "@[({".utf8.contains($0) }
    }

    /// The address of a `mailto:` link; `nil` for other links.
    static func address(ofLink reference: String) -> String? {
        guard reference.lowercased().hasPrefix("mailto:") else { return nil }
        let written = reference.dropFirst("mailto:".count).prefix { $0 != "?" }
        return address((String(written).removingPercentEncoding ?? String(written)).trimmedString)
    }

    /// What Cloudflare makes of an address: hexadecimal bytes, the first of which the others were combined with.
    static func address(protected text: String) -> String? {
        guard let bytes = Hexadecimal.bytes(text), let key = bytes.first, bytes.count < 400 else { return nil }
        return address(String(decoding: bytes.dropFirst().map { $0 ^ key }, as: UTF8.self))
    }

    private static func address(_ text: String) -> String? {
        var text = text[...]
        while text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") { text = text.dropLast() }
        guard text.contains("."), let address = try? EmailAddress(String(text)) else { return nil }
        return address.comparisonKey
    }

    /// With "jane (at) acme (dot) com" written as an address.
    private static func plain(_ text: String) -> String {
        var text = text
        for (sign, words) in [("@", ["at", "ät", "AT", "At"]), (".", ["dot", "punkt", "DOT", "Dot"])] {
            for word in words {
                for (open, close) in [("[", "]"), ("(", ")"), ("{", "}")] where text.contains(open + word + close) {
                    for written in [" \(open)\(word)\(close) ", "\(open)\(word)\(close)"] {
                        text = text.replacing(written, with: sign)
                    }
                }
            }
        }
        return text
    }
}
