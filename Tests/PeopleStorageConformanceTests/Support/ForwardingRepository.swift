import PeopleDomain
import PeopleStorage

/// A repository that does what another does, but for what the conforming type does itself.
protocol ForwardingRepository: Repository {
    var base: any Repository { get }
}

extension ForwardingRepository {
    var scope: OrganizationScope { base.scope }

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] { try await base.commit(changes) }

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        try await base.commit(changes, claiming: claim)
    }

    func person(_ id: Person.ID) async throws(StorageError) -> Person? { try await base.person(id) }

    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person] {
        try await base.people(ids)
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        try await base.people(matching: query, page: page)
    }

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? { try await base.survivor(of: id) }

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        try await base.duplicates(for: reason, page: page)
    }

    func company(_ id: Company.ID) async throws(StorageError) -> Company? { try await base.company(id) }

    func companies(matching query: CompanyQuery, page: PageRequest) async throws(StorageError) -> Page<Company> {
        try await base.companies(matching: query, page: page)
    }

    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema {
        try await base.customFieldSchema(for: entityType)
    }

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        try await base.customFieldEntries(query, after: place, limit: limit)
    }

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        try await base.notes(about: subject, page: page)
    }

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        try await base.history(of: subject, page: page)
    }

    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>? {
        try await base.deletedPerson(id)
    }

    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        try await base.deletedPeople(page: page)
    }

    func deletedCompany(_ id: Company.ID) async throws(StorageError) -> Deleted<Company>? {
        try await base.deletedCompany(id)
    }

    func deletedCompanies(page: PageRequest) async throws(StorageError) -> Page<Deleted<Company>> {
        try await base.deletedCompanies(page: page)
    }

    func users(page: PageRequest) async throws(StorageError) -> Page<User> { try await base.users(page: page) }

    func user(withEmail email: EmailAddress) async throws(StorageError) -> User? {
        try await base.user(withEmail: email)
    }

    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey] { try await base.apiKeys(of: userID) }

    func job(_ id: Job.ID) async throws(StorageError) -> Job? { try await base.job(id) }

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        try await base.jobs(matching: query, page: page)
    }

    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile {
        try await base.enrichmentProfile(of: personID)
    }

    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int {
        try await base.tokensUsed(inMonthOf: time)
    }
}

extension Repository {
    /// Everybody who matches, newest first.
    func everybody(_ query: PersonQuery = PersonQuery()) async throws(StorageError) -> [Person] {
        var people: [Person] = []
        while let request = try? PageRequest(limit: 100, offset: people.count) {
            let page = try await self.people(matching: query, page: request)
            people += page.items
            if !page.hasMore { break }
        }
        return people
    }
}

extension Page {
    /// The part of a whole list that was asked for.
    init(of all: [Item], _ request: PageRequest) {
        self.init(
            items: Array(all.dropFirst(request.offset).prefix(request.limit)), total: all.count, request: request)
    }
}
