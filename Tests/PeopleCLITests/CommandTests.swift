import InMemoryStorage
import PeopleApplication
import PeopleCLI
import PeopleDomain
import Testing

@Suite struct CommandTests {
    let runtime = StubRuntime(services: PeopleServices(backend: InMemoryStorage(), keyring: .ephemeral()))

    @discardableResult
    private func run(_ arguments: String...) async -> PeopleCLI.ExitStatus {
        await PeopleCommand.run(arguments, in: runtime)
    }

    private func json(_ text: String) throws -> JSONObject {
        guard case .object(let object) = try JSONParser.parse(text) else { throw FieldFault("is no object") }
        return object
    }

    // MARK: Organizations

    @Test func foundsAnOrganizationWhoseKeyWorks() async throws {
        #expect(await run("org", "create", "Acme", "--owner-email", "jane@acme.example", "--json") == .succeeded)
        let founded = try json(runtime.output)
        #expect(founded.members.map(\.name) == ["organizationId", "userId", "key"])
        guard case .string(let key) = founded["key"] else { return #expect(Bool(false)) }
        let caller = try await runtime.services.authenticator.caller(presenting: key)
        #expect(caller.scopes == [.admin])
        #expect(caller.user.firstName.string == "jane")
        #expect(founded["organizationId"] == .string(caller.organization.id.description))
        #expect(founded["userId"] == .string(caller.user.id.description))
    }

    @Test func printsForAPersonAndWarnsBesideIt() async {
        await run("org", "create", "Acme", "--owner-email", "jane@acme.example", "--owner-first-name", "Jane")
        #expect(runtime.output.contains("introzy_"))
        #expect(runtime.error == "Keep the key: it can't be shown again.\n")
        await run("org", "list")
        #expect(runtime.output.contains("NAME"))
        #expect(runtime.output.contains("Acme"))
    }

    @Test func saysAllThatIsWrongAtOnce() async {
        let status = await run("org", "create", " ", "--owner-email", "x", "--owner-last-name", "")
        #expect(status == .wrongUse)
        #expect(runtime.output.isEmpty)
        #expect(
            runtime.error == """
                people: NAME must not be empty.
                people: --owner-email must be a valid email address.
                people: --owner-last-name must not be empty.

                """)
    }

    @Test func refusesASecondOrganizationOfTheName() async {
        await run("org", "create", "Acme", "--owner-email", "jane@acme.example", "--json")
        #expect(await run("org", "create", "ACME", "--owner-email", "joe@acme.example") == .failed)
        #expect(runtime.error == "people: An organization with this name already exists.\n")
    }

    // MARK: Keys

    @Test func makesListsAndRevokesKeys() async throws {
        await run("org", "create", "Acme", "--owner-email", "jane@acme.example", "--json")
        let made = runtime.output.count
        #expect(
            await run(
                "key", "create", "--org", "acme", "--user", "JANE@acme.example", "--name", "Mail", "--scope", "read",
                "--scope", "ADMIN", "--expires-in-days", "7", "--json") == .succeeded)
        let key = try json(String(runtime.output.dropFirst(made)))
        #expect(key["scopes"] == .array([.string("read"), .string("admin")]))
        #expect(key["name"] == .string("Mail"))
        guard case .string(let secret) = key["secret"], case .string(let id) = key["id"] else {
            return #expect(Bool(false))
        }
        #expect(try await runtime.services.authenticator.caller(presenting: secret).key?.name.string == "Mail")

        #expect(await run("key", "revoke", id) == .succeeded)
        await #expect(throws: ApplicationError.unauthenticated) {
            try await runtime.services.authenticator.caller(presenting: secret)
        }
        let listed = runtime.output.count
        #expect(await run("key", "list", "--org", "Acme", "--json") == .succeeded)
        guard case .array(let keys) = try json(String(runtime.output.dropFirst(listed)))["apiKeys"] else {
            return #expect(Bool(false))
        }
        #expect(keys.count == 2)
        #expect(!runtime.output.dropFirst(listed).contains("secret"))
    }

    @Test(arguments: [
        (["key", "create", "--org", "None"], PeopleCLI.ExitStatus.failed, "organization"),
        (["key", "create", "--org", "Acme", "--user", "joe@acme.example"], .failed, "user"),
        (["key", "create", "--org", "Acme", "--scope", "all"], .wrongUse, "--scope"),
        (["key", "create", "--org", "Acme", "--expires-in-days", "366"], .wrongUse, "--expires-in-days"),
        (["key", "revoke", "one"], .wrongUse, "UUID"),
        (["key", "revoke", "019abb35-0000-7000-8000-000000000000"], .failed, "key"),
    ])
    func saysWhatIsWrongWithAKey(arguments: [String], status: PeopleCLI.ExitStatus, mentioned: String) async {
        await run("org", "create", "Acme", "--owner-email", "jane@acme.example", "--json")
        #expect(await PeopleCommand.run(arguments, in: runtime) == status)
        #expect(runtime.error.contains(mentioned))
    }

    // MARK: The program

    @Test(arguments: [["--help"], ["--version"], ["help", "serve"], ["org"], ["key", "create", "--help"]])
    func helpIsAResult(arguments: [String]) async {
        #expect(await PeopleCommand.run(arguments, in: runtime) == .succeeded)
        #expect(!runtime.output.isEmpty)
        #expect(runtime.error.isEmpty)
    }

    @Test(arguments: [
        ["nonsense"], ["org", "create"], ["serve", "--nonsense"], ["migrate", "--dry-run", "--status"],
    ])
    func wrongUseIsSaidOnStandardError(arguments: [String]) async {
        #expect(await PeopleCommand.run(arguments, in: runtime) == .wrongUse)
        #expect(runtime.output.isEmpty)
        #expect(!runtime.error.isEmpty)
    }

    @Test func servesWithItsFlags() async {
        #expect(await run("serve", "--host", "::1", "--port", "0", "--config", "a.yaml") == .succeeded)
        #expect(
            runtime.served == [ServeOptions(store: StoreOptions(configurationFile: "a.yaml"), host: "::1", port: "0")])
    }
}
