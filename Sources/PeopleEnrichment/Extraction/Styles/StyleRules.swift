/// The ways in which styles keep a text from its readers.
///
/// What can't be understood where it may hide counts as hiding.
enum StyleRules {
    private typealias Signs = StyleEffect.Signs

    static let properties: Set<String> = alone.union(sizes).union(offsets).union(
        ["margin", "letter-spacing", "overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline"]
    ).union(["contain", "filter", "font", "line-height", "color", "text-fill-color", "text-security"]).union(margins)

    /// Those of which a value that can't be known is taken to hide.
    private static let alone: Set<String> = [
        "display", "visibility", "content-visibility", "opacity", "font-size", "clip", "clip-path", "scale",
        "translate",
        "transform", "zoom",
    ]

    private static let sizes: Set<String> = [
        "width", "height", "max-width", "max-height", "inline-size", "block-size", "max-inline-size", "max-block-size",
    ]

    private static let offsets: Set<String> = [
        "left", "right", "top", "bottom", "inset", "inset-inline", "inset-block", "inset-inline-start",
        "inset-inline-end", "inset-block-start", "inset-block-end", "text-indent",
    ]

    private static let margins: Set<String> = [
        "margin-left", "margin-right", "margin-top", "margin-bottom", "margin-inline", "margin-block",
        "margin-inline-start", "margin-inline-end", "margin-block-start", "margin-block-end",
    ]

    /// In bytes; a longer value is not understood.
    static let maximumLength = 1000

    /// Of a variable that no style in the page declares.
    static func signsOfUnknown(_ property: String) -> StyleEffect.Signs {
        if alone.contains(property) || offsets.contains(property) { return .hides }
        return sizes.contains(property) ? sign(ofSize: property) : []
    }

    static func signs(of property: String, _ value: String) -> StyleEffect.Signs {
        switch property {
        case "overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline":
            return ["hidden", "clip", "auto", "scroll"].contains(where: value.contains) ? .cutsOff : []
        case "contain": return ["paint", "strict", "content"].contains(where: value.contains) ? .cutsOff : []
        case "line-height": return StyleLength.number(value, percent: 0.16) == 0 ? .isLow : []
        case "text-indent":
            if isFar(value) { return .hides }
            return StyleLength.number(value, percent: 10).map { $0 >= -far } ?? false ? .indents : []
        default: break
        }
        if sizes.contains(property) {
            return StyleLength.number(value, percent: 10).map { $0 <= 1 } ?? false ? sign(ofSize: property) : []
        }
        return hides(property, value) ? .hides : []
    }

    private static func sign(ofSize property: String) -> StyleEffect.Signs {
        property.hasSuffix("width") || property.hasSuffix("inline-size") ? .isNarrow : .isLow
    }

    private static func hides(_ property: String, _ value: String) -> Bool {
        switch property {
        case "display":
            return ["none", "table-column", "table-column-group"].contains(value) || value.contains("(")
        case "visibility": return ["hidden", "collapse"].contains(value) || value.contains("(")
        case "content-visibility": return value == "hidden" || value.contains("(")
        case "opacity", "zoom": return isNearNothing(value)
        case "color", "text-fill-color": return StyleColor.isTransparent(value)
        case "text-security": return value != "none"
        case "filter": return arguments(of: "opacity", in: value).contains { $0.contains(where: isNearNothing) }
        case "font-size": return isTiny(value)
        case "font": return isTinyFont(value)
        case "clip":
            return value.hasPrefix("rect(") && numbers(arguments(of: "rect", in: value)).allSatisfy { abs($0) <= 1 }
        case "clip-path": return cutsAway(value)
        case "scale": return words(value).contains(where: isScaledAway)
        case "transform": return movesAway(value)
        case "translate": return words(value).contains(where: isMovedAway)
        default: return isFar(value)
        }
    }

    // MARK: Sizes

    private static func isNearNothing(_ value: String) -> Bool {
        StyleLength.number(value, percent: 0.01).map { $0 < 0.1 } ?? value.contains("(")
    }

    /// A letter of two pixels is read by no one.
    private static func isTiny(_ size: String) -> Bool {
        StyleLength.number(size, percent: 0.16).map { $0 <= 2 } ?? size.contains("(")
    }

