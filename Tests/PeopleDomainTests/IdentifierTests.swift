import PeopleDomain
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test("An id is written in lower case and read in any case")
    func roundTrip() throws {
        let id = try #require(Person.ID("550E8400-E29B-41D4-A716-446655440000"))
        #expect(id.description == "550e8400-e29b-41d4-a716-446655440000")
        #expect(Person.ID(id.description) == id)
    }

    @Test(
        "What is no UUID is no id",
        arguments: [
            "", "550e8400e29b41d4a716446655440000", "550e8400-e29b-41d4-a716-44665544000",
            "550e8400-e29b-41d4-a716-4466554400000", "550e8400-e29b-41d4-a716_446655440000",
            "g50e8400-e29b-41d4-a716-446655440000", "{550e8400-e29b-41d4-a716-446655440000}",
            "550e8400-e29b-41d4-a716-44665544000é",
        ])
    func malformed(text: String) {
        #expect(Person.ID(text) == nil)
    }

    @Test("Ids and their times rise while the clock stands still, and while it goes back")
    func monotonic() {
        var generator = IdentifierGenerator()
        var random = SystemRandomNumberGenerator()
        var last: (id: Person.ID, time: Timestamp)?
        for step in 0..<20_000 {
            let now = Timestamp(millisecondsSince1970: 1_700_000_000_000 - Int64(step % 5))
            let next = generator.next(Person.self, now: now, using: &random)
            if let last {
                #expect(next.id > last.id)
                #expect(next.time >= last.time)
            }
            last = next
        }
    }

    @Test("An id carries version 7, the RFC's variant and its time")
    func layout() {
        var generator = IdentifierGenerator()
        var random = SystemRandomNumberGenerator()
        let now = Timestamp(millisecondsSince1970: 1_705_314_600_123)
        let id = generator.next(Person.self, now: now, using: &random).id
        #expect(id.high >> 16 == 1_705_314_600_123)
        #expect(id.high >> 12 & 0xF == 7)
        #expect(id.low >> 62 == 0b10)
    }

    @Test("A generator skips ids of others, and never goes back for one")
    func skipping() {
        var random = SystemRandomNumberGenerator()
        let now = Timestamp(millisecondsSince1970: 1_705_314_600_123)
        var other = IdentifierGenerator()
        let ids = (0..<3).map { _ in other.next(Person.self, now: now + .seconds(9), using: &random) }
        var generator = IdentifierGenerator()
        for (id, time) in [ids[1], ids[0], ids[2]] {
            generator.skip(past: id, at: time)
            let next = generator.next(Person.self, now: now, using: &random)
            #expect(next.id > ids[1].id && next.id > id)
            #expect(next.time == now + .seconds(9))
        }
    }

    @Test("A generator continues behind an id that was issued before")
    func continuing() {
        var random = SystemRandomNumberGenerator()
        var first = IdentifierGenerator()
        let now = Timestamp(millisecondsSince1970: 1_705_314_600_123)
        let last = first.next(Person.self, now: now, using: &random)
        var second = IdentifierGenerator(after: last.id, at: last.time)
        let next = second.next(Person.self, now: Timestamp(millisecondsSince1970: 5), using: &random)
        #expect(next.id > last.id)
        #expect(next.time == last.time)
    }
}
