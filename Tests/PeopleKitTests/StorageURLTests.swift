import PeopleKit
import Testing

@Suite struct StorageURLTests {
    @Test(arguments: [
        ("memory:", "memory", ""), ("sqlite:data/people.sqlite", "sqlite", "data/people.sqlite"),
        ("SQLite:/var/lib/p:1.sqlite", "sqlite", "/var/lib/p:1.sqlite"), ("x-acme+1.0:there", "x-acme+1.0", "there"),
    ])
    func readsSchemeAndLocation(text: String, scheme: String, location: String) throws {
        let url = try StorageURL(text)
        #expect(url.scheme == scheme)
        #expect(url.location == location)
    }

    @Test(arguments: ["", "people.sqlite", ":memory:", "1a:b", "a b:c", "sqlite:a\0b"])
    func refusesWhatIsNone(text: String) {
        #expect(throws: OpeningFailure.self) { try StorageURL(text) }
    }

    @Test func printsWithoutThePassword() throws {
        let url = try StorageURL("postgres://jane:hunter2@db.example/people")
        #expect(url.description == "postgres://jane:…@db.example/people")
        #expect(try StorageURL("postgres://jane:hunt@er2@db/p").description == "postgres://jane:…@db/p")
    }
}
