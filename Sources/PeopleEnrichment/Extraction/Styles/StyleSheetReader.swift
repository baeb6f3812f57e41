/// Takes style sheets apart: into declarations, each with the selectors that they are for.
struct StyleSheetReader {
    struct Block {
        /// In the form of ``StyleText/shielded(_:)``.
        let selectors: [[Unicode.Scalar]]
        let declarations: StyleDeclarations
    }

    private(set) var blocks: [Block] = []
    /// Declared by `@property`.
    private(set) var initialValues: [(name: String, value: String)] = []
    /// That there is more than is in a page that is meant to be read.
    private(set) var isTooLong = false

    private var count = 0
    private static let maximumSelectors = 15_000
    /// Of one block.
    private static let maximumList = 500
    /// In scalars; of one selector, with those that it stands within.
    private static let maximumLength = 3000
    private static let maximumDepth = 12

    mutating func read(_ text: String) { read(StyleText.shielded(text)[...], within: nil, depth: 0) }

    /// - Parameter outer: the selectors of the rule that the text is the body of; `nil` outside of rules.
    private mutating func read(_ text: ArraySlice<Unicode.Scalar>, within outer: [[Unicode.Scalar]]?, depth: Int) {
        guard depth <= Self.maximumDepth else {
            isTooLong = true
            return
        }
        var declarations = StyleDeclarations()
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex, !isTooLong {
            switch text[index] {
            case ";":
                if outer != nil { declarations.add(text[start..<index]) }
                start = index + 1
            case "}": start = index + 1
            case "{":
                let end = Self.end(of: text[(index + 1)...])
                readBlock(Self.trimmed(text[start..<index]), text[(index + 1)..<end], within: outer, depth: depth)
                index = end
                start = min(end + 1, text.endIndex)
            default: break
            }
            index += 1
        }
        guard let outer else { return }
        if start < text.endIndex { declarations.add(text[start...]) }
        if !declarations.isEmpty { blocks.append(Block(selectors: outer, declarations: declarations)) }
    }

    private mutating func readBlock(
        _ prelude: ArraySlice<Unicode.Scalar>, _ body: ArraySlice<Unicode.Scalar>, within outer: [[Unicode.Scalar]]?,
        depth: Int
    ) {
        guard prelude.first == "@" else {
            let selectors = Self.selectors(prelude, within: outer)
            count += selectors.count
            guard count <= Self.maximumSelectors, selectors.count <= Self.maximumList,
                selectors.allSatisfy({ $0.count <= Self.maximumLength })
            else {
                isTooLong = true
                return
            }
            read(body, within: selectors, depth: depth + 1)
            return
        }
        let text = StyleText.plain(prelude)
        let name = text.dropFirst().prefix { $0.isLetter || $0 == "-" }
        if name == "property" {
            var declarations = StyleDeclarations()
            for part in body.split(separator: ";") { declarations.add(part) }
            for declaration in declarations.list where declaration.name == "initial-value" {
                initialValues.append((text.dropFirst(name.count + 1).trimmedString, declaration.value))
            }
        } else if name == "media", Self.isForPaper(text.dropFirst(name.count + 1)) {
            return
        } else if name == "scope" {
            // Heeded everywhere: what else is in the page is seldom of the same name.
            read(body, within: nil, depth: depth + 1)
        } else if !name.hasSuffix("keyframes"), !Self.others.contains(name) {
            // Heeded whatever the condition is: a text that is hidden on some screens is one that is hidden.
            read(body, within: outer, depth: depth + 1)
        }
    }

    /// Those that say nothing of elements.
    private static let others: Set<Substring> = [
        "font-face", "page", "counter-style", "font-feature-values", "font-palette-values", "view-transition",
        "position-try", "color-profile", "starting-style",
    ]

    /// Whether each of several media is paper.
    static func isForPaper(_ media: some StringProtocol) -> Bool {
        media.lowercased().split(separator: ",").allSatisfy { query in
            query.split { $0.isWhitespace || $0 == "(" }.first { $0 != "only" } == "print"
        }
    }

    // MARK: Selectors

    private static func selectors(
        _ prelude: ArraySlice<Unicode.Scalar>, within outer: [[Unicode.Scalar]]?
    ) -> [[Unicode.Scalar]] {
        var found: [[Unicode.Scalar]] = []
        for selector in StyleSelector.list(prelude) {
            guard let outer else {
                // Outside of rules it stands for the root.
                found.append(selector.filter { $0 != "&" })
                continue
            }
            for parent in outer where found.count <= maximumList { found.append(nested(selector[...], in: parent)) }
        }
        return found
    }

    /// `&` is the outer selector; without one, what is within it is meant.
    private static func nested(_ selector: ArraySlice<Unicode.Scalar>, in outer: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard selector.contains("&") else { return outer + [" "] + selector }
        var result: [Unicode.Scalar] = []
        for scalar in selector {
            guard scalar == "&" else {
                result.append(scalar)
                continue
            }
            // Within a word it is left out: then the selector is for more, not for less.
            if result.last.map({ $0.properties.isWhitespace || ">+~".unicodeScalars.contains($0) }) ?? true {
                // As with `:is`, what the outer asks of elements around it may be around the others, too.
                result += result.isEmpty ? outer[...] : StyleSelector.lastWord(outer[...])
                if result.count > maximumLength { return result }
            }
        }
        return result
    }

    // MARK: Parts of the text

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        text.drop { $0.properties.isWhitespace }
    }

    /// Where the brace stands that closes a block.
    private static func end(of body: ArraySlice<Unicode.Scalar>) -> Int {
        var depth = 1
        for index in body.indices {
            if body[index] == "{" { depth += 1 }
            if body[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return body.endIndex
    }
}
