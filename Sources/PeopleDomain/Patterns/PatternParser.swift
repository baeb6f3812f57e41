/// Reads the text of a pattern, one character after the other.
///
/// Groups nest at most as deep as a pattern is long (``TextPattern/maximumLength``).
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// - Throws: ``FieldFault`` that says where and what.
    mutating func parse() throws(FieldFault) -> PatternNode {
        let node = try choice()
        if position < scalars.count { throw fault("\")\" without a \"(\"", at: position) }
        return node
    }

    private mutating func choice() throws(FieldFault) -> PatternNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(FieldFault) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next, next != "|", next != ")" {
            let isEnd = next == "^" || next == "$"
            let atom = try atom()
            nodes.append(try quantified(atom, isEnd: isEnd))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    // MARK: Atoms

    private mutating func atom() throws(FieldFault) -> PatternNode {
        let start = position
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "^": return .beginning
        case "$": return .end
        case ".": return .character(.withinLine)
        case "(": return try group(from: start)
        case "[": return .character(try characterClass(from: start))
        case "\\": return .character(try escape(from: start, inClass: false).set)
        case "*", "+", "?": throw fault("\"\(scalar)\" with nothing to repeat", at: start)
        case "{", "}", "]": throw fault("\"\(scalar)\" that has to be written \"\\\(scalar)\"", at: start)
        default: return .character(ScalarSet(scalar))
        }
    }

    private mutating func group(from start: Int) throws(FieldFault) -> PatternNode {
        if take("?") { try groupKind(from: start) }
        let node = try choice()
        guard take(")") else { throw fault("\"(\" without a \")\"", at: start) }
        return node
    }

    /// What stands behind `(?`: only groups that are not captured are taken.
    private mutating func groupKind(from start: Int) throws(FieldFault) {
        if take(":") { return }
        let isBehind = take("<")
        switch next {
        case "=", "!": throw fault(isBehind ? "a lookbehind" : "a lookahead", at: start)
        default: throw fault(isBehind ? "a named group" : "a group that is not understood", at: start)
        }
    }

    // MARK: Quantifiers

    /// - Parameter isEnd: whether it is one of the ends of the text, which can be repeated only within a group.
    private mutating func quantified(_ atom: PatternNode, isEnd: Bool) throws(FieldFault) -> PatternNode {
        let start = position
        guard let (minimum, maximum) = try quantifier() else { return atom }
        if isEnd { throw fault("an end of the text that is repeated", at: start) }
        // Lazy or not is a matter of what is captured, not of what is matched.
        _ = take("?")
        return .repetition(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func quantifier() throws(FieldFault) -> (minimum: Int, maximum: Int?)? {
        let start = position
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        guard let minimum = try number(from: start) else {
            throw fault("\"{\" that is neither a repetition nor written \"\\{\"", at: start)
        }
        var maximum: Int? = minimum
        if take(",") { maximum = try number(from: start) }
        guard take("}") else { throw fault("\"{\" without a \"}\"", at: start) }
        if let maximum, maximum < minimum { throw fault("a repetition from \(minimum) to \(maximum)", at: start) }
        return (minimum, maximum)
    }

    private mutating func number(from start: Int) throws(FieldFault) -> Int? {
        var number: Int?
        while let next, let digit = ScalarSet.digits.contains(next) ? Int(next.value - 0x30) : nil {
            number = (number ?? 0) * 10 + digit
            if let number, number > TextPattern.maximumStates {
                throw fault("a repetition of more than \(TextPattern.maximumStates)", at: start)
            }
            position += 1
        }
        return number
    }

    // MARK: Classes

    private mutating func characterClass(from start: Int) throws(FieldFault) -> ScalarSet {
        let isNegated = take("^")
        var set = ScalarSet([])
        while !take("]") {
            if next == nil { throw fault("\"[\" without a \"]\"", at: start) }
            let first = try member()
            // A hyphen is itself before the end.
            guard next == "-", scalars[(position + 1)...].first != "]" else {
                set = set.union(first.set)
                continue
            }
            let hyphen = position
            position += 1
            if next == nil { throw fault("\"[\" without a \"]\"", at: start) }
            let last = try member()
            guard let from = first.scalar, let to = last.scalar else {
                throw fault("a range that does not lead from a character to a character", at: hyphen)
            }
            guard from <= to else { throw fault("a range whose end is before its beginning", at: hyphen) }
            set = set.union(ScalarSet([from.value...to.value]))
        }
        return isNegated ? set.inverted : set
    }

    private mutating func member() throws(FieldFault) -> PatternEscape {
        let start = position
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "\\": return try escape(from: start, inClass: true)
        // In HTML a class within a class, and subtraction and intersection.
        case "[": throw fault("\"[\" that has to be written \"\\[\"", at: start)
        case "&" where next == "&", "-" where next == "-":
            throw fault("\"\(scalar)\(scalar)\" in a class", at: start)
        default: return .one(scalar)
        }
    }

    private mutating func escape(from start: Int, inClass: Bool) throws(FieldFault) -> PatternEscape {
        do {
            let (escape, length) = try PatternEscape.read(scalars[position...], inClass: inClass)
            position += length
            return escape
        } catch {
            throw fault(error.name, at: start)
        }
    }

    // MARK: Steps

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private func fault(_ what: String, at position: Int) -> FieldFault {
        FieldFault("must not have \(what) (at character \(position + 1))")
    }
}
