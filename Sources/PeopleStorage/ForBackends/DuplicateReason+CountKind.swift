import PeopleDomain

extension DuplicateReason {
    /// Under which the groups for this reason are counted: those of all people, and of a user those of whom it created.
    public var countKind: CountKind {
        switch self {
        case .phone: .duplicatesByPhone
        case .email: .duplicatesByEmail
        case .nameAtCompany: .duplicatesByName
        }
    }
}
