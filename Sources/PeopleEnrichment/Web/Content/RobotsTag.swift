/// What the header `X-Robots-Tag` says of the use of a document.
enum RobotsTag {
    /// Whether any of the values forbids it to everybody, or to us by name.
    static func forbidsUse(_ values: [String], product: String) -> Bool {
        values.contains { value in
            var isForUs = true
            return value.split(separator: ",").contains { part in
                var directive = part.trimmed.lowercased()
                if let colon = directive.firstIndex(of: ":") {
                    let name = String(directive[..<colon].trimmed)
                    // `unavailable_after` is a directive that has a value, and no agent.
                    if valued.contains(name) { return false }
                    isForUs = name == product.lowercased()
                    directive = String(directive[directive.index(after: colon)...].trimmed)
                }
                return isForUs && forbidding.contains(directive)
            }
        }
    }

    private static let forbidding: Set<String> = ["noindex", "noai", "none"]
    private static let valued: Set<String> = [
        "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview",
    ]
}
