import Crypto
import PeopleDomain
import PeopleStorage

/// Tells one list from another, so that a cursor of another query or another organization is refused.
struct ListIdentity: Hashable, Sendable {
    static let length = 8

    let bytes: [UInt8]

    /// - Parameter parts: what the list is a list of, and in which order.
    init(_ name: String, of organization: Organization.ID, _ parts: [String] = []) {
        var hash = SHA256()
        for part in [name, organization.description] + parts {
            hash.update(data: Array("\(part.utf8.count):".utf8))
            hash.update(data: Array(part.utf8))
        }
        bytes = Array(hash.finalize().prefix(Self.length))
    }

    /// - Parameter parts: what the filters and the order do not say.
    init(
        _ name: String, of organization: Organization.ID, filters: [FieldFilter], sort: [SortTerm], _ parts: [String]
    ) {
        let filters = filters.flatMap { [$0.field, $0.comparison.rawValue, $0.value] }
        let sort = sort.map { ($0.isDescending ? "-" : "") + $0.field }
        self.init(name, of: organization, parts + ["filters"] + filters + ["sort"] + sort)
    }
}
