import Foundation
import PeopleDomain

/// An absolute address of the web, as links and settings name it.
struct PageAddress: Hashable, Sendable {
    /// As it is written, with the scheme and the host in lower case.
    let string: String
    let scheme: String
    let host: String
    /// Begins with a slash.
    let path: String

    /// Reads an address, or a reference from a page; `nil` for what is neither `http` nor `https`.
    init?(_ text: String, from base: PageAddress? = nil) {
        let text = text.trimmingWhiteSpace()
        guard !text.isEmpty, text.utf8.count <= WebsiteURL.maximumLength,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        guard let url = URL(string: text, relativeTo: base.flatMap { URL(string: $0.string) })?.absoluteURL,
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host()?.lowercased(), host.contains("."), !host.hasPrefix("."), url.user() == nil
        else { return nil }
        self.scheme = scheme
        self.host = host.hasSuffix(".") ? String(host.dropLast()) : host
        let path = url.path(percentEncoded: false)
        self.path = path.isEmpty ? "/" : path
        // Only what stands before the path is without case.
        let written = url.absoluteString
        guard let authority = written.firstRange(of: "://") else { return nil }
        let rest = written[authority.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        string = scheme + "://" + rest[..<end].lowercased() + rest[end...]
    }

    /// What people write without a scheme: "dilan.example".
    init?(leniently text: String) {
        let text = text.trimmingWhiteSpace()
        self.init(text.contains("://") ? text : "https://" + text)
    }

    /// Equal for addresses that lead to the same place, as far as that can be known: without the scheme, `www.`, a
    /// fragment, and a slash at the end.
    var comparisonKey: String {
        var key = string.drop { $0 != ":" }.dropFirst(3)
        if key.hasPrefix("www.") { key = key.dropFirst(4) }
        key = key.prefix { $0 != "#" }
        while key.hasSuffix("/") { key = key.dropLast() }
        return key.lowercased()
    }

    /// Without the fragment: what is read.
    var document: String { String(string.prefix { $0 != "#" }) }

    /// The parts of the path between its slashes.
    var pathParts: [Substring] { path.split(separator: "/") }

    /// Whether the host is a name, and not the address of a machine.
    var hasName: Bool { host.contains { $0.isLetter } && !host.hasPrefix("[") }
}
