#if Postgres
import PeopleDomain
import PeopleStorage

/// Who waits to change which organization: a line for each, of which one group at a time is done. A value without a lock.
///
/// Two groups of one organization would only wait for its lock in the database, on two connections.
struct CommitLines {
    /// Change sets that may wait, of all organizations: at 10,000 a second, the last one waits for half a second.
    static let capacity = 4096
    /// Changes in one transaction. More would make the first of them wait for the last, and save next to nothing.
    static let maximumGroupWeight = 128

    private var lines: [Organization.ID: [PendingCommit]] = [:]
    private var count = 0
    private var isClosed = false

    enum Admission {
        /// Somebody is there who will come to it.
        case admitted
        /// It is the first of its line: whoever gets this answer does the line.
        case first
        case full
        case closed
    }

    mutating func join(_ commit: PendingCommit) -> Admission {
        if isClosed { return .closed }
        if count >= Self.capacity { return .full }
        count += 1
        let organization = commit.scope.organizationID
        let isFirst = lines[organization] == nil
        lines[organization, default: []].append(commit)
        return isFirst ? .first : .admitted
    }

    /// The next group of a line; `nil` ends it, and the next to come is first again.
    mutating func next(of organization: Organization.ID) -> [PendingCommit]? {
        guard let line = lines[organization], let first = line.first else {
            lines[organization] = nil
            return nil
        }
        var end = 1
        if !first.standsAlone {
            var weight = first.weight
            while end < line.count, !line[end].standsAlone {
                weight += line[end].weight
                if weight > Self.maximumGroupWeight { break }
                end += 1
            }
        }
        lines[organization] = Array(line[end...])
        count -= end
        return Array(line[..<end])
    }

    mutating func close() { isClosed = true }
}
#endif
