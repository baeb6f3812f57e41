import PeopleDomain

extension JSONWriter {
    /// - Parameter hasCustomFields: not under the older name of people.
    package mutating func historyEntry(_ entry: HistoryEntry, hasCustomFields: Bool = true) {
        object { writer in
            writer.name("at")
            writer.value(entry.at)
            writer.name("kind")
            writer.value(entry.kind.rawValue)
            writer.name("by")
            writer.author(entry.author)
            writer.name("changes")
            writer.value(json: (hasCustomFields ? entry.changes : entry.changes.withoutCustomFields).json)
        }
    }

    /// When and by whom a record was put into the trash, as members of it.
    package mutating func deletion<Record>(_ deleted: Deleted<Record>) {
        name("deletedAt")
        value(deleted.deletedAt)
        name("deletedBy")
        author(deleted.author)
    }

    private mutating func author(_ author: ChangeAuthor) {
        object { writer in
            writer.name("userId")
            if let user = author.userID { writer.value(user) } else { writer.null() }
            writer.name("keyId")
            if let key = author.keyID { writer.value(key) } else { writer.null() }
        }
    }
}
