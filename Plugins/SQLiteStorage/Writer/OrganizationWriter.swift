#if SQLite
import PeopleDomain
import PeopleStorage

/// Does changes for one scope within a transaction.
///
/// Each change checks everything that it can fail on before its first write, so that a change that fails has written
/// nothing and the transaction goes on without it. Where several things are wrong, what is thrown is the first of: the
/// record is missing, the schema is stale, the change is at odds with the record, with other records, a record that it
/// refers to is missing.
struct OrganizationWriter {
    let transaction: WriteTransaction
    let scope: OrganizationScope
    let rows: RowRange
    let now: Timestamp
    /// As ``ChangeSet/geocodes`` says.
    var geocodes = false

    var connection: Connection { transaction.connection }
    var ordinal: Int64 { rows.ordinal }

    /// Does the changes of a set in order, as far as it goes on behind one that fails.
    func apply(_ set: ChangeSet) throws(StorageError) -> [ChangeOutcome] {
        try set.outcomes { change throws(StorageError) in try apply(change) }
    }

    func apply(_ change: Change) throws(StorageError) -> ChangeOutcome {
        switch change {
        case .createPerson(let draft, let schema):
            return .person(try createPerson(draft, isFullUser: false, schema: schema).person, .created)
        case .updatePerson(let id, let patch, let schema):
            return try updatePerson(id, patch, schema: schema)
        case .upsertPerson(let upsert, let schema):
            return try upsertPerson(upsert, schema: schema)
        case .deletePerson(let id):
            return .person(try deletePerson(id), .deleted)
        case .restorePerson(let id, let dropped, let schema):
            return .person(try restorePerson(id, dropping: dropped, schema: schema), .restored)
        case .erasePerson(let id):
            return .person(try erasePerson(id), .deleted)
        case .mergePerson(let id, let other, let preference):
            return .person(try mergePerson(id, with: other, preferring: preference), .updated)
        case .unmergePerson(let id, let other):
            return .person(try unmergePerson(id, from: other), .restored)

        case .createCompany(let draft, let schema):
            return .company(try createCompany(draft, schema: schema), .created)
        case .updateCompany(let id, let patch, let schema):
            return try updateCompany(id, patch, schema: schema)
        case .upsertCompany(let upsert, let schema):
            return try upsertCompany(upsert, schema: schema)
        case .deleteCompany(let id):
            return .company(try deleteCompany(id), .deleted)
        case .restoreCompany(let id, let dropped, let schema):
            return .company(try restoreCompany(id, dropping: dropped, schema: schema), .restored)
        case .eraseCompany(let id):
            return .company(try eraseCompany(id), .deleted)

        case .createCustomField(let draft):
            return .customField(try createCustomField(draft), .created, recordsTouched: 0)
        case .updateCustomField(let id, let entityType, let patch, let force):
            return try updateCustomField(id, of: entityType, patch, force: force)
        case .deleteCustomField(let id, let entityType, let force):
            return try deleteCustomField(id, of: entityType, force: force)

        case .createNote(let content, let subject):
            return .note(try createNote(content, about: subject), .created)
        case .updateNote(let id, let subject, let content):
            return try updateNote(id, about: subject, content)
        case .deleteNote(let id, let subject):
            return .note(try deleteNote(id, about: subject), .deleted)

        case .makeUser(let id, let isRestricted):
            return .user(try makeUser(id, isRestrictedToOwnRecords: isRestricted))
        case .createUser(let draft, let isRestricted, let schema):
            return .user(try createUser(draft, isRestrictedToOwnRecords: isRestricted, schema: schema))
        case .createAPIKey(let draft):
            return .apiKey(try createAPIKey(draft))
        case .revokeAPIKey(let id, let userID):
            return .apiKey(try revokeAPIKey(id, of: userID))

        case .enqueueJob(let kind, let personID):
            return try enqueueJob(kind, for: personID)
        case .cancelJob(let id):
            return try cancelJob(id)
        case .retryJob(let id):
            return try retryJob(id)
        case .settleJob(let lease, let settlement):
            return try settleJob(lease, settlement)
        case .countTokens(let tokens, let id):
            return try countTokens(tokens, of: id)
        case .setEnrichment(let profile):
            return try setEnrichment(profile)

        case .expect(let versions, let record):
            return try current(record).expected(as: versions)
        case .refuse(let failure):
            throw .incomplete(failure)
        }
    }

    /// - Throws: ``StorageError/staleSchema`` where values were checked against a schema that has changed since.
    func require(_ revision: Revision, of entityType: EntityType) throws(StorageError) {
        try connection.require(revision, of: entityType, in: rows)
    }
}
#endif
