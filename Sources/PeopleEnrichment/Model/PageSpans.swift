import PeopleDomain

/// Parts of a text that may be a value: what a model chooses among. It can't say what does not stand there.
struct PageSpans: Sendable {
    /// By the field that they may be a value of, each once, in the order of the text.
    private(set) var byField: [ProfileField: [String]] = [:]

    /// For one field. A model that has more to choose among chooses worse.
    private static let maximumSpans = 12

    static let fields: [ProfileField] = [.jobTitle, .companyName, .location, .bio]

    init(_ lines: [String], _ name: PersonName) {
        let rules = FieldRules(name: name)
        for line in lines {
            let phrases = Phrase.all(in: line)
            for phrase in phrases where TitleWords.isTitle(phrase.text) { add(.jobTitle, phrase.text, rules) }
            for phrase in phrases where phrase.follows == .at && !TitleWords.isTitle(phrase.text) {
                add(.companyName, phrase.text, rules)
            }
            for place in Phrase.places(in: phrases) { add(.location, place, rules) }
            for sentence in Self.sentences(line) where Self.speaks(sentence, of: name) { add(.bio, sentence, rules) }
        }
    }

    private mutating func add(_ field: ProfileField, _ text: String, _ rules: FieldRules) {
        var spans = byField[field] ?? []
        guard spans.count < Self.maximumSpans, !spans.contains(text),
            rules.accepted(Candidate(field, text, quote: text, by: .model), from: .website, page: "") != nil
        else { return }
        spans.append(text)
        byField[field] = spans
    }

    private static func sentences(_ line: String) -> [String] {
        var sentences: [String] = []
        var start = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            let next = line.index(after: index)
            if ".!?".contains(line[index]), next == line.endIndex || line[next] == " " {
                sentences.append(line[start..<next].trimmedString)
                start = next
            }
            index = next
        }
        sentences.append(line[start...].trimmedString)
        return sentences.filter { !$0.isEmpty }
    }

    /// Whether a sentence is one about the person: of some length, and with a name, or by somebody who tells of oneself.
    private static func speaks(_ sentence: String, of name: PersonName) -> Bool {
        let words = PersonName.words(sentence).map(\.folded)
        guard words.count >= 7, sentence.unicodeScalars.count <= 500, let first = name.words.first else { return false }
        return words.contains(first) || words.contains("i") || ["she", "he", "they", "sie", "er"].contains(words[0])
    }
}
