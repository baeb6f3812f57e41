import PeopleApplication
import PeopleStorage

/// What commands need of the program around them. The composition root implements it, and tests do.
///
/// Everything may throw a ``CommandFailure`` that says what is wrong with the settings or the store.
public protocol CommandRuntime: Sendable {
    /// Where results and messages go.
    var console: Console { get }

    /// Serves until the process is told to stop.
    func serve(_ options: ServeOptions) async throws

    /// Does the jobs of the store until the process is told to stop.
    func work(_ options: StoreOptions) async throws

    /// Opens the store that is configured, and closes it when `body` is through.
    func withServices<Result: Sendable>(
        _ options: StoreOptions, _ body: @Sendable (PeopleServices) async throws -> Result
    ) async throws -> Result

    /// Where the schema of the store stands. Changes nothing.
    func migrationReport(_ options: StoreOptions) async throws -> MigrationReport

    /// Brings the store up to date.
    ///
    /// - Returns: where its schema stood before, and what was done.
    func migrate(_ options: StoreOptions) async throws -> MigrationReport

    /// Copies a store into another, and compares the two.
    func copy(_ options: CopyOptions, progress: (StoreCopyProgress) -> Void) async throws -> CopyReport
}

/// What every command that uses the store is told.
public struct StoreOptions: Hashable, Sendable {
    /// A file with settings; `nil` for the one that the environment names, if it does.
    public var configurationFile: String?

    public init(configurationFile: String? = nil) { self.configurationFile = configurationFile }
}

/// What `people serve` is told.
public struct ServeOptions: Hashable, Sendable {
    public var store: StoreOptions
    /// As they were typed: they are checked like any setting, with the same words.
    public var host: String?
    public var port: String?

    public init(store: StoreOptions = StoreOptions(), host: String? = nil, port: String? = nil) {
        self.store = store
        self.host = host
        self.port = port
    }
}

/// What `people copy` is told.
public struct CopyOptions: Hashable, Sendable {
    public var store: StoreOptions
    /// As they were typed.
    public var source: String
    public var target: String
    /// Whether to copy a store though it has merges, which stay behind.
    public var leavesMerges: Bool

    public init(
        store: StoreOptions = StoreOptions(), source: String, target: String, leavesMerges: Bool = false
    ) {
        self.leavesMerges = leavesMerges
        self.store = store
        self.source = source
        self.target = target
    }
}

/// What became of a copy.
public struct CopyReport: Sendable {
    public let comparison: StoreComparison
    /// Which secret the copied keys need, and where it is.
    public let secretSentence: String

    public init(comparison: StoreComparison, secretSentence: String) {
        self.comparison = comparison
        self.secretSentence = secretSentence
    }
}

/// Where the schema of a store stands, and which store that is.
public struct MigrationReport: Hashable, Sendable {
    /// The store, without a password.
    public let store: String
    public let status: MigrationStatus

    public init(store: String, status: MigrationStatus) {
        self.store = store
        self.status = status
    }

    var version: Int { status.version }
    var pending: [Migration] { status.pending }
}
