import NIOHTTP1
import PeopleDomain

extension Operation {
    /// Which people are meant, page by page.
    static let listQuery =
        QueryParameter.page + [
            .search(in: "first name, last name or email"), .companyID, .filter(PersonField.described),
            .sort(PersonField.described.filter(\.kind.hasOrder).map(\.name)),
        ]

    static func people(_ resource: PersonResource) -> [Operation] {
        let path = resource.path
        let names = Names(resource)
        return [
            Operation(
                method: .GET, path: path, id: "list\(names.plural)", tag: names.tag,
                summary: "List \(names.tag.rawValue.lowercased())",
                explanation: """
                    Newest first, unless `sort` says otherwise. A restricted key sees only the people that its user created.
                    """,
                access: .scope(.read),
                query: listQuery + [.deleted],
                success: .page(of: names.item, deleted: names.deleted, named: resource.listName.description)),
            Operation(
                method: .POST, path: path, id: "create\(names.singular)", tag: names.tag,
                summary: "Create a \(names.word)", access: .scope(.write), body: .newPerson,
                success: .created(names.written, message: "Person created successfully"),
                codes: [.emailTaken, .customFieldValueTaken], isVersioned: true),
            upsert(
                path, id: "upsert\(names.singular)", tag: names.tag, word: names.word, matchedBy: .matchOfPeople,
                body: .personUpsert, names.written, title: "Person",
                codes: [.emailTaken, .customFieldValueTaken, .activeUserAccount]),
            batch(
                path, id: "batch\(names.plural)", tag: names.tag, plural: names.tag.rawValue.lowercased(),
                body: .personBatch, names.result),
            merge(path, id: "merge\(names.singular)", tag: names.tag, names.word, names.written),
            unmerge(path, id: "unmerge\(names.singular)", tag: names.tag, names.word, names.written),
            duplicates(path, id: "listDuplicate\(names.plural)", tag: names.tag, names.duplicates),
            Operation(
                method: .GET, path: "\(path)/{id}", id: "get\(names.singular)", tag: names.tag,
                summary: "Get a \(names.word)", access: .scope(.read), success: .record(names.full), isVersioned: true),
            Operation(
                method: .PATCH, path: "\(path)/{id}", id: "update\(names.singular)", tag: names.tag,
                summary: "Change a \(names.word)",
                explanation: "Only what is named changes, and custom fields are merged.",
                access: .scope(.write), body: .personChange,
                success: .record(names.written, message: "Person updated successfully"),
                codes: [.emailTaken, .customFieldValueTaken, .activeUserAccount], isVersioned: true),
            Operation(
                method: .DELETE, path: "\(path)/{id}", id: "delete\(names.singular)", tag: names.tag,
                summary: "Delete a \(names.word)", explanation: deletionExplanation(names.word, ""),
                access: .scope(.write), query: [.erase], success: .deleted(names.full, title: "Person"),
                codes: [.activeUserAccount], isVersioned: true),
            restore(
                path, id: "restore\(names.singular)", tag: names.tag, word: names.word, title: "Person", names.written,
                explanation: """
                    It comes back with its notes, to the place where it was. Its company is left out where that is gone, \
                    and so are values that no custom field takes any more: `notRestored` tells which.
                    """, codes: [.emailTaken, .customFieldValueTaken]),
            history(
                path, id: "list\(names.singular)History", tag: names.tag, word: names.word, of: .historyEntry),
        ]
    }

    /// What is different under the two names of the resource.
    struct Names {
        let tag: Tag
        let word: String
        let singular: String
        let plural: String
        let full: SchemaName
        let written: SchemaName
        let item: SchemaName
        let deleted: SchemaName
        let result: SchemaName
        let duplicates: SchemaName

        init(_ resource: PersonResource) {
            switch resource {
            case .people:
                (tag, word, singular, plural) = (.people, "person", "Person", "People")
                (full, written, item, result) = (.person, .writtenPerson, .personInList, .personResult)
                deleted = .deletedPerson
                duplicates = .duplicatePeople
            case .contacts:
                (tag, word, singular, plural) = (.contacts, "contact", "Contact", "Contacts")
                (full, written, item, result) = (.contact, .writtenContact, .contactInList, .contactResult)
                deleted = .deletedContact
                duplicates = .duplicateContacts
            }
        }
    }
}
