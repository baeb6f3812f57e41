import PeopleEnrichment
import Synchronization

/// Answers each look-up of a name with the next of its answers, and then always with the last.
final class ScriptedResolver: NameResolver {
    private let answers: Mutex<[String: [[IPAddress]]]>
    private let log = Mutex<[String]>([])

    init(_ answers: [String: [[IPAddress]]]) { self.answers = Mutex(answers) }

    convenience init(_ answers: [String: IPAddress]) { self.init(answers.mapValues { [[$0]] }) }

    /// The names that were looked up, in order.
    var lookUps: [String] { log.withLock { $0 } }

    func addresses(of name: String) async throws(WebFailure) -> [IPAddress] {
        log.withLock { $0.append(name) }
        let next = answers.withLock { answers -> [IPAddress]? in
            guard let all = answers[name], let first = all.first else { return nil }
            if all.count > 1 { answers[name]?.removeFirst() }
            return first
        }
        guard let next else { throw .unreachable("\(name) has no address") }
        return next
    }
}

extension IPAddress {
    static let loopback = IPAddress(v4: 0x7F00_0001)
}
