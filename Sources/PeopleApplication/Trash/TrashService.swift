import PeopleDomain
import PeopleStorage

/// The upkeep of the trash: nobody's call, but something to be done now and then by whoever runs the services.
public struct TrashService: Sendable {
    let backend: any StorageBackend
    let retention: TrashRetention
    let environment: StorageEnvironment

    /// Removes for good what has been in the trash for longer than it is kept, of all organizations, in steps that hold
    /// nobody up. Cancelled, it ends behind a step; what is left is for the next time.
    ///
    /// - Returns: how many records went.
    public func empty() async throws(ApplicationError) -> Int {
        let end = environment.now() + .seconds(-retention.days * 86_400)
        let limit = StorageLimits.maximumSwept
        var count = 0
        while !Task.isCancelled {
            let step = try await storing { () throws(StorageError) in
                try await backend.directory.emptyTrash(deletedBefore: end, limit: limit)
            }
            count += step
            if step < limit { break }
        }
        return count
    }
}
