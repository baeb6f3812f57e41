import PeopleDomain
import Synchronization

/// Looks for what public sources say of a person.
///
/// Structured data first, then a model for what is still empty. It never fails: how each source answered is in the reports.
public struct Enricher: Sendable {
    private let configuration: EnrichmentConfiguration
    private let sources: [any ProfileSource]
    private let model: (any LanguageModel)?

    /// - Parameter web: what all sources read with.
    /// - Parameter model: `nil` where none is asked, which costs nothing but what only a text says.
    public init(_ configuration: EnrichmentConfiguration, web: any WebClient, model: (any LanguageModel)?) {
        self.configuration = configuration
        self.model = model
        var sources: [any ProfileSource] = []
        if configuration.usesWebsite {
            sources.append(WebsiteSource(web: web, maximumPages: configuration.maximumPagesPerHost))
        }
        if configuration.usesGravatar {
            sources.append(GravatarSource(web: web, baseURL: configuration.gravatarURL))
        }
        if configuration.usesGitHub {
            sources.append(
                GitHubSource(web: web, baseURL: configuration.gitHubURL, token: configuration.gitHubToken))
        }
        if configuration.usesWikidata {
            sources.append(WikidataSource(web: web, baseURL: configuration.wikidataURL))
        }
        self.sources = sources
    }

    /// What was found until the time of ``EnrichmentConfiguration/timeLimit`` was over, or the task was cancelled.
    ///
    /// Of a field that a person has once there is one value, the surest. Values whose identity is not sure are there to be
    /// suggested, never to be applied.
    ///
    /// - Parameter usesModel: `false` where the tokens of the month are spent.
    public func enrich(_ subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings {
        let found = FoundSoFar()
        // Where the time is over, the work notices that it is cancelled, and what was found by then is kept.
        try? await withDeadline(configuration.timeLimit) { () async throws(WebFailure) in
            await self.askSources(subject, found)
            await self.askModel(subject, found, usesModel)
        }
        let state = found.state
        let merged = Agreement.merged(state.values)
        return EnrichmentFindings(
            values: Agreement.merged(merged + DerivedValues.all(from: merged)),
            sources: EnrichmentSource.allCases.compactMap { source in state.reports.first { $0.source == source } },
            tokensUsed: state.tokensUsed)
    }

    private func askSources(_ subject: EnrichmentSubject, _ found: FoundSoFar) async {
        await withTaskGroup(of: Void.self) { group in
            for source in sources {
                group.addTask { found.add(await source.look(for: subject)) }
            }
        }
    }

    private func askModel(_ subject: EnrichmentSubject, _ found: FoundSoFar, _ usesModel: Bool) async {
        guard let model, configuration.usesWebsite else { return }
        let state = found.state
        func skip(_ detail: String) {
            found.add(SourceReport(source: .model, outcome: .skipped, detail: detail))
        }
        guard usesModel else { return skip("the tokens of the month are used up") }
        if Task.isCancelled { return skip("the time was over") }
        // A page of a namesake costs as much to read, and its values are only suggested.
        let pages = state.pages.filter(\.identity.isSure) + state.pages.filter { !$0.identity.isSure }
        if pages.isEmpty { return skip("no page names the person") }
        let reader = ModelReader(model: model, subject: subject, maximumPromptTokens: configuration.maximumPromptTokens)
        let known = Set(state.values.filter(\.isIdentitySure).map(\.field))
        let reading = await reader.read(Array(pages.prefix(configuration.maximumModelPages)), known: known)
        found.add(reading)
    }
}

/// What several sources, which are asked at once, found until now.
private final class FoundSoFar: Sendable {
    struct State: Sendable {
        var values: [FoundValue] = []
        var pages: [IdentifiedPage] = []
        var reports: [SourceReport] = []
        var tokensUsed = 0
    }

    private let storage = Mutex(State())

    var state: State { storage.withLock(\.self) }

    func add(_ findings: SourceFindings) {
        storage.withLock { state in
            state.values += findings.values
            state.pages += findings.pages
            state.reports.append(findings.report)
        }
    }

    func add(_ report: SourceReport) { storage.withLock { $0.reports.append(report) } }

    func add(_ reading: ModelReader.Reading) {
        let isAsked = reading.questions > 0
        let outcome = reading.failure?.outcome ?? (isAsked ? reading.values.isEmpty ? .notFound : .ok : .skipped)
        let report = SourceReport(
            source: .model, outcome: outcome,
            detail: reading.failure?.detail ?? (isAsked ? nil : "the pages leave nothing to choose"),
            requests: reading.questions,
            values: reading.values.count)
        storage.withLock { state in
            // What a page says of somebody else, it said of somebody else before the model read it.
            state.values.removeAll { reading.rejected.contains($0.provenance.sourceURL) }
            state.values += reading.values
            state.reports.append(report)
            state.tokensUsed += reading.tokensUsed
        }
    }
}
