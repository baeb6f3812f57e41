import PeopleDomain

/// The name of a domain as an owner has it: what stands behind the sign of an email address.
struct DomainName: Hashable, Sendable {
    /// In lower case.
    let string: String

    init(_ text: String) { string = text.lowercased() }

    /// Where an address belongs to; `nil` where it belongs to a provider of mailboxes, which says nothing of who has one.
    init?(ofOwner email: EmailAddress) {
        guard let at = email.string.lastIndex(of: "@") else { return nil }
        let written = String(email.string[email.string.index(after: at)...])
        // As addresses of the web write a name of another script.
        let name = DomainName(PageAddress("https://\(written)/")?.host ?? written)
        guard name.string.contains("."), !name.isShared else { return nil }
        self = name
    }

    /// Whether a host is this domain's, or a part of it.
    func owns(_ host: String) -> Bool {
        let host = host.lowercased()
        return host == string || host.hasSuffix("." + string)
    }

    /// The name that its owner chose, without a suffix: "acme" of "acme.co.uk".
    var ownLabel: String {
        let labels = string.split(separator: ".")
        let suffix = labels.count > 2 && Self.secondLevels.contains(String(labels[labels.count - 2])) ? 2 : 1
        return labels.dropLast(suffix).last.map(String.init) ?? string
    }

    /// Whether many strangers share it: mailboxes, and names under which anybody gets one.
    var isShared: Bool {
        let labels = string.split(separator: ".")
        if labels.count == 2, Self.secondLevels.contains(String(labels[0])) { return true }
        if Self.shared.contains(string) { return true }
        // yahoo.co.uk, hotmail.fr
        return labels.count <= 3 && labels.first.map { Self.brands.contains(String($0)) } ?? false
    }

    private static let secondLevels: Set<String> = ["co", "com", "org", "net", "ac", "gov", "edu", "ne", "or", "gob"]

    private static let brands: Set<String> = [
        "yahoo", "ymail", "hotmail", "outlook", "live", "msn", "gmx", "yandex", "aol",
    ]

    /// Bounded on purpose: one that is missing costs a request to its front page, where nobody's name stands.
    private static let shared: Set<String> = [
        "gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "rocketmail.com", "web.de", "freenet.de",
        "t-online.de", "posteo.de", "mailbox.org", "arcor.de", "proton.me", "protonmail.com", "pm.me", "tutanota.com",
        "tutanota.de", "tuta.io", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com", "mail.com", "email.com",
        "inbox.com", "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "ya.ru", "ukr.net", "qq.com", "163.com",
        "126.com", "sina.com", "sohu.com", "foxmail.com", "naver.com", "hanmail.net", "daum.net", "orange.fr",
        "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it",
        "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net",
        "earthlink.net", "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "ntlworld.com", "shaw.ca",
        "rogers.com", "sympatico.ca", "bigpond.com", "optusnet.com.au", "uol.com.br", "bol.com.br", "terra.com.br",
        "seznam.cz", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "bluewin.ch", "telenet.be", "skynet.be", "ziggo.nl",
        "kpnmail.nl", "xs4all.nl", "home.nl", "online.no", "telia.com", "rediffmail.com", "duck.com",
        "privaterelay.appleid.com", "users.noreply.github.com", "mailinator.com", "github.io", "gitlab.io",
        "herokuapp.com", "vercel.app", "netlify.app", "pages.dev", "web.app", "blogspot.com", "wordpress.com",
        "tumblr.com", "medium.com", "substack.com", "wixsite.com", "weebly.com", "squarespace.com", "notion.site",
    ]
}
