import Logging
import NIOCore
import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleStorage

/// Answers a request: finds its route, its caller and its body, calls the handler, and writes a line in the log.
struct Responder: Sendable {
    private let table: RouteTable
    private let authenticator: Authenticator
    private let requestsInProgress: RequestsInProgress
    /// `nil` where nobody is limited.
    private let limiter: RateLimiter?
    private let logger: Logger

    init(services: PeopleServices, limiter: RateLimiter? = nil, logger: Logger) {
        self.limiter = limiter
        table = RouteTable(services)
        authenticator = services.authenticator
        requestsInProgress = services.requestsInProgress
        self.logger = logger
    }

    /// - Parameter address: whom limits take the client for.
    func respond(to request: IncomingRequest, from address: ClientAddress = .unknown) async -> Answer {
        // The time costs a call of the system, the line its making: neither where nobody reads it.
        let isLogged = logger.logLevel <= .info
        let start = isLogged ? ContinuousClock.now : nil
        var trace = Trace()
        var answer: Answer
        do throws(Failure) {
            answer = try await answerOrFailure(to: request, from: address, &trace)
        } catch {
            switch error {
            case .http(let fault): answer = ErrorResponse(fault).answer
            case .application(let error):
                log(error, request)
                answer = ErrorResponse(error, method: request.method).answer
            }
        }
        answer.headers += trace.limitHeaders
        if let start { log(answer, request, trace, after: ContinuousClock.now - start) }
        return answer
    }

    private enum Failure: Error {
        case http(HTTPFault)
        case application(ApplicationError)
    }

    /// What the log tells beside the answer.
    private struct Trace {
        var route: Route?
        var caller: Caller?
        /// What the client is told of its limit.
        var limitHeaders: [Answer.Header] = []
    }

    private func answerOrFailure(
        to request: IncomingRequest, from address: ClientAddress, _ trace: inout Trace
    ) async throws(Failure) -> Answer {
        if let fault = request.fault { throw .http(fault) }
        guard let head = request.head else { throw .http(.malformed) }
        let target = RequestTarget(head.uri)
        let match: RouteTable.Match
        do { match = try table.match(head.method, target.path) } catch { throw .http(error) }
        trace.route = match.route
        switch match.route.handler {
        case .open(let handler):
            return try await failing { () async throws(ApplicationError) in
                try QueryReader(target.query, known: []).finish()
                return try await handler()
            }
        case .keyed(let handler):
            let call = try await call(request, from: address, match, target, &trace)
            return try await failing { () async throws(ApplicationError) in
                try await once(request, call) { (call) async throws(ApplicationError) in try await handler(call) }
            }
        case .withBody(let handler):
            let call = try await call(request, from: address, match, target, &trace)
            let body: JSONObject
            do { body = try self.body(of: request) } catch { throw .http(error) }
            return try await failing { () async throws(ApplicationError) in
                try await once(request, call) { (call) async throws(ApplicationError) in try await handler(call, body) }
            }
        }
    }

    /// Has a POST or PUT with an `Idempotency-Key` done once, and its first answer given again. Other methods do the same
    /// when they are repeated as they are.
    private func once(
        _ request: IncomingRequest, _ call: Call, _ handler: (Call) async throws(ApplicationError) -> Answer
    ) async throws(ApplicationError) -> Answer {
        guard request.method == .POST || request.method == .PUT,
            let key = try IdempotencyKeyHeader.read(request.fields.idempotencyKey)
        else { return try await handler(call) }
        let body = request.body.map { Array($0.readableBytesView) } ?? []
        let idempotent = IdempotentRequest(
            key, of: call.caller,
            content: [Array(request.method.rawValue.utf8), Array((request.head?.uri ?? "").utf8), body])
        var call = call
        call.caller = call.caller.sending(idempotent)
        return try await requestsInProgress.run(idempotent) { [call] () async throws(ApplicationError) in
            var answer = try await handler(call)
            if idempotent.wasDoneBefore { answer.headers.append(.init(name: "Idempotent-Replayed", value: "true")) }
            return answer
        }
    }

    private func failing<Result>(
        _ body: () async throws(ApplicationError) -> Result
    ) async throws(Failure) -> Result {
        do { return try await body() } catch { throw .application(error) }
    }

