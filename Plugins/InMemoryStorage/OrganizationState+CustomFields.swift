import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int, visibility: PersonVisibility
    ) -> [CustomFieldEntry] {
        switch query.entityType {
        case .people:
            people.entries(query, after: place, limit: limit) {
                CustomFieldEntry($0.person, key: query.key, visibility: visibility)
            }
        case .companies:
            companies.entries(query, after: place, limit: limit) { CustomFieldEntry($0.company, key: query.key) }
        }
    }

    // MARK: Writes

    mutating func createCustomField(
        _ draft: CustomFieldDraft, in context: inout CommitContext
    ) throws(StorageError) -> CustomFieldDefinition {
        let definitions = self[schema: draft.entityType].definitions
        if definitions.contains(where: { $0.key == draft.key }) { throw .conflict(.customFieldKeyTaken(draft.key)) }
        if definitions.count >= CustomFieldSchema.maximumCount { throw .conflict(.tooManyCustomFields) }
        let (id, time) = context.issue(CustomFieldDefinition.self)
        let last = definitions.map(\.displayOrder).max() ?? -1
        let definition = CustomFieldDefinition(id: id, draft: draft, displayOrder: last + 1, createdAt: time)
        redefine(draft.entityType, as: definitions + [definition])
        return definition
    }

    mutating func updateCustomField(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, _ patch: CustomFieldPatch, force: Bool,
        in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        var definitions = self[schema: entityType].definitions
        let index = try index(of: id, in: definitions)
        let earlier = definitions[index]
        var definition = earlier
        definition.apply(patch)
        let (record, effect) = definition.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .customField(earlier, .unchanged, recordsTouched: 0) }
        let removed = Set(earlier.optionValues(removedBy: patch))
        if record.flags.contains(.unique) && !earlier.flags.contains(.unique) {
            let shared = recordsSharingValues(of: record, without: removed)
            if shared > 0 { throw .conflict(.customFieldValuesShared(record.key, records: shared)) }
        }
        let touched =
            removed.isEmpty
            ? 0 : try takeAway(earlier.key, options: removed, of: entityType, force: force, in: context)
        definitions[index] = record
        redefine(entityType, as: definitions)
        return .customField(record, effect, recordsTouched: touched)
    }

    mutating func deleteCustomField(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, force: Bool, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        var definitions = self[schema: entityType].definitions
        let index = try index(of: id, in: definitions)
        let touched = try takeAway(definitions[index].key, of: entityType, force: force, in: context)
        let definition = definitions.remove(at: index)
        redefine(entityType, as: definitions)
        return .customField(definition, .deleted, recordsTouched: touched)
    }

    private func index(
        of id: CustomFieldDefinition.ID, in definitions: [CustomFieldDefinition]
    ) throws(StorageError) -> Int {
        guard let index = definitions.firstIndex(where: { $0.id == id }) else { throw .notFound(.customField(id)) }
        return index
    }

    /// Every change of a definition comes through here, so that none leaves the revision as it was.
    private mutating func redefine(_ entityType: EntityType, as definitions: [CustomFieldDefinition]) {
        self[schema: entityType] = CustomFieldSchema(
            entityType: entityType, definitions: definitions, revision: self[schema: entityType].revision.next)
        refillUniqueValues(of: entityType)
    }

    /// Takes a field's value, or some of its options, from all records that have them, whoever sees them.
    ///
    /// - Returns: how many records had them.
    /// - Throws: ``StorageConflict/customFieldInUse(records:)`` where any has and it is not forced; nothing was written.
    private mutating func takeAway(
        _ key: CustomFieldKey, options: Set<String>? = nil, of entityType: EntityType, force: Bool,
        in context: CommitContext
    ) throws(StorageError) -> Int {
        switch entityType {
        case .people:
            let users = people.newestFirst.compactMap { row -> Person? in
                guard let values = row.person.customFields.takingAway(options, of: key) else { return nil }
                var person = row.person
                person.customFields = values
                return person.touched(since: row.person, at: context.now).record
            }
            if !force && !users.isEmpty { throw .conflict(.customFieldInUse(records: users.count)) }
            for person in users {
                guard let earlier = people[person.id]?.person else { continue }
                people.replace(PersonRow(person))
                note(person, .updated, person.fieldChanges(since: earlier), in: context)
            }
            return users.count
        case .companies:
            let users = companies.newestFirst.compactMap { row -> Company? in
                guard let values = row.company.customFields.takingAway(options, of: key) else { return nil }
                var company = row.company
                company.customFields = values
                return company.touched(since: row.company, at: context.now).record
            }
            if !force && !users.isEmpty { throw .conflict(.customFieldInUse(records: users.count)) }
            for company in users {
                guard let earlier = companies[company.id]?.company else { continue }
                companies.replace(CompanyRow(company))
                note(company, .updated, company.fieldChanges(since: earlier), in: context)
            }
            return users.count
        }
    }
}

extension Table {
    fileprivate func entries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int, _ entry: (Row) -> CustomFieldEntry
    ) -> [CustomFieldEntry] {
        rows(after: place, limit: count).lazy.map(entry)
            .filter { ($0.value == nil) == (query.presence == .absent) }
            .prefix(limit).map(\.self)
    }
}
