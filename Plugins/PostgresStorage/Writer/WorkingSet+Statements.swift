#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// Whether there is anything to write.
    var isChanged: Bool {
        people.isChanged || companies.isChanged || notes.isChanged || users.isChanged || apiKeys.isChanged
            || definitions.isChanged || areSchemasChanged || claims.isChanged || !trash.isEmpty
            || jobs.isChanged || profiles.isChanged || tokenUse.isChanged
    }

    /// Writes everything that changed, a statement for each kind of write and not for each record.
    ///
    /// What goes is deleted first and what is new inserted last, so that it can take the place of what is gone in a unique
    /// index; companies come before the people who are linked with them.
    func statements() -> [Statement] {
        var writes = WriteBatch(organization: organizationID)
        writeDeletions(to: &writes)
        writeCompanies(to: &writes)
        writePeople(to: &writes)
        writeFieldValues(to: &writes)
        writeDuplicates(to: &writes)
        writeAccess(to: &writes)
        writeDefinitions(to: &writes)
        writeNotes(to: &writes)
        writeCounts(to: &writes)
        writeTrash(to: &writes)
        writeMerge(to: &writes)
        writeJobs(to: &writes)
        writeCopiedTokenUse(to: &writes)
        writeProfiles(to: &writes)
        writeHistory(to: &writes)
        writeErasures(to: &writes)
        writeClaims(to: &writes)
        writes.add(CommitQueries.advance) {
            $0.add(last.id)
            $0.add(last.time)
            $0.add((schemaRevisions[.people] ?? .first).number)
            $0.add((schemaRevisions[.companies] ?? .first).number)
        }
        return writes.statements
    }

    private func writeDeletions(to writes: inout WriteBatch) {
        let subjects = (people: people.deleted, companies: companies.deleted)
        if !notes.deleted.isEmpty { writes.add(NoteQueries.delete) { $0.add(ids: notes.deleted) } }
        moveMergedNotes(to: &writes)
        putAwayNotes(to: &writes)
        if !subjects.people.isEmpty {
            for sql in [NoteQueries.deleteAboutPeople, PersonQueries.delete, SearchTextQueries.people.delete] {
                writes.add(sql) { $0.add(ids: subjects.people) }
            }
            writes.addCountDeletion(.notes, of: subjects.people)
        }
        if !subjects.companies.isEmpty {
            for sql in [NoteQueries.deleteAboutCompanies, CompanyQueries.delete, SearchTextQueries.companies.delete] {
                writes.add(sql) { $0.add(ids: subjects.companies) }
            }
            writes.addCountDeletion(.notes, of: subjects.companies)
            writes.addCountDeletion(.peopleOfCompany, of: subjects.companies)
        }
        if !definitions.deleted.isEmpty { writes.add(CustomFieldQueries.delete) { $0.add(ids: definitions.deleted) } }
    }

    private func writeCompanies(to writes: inout WriteBatch) {
        let updated = companies.updated.compactMap { companies[$0] }
        let inserted = companies.inserted.compactMap { companies[$0] }
        if !updated.isEmpty { writes.add(CompanyQueries.update) { $0.add(updated) } }
        if !inserted.isEmpty { writes.add(CompanyQueries.insert) { $0.add(inserted) } }
        let texts =
            inserted.map { ($0.id, SearchText.of($0)) }
            + updated.compactMap { company in
                let text = SearchText.of(company)
                return companies.originals[company.id].map(SearchText.of) == text ? nil : (company.id, text)
            }
        writes.addSearchTexts(texts, SearchTextQueries.companies)
    }

    private func writePeople(to writes: inout WriteBatch) {
        let updated = people.updated.compactMap { people[$0] }
        let inserted = people.inserted.compactMap { people[$0] }
        if !updated.isEmpty { writes.add(PersonQueries.update) { $0.add(updated) } }
        if !inserted.isEmpty { writes.add(PersonQueries.insert) { $0.add(inserted) } }
        let texts =
            inserted.map { ($0.id, SearchText.of($0)) }
            + updated.compactMap { person in
                let text = SearchText.of(person)
                return people.originals[person.id].map(SearchText.of) == text ? nil : (person.id, text)
            }
        writes.addSearchTexts(texts, SearchTextQueries.people)
    }

    private func writeAccess(to writes: inout WriteBatch) {
        let newUsers = users.inserted.compactMap { users[$0] }
        if !newUsers.isEmpty {
            writes.add(UserQueries.insert) {
                $0.add(ids: newUsers.map(\.id))
                $0.add(.bool, newUsers.map { .bool($0.isRestrictedToOwnRecords) })
                $0.add(.time, newUsers.map { .time($0.createdAt) })
            }
        }
        let newKeys = apiKeys.inserted.compactMap { apiKeys[$0] }
        if !newKeys.isEmpty {
            writes.add(APIKeyQueries.insertDigests) {
                $0.add(ids: newKeys.map(\.id))
                $0.add(.bytea, newKeys.map { digests[$0.id].map { .bytea($0.bytes) } })
                $0.add(.time, newKeys.map { $0.lastUsedAt.map { .time($0) } })
            }
            writes.add(APIKeyQueries.insert) {
                $0.add(ids: newKeys.map(\.id))
                $0.add(ids: newKeys.map(\.userID))
                $0.add(.text, newKeys.map { .text($0.name.string) })
                $0.add(.text, newKeys.map { .text($0.prefix) })
                $0.add(.int8, newKeys.map { .int8($0.scopes.storedBits) })
                $0.add(.bool, newKeys.map { .bool($0.isRestrictedToOwnRecords) })
                $0.add(.time, newKeys.map { .time($0.createdAt) })
                $0.add(.time, newKeys.map { .time($0.expiresAt) })
                $0.add(.time, newKeys.map { $0.revokedAt.map { .time($0) } })
            }
        }
        let revoked = apiKeys.updated.compactMap { apiKeys[$0] }
        if !revoked.isEmpty {
            writes.add(APIKeyQueries.revoke) {
                $0.add(ids: revoked.map(\.id))
                $0.add(.time, revoked.map { $0.revokedAt.map { .time($0) } })
            }
            writes.add(APIKeyQueries.tellOfRevocation)
        }
        let used = revoked.filter { $0.lastUsedAt != apiKeys.originals[$0.id]?.lastUsedAt }
        if !used.isEmpty {
            writes.add(APIKeyQueries.setUse) {
                $0.add(ids: used.map(\.id))
                $0.add(.time, used.map { $0.lastUsedAt.map { .time($0) } })
            }
        }
    }

    private func writeDefinitions(to writes: inout WriteBatch) {
        let updated = definitions.updated.compactMap { definitions[$0] }
        let inserted = definitions.inserted.compactMap { definitions[$0] }
        if !updated.isEmpty { writes.add(CustomFieldQueries.update) { $0.add(updated) } }
        if !inserted.isEmpty { writes.add(CustomFieldQueries.insert) { $0.add(inserted) } }
    }

    private func writeNotes(to writes: inout WriteBatch) {
        let updated = notes.updated.compactMap { notes[$0] }
        let inserted = notes.inserted.compactMap { notes[$0] }
        if !updated.isEmpty {
            writes.add(NoteQueries.deleteMentions) { $0.add(ids: updated.map(\.id)) }
            writes.add(NoteQueries.update) { $0.add(updated) }
        }
        if !inserted.isEmpty { writes.add(NoteQueries.insert) { $0.add(inserted) } }
        writes.addMentions(of: (updated + inserted).map { ($0.id, $0.content) }, NoteQueries.insertMentions)
    }

    private func writeCounts(to writes: inout WriteBatch) {
        let fewer = counts.filter { $0.value < 0 }
        let more = counts.filter { $0.value > 0 }
        func write(_ sql: SQL, _ counts: [CountKey: Int], sign: Int) {
            if counts.isEmpty { return }
            let sorted = Array(counts)
            writes.add(sql) {
                $0.add(.int8, sorted.map { .int8($0.key.kind.rawValue) })
                $0.add(.uuid, sorted.map { $0.key.subject })
                $0.add(.int8, sorted.map { .int8(Int64(sign * $0.value)) })
            }
        }
        write(CountQueries.subtract, fewer, sign: -1)
        write(CountQueries.add, more, sign: 1)
    }
}
#endif
