import NIOHTTP1
import PeopleDomain
import Testing

@testable import PeopleHTTP

@Suite("What records show")
struct RepresentationTests {
    /// Where this fails, records are shown in another way. `RecordVersion.format` has to be one more then, or a client that
    /// has one from before is told that nothing has changed. Then take the new names over.
    @Test("Is what the format of their versions stands for")
    func names() {
        #expect(
            members(.person) == [
                "id", "email", "firstName", "lastName", "phoneNumber", "address", "latitude", "longitude",
                "isConnector",
                "isSolutionProvider", "isFullUser", "customFields", "company", "createdAt", "updatedAt",
            ])
        #expect(
            members(.company) == [
                "id", "name", "description", "website", "industry", "address", "customFields", "createdAt", "updatedAt",
            ])
        #expect(
            members(.customField) == [
                "id", "entityType", "name", "key", "type", "description", "isFilterable", "isSortable", "isRequired",
                "isUnique", "settings", "displayOrder", "createdAt", "updatedAt",
            ])
        #expect(
            members(.note) == [
                "id", "content", "entityType", "entityId", "dealId", "createdByUserId", "organizationId", "notePeople",
                "noteCompanies", "createdAt", "updatedAt",
            ])
    }

    /// Every member is described: the end-to-end tests insist.
    private func members(_ name: SchemaName) -> Set<String> {
        guard case .object(let members)? = name.schema.json["properties"] else { return [] }
        return Set(members.members.map(\.name))
    }
}
