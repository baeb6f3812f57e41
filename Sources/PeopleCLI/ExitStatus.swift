/// What a command tells the shell (contract, section 8).
public enum ExitStatus: Int32, Sendable {
    case succeeded = 0
    case failed = 1
    /// The command line means nothing.
    case wrongUse = 2
    /// 128 and the number of SIGINT, as shells have it.
    case interrupted = 130
}
