import PeopleDomain
import PeopleStorage

/// One of two backends that are compared: what was asked of it and answered so far.
struct ComparedStore: Sendable {
    /// A question and what the backend said, with ids by the order of their appearance.
    struct Answer: Sendable {
        let question: String
        let text: String
    }

    private static let maximumSeen = 40

    let backend: any StorageBackend
    private(set) var tenants: [Organization.ID] = []
    /// What was created in any organization, in that order, whether or not it is still there.
    private(set) var people: [Person.ID] = []
    private(set) var users: [User.ID] = []
    private(set) var companies: [Company.ID] = []
    private(set) var fields: [CustomFieldDefinition] = []
    private(set) var notes: [Note] = []
    private(set) var keys: [APIKey.ID] = []
    private(set) var jobs: [Job.ID] = []
    /// What was given out, whether or not it still holds.
    var leases: [JobLease] = []
    /// Some records as they were when they were last written, whether or not they are still so, or there at all. Of each
    /// organization, since no backend has an order for the records of two.
    private(set) var seenPeople: [Organization.ID: [Person]] = [:]
    private(set) var seenCompanies: [Organization.ID: [Company]] = [:]
    private(set) var seenNotes: [Organization.ID: [Note]] = [:]
    /// The custom fields that there may be.
    let comparedFields: [ComparedField]
    /// The keys of the custom fields that there are, in the organization that is being changed: clients can give no others.
    private(set) var definedKeys: [EntityType: Set<CustomFieldKey>] = [:]
    private var labels = Labels()

    /// Founds two organizations in a store that is empty.
    init(_ backend: any StorageBackend) async throws {
        self.backend = backend
        comparedFields = try ComparedField.all(options: ["a", "b", "c", "d"])
        for name in ["Acme", "Globex"] {
            let owner = try PersonDraft.sample("Owner", name, email: "owner@\(name).example")
            let founded = try await backend.directory.found(.sample(name, owner: owner))
            tenants.append(founded.organization.id)
            note([.user(founded.owner), .apiKey(founded.key)], in: founded.organization.id)
        }
    }

    func repository(_ tenant: Int, actor: User.ID?, visibility: PersonVisibility) -> any Repository {
        backend.repository(
            in: OrganizationScope(mintedFor: tenants[tenant], actor: actor, visibility: visibility))
    }

    mutating func learnKeys(of repository: any Repository) async throws {
        for entityType in EntityType.allCases {
            let definitions = try await repository.customFieldSchema(for: entityType).definitions
            definedKeys[entityType] = Set(definitions.map(\.key))
        }
    }

    /// Runs a question and writes down the answer or the failure.
    mutating func answer(
        _ question: String, _ body: () async throws -> String
    ) async throws -> Answer {
        let text: String
        do {
            text = try await body()
        } catch let error as StorageError {
            text = try Self.transcript(of: error)
        }
        return Answer(question: labels.replacingIDs(in: question), text: labels.replacingIDs(in: text))
    }

    /// Learns of new records from the outcomes of a commit.
    mutating func note(_ outcomes: [ChangeOutcome], in organization: Organization.ID) {
        for outcome in outcomes {
            switch outcome {
            case .person(let person, _): Self.see(person, among: &seenPeople[organization, default: []])
            case .company(let company, _): Self.see(company, among: &seenCompanies[organization, default: []])
            case .note(let note, _): Self.see(note, among: &seenNotes[organization, default: []])
            default: break
            }
            switch outcome {
            case .person(let person, let effect):
                if effect == .created { people.append(person.id) }
                if let id = person.company?.id, !companies.contains(id) { companies.append(id) }
            case .company(let company, .created): companies.append(company.id)
            case .customField(let field, .created, _): fields.append(field)
            case .note(let note, .created): notes.append(note)
            case .user(let user):
                users.append(user.id)
                if !people.contains(user.id) { people.append(user.id) }
            case .apiKey(let key): if !keys.contains(key.id) { keys.append(key.id) }
            case .job(let job, .created): jobs.append(job.id)
            case .company, .customField, .note, .job, .enrichment, .failed: break
            }
        }
    }

    private static func see<Record>(_ record: Record, among seen: inout [Record]) {
        seen = seen.suffix(maximumSeen - 1) + [record]
    }

    /// An error that both backends may give. Where a change has two faults, the port leaves open which is said.
    static func transcript(of error: StorageError) throws -> String {
        switch error {
        case .conflict(.emailTaken), .conflict(.activeUserAccount): "the email is taken or kept"
        case .conflict, .notFound, .incomplete, .stale, .staleSchema: "\(error)"
        case .unavailable, .outcomeUnknown, .corrupted: throw error
        }
    }
}

/// Numbers for ids, in the order in which the ids were first seen.
private struct Labels: Sendable {
    private static let idLength = 36
    private var numbers: [String: Int] = [:]

    /// The text with `#7` in the place of the eighth id that was ever seen.
    mutating func replacingIDs(in text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            // The first dash of an id stands behind eight digits: nearly everything else is passed over quickly.
            if position + Self.idLength <= bytes.count, bytes[position + 8] == UInt8(ascii: "-") {
                let id = String(decoding: bytes[position..<position + Self.idLength], as: UTF8.self)
                if Identifier<Void>(id) != nil {
                    let number = numbers[id] ?? numbers.count
                    numbers[id] = number
                    result += Array("#\(number)".utf8)
                    position += Self.idLength
                    continue
                }
            }
            result.append(bytes[position])
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
