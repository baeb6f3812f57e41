/// Which sources are asked, and how long.
///
/// A look-up tells a service whom you know: every source is off until the operator switches it on.
public struct EnrichmentConfiguration: Sendable {
    /// The person's own website and that of the company.
    public var usesWebsite = false
    /// Tells gravatar.com a hash of the email.
    public var usesGravatar = false
    /// Tells github.com the email.
    public var usesGitHub = false
    /// Tells wikidata.org the name.
    public var usesWikidata = false

    public var gravatarURL = "https://api.gravatar.com/v3"
    public var gitHubURL = "https://api.github.com"
    public var wikidataURL = "https://www.wikidata.org/w/api.php"
    /// Raises what GitHub answers in an hour; `nil` for none.
    public var gitHubToken: String?

    /// How long one person may take. What was found until then is kept.
    public var timeLimit: Duration = .seconds(300)
    /// Pages that are read of one host.
    public var maximumPagesPerHost = 8

    /// Tokens of a question to the model, at most, by an estimate.
    public var maximumPromptTokens = 1500
    /// Pages about one person of which the model is asked.
    public var maximumModelPages = 3

    /// Asks nobody yet.
    public init() {}
}
