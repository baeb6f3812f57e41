#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func person(_ id: Person.ID) async throws(StorageError) -> Person? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            guard let person = try connection.person(id, in: rows), scope.visibility.includes(person) else {
                return nil
            }
            return person
        }
    }

    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person] {
        try await read(near: ids.count <= PageRequest.allowedLimits.upperBound, absent: [:]) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            var people: [Person.ID: Person] = [:]
            for id in ids {
                guard let person = try connection.person(id, in: rows), visibility.includes(person) else { continue }
                people[id] = person
            }
            return people
        }
    }

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            let found = try connection.first(MergeQueries.target) {
                $0.add(id)
                $0.add(rows.ordinal)
            } _: { row in
                (id: row.id(Person.self), creator: row.optionalID(Person.self))
            }
            guard let found, scope.visibility.includes(creator: found.creator) else { return nil }
            return found.id
        }
    }

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        try await read(near: false, absent: .empty(page)) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.duplicates(for: reason, page: page, visibility: visibility, in: rows)
        }
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        if query.fields != .all { return try await listPeople(query, page) }
        if let search = query.search, query.companyID == nil, scope.visibility == .all {
            return try await self.search(.people, search, page: page) { connection, rows throws(StorageError) in
                try connection.people(inRows: rows)
            }
        }
        // A company together with a creator has to be counted.
        let isKept = query.search == nil && (query.companyID == nil || scope.visibility == .all)
        return try await read(near: isKept && page.isNear, absent: .empty(page)) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.people(matching: query, page: page, visibility: visibility, in: rows)
        }
    }

    /// What conditions find and an order walks is no work of microseconds. A field that has entries on demand gets them
    /// before.
    private func listPeople(_ query: PersonQuery, _ page: PageRequest) async throws(StorageError) -> Page<Person> {
        for field in query.fields.fieldsOnDemand { try await makeEntries(of: field) }
        return try await read(near: false, absent: .empty(page)) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.people(matching: query, page: page, visibility: visibility, in: rows)
        }
    }

    /// Goes on until all people have the entries of a field, step by step: other writes go between.
    private func makeEntries(of field: PersonField) async throws(StorageError) {
        var isComplete = try readInline(absent: true) { connection, rows throws(StorageError) in
            try connection.progress(of: field, in: rows) == .complete
        }
        while !isComplete {
            isComplete = try await storage.write(weight: Writer.maximumGroupWeight) {
                [storage, scope] transaction throws(StorageError) in
                guard let rows = try storage.rows(of: scope.organizationID, on: transaction.connection) else {
                    return true
                }
                return try OrganizationWriter(
                    transaction: transaction, scope: scope, rows: rows, now: transaction.now
                ).makeEntries(of: field)
            }
        }
    }
}
#endif
