/// Which names nobody may be led to, whatever address they have.
enum NameRules {
    /// What is wrong with a name of lower-case ASCII, without a dot at its end; `nil` for nothing.
    static func fault(of name: String) -> String? {
        if !name.contains(".") { return "\(name) is a name of a local network" }
        let isLocal = localDomains.contains { name.hasSuffix($0) }
        return isLocal ? "\(name) is a name of a local network" : nil
    }

    /// RFC 6761, RFC 6762, RFC 8375, and what ICANN keeps for private use.
    private static let localDomains = [".localhost", ".local", ".internal", ".home.arpa"]
}
