import PeopleDomain

/// The requests of one source for one person.
struct SourceRun: Sendable {
    let source: EnrichmentSource
    let web: any WebClient
    private(set) var requests = 0
    /// The failure that says most of why there is nothing.
    private(set) var failure: WebFailure?

    init(_ source: EnrichmentSource, _ web: any WebClient) {
        self.source = source
        self.web = web
    }

    /// - Throws: ``WebFailure``, which it remembers.
    mutating func read(_ request: WebRequest) async throws(WebFailure) -> WebDocument {
        if Task.isCancelled { throw note(.cancelled) }
        requests += 1
        do { return try await web.read(request) } catch { throw note(error) }
    }

    /// Reads an answer of a service. One that is no JSON is a broken one.
    mutating func readJSON(_ request: WebRequest) async throws(WebFailure) -> ServiceAnswer {
        let document = try await read(request)
        guard let value = try? JSONParser.parse(document.body) else {
            throw note(.unreachable("the answer is not the JSON that was expected"))
        }
        return ServiceAnswer(document: document, value: value)
    }

    @discardableResult
    mutating func note(_ failure: WebFailure) -> WebFailure {
        // That something is not there says less than that nobody could look.
        if self.failure == nil || self.failure == .notFound { self.failure = failure }
        return failure
    }

    mutating func add(_ other: SourceRun) {
        requests += other.requests
        if let failure = other.failure { note(failure) }
    }

    /// The report of what was found; `detail` says why it is nothing, where no failure does.
    func report(_ values: Int, detail: String? = nil) -> SourceReport {
        let outcome: SourceOutcome =
            if let failure, values == 0 || failure == .cancelled { failure.outcome } else {
                values > 0 ? .ok : .notFound
            }
        return SourceReport(
            source: source, outcome: outcome, detail: values > 0 ? nil : failure?.detail ?? detail, requests: requests,
            values: values)
    }
}

/// An answer of a service, with what its values have to stand in.
struct ServiceAnswer: Sendable {
    let document: WebDocument
    let value: JSONValue

    var object: JSONObject { if case .object(let object) = value { object } else { JSONObject() } }
    var evidence: [String] { MemberText.lines(of: value) }
}

extension WebFailure {
    /// What happened, where the outcome alone does not say it.
    var detail: String? {
        switch self {
        case .refusedAddress(let reason): "the address was refused: \(reason)"
        case .refusedType(let type): "\(type) is not read"
        case .status(let status): "the answer was \(status)"
        case .unreachable(let reason): reason
        case .unknownHost: "nobody has the name of the host"
        case .cancelled: "the time was over"
        case .rateLimited(let seconds?): "asked to wait \(seconds) seconds"
        case .notFound, .blockedByRobots, .rateLimited, .timeout, .tooLarge: nil
        }
    }
}
