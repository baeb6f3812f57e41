/// Numbers and lengths of styles, in pixels, roughly: what is relative is taken by the size of usual texts and screens.
enum StyleLength {
    /// Reads `3px`, `1e-9`, `-50%`, `calc(1rem + 2vw)`, `clamp(…)`; `nil` for what is no number, or one that can't be known.
    ///
    /// - Parameter percent: what a hundredth is.
    static func number(_ text: some StringProtocol, percent: Double) -> Double? {
        var reader = Reader(rest: Array(text.unicodeScalars.prefix(maximumLength + 1))[...], percent: percent)
        guard reader.rest.count <= maximumLength, let value = reader.sum(), reader.isAtEnd, !value.isNaN else {
            return nil
        }
        return value
    }

    private static let maximumLength = 300
    private static let maximumDepth = 20

    private struct Reader {
        var rest: ArraySlice<Unicode.Scalar>
        let percent: Double
        var depth = 0

        var isAtEnd: Bool { mutating get { next == nil } }

        /// What comes behind white space.
        private var next: Unicode.Scalar? {
            mutating get {
                rest = rest.drop { $0.properties.isWhitespace }
                return rest.first
            }
        }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard next == scalar else { return false }
            rest.removeFirst()
            return true
        }

        mutating func sum() -> Double? {
            depth += 1
            defer { depth -= 1 }
            guard depth < maximumDepth, var value = product() else { return nil }
            while true {
                if take("+") {
                    guard let other = product() else { return nil }
                    value += other
                } else if take("-") {
                    guard let other = product() else { return nil }
                    value -= other
                } else {
                    return value
                }
            }
        }

        private mutating func product() -> Double? {
            guard var value = factor() else { return nil }
            while true {
                if take("*") {
                    guard let other = factor() else { return nil }
                    value *= other
                } else if take("/") {
                    guard let other = factor() else { return nil }
                    value /= other
                } else {
                    return value
                }
            }
        }

        private mutating func factor() -> Double? {
            if take("(") { return arguments().flatMap { $0.count == 1 ? $0[0] : nil } }
            guard let first = next else { return nil }
            guard first.properties.isAlphabetic else { return literal() }
            let name = word()
            guard take("("), let values = arguments(), let value = values.first else { return nil }
            switch name {
            case "calc" where values.count == 1: return value
            case "min": return values.min()
            case "max": return values.max()
            case "clamp" where values.count == 3: return max(value, min(values[1], values[2]))
            default: return nil
            }
        }

        private mutating func arguments() -> [Double]? {
            var values: [Double] = []
            repeat {
                guard let value = sum() else { return nil }
                values.append(value)
            } while take(",")
            return take(")") ? values : nil
        }

        private mutating func literal() -> Double? {
            var text = ""
            func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
            while let scalar = rest.first {
                let isSign = scalar == "+" || scalar == "-"
                // 1e-9 has an exponent, 1em has a unit.
                let second = rest.dropFirst().first
                let isExponent =
                    scalar == "e" && !text.contains("e")
                    && (isDigit(second) || ((second == "-" || second == "+") && isDigit(rest.dropFirst(2).first)))
                guard
                    isDigit(scalar) || scalar == "." || isSign && (text.isEmpty || text.hasSuffix("e")) || isExponent
                else { break }
                text.unicodeScalars.append(scalar)
                rest.removeFirst()
            }
            if text.hasSuffix(".") { text.removeLast() }
            guard let value = Double(text) else { return nil }
            if rest.first == "%" {
                rest.removeFirst()
                return value * percent
            }
            return pixels(word()).map { value * $0 }
        }

        private mutating func word() -> String {
            let word = rest.prefix { $0.properties.isAlphabetic || $0 == "-" }
            rest = rest.dropFirst(word.count)
            return String(String.UnicodeScalarView(word))
        }

        /// What one of a unit is.
        private func pixels(_ unit: String) -> Double? {
            switch unit {
            case "", "px", "deg", "s", "fr": 1
            case "pt": 1.33
            case "em", "rem", "ch", "ex", "pc", "lh", "rlh", "cap", "ic": 16
            case "cm", "in", "mm", "q": unit == "in" ? 96 : unit == "cm" ? 38 : unit == "mm" ? 3.8 : 0.95
            case "rad": 57.3
            case "turn": 360
            case "grad": 0.9
            case "ms": 0.001
            default: unit.hasPrefix("v") || unit.dropFirst().hasPrefix("v") || unit.hasPrefix("cq") ? 10 : nil
            }
        }
    }
}
