/// A person who is created where nobody matches, and changed where somebody does.
///
/// Both halves are made of one input, which has the rules of a new person or of a patch, depending on what is stored.
public struct PersonUpsert: Hashable, Sendable {
    public var match: PersonMatch
    /// What a new person is made from; or what the input lacks for one, which is no fault where somebody matches.
    public var draft: Result<PersonDraft, ValidationFailure>
    /// What changes about the person who matches.
    public var patch: PersonPatch

    public init(match: PersonMatch, draft: Result<PersonDraft, ValidationFailure>, patch: PersonPatch) {
        self.match = match
        self.draft = draft
        self.patch = patch
    }
}
