/// A text as it is shown in one line: white space is single spaces, and what takes no place is left out.
struct ShownLine {
    private var scalars = String.UnicodeScalarView()
    private var isGap = false
    /// In Unicode scalars.
    private(set) var length = 0

    var text: String { String(scalars) }

    mutating func append(_ scalar: Unicode.Scalar) {
        if Self.isInvisible(scalar) { return }
        if scalar.properties.isWhitespace {
            isGap = length > 0
            return
        }
        if isGap {
            scalars.append(" ")
            length += 1
        }
        isGap = false
        scalars.append(scalar)
        length += 1
    }

    /// The beginning of a text.
    static func of(_ text: String, atMost maximum: Int) -> String {
        var line = ShownLine()
        for scalar in text.unicodeScalars {
            if line.length >= maximum { break }
            line.append(scalar)
        }
        return line.text
    }

    /// What readers see in an element, from its beginning. No more is collected than that, however much there is.
    static func of(_ index: Int, in tree: HTMLTree, _ visibility: Visibility, atMost maximum: Int) -> String {
        var line = ShownLine()
        var waiting = [index]
        var visited = 0
        while let next = waiting.popLast(), visited < maximumNodes {
            visited += 1
            if visibility.isUnseen[next] { continue }
            for scalar in tree.nodes[next].text.unicodeScalars {
                if line.length >= maximum { return line.text }
                line.append(scalar)
            }
            waiting.append(contentsOf: tree.nodes[next].children.prefix(maximumNodes).reversed())
        }
        return line.text
    }

    /// Of an element with more, the first: a name or a link has few.
    private static let maximumNodes = 2000

    /// Characters that nobody sees, and in which a text can be written that only a machine reads: format characters, tags,
    /// selectors of variations and fillers. A joiner is a part of emoji and of some scripts, and so is what makes a sign
    /// one.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value > 0x7E else { return scalar.value < 0x20 && !scalar.properties.isWhitespace }
        if scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{FE0F}" { return false }
        switch scalar.properties.generalCategory {
        case .format, .privateUse, .unassigned: return true
        case .control: return !scalar.properties.isWhitespace
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
