import Logging

extension LoggingSystem {
    /// Sends all logs to standard error, in the form that was asked for. Once in a process.
    static func bootstrap(level: Logger.Level, format: LogFormat) {
        bootstrap { LineLogHandler(label: $0, level: level, format: format) }
    }
}