    private func call(
        _ request: IncomingRequest, from address: ClientAddress, _ match: RouteTable.Match, _ target: RequestTarget,
        _ trace: inout Trace
    ) async throws(Failure) -> Call {
        let caller = try await caller(of: request, from: address, &trace)
        trace.caller = caller
        let conditions = Conditions(request.fields)
        do { try conditions.check(for: match.route) } catch { throw .application(error) }
        return Call(
            caller: caller, pathParameters: match.pathParameters,
            query: QueryReader(target.query, known: match.route.queryParameters), conditions: conditions)
    }

    /// Who calls, if it may: a client that is over its limit is refused before its key is looked up.
    private func caller(
        of request: IncomingRequest, from address: ClientAddress, _ trace: inout Trace
    ) async throws(Failure) -> Caller {
        guard let key = Self.bearerToken(request.fields.authorization.value) else {
            try limit(&trace) { (limiter) throws(RateLimitExceeded) in try limiter.admit(from: address) }
            throw .application(.unauthenticated)
        }
        try limit(&trace) { (limiter) throws(RateLimitExceeded) in try limiter.admit(key: key, from: address) }
        let isKnown = !trace.limitHeaders.isEmpty
        let result: Result<Caller, ApplicationError>
        do { result = .success(try await authenticator.caller(presenting: key)) } catch { result = .failure(error) }
        switch result {
        case .success(let caller):
            if isKnown { return caller }
            try limit(&trace) { (limiter) throws(RateLimitExceeded) in try limiter.admit(newKey: key) }
            return caller
        case .failure(let error):
            if case .unauthenticated = error {
                try limit(&trace) { (limiter) throws(RateLimitExceeded) in
                    try limiter.noteWrong(key: key, from: address)
                }
            }
            throw .application(error)
        }
    }

    /// Asks the limiter, if there is one, and keeps what it says for the answer.
    private func limit(
        _ trace: inout Trace, _ ask: (RateLimiter) throws(RateLimitExceeded) -> [Answer.Header]?
    ) throws(Failure) {
        guard let limiter else { return }
        do {
            if let headers = try ask(limiter) { trace.limitHeaders = headers }
        } catch {
            trace.limitHeaders = error.headers
            throw .http(.tooManyRequests(retryAfter: error.retryAfter))
        }
    }

    /// The scheme is read in any case (RFC 9110, section 11.1).
    private static func bearerToken(_ authorization: String?) -> String? {
        guard let authorization, let space = authorization.firstIndex(ofByte: UInt8(ascii: " ")),
            String(authorization[..<space]).isHeader("bearer")
        else { return nil }
        return String(authorization[space...].drop { $0 == " " })
    }

    private func body(of request: IncomingRequest) throws(HTTPFault) -> JSONObject {
        guard Self.isJSON(request.fields.contentType), case .absent = request.fields.contentEncoding else {
            throw .unsupportedMediaType
        }
        let bytes = request.body.map { Array($0.readableBytesView) } ?? []
        let value: JSONValue
        do { value = try JSONParser.parse(bytes) } catch { throw .invalidJSON(error) }
        guard case .object(let object) = value else { throw .bodyIsNoObject(kind: value.kind) }
        return object
    }

    /// `application/json`, with no charset or UTF-8.
    private static func isJSON(_ contentType: RequestFields.Field) -> Bool {
        guard let text = contentType.value else { return false }
        if text == "application/json" { return true }
        let parts = text.lowercased().split(separator: ";", omittingEmptySubsequences: false).map {
            String($0).trimmingWhiteSpace()
        }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy {
            !$0.hasPrefix("charset=") || ["charset=utf-8", "charset=\"utf-8\""].contains($0)
        }
    }

    // MARK: The log

    private func log(_ answer: Answer, _ request: IncomingRequest, _ trace: Trace, after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        // The path as the table has it: what clients put in its place, and in the query, is nobody's business.
        logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(trace.route?.path ?? "-")",
                "status": "\(answer.status.code)", "requestId": "\(request.id)",
                "microseconds": "\(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)",
                "organization": "\(trace.caller?.organization.id.description ?? "-")",
                "key": "\(trace.caller?.key?.id.description ?? "-")",
            ])
    }

    /// What a client is not told, the operator is.
    private func log(_ error: ApplicationError, _ request: IncomingRequest) {
        switch error {
        case .internalFailure(let reason):
            logger.error("failure", metadata: ["reason": "\(reason)", "requestId": "\(request.id)"])
        case .unavailable(let reason):
            logger.warning("unavailable", metadata: ["reason": "\(reason.reason)", "requestId": "\(request.id)"])
        case .outcomeUnknown(let reason):
            logger.error("outcome unknown", metadata: ["reason": "\(reason.reason)", "requestId": "\(request.id)"])
        default: break
        }
    }
}
