import PeopleDomain

/// The part of a page that speaks of the person: all that a model gets to read.
struct PageWindow: Sendable {
    let lines: [String]
    let spans: PageSpans

    /// Mentions of the name that are looked at.
    private static let maximumMentions = 20

    /// `nil` for a page on which the name does not stand: a model that reads it invents a profile.
    ///
    /// The smallest block around a mention in which a title stands; else the smallest with anything to choose.
    init?(_ page: ReadPage, _ name: PersonName, maximumTokens: Int) {
        let text = page.text
        let mentions = text.lines.indices.filter { name.stands(in: text.lines[$0].text) }.prefix(Self.maximumMentions)
        var best: PageWindow?
        for line in mentions {
            for block in text.blocks(around: line) {
                let lines = text.lines[block].map { Self.quoted($0.text) }
                let own = Self.ofOne(lines, around: line - block.lowerBound, name)
                let window = PageWindow(Self.trimmed(own.lines, around: own.center, maximumTokens), name)
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

    /// Where a line is nothing but the name, as a heading is, what stands before it is of somebody else, and so is what
    /// stands behind the next such line.
    private static func ofOne(_ lines: [String], around center: Int, _ name: PersonName) -> (
        lines: [String], center: Int
    ) {
        guard name.isNamed(by: lines[center]) else { return (lines, center) }
        let behind = lines[(center + 1)...].prefix { !looksLikeName($0) || name.isNamed(by: $0) }
        return ([lines[center]] + behind, 0)
    }

    /// "Oskar Halvorsen-Reyes": two to four words written large, and none of them a job.
    private static func looksLikeName(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return (2...4).contains(words.count) && !TitleWords.isTitle(line)
            && words.allSatisfy {
                $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || "-.’'".contains($0) }
            }
    }

    /// As many lines as fit, those near the name before others.
    private static func trimmed(_ lines: [String], around center: Int, _ maximumTokens: Int) -> [String] {
        var range = center..<center
        var tokens = 0
        while range != lines.indices {
            // Behind a name stands more of it than before.
            let isNext = range.upperBound < lines.count && (range.lowerBound == 0 || range.count % 4 != 3)
            let index = isNext ? range.upperBound : range.lowerBound - 1
            let size = TokenEstimate.tokens(lines[index])
            if tokens + size > maximumTokens {
                if range.isEmpty { return [String(lines[index].prefix(maximumTokens * 2))] }
                break
            }
            tokens += size
            range = isNext ? range.lowerBound..<index + 1 : index..<range.upperBound
        }
        return Array(lines[range])
    }

    /// A text can't write the line that ends it.
    private static func quoted(_ line: String) -> String {
        line.contains("===") ? line.replacing("=", with: "-") : line
    }
}
