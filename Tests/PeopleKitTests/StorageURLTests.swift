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

    @Test(arguments: [
        ("postgres://jane:hunter2@db.example/people", "postgres://jane:…@db.example/people"),
        ("postgres://jane@db/people", "postgres://jane@db/people"), ("postgres:///people", "postgres:///people"),
        ("postgres://u:hunter2@a:1,[::1]:2,c/p", "postgres://u:…@a:1,[::1]:2,c/p"),
        ("postgres://u:hunt?er2@db/p", "postgres://u:…@db/p"),
        ("postgres://db/p?user=u&password=hunter2&host=h", "postgres://db/p?user=u&…&host=h"),
        ("postgres://db/p?sslmode=require&sslpassword=hunter2", "postgres://db/p?sslmode=require&…"),
        ("postgres://db/p?%70assword=hunter2&%68ost=h", "postgres://db/p?…&%68ost=h"),
        ("postgres://db?password=hun&ter2", "postgres://db?…&…"),
        ("postgres://%2Frun/p?target_session_attrs=any", "postgres://%2Frun/p?target_session_attrs=any"),
        ("sqlite:a@b=c/people.sqlite", "sqlite:a@b=c/people.sqlite"), ("jane:hunter2@db/people", "jane:…"),
        ("postgres:host=db password=hunter2", "postgres:…"),
    ])
    func printsWithoutThePassword(text: String, shown: String) throws {
        #expect(try StorageURL(text).description == shown)
    }

    /// What is meant can't be told, and a password may stand anywhere.
    @Test(arguments: [
        "postgres://jane:hunt@er2@db/p", "postgres://jane:hunt/er2@db/p", "postgres://jane:hunter2",
        "postgres://jane:hu?nt/er2@db/p", "postgres://db/p?password=hun:ter@2", "postgres://db/p?user=u@hunter2",
        "postgres://jane:1,hunter:2x/p",
    ])
    func printsNothingOfWhatIsAmbiguous(text: String) async throws {
        let url = try StorageURL(text)
        #expect(url.description == "postgres://…")
        let failure = await #expect(throws: OpeningFailure.self) {
            try await PeopleService.open(url, secret: .random())
        }
        #expect(failure?.sentence.contains("%40") == true)
        #expect(failure?.sentence.contains("hu") == false)
    }

    /// Before a colon there may be a whole password, where words were meant for libpq.
    @Test(arguments: ["host=db password=hunter2", "host=db password=hunter:2", "//jane:hunter2@db"])
    func quotesNothingOfWhatIsNone(text: String) throws {
        let failure = try #require(throws: OpeningFailure.self, performing: { try StorageURL(text) })
        #expect(!failure.sentence.contains("hunter"))
    }
}
