import PeopleDomain

extension Person {
    /// Checks the addresses that two people have once a merge is undone: this one, who stays, and who comes back.
    ///
    /// - Parameters:
    ///   - person: who stays, as it is now.
    ///   - holder: who has an address now, by the folded address.
    /// - Throws: `conflict(.emailTaken)`, or `conflict(.activeUserAccount)` where a user would have another address.
    public func requireEmail(
        insteadOf person: Person, besides other: Person, holder: (String) throws(StorageError) -> Person.ID?
    ) throws(StorageError) {
        let (now, then) = (person.email?.comparisonKey, email?.comparisonKey)
        if person.isFullUser && now != then { throw .conflict(.activeUserAccount) }
        if let then, let taker = try holder(then), taker != id { throw .conflict(.emailTaken) }
        guard let key = other.email?.comparisonKey else { return }
        // Who stays may be the one who has it, and gives it back.
        if key == then { throw .conflict(.emailTaken) }
        if let taker = try holder(key), taker != id { throw .conflict(.emailTaken) }
    }

    /// Checks the values that no two people may have, as ``requireEmail(insteadOf:besides:holder:)`` does the addresses.
    ///
    /// - Throws: `conflict(.customFieldValueTaken)`.
    public func requireUniqueValues(
        of schema: CustomFieldSchema, besides other: Person, holder: (UniqueValue) throws(StorageError) -> Person.ID?
    ) throws(StorageError) {
        let own = schema.uniqueValues(of: customFields)
        let others = schema.uniqueValues(of: other.customFields)
        if let shared = others.first(where: own.contains) { throw .conflict(.customFieldValueTaken(shared.field)) }
        for value in own + others {
            if let taker = try holder(value), taker != id { throw .conflict(.customFieldValueTaken(value.field)) }
        }
    }
}
