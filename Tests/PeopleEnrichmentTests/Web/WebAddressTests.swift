import Foundation
import Testing

@testable import PeopleEnrichment

@Suite("Addresses of the web")
struct WebAddressTests {
    static let policy: FetchPolicy = {
        var policy = FetchPolicy(product: "People", version: "1.0", contactURL: "https://example.com/")
        policy.ownHosts = ["people.example.com"]
        return policy
    }()

    /// What is refused without looking anything up; `nil` for nothing.
    static func refusal(_ url: String, policy: FetchPolicy = policy) -> WebFailure? {
        do throws(WebFailure) {
            try policy.check(WebAddress(url))
            return nil
        } catch { return error }
    }

    @Test(
        "An address is refused for its form alone",
        arguments: [
            // Schemes.
            "http://example.com/", "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/",
            "javascript:alert(1)",
            "data:text/html,x", "ws://example.com/", "unix:///run/people.sock", "http+unix://%2Frun%2Fpeople.sock/",
            "example.com", "//example.com/", "/", "", "https:", "https:/example.com/", "https:example.com", "https://",
            "https:///path", "https://?q", "https://#a", ":https://example.com",
            // Users.
            "https://user@example.com/", "https://user:password@example.com/", "https://example.com@127.0.0.1/",
            "https://@/",
            // What programs read differently.
            "https://example.com\\@127.0.0.1/", "https:\\\\example.com/", "https://example.com\\.evil.com/",
            "https://exa mple.com/", " https://example.com/", "https://example.com/ ", "https://example.com/a b",
            "https://example.com/\r\nHost: evil", "https://example.com/\u{0}", "https://example.com/\t",
            "https://\u{7F}x.com/",
            "https://example%2ecom/", "https://%31%32%37.0.0.1/", "https://127.0.0.1%2f@example.com/",
            "https://example.com:443:80/", "https://exam!ple.com/", "https://exam,ple.com/", "https://-a.com/",
            "https://a-.com/", "https://a..com/", "https://.com/", "https://./", "https://../",
            "https://\(String(repeating: "a", count: 64)).com/",
            "https://\(String(repeating: "a.", count: 130))com/",
            // Ports.
            "https://example.com:8443/", "https://example.com:22/", "https://example.com:0/", "https://example.com:/",
            "https://example.com:+443/", "https://example.com:0443/", "https://example.com:65979/",
            "https://example.com:443x/", "https://example.com:６６/",
            // Names.
            "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://foo.localhost/",
            "https://printer.local/", "https://metadata.google.internal/", "https://METADATA.google.INTERNAL./",
            "https://router.home.arpa/", "https://intranet/", "https://com/", "https://people.example.com/",
            "https://PEOPLE.example.com./",
        ])
    func refused(url: String) {
        guard case .refusedAddress = Self.refusal(url) else {
            Issue.record("\(url) is not refused")
            return
        }
    }

    @Test(
        "An IP address in place of a name is refused in every notation",
        arguments: [
            "127.0.0.1", "8.8.8.8", "2130706433", "0x7f000001", "0x7F.1", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
            "127.1", "127.0.1", "0", "0x", "0x0", "127.0.0.1.", "127.0.0.01", "127.0.0.256", "127.0.0.1.1",
            "1.2.3.0x4", "a.1", "foo.0xff", "999999999999", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1",
            "①②⑦.0.0.1", "١٢٧.٠.٠.١", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[fe80::1%25eth0]", "[fe80::1%eth0]",
            "[2606:4700:4700::1111]", "[127.0.0.1]", "[::1", "::1", "[]", "[[::1]]", "[v1.fe80]", "[::1]x", "x[::1]",
            "%5B::1%5D", "ｌｏｃａｌｈｏｓｔ", "loc\u{AD}alhost", "local\u{200D}host", "ⓛocalhost", "𝕝ocalhost",
        ])
    func literals(host: String) {
        for url in ["https://\(host)/", "https://\(host):443/", "https://\(host)"] {
            guard case .refusedAddress = Self.refusal(url) else {
                Issue.record("\(url) is not refused")
                continue
            }
        }
    }

    @Test(
        "What is read is written in one form",
        arguments: [
            ("https://example.com", "https://example.com/"),
            ("HTTPS://EXAMPLE.com:443/", "https://example.com/"),
            ("https://example.com.", "https://example.com/"),
            ("https://example.com?q=1#f", "https://example.com/?q=1"),
            ("https://example.com/a/./b/../c/..", "https://example.com/a/"),
            ("https://example.com/../../x", "https://example.com/x"),
            ("https://example.com/%2e%2E/a%2fb%7e%zz%", "https://example.com/a%2Fb~%25zz%25"),
            (
                "https://example.com/über?q=ü\"<>[]{}|^`'",
                "https://example.com/%C3%BCber?q=%C3%BC%22%3C%3E%5B%5D%7B%7D%7C%5E%60'"
            ),
            ("https://example.com//a//b", "https://example.com//a//b"),
            ("https://example.com/@127.0.0.1:80/", "https://example.com/@127.0.0.1:80/"),
            ("https://example.com/?/../@x:1?", "https://example.com/?/../@x:1?"),
            ("https://www.müller-straße.de/", "https://www.xn--mller-strae-46a18a.de/"),
            ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
            ("https://日本語.jp/", "https://xn--wgv71a119e.jp/"),
            ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
            ("https://a_b.example.com/", "https://a_b.example.com/"),
            ("https://123.example.com/", "https://123.example.com/"),
            ("https://1password.com:80/", "https://1password.com:80/"),
        ])
    func normalized(url: String, expected: String) throws {
        let address = try WebAddress(url)
        #expect(address.description == expected)
        #expect(try WebAddress(address.description) == address)
        #expect(Self.refusal(url) == nil)
    }

