import PeopleStorage

/// Why a store could not be opened, as a sentence for the person who wanted it.
///
/// It never holds a password or another secret.
public struct OpeningFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentence: String

    public init(_ sentence: String) { self.sentence = sentence }

    public var description: String { sentence }
}

extension OpeningFailure {
    /// What a failure of the store means to the one who opens it.
    init(_ error: StorageError, opening url: StorageURL) {
        switch error {
        case .unavailable(let reason): self.init("\(url) can't be opened: \(reason.reason).")
        case .corrupted(let reason): self.init("\(url) is no store that can be used: \(reason).")
        // Nothing was changed yet that these could be about: a backend that says so is broken, and is said to be.
        case .conflict, .notFound, .incomplete, .stale, .staleSchema, .outcomeUnknown:
            self.init("\(url) can't be opened: its backend answered with \(error), which means nothing here.")
        }
    }
}
