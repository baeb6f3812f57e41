import Logging
import PeopleApplication
import PeopleDomain
import PeopleHTTP
import PeopleKit

/// Everything that the program can be told: the one place that knows. `config/people.yaml` explains each.
enum Settings {
    static let environmentPrefix = "PEOPLE_"
    /// Names the file with settings where no flag does. It is no setting itself.
    static let fileVariable = "PEOPLE_CONFIG"

    static let storageURL = Setting<StorageURL>(
        "storage.url", standard: "sqlite:data/people.sqlite",
        allowed: "memory:, sqlite:PATH or postgres://HOST/DATABASE",
        visibility: .shownWithoutCredentials
    ) { text in
        try? StorageURL(text)
    }
    static let sqliteSynchronous = Setting<SQLiteOptions.Synchronous>("storage.sqlite.synchronous", standard: .full)
    static let sqliteReaders = Setting<Int>(
        "storage.sqlite.readers", standard: SQLiteOptions.standardReaders, in: SQLiteOptions.allowedReaders)

    static let postgresPassword = Setting<StoragePassword>(
        "storage.postgres.password", standard: "", allowed: "a text without a NUL character", visibility: .secret
    ) { text in
        try? StoragePassword(text)
    }
    static let postgresConnections = Setting<Int>(
        "storage.postgres.connections", standard: PostgresOptions.standardConnections,
        in: PostgresOptions.allowedConnections)
    static let postgresConnectTimeout = Setting<Duration>(
        "storage.postgres.connectTimeoutSeconds", standard: PostgresOptions.standardConnectTimeout, in: 1...60)
    static let postgresWaitTimeout = Setting<Duration>(
        "storage.postgres.waitTimeoutSeconds", standard: PostgresOptions.standardWaitTimeout, in: 1...60)
    /// What takes longer than ten minutes is no request that somebody waits for.
    static let postgresStatementTimeout = Setting<Duration>(
        "storage.postgres.statementTimeoutSeconds", standard: PostgresOptions.standardStatementTimeout, in: 1...600)
    static let postgresPreparedStatements = Setting<Bool>("storage.postgres.preparedStatements", standard: true)
    static let postgresStartTimeout = Setting<Duration>(
        "storage.postgres.startTimeoutSeconds", standard: PostgresOptions.standardStartTimeout, in: 0...3600)

    static let httpHost = Setting<String>(
        "http.host", standard: "127.0.0.1", allowed: "an address or a name, without a port"
    ) { text in
        text.contains(where: { $0.isWhitespace || $0 == "/" }) ? nil : text
    }
    static let httpPort = Setting<Int>("http.port", standard: 8080, in: 0...65_535)
    /// A body holds at least one person with all that it can have; and is read into memory as a whole.
    static let httpMaxBodyBytes = Setting<Int>(
        "http.maxBodyBytes", standard: HTTPConfiguration.standardMaximumBodyBytes, in: 65_536...67_108_864)
    static let httpMaxBatchBodyBytes = Setting<Int>(
        "http.maxBatchBodyBytes", standard: HTTPConfiguration.standardMaximumBatchBodyBytes, in: 65_536...67_108_864)
    /// The contract gives a connection that stalls at most a minute (section 1).
    static let httpStallTimeout = Setting<Duration>(
        "http.stallTimeoutSeconds", standard: HTTPConfiguration.standardStallTimeout, in: 1...60)
    static let httpMaxConnections = Setting<Int>(
        "http.maxConnections", standard: HTTPConfiguration.standardMaximumConnections, in: 1...1_000_000)

