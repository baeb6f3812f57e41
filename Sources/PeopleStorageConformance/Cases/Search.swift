import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let search: [StorageConformanceCase] = [
        searching(
            "A search finds without regard to case and accents, both ways",
            for: ["José Müller", "Jose Muller", "Søren Łukasz", "Straße", "Zoe\u{301} Nu\u{308}", "ÉLODIE"],
            [
                "jose": ["José Müller", "Jose Muller"], "JOSÉ": ["José Müller", "Jose Muller"],
                "Jose\u{301}": ["José Müller", "Jose Muller"], "muller": ["José Müller", "Jose Muller"],
                "MÜLL": ["José Müller", "Jose Muller"], "mueller": [], "soren": [], "SØREN": ["Søren Łukasz"],
                "lukasz": [], "łUKASZ": ["Søren Łukasz"], "strasse": ["Straße"], "STRAẞE": ["Straße"],
                "zoé": ["Zoe\u{301} Nu\u{308}"], "nu": ["Zoe\u{301} Nu\u{308}"], "élodie": ["ÉLODIE"],
                "elodie": ["ÉLODIE"],
            ]),
        searching(
            "Wildcards, quotes and operators are plain characters in a search",
            for: [
                "100% Sure", "100 Sure", "snake_case", "snakeXcase", "star*", "start", "\"quoted\"", "O'Brien",
                "OBrien", "back\\slash", "a-b", "ab-", "^hat", "(paren)", "col:on", "semi;colon", "plus+", "{x}",
                "ques?",
                "Sand AND Sea", "Rock OR Pop", "NOT Now", "NEAR Far",
            ],
            [
                "%": ["100% Sure"], "100%": ["100% Sure"], "10%re": [], "_": ["snake_case"], "e_c": ["snake_case"],
                "*": ["star*"], "star*": ["star*"], "sta*": [], "\"": ["\"quoted\""], "\"quoted\"": ["\"quoted\""],
                "\"quoted": ["\"quoted\""], "'": ["O'Brien"], "o'b": ["O'Brien"], "''": [], "\\": ["back\\slash"],
                "k\\s": ["back\\slash"], "-": ["a-b", "ab-"], "a-b": ["a-b"], "-b": ["a-b"], "^": ["^hat"],
                "^hat": ["^hat"], "(": ["(paren)"], "(paren)": ["(paren)"], ":": ["col:on"], "col:on": ["col:on"],
                "first_name:o": [], ";": ["semi;colon"], "+": ["plus+"], "{x}": ["{x}"], "?": ["ques?"],
                "sand AND": ["Sand AND Sea"], "OR p": ["Rock OR Pop"],
                "rock OR sea": [], "NOT": ["NOT Now"], "NOT rock": [], "near(far": [], "NEAR far": ["NEAR Far"],
                "' OR '1'='1": [], "snake% _case": [],
            ]),
        searching(
            "Every term must occur, in any order, and none across two fields",
            for: ["John Doe", "John Smith", "Doe John", "Johnd Oe", "Mary-Ann von Doe"],
            [
                "john doe": ["John Doe", "Doe John"], "doe john": ["John Doe", "Doe John"],
                "DOE   JOHN\t": ["John Doe", "Doe John"], "johndoe": [], "john smith doe": [], "nd": ["Johnd Oe"],
                "hn sm": ["John Smith"], "john john": ["John Doe", "John Smith", "Doe John", "Johnd Oe"],
                "von ann": ["Mary-Ann von Doe"], "annvon": [], "ndoe": [],
                "jo hn oe": ["John Doe", "Doe John", "Johnd Oe"],
            ]),
        searching(
            "A term matches inside words, however short it is",
            for: ["Xbx", "Bxb", "Zzz", "Fuzzy", "Qq Kk", "Jkxj"],
            [
                "x": ["Xbx", "Bxb", "Jkxj"], "b": ["Xbx", "Bxb"], "bx": ["Xbx", "Bxb"], "xb": ["Xbx", "Bxb"],
                "xx": [], "zz": ["Zzz", "Fuzzy"], "zzz": ["Zzz"], "zzzz": [], "uzz": ["Fuzzy"], "k q": ["Qq Kk"],
                "kk": ["Qq Kk"], "kx": ["Jkxj"], "j k x": ["Jkxj"], "qk": [], "zy": ["Fuzzy"], "fuzzy": ["Fuzzy"],
            ]),
        searching(
            "A search finds scripts other than Latin, and emoji",
            for: [
                "日本太郎", "山田 太郎", "Ольга Йорк", "Ψωμί Σίσυφος", "😀 Smile", "👩‍👩‍👧 Family", "हिन्दी", "שָׁלוֹם", "김철수",
                "İstanbul",
            ],
            [
                "日": ["日本太郎"], "日本": ["日本太郎"], "本太郎": ["日本太郎"], "太郎": ["日本太郎", "山田 太郎"], "郎太": [],
                "ольга": ["Ольга Йорк"], "ОЛЬ": ["Ольга Йорк"], "иорк": ["Ольга Йорк"], "ψωμι": ["Ψωμί Σίσυφος"],
                "ΣΙΣΥΦΟΣ": ["Ψωμί Σίσυφος"], "σίσυφοσ": ["Ψωμί Σίσυφος"], "😀": ["😀 Smile"], "😁": [],
                "👩": ["👩‍👩‍👧 Family"], "हिन्दी": ["हिन्दी"], "हन्द": [], "שָׁלוֹם": ["שָׁלוֹם"],
                "철수": ["김철수"], "istanbul": ["İstanbul"], "İSTANBUL": ["İstanbul"],
            ]),
    ]

    /// A case that creates people without an email and compares whom each search finds.
    private static func searching(
        _ name: String, for names: [String], _ expectations: [String: [String]]
    ) -> StorageConformanceCase {
        StorageConformanceCase(.search, name) { world in
            let repository = world.acme.repository
            for name in names {
                let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
                try await repository.createPerson(parts[0], parts.count == 2 ? parts[1] : nil)
                // Neither a stranger of the same name nor a company is found.
                try await world.globex.repository.createPerson(name)
                try await repository.createCompany(name)
            }
            for (text, expected) in expectations {
                try expectEqual(try await repository.find(text), expected.sorted(), "what a search for \(text) finds")
            }
        }
    }
}
