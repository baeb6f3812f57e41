import Foundation
import Synchronization

/// Requests that go on whatever happens to the store, and what came of each.
final class SteadyWrites: Sendable {
    let ledger = Ledger()

    /// An answer, or that there was none.
    private struct Event: Sendable {
        let node: Int
        let at: ContinuousClock.Instant
        let took: Duration
        let kind: Kind
    }

    private enum Kind: Equatable, Sendable {
        case created, read, refused, unknown
        case wrong(String)
    }

    private struct State {
        var events: [Event] = []
        var isStopped = false
    }

    private let state = Mutex(State())

    /// Writes and reads on each node, from so many connections, while `body` does what it does, and a little longer.
    func go<Result: Sendable>(
        on nodes: [Server], writers: Int = 4, during body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let known = try await nodes[0].client.send("POST", "/api/people", #"{"email": "known@b.co", "firstName": "K"}"#)
        guard let id = known.json["data.id"]?.string else { throw Failure("nobody to read: \(known.text)") }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, node) in nodes.enumerated() {
                for _ in 0..<writers {
                    group.addTask { try await onOwnThread { self.write(to: node.client, node: index) } }
                }
                group.addTask {
                    try await onOwnThread { self.read("/api/people/\(id)", from: node.client, node: index) }
                }
                group.addTask {
                    try await onOwnThread { self.read("/api/people?search=known", from: node.client, node: index) }
                }
            }
            defer { state.withLock { $0.isStopped = true } }
            return try await body()
        }
    }

    /// Waits until each node has written and read again after an instant.
    ///
    /// - Returns: how long that took.
    @discardableResult
    func recovered(
        _ nodes: [Server], since instant: ContinuousClock.Instant, atMost limit: Duration = .seconds(10)
    ) async throws -> Duration {
        try await until("each node writes and reads again. \(summary)", atMost: limit) {
            let events = self.state.withLock { $0.events.filter { $0.at - $0.took > instant } }
            return nodes.indices.allSatisfy { node in
                [Kind.created, .read].allSatisfy { kind in events.contains { $0.node == node && $0.kind == kind } }
            }
        }
        return ContinuousClock.now - instant
    }

    /// What there was beside records and honest refusals.
    var wrongAnswers: [String] {
        state.withLock { state in
            state.events.compactMap { if case .wrong(let text) = $0.kind { "after \($0.took): \(text)" } else { nil } }
        }
    }

    /// How many requests were created, refused and so on.
    var summary: String {
        state.withLock { state in
            let kinds: [(String, Kind)] = [
                ("created", .created), ("read", .read), ("refused", .refused), ("unknown", .unknown),
            ]
            let counts = kinds.map { kind in "\(state.events.count { $0.kind == kind.1 }) \(kind.0)" }
            let slowest = state.events.map(\.took).max() ?? .zero
            return "\(counts.joined(separator: ", ")), the slowest answer after \(slowest)"
        }
    }

    var created: Int { state.withLock { $0.events.count { $0.kind == .created } } }
    var refused: Int { state.withLock { $0.events.count { $0.kind == .refused } } }
    var slowest: Duration { state.withLock { $0.events.map(\.took).max() ?? .zero } }

    private var isStopped: Bool { state.withLock(\.isStopped) }

    private func write(to client: Client, node: Int) {
        var connection: RawConnection?
        while !isStopped {
            let number = ledger.reserve()
            let kind = note(node: node) {
                try send("POST", "/api/people", Ledger.body(number), over: &connection, to: client)
            } judge: { answer in
                guard answer.status == 201, let id = answer.json["data.id"]?.string else { return Self.refusal(answer) }
                ledger.acknowledge(number, id: id)
                return .created
            }
            if kind == .refused { ledger.refuse(number) }
            pause(after: kind)
        }
    }

    private func read(_ path: String, from client: Client, node: Int) {
        var connection: RawConnection?
        while !isStopped {
            let kind = note(node: node) {
                try send("GET", path, nil, over: &connection, to: client)
            } judge: { answer in
                answer.status == 200 ? .read : Self.refusal(answer)
            }
            pause(after: kind)
        }
    }

    /// What every answer has to be that is none of success: 503, with the time to wait.
    private static func refusal(_ answer: Answer) -> Kind {
        guard answer.status == 503, let wait = answer[header: "retry-after"].flatMap({ Int($0) }), wait >= 1 else {
            return .wrong("\(answer.status) \(answer.headers.map(\.name)) \(answer.text.prefix(500))")
        }
        return answer.json["code"] == "outcome_unknown" ? .unknown : .refused
    }

    private func note(node: Int, _ send: () throws -> Answer, judge: (Answer) -> Kind) -> Kind {
        let start = ContinuousClock.now
        let kind: Kind
        do { kind = judge(try send()) } catch { kind = .wrong("\(error)") }
        let end = ContinuousClock.now
        state.withLock { $0.events.append(Event(node: node, at: end, took: end - start, kind: kind)) }
        return kind
    }

    private func send(
        _ method: String, _ path: String, _ body: String?, over connection: inout RawConnection?, to client: Client
    ) throws -> Answer {
        do {
            let open = try connection ?? RawConnection(port: client.port)
            connection = open
            open.send(client.request(method, path, bytes: body.map { Array($0.utf8) }))
            return try Answer(from: open)
        } catch {
            connection = nil
            throw error
        }
    }

    /// Steady rather than fast, so that what is compared afterwards stays little.
    private func pause(after kind: Kind) { usleep(kind == .created || kind == .read ? 4000 : 50_000) }
}
