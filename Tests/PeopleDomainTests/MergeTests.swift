import PeopleDomain
import Testing

@Suite("Merges")
struct MergeTests {
    private let now = Timestamp(millisecondsSince1970: 2000)

    private func person(_ low: UInt64, _ change: (inout PersonDraft) throws -> Void = { _ in }) throws -> Person {
        var draft = PersonDraft(email: nil, firstName: try FirstName("P\(low)"))
        try change(&draft)
        return Person(
            id: Person.ID(high: 1, low: low), draft: draft, company: nil, isFullUser: false, createdBy: nil,
            createdAt: Timestamp(millisecondsSince1970: 1000))
    }

    @Test("Coordinates go with the address that stays")
    func coordinates() throws {
        let bare = try person(1) { $0.address = try PostalAddress("Here") }
        let placed = try person(2) {
            $0.address = try PostalAddress("There")
            $0.latitude = try Latitude(1)
            $0.longitude = try Longitude(2)
        }
        let nowhere = try person(3)
        #expect(bare.merged(with: placed, preferring: .this, at: now).latitude == nil)
        #expect(bare.merged(with: placed, preferring: .other, at: now).latitude == placed.latitude)
        #expect(placed.merged(with: bare, preferring: .this, at: now).longitude == placed.longitude)
        #expect(nowhere.merged(with: placed, preferring: .this, at: now).latitude == placed.latitude)
        #expect(placed.merged(with: nowhere, preferring: .other, at: now).latitude == placed.latitude)
    }

    @Test(
        "Who stays keeps its id, its creation and its roles, and counts the change", arguments: MergePreference.allCases
    )
    func stays(preference: MergePreference) throws {
        let one = try person(1) { $0.isConnector = true }
        let other = try person(2) { $0.isSolutionProvider = true }
        let merged = one.merged(with: other, preferring: preference, at: now)
        #expect(merged.id == one.id && merged.createdAt == one.createdAt)
        #expect(merged.isConnector && merged.isSolutionProvider)
        #expect(merged.updatedAt == now && merged.revision == one.revision.next)
        #expect(merged.firstName == (preference == .this ? one : other).firstName)
    }

    @Test("Undoing a merge at once leaves what was there before, but for the count of changes")
    func undone() throws {
        let one = try person(1) {
            $0.customFields = CustomFieldValues([
                CustomFieldKey("cf_a"): .text("1"), CustomFieldKey("cf_b"): .text("2"),
            ])
        }
        let other = try person(2) {
            $0.lastName = try LastName("Bee")
            $0.customFields = CustomFieldValues([
                CustomFieldKey("cf_b"): .text("3"), CustomFieldKey("cf_c"): .text("4"),
            ])
        }
        let after = one.merged(with: other, preferring: .other, at: now)
        let merge = Merge(
            other: other, before: one, after: after, at: now, author: ChangeAuthor(userID: nil, keyID: nil))
        var left = merge.undone(in: after, company: nil, dropping: [], at: now)
        #expect(left.revision == one.revision.next.next)
        (left.revision, left.updatedAt) = (one.revision, one.updatedAt)
        #expect(left == one)
        #expect(
            merge.undone(in: after, company: nil, dropping: [CustomFieldKey("cf_b")], at: now).customFields.values.keys
                .map(\.string) == ["cf_a"])
    }
}