    @Test("What the client connects to is the host that was checked, and it asks for what was read")
    func agreement() throws {
        // Pieces that readers of URLs disagree about, in any order.
        let pieces = [
            "a", "example.com", "127.0.0.1", "@", ":", "/", "\\", "?", "#", "[", "]", "%", "%00", "%2f", "%40", ".",
            "..", "://", "80",
            "é", "。", ";", "&", "=", "+", "|", "^", "`", "{", "\"", "<", "*", "!", "'", "(", "~", "-", "_", "$", ",",
        ]
        var generator = SplitMix(seed: 7)
        var read = 0
        for _ in 0..<50_000 {
            let text =
                "https://"
                + (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                    pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                }.joined()
            guard let address = try? WebAddress(text) else { continue }
            read += 1
            let url = try #require(URL(string: address.description), "\(text)")
            #expect(url.host == address.server.host.description.trimmingCharacters(in: ["[", "]"]), "\(text)")
            #expect((url.port ?? 443) == address.server.port, "\(text)")
            #expect(url.scheme == "https" && url.user == nil && url.password == nil && url.fragment == nil, "\(text)")
        }
        #expect(read > 1000)
    }

    @Test(
        "A redirect leads where RFC 3986 says",
        arguments: [
            ("g", "https://a.com/b/c/g"), ("./g", "https://a.com/b/c/g"), ("g/", "https://a.com/b/c/g/"),
            ("/g", "https://a.com/g"), ("//g.com", "https://g.com/"), ("?y", "https://a.com/b/c/d?y"),
            ("g?y", "https://a.com/b/c/g?y"), ("#s", "https://a.com/b/c/d?q"), ("g#s", "https://a.com/b/c/g"),
            ("", "https://a.com/b/c/d?q"), (".", "https://a.com/b/c/"), ("..", "https://a.com/b/"),
            ("../g", "https://a.com/b/g"), ("../../g", "https://a.com/g"), ("../../../g", "https://a.com/g"),
            ("https://b.com/x", "https://b.com/x"), ("g?x=/../y", "https://a.com/b/c/g?x=/../y"),
            ("http://b.com", "http://b.com/"), ("./a:b", "https://a.com/b/c/a:b"),
        ])
    func redirects(reference: String, expected: String) throws {
        let base = try WebAddress("https://a.com/b/c/d?q")
        #expect(try base.resolving(reference).description == expected)
    }

    @Test(
        "A redirect to what is no address is refused",
        arguments: ["file:///etc/passwd", "javascript:1", "https:g", "a b", "\\\\x\\y"])
    func refusedRedirects(reference: String) throws {
        let base = try WebAddress("https://a.com/b")
        #expect(throws: WebFailure.self) { try base.resolving(reference) }
    }

    @Test("The names of the service itself are not read, in whatever case and script they are given")
    func ownHosts() throws {
        var policy = FetchPolicy(product: "Test", version: "1", contactURL: "")
        let taken = [
            "People.Example.COM", "bücher.example", "", "a b", "192.0.2.1", "[::1]", "people.example.com:443",
            "https://people.example.com",
        ].filter { policy.addOwnHost($0) }
        #expect(taken == ["People.Example.COM", "bücher.example"])
        #expect(policy.ownHosts == ["people.example.com", "xn--bcher-kva.example"])
        #expect(throws: WebFailure.self) { try policy.check(WebAddress("https://people.example.com/")) }
        try policy.check(WebAddress("https://www.example.com/"))
    }

    @Test("A private host is allowed by name and port, and by nothing less")
    func allowedPrivateHosts() throws {
        var policy = Self.policy
        policy.allowedPrivateHosts = try ["127.0.0.1:8080", "localhost:8081", "[::1]:8082"].map {
            try #require(HostAndPort($0))
        }
        .reduce(into: []) { $0.insert($1) }
        for url in [
            "http://127.0.0.1:8080/x", "https://127.0.0.1:8080/", "http://LOCALHOST.:8081/", "http://[0:0::1]:8082/",
        ] {
            #expect(Self.refusal(url, policy: policy) == nil, "\(url)")
        }
        for url in [
            "http://127.0.0.1:8081/", "http://127.0.0.2:8080/", "http://localhost:8080/", "http://[::1]/",
            "http://127.1:8080/",
        ] {
            #expect(Self.refusal(url, policy: policy) != nil, "\(url)")
        }
        for text in [
            "127.0.0.1", "localhost", "http://localhost:80", "localhost:", "localhost:x", ":80", "a b:80", "u@a:80",
            "a:80/",
        ] {
            #expect(HostAndPort(text) == nil, "\(text)")
        }
    }

    @Test("Addresses are bounded")
    func bounded() throws {
        _ = try WebAddress("https://example.com/" + String(repeating: "a", count: 2028))
        #expect(throws: WebFailure.self) {
            try WebAddress("https://example.com/" + String(repeating: "a", count: 2029))
        }
    }
}

/// Numbers that look random and are the same each time.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
