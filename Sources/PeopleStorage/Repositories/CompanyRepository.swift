import PeopleDomain

/// Reads of companies. See ``Change`` for the writes.
public protocol CompanyRepository: Sendable {
    /// The company of that id; `nil` where there is none.
    func company(_ id: Company.ID) async throws(StorageError) -> Company?

    /// One page of the companies that match, newest first, and how many match in all. Both are of one moment.
    func companies(matching query: CompanyQuery, page: PageRequest) async throws(StorageError) -> Page<Company>
}
