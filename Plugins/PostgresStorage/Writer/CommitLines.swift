#if Postgres
import PeopleDomain
import PeopleStorage

/// Who waits to change which organization: a line for each, of which a group at a time is done, or two. A value without a
/// lock.
struct CommitLines {
    /// Change sets that may wait, of all organizations: at 10,000 a second, the last one waits for half a second.
    static let capacity = 4096
    /// Changes in one transaction. More would make the first of them wait for the last, and save next to nothing.
    static let maximumGroupWeight = 128
    /// Groups of one organization that are on their way at once. The second waits for the organization's lock in the
    /// database, and has it the moment that the first is done: neither the server nor we wait for the other then.
    static let maximumServers = 2
    /// Change sets that have to wait before a second group is worth a transaction of its own.
    static let worthASecondGroup = 32

    private struct Line {
        var waiting: [PendingCommit] = []
        /// How many do its groups.
        var servers = 0
    }

    private var lines: [Organization.ID: Line] = [:]
    private var count = 0
    private var isClosed = false

    enum Admission {
        /// Somebody is there who will come to it.
        case admitted
        /// Whoever gets this answer does groups of the line until there is none.
        case serve
        case full
        case closed
    }

    mutating func join(_ commit: PendingCommit) -> Admission {
        if isClosed { return .closed }
        if count >= Self.capacity { return .full }
        count += 1
        var line = lines[commit.scope.organizationID, default: Line()]
        line.waiting.append(commit)
        let isServerWanted =
            line.servers == 0
            || line.servers < Self.maximumServers && line.waiting.count >= Self.worthASecondGroup
        if isServerWanted { line.servers += 1 }
        lines[commit.scope.organizationID] = line
        return isServerWanted ? .serve : .admitted
    }

    /// The next group of a line; `nil` where there is none, and whoever asked no longer does the line's groups.
    mutating func next(of organization: Organization.ID) -> [PendingCommit]? {
        guard var line = lines[organization] else { return nil }
        guard let first = line.waiting.first else {
            line.servers -= 1
            lines[organization] = line.servers == 0 ? nil : line
            return nil
        }
        var end = 1
        if !first.standsAlone {
            var weight = first.weight
            while end < line.waiting.count, !line.waiting[end].standsAlone {
                weight += line.waiting[end].weight
                if weight > Self.maximumGroupWeight { break }
                end += 1
            }
        }
        let group = Array(line.waiting[..<end])
        line.waiting.removeFirst(end)
        lines[organization] = line
        count -= end
        return group
    }

    mutating func close() { isClosed = true }
}
#endif
