import Foundation
import PeopleDomain
import PeopleStorage

extension Fault {
    private static let everything = "Everything that is kept can be copied into another store"
    private static let once = "An archive gives each record once, in order, in pages of any size"
    private static let wall = "Writing to one organization changes nothing of another"

    static let archiving: [Fault] = [
        .archive("forgets who created a copied person", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .person(let person) = record else { return record }
                return .person(person.with(company: person.company, createdBy: nil))
            }
        },
        .archive("copies people without their companies", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .person(let person) = record else { return record }
                return .person(person.with(company: nil, createdBy: person.createdBy))
            }
        },
        .archive("composes what is decomposed in a copy", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .company(var company) = record else { return record }
                company.name = CompanyName(stored: company.name.string.precomposedStringWithCanonicalMapping)
                return .company(company)
            }
        },
        .archive("takes the copying of a note for its last change", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .note(var note) = record else { return record }
                note.updatedAt = note.createdAt
                return .note(note)
            }
        },
        .archive("copies no revoked keys", caughtBy: everything) {
            Drops(base: $0) { record in
                guard case .apiKey(let key, _) = record else { return false }
                return key.revokedAt != nil
            }
        },
        .archive("copies another digest", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .apiKey(let key, let digest) = record else { return record }
                return .apiKey(key, APIKeyDigest(bytes: digest.bytes.reversed()))
            }
        },
        .archive(
            "copies over what was deleted",
            caughtBy: "A record that was deleted here, and can be brought back, is not copied again"
        ) { PassesOverDeleted(base: $0) },
        .archive("begins every page of the archive at the start", caughtBy: once) {
            Reads(base: $0) { archive, table, id, _, limit throws(StorageError) in
                try await archive.records(of: table, in: id, after: nil, limit: limit)
            }
        },
        .archive("steps over a record between two pages", caughtBy: once) {
            Reads(base: $0) { archive, table, id, place, limit throws(StorageError) in
                let records = try await archive.records(of: table, in: id, after: place, limit: limit + 1)
                return Array((place == nil ? records[...] : records.dropFirst()).prefix(limit))
            }
        },
        .archive(
            "starts over behind a record that is gone", caughtBy: "An archive goes on behind a record that is gone"
        ) {
            Reads(base: $0) { archive, table, id, place, limit throws(StorageError) in
                let all = try await archive.records(of: table, in: id, after: nil, limit: 1000)
                let start = all.firstIndex { $0.place == place }.map { $0 + 1 } ?? 0
                return Array(all[start...].prefix(limit))
            }
        },
        .archive("gives the records of everybody", caughtBy: wall) {
            Reads(base: $0) { archive, table, _, place, limit throws(StorageError) in
                var records: [StoreRecord] = []
                for organization in try await archive.organizations(after: nil, limit: 1000) {
                    records += try await archive.records(of: table, in: organization.id, after: place, limit: limit)
                }
                return Array(records.sorted { $0.place < $1.place }.prefix(limit))
            }
        },
        .archive("refuses what is there already", caughtBy: "What is copied twice is there once") {
            Writes(base: $0) { archive, records, id throws(StorageError) in
                for record in records where try await archive.kept(record, in: id) != nil {
                    throw record.conflict(.changedHere)
                }
                try await archive.write(records, in: id)
            }
        },
        .archive(
            "never replaces what was copied", caughtBy: "A copied record is replaced by a later revision of itself"
        ) {
            Writes(base: $0) { archive, records, id throws(StorageError) in
                for record in records where try await archive.kept(record, in: id) == nil {
                    try await archive.write([record], in: id)
                }
            }
        },
        .archive("writes a page record by record", caughtBy: "Records are written all or none") {
            Writes(base: $0) { archive, records, id throws(StorageError) in
                for record in records { try await archive.write([record], in: id) }
            }
        },
        .archive(
            "keeps quiet about conflicts", caughtBy: "A record that has what another has is refused, and both are named"
        ) {
            KeepsQuiet(base: $0)
        },
    ]
}

extension Person {
    fileprivate func with(company: CompanySummary?, createdBy: User.ID?) -> Person {
        Person(
            id: id, email: email, firstName: firstName, lastName: lastName, phoneNumber: phoneNumber, address: address,
            latitude: latitude, longitude: longitude, isConnector: isConnector, isSolutionProvider: isSolutionProvider,
            isFullUser: isFullUser, customFields: customFields, company: company, createdBy: createdBy,
            createdAt: createdAt, updatedAt: updatedAt, revision: revision)
    }
}
