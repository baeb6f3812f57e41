import PeopleDomain
import PeopleStorage

/// The records of one organization, as far as one scope sees them: each call is one step of the state.
struct InMemoryRepository: Repository {
    let storage: InMemoryStorage
    let scope: OrganizationScope

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try commit(changes, claiming: nil).outcomes
    }

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        try commit(changes, claiming: Optional(claim))
    }

    private func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim?
    ) throws(StorageError) -> ClaimedOutcomes {
        let now = storage.now
        return try storage.withState { state throws(StorageError) in
            try state.commit(changes, claiming: claim, scope: scope, now: now)
        }
    }

    // MARK: People

    func person(_ id: Person.ID) async throws(StorageError) -> Person? {
        try read { $0.person(id, visibility: scope.visibility) }
    }

    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person] {
        try read { $0.people(ids, visibility: scope.visibility) }
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        try read { records throws(StorageError) in
            try records.people(matching: query, page: page, visibility: scope.visibility)
        }
    }

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? {
        try read { $0.survivor(of: id, visibility: scope.visibility) }
    }

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        try read { $0.duplicates(for: reason, page: page, visibility: scope.visibility) }
    }

    // MARK: Companies

    func company(_ id: Company.ID) async throws(StorageError) -> Company? {
        try read { $0.companies[id]?.company }
    }

    func companies(matching query: CompanyQuery, page: PageRequest) async throws(StorageError) -> Page<Company> {
        try read { records throws(StorageError) in try records.companies(matching: query, page: page) }
    }

    // MARK: Custom fields and notes

    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema {
        try read { $0[schema: entityType] }
    }

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        try read { $0.customFieldEntries(query, after: place, limit: limit, visibility: scope.visibility) }
    }

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        try read { records throws(StorageError) in
            try records.notes(about: subject, page: page, visibility: scope.visibility)
        }
    }

    // MARK: History and trash

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        try read { records throws(StorageError) in
            try records.history(of: subject, page: page, visibility: scope.visibility)
        }
    }

    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>? {
        try read { $0.deletedPerson(id, visibility: scope.visibility) }
    }

    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        try read { $0.deletedPeople(page: page, visibility: scope.visibility) }
    }

    func deletedCompany(_ id: Company.ID) async throws(StorageError) -> Deleted<Company>? {
        try read { $0.trash.companies[id]?.deleted }
    }

    func deletedCompanies(page: PageRequest) async throws(StorageError) -> Page<Deleted<Company>> {
        try read { $0.trash.companies.page(page) }
    }

    // MARK: Access

    func users(page: PageRequest) async throws(StorageError) -> Page<User> {
        try read { $0.users(page: page) }
    }

    func user(withEmail email: EmailAddress) async throws(StorageError) -> User? {
        try read { $0.user(withEmail: email) }
    }

    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey] {
        try read { $0.apiKeys(of: userID) }
    }

    // MARK: Jobs

    func job(_ id: Job.ID) async throws(StorageError) -> Job? {
        try read { $0.job(id, visibility: scope.visibility) }
    }

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        try read { $0.jobs(matching: query, page: page, visibility: scope.visibility) }
    }

    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile {
        try read { records throws(StorageError) in
            try records.enrichmentProfile(of: personID, visibility: scope.visibility)
        }
    }

    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int {
        try read { $0.tokensByMonth[time.month] ?? 0 }
    }

    private func read<Result: Sendable>(
        _ step: (OrganizationState) throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try storage.withState { state throws(StorageError) in try step(state.records(of: scope.organizationID)) }
    }
}
