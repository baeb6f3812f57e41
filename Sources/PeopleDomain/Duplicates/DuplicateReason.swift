/// Why two people may be one and the same. A suggestion for somebody who looks at both, and never more.
public enum DuplicateReason: String, CaseIterable, Hashable, Sendable {
    /// The same phone number, however it is written.
    case phone
    /// Addresses that differ by case or by what stands behind a plus sign.
    case email
    /// The same first and last name, at the same company.
    case nameAtCompany = "name_at_company"

    /// In whose order groups of duplicates are listed: 1 to 3. Stored, within digests.
    public var number: Int64 {
        switch self {
        case .phone: 1
        case .email: 2
        case .nameAtCompany: 3
        }
    }
}
