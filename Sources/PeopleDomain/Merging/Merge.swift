/// That a person was merged into another, with all that it takes to undo it.
public struct Merge: Hashable, Sendable {
    /// Who was merged, as it was. Its id leads to the other from then on.
    public let other: Person
    /// Who stayed, before and after.
    public let before: Person
    public let after: Person
    public let at: Timestamp
    public let author: ChangeAuthor

    public init(other: Person, before: Person, after: Person, at: Timestamp, author: ChangeAuthor) {
        self.other = other
        self.before = before
        self.after = after
        self.at = at
        self.author = author
    }
}

extension Merge {
    /// Who stayed without what the merge gave it: each value that is as the merge left it becomes what it was before.
    ///
    /// - Parameters:
    ///   - person: as it is now.
    ///   - company: the one that it had before, as it is now; `nil` where it is gone or there was none.
    ///   - dropped: keys of custom fields whose earlier values would not be taken today.
    public func undone(
        in person: Person, company: CompanySummary?, dropping dropped: Set<CustomFieldKey>, at now: Timestamp
    ) -> Person {
        var result = person
        func takeBack<Value: Equatable>(_ field: WritableKeyPath<Person, Value>) {
            if person[keyPath: field] == after[keyPath: field] { result[keyPath: field] = before[keyPath: field] }
        }
        takeBack(\.email)
        takeBack(\.firstName)
        takeBack(\.lastName)
        takeBack(\.phoneNumber)
        takeBack(\.address)
        takeBack(\.latitude)
        takeBack(\.longitude)
        takeBack(\.isConnector)
        takeBack(\.isSolutionProvider)
        if after.company?.id != before.company?.id, person.company?.id == after.company?.id { result.company = company }
        result.customFields = undone(in: person.customFields, dropping: dropped)
        result.updatedAt = max(now, person.updatedAt)
        result.revision = person.revision.next
        return result
    }

    private func undone(in values: CustomFieldValues, dropping dropped: Set<CustomFieldKey>) -> CustomFieldValues {
        let (old, new) = (before.customFields.values, after.customFields.values)
        var values = values.values
        for key in new.keys where new[key] != old[key] && values[key] == new[key] {
            values[key] = dropped.contains(key) ? nil : old[key]
        }
        return CustomFieldValues(values)
    }

    /// Who was merged, as it comes back.
    public func brought(
        back company: CompanySummary?, dropping dropped: Set<CustomFieldKey>, at now: Timestamp
    ) -> Person {
        Deleted(other, deletedAt: at, author: author).restored(company: company, dropping: dropped, at: now)
    }
}

extension FieldChanges {
    /// What a merge did to the person who stayed.
    public static func merge(_ merge: Merge) -> FieldChanges {
        FieldChanges(merge.after.fieldChanges(since: merge.before).list + [link("mergedPerson", nil, merge.other)])
    }

    /// What the undoing of a merge did to the person who stayed.
    public static func unmerge(_ merge: Merge, from earlier: Person, to later: Person) -> FieldChanges {
        FieldChanges(later.fieldChanges(since: earlier).list + [link("mergedPerson", merge.other, nil)])
    }

    /// That a person was merged into another.
    public static func merging(into survivor: Person) -> FieldChanges {
        FieldChanges([link("mergedInto", nil, survivor)])
    }

    private static func link(_ field: String, _ old: Person?, _ new: Person?) -> FieldChange {
        func json(_ person: Person?) -> JSONValue {
            guard let person else { return .null }
            return .object(
                JSONObject(uniqueMembers: [
                    .init(name: "id", value: .string(person.id.description)),
                    .init(name: "name", value: .string(person.fullName)),
                ]))
        }
        return FieldChange(field: field, old: json(old), new: json(new))
    }
}
