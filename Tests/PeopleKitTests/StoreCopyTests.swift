import Foundation
import PeopleKit
import Testing

@Suite struct StoreCopyTests {
    @Test("Memory to SQLite and back: every checksum is the same, and keys go on to work under the same secret")
    func thereAndBack() async throws {
        try await withTemporaryDirectory { directory in
            let secret = ServerSecret.random()
            let first = try await backend("memory:")
            let service = PeopleService(backend: first, secret: secret)
            let (founded, key) = try await service.organizations.found(
                OrganizationName("Acme"), owner: .owner(email: EmailAddress("me@acme.example")), keyName: .first)
            let me = Caller(trusted: founded.owner, of: founded.organization)
            for number in 0..<2500 {
                let draft = PersonDraft(
                    email: try EmailAddress("p\(number)@acme.example"), firstName: try FirstName("José \(number)"),
                    company: .named(try CompanyName("Company \(number % 7)")))
                let person = try await service.people.create(as: me) { (_) throws(ValidationFailure) in draft }
                if number.isMultiple(of: 10) {
                    _ = try await service.notes.create(NoteContent("N\(number)"), about: .person(person.id), as: me)
                }
            }
            let middle = try await backend("sqlite:\(directory)/a.sqlite")
            let last = try await backend("memory:")
            let there = try await StoreCopy(from: first, to: middle).run()
            let back = try await StoreCopy(from: middle, to: last).run()
            #expect(there.isEqual && back.isEqual)
            #expect(there.tables.map(\.source.checksum) == back.tables.map(\.target.checksum))
            #expect(back.tables.map(\.target.count) == [1, 2, 7, 2501, 1, 250, 1, 0, 0, 0])

            for copy in [middle, last] {
                let served = PeopleService(backend: copy, secret: secret)
                let caller = try await served.authenticator.caller(presenting: key.revealed)
                let found = try await served.people.list(
                    PersonListRequest(search: SearchTerms("jose 2499")), as: caller)
                #expect(found.items.map(\.firstName.string) == ["José 2499"])
                #expect(try await served.people.list(as: caller).items == service.people.list(as: me).items)
                await served.close()
            }
        }
    }

    @Test("The source has to be there, is only read, and is not the target")
    func opening() async throws {
        try await withTemporaryDirectory { directory in
            let missing = try StorageURL("sqlite:\(directory)/none.sqlite")
            let target = try StorageURL("sqlite:\(directory)/b.sqlite")
            for (source, word) in [(missing, "no store"), (target, "itself")] {
                let failure = await #expect(throws: OpeningFailure.self) {
                    try await StoreCopy.withStores(from: source, to: target) { try await $0.run() }
                }
                #expect(failure?.sentence.contains(word) == true)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
            let empty = try await StoreCopy.withStores(from: StorageURL("memory:"), to: target) { try await $0.run() }
            #expect(empty.isEqual)
            // No secret was made for the target.
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["b.sqlite"])
        }
    }

    @Test("Says which secret the keys need, and where it is")
    func secret() async throws {
        try await withTemporaryDirectory { directory in
            let source = try StorageURL("sqlite:\(directory)/a.sqlite")
            let target = try StorageURL("sqlite:\(directory)/b.sqlite")
            let memory = try StorageURL("memory:")
            func sentence(_ source: StorageURL, given: ServerSecret? = nil) throws -> String {
                try SecretMove(from: source, to: target, given: given).sentence()
            }
            #expect(try sentence(source).contains("auth.secret that \(source) is served with"))
            await (try PeopleService.open(source)).close()
            let copy = "copy that file to \(directory)/b.sqlite.secret"
            #expect(try sentence(source).contains("\(directory)/a.sqlite.secret: \(copy)"))
            #expect(try sentence(source, given: .random()).contains("auth.secret that is set here"))
            #expect(try sentence(memory).contains("key create"))
            await (try PeopleService.open(target)).close()
            #expect(try sentence(source).contains("holds another one"))
            try FileManager.default.removeItem(atPath: "\(directory)/b.sqlite.secret")
            try FileManager.default.copyItem(
                atPath: "\(directory)/a.sqlite.secret", toPath: "\(directory)/b.sqlite.secret")
            #expect(try sentence(source).contains("holds it already"))
        }
    }

    private func backend(_ text: String) async throws -> any StorageBackend {
        let url = try StorageURL(text)
        return try await BackendRegistry.standard.driver(for: url).open(url, options: StorageOptions())
    }
}
