import PeopleDomain

/// What a `style` attribute or a rule says: `display: none; color: red`.
struct StyleDeclarations: Sendable {
    /// By their names, all in lower case.
    private(set) var values: [String: String] = [:]

    init(_ text: some StringProtocol) {
        for declaration in Self.unescaped(text).split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let value = declaration[declaration.index(after: colon)...].replacing("!important", with: "")
            values[declaration[..<colon].trimmedString] = value.trimmedString
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// The length of a property in pixels, roughly: what is relative is taken by the size of usual texts and screens.
    func pixels(_ name: String) -> Double? { values[name].flatMap(Self.pixels) }

    static func pixels(_ text: some StringProtocol) -> Double? {
        let number = text.prefix { $0.isNumber || $0 == "-" || $0 == "." || $0 == "+" }
        guard let value = Double(number) else { return nil }
        switch text[number.endIndex...].prefix(while: \.isLetter) {
        case "em", "rem", "ch", "ex", "pc": return value * 16
        case "vw", "vh", "vmin", "vmax": return value * 10
        case "cm", "in": return value * 38
        default: return text[number.endIndex...].hasPrefix("%") ? value * 10 : value
        }
    }

    /// In lower case, without comments, and with escapes resolved (CSS Syntax, section 4.3.7): `d\69splay` is a way to
    /// write `display`.
    static func unescaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var rest = withoutComments(text.lowercased()).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
            if let code = UInt32(String(digits), radix: 16), let escaped = Unicode.Scalar(code) {
                rest = rest.dropFirst(digits.count)
                if rest.first?.properties.isWhitespace == true { rest.removeFirst() }
                result.append(contentsOf: String(Character(escaped)).lowercased().unicodeScalars)
            } else if let next = rest.popFirst() {
                result.append(next)
            }
        }
        return String(result)
    }

    private static func withoutComments(_ text: String) -> String {
        guard text.contains("/*") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "/*") {
            result += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return result }
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmedString: String { String(self).trimmingWhiteSpace() }
}
