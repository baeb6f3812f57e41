import Foundation
import Testing

/// One request and what its answer has to be: a row of a table.
///
/// `{name}` in a path or a body stands for what an earlier row saved under that name.
struct Scenario: Sendable {
    let name: String
    let request: Request
    let status: Int
    let facts: [(path: String, fact: Fact)]
    let saved: [String: String]
    let location: SourceLocation

    /// - Parameter saving: names, and the paths in the answer whose values they stand for from then on.
    init(
        _ name: String, _ request: Request, _ status: Int, _ facts: KeyValuePairs<String, Fact> = [:],
        saving saved: [String: String] = [:], at location: SourceLocation = #_sourceLocation
    ) {
        self.name = name
        self.request = request
        self.status = status
        self.facts = facts.map { ($0.key, $0.value) }
        self.saved = saved
        self.location = location
    }

    struct Request: Sendable {
        let method: String
        let path: String
        let body: String?
        var headers: [String: String] = [:]

        static func get(_ path: String) -> Self { Self(method: "GET", path: path, body: nil) }
        static func post(_ path: String, _ body: String) -> Self { Self(method: "POST", path: path, body: body) }
        static func patch(_ path: String, _ body: String) -> Self { Self(method: "PATCH", path: path, body: body) }
        static func delete(_ path: String) -> Self { Self(method: "DELETE", path: path, body: nil) }
        static func other(_ method: String, _ path: String, _ body: String? = nil) -> Self {
            Self(method: method, path: path, body: body)
        }

        func headers(_ headers: [String: String]) -> Self {
            var copy = self
            copy.headers = headers
            return copy
        }
    }
}

/// What has to hold of a part of an answer.
enum Fact: Sendable {
    case equals(JSON)
    /// What an earlier row saved under that name.
    case equalsSaved(String)
    case matches(String)
    case contains(String)
    case absent
    /// An object with exactly these members.
    case hasExactly(Set<String>)
    /// An object with at least these members.
    case has(Set<String>)
    /// An array of so many elements.
    case count(Int)

    static let id = Fact.matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
    static let time = Fact.matches(#"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"#)

    /// What is wrong with a value; `nil` where it is as it has to be.
    func fault(of value: JSON?, saved: [String: String]) throws -> String? {
        switch self {
        case .equals(let expected): return value == expected ? nil : "is not \(expected)"
        case .equalsSaved(let name):
            return saved[name] != nil && value?.string == saved[name]
                ? nil : "is not \(saved[name] ?? "saved: \(name)")"
        case .matches(let pattern):
            let found = try value?.string?.firstMatch(of: Regex(pattern))
            return found == nil ? "does not match \(pattern)" : nil
        case .contains(let part): return value?.string?.contains(part) == true ? nil : "does not contain \(part)"
        case .absent: return value == nil ? nil : "is there"
        case .hasExactly(let names):
            guard let found = value?.names else { return "is no object" }
            return found == names ? nil : "lacks \(names.subtracting(found)), has \(found.subtracting(names)) too many"
        case .has(let names):
            guard let found = value?.names else { return "is no object" }
            return names.isSubset(of: found) ? nil : "lacks \(names.subtracting(found))"
        case .count(let count): return value?.elements?.count == count ? nil : "has not \(count) elements"
        }
    }
}

extension Fact: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .equals(.string(value)) }
    init(booleanLiteral value: Bool) { self = .equals(.boolean(value)) }
    init(integerLiteral value: Int) { self = .equals(.number(Double(value))) }
    init(floatLiteral value: Double) { self = .equals(.number(value)) }
    init(nilLiteral: ()) { self = .equals(.null) }
    init(arrayLiteral elements: JSON...) { self = .equals(.array(elements)) }
    init(dictionaryLiteral members: (String, JSON)...) {
        self = .equals(.object(Dictionary(members) { _, last in last }))
    }
}

extension Client {
    /// Sends the requests of a table in order, and records an issue for each answer that is not as it has to be.
    ///
    /// - Returns: what was saved.
    @discardableResult
    func run(_ table: [Scenario], saved earlier: [String: String] = [:]) async throws -> [String: String] {
        var saved = earlier
        func filled(_ text: String) -> String {
            saved.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
        }
        for row in table {
            let request = row.request
            let answer = try await send(
                request.method, filled(request.path), request.body.map { filled($0) },
                headers: request.headers.mapValues { filled($0) })
            func report(_ fault: String) {
                Issue.record(
                    "\(row.name): \(request.method) \(filled(request.path)): \(fault)\n\(answer.status) \(answer.text)",
                    sourceLocation: row.location)
            }
            if answer.status != row.status { report("status is not \(row.status)") }
            if request.method != "HEAD" { checkEnvelope(of: answer, report) }
            for (path, fact) in row.facts {
                if let fault = try fact.fault(of: answer.json[path], saved: saved) { report("\(path) \(fault)") }
            }
            for (name, path) in row.saved {
                guard let value = answer.json[path]?.string else {
                    throw Failure("\(row.name): nothing to save at \(path): \(answer.status) \(answer.text)")
                }
                saved[name] = value
            }
        }
        return saved
    }

    /// What every answer of the API has in common (contract, section 1).
    private func checkEnvelope(of answer: Answer, _ report: (String) -> Void) {
        if answer[header: "content-type"]?.hasPrefix("application/json") != true { report("is not JSON") }
        if answer[header: "x-request-id"] == nil { report("has no X-Request-Id") }
        if answer.status < 300 {
            if answer.json["success"] != true { report("success is not true") }
            if answer.json["data"] == nil { report("has no data") }
        } else {
            if answer.json["success"] != false { report("success is not false") }
            if answer.json["error"]?.string?.isEmpty != false { report("has no sentence for a person") }
            if answer.json["code"]?.string?.wholeMatch(of: /[a-z][a-z_]*/) == nil { report("has no code") }
        }
    }
}
