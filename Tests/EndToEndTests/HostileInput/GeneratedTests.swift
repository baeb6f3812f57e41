import Foundation
import Testing

/// Requests that nobody thought of: valid ones, damaged at random. Never a 5xx, never silence.
///
/// `PEOPLE_FUZZ_SEED` repeats a run, `PEOPLE_FUZZ_CASES` makes it longer.
@Suite struct GeneratedTests {
    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
    private static let seed = setting("PEOPLE_FUZZ_SEED") ?? Int.random(in: 0..<1_000_000)
    private static let cases = setting("PEOPLE_FUZZ_CASES") ?? 500

    /// What is put into the middle of a request: pieces that mean something to somebody on the way.
    private static let pieces: [[UInt8]] =
        [
            "\"", "\\", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e999", "\\u0000", "\\ud800", "%00", "%",
            "&",
            "=", "?", "#", "/", "..", "\r\n", "\n", "\t", " ", "'", ";", "--", "é", "𝒳", "\u{202E}", "\u{FEFF}",
            "9223372036854775808", "0x", "NaN", "[[[[[[[[", "{\"a\":{\"a\":", "id", "customFields", "email",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x7F]]

    @Test("a damaged body gets an answer below 500", arguments: Backend.allCases)
    func bodies(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let saved = try await client.run([
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "T", "type": "text"}"#), 201),
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "s@b.co", "firstName": "S"}"#), 201,
                    saving: ["s": "data.id"]),
            ])
            let id = saved["s"] ?? ""
            let person =
                #"{"email": "a@b.co", "firstName": "José", "lastName": null, "latitude": 1.5, "companyName": "C", "isConnector": true, "customFields": {"cf_t": "x"}}"#
            let requests: [(method: String, path: String, body: String)] = [
                ("POST", "/api/people", person), ("PATCH", "/api/people/\(id)", person),
                ("POST", "/api/contacts", person),
                ("POST", "/api/companies", #"{"name": "Acme", "website": "https://acme.com", "customFields": {}}"#),
                (
                    "POST", "/api/people/custom-fields",
                    #"{"name": "S", "type": "select", "settings": {"options": [{"value": "a", "label": "A", "color": "red"}]}}"#
                ),
                ("POST", "/api/people/\(id)/notes", #"{"content": "[@John](person:\#(id)) said *hi*"}"#),
                ("POST", "/api/api-keys", #"{"name": "K", "expiresInDays": 9, "scopes": ["read"]}"#),
                ("POST", "/api/users", #"{"email": "u@b.co", "firstName": "U"}"#),
            ]
            try await Self.repeatedly { random in
                let (method, path, body) = requests[Int.random(in: 0..<requests.count, using: &random)]
                let damaged = Self.damaged(Array(body.utf8), using: &random)
                let answer = try client.sendBlocking(method, path, bytes: damaged)
                return ("\(method) \(path)", damaged, answer)
            }
            let alive = try await client.send("GET", "/api/people/\(id)")
            #expect(alive.status == 200)
        }
    }

    @Test("a damaged target gets an answer below 500", arguments: Backend.allCases)
    func targets(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let targets = [
                "/api/people?search=john&limit=10&offset=3",
                "/api/people?companyId=01890000-0000-7000-8000-000000000000",
                "/api/people/01890000-0000-7000-8000-000000000000/notes?limit=2", "/api/companies?search=%C3%A9",
                "/api/people/custom-fields", "/api/contacts?limit=100",
            ]
            try await Self.repeatedly { random in
                let target = targets[Int.random(in: 0..<targets.count, using: &random)]
                // Line ends and blanks would be another request, and `notHTTP` has those.
                let damaged = Self.damaged(Array(target.utf8), using: &random).filter { $0 > 0x20 && $0 < 0x7F }
                let connection = try RawConnection(port: client.port)
                let request = client.request("GET", "/@")
                let at = request.firstIndex(of: UInt8(ascii: "@")) ?? 0
                connection.send(request[..<(at - 1)] + damaged + request[(at + 1)...])
                return ("GET", damaged, try Answer(from: connection))
            }
        }
    }

    /// Makes and sends so many cases on a few threads, and records what is not as it has to be.
    private static func repeatedly(
        _ send: @escaping @Sendable (inout SplitMix) throws -> (what: String, bytes: [UInt8], answer: Answer)
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                group.addTask {
                    try await onOwnThread {
                        var random = SplitMix(state: UInt64(seed * 4 + lane))
                        for _ in 0..<cases / 4 {
                            let (what, bytes, answer) = try send(&random)
                            if answer.status >= 500 || (answer.status >= 400 && answer.json["success"] != false) {
                                let text = String(decoding: bytes, as: UTF8.self)
                                Issue.record("seed \(seed): \(what): \(answer.status) \(answer.text)\n\(text)")
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func damaged(_ bytes: [UInt8], using random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
            case 2: bytes.removeSubrange(place...)
            case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
            default:
                // A piece of it once more: names twice, nesting.
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return bytes
    }
}

/// Random numbers that a seed repeats (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
