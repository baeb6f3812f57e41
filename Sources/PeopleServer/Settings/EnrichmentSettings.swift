import PeopleApplication
import PeopleDomain

/// What the program was told about enrichment.
struct EnrichmentSettings: Sendable {
    /// Jobs at a time; 0 where this process does none.
    let workers: Int
    let lease: Duration
    let rules: EnrichmentRules
    let contact: String?
    let sources: Sources
    let fetch: Fetch
    /// `nil` where no model is asked.
    let model: Model?
    /// `nil` where coordinates are not looked up.
    let geocoderURL: String?

    /// Who is asked, and where.
    struct Sources: Sendable {
        let asksWebsites: Bool
        /// `nil` where it is not asked.
        let gravatarURL: String?
        let gitHubURL: String?
        let gitHubToken: String?
        let wikidataURL: String?
    }

    struct Fetch: Sendable {
        /// Between two pages of one host.
        let pageInterval: Duration
        let allowsHTTP: Bool
        /// Names by which this server is reached from outside.
        let ownHosts: [String]
        let allowedPrivateHosts: [String]
    }

    struct Model: Sendable {
        let baseURL: String
        let name: String
        let apiKey: String?
    }

    /// `nil` where a setting is wrong, which the reader has noted.
    init?(reading reader: inout SettingsReader) {
        let workers = reader.value(of: Settings.enrichmentWorkers)
        let lease = reader.value(of: Settings.enrichmentLease)
        let policy = reader.value(of: Settings.enrichmentPolicy)
        let monthlyTokens = reader.value(of: Settings.modelMonthlyTokens)
        let sources = Sources(reading: &reader)
        let pageInterval = reader.value(of: Settings.fetchPageInterval)
        let allowsHTTP = reader.value(of: Settings.fetchAllowsHTTP)
        let ownHosts = reader.value(of: Settings.fetchOwnHosts)
        let privateHosts = reader.value(of: Settings.fetchAllowedPrivateHosts)
        model = Model(reading: &reader)
        contact = reader.value(of: Settings.enrichmentContact)
        geocoderURL = reader.value(of: Settings.geocoderURL)
        guard let workers, let lease, let policy, let monthlyTokens, let sources, let pageInterval, let allowsHTTP,
            let ownHosts, let privateHosts
        else { return nil }
        self.workers = workers
        self.lease = lease
        self.sources = sources
        fetch = Fetch(
            pageInterval: .milliseconds(pageInterval), allowsHTTP: allowsHTTP, ownHosts: ownHosts,
            allowedPrivateHosts: privateHosts)
        rules = EnrichmentRules(
            policy: policy, monthlyTokens: monthlyTokens == 0 ? nil : monthlyTokens)
    }
}

extension EnrichmentSettings.Sources {
    fileprivate init?(reading reader: inout SettingsReader) {
        let asksWebsites = reader.value(of: Settings.enrichmentWebsite)
        let asksGravatar = reader.value(of: Settings.enrichmentGravatar)
        let asksGitHub = reader.value(of: Settings.enrichmentGitHub)
        let asksWikidata = reader.value(of: Settings.enrichmentWikidata)
        let gravatarURL = reader.value(of: Settings.gravatarURL)
        let gitHubURL = reader.value(of: Settings.gitHubURL)
        let wikidataURL = reader.value(of: Settings.wikidataURL)
        gitHubToken = reader.value(of: Settings.gitHubToken)
        guard let asksWebsites, let asksGravatar, let asksGitHub, let asksWikidata else { return nil }
        self.asksWebsites = asksWebsites
        self.gravatarURL = asksGravatar ? gravatarURL : nil
        self.gitHubURL = asksGitHub ? gitHubURL : nil
        self.wikidataURL = asksWikidata ? wikidataURL : nil
    }
}

extension EnrichmentSettings.Model {
    /// `nil` where there is none.
    fileprivate init?(reading reader: inout SettingsReader) {
        let name = reader.value(of: Settings.modelName)
        apiKey = reader.value(of: Settings.modelKey)
        guard let baseURL = reader.value(of: Settings.modelURL) else { return nil }
        guard let name else {
            reader.note("\(Settings.modelName.key) must be the name of a model, since \(Settings.modelURL.key) is set.")
            return nil
        }
        self.baseURL = baseURL
        self.name = name
    }
}
