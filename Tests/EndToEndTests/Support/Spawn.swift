import Glibc

/// Starts processes and waits for their end.
///
/// Not Foundation's `Process`: with some hundred connections open it has crashed, as it reads more of the last entry of
/// `/proc/self/fd` than there is.
enum Spawn {
    /// - Parameters:
    ///   - path: of the program, whole.
    ///   - environment: all that the program sees.
    ///   - output: the file for stdout, made anew.
    ///   - errors: the file for stderr, which may be the same.
    static func start(
        _ path: String, _ arguments: [String], environment: [String: String], in folder: String, output: String,
        errors: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if errors == output {
            posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // A connection of a test that a program held open too would not end with the test. One that is not open is no
        // error within the limit.
        for file in STDERR_FILENO + 1..<Int32(min(sysconf(Int32(_SC_OPEN_MAX)), 4096)) {
            posix_spawn_file_actions_addclose(&actions, file)
        }
        // Signals as a shell would hand them on, whatever the tests' own process does with them.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        // A shell changes the folder, which Swift can't ask of posix_spawn here, and becomes the program.
        let shell = "/bin/sh"
        let words = [shell, "-c", #"cd "$0" && exec "$@""#, folder, path] + arguments
        var argv = words.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, shell, &actions, &attributes, &argv, &envp)
        if code != 0 { throw Failure("\(path) does not start: \(String(cString: strerror(code)))") }
        return pid
    }

    /// Waits for the end, on the thread that asks.
    static func wait(for pid: pid_t) -> Program.End {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .signalled(signal)
    }
}
