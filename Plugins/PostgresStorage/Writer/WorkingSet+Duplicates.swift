#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// Writes what people have in common, where a change made a difference to it.
    func writeDuplicates(to writes: inout WriteBatch) {
        var removed: [PersonKey] = []
        var added: [PersonKey] = []
        for id in people.deleted {
            guard let person = people.originals[id] else { continue }
            removed += person.duplicateKeys.map { PersonKey(person, $0) }
        }
        for id in people.updated {
            guard let earlier = people.originals[id], let person = people[id] else { continue }
            let (before, after) = (earlier.duplicateKeys, person.duplicateKeys)
            removed += before.subtracting(after).map { PersonKey(person, $0) }
            added += after.subtracting(before).map { PersonKey(person, $0) }
        }
        for id in people.inserted {
            guard let person = people[id] else { continue }
            added += person.duplicateKeys.map { PersonKey(person, $0) }
        }
        writes.removeKeys(removed)
        writes.addKeys(added)
    }
}

extension WriteBatch {
    mutating func removeKeys(_ keys: [PersonKey]) {
        if keys.isEmpty { return }
        add(DuplicateQueries.remove) { $0.add(keys) }
        add(DuplicateQueries.removeGroups) {
            $0.add(.int8, keys.map { .int8($0.key.digest) })
            $0.add(ids: keys.map(\.creator))
        }
    }

    mutating func addKeys(_ keys: [PersonKey]) {
        if !keys.isEmpty { add(DuplicateQueries.add) { $0.add(keys) } }
    }
}

/// What one person has in common with others.
struct PersonKey {
    let person: Person.ID
    let creator: User.ID
    let key: DuplicateKey

    init(_ person: Person.ID, createdBy creator: User.ID?, _ key: DuplicateKey) {
        self.person = person
        self.creator = creator ?? .nobody
        self.key = key
    }

    init(_ person: Person, _ key: DuplicateKey) { self.init(person.id, createdBy: person.createdBy, key) }
}

extension Identifier {
    /// What stands for no user where there can't be NULL.
    static var nobody: Self { Self(high: 0, low: 0) }
}

extension Parameters {
    fileprivate mutating func add(_ keys: [PersonKey]) {
        add(.int8, keys.map { .int8($0.key.digest) })
        add(ids: keys.map(\.creator))
        add(ids: keys.map(\.person))
    }
}
#endif
