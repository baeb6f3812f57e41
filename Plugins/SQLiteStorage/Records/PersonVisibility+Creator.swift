#if SQLite
import PeopleDomain
import PeopleStorage

extension PersonVisibility {
    /// Whether a scope sees the people whom somebody created.
    func includes(creator: User.ID?) -> Bool {
        switch self {
        case .all: true
        case .createdBy(let user): creator == user
        }
    }

    /// Whose people alone are seen; `nil` where all are.
    var creator: User.ID? {
        switch self {
        case .all: nil
        case .createdBy(let user): user
        }
    }
}
#endif
