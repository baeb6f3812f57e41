import PeopleDomain

/// Names and searches that repeat and resemble each other, with what is hard about texts in them.
enum RandomText {
    private static let firstNames = [
        "John", "JOHN", "Jon", "Jane", "José", "Jose\u{301}", "Jose", "Zoë", "Søren", "Łukasz", "Ольга", "日本", "太郎",
        "Mary-Ann", "O'Neil", "Ǝ", "X", "İlker", "Ψωμί", "हिन्दी", "😀", "100%", "a_b", "\"Q\"", "back\\slash", "*",
    ]
    private static let lastNames = [
        "Doe", "DOE", "Müller", "Mu\u{308}ller", "Muller", "Straße", "STRASSE", "van der Berg", "Йорк", "山田", "NOT",
        "OR",
        "Smith", "Smi", "th", "N'Dour", "%", "_", "Doe-Smith", "ﬁn",
    ]

    static func personDraft(_ index: Int, using random: inout SeededGenerator) throws -> PersonDraft {
        let email = Int.random(in: 0..<5, using: &random) == 0 ? nil : "\(emailName(using: &random)).\(index)@x.example"
        let last = Int.random(in: 0..<5, using: &random) == 0 ? nil : pick(lastNames, using: &random)
        return try .sample(pick(firstNames, using: &random), last, email: email)
    }

    static func firstName(using random: inout SeededGenerator) -> String { pick(firstNames, using: &random) }

    static func emailName(using random: inout SeededGenerator) -> String {
        pick(["john", "JOHN", "jane", "jose", "doe", "o'neil", "a_b", "100%", "x+y", "zz"], using: &random)
    }

    /// One to three stretches of names, in whatever case.
    static func search(using random: inout SeededGenerator) -> String {
        (0...Int.random(in: 0..<3, using: &random)).map { _ in
            let name = pick(firstNames + lastNames + ["john.1", "@x", "e.e", ".1"], using: &random)
            let scalars = Array(name.unicodeScalars)
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let length = Int.random(in: 1...4, using: &random)
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[start...].prefix(length))
            let text = String(part)
            return Bool.random(using: &random) ? text.uppercased() : text
        }.joined(separator: " ")
    }

    static func pick<Element>(_ elements: [Element], using random: inout SeededGenerator) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }
}
