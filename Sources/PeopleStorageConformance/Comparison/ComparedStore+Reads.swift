import PeopleDomain
import PeopleStorage

extension ComparedStore {
    /// Asks something at random.
    mutating func read(with random: SeededGenerator) async throws -> Answer {
        var random = random
        let tenant = Int.random(in: tenants.indices, using: &random)
        let user = RandomText.pick(users, using: &random)
        let isRestricted = Int.random(in: 0..<3, using: &random) == 0
        let repository = repository(tenant, actor: user, visibility: isRestricted ? .createdBy(user) : .all)
        let page = try PageRequest(
            limit: Int.random(in: 1...20, using: &random), offset: Int.random(in: 0...10, using: &random))
        let person = person(using: &random)
        switch Int.random(in: 0..<42, using: &random) {
        case 38..<40: return try await claim(with: random)
        case 40..<42:
            let query = JobQuery(
                personID: Bool.random(using: &random) ? person : nil,
                state: Bool.random(using: &random) ? RandomText.pick(JobState.allCases, using: &random) : nil)
            return try await answer("\(query) \(page)") {
                "\(try await repository.jobs(matching: query, page: page))"
            }
        case 32:
            let subject = subject(using: &random)
            return try await answer("history of \(subject) \(page)") {
                "\(try await repository.history(of: subject, page: page))"
            }
        case 33: return try await answer("trash \(page)") { "\(try await repository.deletedPeople(page: page))" }
        case 34:
            return try await answer("companies in the trash \(page)") {
                "\(try await repository.deletedCompanies(page: page))"
            }
        case 35..<38:
            // Names are put in an order by the ids of companies, of which a half is chance.
            let reason = RandomText.pick([DuplicateReason.phone, .email], using: &random)
            return try await answer("duplicates \(reason) \(page)") {
                "\(try await repository.duplicates(for: reason, page: page))"
            }
        case 0..<2:
            return try await answer("person \(person)") { "\(String(describing: try await repository.person(person)))" }
        case 2..<4:
            let ids = Set((0..<5).map { _ in self.person(using: &random) })
            return try await answer("people by \(ids.count) ids") {
                "\(try await repository.people(ids).values.sorted { $0.id < $1.id })"
            }
        case 4..<11:
            var query = PersonQuery(search: try SearchTerms(RandomText.search(using: &random)))
            if Bool.random(using: &random) { query.companyID = company(using: &random) }
            if Int.random(in: 0..<4, using: &random) == 0 { query.search = nil }
            return try await answer("\(query) \(page)") {
                "\(try await repository.people(matching: query, page: page))"
            }
        case 11..<14:
            let query = CompanyQuery(search: try SearchTerms(RandomText.search(using: &random)))
            return try await answer("\(query) \(page)") {
                "\(try await repository.companies(matching: query, page: page))"
            }
        case 14..<17:
            let subject = subject(using: &random)
            let seen = seenNotes[repository.scope.organizationID, default: []]
            let place = seen.randomElement(using: &random).map { RecordPosition(createdAt: $0.createdAt, id: $0.id) }
            let request = try randomRequest(behind: place, using: &random)
            return try await answer("notes about \(subject) \(request)") {
                try await Self.pages(request, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }) {
                    page in
                    try await repository.notes(about: subject, page: page)
                }
            }
        case 17:
            let email = try email(using: &random)
            return try await answer("user \(email)") {
                "\(String(describing: try await repository.user(withEmail: email)))"
            }
        case 18:
            return try await answer("keys of \(person)") {
                try await repository.apiKeys(of: person).map(Self.transcript(of:)).joined(separator: "\n")
            }
        case 19:
            let request = try randomRequest(behind: nil, using: &random)
            return try await answer("users \(request)") {
                try await Self.pages(request, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }) {
                    page in
                    try await repository.users(page: page)
                }
            }
        case 20..<28: return try await listPeople(in: repository, using: &random)
        default: return try await listCompanies(in: repository, using: &random)
        }
    }

    /// Asks for all that there is.
    mutating func everything() async throws -> [Answer] {
        var answers: [Answer] = []
        for tenant in tenants.indices {
            let repository = repository(tenant, actor: nil, visibility: .all)
            let people = try await repository.everybody()
            let companies = try await repository.everyCompany()
            answers.append(try await answer("all people") { "\(people)" })
            for id in self.people {
                answers.append(
                    try await answer("survivor of \(id)") {
                        "\(String(describing: try await repository.survivor(of: id)))"
                    })
            }
            answers.append(
                try await answer("all duplicates") {
                    let groups = try await repository.everyDuplicate()
                    return
                        "\(groups.sorted { ($0.reason.number, $0.people[0].id) < ($1.reason.number, $1.people[0].id) })"
                })
            answers.append(try await answer("all companies") { "\(companies)" })
            for subject in people.map({ NoteSubject.person($0.id) }) + companies.map({ .company($0.id) }) {
                answers.append(
                    try await answer("all notes about \(subject)") {
                        "\(try await repository.everyNote(about: subject))"
                    })
            }
            answers.append(
                try await answer("the trash") {
                    "\(try await repository.everyDeletedPerson()) \(try await repository.everyDeletedCompany())"
                })
            for subject in self.people.map({ HistorySubject.person($0) }) + self.companies.map({ .company($0) }) {
                answers.append(
                    try await answer("the whole history of \(subject)") {
                        "\(try await repository.wholeHistory(of: subject))"
                    })
            }
            for entityType in EntityType.allCases {
                answers.append(
                    try await answer("all custom fields") {
                        "\(try await repository.customFieldSchema(for: entityType).definitions)"
                    })
                for definition in try await repository.customFieldSchema(for: entityType).definitions {
                    let query = CustomFieldEntryQuery(.present, of: definition.key, for: entityType)
                    answers.append(
                        try await answer("all entries") {
                            "\(try await repository.customFieldEntries(query, after: nil, limit: 1000))"
                        })
                }
            }
            answers.append(
                try await answer("all keys") {
                    try await repository.apiKeys(of: nil).map(Self.transcript(of:)).joined(separator: "\n")
                })
            answers += try await allJobs(of: tenant)
            answers.append(
                try await answer("all users") {
                    "\(try await allPages { page in try await repository.users(page: page) })"
                })
        }
        return answers
    }
}
