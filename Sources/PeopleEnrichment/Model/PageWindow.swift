import PeopleDomain

/// The part of a page that speaks of the person: all that a model gets to read.
struct PageWindow: Sendable {
    let lines: [String]
    let spans: PageSpans

    /// Mentions of the name that are looked at.
    private static let maximumMentions = 20
    /// Parts of the page that are looked at.
    private static let maximumWindows = 60

    /// `nil` for a page on which the name does not stand: a model that reads it invents a profile.
    ///
    /// The smallest block around a mention in which a title stands; else the smallest with anything to choose.
    init?(_ page: ReadPage, _ name: PersonName, maximumTokens: Int) {
        let text = page.text
        let mentions = text.lines.indices.filter { name.stands(in: text.lines[$0].text) }.prefix(Self.maximumMentions)
        var best: PageWindow?
        var seen: Set<Range<Int>> = []
        for line in mentions {
            let own = Self.ofOne(line, in: text.lines, name, maximumTokens)
            for block in text.blocks(around: line) {
                let range = Self.trimmed(block.clamped(to: own), around: line, in: text.lines, maximumTokens)
                // Of large blocks the same part fits.
                guard seen.insert(range).inserted else { continue }
                if seen.count > Self.maximumWindows { break }
                let lines = text.lines[range].map { Self.quoted(Self.fitting($0.text, maximumTokens)) }
                let window = PageWindow(lines, name)
                if window.spans.byField[.jobTitle] != nil {
                    self = window
                    return
                }
                if best == nil, !window.spans.byField.isEmpty { best = window }
            }
        }
        guard let best else { return nil }
        self = best
    }

    private init(_ lines: [String], _ name: PersonName) {
        self.lines = lines
        spans = PageSpans(lines, name)
    }

    var text: String { lines.joined(separator: "\n") }

    /// The lines that are about the person of a mention: where it is nothing but the name, as a heading is, what stands
    /// before it is of somebody else, and so is what stands behind the next such line.
    private static func ofOne(
        _ center: Int, in lines: [VisibleText.Line], _ name: PersonName, _ maximumTokens: Int
    ) -> Range<Int> {
        guard name.isNamed(by: lines[center].text) else { return lines.indices }
        // No line is less than a token.
        let behind = lines[(center + 1)...].prefix(maximumTokens)
            .prefix { !looksLikeName($0.text) || name.isNamed(by: $0.text) }
        return center..<behind.endIndex
    }

    /// "Oskar Halvorsen-Reyes": two to four words written large, and none of them a job.
    private static func looksLikeName(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return (2...4).contains(words.count) && !TitleWords.isTitle(line)
            && words.allSatisfy {
                $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || "-.’'".contains($0) }
            }
    }

    /// As many lines of a block as fit, those near the name before others; at least one.
    private static func trimmed(
        _ block: Range<Int>, around center: Int, in lines: [VisibleText.Line], _ maximumTokens: Int
    ) -> Range<Int> {
        var range = center..<center
        var tokens = 0
        while range != block {
            // Behind a name stands more of it than before.
            let isNext =
                range.upperBound < block.upperBound && (range.lowerBound == block.lowerBound || range.count % 4 != 3)
            let index = isNext ? range.upperBound : range.lowerBound - 1
            let size = TokenEstimate.tokens(lines[index].text)
            if tokens + size > maximumTokens { return range.isEmpty ? center..<center + 1 : range }
            tokens += size
            range = isNext ? range.lowerBound..<index + 1 : index..<range.upperBound
        }
        return range
    }

    /// Of a line that does not fit whole, the beginning.
    private static func fitting(_ line: String, _ maximumTokens: Int) -> String {
        TokenEstimate.tokens(line) > maximumTokens ? String(line.prefix(maximumTokens * 2)) : line
    }

    /// A text can't write the line that ends it.
    private static func quoted(_ line: String) -> String {
        line.contains("===") ? line.replacing("=", with: "-") : line
    }
}
