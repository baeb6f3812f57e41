/// What one server's robots.txt lets us read (RFC 9309).
struct RobotsRules: Hashable, Sendable {
    private struct Rule: Hashable, Sendable {
        let pattern: RobotsPattern
        let isAllowed: Bool
    }

    private let rules: [Rule]
    /// About how much memory they take, in bytes.
    let cost: Int

    /// Bytes of a file that are read; the rest is not heeded (section 2.5).
    static let maximumSize = 500 << 10

    /// There is no file, or none that concerns us.
    static let allowing = RobotsRules(rules: [])
    /// What stands there can't be known now.
    static let forbidding = RobotsRules(rules: [Rule(pattern: RobotsPattern("/"), isAllowed: false)])

    private init(rules: [Rule]) {
        self.rules = rules
        cost = rules.reduce(100) { $0 + $1.pattern.length + 100 }
    }

    /// Keeps the rules of the groups that name us; where none does, of those for everybody.
    init(_ text: some StringProtocol, product: String) {
        var own: [Rule] = []
        var everybodys: [Rule] = []
        var isNamed = false
        var (isOwn, isEverybodys, isAgentLine) = (false, false, false)
        // Without a mark of byte order, which some programs put in front.
        let lines = text.drop { $0 == "\u{FEFF}" }.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        for line in lines {
            let content = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            guard let colon = content.firstIndex(of: ":") else { continue }
            let value = content[content.index(after: colon)...].trimmed
            switch content[..<colon].trimmed.lowercased() {
            case "user-agent":
                // Agents in lines one after the other share what follows.
                if !isAgentLine { (isOwn, isEverybodys) = (false, false) }
                isAgentLine = true
                let agent = value.prefix { $0.isASCII && $0.isLetter || $0 == "-" || $0 == "_" }
                if agent.lowercased() == product.lowercased() { (isOwn, isNamed) = (true, true) }
                if value == "*" { isEverybodys = true }
            case let name where name == "allow" || name == "disallow":
                isAgentLine = false
                // An empty path matches nothing.
                if value.isEmpty || !(isOwn || isEverybodys) { continue }
                let rule = Rule(pattern: RobotsPattern(value), isAllowed: name == "allow")
                if isOwn { own.append(rule) }
                if isEverybodys { everybodys.append(rule) }
            // Others, such as Sitemap, belong to no group and end none.
            default: continue
            }
        }
        self.init(rules: isNamed ? own : everybodys)
    }

    /// Whether a path with its query may be read: the longest pattern says so; of two alike, the one that allows.
    ///
    /// A file that takes too long to be judged forbids.
    func allows(_ target: String) -> Bool {
        if target == "/robots.txt" { return true }
        let bytes = Array(target.utf8)
        var budget = Self.budget
        var best: Rule?
        for rule in rules {
            let isBetter = best.map { best in
                rule.pattern.length > best.pattern.length
                    || rule.pattern.length == best.pattern.length && rule.isAllowed && !best.isAllowed
            }
            guard isBetter ?? true else { continue }
            if rule.pattern.matches(bytes, budget: &budget) { best = rule }
            if budget < 0 { return false }
        }
        return best?.isAllowed ?? true
    }

    /// Bytes that are compared for one path, at most: some milliseconds.
    private static let budget = 1_000_000
}

extension StringProtocol {
    /// Without spaces and tabs at the ends.
    var trimmed: SubSequence {
        let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
        let end = self[start...].lastIndex { $0 != " " && $0 != "\t" }
        return end.map { self[start...$0] } ?? self[start..<start]
    }
}
