import PeopleDomain
import PeopleStorage

/// How long what was deleted can be brought back.
public struct TrashRetention: Hashable, Sendable {
    /// Ten years at most: what is to be kept for longer is not to be deleted.
    public static let allowedDays = 0...3650
    public static let standard = TrashRetention(uncheckedDays: 30)

    /// 0 where there is no trash: what is deleted is erased at once.
    public let days: Int

    /// `nil` outside of ``allowedDays``.
    public init?(days: Int) {
        guard Self.allowedDays.contains(days) else { return nil }
        self.init(uncheckedDays: days)
    }

    private init(uncheckedDays days: Int) { self.days = days }

    /// What becomes of a record whose deletion is asked for: where there is no trash, nothing goes there.
    func deletion(_ wanted: Deletion) -> Deletion { days == 0 ? .erasing : wanted }
}

/// What becomes of a record that is deleted.
public enum Deletion: Hashable, Sendable {
    /// It can be brought back for a while; where there is no trash, it is erased.
    case intoTrash
    /// It is gone for good, with its history, and its name with it from the mentions in other notes.
    case erasing
}

extension Deletion {
    func change(of id: Person.ID) -> Change {
        switch self {
        case .intoTrash: .deletePerson(id)
        case .erasing: .erasePerson(id)
        }
    }

    func change(of id: Company.ID) -> Change {
        switch self {
        case .intoTrash: .deleteCompany(id)
        case .erasing: .eraseCompany(id)
        }
    }
}
