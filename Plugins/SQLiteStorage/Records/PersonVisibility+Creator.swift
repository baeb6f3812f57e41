#if SQLite
import PeopleDomain
import PeopleStorage

extension PersonVisibility {
    /// Whose people alone are seen; `nil` where all are.
    var creator: User.ID? {
        switch self {
        case .all: nil
        case .createdBy(let user): user
        }
    }
}
#endif
