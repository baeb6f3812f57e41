import PeopleDomain
import Testing

@Suite("Writing a record")
struct RevisionTests {
    @Test("A write that changes something gives the next revision, one that does not leaves the record alone")
    func touching() throws {
        let before = Person(
            id: Identifier(high: 1, low: 1), draft: PersonDraft(email: nil, firstName: try FirstName("Ann")),
            company: nil, isFullUser: false, createdBy: nil, createdAt: Timestamp(millisecondsSince1970: 10))
        var after = before
        after.apply(PersonPatch(firstName: .set(try FirstName("Ann"))))
        #expect(after.touched(since: before, at: Timestamp(millisecondsSince1970: 20)).effect == .unchanged)
        after.apply(PersonPatch(lastName: .set(try LastName("Lee"))))
        let (touched, effect) = after.touched(since: before, at: Timestamp(millisecondsSince1970: 20))
        #expect(effect == .updated)
        #expect(touched.revision == Revision(2))
        #expect(touched.updatedAt.millisecondsSince1970 == 20)
        // A clock that went back does not take the time of the last change back.
        #expect(
            after.touched(since: touched, at: Timestamp(millisecondsSince1970: 5)).record.updatedAt
                .millisecondsSince1970 == 20)
    }

    @Test("Another spelling of an email address is not another address")
    func emailChange() throws {
        let person = Person(
            id: Identifier(high: 1, low: 1),
            draft: PersonDraft(email: try EmailAddress("ann@x.y"), firstName: try FirstName("Ann")), company: nil,
            isFullUser: true, createdBy: nil, createdAt: Timestamp(millisecondsSince1970: 10))
        #expect(!person.isEmailChanged(by: PersonPatch(email: .set(try EmailAddress("ANN@x.y")))))
        #expect(person.isEmailChanged(by: PersonPatch(email: .set(try EmailAddress("ann@x.z")))))
        #expect(!person.isEmailChanged(by: PersonPatch()))
    }
}
