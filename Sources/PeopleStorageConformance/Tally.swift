import Synchronization

/// Counts from many tasks: the expectations of one run, in whatever task they are met.
final class Tally: Sendable {
    /// That of the run that the task belongs to.
    @TaskLocal static var current: Tally?

    private let met = Atomic(0)

    var count: Int { met.load(ordering: .relaxed) }

    func countOne() { met.add(1, ordering: .relaxed) }

    /// Counts one for the run that the task belongs to.
    static func countOne() { current?.countOne() }
}
