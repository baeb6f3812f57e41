import PeopleDomain

/// The name of somebody who is looked for, as it may be written elsewhere: with or without accents and hyphens, the last
/// name first, with a middle name between.
struct PersonName: Sendable {
    private let first: [String]
    private let last: [String]

    init(_ subject: EnrichmentSubject) {
        first = Self.words(subject.firstName).map(\.folded)
        last = subject.lastName.map { Self.words($0).map(\.folded) } ?? []
    }

    /// Both names folded, without anything between.
    var words: [String] { first + last }

    /// Whether a text is this name, and nothing else beside titles and middle names.
    func isNamed(by text: String) -> Bool {
        let words = Self.words(text).filter { !Self.titles.contains($0.folded) }
        return words.count <= self.words.count + Self.maximumMiddle && contains(words)
    }

    func stands(in text: String) -> Bool { contains(Self.words(text)) }

    /// Whether a text has all the words of the name, in any form: the path of an address, a handle.
    func isSpelled(in text: String) -> Bool {
        let words = Set(Self.words(text).map(\.folded))
        return !last.isEmpty && self.words.allSatisfy(words.contains)
    }

    /// Whether words are all of the name, and there are any.
    func isMadeUp(of words: some Collection<String>) -> Bool {
        !words.isEmpty && words.allSatisfy(self.words.contains)
    }

    /// Whether a text is of the words of the name and their initials, one behind the other: "janedoe", "jdoe", "doe".
    func isSpelled(withoutSpacesIn text: String) -> Bool {
        let folded = TextFolding.searchFolded(text)
        if folded.isEmpty { return false }
        // Each may stand at each place: of a name of many words the first are enough to tell.
        let full = Array(words.filter { $0.count > 1 }.prefix(Self.maximumSpelled))
        // An initial at most at each end: else any text would be initials.
        let initials = [""] + words.compactMap(\.first).map { String($0) }
        return initials.contains { before in
            initials.contains { after in
                guard folded.hasPrefix(before), folded.hasSuffix(after), folded.count > before.count + after.count
                else {
                    return false
                }
                let inner = String(folded.dropFirst(before.count).dropLast(after.count))
                return Self.isJoined(inner, full)
            }
        }
    }

    private static let maximumSpelled = 6

    private static func isJoined(_ text: String, _ parts: [String]) -> Bool {
        // Each is taken once.
        parts.indices.contains { index in
            guard text.hasPrefix(parts[index]) else { return false }
            let rest = String(text.dropFirst(parts[index].count))
            var others = parts
            others.remove(at: index)
            return rest.isEmpty || isJoined(rest, others)
        }
    }

    /// Whether a text shares a word with the name.
    func shares(wordWith text: String) -> Bool {
        Self.words(text).contains { words.contains($0.folded) && $0.folded.count > 1 }
    }

    private func contains(_ text: [Word]) -> Bool {
        guard !first.isEmpty else { return false }
        for start in text.indices {
            if Self.matches(text, start, first) {
                if last.isEmpty || follows(text, start + first.count, last) { return true }
            }
            // "Doe, Jane"
            if !last.isEmpty, Self.matches(text, start, last), Self.matches(text, start + last.count, first) {
                return true
            }
        }
        return false
    }

    private static let maximumMiddle = 2

    /// Whether words follow at a place, or behind middle names.
    private func follows(_ text: [Word], _ start: Int, _ wanted: [String]) -> Bool {
        for gap in 0...Self.maximumMiddle {
            if gap > 0, start + gap - 1 >= text.count || !text[start + gap - 1].mayBeName { return false }
            if Self.matches(text, start + gap, wanted) { return true }
        }
        return false
    }

    private static func matches(_ text: [Word], _ start: Int, _ wanted: [String]) -> Bool {
        guard start + wanted.count <= text.count else { return false }
        return wanted.indices.allSatisfy { text[start + $0].folded == wanted[$0] }
    }

    // MARK: Words

    struct Word {
        let folded: String
        /// Whether it can stand within a name: it is written large, or is one of the small words that names have.
        let mayBeName: Bool
        /// Whether it is written large, or of a script that has no other letters.
        let isCapital: Bool
    }

    static func words(_ text: String) -> [Word] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map { word in
            let folded = TextFolding.searchFolded(String(word)).filter { $0 != "'" && $0 != "’" }
            return Word(
                folded: folded, mayBeName: word.first?.isUppercase == true || particles.contains(folded),
                isCapital: word.first?.isLowercase == false)
        }
    }

    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "di", "da", "del", "la", "le", "bin", "al",
    ]

    private static let titles: Set<String> = [
        "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "phd", "md", "mba", "msc", "bsc",
        "dipl",
        "ing", "jr", "sr", "herr", "frau", "mag",
    ]
}
