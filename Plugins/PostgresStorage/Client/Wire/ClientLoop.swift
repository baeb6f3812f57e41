#if Postgres
import CLibPQ
import Foundation
import PeopleStorage

/// What the client's thread does: waits for sockets and messages, tells the pool's state, and does what that decides.
///
/// Of one thread only.
final class ClientLoop {
    private let configuration: ClientConfiguration
    private let connector: Connector
    private let mailbox: Mailbox
    private let start = ContinuousClock.now
    private var pool: PoolState<Ticket>
    /// One for each slot.
    private var connections: [ServerConnection?]
    private var messages: [ClientMessage] = []
    private var polled: [pollfd] = []
    private var polledSlots: [Int] = []

    init(_ configuration: ClientConfiguration, mailbox: Mailbox) {
        self.configuration = configuration
        self.mailbox = mailbox
        connector = Connector(configuration)
        pool = PoolState(configuration, seed: .random(in: 0 ... .max))
        connections = pool.slots.map { _ in nil }
    }

    /// Returns when the client was closed.
    func run() {
        while true {
            let now = now
            mailbox.take(into: &messages)
            for message in messages { handle(message, now: now) }
            messages.removeAll(keepingCapacity: true)
            while true {
                let actions = pool.decide(at: now)
                if actions.isEmpty { break }
                for action in actions { perform(action, now: now) }
            }
            if pool.isFinished { break }
            wait(now: now)
        }
        for message in mailbox.close() { refuse(message) }
    }

    private var now: Duration { start.duration(to: .now) }

    // MARK: Waiting

    private func wait(now: Duration) {
        polled.removeAll(keepingCapacity: true)
        polledSlots.removeAll(keepingCapacity: true)
        polled.append(pollfd(fd: mailbox.bell.descriptor, events: Int16(POLLIN), revents: 0))
        for (slot, connection) in connections.enumerated() {
            guard let connection else { continue }
            let events = connection.needsFlush ? POLLIN | POLLOUT : POLLIN
            polled.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
            polledSlots.append(slot)
        }
        let timeout = mailbox.fallAsleep() ? milliseconds(from: now) : 0
        // A signal counts as nothing that has happened.
        guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return }
        if polled[0].revents != 0 { mailbox.bell.quiet() }
        let later = self.now
        for (index, slot) in polledSlots.enumerated() where polled[index + 1].revents != 0 {
            receive(slot, now: later)
        }
    }

    /// How long nothing has to be decided, rounded up. Negative: as long as nothing happens.
    private func milliseconds(from now: Duration) -> Int32 {
        // A thread that nobody can wake looks for itself.
        let longest: Int32 = mailbox.bell.isMute ? 10 : -1
        guard let next = pool.nextDecision else { return longest }
        let (seconds, attoseconds) = max(next - now, .zero).components
        // At most an hour, which fits.
        let wait = Int32(min(seconds, 3600) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
        return longest < 0 ? wait : min(wait, longest)
    }

    private func receive(_ slot: Int, now: Duration) {
        guard let connection = connections[slot] else { return }
        switch connection.receive() {
        case .waiting: pool.heard(slot, now: now)
        case .ended(let answered, let mustClose):
            pool.answered(
                slot, answered, isInTransaction: connection.isInTransaction, mustClose: mustClose, now: now)
        case .lost(let answered, let reason): pool.lost(slot, answered: answered, reason: reason, now: now)
        }
    }

    // MARK: Being told

    private func handle(_ message: ClientMessage, now: Duration) {
        switch message {
        case .read(let ticket):
            if ticket.isCancelled {
                ticket.fail(.unavailable(.isCancelled))
            } else {
                pool.read(ticket, context: ticket.context, on: ticket.lane, now: now)
            }
        case .lease(let ticket):
            if ticket.isCancelled {
                ticket.fail(.unavailable(.isCancelled))
            } else {
                pool.lease(ticket, now: now)
            }
        case .run(let ticket, let lease): pool.run(ticket, lease: lease, now: now)
        case .release(let lease):
            let connection = pool.slot(ofLease: lease).flatMap { connections[$0] }
            pool.release(lease: lease, isInTransaction: connection?.isInTransaction ?? false, now: now)
        case .cancel(let ticket): pool.cancel(ticket, on: ticket.lane)
        case .connected(let connection, let slot):
            connections[slot] = connection
            pool.connected(slot)
        case .connectFailed(let reason, let slot): pool.connectFailed(slot, reason: reason, now: now)
        case .cancellationEnded(let slot, let cancellation):
            pool.cancellationEnded(slot, cancellation: cancellation, now: now)
        case .close: pool.close(now: now)
        }
    }

    /// Answers what came after the end.
    private func refuse(_ message: ClientMessage) {
        switch message {
        case .read(let ticket), .lease(let ticket), .run(let ticket, _): ticket.fail(.unavailable(.isClosed))
        case .release, .cancel, .connected, .connectFailed, .cancellationEnded, .close: break
        }
    }

    // MARK: Doing

    private func perform(_ action: PoolAction<Ticket>, now: Duration) {
        switch action {
        case .connect(let slot): connect(slot)
        case .send(let tickets, let slot):
            let holdsAnswers = pool.slots[slot].lane == .write
            for ticket in tickets { ticket.startAgain() }
            guard let connection = connections[slot] else { return }
            if !connection.send(tickets, holdsAnswers: holdsAnswers) {
                pool.lost(slot, answered: 0, reason: connection.errorMessage, now: now)
            }
        case .rollBack(let slot):
            guard let connection = connections[slot] else { return }
            if !connection.rollBack() {
                pool.lost(slot, answered: 0, reason: connection.errorMessage, now: now)
            }
        case .lend(let ticket, let lease): ticket.succeed(with: ConnectionLease(lease, mailbox))
        case .cancelOnServer(let slot, let cancellation): cancel(slot, cancellation)
        case .close(let slot): connections[slot] = nil
        case .fail(let ticket, let failure): ticket.fail(failure)
        }
    }

    private func connect(_ slot: Int) {
        let (connector, mailbox) = (connector, mailbox)
        _ = BackgroundThread(name: "postgres-connect") {
            let message: ClientMessage =
                switch connector.connect() {
                case .success(let connection): .connected(connection, slot: slot)
                case .failure(let failure): .connectFailed(reason: failure.message, slot: slot)
                }
            // Where nobody reads it, the connection closes with the message.
            _ = mailbox.post(message)
        }
    }

    /// Asks the server to stop, over a connection of its own, on a thread of its own, since that blocks.
    private func cancel(_ slot: Int, _ cancellation: Int) {
        guard let connection = connections[slot], let order = CancelOrder(connection) else {
            pool.cancellationEnded(slot, cancellation: cancellation, now: now)
            return
        }
        let mailbox = mailbox
        _ = BackgroundThread(name: "postgres-cancel") {
            order.send()
            _ = mailbox.post(.cancellationEnded(slot: slot, cancellation: cancellation))
        }
    }
}
#endif
