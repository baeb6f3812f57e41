import Logging

extension LoggingSystem {
    /// Sends all logs to standard error, in the form that was asked for. Once in a process.
    static func bootstrap(level: Logger.Level, format: LogFormat) {
        bootstrap { label in
            switch format {
            case .text:
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = level
                return handler
            case .json:
                return JSONLogHandler(label: label, level: level)
            }
        }
    }
}
