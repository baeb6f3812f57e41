#if Postgres
import PeopleDomain
import PeopleStorage

/// Collects the statements of one organization's write; each has the organization for $1.
struct WriteBatch {
    let organization: Organization.ID
    private(set) var statements: [Statement] = []

    init(organization: Organization.ID) { self.organization = organization }

    mutating func add(_ sql: SQL, _ bind: (inout Parameters) -> Void = { _ in }) {
        statements.append(
            Statement(sql) {
                $0.add(organization)
                bind(&$0)
            })
    }

    /// Deletes what was counted for subjects that are gone.
    mutating func addCountDeletion<Entity>(_ kind: CountKind, of subjects: Set<Identifier<Entity>>) {
        add(CountQueries.delete) {
            $0.add(kind.rawValue)
            $0.add(ids: subjects)
        }
    }

    /// What notes mention.
    mutating func addMentions(of notes: [(id: Note.ID, content: NoteContent)], _ sql: SQL) {
        let mentions = notes.flatMap { note in
            note.content.mentions.enumerated().map { (note: note.id, position: $0.offset, mention: $0.element) }
        }
        if mentions.isEmpty { return }
        add(sql) {
            $0.add(ids: mentions.map(\.note))
            $0.add(.int8, mentions.map { .int8(Int64($0.position)) })
            $0.add(.uuid, mentions.map { if case .person(let id) = $0.mention { .uuid(id) } else { nil } })
            $0.add(.uuid, mentions.map { if case .company(let id) = $0.mention { .uuid(id) } else { nil } })
        }
    }

    mutating func addSearchTexts<Entity>(
        _ texts: [(id: Identifier<Entity>, text: String)], _ queries: SearchTextQueries
    ) {
        if texts.isEmpty { return }
        add(queries.put) {
            $0.add(ids: texts.map(\.id))
            $0.add(.text, texts.map { .text($0.text) })
            $0.add(.text, texts.map { .text(Grams.arrayLiteral(of: $0.text)) })
        }
    }
}

extension Parameters {
    /// The columns of `PersonQueries.insert` and `update`.
    mutating func add(_ people: [Person]) {
        add(ids: people.map(\.id))
        add(.text, people.map { $0.email.map { .text($0.string) } })
        add(.text, people.map { $0.email.map { .text($0.comparisonKey) } })
        add(.text, people.map { .text($0.firstName.string) })
        add(.text, people.map { $0.lastName.map { .text($0.string) } })
        add(.text, people.map { $0.phoneNumber.map { .text($0.string) } })
        add(.text, people.map { $0.address.map { .text($0.string) } })
        add(.float8, people.map { $0.latitude.map { .float8($0.degrees) } })
        add(.float8, people.map { $0.longitude.map { .float8($0.degrees) } })
        add(.int8, people.map { .int8(PersonFlags($0).rawValue) })
        add(.jsonb, people.map { .jsonb($0.customFields.json) })
        add(.uuid, people.map { $0.company.map { .uuid($0.id) } })
        add(.uuid, people.map { $0.createdBy.map { .uuid($0) } })
        add(.time, people.map { .time($0.createdAt) })
        add(.time, people.map { .time($0.updatedAt) })
        add(.int8, people.map { .int8($0.revision.number) })
    }

    /// The columns of `CompanyQueries.insert` and `update`.
    mutating func add(_ companies: [Company]) {
        add(ids: companies.map(\.id))
        add(.text, companies.map { .text($0.name.string) })
        add(.text, companies.map { .text($0.name.comparisonKey) })
        add(.text, companies.map { $0.description.map { .text($0.string) } })
        add(.text, companies.map { $0.website.map { .text($0.string) } })
        add(.text, companies.map { $0.industry.map { .text($0.string) } })
        add(.text, companies.map { $0.address.map { .text($0.string) } })
        add(.jsonb, companies.map { .jsonb($0.customFields.json) })
        add(.time, companies.map { .time($0.createdAt) })
        add(.time, companies.map { .time($0.updatedAt) })
        add(.int8, companies.map { .int8($0.revision.number) })
    }

    /// The columns of `NoteQueries.insert` and `update`.
    mutating func add(_ notes: [Note]) {
        add(ids: notes.map(\.id))
        add(.uuid, notes.map { if case .person(let id) = $0.subject { .uuid(id) } else { nil } })
        add(.uuid, notes.map { if case .company(let id) = $0.subject { .uuid(id) } else { nil } })
        add(.text, notes.map { .text($0.content.string) })
        add(.uuid, notes.map { $0.createdBy.map { .uuid($0) } })
        add(.time, notes.map { .time($0.createdAt) })
        add(.time, notes.map { .time($0.updatedAt) })
        add(.int8, notes.map { .int8($0.revision.number) })
    }

    /// The columns of `CustomFieldQueries.insert` and `update`.
    mutating func add(_ definitions: [CustomFieldDefinition]) {
        add(ids: definitions.map(\.id))
        add(.int8, definitions.map { .int8($0.entityType.storedNumber) })
        add(.text, definitions.map { .text($0.name.string) })
        add(.text, definitions.map { .text($0.key.string) })
        add(.text, definitions.map { $0.description.map { .text($0.string) } })
        add(.int8, definitions.map { .int8(Int64($0.flags.rawValue)) })
        add(.text, definitions.map { .text($0.rules.type.rawValue) })
        add(.jsonb, definitions.map { $0.rules.storedSettings.map { .jsonb($0) } })
        add(.int8, definitions.map { .int8(Int64($0.displayOrder)) })
        add(.time, definitions.map { .time($0.createdAt) })
        add(.time, definitions.map { .time($0.updatedAt) })
        add(.int8, definitions.map { .int8($0.revision.number) })
    }
}
#endif
