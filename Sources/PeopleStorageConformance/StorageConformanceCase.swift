/// One behaviour that every storage backend shows, as a sentence and as a test of it.
///
/// Run all of them in the backend's own tests, each on a fresh store, with whatever test framework there is:
///
/// ```swift
/// @Test(arguments: StorageConformanceCase.all)
/// func conforms(to behaviour: StorageConformanceCase) async throws {
///     try await behaviour.run(on: MyHarness())
/// }
/// ```
public struct StorageConformanceCase: Identifiable, Sendable, CustomStringConvertible {
    /// A sentence that holds for every backend: "An email address is unique in its organization without regard to case".
    public let name: String
    public let topic: ConformanceTopic
    private let body: @Sendable (World) async throws -> Void

    init(_ topic: ConformanceTopic, _ name: String, body: @escaping @Sendable (World) async throws -> Void) {
        self.name = name
        self.topic = topic
        self.body = body
    }

    /// The sentence: no two cases have the same.
    public var id: String { name }
    public var description: String { name }

    /// Every behaviour.
    public static let all: [StorageConformanceCase] = ConformanceTopic.allCases.flatMap(cases(about:))

    /// The behaviours of one topic.
    public static func cases(about topic: ConformanceTopic) -> [StorageConformanceCase] {
        switch topic {
        case .people: people + peopleWrites
        case .companies: companies + companyLinks
        case .upserts: upserts
        case .duplicates: duplicates
        case .merging: merging + unmerging + mergedValues
        case .customFields: customFields + customFieldRemoval + customFieldEntries
        case .uniqueFields: uniqueFields
        case .notes: notes
        case .access: access + apiKeys
        case .organizations: organizations
        case .expectations: expectations
        case .claims: claims + keptOutcomes
        case .history: history + historyOfMany
        case .trash: trash + trashConflicts + trashedValues + erasure
        case .jobs: jobs + jobLists + jobClaims + jobLeases + jobSettling + jobsOfPeople + jobsOfAddresses
        case .enrichment: enrichment + mergedEnrichment
        case .search: search + searchCombinations
        case .filters: filters
        case .orders: orders
        case .paging: paging + cursors
        case .walls: walls
        case .visibility: visibility
        case .changeSets: changeSets + toldFailures
        case .concurrency: concurrency
        case .unicode: unicode
        case .limits: limits
        case .durability: durability + keptJobs
        case .archive: archive + archiveConflicts + archiveJobs
        }
    }

    /// Makes a store, tries the behaviour on it and takes the store down.
    ///
    /// - Returns: how many expectations were met, at least one.
    /// - Throws: ``ConformanceFailure`` for the first that was not, or for an error that nobody expected.
    @discardableResult
    public func run(on harness: some StorageHarness) async throws(ConformanceFailure) -> Int {
        let tally = Tally()
        do {
            try await Tally.$current.withValue(tally) {
                do {
                    let world = try await World(on: harness)
                    try await body(world)
                } catch {
                    await harness.tearDown()
                    throw error
                }
                await harness.tearDown()
            }
        } catch {
            var failure =
                error as? ConformanceFailure ?? ConformanceFailure("nobody expected an error, but there was \(error)")
            failure.caseName = name
            throw failure
        }
        guard tally.count > 0 else { throw ConformanceFailure("the case \"\(name)\" expects nothing") }
        return tally.count
    }
}
