import PeopleDomain
import PeopleStorage

/// Gives two backends the same many people and asks both the same random questions: searches, pages of all, of a company
/// and of a creator's own, and whether an address is taken.
///
/// Where ``RandomizedComparison`` does many different things with few records, this finds what shows only where an index
/// is worth being asked.
///
/// ```swift
/// try await PopulationComparison(seed: 1).run(candidate: MyHarness(), reference: ReferenceHarness())
/// ```
public struct PopulationComparison: Sendable {
    public let seed: UInt64
    public let people: Int
    public let questions: Int

    private static let companies = 200
    private static let peopleInOneCommit = 500

    public init(seed: UInt64, people: Int = 10_000, questions: Int = 300) {
        self.seed = seed
        self.people = people
        self.questions = questions
    }

    /// - Returns: how many answers were compared.
    /// - Throws: ``ConformanceFailure`` for the first that differ.
    @discardableResult
    public func run(
        candidate: some StorageHarness, reference: some StorageHarness
    ) async throws(ConformanceFailure) -> Int {
        try await comparing(candidate, reference, seed: seed) {
            let populations = try await (populate(candidate), populate(reference))
            return try await compare(populations.0, populations.1)
        }
    }

    /// One store with its people, who are known by the order in which they came.
    private struct Population {
        let world: World
        var numbers: [Person.ID: Int] = [:]
        var companies: [Company.ID] = []
        var emails: [EmailAddress] = []
    }

    private func populate(_ harness: some StorageHarness) async throws -> Population {
        var random = SeededGenerator(seed: seed)
        var population = Population(world: try await World(on: harness))
        let repository = population.world.acme.repository
        let fields = try ComparedField.all(options: ["a", "b", "c", "d"])
        for field in fields {
            let flags = field.rules.type.possibleFlags.subtracting([.required, .unique])
            let draft = try CustomFieldDraft(
                entityType: .people, name: CustomFieldName(field.name), flags: flags, rules: field.rules)
            _ = try await repository.commit(.createCustomField(draft))
        }
        let schema = try await repository.peopleSchema()
        var drafts: [PersonDraft] = []
        for index in 0..<people {
            var draft = try RandomText.personDraft(index, using: &random)
            if Bool.random(using: &random) {
                let number = Int.random(in: 0..<Self.companies, using: &random)
                draft.company = .named(
                    try CompanyName("\(RandomText.firstName(using: &random)) \(number % 10) \(number)"))
            }
            var values: [CustomFieldKey: CustomFieldValue] = [:]
            for field in fields where Int.random(in: 0..<4, using: &random) != 0 {
                values[field.key] = field.values.randomElement(using: &random)
            }
            draft.customFields = CustomFieldValues(values)
            drafts.append(draft)
        }
        var known: Set<Company.ID> = []
        for start in stride(from: 0, to: drafts.count, by: Self.peopleInOneCommit) {
            let part = drafts[start..<min(start + Self.peopleInOneCommit, drafts.count)]
            let outcomes = try await repository.commit(ChangeSet(part.map { .createPerson($0, schema: schema) }))
            for outcome in outcomes {
                let person = try outcome.person(.created)
                population.numbers[person.id] = population.numbers.count
                if let company = person.company, known.insert(company.id).inserted {
                    population.companies.append(company.id)
                }
                if let email = person.email { population.emails.append(email) }
            }
        }
        return population
    }

    private func compare(_ candidate: Population, _ reference: Population) async throws -> Int {
        var random = SeededGenerator(seed: seed &+ 1)
        try same("companies", candidate.companies.count, reference.companies.count)
        for question in 0..<questions {
            if question % 10 == 0 {
                try await compareUniqueness(candidate, reference, using: &random)
                continue
            }
            let search = Int.random(in: 0..<4, using: &random) == 0 ? nil : RandomText.search(using: &random)
            let company =
                Int.random(in: 0..<3, using: &random) == 0
                ? Int.random(in: candidate.companies.indices, using: &random) : nil
            let offset = RandomText.pick([0, 0, 7, 150, people * 9 / 10], using: &random)
            let page = try PageRequest(limit: 100, offset: offset, includesTotal: question % 4 != 1)
            let hasFields = question % 2 == 0
            let forFields = random
            let mine = try await answer(candidate, search, company, page, hasFields ? forFields : nil)
            let theirs = try await answer(reference, search, company, page, hasFields ? forFields : nil)
            _ = random.next()
            try same("search \(search ?? "–"), company \(company ?? -1), offset \(offset)", mine, theirs)
        }
        return questions + 1
    }

    /// - Parameter random: gives conditions and an order; `nil` for none.
    private func answer(
        _ population: Population, _ search: String?, _ company: Int?, _ page: PageRequest, _ random: SeededGenerator?
    ) async throws -> String {
        let repository = population.world.acme.repository
        var query = PersonQuery(
            search: try search.flatMap { try SearchTerms($0) }, companyID: company.map { population.companies[$0] })
        if var random {
            let schema = try await repository.customFieldSchema(for: .people)
            query.fields = try RandomFieldQuery(
                schema: schema, fields: ComparedField.all(options: ["a", "b", "c", "d"]),
                companies: population.companies, times: []
            ).next(using: &random)
        }
        var text = "\(query.fields.conditions.count) conditions, \(query.fields.order.terms)"
        var request = page
        do {
            // The second page begins behind the first.
            for _ in 0..<2 {
                let found = try await repository.people(matching: query, page: request)
                text +=
                    "\n\(found.total ?? -1), \(found.hasMore): \(found.items.map { population.numbers[$0.id] ?? -1 })"
                guard found.hasMore, let last = found.items.last else { break }
                request = try PageRequest(
                    limit: 30, start: .after(query.fields.order.position(of: last)), includesTotal: page.includesTotal)
            }
        } catch StorageError.staleSchema {
            text += "\nstale"
        }
        return text
    }

    /// An address that somebody has is taken, however it is written.
    private func compareUniqueness(
        _ candidate: Population, _ reference: Population, using random: inout SeededGenerator
    ) async throws {
        let email = RandomText.pick(candidate.emails, using: &random).string
        let draft = try PersonDraft.sample("Twin", email: Bool.random(using: &random) ? email : email.uppercased())
        for population in [candidate, reference] {
            let repository = population.world.acme.repository
            let schema = try await repository.peopleSchema()
            do {
                _ = try await repository.commit(.createPerson(draft, schema: schema))
                throw ConformanceFailure("seed \(seed): \(email) was given to a second person")
            } catch StorageError.conflict(.emailTaken) {
                Tally.countOne()
            }
        }
    }

    private func same<Value: Equatable>(_ question: String, _ mine: Value, _ theirs: Value) throws(ConformanceFailure) {
        if mine == theirs { return Tally.countOne() }
        throw ConformanceFailure("seed \(seed), \(question):\ncandidate: \(mine)\nreference: \(theirs)")
    }
}
