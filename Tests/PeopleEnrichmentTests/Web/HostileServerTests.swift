import Foundation
import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Servers that mean harm, or are out of order")
struct HostileServerTests {
    /// Runs a test against one page; no read of it may take longer than it should.
    private func failure(
        _ reply: LoopbackServer.Reply, changing change: (inout FetchPolicy) -> Void = { _ in }
    ) async throws -> (failure: WebFailure?, time: Duration, openConnections: Int) {
        try await LoopbackServer.with(["/": reply]) { server in
            var policy = FetchPolicy.testing([server])
            change(&policy)
            return try await withClient(policy) { client in
                let clock = ContinuousClock()
                let start = clock.now
                let failure = await client.failure(server.url)
                let time = clock.now - start
                // The other side learns of it a moment later.
                for _ in 0..<100 where server.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
                return (failure, time, server.openConnections)
            }
        }
    }

    private static let html = [("Content-Type", "text/html")]

    @Test("A server that says nothing is left when the time is over")
    func silence() async throws {
        let result = try await failure(.silence) { $0.requestTimeout = .milliseconds(200) }
        #expect(result.failure == .timeout)
        #expect(result.time < .seconds(60))
        #expect(result.openConnections == 0)
    }

    @Test("So is one that falls silent in the middle, and one that goes on slowly for ever")
    func stalls() async throws {
        let stalls = LoopbackServer.Reply(headers: Self.html, body: .stalls([60, 61]))
        let result = try await failure(stalls) { $0.requestTimeout = .milliseconds(200) }
        #expect(result.failure == .timeout)
        #expect(result.openConnections == 0)
    }

    @Test("Ten gigabytes are refused when they are announced")
    func announced() async throws {
        let reply = LoopbackServer.Reply(
            headers: Self.html, body: .announced(length: 10 << 30, piece: Array(repeating: 65, count: 1 << 16)))
        let result = try await failure(reply)
        #expect(result.failure == .tooLarge)
        #expect(result.time < .seconds(60))
        #expect(result.openConnections == 0)
    }

    @Test("A body without an end is cut off at the bound")
    func endless() async throws {
        let reply = LoopbackServer.Reply(
            headers: Self.html, body: .endless(piece: Array(repeating: 65, count: 1 << 16)))
        let result = try await failure(reply)
        #expect(result.failure == .tooLarge)
        #expect(result.time < .seconds(60))
        #expect(result.openConnections == 0)
    }

    @Test("The bound is exact")
    func bound() async throws {
        let change = { (policy: inout FetchPolicy) in policy.maximumBodySize = 1000 }
        #expect(try await failure(.text(String(repeating: "a", count: 1000)), changing: change).failure == nil)
        #expect(try await failure(.text(String(repeating: "a", count: 1001)), changing: change).failure == .tooLarge)
    }

    @Test("A bomb of gzip is cut off, without its memory", arguments: [1, 50])
    func bomb(repeats: Int) async throws {
        // A member of 100 KB that is 100 MB; one after the other announces more than may be on the way.
        let bomb = try Gzip.zeros(megabytes: 100)
        var reply = LoopbackServer.Reply(headers: Self.html + [("Content-Encoding", "gzip")])
        reply.body = repeats == 1 ? .bytes(bomb) : .endless(piece: bomb)
        let before = Memory.resident
        let result = try await failure(reply)
        #expect(result.failure == .tooLarge)
        #expect(result.time < .seconds(60))
        #expect(result.openConnections == 0)
        // Of the whole process, in which other tests run too; unpacked, the second would have no end.
        #expect(Memory.resident - before < 1 << 30)
    }

    @Test("What is packed within the bound is unpacked, also to the last byte of it")
    func gzip() async throws {
        let body = try Gzip.zeros(megabytes: 1)
        let reply = LoopbackServer.Reply(headers: Self.html + [("Content-Encoding", "gzip")], body: .bytes(body))
        #expect(try await failure(reply).failure == nil)
        #expect(try await failure(reply) { $0.maximumBodySize -= 1 }.failure == .tooLarge)
    }

    @Test("Broken gzip is no document")
    func brokenGzip() async throws {
        var body = try Gzip.zeros(megabytes: 1)
        body[20] ^= 0xFF
        for bytes in [body, Array(body.prefix(body.count / 2)), Array("no gzip".utf8)] {
            let reply = LoopbackServer.Reply(headers: Self.html + [("Content-Encoding", "gzip")], body: .bytes(bytes))
            let failure = try await failure(reply).failure
            if case .unreachable = failure { continue }
            Issue.record("\(String(describing: failure))")
        }
    }

    @Test(
        "What is no HTTP is no document",
        arguments: [
            "", "SSH-2.0-OpenSSH_9.6\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        ])
    func noHTTP(text: String) async throws {
        let result = try await failure(.init(body: .raw(Array(text.utf8)))) { $0.requestTimeout = .seconds(60) }
        guard case .unreachable = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
    }

    @Test("Headers without an end are no document")
    func endlessHeaders() async throws {
        let line = "X-A: \(String(repeating: "a", count: 1000))\r\n"
        let text = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 2000)
        let result = try await failure(.init(body: .raw(Array(text.utf8))))
        #expect(result.failure != nil)
        #expect(result.time < .seconds(60))
    }

    @Test("Broken UTF-8 is repaired")
    func brokenUTF8() async throws {
        let reply = LoopbackServer.Reply(
            headers: Self.html, body: .bytes([0x61, 0xC3, 0x28, 0xFF, 0x62, 0xED, 0xA0, 0x80]))
        try await LoopbackServer.with(["/": reply]) { server in
            try await withClient(.testing([server])) { client in
                let text = try await client.read(server.url).text
                #expect(text == "a\u{FFFD}(\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}")
            }
        }
    }

    @Test("Cancelling ends a read at once, and closes its connection")
    func cancellation() async throws {
        try await LoopbackServer.with(["/": .silence]) { server in
            try await withClient(.testing([server])) { client in
                let task = Task { await client.failure(server.url) }
                while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
                let clock = ContinuousClock()
                let start = clock.now
                task.cancel()
                #expect(await task.value == .cancelled)
                #expect(clock.now - start < .seconds(60))
                for _ in 0..<100 where server.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
                #expect(server.openConnections == 0)
            }
        }
    }

    @Test("A port that nobody listens on is told")
    func refusedConnection() async throws {
        let server = try await LoopbackServer.start([:])
        await server.stop()
        try await withClient(.testing([server])) { client in
            guard case .unreachable = await client.failure(server.url) else {
                Issue.record("It was read")
                return
            }
        }
    }
}

enum Gzip {
    /// Made by the system's program, so that it is not checked against itself. By `popen`, since Foundation's `Process` has
    /// crashed where many files are open.
    static func zeros(megabytes: Int) throws -> [UInt8] {
        let pipe = try #require(popen("head -c \(megabytes)M /dev/zero | gzip -9", "r"))
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { bytes += chunk[..<count] }
        return bytes
    }
}

enum Memory {
    /// Bytes of this process that are in memory.
    static var resident: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}
