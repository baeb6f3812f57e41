import InMemoryStorage
import PeopleApplication
import PeopleCLI
import PeopleDomain
import PeopleStorage
import Testing

@Suite struct CopyCommandTests {
    private let source = InMemoryStorage()
    private let target = InMemoryStorage()
    private let runtime: StubRuntime

    init() async throws {
        let services = PeopleServices(backend: source, keyring: .ephemeral())
        _ = try await services.organizations.found(
            OrganizationName("Acme"), owner: .owner(email: EmailAddress("a@acme.example")), keyName: APIKeyName("K"))
        runtime = StubRuntime(services: services, copied: (source, target))
    }

    private func copy(_ arguments: String...) async -> PeopleCLI.ExitStatus {
        await PeopleCommand.run(["copy", "--from", "a:", "--to", "b:"] + arguments, in: runtime)
    }

    @Test func printsATableAndSaysTheRestBesideIt() async {
        #expect(await copy() == .succeeded)
        #expect(runtime.copies == [CopyOptions(source: "a:", target: "b:")])
        let lines = runtime.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.first == ["TABLE", "SOURCE", "TARGET", "CHECKSUM"])
        #expect(lines.dropFirst().allSatisfy { $0.last == "equal" } && lines.count == StoreTable.allCases.count + 1)
        #expect(lines.contains { $0.prefix(3) == ["people", "1", "1"] })
        #expect(runtime.error.hasPrefix("Acme: copied 1 organizations\n"))
        #expect(runtime.error.hasSuffix("Take the secret along.\n"))
    }

    @Test func printsJSONForPrograms() async throws {
        #expect(await copy("--json") == .succeeded)
        guard case .object(let object) = try JSONParser.parse(runtime.output),
            case .array(let tables)? = object["tables"]
        else { return #expect(Bool(false), "\(runtime.output)") }
        #expect(object["equal"] == .boolean(true))
        #expect(tables.count == StoreTable.allCases.count)
        guard case .object(let people)? = tables.dropFirst(3).first else { return #expect(Bool(false)) }
        #expect(people["table"] == .string("people"))
        #expect(people["source"] == people["target"])
        guard case .object(let side)? = people["source"], case .string(let checksum)? = side["checksum"] else {
            return #expect(Bool(false))
        }
        #expect(side["count"] == .number(1))
        #expect(checksum.count == 64)
    }

    @Test func aDifferenceIsAFailureThatNamesTheTable() async throws {
        #expect(await copy() == .succeeded)
        // Made there, and not in the source.
        let services = PeopleServices(backend: target, keyring: .ephemeral())
        let caller = try await services.organizations.caller(for: services.organizations.find("Acme"))
        let draft = PersonDraft(email: try EmailAddress("b@acme.example"), firstName: try FirstName("B"))
        _ = try await services.people.create(as: caller) { (_) throws(ValidationFailure) in draft }
        #expect(await copy() == .failed)
        #expect(runtime.output.contains("differs: "))
        #expect(runtime.error.contains("people: The two differ in people, first in those of Acme."))
    }

    @Test func aRecordThatIsRefusedIsNamed() async throws {
        #expect(await copy() == .succeeded)
        let services = PeopleServices(backend: target, keyring: .ephemeral())
        let caller = try await services.organizations.caller(for: services.organizations.find("Acme"))
        _ = try await services.people.update(caller.user.id, as: caller) { (_) throws(ValidationFailure) in
            PersonPatch(phoneNumber: .set(PhoneNumber(stored: "1")))
        }
        #expect(await copy() == .failed)
        #expect(runtime.error.contains("Person \(caller.user.id) is there already, and was changed there."))
    }

    @Test(arguments: [["copy"], ["copy", "--from", "memory:"], ["copy", "--to", "memory:"]])
    func wantsBothEnds(arguments: [String]) async {
        #expect(await PeopleCommand.run(arguments, in: runtime) == .wrongUse)
        #expect(runtime.output.isEmpty)
    }
}
