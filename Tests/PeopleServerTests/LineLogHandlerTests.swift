import Logging
import PeopleDomain
import Synchronization
import Testing

@testable import PeopleServer

@Suite struct LineLogHandlerTests {
    @Test func writesALineThatIsAnObject() throws {
        let lines = Mutex<[String]>([])
        var logger = Logger(label: "people") { label in
            LineLogHandler(label: label, level: .info, format: .json) { line in lines.withLock { $0.append(line) } }
        }
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

    @Test func nothingFromOutsideLooksLikeAnotherLine() throws {
        let lines = Mutex<[String]>([])
        let logger = Logger(label: "people") { label in
            LineLogHandler(label: label, level: .info, format: .text) { line in lines.withLock { $0.append(line) } }
        }
        logger.info("request", metadata: ["path": "/api/people", "reason": "a b\n2024 info people: forged key=1"])
        let said = lines.withLock { $0 }
        let line = try #require(said.first)
        #expect(line.dropLast().allSatisfy { !$0.isNewline })
        #expect(
            line.hasSuffix(
                #" info people: request path=/api/people reason="a b\n2024 info people: forged key=1""# + "\n"))
    }
}
