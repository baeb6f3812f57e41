import Logging
import PeopleCLI
import PeopleDomain
import PeopleHTTP
import PeopleKit

/// What the program was told, read and checked.
struct ServerConfiguration: Sendable {
    let storageURL: StorageURL
    let storage: StorageOptions
    let http: HTTPConfiguration
    /// `nil` where the backend keeps one.
    let secret: ServerSecret?
    let enrichment: EnrichmentSettings
    let logLevel: Logger.Level
    let logFormat: LogFormat
    let firstRun: FirstRunConfiguration

    /// Defaults, then the file, then the environment, then flags: what comes later wins.
    ///
    /// - Parameters:
    ///   - flags: texts by the keys that they set.
    ///   - warn: is told what is odd and no reason to stop.
    /// - Throws: ``CommandFailure`` with a sentence for each setting that is wrong and for each unknown key of the file.
    init(
        file: String?, environment: [String: String], flags: [String: String], warn: (String) -> Void
    ) throws(CommandFailure) {
        var sources = [SettingsSource.flags(flags), .environment(environment)]
        var unknownKeys: [String] = []
        let path = file ?? environment[Settings.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
        if let path {
            let file = try SettingsFile(path: path)
            sources.append(file.source)
            unknownKeys = file.unknownKeys.map { "\($0) (in \(path)) is no setting." }
        }
        for name in Self.unknownVariables(environment) {
            warn("\(name) in the environment is no setting, and is ignored.")
        }
        var reader = SettingsReader(sources: sources)
        for fault in unknownKeys { reader.note(fault) }
        try self.init(reading: &reader)
    }

    private init(reading reader: inout SettingsReader) throws(CommandFailure) {
        let storageURL = reader.value(of: Settings.storageURL)
        let sqlite = SQLiteOptions(reading: &reader)
        let postgres = PostgresOptions(reading: &reader)
        let host = reader.value(of: Settings.httpHost)
        let port = reader.value(of: Settings.httpPort)
        let maxBodyBytes = reader.value(of: Settings.httpMaxBodyBytes)
        let maxBatchBodyBytes = reader.value(of: Settings.httpMaxBatchBodyBytes)
        let stallTimeout = reader.value(of: Settings.httpStallTimeout)
        let maxConnections = reader.value(of: Settings.httpMaxConnections)
        let clientAddressHeader = reader.value(of: Settings.httpClientAddressHeader)
        let isLimited = reader.value(of: Settings.rateLimitEnabled)
        let keyQuota = reader.value(of: Settings.rateLimitKey)
        let addressQuota = reader.value(of: Settings.rateLimitAddress)
        let wrongKeyQuota = reader.value(of: Settings.rateLimitWrongKeys)
        let trashRetention = reader.value(of: Settings.trashRetention)
        let enrichment = EnrichmentSettings(reading: &reader)
        let logLevel = reader.value(of: Settings.logLevel)
        let logFormat = reader.value(of: Settings.logFormat)
        let organization = reader.value(of: Settings.firstRunOrganization)
        let ownerEmail = reader.value(of: Settings.firstRunOwnerEmail)
        secret = reader.value(of: Settings.authSecret)
        guard reader.faults.isEmpty, let storageURL, let sqlite, let postgres, let host, let port, let maxBodyBytes,
            let maxBatchBodyBytes, let stallTimeout, let maxConnections, let clientAddressHeader, let isLimited,
            let keyQuota, let addressQuota, let wrongKeyQuota, let trashRetention, let enrichment, let logLevel,
            let logFormat, let organization, let ownerEmail
        else { throw reader.failure }

        self.storageURL = storageURL
        self.enrichment = enrichment
        storage = StorageOptions(
            trashRetention: trashRetention, geocodesAddresses: enrichment.geocoderURL != nil, sqlite: sqlite,
            postgres: postgres)
        http = HTTPConfiguration(
            host: host, port: port, maximumBodyBytes: maxBodyBytes, maximumBatchBodyBytes: maxBatchBodyBytes,
            stallTimeout: stallTimeout, maximumConnections: maxConnections,
            rateLimits: isLimited
                ? RateLimits(keyQuota: keyQuota, addressQuota: addressQuota, wrongKeyQuota: wrongKeyQuota) : nil,
            clientAddressHeader: clientAddressHeader.isEmpty ? nil : clientAddressHeader)
        self.logLevel = logLevel
        self.logFormat = logFormat
        firstRun = FirstRunConfiguration(organization: organization, ownerEmail: ownerEmail)
    }

    private static func unknownVariables(_ environment: [String: String]) -> [String] {
        let known = Set(Settings.all.map(\.environmentName) + [Settings.fileVariable])
        return environment.keys
            .filter { $0.uppercased().hasPrefix(Settings.environmentPrefix) && !known.contains($0.uppercased()) }
            .sorted()
    }
}

/// What is founded in a store that has no organization.
struct FirstRunConfiguration: Hashable, Sendable {
    let organization: OrganizationName
    let ownerEmail: EmailAddress
}
