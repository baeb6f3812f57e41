/// What the head of a page says of it.
struct PageMetadata: Sendable {
    /// By `property` or `name`, in lower case; the first of several.
    private var values: [String: String] = [:]

    init(_ tree: HTMLTree) {
        for node in tree.nodes where node.name == "meta" {
            guard let name = node.attributes["property"] ?? node.attributes["name"],
                let content = node.attributes["content"]
            else { continue }
            let key = name.lowercased().trimmedString
            // What is forbidden once is forbidden.
            if key == "robots", let other = values[key] {
                values[key] = other + "," + content
            } else if values[key] == nil {
                values[key] = content.trimmedString
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// Whether the page asks not to be used: `noindex`, `noai` or `none` for robots of any name, or for us.
    var forbidsUse: Bool {
        ["robots", FetchPolicy.standardProduct.lowercased(), "tdm-reservation"].contains { name in
            guard let value = values[name]?.lowercased() else { return false }
            if name == "tdm-reservation" { return value == "1" }
            let words = value.split { $0 == "," || $0 == " " || $0 == ";" }
            return words.contains { ["noindex", "noai", "none"].contains($0) }
        }
    }
}
