#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func person(_ id: Person.ID) async throws(StorageError) -> Person? {
        let person = try await quick(PersonQueries.byID) { $0.add(id) }.first { $0.person() }
        guard let person, scope.visibility.includes(person) else { return nil }
        return person
    }

    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person] {
        if ids.isEmpty { return [:] }
        let found = try await quick(PersonQueries.byIDs) { $0.add(.uuid, ids.map { .uuid($0) }) }.map { $0.person() }
        return Dictionary(uniqueKeysWithValues: found.filter(scope.visibility.includes).map { ($0.id, $0) })
    }

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? {
        let found = try await quick(MergeQueries.target) { $0.add(id) }.first { row in
            (id: row.id(Person.self), creator: row.optionalID(Person.self))
        }
        guard let found, scope.visibility.includes(creator: found.creator) else { return nil }
        return found.id
    }

    func duplicates(
        for reason: DuplicateReason?, page request: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let creator = scope.visibility.creator
        let reasons = reason.map { [$0] } ?? DuplicateReason.allCases
        let digests = reason.map { DuplicateKey.digests(for: $0) } ?? DuplicateKey.digests
        // A page has up to two thousand people.
        let result = try await storage.read(
            on: .long, context: .organization(scope.organizationID),
            creator == nil ? DuplicateQueries.page : DuplicateQueries.pageOfCreator
        ) {
            $0.add(scope.organizationID)
            $0.add(request.limit)
            $0.add(request.offset)
            $0.add(creator ?? .nobody)
            $0.add(digests.lowerBound)
            $0.add(digests.upperBound)
            $0.add(StorageLimits.maximumDuplicatesShown)
            $0.add(StorageLimits.maximumDuplicatesCounted)
            $0.add(.int8, reasons.map { .int8($0.countKind.rawValue) })
        }
        return try result.duplicates(request)
    }

    func people(matching query: PersonQuery, page request: PageRequest) async throws(StorageError) -> Page<Person> {
        let creator = scope.visibility.creator
        // The statements below count what they find, and begin at an offset.
        let isCounted = query.search != nil || query.companyID != nil && creator != nil
        if !query.fields.isPlain || isCounted && !request.isPlain {
            let conditions = ListConditions(
                table: .people, search: query.search.map { Search($0, in: .people) }, company: query.companyID,
                creator: creator)
            return try await page(conditions, query.fields, request) { $0.person() }
        }
        if let terms = query.search {
            let search = Search(terms, in: .people, company: query.companyID, creator: creator)
            return try await page(search, request) { $0.person() }
        }
        switch (query.companyID, creator) {
        case (nil, nil):
            return try await page(PersonQueries.page, request) { $0.person() }
        case (let company?, nil):
            return try await page(PersonQueries.pageOfCompany, request) {
                $0.person()
            } _: {
                $0.add(company)
            }
        case (nil, let creator?):
            return try await page(PersonQueries.pageOfCreator, request) {
                $0.person()
            } _: {
                $0.add(creator)
            }
        case (let company?, let creator?):
            // Has to be counted.
            return try await page(PersonQueries.pageOfBoth, request, isLong: true) {
                $0.person()
            } _: {
                $0.add(company)
                $0.add(creator)
            }
        }
    }
}
#endif
