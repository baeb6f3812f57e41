/// What declarations do to the text of an element, as far as it keeps it from its readers.
struct StyleEffect: Sendable {
    /// Some hide alone, others only with another that may stand in another rule: `height: 0` and `overflow: hidden`.
    struct Signs: OptionSet, Sendable {
        let rawValue: Int
        static let hides = Signs(rawValue: 1)
        static let isNarrow = Signs(rawValue: 2)
        static let isLow = Signs(rawValue: 4)
        static let cutsOff = Signs(rawValue: 8)
        static let indents = Signs(rawValue: 16)
    }

    /// Colours that may be meant, and what they come before; none where they can't be known.
    struct Colors: Sendable {
        var options: [StyleColor]
        var isImportant: Bool
    }

    private(set) var signs: Signs = []
    private(set) var color: Colors?
    private(set) var background: Colors?

    init(_ declarations: StyleDeclarations, _ variables: inout StyleVariables) {
        for declaration in declarations.list {
            switch declaration.name {
            case "color": color = Self.colors(declaration, &variables)
            case "background", "background-color":
                // One that is transparent shows what is behind it.
                if let colors = Self.background(declaration, &variables) { background = colors }
            default: break
            }
            guard StyleRules.properties.contains(declaration.name) else { continue }
            if declaration.value.utf8.count <= StyleRules.maximumLength,
                let values = variables.resolved(declaration.value)
            {
                for value in values { signs.formUnion(StyleRules.signs(of: declaration.name, value)) }
            } else {
                signs.formUnion(StyleRules.signsOfUnknown(declaration.name))
            }
        }
    }

    /// Whether it is none: most rules say nothing of interest.
    var isEmpty: Bool { signs.isEmpty && color == nil && background == nil }

    private static func colors(_ declaration: StyleDeclarations.Declaration, _ variables: inout StyleVariables)
        -> Colors
    {
        let values = variables.resolved(declaration.value) ?? []
        return Colors(options: values.compactMap { StyleColor($0) }, isImportant: declaration.isImportant)
    }

    private static func background(
        _ declaration: StyleDeclarations.Declaration, _ variables: inout StyleVariables
    ) -> Colors? {
        guard let values = variables.resolved(declaration.value) else {
            return Colors(options: [], isImportant: declaration.isImportant)
        }
        var options: [StyleColor] = []
        for value in values {
            if value.contains("url(") || value.contains("gradient(") || value.contains("image") {
                // A picture may be of any colour.
                return Colors(options: [], isImportant: declaration.isImportant)
            }
            if let color = StyleColor(value)
                ?? value.split(separator: " ").lazy.compactMap({ StyleColor(String($0)) }).first
            {
                options.append(color)
            } else if !isNothing(value) {
                return Colors(options: [], isImportant: declaration.isImportant)
            }
        }
        return options.isEmpty ? nil : Colors(options: options, isImportant: declaration.isImportant)
    }

    private static func isNothing(_ background: String) -> Bool {
        ["transparent", "none", "inherit", "initial", "unset", "0", "0 0", ""].contains(background)
            || StyleColor.isTransparent(background)
    }
}

extension StyleEffect.Signs {
    var hide: Bool {
        contains(.hides) || contains([.isNarrow, .isLow]) || contains([.cutsOff, .indents])
            || contains(.cutsOff) && (contains(.isNarrow) || contains(.isLow))
    }
}
