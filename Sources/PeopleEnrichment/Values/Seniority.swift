import PeopleDomain

/// How high a title is, by its words.
enum Seniority: String, CaseIterable, Sendable {
    case owner, cxo, vp, head, director, principal, staff, lead, manager, senior, junior, freelance

    /// `nil` for a title whose words do not say it.
    init?(title: String) {
        var words = PersonName.words(title).map(\.folded)
        // What follows is whom somebody works for: "Assistant to the CEO".
        if let end = words.firstIndex(where: { $0 == "to" || $0 == "for" }) { words = Array(words[..<end]) }
        // A lead that is generated leads nobody.
        words = words.indices.filter { index in
            words[index] != "lead" || index + 1 == words.count || !Self.doneWithLeads.contains(words[index + 1])
        }.map { words[$0] }
        let text = " " + words.joined(separator: " ") + " "
        // Whoever assists a chief is none: of "CEO's Executive Assistant" only what an assistant can be counts.
        let isAssistant = words.last.map(Self.assistants.contains) ?? false
        let match = Self.table.first { entry in
            (!isAssistant || Self.ofAssistants.contains(entry.seniority))
                && entry.words.contains { text.contains(" \($0) ") }
        }
        guard let match else { return nil }
        self = match.seniority
    }

    private static let doneWithLeads: Set<String> = [
        "generation", "gen", "generator", "qualification", "qualifier", "nurturing", "conversion", "scoring",
        "sourcing",
    ]
    private static let assistants: Set<String> = ["assistant", "assistants", "secretary", "assistentin", "assistent"]
    private static let ofAssistants: Set<Seniority> = [.senior, .junior, .freelance]

    /// The first that fits counts: "Founder & CEO" is a chief, a "Vice President" no president.
    private static let table: [(seniority: Seniority, words: [String])] = [
        (
            .vp,
            ["vice president", "vp", "svp", "evp", "avp", "vice presidente", "vizepräsident"].map(
                TextFolding.searchFolded)
        ),
        (
            .cxo,
            [
                "chief", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "cro", "ciso", "chro", "president",
                "managing director", "geschaftsfuhrer", "geschaftsfuhrerin", "vorstand", "directeur general",
                "directrice generale",
            ]
        ),
        (
            .owner,
            [
                "owner", "founder", "co founder", "cofounder", "proprietor", "inhaber", "inhaberin", "fondateur",
                "fondatrice",
            ]
        ),
        (.head, ["head", "leiter", "leiterin", "responsable"]),
        (.director, ["director", "direktor", "direktorin", "directeur", "directrice", "directora"]),
        (.principal, ["principal", "distinguished", "fellow"]),
        (.staff, ["staff"]),
        (.lead, ["lead", "leader", "teamleiter", "teamleiterin"]),
        (.manager, ["manager", "gerente"]),
        (.senior, ["senior", "sr"]),
        (
            .junior,
            [
                "junior", "jr", "intern", "trainee", "apprentice", "graduate", "werkstudent", "praktikant",
                "praktikantin",
            ]
        ),
        (.freelance, ["freelance", "freelancer", "self employed", "freiberufler", "freiberuflerin", "independent"]),
    ]
}
