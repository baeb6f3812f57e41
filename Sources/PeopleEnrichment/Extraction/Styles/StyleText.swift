/// The text of a style sheet as it is to be split: in lower case, without comments, and with every sign that means nothing,
/// because it stands in a string, in an address or behind a backslash, written as another that nothing is split at.
///
/// `content: "/*"` begins no comment then, and `.\{x` no block (CSS Syntax, section 4.3).
enum StyleText {
    static func shielded(_ text: some StringProtocol) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        // The end of a line is one character, as browsers have it.
        let lines = String(text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var rest = Array(lines.lowercased().unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\": appendEscaped(&rest, to: &result)
            case "/" where rest.first == "*": dropComment(&rest)
            case "<" where rest.starts(with: ["!", "-", "-"]): rest = rest.dropFirst(3)
            case "-" where rest.starts(with: ["-", ">"]): rest = rest.dropFirst(2)
            case "\"", "'":
                result.append(scalar)
                appendString(&rest, until: scalar, to: &result)
            case "(" where isAddress(result):
                result.append(scalar)
                appendAddress(&rest, to: &result)
            default: result.append(scalar)
            }
        }
        return result
    }

    /// As it was written, but for case.
    static func plain(_ text: some Sequence<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text { result.append(isShield(scalar) ? Unicode.Scalar(UInt8(scalar.value & 0x7F)) : scalar) }
        return String(result)
    }

    /// In a plane for private use, which nobody writes names of classes in; who does is compared by what is meant by it.
    private static let shield: UInt32 = 0xF0000

    private static func isShield(_ scalar: Unicode.Scalar) -> Bool {
        (shield..<shield + 0x80).contains(scalar.value)
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
        let isName = scalar.value >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        result.append(isName ? scalar : Unicode.Scalar(shield + scalar.value) ?? scalar)
    }

    private static func appendEscaped(_ rest: inout ArraySlice<Unicode.Scalar>, to result: inout [Unicode.Scalar]) {
        let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
        guard !digits.isEmpty else {
            // A line that ends is no character.
            if let next = rest.popFirst(), !next.properties.isWhitespace || next == " " { append(next, to: &result) }
            return
        }
        rest = rest.dropFirst(digits.count)
        if rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) ?? 0
        let escaped = code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
        for scalar in String(Character(escaped)).lowercased().unicodeScalars {
            // A letter that is escaped is that letter.
            if scalar == "-" || scalar == "_" { result.append(scalar) } else { append(scalar, to: &result) }
        }
    }

    private static func dropComment(_ rest: inout ArraySlice<Unicode.Scalar>) {
        rest.removeFirst()
        var isStar = false
        while let scalar = rest.popFirst() {
            if isStar, scalar == "/" { return }
            isStar = scalar == "*"
        }
    }

    /// Ends with its line, too, as browsers have it.
    private static func appendString(
        _ rest: inout ArraySlice<Unicode.Scalar>, until end: Unicode.Scalar, to result: inout [Unicode.Scalar]
    ) {
        while let scalar = rest.popFirst() {
            if scalar == end || scalar == "\n" || scalar == "\u{C}" {
                result.append(scalar)
                return
            }
            if scalar == "\\" { appendEscaped(&rest, to: &result) } else { append(scalar, to: &result) }
        }
    }

    /// Whether what ends here is `url` and nothing more.
    private static func isAddress(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count >= 3, text.suffix(3).elementsEqual(["u", "r", "l"]) else { return false }
        guard let before = text.dropLast(3).last else { return true }
        return before.value < 0x80 && !before.properties.isAlphabetic && !("0"..."9").contains(before) && before != "-"
            && before != "_"
    }

    /// An address without quotes ends at its parenthesis, whatever stands in it.
    private static func appendAddress(_ rest: inout ArraySlice<Unicode.Scalar>, to result: inout [Unicode.Scalar]) {
        let first = rest.first { !$0.properties.isWhitespace }
        if first == "\"" || first == "'" { return }
        while let scalar = rest.popFirst() {
            if scalar == ")" {
                result.append(scalar)
                return
            }
            if scalar == "\\" { appendEscaped(&rest, to: &result) } else { append(scalar, to: &result) }
        }
    }
}
