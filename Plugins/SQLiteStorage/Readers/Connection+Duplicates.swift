#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// One page of the groups that a scope sees. To be called within a transaction.
    func duplicates(
        for reason: DuplicateReason?, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<DuplicateGroup> {
        let user = visibility.creator
        var total = 0
        for counted in reason.map({ [$0] }) ?? DuplicateReason.allCases {
            let kind = counted.countKind
            total += try number(
                user.map { CountKey(ordinal: rows.ordinal, kind: kind, of: $0) }
                    ?? CountKey(ordinal: rows.ordinal, kind: kind))
        }
        let digests = reason.map { DuplicateKey.digests(for: $0) } ?? DuplicateKey.digests
        let keys = try all(DuplicateQueries.groups) {
            $0.add(rows.ordinal)
            $0.add(request.limit)
            $0.add(request.offset)
            $0.add(orNobody: user)
            $0.add(digests.lowerBound)
            $0.add(digests.upperBound)
        } _: {
            $0.duplicateKey()
        }
        var groups: [DuplicateGroup] = []
        for case let key? in keys { groups.append(try group(of: key, createdBy: user, in: rows)) }
        return Page(items: groups, total: total, request: request)
    }

    private func group(
        of key: DuplicateKey, createdBy user: User.ID?, in rows: RowRange
    ) throws(StorageError) -> DuplicateGroup {
        let found = try all(user == nil ? DuplicateQueries.people : DuplicateQueries.peopleOfCreator) {
            $0.add(rows.ordinal)
            $0.add(key.digest)
            $0.add(StorageLimits.maximumDuplicatesCounted)
            if let user { $0.add(user) }
        } _: {
            $0.int64()
        }
        let shown = found.prefix(StorageLimits.maximumDuplicatesShown).sorted(by: >)
        return DuplicateGroup(reason: key.reason, people: try people(inRows: shown), count: found.count)
    }
}

extension Row {
    fileprivate mutating func duplicateKey() -> DuplicateKey? {
        let key = DuplicateKey(stored: int64())
        if key == nil { refuse() }
        return key
    }
}
#endif
