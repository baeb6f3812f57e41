/// How a person's company is named in a request.
public enum CompanyReference: Hashable, Sendable {
    /// No company.
    case none
    /// A company that exists; otherwise the request is refused.
    case existing(Company.ID)
    /// The company of that name, compared without regard to case; created if there is none.
    case named(CompanyName)
}
