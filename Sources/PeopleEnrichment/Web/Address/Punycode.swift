/// How labels of other scripts are written in the ASCII of the domain name system (RFC 3492).
enum Punycode {
    /// `xn--` and what follows; `nil` where a number grows too large.
    static func label(_ scalars: [Unicode.Scalar]) -> String? {
        var output = String(String.UnicodeScalarView(scalars.filter(\.isASCII)))
        let basicCount = output.unicodeScalars.count
        if basicCount > 0 { output += "-" }
        var handled = basicCount
        var current: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        while handled < scalars.count {
            guard let next = scalars.lazy.map(\.value).filter({ $0 >= current }).min() else { return nil }
            let (step, overflow) = (next - current).multipliedReportingOverflow(by: UInt32(handled + 1))
            guard !overflow, delta <= UInt32.max - step else { return nil }
            delta += step
            current = next
            for scalar in scalars.map(\.value) {
                if scalar < current { delta += 1 }
                guard scalar == current else { continue }
                output += variableLength(delta, bias: bias)
                bias = adapted(delta, count: UInt32(handled + 1), isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return "xn--" + output
    }

    private static func variableLength(_ number: UInt32, bias: UInt32) -> String {
        var digits = ""
        var rest = number
        var position: UInt32 = 36
        while true {
            let threshold = position <= bias ? 1 : min(position - bias, 26)
            if rest < threshold { break }
            digits.unicodeScalars.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        digits.unicodeScalars.append(digit(rest))
        return digits
    }

    /// `a` to `z`, then `0` to `9`.
    private static func digit(_ value: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(value < 26 ? value + 97 : value - 26 + 48))
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var position: UInt32 = 0
        while delta > 455 {
            delta /= 35
            position += 36
        }
        return position + 36 * delta / (delta + 38)
    }
}
