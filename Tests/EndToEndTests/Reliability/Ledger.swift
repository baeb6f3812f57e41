import Foundation
import Glibc
import Synchronization

/// What was sent to a server and what it acknowledged: the witness after a crash.
final class Ledger: Sendable {
    /// A person who was asked for, and the id that the server gave, if it did.
    struct Entry: Sendable {
        let email: String
        var id: String?
        /// Whether the server said that it did nothing of it.
        var isRefused = false
    }

    private struct State {
        var people: [Int: Entry] = [:]
        /// For each counted person, the highest number that was acknowledged and the highest that was sent.
        var counters: [String: (acknowledged: Int, sent: Int)] = [:]
        var statuses: [Int: Int] = [:]
    }

    private let state = Mutex(State())

    var people: [Entry] { state.withLock { Array($0.people.values) } }
    /// How many people were asked for so far.
    var count: Int { state.withLock { $0.people.count } }
    var acknowledged: Int { state.withLock { $0.people.values.count { $0.id != nil } } }
    var counters: [String: (acknowledged: Int, sent: Int)] { state.withLock { $0.counters } }
    /// How many answers there were of each status.
    var statuses: [Int: Int] { state.withLock { $0.statuses } }

    /// A number that no entry has.
    func reserve() -> Int {
        state.withLock {
            let number = $0.people.count
            $0.people[number] = Entry(email: "p\(number)@ledger.example")
            return number
        }
    }

    func acknowledge(_ number: Int, id: String) { state.withLock { $0.people[number]?.id = id } }

    func refuse(_ number: Int) { state.withLock { $0.people[number]?.isRefused = true } }

    func sent(counter id: String, _ value: Int) {
        state.withLock { $0.counters[id, default: (0, 0)].sent = value }
    }

    func acknowledged(counter id: String, _ value: Int) {
        state.withLock { $0.counters[id, default: (0, 0)].acknowledged = value }
    }

    func answered(_ status: Int) { state.withLock { $0.statuses[status, default: 0] += 1 } }

    /// The body from which the person of a number is created: every field follows from the number.
    static func body(_ number: Int) -> String {
        #"""
        {"email": "p\#(number)@ledger.example", "firstName": "First\#(number)", "lastName": "Last\#(number)",
         "phoneNumber": "+1 \#(number)", "companyName": "Company \#(number % 50)",
         "customFields": {"cf_number": \#(number)}}
        """#
    }

    /// The number of the person with that email.
    private static func number(_ email: String) -> Int? { Int(email.dropFirst().prefix { $0 != "@" }) }

    /// What is wrong with a person as the server shows it; `nil` where it is whole.
    static func fault(of person: JSON?, email: String) -> String? {
        guard let person, person["email"]?.string == email else { return "\(email) is not there" }
        let number = number(email) ?? -1
        let isWhole =
            person["firstName"]?.string == "First\(number)" && person["lastName"]?.string == "Last\(number)"
            && person["phoneNumber"]?.string == "+1 \(number)"
            && person["company.name"]?.string == "Company \(number % 50)"
            && person["customFields.cf_number"]?.number == Double(number)
        return isWhole ? nil : "\(email) is not whole: \(person)"
    }
}

extension Ledger {
    /// Creates people and counts up on some of them, from so many threads, until the server dies or time is up.
    func write(to client: Client, writers: Int, counters ids: [String], for duration: Duration) async {
        let until = ContinuousClock.now + duration
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    let counter = writer < ids.count ? ids[writer] : nil
                    try? await onOwnThread { try self.writeBlocking(to: client, counter: counter, until: until) }
                }
            }
        }
    }

    private func writeBlocking(to client: Client, counter: String?, until: ContinuousClock.Instant) throws {
        let connection = try RawConnection(port: client.port)
        func send(_ method: String, _ path: String, _ body: String) throws -> Answer {
            connection.send(client.request(method, path, bytes: Array(body.utf8)))
            let answer = try Answer(from: connection)
            answered(answer.status)
            return answer
        }
        var value = counter.flatMap { counters[$0]?.sent } ?? 0
        while ContinuousClock.now < until {
            let number = reserve()
            let created = try send("POST", "/api/people", Self.body(number))
            if created.status == 201, let id = created.json["data.id"]?.string { acknowledge(number, id: id) }
            if let counter {
                value += 1
                sent(counter: counter, value)
                let changed = try send(
                    "PATCH", "/api/people/\(counter)", #"{"customFields": {"cf_number": \#(value)}}"#)
                if changed.status == 200 { acknowledged(counter: counter, value) }
            }
        }
    }

    /// Compares what was acknowledged with what a server has.
    ///
    /// - Parameter first: the number from which on people are compared, as the earlier ones were before. All, and the
    ///   total with them, from 0.
    /// - Returns: what is wrong.
    func faults(in server: Server, from first: Int = 0) async throws -> [String] {
        let people = state.withLock { $0.people.filter { $0.key >= first }.map(\.value) }
        let counters = counters
        let client = server.client
        return try await onOwnThread {
            var faults: [String] = []
            var stored: [String: JSON] = [:]
            let connection = try RawConnection(port: client.port)
            func get(_ path: String) throws -> Answer {
                connection.send(client.request("GET", path))
                return try Answer(from: connection)
            }
            var offset = 0
            var hasMore = true
            while hasMore {
                var isOld = first > 0
                let page = try get("/api/people?search=ledger.example&limit=100&offset=\(offset)")
                for person in page.json["data.people"]?.elements ?? [] {
                    let email = person["email"]?.string ?? ""
                    // Newest first, but for those that were sent at once.
                    if let number = Self.number(email), number < first { continue }
                    isOld = false
                    if stored.updateValue(person, forKey: email) != nil { faults.append("\(email) is there twice") }
                    if let fault = Self.fault(of: person, email: email) { faults.append(fault) }
                }
                hasMore = page.json["data.hasMore"] == true && !isOld
                offset += 100
                if first == 0, !hasMore, page.json["data.total"]?.number != Double(stored.count) {
                    faults.append("the total is not \(stored.count): \(page.text.prefix(300))")
                }
            }
            for entry in people where entry.id != nil && stored[entry.email]?["id"]?.string != entry.id {
                faults.append("\(entry.email) was acknowledged and is not there")
            }
            for entry in people where entry.isRefused && stored[entry.email] != nil {
                faults.append("\(entry.email) was refused and is there")
            }
            let known = Set(people.map(\.email))
            for email in stored.keys where !known.contains(email) { faults.append("nobody asked for \(email)") }
            for (id, counter) in counters {
                let value = Int(try get("/api/people/\(id)").json["data.customFields.cf_number"]?.number ?? 0)
                if value < counter.acknowledged || value > counter.sent {
                    faults.append("\(id) counts \(value), not \(counter.acknowledged) to \(counter.sent)")
                }
            }
            return faults
        }
    }
}
