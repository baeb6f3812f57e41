import Crypto
import PeopleDomain
import PeopleStorage

/// What a table of an organization holds, in a few bytes.
struct TableDigest: Equatable {
    let count: Int
    /// The SHA-256 of the records in their order, a line feed behind each.
    let checksum: [UInt8]

    /// Reads all records. A result, for two tasks that do it side by side.
    static func reading(_ pages: RecordPages) async -> Result<TableDigest, StoreCopyFailure> {
        var pages = pages
        var count = 0
        var hash = SHA256()
        do throws(StoreCopyFailure) {
            while let page = try await pages.next() {
                count += page.count
                for record in page { hash.update(data: record.canonicalForm + [UInt8(ascii: "\n")]) }
            }
        } catch {
            return .failure(error)
        }
        return .success(TableDigest(count: count, checksum: Array(hash.finalize())))
    }
}
