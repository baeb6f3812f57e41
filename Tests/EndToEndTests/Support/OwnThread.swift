import Foundation
import Testing

/// Runs something that blocks on a thread of its own, so that the threads of Swift's pool stay free.
func onOwnThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    let (result, issues) = await withCheckedContinuation { continuation in
        let thread = Thread {
            ThreadIssues.begin()
            let result = Swift.Result { try body() }
            continuation.resume(returning: (result, ThreadIssues.all))
        }
        thread.stackSize = 1 << 20
        thread.start()
    }
    for issue in issues { Issue.record("\(issue)") }
    return try result.get()
}

/// What a test on a thread of its own has to complain about: which test it is, only the task knows that waits for it.
enum ThreadIssues {
    private static let key = "issues"

    static func begin() { Thread.current.threadDictionary[key] = [String]() }

    static var all: [String] { Thread.current.threadDictionary[key] as? [String] ?? [] }

    /// On any other thread, it is an issue of no test in particular.
    static func record(_ issue: String) {
        guard Thread.current.threadDictionary[key] != nil else {
            Issue.record("\(issue)")
            return
        }
        Thread.current.threadDictionary[key] = all + [issue]
    }
}

/// Lets so many in at a time: a test run must not start a hundred servers at once on two cores.
actor Gate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
