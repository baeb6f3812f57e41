/// The ways in which styles keep a text from its readers.
extension StyleDeclarations {
    var hide: Bool {
        self["display"] == "none" || ["hidden", "collapse"].contains(self["visibility"])
            || self["content-visibility"] == "hidden" || isTransparent || isTiny || isCutAway || isOffScreen
    }

    private var isTransparent: Bool {
        if let opacity = self["opacity"] {
            let number = Double(opacity.prefix { $0.isNumber || $0 == "." }) ?? 1
            if opacity.hasSuffix("%") ? number < 10 : number < 0.1 { return true }
        }
        if let filter = self["filter"], filter.contains("opacity(0)") || filter.contains("opacity(0%") { return true }
        return ["color", "-webkit-text-fill-color"].contains { property in
            guard let color = self[property] else { return false }
            return color == "transparent" || StyleColor.isTransparent(color)
        }
    }

    /// A letter of two pixels is read by no one.
    private var isTiny: Bool {
        if let size = self["font-size"], let pixels = Self.pixels(size), pixels <= (size.hasSuffix("%") ? 50 : 2) {
            return true
        }
        // font: 0/0 a
        let words = self["font"]?.split(separator: " ") ?? []
        return words.contains { word in
            let size = word.prefix { $0 != "/" }
            // Other numbers without a unit are weights.
            let isSize = size.count < word.count || size == "0" || size.last?.isNumber == false
            return isSize && Self.pixels(size).map { $0 <= 2 } ?? false
        }
    }

    private var isCutAway: Bool {
        let isSmall = ["width", "height", "max-width", "max-height"].filter { property in
            pixels(property).map { $0 <= 1 } ?? false
        }
        let cutsOff = ["overflow", "overflow-x", "overflow-y"].contains { property in
            self[property].map { $0.contains("hidden") || $0.contains("clip") } ?? false
        }
        if isSmall.count >= 2 || (!isSmall.isEmpty && cutsOff) { return true }
        if let clip = self["clip"], clip.hasPrefix("rect("), Self.numbers(clip).allSatisfy({ abs($0) <= 1 }) {
            return true
        }
        guard let path = self["clip-path"] ?? self["-webkit-clip-path"] else { return false }
        let first = Self.numbers(path).first
        if path.hasPrefix("inset(") { return first.map { $0 >= 50 } ?? false }
        if path.hasPrefix("circle(") || path.hasPrefix("ellipse(") { return first == 0 }
        return path.hasPrefix("polygon(") && Self.numbers(path).allSatisfy { $0 == 0 }
    }

    private var isOffScreen: Bool {
        let far = -400.0
        let offsets = [
            "left", "right", "top", "bottom", "inset-inline-start", "text-indent", "margin", "margin-left",
            "margin-right",
            "margin-top", "margin-inline-start", "letter-spacing",
        ]
        if offsets.contains(where: { property in pixels(property).map { $0 <= far } ?? false }) { return true }
        // text-indent: 100% with overflow hidden and no wrap, the other way round.
        if self["overflow"] == "hidden", let indent = pixels("text-indent"), indent >= -far { return true }
        guard let transform = self["transform"] else { return false }
        let numbers = Self.numbers(transform)
        if transform.hasPrefix("scale") { return numbers.contains(0) }
        return transform.hasPrefix("translate") && numbers.contains { $0 <= -100 }
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split { !($0.isNumber || $0 == "-" || $0 == ".") }.compactMap { Double($0) }
    }
}
