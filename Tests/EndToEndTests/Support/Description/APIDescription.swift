import Synchronization

/// What the program says of itself at `/openapi.json`. Every answer that a test reads is held against it.
///
/// The first server that a test starts is asked for it; all are of one binary.
struct APIDescription: Sendable {
    let document: JSON

    private static let known = Mutex<APIDescription?>(nil)

    static var current: APIDescription? { known.withLock { $0 } }

    /// Asks a server for it, unless one was asked already.
    static func learn(from client: Client) async throws {
        if current != nil { return }
        let answer = try await client.with(key: nil).send("GET", "/openapi.json")
        guard answer.status == 200 else { throw Failure("no description: \(answer.status) \(answer.text)") }
        known.withLock { $0 = APIDescription(document: answer.json) }
    }

    /// Records an issue for each thing in which an answer is not as the description has it.
    static func check(_ answer: Answer, to request: SentRequest?) {
        guard let current else { return }
        for fault in current.faults(of: answer, to: request) {
            ThreadIssues.record(
                "\(request?.description ?? "no HTTP"): not as described: \(fault)\n\(answer.status) \(answer.text)")
        }
    }

    /// - Parameter request: what was asked; `nil` for what can't be read as HTTP.
    func faults(of answer: Answer, to request: SentRequest?) -> [String] {
        guard let request, let operation = operation(of: request) else { return commonFaults(of: answer, to: request) }
        guard let described = operation["responses"]?[member: "\(answer.status)"].map(resolved) else {
            return ["the status \(answer.status) is not among \(operation["responses"]?.names ?? [])"]
        }
        return headerFaults(of: answer, described) + contentFaults(of: answer, described, request)
    }

    private func headerFaults(of answer: Answer, _ described: JSON) -> [String] {
        guard case .object(let headers)? = described["headers"] else { return [] }
        return headers.flatMap { name, reference in
            let header = resolved(reference)
            guard let text = answer[header: name] else {
                return header["required"] == true ? ["the header \(name) is missing"] : []
            }
            let value = Double(text).map { JSON.number($0) } ?? .string(text)
            let isText = header["schema.type"] == "string" || header["schema.const"]?.string != nil
            return schemas.faults(of: isText ? .string(text) : value, against: header["schema"] ?? true)
        }
    }

    private func contentFaults(of answer: Answer, _ described: JSON, _ request: SentRequest) -> [String] {
        guard case .object(let content)? = described["content"] else {
            return answer.body.isEmpty ? [] : ["there is a body"]
        }
        guard let mediaType = answer[header: "content-type"], let schema = content[mediaType]?["schema"] else {
            return ["the content type \(answer[header: "content-type"] ?? "none") is not among \(content.keys)"]
        }
        // The answer to a HEAD has nothing to look at.
        if request.method == "HEAD" { return answer.body.isEmpty ? [] : ["there is a body"] }
        let value = mediaType == "application/json" ? answer.json : .string(answer.text)
        return schemas.faults(of: value, against: schema)
    }

    /// For a request that is no operation: an unknown path, a wrong method, or not HTTP.
    private func commonFaults(of answer: Answer, to request: SentRequest?) -> [String] {
        let statuses = request == nil ? [400, 413, 417, 431] : [400, 404, 405, 413, 417, 431]
        var faults = statuses.contains(answer.status) ? [] : ["the status \(answer.status) is none of \(statuses)"]
        if answer.status == 405, answer[header: "allow"] == nil { faults.append("the header Allow is missing") }
        if request?.method == "HEAD" { return faults }
        return faults + schemas.faults(of: answer.json, against: ["$ref": "#/components/schemas/Failure"])
    }

    var schemas: JSONSchema { JSONSchema(root: document) }

    /// The operation that a request is for, whose path may have names in braces. A name that is written out wins.
    func operation(of request: SentRequest) -> JSON? {
        guard case .object(let paths)? = document["paths"] else { return nil }
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        let fitting = paths.keys.filter { path in
            let wanted = path.split(separator: "/", omittingEmptySubsequences: false)
            return wanted.count == parts.count
                && zip(wanted, parts).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
        }
        guard let path = fitting.min(by: { $0.count { $0 == "{" } < $1.count { $0 == "{" } }) else { return nil }
        return paths[path]?[request.method == "HEAD" ? "get" : request.method.lowercased()]
    }

    private func resolved(_ value: JSON) -> JSON {
        value["$ref"].map(schemas.resolved) ?? value
    }
}

extension JSON {
    /// A member whose name may have dots.
    subscript(member name: String) -> JSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}
