#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    /// Keeps what a person has in common with others, as it is after a change.
    ///
    /// - Parameter earlier: the person before; `nil` for a new one. `later`: `nil` for one that is gone.
    func connect(_ row: Int64, from earlier: Person?, to later: Person?) throws(StorageError) {
        let before = earlier?.duplicateKeys ?? []
        let after = later?.duplicateKeys ?? []
        if before == after { return }
        let holder = KeyHolder(row: row, creator: (earlier ?? later)?.createdBy)
        for key in before.subtracting(after) { try remove(key, from: holder) }
        for key in after.subtracting(before) { try add(key, to: holder) }
    }

    /// Takes their names at a company from all of its people, before they are unlinked.
    func disconnectPeople(of company: StoredCompany) throws(StorageError) {
        try forEachName(at: company.company.id, row: company.row) { holder, key throws(StorageError) in
            try remove(key, from: holder)
        }
    }

    /// Gives all people of a company their names there, after they were linked.
    func connectPeople(of company: Company, row: Int64) throws(StorageError) {
        try forEachName(at: company.id, row: row) { holder, key throws(StorageError) in try add(key, to: holder) }
    }

    // MARK: Steps

    /// Goes through the names of a company's people, a thousand in memory at a time.
    private func forEachName(
        at company: Company.ID, row companyRow: Int64,
        _ body: (KeyHolder, DuplicateKey) throws(StorageError) -> Void
    ) throws(StorageError) {
        let step = 1000
        var last: Int64 = 0
        while true {
            let found = try connection.all(DuplicateQueries.members) {
                $0.add(companyRow)
                $0.add(last)
                $0.add(step)
            } _: { row in
                let holder = KeyHolder(row: row.int64(), creator: row.optionalID())
                let (firstName, lastName) = (row.text(), row.optionalText())
                let key = DuplicateKey.ofName(
                    FirstName(stored: firstName), lastName.map { LastName(stored: $0) }, at: company)
                return (holder: holder, key: key)
            }
            for (holder, key) in found { if let key { try body(holder, key) } }
            guard found.count == step, let end = found.last?.holder.row else { return }
            last = end
        }
    }

    private func add(_ key: DuplicateKey, to holder: KeyHolder) throws(StorageError) {
        try connection.run(DuplicateQueries.insert) {
            bind(key, holder.creator, to: &$0)
            $0.add(holder.row)
        }
        guard try isShared(key) else { return }
        try addGroup(of: key, seenBy: nil)
        guard let creator = holder.creator, try isShared(key, ofCreator: creator) else { return }
        try addGroup(of: key, seenBy: creator)
    }

    private func remove(_ key: DuplicateKey, from holder: KeyHolder) throws(StorageError) {
        let wasShared = try isShared(key)
        try connection.run(DuplicateQueries.delete) {
            bind(key, holder.creator, to: &$0)
            $0.add(holder.row)
        }
        if !wasShared { return }
        if try !isShared(key) { try removeGroup(of: key, seenBy: nil) }
        guard let creator = holder.creator, try !isShared(key, ofCreator: creator) else { return }
        try removeGroup(of: key, seenBy: creator)
    }

    private func isShared(_ key: DuplicateKey) throws(StorageError) -> Bool {
        try connection.exists(DuplicateQueries.second) {
            $0.add(ordinal)
            $0.add(key.digest)
        }
    }

    private func isShared(_ key: DuplicateKey, ofCreator creator: User.ID) throws(StorageError) -> Bool {
        try connection.exists(DuplicateQueries.secondOfCreator) { bind(key, creator, to: &$0) }
    }

    private func addGroup(of key: DuplicateKey, seenBy user: User.ID?) throws(StorageError) {
        try connection.run(DuplicateQueries.insertGroup) { bind(key, user, to: &$0) }
        countGroups(key.reason, seenBy: user, by: connection.changes)
    }

    private func removeGroup(of key: DuplicateKey, seenBy user: User.ID?) throws(StorageError) {
        try connection.run(DuplicateQueries.deleteGroup) { bind(key, user, to: &$0) }
        countGroups(key.reason, seenBy: user, by: -connection.changes)
    }

    private func countGroups(_ reason: DuplicateReason, seenBy user: User.ID?, by difference: Int) {
        if difference != 0 { transaction.count(reason.countKind, of: user, in: ordinal, by: difference) }
    }

    /// Gives `?1` to `?3`.
    private func bind(_ key: DuplicateKey, _ user: User.ID?, to bindings: inout Bindings) {
        bindings.add(ordinal)
        bindings.add(key.digest)
        bindings.add(orNobody: user)
    }
}

/// A person who has something in common with others.
private struct KeyHolder {
    let row: Int64
    let creator: User.ID?
}

extension Bindings {
    /// An empty blob where it is nobody: in a primary key there is no NULL.
    mutating func add(orNobody user: User.ID?) {
        if let user { add(user) } else { add([UInt8]()) }
    }
}
#endif
