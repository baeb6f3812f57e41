import PeopleDomain

/// What kind of work a title is about, by its words.
enum JobFunction: String, CaseIterable, Sendable {
    case engineering, data, design, product, marketing, sales, customerSuccess = "customer_success", finance
    case humanResources = "human_resources", legal, operations, research, education, health, media

    /// `nil` for a title whose words do not say it, or say two kinds.
    init?(title: String) {
        let words = PersonName.words(title).map(\.folded)
        let text = " " + words.joined(separator: " ") + " "
        let matches = Self.table.filter { entry in entry.words.contains { text.contains(" \($0) ") } }
        guard let match = matches.first, matches.count == 1 else { return nil }
        self = match.function
    }

    private static let table: [(function: JobFunction, words: [String])] = [
        (
            .engineering,
            [
                "engineer", "engineering", "developer", "programmer", "architect", "devops", "sre", "cto", "entwickler",
                "entwicklerin",
            ]
        ),
        (.data, ["data", "analyst", "statistician", "machine learning"]),
        (.design, ["designer", "design", "ux", "illustrator"]),
        (.product, ["product"]),
        (.marketing, ["marketing", "brand", "seo", "communications", "cmo"]),
        (.sales, ["sales", "account executive", "business development", "cro", "vertrieb"]),
        (.customerSuccess, ["customer success", "customer support", "customer service"]),
        (.finance, ["finance", "financial", "accountant", "accounting", "controller", "treasurer", "cfo", "auditor"]),
        (.humanResources, ["hr", "people", "human resources", "recruiter", "recruiting", "talent"]),
        (.legal, ["legal", "lawyer", "counsel", "attorney", "solicitor", "paralegal", "anwalt", "anwaltin"]),
        (.operations, ["operations", "logistics", "procurement", "coo"]),
        (.research, ["research", "researcher", "scientist"]),
        (.education, ["teacher", "professor", "lecturer", "tutor"]),
        (.health, ["nurse", "doctor", "physician", "surgeon", "dentist", "orthodontist", "therapist"]),
        (.media, ["journalist", "editor", "writer", "reporter", "photographer"]),
    ]
}
