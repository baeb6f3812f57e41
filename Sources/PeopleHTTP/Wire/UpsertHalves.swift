import PeopleDomain

/// The two readings of the body of an upsert, and what it matches by.
///
/// What is wrong with a new record only is no fault yet: a record that matches may have it already.
struct UpsertHalves<Match, Draft, Patch> {
    let match: Match
    let draft: Result<Draft, ValidationFailure>
    let patch: Patch

    /// - Throws: ``ValidationFailure`` with the faults of the match and the patch, the first of each field.
    init(
        match: () throws(ValidationFailure) -> Match, draft: () throws(ValidationFailure) -> Draft,
        patch: () throws(ValidationFailure) -> Patch
    ) throws(ValidationFailure) {
        let matching = Result(catching: match)
        let patching = Result(catching: patch)
        if case .success(let match) = matching, case .success(let patch) = patching {
            self.match = match
            self.patch = patch
            self.draft = Result(catching: draft)
            return
        }
        let faults = (patching.faults + matching.faults).reduce(into: [FieldFault]()) { known, fault in
            if !known.contains(where: { $0.field == fault.field }) { known.append(fault) }
        }
        throw ValidationFailure(faults) ?? ValidationFailure(FieldFault("can't be read"))
    }
}

extension Result where Failure == ValidationFailure {
    fileprivate var faults: [FieldFault] {
        if case .failure(let failure) = self { failure.faults } else { [] }
    }
}