    /// Of proxies that say who the client is.
    static let httpClientAddressHeader = Setting<String>(
        "http.clientAddressHeader", standard: "", allowed: "the name of a header"
    ) { text in
        text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || ($0 < 128 && Character(Unicode.Scalar($0)).isLetter) }
            ? text.lowercased() : nil
    }

    static let rateLimitEnabled = Setting<Bool>("rateLimit.enabled", standard: true)
    static let rateLimitKey = Setting<Int>(
        "rateLimit.requestsPerMinute", standard: RateLimits.standardKeyQuota, in: 1...100_000_000)
    static let rateLimitAddress = Setting<Int>(
        "rateLimit.withoutKeyPerMinute", standard: RateLimits.standardAddressQuota, in: 1...100_000_000)
    static let rateLimitWrongKeys = Setting<Int>(
        "rateLimit.wrongKeysPerMinute", standard: RateLimits.standardWrongKeyQuota, in: 1...100_000_000)

    static let trashRetention = Setting<TrashRetention>(
        "trash.retentionDays", standard: String(TrashRetention.standard.days),
        allowed:
            "a whole number from \(TrashRetention.allowedDays.lowerBound) to \(TrashRetention.allowedDays.upperBound)"
    ) { text in
        Int(text).flatMap { TrashRetention(days: $0) }
    }

    /// More than a few dozen at a time wait for each other: for the store, and for one request a second of each host.
    static let enrichmentWorkers = Setting<Int>("enrichment.workers", standard: 2, in: 0...256)
    /// Less than a second is over before it can be renewed on a busy machine.
    static let enrichmentLease = Setting<Duration>("enrichment.leaseSeconds", standard: .seconds(60), in: 1...3600)
    static let enrichmentPolicy = Setting<EnrichmentPolicy>("enrichment.policy", standard: .fillEmpty)
    static let enrichmentContact = Setting<String>(
        "enrichment.contact", standard: "", allowed: "an address by which you can be reached: https://… or mailto:…"
    ) { text in
        text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("mailto:") ? text : nil
    }
    static let enrichmentWebsite = Setting<Bool>("enrichment.sources.website", standard: true)
    static let enrichmentGravatar = Setting<Bool>("enrichment.sources.gravatar", standard: false)
    static let enrichmentGitHub = Setting<Bool>("enrichment.sources.github", standard: false)
    static let enrichmentWikidata = Setting<Bool>("enrichment.sources.wikidata", standard: false)
    static let gravatarURL = webAddress("enrichment.gravatar.baseURL", standard: "https://api.gravatar.com/v3")
    static let gitHubURL = webAddress("enrichment.github.baseURL", standard: "https://api.github.com")
    static let gitHubToken = Setting<String>(
        "enrichment.github.token", standard: "", allowed: "a token of GitHub", visibility: .secret
    ) { $0 }
    static let wikidataURL = webAddress("enrichment.wikidata.baseURL", standard: "https://www.wikidata.org/w/api.php")
    static let fetchPageInterval = Setting<Int>(
        "enrichment.fetch.pageIntervalMilliseconds", standard: 1000, in: 0...60_000)
    static let fetchAllowsHTTP = Setting<Bool>("enrichment.fetch.allowHTTP", standard: false)
    static let fetchOwnHosts = Setting<[String]>(
        "enrichment.fetch.ownHosts", standard: "", allowed: "a list of host names, separated by commas"
    ) { text in text.split(separator: ",").map { String($0).trimmingWhiteSpace() } }
    static let fetchAllowedPrivateHosts = Setting<[String]>(
        "enrichment.fetch.allowedPrivateHosts", standard: "", allowed: "a list of HOST:PORT, separated by commas"
    ) { text in
        let hosts = text.split(separator: ",").map { String($0).trimmingWhiteSpace() }
        return hosts.allSatisfy { $0.contains(":") } ? hosts : nil
    }
    static let modelURL = webAddress("enrichment.model.baseURL", standard: "")
    static let modelName = Setting<String>(
        "enrichment.model.name", standard: "", allowed: "the name of a model"
    ) { $0 }
    static let modelKey = Setting<String>(
        "enrichment.model.apiKey", standard: "", allowed: "a key of the model's service", visibility: .secret
    ) { $0 }
    static let modelMonthlyTokens = Setting<Int>(
        "enrichment.model.monthlyTokens", standard: 0, in: 0...1_000_000_000_000)
    static let geocoderURL = webAddress("enrichment.geocoder.baseURL", standard: "")

    private static func webAddress(_ key: String, standard: String) -> Setting<String> {
        Setting<String>(key, standard: standard, allowed: "a URL that begins with https:// or http://") { text in
            (try? WebsiteURL(text)).map { $0.string.hasSuffix("/") ? String($0.string.dropLast()) : $0.string }
        }
    }

    static let authSecret = Setting<ServerSecret>(
        "auth.secret", standard: "",
        allowed:
            "a text of \(ServerSecret.minimumLength) to \(ServerSecret.maximumLength) bytes, as `openssl rand -hex 32` makes",
        visibility: .secret
    ) { text in
        try? ServerSecret(text)
    }

    static let logLevel = Setting<Logger.Level>("log.level", standard: .info)
    static let logFormat = Setting<LogFormat>("log.format", standard: .text)

    static let firstRunOrganization = Setting<OrganizationName>(
        "firstRun.organization", standard: "My Organization", allowed: "a name of 1 to 200 characters"
    ) { text throws(FieldFault) in
        try OrganizationName(text)
    }
    static let firstRunOwnerEmail = Setting<EmailAddress>(
        "firstRun.ownerEmail", standard: "owner@localhost.localdomain", allowed: "a valid email address"
    ) { text throws(FieldFault) in
        try EmailAddress(text)
    }

    static let all: [any SettingDescription] = [
        storageURL, sqliteSynchronous, sqliteReaders,
        postgresPassword, postgresConnections, postgresConnectTimeout, postgresWaitTimeout, postgresStatementTimeout,
        postgresPreparedStatements, postgresStartTimeout,
        httpHost, httpPort, httpMaxBodyBytes, httpMaxBatchBodyBytes, httpStallTimeout, httpMaxConnections,
        httpClientAddressHeader, rateLimitEnabled, rateLimitKey, rateLimitAddress, rateLimitWrongKeys,
        trashRetention, enrichmentWorkers, enrichmentLease, enrichmentPolicy, enrichmentContact, enrichmentWebsite,
        enrichmentGravatar,
        enrichmentGitHub, enrichmentWikidata, gravatarURL, gitHubURL, gitHubToken, wikidataURL, fetchPageInterval,
        fetchAllowsHTTP,
        fetchOwnHosts, fetchAllowedPrivateHosts, modelURL, modelName, modelKey, modelMonthlyTokens, geocoderURL,
        authSecret, logLevel,
        logFormat, firstRunOrganization, firstRunOwnerEmail,
    ]
}
