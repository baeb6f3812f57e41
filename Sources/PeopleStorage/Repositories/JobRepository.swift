import PeopleDomain

/// Reads of an organization's jobs and of what they found. See ``Change`` for the writes, and ``JobQueue`` for workers.
///
/// A job belongs to its person: whoever does not see the person sees neither job nor profile.
public protocol JobRepository: Sendable {
    /// The job of that id; `nil` where the scope sees none.
    func job(_ id: Job.ID) async throws(StorageError) -> Job?

    /// One page of the jobs that match, newest first, and how many match in all. Of a person who is not there: none.
    /// Pages begin at an offset: a request that begins behind a record is read from the start.
    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job>

    /// What was found about a person; ``EnrichmentProfile/empty(of:)`` where nothing was yet.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope does not see the person.
    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile

    /// Tokens that models used for the organization in jobs that were settled in the calendar month (UTC) of a time.
    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int
}
