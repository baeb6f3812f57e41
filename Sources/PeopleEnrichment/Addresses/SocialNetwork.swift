import PeopleDomain

/// A place where people have profiles, known by the addresses that it gives them. Linked to, never read.
struct SocialNetwork: Sendable {
    let name: String
    private let hosts: [String]
    /// What stands before the handle in the path: `in` of "linkedin.com/in/jane".
    private let prefix: [String]

    /// The profile that an address leads to: `{"network", "handle", "url"}`; `nil` where it leads to none.
    static func profile(at address: PageAddress) -> JSONObject? {
        guard address.scheme == "https", let (network, handle) = match(address) else { return nil }
        var object = JSONObject()
        object["network"] = .string(network)
        object["handle"] = .string(handle)
        object["url"] = .string(address.string)
        return object
    }

    /// Whether a host is a network's: such pages are linked to and never read.
    static func owns(_ host: String) -> Bool {
        all.contains { $0.has(host) } || unread.contains { DomainName($0).owns(host) }
    }

    private static func match(_ address: PageAddress) -> (network: String, handle: String)? {
        let parts = address.pathParts.map(String.init)
        for network in all where network.has(address.host) {
            guard parts.count > network.prefix.count, Array(parts.prefix(network.prefix.count)) == network.prefix,
                // More behind the handle is a post, or somebody else's answer.
                parts.count <= network.prefix.count + 1
            else { continue }
            let handle = parts[network.prefix.count].trimmingPrefix("@")
            guard isHandle(handle), !reserved.contains(handle.lowercased()) else { continue }
            return (network.name, String(handle))
        }
        // Mastodon runs on many hosts, and looks the same on each: /@name.
        guard !all.contains(where: { $0.has(address.host) }), parts.count == 1, let part = parts.first,
            part.hasPrefix("@"), isHandle(part.dropFirst())
        else { return nil }
        return ("mastodon", part + "@" + address.host)
    }

    private func has(_ host: String) -> Bool { hosts.contains { DomainName($0).owns(host) } }

    private static func isHandle(_ text: some StringProtocol) -> Bool {
        (1...100).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.%".contains($0) }
    }

    private static let all = [
        SocialNetwork(name: "linkedin", hosts: ["linkedin.com"], prefix: ["in"]),
        SocialNetwork(name: "github", hosts: ["github.com"], prefix: []),
        SocialNetwork(name: "gitlab", hosts: ["gitlab.com"], prefix: []),
        SocialNetwork(name: "x", hosts: ["x.com", "twitter.com"], prefix: []),
        SocialNetwork(name: "bluesky", hosts: ["bsky.app"], prefix: ["profile"]),
        SocialNetwork(name: "facebook", hosts: ["facebook.com"], prefix: []),
        SocialNetwork(name: "instagram", hosts: ["instagram.com"], prefix: []),
        SocialNetwork(name: "xing", hosts: ["xing.com"], prefix: ["profile"]),
        SocialNetwork(name: "youtube", hosts: ["youtube.com"], prefix: []),
        SocialNetwork(name: "threads", hosts: ["threads.net", "threads.com"], prefix: []),
        SocialNetwork(name: "stackoverflow", hosts: ["stackoverflow.com"], prefix: ["users"]),
        SocialNetwork(name: "orcid", hosts: ["orcid.org"], prefix: []),
        SocialNetwork(name: "medium", hosts: ["medium.com"], prefix: []),
        SocialNetwork(name: "behance", hosts: ["behance.net"], prefix: []),
        SocialNetwork(name: "dribbble", hosts: ["dribbble.com"], prefix: []),
        SocialNetwork(name: "gravatar", hosts: ["gravatar.com"], prefix: []),
    ]

    /// Other places whose pages are of many people and are not looked through.
    private static let unread = ["t.me", "wa.me", "google.com", "goo.gl", "bit.ly", "linktr.ee", "wikipedia.org"]

    /// What looks like a handle and is a page of the network.
    private static let reserved: Set<String> = [
        "about", "login", "signup", "share", "sharer", "sharer.php", "intent", "home", "explore", "search", "company",
        "features", "pricing", "topics", "orgs", "sponsors", "profile.php", "groups", "pages", "hashtag", "watch",
        "channel", "results", "help", "privacy", "terms", "settings", "jobs", "policies", "legal", "tr", "p", "i",
    ]
}
