import Crypto
import Foundation
import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Reading documents")
struct SafeWebClientTests {
    @Test("A document is read, with where, when and what it was")
    func document() async throws {
        try await LoopbackServer.with(["/a": .text("<p>Grüße</p>")]) { server in
            try await withClient(.testing([server])) { client in
                let document = try await client.read(
                    "\(server.url)/a#part", headers: ["X-GitHub-Api-Version": "2022-11-28"])
                #expect(document.url == "\(server.url)/a")
                #expect(document.mediaType == "text/html")
                #expect(document.text == "<p>Grüße</p>")
                #expect(document.sha256 == SHA256.hash(data: document.body).map { String(format: "%02x", $0) }.joined())
                #expect(document.retrievedAt == testTime)
                #expect(!document.isUseForbidden)
                let request = try #require(server.requests.first)
                #expect(request.method == "GET" && request.target == "/a")
                #expect(request["user-agent"] == "PeopleTest/1.0 (+https://example.com/contact)")
                #expect(request["x-github-api-version"] == "2022-11-28")
                #expect(request["host"] == server.authority)
                #expect(request["cookie"] == nil && request["authorization"] == nil && request["referer"] == nil)
            }
        }
    }

    @Test("Headers of ours can't be replaced")
    func headers() async throws {
        try await LoopbackServer.with(["/": .text("")]) { server in
            try await withClient(.testing([server])) { client in
                _ = try await client.read(
                    server.url, headers: ["Host": "evil.com", "User-Agent": "x", "Accept-Encoding": "br"])
                let request = try #require(server.requests.first)
                #expect(request.headers.filter { $0.name == "host" }.map(\.value) == [server.authority])
                #expect(request.headers.filter { $0.name == "user-agent" }.count == 1)
                #expect(request["user-agent"]?.hasPrefix("PeopleTest/") == true)
                #expect(request["accept-encoding"] == "gzip, deflate")
            }
        }
    }

    @Test("A header can't smuggle another one in")
    func smuggling() async throws {
        try await LoopbackServer.with(["/": .text("")]) { server in
            try await withClient(.testing([server])) { client in
                await #expect(throws: WebFailure.self) {
                    try await client.read(server.url, headers: ["X-A": "b\r\nX-C: d"])
                }
                #expect(server.requests.isEmpty)
            }
        }
    }

    @Test(
        "A status that is no success is told",
        arguments: [
            (404, WebFailure.notFound), (410, .notFound), (401, .status(401)), (403, .status(403)), (500, .status(500)),
            (503, .status(503)), (204, .status(204)), (206, .status(206)), (304, .status(304)), (302, .status(302)),
            (429, .rateLimited(retryAfter: nil)),
        ])
    func status(code: Int, failure: WebFailure) async throws {
        try await LoopbackServer.with(["/": .status(code)]) { server in
            try await withClient(.testing([server])) { client in
                #expect(await client.failure(server.url) == failure)
            }
        }
    }

    @Test(
        "Only texts are read, whatever the bytes look like",
        arguments: [
            ("text/html", true), ("Text/HTML;charset=utf-8", true), ("application/xhtml+xml", true),
            ("application/json", true),
            ("text/plain", true), ("image/png", false), ("application/pdf", false), ("application/octet-stream", false),
            ("text/htmlx", false), ("", false), ("multipart/form-data", false), ("text/css", false),
        ])
    func mediaTypes(type: String, isRead: Bool) async throws {
        try await LoopbackServer.with(["/": .text("<html></html>", type: type)]) { server in
            try await withClient(.testing([server])) { client in
                let failure = await client.failure(server.url)
                if isRead {
                    #expect(failure == nil)
                } else {
                    #expect(failure == .refusedType(type.isEmpty ? "none" : type))
                }
            }
        }
    }

    @Test("A document without a type, or in an encoding that we can't undo, is not read")
    func untyped() async throws {
        let compressed = LoopbackServer.Reply(
            headers: [("Content-Type", "text/html"), ("Content-Encoding", "br")], body: .bytes([1, 2, 3]))
        try await LoopbackServer.with(["/": .init(body: .bytes([60])), "/br": compressed]) { server in
            try await withClient(.testing([server])) { client in
                #expect(await client.failure(server.url) == .refusedType("none"))
                #expect(await client.failure("\(server.url)/br") == .refusedType("content encoding br"))
            }
        }
    }

    @Test("X-Robots-Tag is passed on")
    func robotsTag() async throws {
        var reply = LoopbackServer.Reply.text("x")
        reply.headers.append(("X-Robots-Tag", "otherbot: noindex"))
        var forbidden = reply
        forbidden.headers.append(("X-Robots-Tag", "nofollow, NoAI"))
        try await LoopbackServer.with(["/": reply, "/no": forbidden]) { server in
            try await withClient(.testing([server])) { client in
                let document1 = try await client.read(server.url)
                #expect(document1.isUseForbidden == false)
                let document2 = try await client.read("\(server.url)/no")
                #expect(document2.isUseForbidden)
            }
        }
    }

    @Test("Cookies are not sent back")
    func cookies() async throws {
        var reply = LoopbackServer.Reply.text("x")
        reply.headers.append(("Set-Cookie", "session=1; Path=/"))
        let redirect = LoopbackServer.Reply(status: 302, headers: [("Location", "/a"), ("Set-Cookie", "b=2")])
        try await LoopbackServer.with(["/a": reply, "/b": redirect]) { server in
            try await withClient(.testing([server])) { client in
                _ = try await client.read("\(server.url)/b")
                _ = try await client.read("\(server.url)/a")
                #expect(server.requests.count == 3)
                #expect(server.requests.allSatisfy { $0["cookie"] == nil })
            }
        }
    }

    @Test("Connections are used again")
    func connections() async throws {
        try await LoopbackServer.with(["/": .text("x"), "/no": .text("none", status: 404)]) { server in
            try await withClient(.testing([server])) { client in
                for _ in 0..<5 {
                    _ = try await client.read(server.url)
                    #expect(await client.failure("\(server.url)/no") == .notFound)
                }
                #expect(server.openConnections == 1)
            }
        }
    }

    @Test("After its shutdown a client reads nothing")
    func shutdown() async throws {
        try await LoopbackServer.with(["/": .text("x")]) { server in
            let client = SafeWebClient(policy: .testing([server]), now: { testTime })
            _ = try await client.read(server.url)
            await client.shutdown()
            #expect(await client.failure(server.url) == .cancelled)
        }
    }
}
