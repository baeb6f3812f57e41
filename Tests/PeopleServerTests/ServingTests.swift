import Logging
import PeopleApplication
import PeopleCLI
import PeopleDomain
import PeopleHTTP
import PeopleKit
import Synchronization
import Testing

@testable import PeopleServer

@Suite struct ServingTests {
    private let firstRun: FirstRunConfiguration

    init() throws {
        firstRun = FirstRunConfiguration(
            organization: try OrganizationName("Acme"), ownerEmail: try EmailAddress("me@acme.example"))
    }

    @Test func foundsOneOrganizationOnly() async throws {
        let service = try await PeopleService.open("memory:")
        let run = FirstRun(configuration: firstRun, services: service.services)
        // As many servers that start at once on one empty store.
        let secrets = try await withThrowingTaskGroup(of: APIKeySecret?.self) { group in
            for _ in 0..<20 { group.addTask { try await run.found() } }
            return try await group.reduce(into: [APIKeySecret]()) { if let secret = $1 { $0.append(secret) } }
        }
        #expect(secrets.count == 1)
        #expect(try await service.organizations.list().map(\.name) == [firstRun.organization])
        let caller = try await service.authenticator.caller(presenting: try #require(secrets.first).revealed)
        #expect(caller.user.email == firstRun.ownerEmail)
        await service.close()
    }

    @Test func leavesAStoreWithAnOrganizationAlone() async throws {
        let service = try await PeopleService.open("memory:")
        _ = try await service.caller(of: "Other", email: "me@other.example")
        #expect(try await FirstRun(configuration: firstRun, services: service.services).found() == nil)
        #expect(try await service.organizations.list().count == 1)
        await service.close()
    }

    @Test(arguments: [
        ("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://127.0.0.1:80"), ("::", "http://[::1]:80"),
        ("::1", "http://[::1]:80"), ("localhost", "http://localhost:80"),
    ])
    func anAddressCanBeOpened(host: String, url: String) {
        #expect(ServerAddress(host: host, port: 80).description == url)
    }

    @Test func aHostThatIsNotOfTheMachineIsASentence() async throws {
        let runtime = ProgramRuntime(
            environment: ["PEOPLE_STORAGE_URL": "memory:"], console: Console(output: { _ in }, error: { _ in }),
            logging: .untouched)
        // 192.0.2.0/24 is for documentation (RFC 5737), and no machine has an address of it.
        let failure = await #expect(throws: CommandFailure.self) {
            try await runtime.serve(ServeOptions(host: "192.0.2.1", port: "0"))
        }
        #expect(failure?.message == "192.0.2.1 is no address of this machine: choose another http.host.")
        #expect(failure?.status == .failed)
    }
}
