import Testing

@testable import PeopleEnrichment

@Suite("What robots.txt lets us read")
struct RobotsRulesTests {
    private func allows(_ text: String, _ target: String, product: String = "PeopleBot") -> Bool {
        RobotsRules(text, product: product).allows(RequestTarget.normalized(target))
    }

    @Test(
        "Patterns are matched as RFC 9309 has it",
        arguments: [
            ("/", "/anything", true), ("/fish", "/fish", true), ("/fish", "/fish.html", true),
            ("/fish", "/fish/a", true),
            ("/fish", "/fishheads", true), ("/fish", "/Fish", false), ("/fish", "/catfish", false),
            ("/fish", "/?id=fish", false),
            ("/fish*", "/fish", true), ("/fish/", "/fish", false), ("/fish/", "/fish/?id=1", true),
            ("/*.php", "/index.php", true), ("/*.php", "/a/b.php?x", true), ("/*.php", "/", false),
            ("/*.php", "/windows.PHP", false),
            ("/*.php$", "/a.php", true), ("/*.php$", "/a.php?x", false), ("/*.php$", "/a.php/", false),
            ("/*.php$", "/a.php5", false),
            ("/*.php$", "/a.php.php", true), ("/fish*.php", "/fish.php", true),
            ("/fish*.php", "/fishheads/catfish.php?x", true),
            ("/fish*.php", "/Fish.PHP", false), ("/$", "/", true), ("/$", "/a", false), ("*", "/a", true),
            ("*/a", "/b/a", true),
            ("/*/*/x", "/a/b/x", true), ("/*/*/x", "/a/x", false), ("/a**b", "/acb", true), ("/ab*ab$", "/ab", false),
            ("/ab*ab$", "/abab", true), ("/a*a*a$", "/aaa", true), ("/a*a*a$", "/aa", false),
            ("/a%3cd", "/a%3Cd", true), ("/a%3Cd", "/a%3cd", true), ("/a%7Eb", "/a~b", true), ("/ü", "/%C3%BC", true),
            ("/%C3%BC", "/ü", true), ("/a%2Fb", "/a/b", false), ("/a/b", "/a%2fb", false),
            ("/private", "/x/%2e%2e/private", true),
            ("/private", "/%70rivate", true), ("/?q", "/?q=1", true), ("/a$b", "/a$b", true), ("/a$b", "/a", false),
        ])
    func patterns(pattern: String, target: String, matches: Bool) {
        #expect(allows("User-agent: *\nDisallow: \(pattern)", target) == !matches)
    }

    @Test("The longest pattern says so; of two alike, the one that allows")
    func longest() {
        let text =
            "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /same\nDisallow: /same\nDisallow: /x*\nAllow: /x"
        #expect(!allows(text, "/a"))
        #expect(allows(text, "/a/b"))
        #expect(!allows(text, "/a/b/c"))
        #expect(allows(text, "/same"))
        #expect(!allows(text, "/xy"))
        #expect(allows(text, "/other"))
    }

    @Test("The groups that name us are ours together, whatever others say")
    func groups() {
        let text = """
            User-agent: *
            Disallow: /

            User-agent: OtherBot
            User-agent: peoplebot/2.0
            Disallow: /a
            Sitemap: https://example.com/map

            # a comment
            User-Agent : PEOPLEBOT   # us
            disallow:/b
            Crawl-delay: 10
            DISALLOW: /c # and this
            Disallow:
            User-agent: third
            Disallow: /d
            """
        for path in ["/a", "/b", "/c"] { #expect(!allows(text, path), "\(path)") }
        for path in ["/", "/d", "/e"] { #expect(allows(text, path), "\(path)") }
        #expect(!allows(text, "/e", product: "Nobody"))
        #expect(allows(text, "/robots.txt", product: "Nobody"))
        #expect(!allows(text, "/d", product: "third"))
        #expect(allows(text, "/a", product: "third"))
    }

    @Test(
        "What is no rule is passed over",
        arguments: [
            "", "\u{FEFF}", "Disallow: /", "nonsense", "User-agent: *", "User-agent: *\nDisallow:",
            "User-agent: *\nAllow: /",
            "User-agent: PeopleBotX\nDisallow: /", "User-agent: People\nDisallow: /", "<html>Disallow: /</html>",
            "User-agent: PeopleBot\n\nUser-agent: *\nDisallow: /\nUser-agent: PeopleBot\nAllow: /",
        ])
    func nothing(text: String) {
        #expect(allows(text, "/a"))
    }

    @Test("Lines end as they do anywhere", arguments: ["\n", "\r\n", "\r"])
    func lines(end: String) {
        #expect(!allows(["User-agent: *", "Disallow: /a", ""].joined(separator: end), "/a"))
    }

    @Test("A mark of byte order does not hide the first line")
    func mark() {
        #expect(!allows("\u{FEFF}User-agent: *\nDisallow: /a", "/a"))
    }

    @Test("A file that takes too long to be judged forbids, soon")
    func costly() {
        let text =
            "User-agent: *\n" + String(repeating: "Disallow: /*\(String(repeating: "a", count: 90))b*c\n", count: 4000)
        let rules = RobotsRules(text, product: "PeopleBot")
        let clock = ContinuousClock()
        let start = clock.now
        let isAllowed = rules.allows("/" + String(repeating: "a", count: 2000))
        #expect(!isAllowed)
        #expect(clock.now - start < .seconds(60))
    }
}
