/// When a job is tried again.
struct JobBackoff {
    private static let first = 30.0
    private static let longest = 3600.0

    /// Twice as long with each attempt, and a quarter more or less, so that jobs that failed together don't come back
    /// together.
    static func pause(after attempts: Int, using random: inout some RandomNumberGenerator) -> Duration {
        var seconds = first
        for _ in 1..<max(attempts, 1) where seconds < longest { seconds *= 2 }
        return .seconds(min(seconds, longest) * Double.random(in: 0.75...1.25, using: &random))
    }
}
