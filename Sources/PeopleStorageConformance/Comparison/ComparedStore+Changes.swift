import PeopleDomain
import PeopleStorage

extension ComparedStore {
    /// Commits a random set of one to three changes, as a random actor.
    mutating func change(_ step: Int, with random: SeededGenerator) async throws -> Answer {
        var random = random
        let tenant = Int.random(in: tenants.indices, using: &random)
        let actor = RandomText.pick(users, using: &random)
        let isRestricted = Int.random(in: 0..<4, using: &random) == 0
        let repository = repository(tenant, actor: actor, visibility: isRestricted ? .createdBy(actor) : .all)
        try await learnKeys(of: repository)
        var changes: [Change] = []
        for index in 0...(Int.random(in: 0..<4, using: &random) == 0 ? 2 : 0) {
            changes.append(try await randomChange("\(step).\(index)", in: repository, using: &random))
        }
        var outcomes: [ChangeOutcome] = []
        let atomicity: ChangeSet.Atomicity =
            RandomText.pick([.allOrNothing, .allOrNothing, .each, .eachOrNothing], using: &random)
        let answer = try await answer("\(repository.scope.visibility), \(atomicity): \(changes)") {
            outcomes = try await repository.commit(ChangeSet(changes, atomicity: atomicity, geocodes: true))
            let set = ChangeSet(changes, atomicity: atomicity, geocodes: true)
            if set.isRefused(outcomes) {
                // What would have been has ids that nobody will see again.
                outcomes = outcomes.filter { if case .failed = $0 { true } else { false } }
            }
            return try outcomes.map(Self.transcript(of:)).joined(separator: "\n")
        }
        note(outcomes, in: repository.scope.organizationID)
        return answer
    }

    private func randomChange(
        _ name: String, in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> Change {
        let people = try await repository.customFieldSchema(for: .people).revision
        let companies = try await repository.customFieldSchema(for: .companies).revision
        switch Int.random(in: 0..<118, using: &random) {
        case 106..<118: return try await randomJobChange(in: repository, using: &random)
        case 100..<106: return randomMerge(using: &random)
        case 0..<2: return .createPerson(try .sample("Stale"), schema: Revision(people.number - 1))
        case 2..<20: return .createPerson(try randomDraft(using: &random), schema: people)
        case 20..<32: return .upsertPerson(try randomUpsert(using: &random), schema: people)
        case 32..<50: return .updatePerson(person(using: &random), try randomPatch(using: &random), schema: people)
        case 50..<54: return .deletePerson(person(using: &random))
        case 54..<56: return try await randomTrashChange(people: people, companies: companies, using: &random)
        case 56..<58: return .upsertCompany(try randomCompanyUpsert(using: &random), schema: companies)
        case 58..<61:
            let draft = CompanyDraft(
                name: try companyName(using: &random), industry: try Industry(RandomText.firstName(using: &random)),
                customFields: randomValues(of: .companies, using: &random))
            return .createCompany(draft, schema: companies)
        case 61..<66:
            let patch = CompanyPatch(
                name: Bool.random(using: &random) ? .keep : .set(try companyName(using: &random)),
                customFields: randomChanges(of: .companies, using: &random))
            return .updateCompany(company(using: &random), patch, schema: companies)
        case 66..<69: return .deleteCompany(company(using: &random))
        case 69..<79: return try randomFieldChange(using: &random)
        case 79..<91: return try randomNoteChange(name, using: &random)
        case 91..<93:
            return .makeUser(person(using: &random), isRestrictedToOwnRecords: Bool.random(using: &random))
        case 93..<95:
            return .createUser(try randomDraft(using: &random), isRestrictedToOwnRecords: false, schema: people)
        case 95..<98: return .createAPIKey(try .sample("key \(name)", for: person(using: &random)))
        default:
            let owner = Bool.random(using: &random) ? person(using: &random) : nil
            return .revokeAPIKey(RandomText.pick(keys, using: &random), of: owner)
        }
    }

    /// Mostly of what is in some trash.
    private func randomTrashChange(
        people: Revision, companies: Revision, using random: inout SeededGenerator
    ) async throws -> Change {
        let dropped: Set<CustomFieldKey> = Bool.random(using: &random) ? [] : [CustomFieldKey("cf_alpha")]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .erasePerson(person(using: &random))
        case 1: return .eraseCompany(company(using: &random))
        case 2..<4: return .restoreCompany(company(using: &random), dropping: dropped, schema: companies)
        default: return .restorePerson(person(using: &random), dropping: dropped, schema: people)
        }
    }

