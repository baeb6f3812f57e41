/// A record in the trash, as it was when it was deleted.
public struct Deleted<Record: Sendable & Hashable>: Hashable, Sendable {
    public let record: Record
    public let deletedAt: Timestamp
    public let author: ChangeAuthor

    public init(_ record: Record, deletedAt: Timestamp, author: ChangeAuthor) {
        self.record = record
        self.deletedAt = deletedAt
        self.author = author
    }
}

extension Deleted<Person> {
    /// The person as it comes back: changed twice since, by its deletion and now.
    ///
    /// - Parameters:
    ///   - company: the one that it had, as it is now; `nil` where it is gone or there was none.
    ///   - dropped: keys of custom fields whose values stay behind.
    public func restored(company: CompanySummary?, dropping dropped: Set<CustomFieldKey>, at now: Timestamp) -> Person {
        var person = record
        person.company = company
        person.customFields = person.customFields.without(dropped)
        person.updatedAt = max(now, person.updatedAt)
        person.revision = person.revision.next.next
        return person
    }
}

extension Deleted<Company> {
    /// The company as it comes back: changed twice since, by its deletion and now.
    public func restored(dropping dropped: Set<CustomFieldKey>, at now: Timestamp) -> Company {
        var company = record
        company.customFields = company.customFields.without(dropped)
        company.updatedAt = max(now, company.updatedAt)
        company.revision = company.revision.next.next
        return company
    }
}

extension CustomFieldValues {
    /// The values but those of some fields.
    fileprivate func without(_ keys: Set<CustomFieldKey>) -> CustomFieldValues {
        keys.isEmpty ? self : CustomFieldValues(values.filter { !keys.contains($0.key) })
    }
}
