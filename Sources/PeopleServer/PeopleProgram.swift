import PeopleCLI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The program `people`, from its arguments to its exit status.
public enum PeopleProgram {
    /// Sets up the process. To be called first, and on the main thread.
    @MainActor
    public static func prepare() {
        // An interrupted command says so; the store is made for a process that ends anywhere. `serve` sets its own.
        signal(SIGINT) { _ in _exit(130) }
    }

    /// Runs the command that the process was started with, and ends the process.
    public static func main() async -> Never {
        let runtime = ProgramRuntime(environment: ProcessInfo.processInfo.environment)
        let status = await PeopleCommand.run(Array(CommandLine.arguments.dropFirst()), in: runtime)
        LogWriter.standardError.flush()
        exit(status.rawValue)
    }
}
