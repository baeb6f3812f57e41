import PeopleCLI
import PeopleEnrichment

extension FetchPolicy {
    init(_ settings: EnrichmentSettings) throws(CommandFailure) {
        self.init(product: Self.standardProduct, version: ProgramVersion.current, contactURL: settings.contact ?? "")
        pageInterval = settings.fetch.pageInterval
        allowsPlainHTTP = settings.fetch.allowsHTTP
        serviceIntervals = Self.termsOfUse(hasGitHubToken: settings.sources.gitHubToken != nil)
        for text in settings.fetch.ownHosts {
            guard addOwnHost(text) else {
                throw CommandFailure("\(Settings.fetchOwnHosts.key) has \"\(text)\", which is no name of a host.")
            }
        }
        for text in settings.fetch.allowedPrivateHosts {
            guard let host = HostAndPort(text) else {
                throw CommandFailure("\(Settings.fetchAllowedPrivateHosts.key) has \"\(text)\", which is no HOST:PORT.")
            }
            allowedPrivateHosts.insert(host)
        }
    }
}

extension FetchPolicy {
    /// How often the services themselves want to be asked; doubles and mirrors have other hosts.
    private static func termsOfUse(hasGitHubToken: Bool) -> [HostAndPort: Duration] {
        let intervals: [(String, Duration)] = [
            // https://docs.github.com/en/rest/search/search#rate-limit: 30 searches a minute, 10 without a token.
            ("api.github.com:443", .seconds(hasGitHubToken ? 2 : 6)),
            // https://www.wikidata.org/wiki/Wikidata:Data_access: no number, but one after the other.
            ("www.wikidata.org:443", .seconds(1)),
        ]
        return Dictionary(
            uniqueKeysWithValues: intervals.compactMap { text, interval in
                HostAndPort(text).map { ($0, interval) }
            })
    }
}
