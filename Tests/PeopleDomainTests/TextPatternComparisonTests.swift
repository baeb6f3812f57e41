import PeopleDomain
import Testing

@Suite("Patterns of texts: comparison")
struct TextPatternComparisonTests {
    @Test("Random patterns match what a naive reference matches", arguments: 0..<40)
    func comparison(seed: UInt64) throws {
        var random = Random(state: seed)
        for _ in 0..<50 {
            let node = Node.random(depth: 4, using: &random)
            guard let pattern = try? TextPattern(node.text) else {
                #expect(node.text.unicodeScalars.count > TextPattern.maximumLength, "\(node.text)")
                continue
            }
            for text in Self.texts {
                let input = Array(text)
                let expected = node.ends(in: input, from: 0).contains(input.count)
                guard pattern.matches(text) != expected else { continue }
                Issue.record("\(node.text) should \(expected ? "" : "not ")match \"\(text)\"")
            }
        }
    }

    @Test("Random characters are taken or refused, and never more", arguments: 0..<20)
    func garbage(seed: UInt64) {
        var random = Random(state: seed)
        let characters = Array("ab(((()))))[[]]{}*+?|^$.-,:=!<\\\\dwsxu019&é")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 1...24, using: &random)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &random)]
                })
            guard let pattern = try? TextPattern(text) else { continue }
            for input in Self.texts.prefix(8) { _ = pattern.matches(input) }
        }
    }

    /// Every text of up to four of three characters.
    private static let texts: [String] = {
        var texts = [""]
        var last = texts
        for _ in 0..<4 {
            last = last.flatMap { text in ["a", "b", "\n"].map { text + $0 } }
            texts += last
        }
        return texts
    }()

    /// SplitMix64.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}

/// A pattern, and where a text can be left that was entered somewhere: what matching means, without regard to time.
private indirect enum Node {
    case literal(Character)
    case oneOf(String, [Character])
    case beginning
    case end
    case pair(Node, Node)
    case either(Node, Node)
    case times(Node, String, Int, Int?)

    var text: String {
        switch self {
        case .literal("\n"): "\\n"
        case .literal(let character): String(character)
        case .oneOf(let text, _): text
        case .beginning: "^"
        case .end: "$"
        case .pair(let first, let second): first.text + second.text
        case .either(let first, let second): "(\(first.text)|\(second.text))"
        case .times(let node, let quantifier, _, _): "(?:\(node.text))\(quantifier)"
        }
    }

    func ends(in input: [Character], from start: Int) -> Set<Int> {
        switch self {
        case .literal(let character): start < input.count && input[start] == character ? [start + 1] : []
        case .oneOf(_, let characters): start < input.count && characters.contains(input[start]) ? [start + 1] : []
        case .beginning: start == 0 ? [start] : []
        case .end: start == input.count ? [start] : []
        case .pair(let first, let second):
            first.ends(in: input, from: start).reduce(into: []) { $0.formUnion(second.ends(in: input, from: $1)) }
        case .either(let first, let second):
            first.ends(in: input, from: start).union(second.ends(in: input, from: start))
        case .times(let node, _, let minimum, let maximum):
            repeated(node, minimum, maximum, in: input, from: start)
        }
    }

    private func repeated(
        _ node: Node, _ minimum: Int, _ maximum: Int?, in input: [Character], from start: Int
    ) -> Set<Int> {
        var reached: Set<Int> = minimum == 0 ? [start] : []
        var present: Set<Int> = [start]
        // More rounds than that lead nowhere that fewer do not: a round moves on, or can be left out.
        for round in 1...(minimum + input.count + 1) where round <= maximum ?? .max {
            present = present.reduce(into: []) { $0.formUnion(node.ends(in: input, from: $1)) }
            if round >= minimum { reached.formUnion(present) }
        }
        return reached
    }

    static func random(depth: Int, using random: inout some RandomNumberGenerator) -> Node {
        let kind = Int.random(in: 0..<(depth == 0 ? 5 : 10), using: &random)
        func child() -> Node { Node.random(depth: depth - 1, using: &random) }
        switch kind {
        case 0, 1: return .literal(Bool.random(using: &random) ? "a" : "b")
        case 2: return .literal("\n")
        case 3:
            let sets: [(String, [Character])] = [
                (".", ["a", "b"]), ("[ab]", ["a", "b"]), ("[^a]", ["b", "\n"]), (#"\w"#, ["a", "b"]), (#"\s"#, ["\n"]),
                (#"[\Sx]"#, ["a", "b"]), (#"\D"#, ["a", "b", "\n"]), ("[b-z]", ["b"]), ("[]", []),
            ]
            let (text, characters) = sets[Int.random(in: 0..<sets.count, using: &random)]
            return .oneOf(text, characters)
        case 4: return Bool.random(using: &random) ? .beginning : .end
        case 5, 6: return .pair(child(), child())
        case 7: return .either(child(), child())
        default:
            let quantifiers: [(String, Int, Int?)] = [
                ("*", 0, nil), ("+", 1, nil), ("?", 0, 1), ("{0}", 0, 0), ("{2}", 2, 2), ("{1,2}", 1, 2),
                ("{2,}", 2, nil),
                ("{0,3}?", 0, 3), ("*?", 0, nil),
            ]
            let (text, minimum, maximum) = quantifiers[Int.random(in: 0..<quantifiers.count, using: &random)]
            return .times(child(), text, minimum, maximum)
        }
    }
}
