/// What kind of document a body is, by its header alone: what the bytes look like is not asked.
struct ContentType: Hashable, Sendable {
    /// Without parameters, in lower case.
    let mediaType: String
    /// In lower case.
    let charset: String?

    init(_ header: String) {
        let parts = header.split(separator: ";", omittingEmptySubsequences: false)
        mediaType = parts[0].trimmed.lowercased()
        charset =
            parts.dropFirst().lazy.compactMap { part in
                let name = part.prefix { $0 != "=" }
                guard name.trimmed.lowercased() == "charset", name.endIndex < part.endIndex else { return nil }
                let value = part[part.index(after: name.endIndex)...].trimmed.lowercased()
                return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
                    ? String(value.dropFirst().dropLast()) : value
            }.first
    }
}
