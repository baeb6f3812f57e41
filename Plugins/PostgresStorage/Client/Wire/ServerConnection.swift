#if Postgres
import CLibPQ

/// A connection in libpq's pipeline mode, which has at most one batch on its way.
///
/// `@unchecked Sendable`: one thread at a time has it. The one that connects hands it to the client's thread and lets go.
final class ServerConnection: @unchecked Sendable {
    let handle: OpaquePointer
    let descriptor: Int32
    private let usesNamedStatements: Bool

    /// Which statements the connection keeps, by their numbers.
    private var statements: [StatementStatus] = []
    /// What is on its way. Its memory is used again for the next batch.
    private var batch: [Ticket] = []
    private var commands: [Command] = []
    private var nextCommand = 0
    private var hasResult = false
    private var answered = 0
    private var isBusy = false
    private var mustClose = false
    /// Whether answers are given only when the whole batch is over, as a transaction needs it.
    private var holdsAnswers = false
    private var heldFailure: PostgresFailure?
    private(set) var needsFlush = false

    private var values: [UnsafePointer<CChar>?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    private enum StatementStatus: UInt8 { case unknown, sent, prepared }

    /// One message of the pipeline that has a result.
    private struct Command {
        enum Kind { case preparation(statement: Int), context, statement }

        let kind: Kind
        let member: Int
        var isLastOfMember = false
    }

    /// What has come of the batch so far.
    enum Progress {
        /// Nothing is decided yet.
        case waiting
        /// The batch is over, and so many members have their answer.
        case ended(answered: Int, mustClose: Bool)
        case lost(answered: Int, reason: String)
    }

    /// - Parameter handle: an established connection. From now on it is this object's.
    init(owning handle: OpaquePointer, usesNamedStatements: Bool) {
        self.handle = handle
        self.usesNamedStatements = usesNamedStatements
        descriptor = PQsocket(handle)
        // What the server remarks would go to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        PQsetnonblocking(handle, 1)
        PQenterPipelineMode(handle)
    }

    deinit { PQfinish(handle) }

    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    var errorMessage: String { Self.trimmed(PQerrorMessage(handle)) }

    /// Sends a batch with one sync at its end.
    ///
    /// - Returns: `false` where the connection is of no use any more.
    func send(_ tickets: [Ticket], holdsAnswers: Bool) -> Bool {
        begin(tickets, holdsAnswers: holdsAnswers)
        var context: Statement?
        for (member, ticket) in tickets.enumerated() {
            guard let request = ticket.request else { continue }
            if let wanted = request.context, wanted != context {
                guard send(wanted, .context, member) else { return false }
                context = wanted
            }
            for statement in request.statements {
                guard send(statement, .statement, member) else { return false }
            }
            if !commands.isEmpty { commands[commands.count - 1].isLastOfMember = true }
        }
        return sync()
    }

    /// Ends whatever transaction is open.
    func rollBack() -> Bool {
        begin([], holdsAnswers: false)
        commands.append(Command(kind: .context, member: 0))
        return PQsendQueryParams(handle, "ROLLBACK", 0, nil, nil, nil, nil, 1) == 1 && sync()
    }

    /// Sends what the socket did not take before.
    ///
    /// - Returns: `false` where the connection is of no use any more.
    func flush() -> Bool {
        let left = PQflush(handle)
        needsFlush = left == 1
        return left >= 0
    }

    /// Takes what has come, and gives answers to those whose they are.
    func receive() -> Progress {
        let isAlive = PQconsumeInput(handle) == 1 && (!needsFlush || flush())
        var emptyRounds = 0
        // Also without a batch this looks at what the server tells on its own account.
        while PQisBusy(handle) == 0 && isBusy {
            guard let result = PQgetResult(handle) else {
                // The end of what one command gives.
                if hasResult {
                    nextCommand += 1
                    hasResult = false
                    emptyRounds = 0
                } else {
                    emptyRounds += 1
                    if emptyRounds > 2 { return .lost(answered: answered, reason: "libpq and we are out of step") }
                }
                continue
            }
            if let progress = take(QueryResult(owning: result), PQresultStatus(result), result) { return progress }
        }
        return isAlive ? .waiting : .lost(answered: answered, reason: errorMessage)
    }

    // MARK: Sending

    private func begin(_ tickets: [Ticket], holdsAnswers: Bool) {
        batch = tickets
        commands.removeAll(keepingCapacity: true)
        nextCommand = 0
        hasResult = false
        answered = 0
        isBusy = true
        mustClose = false
        self.holdsAnswers = holdsAnswers
        heldFailure = nil
    }

    private func sync() -> Bool {
        // This flushes as well, as far as the socket takes it.
        PQpipelineSync(handle) == 1 && flush()
    }

    private func send(_ statement: Statement, _ kind: Command.Kind, _ member: Int) -> Bool {
        let sql = statement.sql
        let parameters = statement.parameters
        let kept = usesNamedStatements ? sql.number : nil
        if let kept, status(of: kept) == .unknown {
            guard PQsendPrepare(handle, sql.name, sql.text, 0, nil) == 1 else { return false }
            commands.append(Command(kind: .preparation(statement: kept), member: member))
            statements[kept] = .sent
        }
        let count = parameters.values.count
        while formats.count < count { formats.append(1) }
        let isSent = parameters.bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                values.removeAll(keepingCapacity: true)
                lengths.removeAll(keepingCapacity: true)
                return sql.name.withCString { name in
                    // An empty value needs an address too: none means NULL.
                    let start = bytes.baseAddress ?? name
                    var offset = 0
                    for value in parameters.values {
                        values.append(value.isNull ? nil : start + offset)
                        lengths.append(Int32(value.end - offset))
                        offset = value.end
                    }
                    if kept != nil {
                        return PQsendQueryPrepared(handle, name, Int32(count), values, lengths, formats, 1) == 1
                    }
                    return PQsendQueryParams(handle, sql.text, Int32(count), nil, values, lengths, formats, 1) == 1
                }
            }
        }
        if isSent { commands.append(Command(kind: kind, member: member)) }
        return isSent
    }

    private func status(of number: Int) -> StatementStatus {
        while statements.count <= number { statements.append(.unknown) }
        return statements[number]
    }

    // MARK: Receiving

    /// - Parameters:
    ///   - result: what came.
    ///   - status: its kind.
    ///   - pointer: the same result.
    private func take(_ result: QueryResult, _ status: ExecStatusType, _ pointer: OpaquePointer) -> Progress? {
        switch status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            hasResult = true
            return nextCommand < commands.count
                ? succeed(commands[nextCommand], result)
                : .lost(answered: answered, reason: "there are more results than statements")
        case PGRES_FATAL_ERROR:
            hasResult = true
            return refuse(pointer)
        case PGRES_PIPELINE_ABORTED:
            hasResult = true
            return nil
        case PGRES_PIPELINE_SYNC: return end()
        default:
            return .lost(answered: answered, reason: "a statement did what none may do (\(status.rawValue))")
        }
    }

    private func succeed(_ command: Command, _ result: QueryResult) -> Progress? {
        switch command.kind {
        case .preparation(let statement): statements[statement] = .prepared
        case .context: break
        case .statement: batch[command.member].take(result)
        }
        if command.isLastOfMember && !holdsAnswers {
            batch[command.member].succeed()
            answered += 1
        }
        return nil
    }

    private func refuse(_ result: OpaquePointer) -> Progress? {
        guard let code = PQresultErrorField(result, DiagnosticField.sqlState).map({ SQLState(String(cString: $0)) })
        else {
            // The server always gives one. This is libpq, which has lost it.
            return .lost(answered: answered, reason: Self.trimmed(PQresultErrorMessage(result)))
        }
        let message = PQresultErrorField(result, DiagnosticField.primaryMessage).map { String(cString: $0) } ?? ""
        if code.endsConnection { return .lost(answered: answered, reason: "\(code): \(message)") }
        if code.isOnStandby { mustClose = true }
        let routine = PQresultErrorField(result, DiagnosticField.routine).map { String(cString: $0) }
        if usesNamedStatements && code.meansForgottenStatements(routine: routine) {
            if !holdsAnswers { return .lost(answered: answered, reason: "\(code): \(message)") }
            mustClose = true
        }
        let failure = PostgresFailure.refused(code, message: message)
        if holdsAnswers {
            heldFailure = heldFailure ?? failure
        } else if answered < batch.count {
            batch[answered].fail(failure)
            answered += 1
        }
        return nil
    }

    private func end() -> Progress {
        isBusy = false
        // What stood behind a refusal was never run, and a preparation that was itself refused is none.
        for command in commands {
            guard case .preparation(let statement) = command.kind, statements[statement] == .sent else { continue }
            statements[statement] = .unknown
        }
        if holdsAnswers, let ticket = batch.first {
            if let heldFailure { ticket.fail(heldFailure) } else { ticket.succeed() }
            answered = 1
        }
        batch = []
        return .ended(answered: answered, mustClose: mustClose)
    }

    private static func trimmed(_ message: UnsafePointer<CChar>?) -> String {
        var message = message.map { String(cString: $0) } ?? ""
        while message.last?.isNewline == true { message.removeLast() }
        return message
    }
}

/// The parts of an error that are read, by the letters of the protocol (postgres_ext.h, whose macros Swift does not see).
private enum DiagnosticField {
    static let sqlState = Int32(UInt8(ascii: "C"))
    static let primaryMessage = Int32(UInt8(ascii: "M"))
    static let routine = Int32(UInt8(ascii: "R"))
}
#endif
