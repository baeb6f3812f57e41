import PeopleEnrichment

extension EnrichmentConfiguration {
    init(_ sources: EnrichmentSettings.Sources) {
        self.init()
        usesWebsite = sources.asksWebsites
        usesGravatar = sources.gravatarURL != nil
        usesGitHub = sources.gitHubURL != nil
        usesWikidata = sources.wikidataURL != nil
        gravatarURL = sources.gravatarURL ?? gravatarURL
        gitHubURL = sources.gitHubURL ?? gitHubURL
        wikidataURL = sources.wikidataURL ?? wikidataURL
        gitHubToken = sources.gitHubToken
    }
}
