import PeopleApplication
import PeopleDomain
import PeopleStorage
import Testing

@Suite("Lists")
struct ListingTests {
    @Test("A cursor leads to the end of its list, and belongs to no other")
    func cursors() async throws {
        let world = try await World()
        let owner = try await world.caller(APIKeyRequest(name: APIKeyName("k")))
        for index in 0..<5 { _ = try await world.person("p\(index)@acme.com", as: owner) }
        let people = world.services.people
        let whole = try await people.list(as: owner).items
        let long = try LastName(String(repeating: "𝔘", count: 100))
        _ = try await people.update(whole[0].id, as: owner) { _ in PersonPatch(lastName: .set(long)) }
        for sort in [[], [SortTerm("email")], [SortTerm("lastName"), SortTerm("firstName", isDescending: true)]] {
            let all = try await people.list(PersonListRequest(sort: sort), as: owner)
            #expect(all.nextCursor == nil && all.total == whole.count)
            var seen: [Person] = []
            var page = try await people.list(
                PersonListRequest(sort: sort, paging: Paging(PageRequest(limit: 2))), as: owner)
            seen += page.items
            while let cursor = page.nextCursor {
                let paging = try Paging(limit: 2, after: cursor, includesTotal: false)
                page = try await people.list(PersonListRequest(sort: sort, paging: paging), as: owner)
                #expect(page.total == nil)
                seen += page.items
                let elsewhere = PersonListRequest(sort: [SortTerm("address")] + sort, paging: paging)
                await #expect(throws: ApplicationError.self) { try await people.list(elsewhere, as: owner) }
                await #expect(throws: ApplicationError.self) {
                    try await world.services.companies.list(CompanyListRequest(paging: paging), as: owner)
                }
            }
            #expect(seen.map(\.id) == all.items.map(\.id))
        }
    }

    @Test("A text that is no cursor is refused, whatever it is", arguments: 0..<200)
    func nonsense(seed: Int) async throws {
        let world = try await World()
        let owner = try await world.caller(APIKeyRequest(name: APIKeyName("k")))
        for index in 0..<2 { _ = try await world.person("p\(index)@acme.com", as: owner) }
        let page = try await world.services.people.list(
            PersonListRequest(sort: [SortTerm("email")], paging: Paging(PageRequest(limit: 1))), as: owner)
        var bytes = Array(try #require(page.nextCursor).utf8)
        // A cursor that is cut, or of which one character is another, is read or refused, and never a fault of ours.
        if seed < 100 { bytes = Array(bytes.prefix(seed)) } else { bytes[seed % bytes.count] = UInt8(33 + seed % 94) }
        let paging = try Paging(after: String(decoding: bytes, as: UTF8.self))
        do throws(ApplicationError) {
            _ = try await world.services.people.list(
                PersonListRequest(sort: [SortTerm("email")], paging: paging), as: owner)
        } catch {
            #expect(error == .invalid(ValidationFailure(FieldFault(field: "cursor", "is not a cursor of this list"))))
        }
    }
}
