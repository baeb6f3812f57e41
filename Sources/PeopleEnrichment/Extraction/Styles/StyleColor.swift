/// A colour of a text or behind one, as far as it takes to see that both are the same.
struct StyleColor: Hashable, Sendable {
    /// From 0 to 255 each.
    let red: Int
    let green: Int
    let blue: Int

    static let white = StyleColor(red: 255, green: 255, blue: 255)

    /// Whether nobody sees the one on the other.
    func isNear(_ other: StyleColor) -> Bool {
        max(abs(red - other.red), abs(green - other.green), abs(blue - other.blue)) < 24
    }

    init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#fff`, `#ffffff`, `rgb(…)` and some names, in lower case; `nil` for anything else.
    init?(_ text: String) {
        let numbers: [Int]
        if text.hasPrefix("#") {
            let digits = text.dropFirst().compactMap(\.hexDigitValue)
            switch digits.count {
            case 3, 4: numbers = digits.map { $0 * 17 }
            case 6, 8: numbers = stride(from: 0, to: 6, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
            default: return nil
            }
        } else if text.hasPrefix("rgb") {
            numbers = Self.arguments(text).prefix(3).compactMap(Self.channel)
        } else {
            guard let named = Self.names[text] else { return nil }
            numbers = named
        }
        guard numbers.count >= 3 else { return nil }
        self.init(red: numbers[0], green: numbers[1], blue: numbers[2])
    }

    /// Whether its fourth number is zero, or nearly.
    static func isTransparent(_ text: String) -> Bool {
        if text == "transparent" { return true }
        if text.hasPrefix("#") {
            let digits = text.dropFirst().compactMap(\.hexDigitValue)
            return digits.count == 4 && digits[3] == 0 || digits.count == 8 && digits[6] * 16 + digits[7] < 26
        }
        guard text.contains("(") else { return false }
        let arguments = arguments(text)
        guard arguments.count == 4, let alpha = StyleLength.number(arguments[3], percent: 0.01) else { return false }
        return alpha < 0.1
    }

    /// A page may write any number; what is out of bounds means the bound.
    private static func channel(_ text: Substring) -> Int? {
        guard let number = StyleLength.number(text, percent: 2.55), !number.isNaN else { return nil }
        return Int(min(max(number, 0), 255))
    }

    private static func arguments(_ text: String) -> [Substring] {
        text.drop { $0 != "(" }.split { "(), /".contains($0) }
    }

    private static let names: [String: [Int]] = [
        "white": [255, 255, 255], "black": [0, 0, 0], "snow": [255, 250, 250], "ivory": [255, 255, 240],
        "whitesmoke": [245, 245, 245], "ghostwhite": [248, 248, 255], "floralwhite": [255, 250, 240],
        "azure": [240, 255, 255], "mintcream": [245, 255, 250], "red": [255, 0, 0], "green": [0, 128, 0],
        "blue": [0, 0, 255], "yellow": [255, 255, 0], "gray": [128, 128, 128], "grey": [128, 128, 128],
    ]
}
