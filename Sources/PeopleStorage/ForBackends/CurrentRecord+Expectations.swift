import PeopleDomain

extension CurrentRecord {
    /// What ``Change/expect(_:of:)`` does once the record is found.
    ///
    /// - Throws: ``StorageError/stale(_:)``.
    public func expected(as versions: Set<RecordVersion>) throws(StorageError) -> ChangeOutcome {
        guard versions.contains(version) else { throw .stale(self) }
        switch self {
        case .person(let person): return .person(person, .unchanged)
        case .company(let company): return .company(company, .unchanged)
        case .customField(let definition): return .customField(definition, .unchanged, recordsTouched: 0)
        case .note(let note): return .note(note, .unchanged)
        }
    }
}
