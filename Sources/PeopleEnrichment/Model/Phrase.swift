import PeopleDomain

/// A run of words that belong together: "Head of Platform Engineering", "Fernhollow Press".
struct Phrase: Hashable, Sendable {
    let text: String
    /// The word before it.
    let follows: Lead
    /// Whether a comma follows.
    let endsWithComma: Bool

    enum Lead: Hashable, Sendable { case at, inside, comma, other }

    private static let maximumWords = 9

    /// The phrases of a line. They begin with a capital letter, and are cut where a sentence goes on: at "at", "in", "is".
    static func all(in line: String) -> [Phrase] {
        var phrases: [Phrase] = []
        var words: [Substring] = []
        var lead = Lead.other
        func end(_ next: Lead, comma: Bool) {
            if let phrase = phrase(words, lead, comma) { phrases.append(phrase) }
            words = []
            lead = next
        }
        var before = ""
        for word in line.split(separator: " ") {
            defer { before = word.lowercased() }
            let bare = word.trimmingPrefix { "(\"“'‘".contains($0) }
            if bare.count < word.count { end(lead, comma: false) }
            let folded = bare.lowercased()
            // "Rope Works" is a name: written large within a phrase, such a word belongs to it.
            let isName = !words.isEmpty && bare.first?.isUppercase == true
            // People are born in places, and write in languages: only where somebody lives counts.
            if folded == "in" {
                end(dwelling.contains(before) ? .inside : .other, comma: false)
                continue
            }
            if let next = leads[folded], !isName {
                end(next, comma: false)
                continue
            }
            if cuts.contains(folded) && !isName || separators.contains(folded) {
                end(.other, comma: false)
                continue
            }
            let stripped = withoutEnd(bare)
            if !stripped.isEmpty { words.append(stripped) }
            if stripped.count < bare.count { end(bare.hasSuffix(",") ? .comma : .other, comma: bare.hasSuffix(",")) }
        }
        end(.other, comma: false)
        return phrases
    }

    /// "Galway, Ireland": two phrases beside each other of which the second is a country; or where somebody is said to live.
    static func places(in phrases: [Phrase]) -> [String] {
        var places: [String] = []
        for (index, phrase) in phrases.enumerated() where phrase.wordCount <= 3 && !TitleWords.isTitle(phrase.text) {
            let next = index + 1 < phrases.count ? phrases[index + 1] : nil
            if phrase.endsWithComma, let next, next.follows == .comma, Country.code(of: next.text) != nil {
                places.append(phrase.text + ", " + next.text)
            } else if phrase.follows == .inside, !(next?.follows == .comma && phrase.endsWithComma) {
                places.append(phrase.text)
            }
        }
        return places
    }

    private var wordCount: Int { text.split(separator: " ").count }

    private static func phrase(_ words: [Substring], _ lead: Lead, _ comma: Bool) -> Phrase? {
        // Small words before it are of the sentence: "work as a".
        let rest = words.drop { $0.first?.isUppercase != true && $0.first?.isNumber != true }
        guard !rest.isEmpty, rest.count <= maximumWords else { return nil }
        // What is written small behind it is, too, but for those that join two: "Head of sales" stays.
        return Phrase(text: rest.joined(separator: " "), follows: lead, endsWithComma: comma)
    }

    private static func withoutEnd(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last, ",;:.!?)\"”’'…".contains(last) { word = word.dropLast() }
        return word
    }

    private static let leads: [String: Lead] = [
        "at": .at, "@": .at, "bei": .at, "chez": .at,
    ]

    private static let dwelling: Set<String> = [
        "based", "lives", "live", "living", "located", "resides", "residing", "wohnt", "lebt", "habite", "vive",
    ]

    private static let cuts: Set<String> = [
        "for", "from", "near",
        "is", "was", "the", "a", "an", "as", "where", "who", "which", "that", "with", "to", "by", "has", "have", "i",
        "i'm",
        "i’m", "am", "we", "she", "he", "they", "her", "his", "my", "our", "works", "work", "joined", "leads", "runs",
        "before", "since", "until", "on", "ist", "der", "die", "das", "als", "und",
    ]

    private static let separators: Set<String> = ["|", "–", "—", "-", "·", "•", "/", "→", "»"]
}
