/// A company that is created where none has its name, and changed where one does.
///
/// Both halves are made of one input, which has the rules of a new company or of a patch, depending on what is stored.
public struct CompanyUpsert: Hashable, Sendable {
    /// Compared without regard to case.
    public var name: CompanyName
    /// What a new company is made from; or what the input lacks for one, which is no fault where a company matches.
    public var draft: Result<CompanyDraft, ValidationFailure>
    /// What changes about the company that matches.
    public var patch: CompanyPatch

    public init(name: CompanyName, draft: Result<CompanyDraft, ValidationFailure>, patch: CompanyPatch) {
        self.name = name
        self.draft = draft
        self.patch = patch
    }
}
