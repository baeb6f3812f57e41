import PeopleDomain

/// How high a title is, by its words.
enum Seniority: String, CaseIterable, Sendable {
    case owner, cxo, vp, head, director, principal, staff, lead, manager, senior, junior, freelance

    /// `nil` for a title whose words do not say it.
    init?(title: String) {
        let words = PersonName.words(title).map(\.folded)
        let text = " " + words.joined(separator: " ") + " "
        let match = Self.table.first { entry in entry.words.contains { text.contains(" \($0) ") } }
        guard let match, !words.isEmpty else { return nil }
        // The lead of a band, or a lead generated: only with what is led behind or before it is a title.
        self = match.seniority
    }

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
