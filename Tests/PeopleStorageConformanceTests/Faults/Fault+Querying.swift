import PeopleDomain
import PeopleStorage

extension Fault {
    static let querying: [Fault] = [
        asking("heeds no condition", caughtBy: "People are found by each of their own fields") {
            RecordQuery(order: $0.order, schema: $0.schema)
        },
        asking(
            "heeds one condition", caughtBy: "All filters must be met, beside search, company and what the scope sees"
        ) {
            RecordQuery(conditions: Array($0.conditions.prefix(1)), order: $0.order, schema: $0.schema)
        },
        asking("takes who has no value for nobody", caughtBy: "People are found by custom fields of every type") {
            query in
            let present = query.conditions.filter(\.isNegated).filter { $0.test != .within([.all]) }
                .map { FieldCondition($0.field, .within([.all])) }
            return RecordQuery(conditions: query.conditions + present, order: query.order, schema: query.schema)
        },
        asking("compares texts by their first character", caughtBy: "Long texts and many values are told apart") {
            query in
            let conditions = query.conditions.map { condition in
                guard case .within(let ranges) = condition.test, let key = ranges.first?.onlyKey, key.bytes.count > 100
                else { return condition }
                let cut = SortKey(bytes: Array(key.bytes.prefix(100)))
                let all = KeyRange(from: cut, to: SortKey(bytes: cut.bytes + [0xFF]))
                return FieldCondition(condition.field, .within([all]), isNegated: condition.isNegated)
            }
            return RecordQuery(conditions: conditions, order: query.order, schema: query.schema)
        },
        asking(
            "knows only one order", caughtBy: "People are put in order by each of their own fields, in both directions"
        ) {
            RecordQuery(conditions: $0.conditions, schema: $0.schema)
        },
        asking("goes by the first term", caughtBy: "Many records of one value stand in the order of the other terms") {
            RecordQuery(
                conditions: $0.conditions, order: RecordOrder(Array($0.order.terms.prefix(1))), schema: $0.schema)
        },
        asking(
            "answers yesterday's questions", caughtBy: "A question that was checked against another schema is refused"
        ) {
            RecordQuery(conditions: $0.conditions, order: $0.order)
        },
        .repository(
            "heeds no condition on companies", caughtBy: "Companies are found by their own fields and by custom ones"
        ) { base, _ in
            AsksOfCompanies(base: base) { RecordQuery(order: $0.order, schema: $0.schema) }
        },
        .repository("knows one order of companies", caughtBy: "Companies are put in order as people are") { base, _ in
            AsksOfCompanies(base: base) { RecordQuery(conditions: $0.conditions, schema: $0.schema) }
        },
        .repository(
            "looks for the record of a place", caughtBy: "A place is one also where its record is gone or has changed"
        ) { base, _ in
            LooksForPlaces(base: base)
        },
        .repository(
            "counts up to a place", caughtBy: "Pages behind a place neither repeat nor skip while records come and go",
            remembering: [RecordPosition: Int]()
        ) { base, memory in
            CountsUpToPlaces(base: base, memory: memory)
        },
        .repository("begins notes anew", caughtBy: "Searches, companies, notes and users go on behind a place too") {
            base, _ in
            BeginsNotesAnew(base: base)
        },
        .repository(
            "lets two have one value", caughtBy: "No two people have the same value of a unique field, in whatever case"
        ) { base, _ in
            RescuesFailures(base: base) { base, changes, error throws(StorageError) in
                guard case .conflict(.customFieldValueTaken) = error, let change = changes.changes.first else {
                    throw error
                }
                return try await base.commit(ChangeSet(change.withoutValues))
            }
        },
        .repository(
            "makes a shared field unique", caughtBy: "A field becomes unique only where no two records share a value"
        ) { base, _ in
            RescuesFailures(base: base) { base, changes, error throws(StorageError) in
                guard case .conflict(.customFieldValuesShared) = error,
                    case .updateCustomField(let id, let type, _, _)? = changes.changes.first
                else { throw error }
                return try await base.commit(
                    ChangeSet(.updateCustomField(id, of: type, CustomFieldPatch(), force: true)))
            }
        },
        .repository(
            "creates whom it could match", caughtBy: "An upsert finds who has the value, and creates whom nobody has"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .upsertPerson(let upsert, let schema) = change, case .customField = upsert.match,
                    case .success(let draft) = upsert.draft
                else { return change }
                return .createPerson(draft, schema: schema)
            }
        },
    ]

    private static func asking(
        _ description: String, caughtBy: String, _ rewrite: @escaping @Sendable (RecordQuery) -> RecordQuery
    ) -> Fault {
        .repository(description, caughtBy: caughtBy) { base, _ in AsksOtherwise(base: base, rewrite: rewrite) }
    }
}

extension Change {
    /// What is left of a change of a person without its custom fields.
    fileprivate var withoutValues: Change {
        switch self {
        case .createPerson(var draft, let schema):
            draft.customFields = .none
            return .createPerson(draft, schema: schema)
        case .updatePerson(let id, var patch, let schema):
            patch.customFields = CustomFieldChanges([:])
            return .updatePerson(id, patch, schema: schema)
        default:
            return self
        }
    }
}

/// Asks for other people than it was asked for.
private struct AsksOtherwise: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable (RecordQuery) -> RecordQuery

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        var query = query
        query.fields = rewrite(query.fields)
        return try await base.people(matching: query, page: page)
    }
}

private struct AsksOfCompanies: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable (RecordQuery) -> RecordQuery

    func companies(matching query: CompanyQuery, page: PageRequest) async throws(StorageError) -> Page<Company> {
        var query = query
        query.fields = rewrite(query.fields)
        return try await base.companies(matching: query, page: page)
    }
}

/// Goes on behind the record of a place as it is now; from the beginning where it is gone.
private struct LooksForPlaces: ForwardingRepository {
    let base: any Repository

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        guard let place = page.position else { return try await base.people(matching: query, page: page) }
        let person = try await base.person(Person.ID(high: place.id.high, low: place.id.low))
        let start = person.map { PageRequest.Start.after(query.fields.order.position(of: $0)) } ?? .offset(0)
        guard let other = try? PageRequest(limit: page.limit, start: start, includesTotal: page.includesTotal) else {
            throw .staleSchema
        }
        return try await base.people(matching: query, page: other)
    }
}

/// Takes a place for the number of records that it once had before it.
private struct CountsUpToPlaces: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[RecordPosition: Int]>

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let offset = page.position.map { place in memory.with { $0[place] ?? 0 } } ?? page.offset
        guard let other = try? PageRequest(limit: page.limit, offset: offset) else { throw .staleSchema }
        let found = try await base.people(matching: query, page: other)
        if let last = found.items.last {
            memory.with { $0[query.fields.order.position(of: last)] = offset + found.items.count }
        }
        return Page(items: found.items, total: found.total, hasMore: found.hasMore, request: page)
    }
}

/// Gives the notes from the beginning, wherever they are to begin.
private struct BeginsNotesAnew: ForwardingRepository {
    let base: any Repository

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        guard page.position != nil else { return try await base.notes(about: subject, page: page) }
        let found = try await base.notes(about: subject, page: .first)
        return Page(items: found.items, total: found.total, hasMore: false, request: page)
    }
}
