/// What elements a rule is about: `.card p.note, #x`, as far as it takes to know what is hidden.
///
/// Where a selector says more than is understood here (that something is the second child, or not the last), it counts for
/// all that fits the rest of it: what may be hidden is left out. One about what the reader does (`:hover`) is none.
struct StyleSelector: Sendable {
    /// From the outermost to the element itself; between them is any number of others.
    private let parts: [StyleSelectorPart]
    /// How much it asks for, as far as that makes one rule come before another.
    let specificity: Int

    /// `nil` for a selector that is about no element, or about a state of it.
    ///
    /// - Parameter text: one of ``list(_:)``.
    init?(_ text: ArraySlice<Unicode.Scalar>) {
        var parts: [StyleSelectorPart] = []
        var rest = text
        while let first = rest.first {
            if first.properties.isWhitespace || first == ">" || first == "|" {
                rest.removeFirst()
            } else if first == "+" || first == "~" {
                // Siblings are no ancestors: of `a + b` only `b` is asked for, and what both stand in.
                rest.removeFirst()
                _ = parts.popLast()
            } else {
                let word = Self.word(rest)
                rest = rest[word.endIndex...]
                guard let part = StyleSelectorPart(word) else { return nil }
                parts.append(part)
            }
        }
        if parts.isEmpty { return nil }
        self.parts = parts
        specificity = parts.reduce(0) { $0 + $1.specificity }
    }

    /// What an element must have, at least, for the selector to be about it: a key by which rules are found.
    var key: String { parts.last?.key ?? "*" }

    func matches(_ index: Int, in elements: StyledElements, budget: inout Int) -> Bool {
        guard let last = parts.last, last.matches(elements.list[index], budget: &budget) else { return false }
        var rest = parts.dropLast()
        var ancestor = elements.list[index].parent
        while let part = rest.last, ancestor >= 0, budget >= 0 {
            let element = elements.list[ancestor]
            if part.matches(element, budget: &budget) { rest.removeLast() }
            ancestor = element.parent
        }
        return rest.isEmpty
    }

    // MARK: Taking apart

    /// Of one list more are not told apart: the reader of sheets refuses them.
    private static let maximumList = 600

    /// The selectors of a list, with those that `:is(a, b)` and `:where(a, b)` stand for each on its own.
    static func list(_ text: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]] {
        var waiting = split(text).reversed().map { Array($0) }
        var found: [[Unicode.Scalar]] = []
        while let next = waiting.popLast() {
            guard found.count + waiting.count <= maximumList, next.count <= 10_000 else {
                return found + waiting + [next]
            }
            guard let choice = choice(in: next) else {
                found.append(next)
                continue
            }
            let before = next[..<choice.range.lowerBound]
            let isWord = before.last.map { !$0.properties.isWhitespace && !">+~".unicodeScalars.contains($0) } ?? false
            for option in split(next[choice.inner]) {
                // What is said of elements around it is not asked for: they may be around the others, too.
                let option = lastWord(option)
                // Within a word what is no sign can't be joined to it, and is not asked for.
                let isJoined = !isWord || option.first.map { ".#[:".unicodeScalars.contains($0) } ?? false
                waiting.append(
                    Array(before) + (isJoined ? Array(option) : []) + Array(next[choice.range.upperBound...]))
            }
        }
        return found
    }

    /// The first that stands for several, and what is in its parentheses.
    private static func choice(in text: [Unicode.Scalar]) -> (range: Range<Int>, inner: Range<Int>)? {
        var index = 0
        while index < text.count {
            if text[index] == "[" || text[index] == "(" { index = end(of: text[index...]) - 1 }
            if text[index] == ":" {
                let name = text[(index + 1)...].prefix { $0.properties.isAlphabetic || $0 == "-" }
                let start = index + 1 + name.count
                if start < text.count, text[start] == "(", choices.contains(StyleText.plain(name)) {
                    let end = end(of: text[start...])
                    return (index..<end, start + 1..<max(start + 1, end - 1))
                }
            }
            index += 1
        }
        return nil
    }

    private static let choices: Set<String> = ["is", "where", "matches", "-webkit-any", "-moz-any"]

    /// The parts between commas that stand in no parentheses.
    static func split(_ text: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == "," {
                parts.append(text[start..<index])
                start = index + 1
            }
            index = text[index] == "(" || text[index] == "[" ? end(of: text[index...]) : index + 1
        }
        return parts + [text[start...]]
    }

    /// What belongs to one element.
    private static func word(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = text[index]
            if scalar.properties.isWhitespace || scalar == ">" || scalar == "+" || scalar == "~" { break }
            index = scalar == "(" || scalar == "[" ? end(of: text[index...]) : index + 1
        }
        return text[..<index]
    }

    /// Behind the sign that closes the one that a text begins with.
    static func end(of text: ArraySlice<Unicode.Scalar>) -> Int {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" || text[index] == "[" { depth += 1 }
            if text[index] == ")" || text[index] == "]" { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return text.endIndex
    }

    /// What a selector asks of the element itself.
    static func lastWord(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = text
        var last = text[text.endIndex...]
        while let first = rest.first {
            if first.properties.isWhitespace || ">+~".unicodeScalars.contains(first) {
                rest.removeFirst()
            } else {
                last = word(rest)
                rest = rest[last.endIndex...]
            }
        }
        return last
    }
}
