import NIOHTTP1
import PeopleDomain
import PeopleStorage

/// The calls that find people who are there twice.
extension Operation {
    static func duplicates(_ path: String, id: String, tag: Tag, _ group: SchemaName) -> Operation {
        let plural = tag.rawValue.lowercased()
        return Operation(
            method: .GET, path: "\(path)/duplicates", id: id, tag: tag, summary: "List \(plural) who may be the same",
            explanation: """
                Groups of \(plural) who have something in common: the same phone number with its country code, however it \
                is written (`phone`), addresses that differ by case or by what stands behind a plus sign (`email`), or the \
                same first and last name at the same company (`name_at_company`). They are suggestions: look before you \
                merge. A restricted key sees groups of those whom its user created. Ordered by reason.
                """,
            access: .scope(.read), query: QueryParameter.pageWithoutCursor + [.duplicateReason],
            success: .page(of: group, named: "duplicates"))
    }

    static func merge(_ path: String, id: String, tag: Tag, _ word: String, _ written: SchemaName) -> Operation {
        Operation(
            method: .POST, path: "\(path)/{id}/merge", id: id, tag: tag, summary: "Merge another \(word) into this one",
            explanation: """
                This \(word) gets what it lacks and the other has; where both have a value, `prefer` says whose stays. \
                Custom fields are merged one by one, roles are those of both, coordinates go with the address, and a user \
                keeps its email. The notes of the other are about this one from then on, and mentions of the other show \
                this one. The id of the other answers 301 for good, until the merge is undone. A \(word) with a user \
                account can't be merged into another: merge the other into it.
                """,
            access: .scope(.write), body: .merge, success: .record(written, message: "Person merged successfully"),
            codes: [.activeUserAccount])
    }

    static func unmerge(_ path: String, id: String, tag: Tag, _ word: String, _ written: SchemaName) -> Operation {
        Operation(
            method: .POST, path: "\(path)/{id}/unmerge", id: id, tag: tag, summary: "Undo a merge into this \(word)",
            explanation: """
                Who was merged is there again, in its place, with those of its notes that are still there; it is what the \
                answer shows. This \(word) loses what the merge gave it and nobody changed since. Without `otherId`, the \
                last merge is undone.
                """,
            access: .scope(.write), body: .unmerge, success: .record(written, message: "Merge undone successfully"),
            codes: [.notMerged, .emailTaken, .customFieldValueTaken, .activeUserAccount])
    }
}

extension Schema {
    static let merge = request(
        required: ["otherId"],
        [
            ("otherId", .string(pattern: "^\(uuid)$").described("Who is merged into the one of the path.")),
            (
                "prefer",
                .oneOf(MergePreference.allCases.map(\.rawValue)).orNull.defaulting(to: "this").described(
                    "Whose values stay where both have one: `this` is the one of the path.")
            ),
        ])

    static let unmerge = request([
        ("otherId", .optionalID.described("Who was merged; without it, the last one."))
    ])

    static func duplicates(of resource: PersonResource, _ item: SchemaName) -> Schema {
        .record([
            ("reason", .oneOf(DuplicateReason.allCases.map(\.rawValue)).described("What they have in common.")),
            (
                "count",
                .integer(2...StorageLimits.maximumDuplicatesCounted).described(
                    "How many they are; the largest number means so many or more.")
            ),
            (
                resource.listName.description,
                .array(named(item), 1...).described(
                    "Newest first, \(StorageLimits.maximumDuplicatesShown) of them at most.")
            ),
        ])
    }
}
