import Foundation
import PeopleKit
import Testing

@Suite struct PeopleServiceTests {
    @Test func keepsPeopleForAnEmbedder() async throws {
        let service = try await PeopleService.open("memory:")
        let me = try await service.caller(of: "Acme", email: "me@acme.example")
        let jane = PersonDraft(email: try EmailAddress("jane@acme.example"), firstName: try FirstName("Jane"))
        let created = try await service.people.create(as: me) { _ in jane }
        #expect(try await service.people.get(created.id, as: me) == created)
        await service.close()
        await #expect(throws: ApplicationError.self) { try await service.people.list(as: me) }
    }

    @Test func findsTheOrganizationAgain() async throws {
        let service = try await PeopleService.open("memory:")
        let first = try await service.caller(of: "Acme", email: "me@acme.example")
        let again = try await service.caller(of: " ACME ", email: "ME@acme.example")
        #expect(first.organization == again.organization)
        #expect(first.user == again.user)
        await #expect(throws: ApplicationError.notFound(.user)) {
            try await service.caller(of: "Acme", email: "other@acme.example")
        }
        await service.close()
    }

    @Test func saysAllThatIsWrongWithACaller() async throws {
        let service = try await PeopleService.open("memory:")
        let error = await #expect(throws: ApplicationError.self) { try await service.caller(of: "", email: "nobody") }
        guard case .invalid(let failure) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(failure.faults.map(\.field) == ["organization", "email"])
        await service.close()
    }

    @Test(arguments: [
        ("memory:here", "memory:"), ("acme:x", "acme"), ("postgres://u:pw@h/d", "auth.secret"),
        ("postgresql://h/d", "auth.secret"), ("sqlite:", "sqlite:PATH"), ("sqlite://data/p", "slashes"),
        ("sqlite:/proc/none/p.sqlite", "/proc/none"),
    ])
    func refusesWithASentence(url: String, mentioned: String) async {
        let failure = await #expect(throws: OpeningFailure.self) { try await PeopleService.open(url) }
        #expect(failure?.sentence.contains(mentioned) == true)
        #expect(failure?.sentence.contains("pw") == false)
    }

    /// Both names of libpq, with a secret: nobody listens there.
    @Test(arguments: ["postgres", "postgresql"]) func knowsPostgreSQL(scheme: String) async {
        let failure = await #expect(throws: OpeningFailure.self) {
            try await PeopleService.open("\(scheme)://u:hunter2@%2Fnowhere/people", secret: .random())
        }
        #expect(failure?.sentence.contains("/nowhere") == true, "\(failure?.sentence ?? "")")
        #expect(failure?.sentence.contains("hunter2") == false)
    }

    @Test func refusesWordsInThePlaceOfAnURL() async {
        let failure = await #expect(throws: OpeningFailure.self) {
            try await PeopleService.open("postgres:host=db password=hunter2", secret: .random())
        }
        #expect(failure?.sentence.contains("postgres://HOST/DATABASE") == true)
        #expect(failure?.sentence.contains("hunter2") == false)
    }

    @Test func opensWhatAThirdPartyRegisters() async throws {
        var registry = BackendRegistry.standard
        registry.register(BorrowedDriver(), for: "acme")
        let withoutSecret = await #expect(throws: OpeningFailure.self) {
            try await PeopleService.open("acme:x", registry: registry)
        }
        #expect(withoutSecret?.sentence.contains("auth.secret") == true)
        let service = try await PeopleService.open("acme:x", secret: .random(), registry: registry)
        #expect(try await service.organizations.list().isEmpty)
        await service.close()
    }

    @Test func keepsItsSecretBesideAnSQLiteFile() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/new/people.sqlite"
            let service = try await PeopleService.open("sqlite:" + path)
            let key = try await service.foundAcme()
            await service.close()

            let again = try await PeopleService.open("sqlite:" + path)
            #expect(try await again.authenticator.caller(presenting: key.revealed).organization.name.string == "Acme")
            await again.close()

            try FileManager.default.removeItem(atPath: path + ".secret")
            let failure = await #expect(throws: OpeningFailure.self) { try await PeopleService.open("sqlite:" + path) }
            #expect(failure?.sentence.contains("people.sqlite.secret") == true)
        }
    }

    @Test func tellsWhereTheSchemaStands() async throws {
        try await withTemporaryDirectory { directory in
            let url = try StorageURL("sqlite:\(directory)/people.sqlite")
            let driver = try BackendRegistry.standard.driver(for: url)
            let before = try await driver.migrationStatus(of: url, options: StorageOptions())
            #expect(before.version == 0)
            #expect(before.pending.first?.sql.contains("CREATE TABLE") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)

            await (try PeopleService.open(url)).close()
            let after = try await driver.migrationStatus(of: url, options: StorageOptions())
            #expect(after.version == before.pending.count)
            #expect(after.pending.isEmpty)
        }
    }
}

/// A backend of somebody else, which keeps to the defaults of the protocol.
private struct BorrowedDriver: BackendDriver {
    func open(_ url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> any StorageBackend {
        let memory = try StorageURL("memory:")
        return try await BackendRegistry.standard.driver(for: memory).open(memory, options: options)
    }
}

extension PeopleService {
    fileprivate func foundAcme() async throws -> APIKeySecret {
        try await services.organizations.found(
            OrganizationName("Acme"), owner: .owner(email: EmailAddress("me@acme.example")), keyName: .first
        ).secret
    }
}
