import Synchronization

/// Counts the expectations of one run, in whatever task they are met.
final class Tally: Sendable {
    @TaskLocal static var current: Tally?

    private let met = Atomic(0)

    var count: Int { met.load(ordering: .relaxed) }

    static func countOne() {
        current?.met.add(1, ordering: .relaxed)
    }
}
