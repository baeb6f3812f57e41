import PeopleKit
import Testing

@Suite struct ServerSecretTests {
    @Test func takesTextOf32BytesWithoutTheSpaceAroundIt() throws {
        let text = String(repeating: "ab", count: 16)
        #expect(try ServerSecret(text) == ServerSecret(" \(text)\n"))
    }

    @Test(arguments: ["", "short", String(repeating: " ", count: 40), String(repeating: "a", count: 1025)])
    func refusesWhatIsTooShortOrTooLong(text: String) {
        #expect(throws: OpeningFailure.self) { try ServerSecret(text) }
    }

    @Test func isNeverPrinted() throws {
        let secret = try ServerSecret("0123456789abcdef0123456789abcdef")
        #expect(!"\(secret) \(String(reflecting: secret))".contains("0123"))
    }

    @Test func isRandomWhenMade() { #expect(ServerSecret.random() != ServerSecret.random()) }
}
