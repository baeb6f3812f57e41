import PeopleDomain
import PeopleStorage

extension PersonService {
    /// One page of the groups of people who may be one and the same, as far as the caller sees them. Suggestions, for
    /// somebody to look at.
    ///
    /// - Parameter reason: `nil` for all of them.
    public func duplicates(
        for reason: DuplicateReason? = nil, page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<DuplicateGroup> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).duplicates(for: reason, page: page)
        }
    }
}
