import PeopleDomain
import PeopleStorage

/// Reads a table of an organization from one end to the other.
struct RecordPages {
    let end: StoreCopyFailure.End
    let archive: any StoreArchive
    let table: StoreTable
    let organization: Organization.ID
    private var place: StorePlace?

    init(
        _ end: StoreCopyFailure.End, _ archive: any StoreArchive, _ table: StoreTable, of organization: Organization.ID
    ) {
        self.end = end
        self.archive = archive
        self.table = table
        self.organization = organization
    }

    /// The next page; `nil` behind the last.
    mutating func next() async throws(StoreCopyFailure) -> [StoreRecord]? {
        do throws(StorageError) {
            let page = try await archive.records(of: table, in: organization, after: place, limit: table.pageLimit)
            guard let last = page.last else { return nil }
            place = last.place
            return page
        } catch {
            throw StoreCopyFailure(error, end)
        }
    }
}