    /// font: 0/0 a
    private static func isTinyFont(_ value: String) -> Bool {
        words(value).contains { word in
            let size = String(word.prefix { $0 != "/" })
            // Other numbers without a unit are weights.
            let isSize = size.count < word.count || size == "0" || size.last?.isNumber == false
            return isSize && StyleLength.number(size, percent: 0.16).map { $0 <= 2 } ?? false
        }
    }

    private static func cutsAway(_ path: String) -> Bool {
        let shapes = ["inset", "circle", "ellipse", "polygon"]
        guard let shape = shapes.first(where: { path.hasPrefix($0 + "(") }) else { return path.contains("(") }
        let arguments = arguments(of: shape, in: path).first ?? []
        switch shape {
        case "inset":
            return arguments.flatMap(words).prefix { $0 != "round" }.contains { word in
                StyleLength.number(word, percent: 8).map { $0 >= -far } ?? word.contains("(")
            }
        case "polygon":
            let points = arguments.map { words($0).map { StyleLength.number($0, percent: 10) } }
            return (0...1).contains { axis in
                let places = points.compactMap { $0.count > axis ? $0[axis] : nil }
                guard let least = places.min(), let most = places.max() else { return false }
                return most - least <= 1
            }
        default:
            return words(arguments.first ?? "").prefix { $0 != "at" }.contains { word in
                StyleLength.number(word, percent: 10).map { $0 <= 1 } ?? word.contains("(")
            }
        }
    }

    // MARK: Places

    /// So far to the left or above that nobody gets there.
    private static let far = -400.0

    private static func isFar(_ value: String) -> Bool {
        words(value).contains { StyleLength.number($0, percent: 10).map { $0 <= far || $0 >= 3000 } ?? false }
    }

    private static func isMovedAway(_ value: String) -> Bool {
        StyleLength.number(value, percent: 1).map { $0 <= -100 || $0 >= 3000 } ?? value.contains("(")
    }

    private static func isScaledAway(_ value: String) -> Bool {
        value != "none" && StyleLength.number(value, percent: 0.01).map { abs($0) < 0.05 } ?? value.contains("(")
    }

    private static func movesAway(_ transform: String) -> Bool {
        let isScaled = ["scale", "scalex", "scaley", "scale3d"].contains { name in
            arguments(of: name, in: transform).contains { $0.contains(where: isScaledAway) }
        }
        let isMoved = ["translate", "translatex", "translatey", "translate3d"].contains { name in
            arguments(of: name, in: transform).contains { $0.contains(where: isMovedAway) }
        }
        // From the side nothing is seen of a text.
        let isTurned = ["rotatex", "rotatey"].contains { name in
            numbers(arguments(of: name, in: transform)).contains { abs(abs($0) - 90) < 5 || abs(abs($0) - 270) < 5 }
        }
        let isMixed = arguments(of: "matrix", in: transform).contains { arguments in
            let numbers = arguments.compactMap { StyleLength.number($0, percent: 1) }
            guard numbers.count == 6 else { return true }
            return abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]) < 0.003
                || numbers[4...].contains { $0 <= -100 || $0 >= 3000 }
        }
        return isScaled || isMoved || isTurned || isMixed
    }

    // MARK: Parts of values

    /// Of longer values the beginning.
    private static let maximumWords = 64

    /// The parts between white space, but for what stands in parentheses.
    private static func words(_ value: String) -> [String] { parts(of: value, \.isWhitespace) }

    private static func parts(of value: String, _ isSeparator: (Character) -> Bool) -> [String] {
        var parts = [""]
        var depth = 0
        for character in value {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth <= 0, isSeparator(character) { parts.append("") } else { parts[parts.count - 1].append(character) }
            if parts.count > maximumWords { break }
        }
        return parts.map(\.trimmedString).filter { !$0.isEmpty }
    }

    /// What a function is called with, each time.
    private static func arguments(of name: String, in value: String) -> [[String]] {
        var found: [[String]] = []
        var rest = value[...]
        while let start = rest.firstRange(of: name + "("), found.count < maximumWords {
            let isWhole = rest[..<start.lowerBound].last.map { !$0.isLetter && $0 != "-" } ?? true
            rest = rest[start.upperBound...]
            var depth = 1
            let inner = rest.prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            rest = rest.dropFirst(inner.count)
            if isWhole { found.append(parts(of: String(inner)) { $0 == "," }) }
        }
        return found
    }

    private static func numbers(_ arguments: [[String]]) -> [Double] {
        arguments.joined().flatMap(words).compactMap { StyleLength.number($0, percent: 1) }
    }
}
