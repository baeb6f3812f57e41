import Logging
import PeopleCLI
import PeopleDomain
import Synchronization
import Testing

@testable import PeopleServer

@Suite struct JSONLogHandlerTests {
    @Test func writesALineThatIsAnObject() throws {
        let lines = Mutex<[String]>([])
        let console = Console(output: { _ in }, error: { line in lines.withLock { $0.append(line) } })
        var logger = Logger(label: "people") { JSONLogHandler(label: $0, level: .info, console: console) }
        logger[metadataKey: "requestId"] = "r-1"
        logger.debug("unheard")
        logger.info("a \"quoted\"\nline", metadata: ["message": "b", "sizes": ["1", "2"]])
        let said = lines.withLock { $0 }
        #expect(said.count == 1)
        let line = try #require(said.first)
        #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { !$0.isNewline })
        guard case .object(let object) = try JSONParser.parse(line) else { return #expect(Bool(false)) }
        #expect(object["message"] == .string("a \"quoted\"\nline"))
        #expect(object["level"] == .string("info"))
        #expect(object["meta.message"] == .string("b"))
        #expect(object["meta.requestId"] == .string("r-1"))
        #expect(object["meta.sizes"] == .array([.string("1"), .string("2")]))
    }
}