    private func randomMerge(using random: inout SeededGenerator) -> Change {
        let (id, other) = (person(using: &random), person(using: &random))
        if Int.random(in: 0..<3, using: &random) == 0 {
            return .unmergePerson(id, from: Bool.random(using: &random) ? nil : other)
        }
        let preference = RandomText.pick(MergePreference.allCases, using: &random)
        return id == other ? .deletePerson(id) : .mergePerson(id, with: other, preferring: preference)
    }

    private func randomFieldChange(using random: inout SeededGenerator) throws -> Change {
        let options = ["a", "b", "c"].filter { _ in Bool.random(using: &random) } + ["d"]
        let choice = RandomText.pick(try ComparedField.all(options: options), using: &random)
        let possible = choice.rules.type.possibleFlags.subtracting(.required)
        let flags = CustomFieldFlags(
            CustomFieldFlags.named.map(\.flag).filter { _ in Bool.random(using: &random) }
        ).intersection(possible)
        guard let field = fields.randomElement(using: &random), Int.random(in: 0..<3, using: &random) != 0 else {
            let entityType = RandomText.pick([EntityType.people, .people, .companies], using: &random)
            return .createCustomField(
                try CustomFieldDraft(
                    entityType: entityType, name: CustomFieldName(choice.name), flags: flags, rules: choice.rules))
        }
        let force = Bool.random(using: &random)
        if Int.random(in: 0..<3, using: &random) == 0 {
            return .deleteCustomField(field.id, of: field.entityType, force: force)
        }
        let patch = CustomFieldPatch(
            setFlags: flags.subtracting(.required),
            clearedFlags: CustomFieldFlags.named.map(\.flag).randomElement(using: &random) ?? [],
            rules: Bool.random(using: &random) ? .keep : .set(choice.rules))
        return .updateCustomField(field.id, of: field.entityType, patch, force: force)
    }

    private func randomNoteChange(_ name: String, using random: inout SeededGenerator) throws -> Change {
        let mentions = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
            Bool.random(using: &random)
                ? "[@P](person:\(person(using: &random)))" : "[@C](company:\(company(using: &random)))"
        }
        let content = try NoteContent("Note \(name) \(mentions.joined(separator: " "))")
        guard let note = notes.randomElement(using: &random), Bool.random(using: &random) else {
            return .createNote(content, about: subject(using: &random))
        }
        // Mostly where the note is.
        let place = Int.random(in: 0..<5, using: &random) == 0 ? subject(using: &random) : note.subject
        if Bool.random(using: &random) { return .deleteNote(note.id, about: place) }
        return .updateNote(note.id, about: place, content)
    }

    /// Sets print in any order.
    private static func transcript(of outcome: ChangeOutcome) throws -> String {
        switch outcome {
        case .apiKey(let key): transcript(of: key)
        case .failed(let error): "failed: \(try transcript(of: error))"
        default: "\(outcome)"
        }
    }

    static func transcript(of key: APIKey) -> String {
        let times = [key.createdAt, key.expiresAt, key.lastUsedAt, key.revokedAt]
        return "\(key.id) \(key.userID) \(key.name) \(key.prefix) \(key.scopes.map(\.rawValue).sorted()) \(times)"
    }
}
