internal import CLinux
internal import Glibc
internal import Synchronization

/// The one thread that waits for all clients at once: accepts them, reads request heads, hands complete requests to
/// workers, and gives clients the time to read their last answer.
///
/// A connection that is idle, or slow in sending its head, costs what it has sent and a few hundred bytes, and no thread.
/// Only this thread opens, closes and counts connections.
final class EventLoop: Sendable {
    private struct Mail {
        var returned: [(ServerConnection, Verdict)] = []
        var stop: Deadline?
        var isStarted = false
        var isOver = false
    }

    /// What other threads tell the loop, and what they wait for.
    private final class Mailbox: Sendable {
        let poller: Poller
        let mail = Monitor(Mail())

        init() throws(NetError) { poller = try Poller() }

        func give(_ connection: ServerConnection, _ verdict: Verdict) {
            let isFirst = mail.withLock { mail in
                mail.returned.append((connection, verdict))
                return mail.returned.count == 1
            }
            if isFirst { poller.ring() }
        }
    }

    private let box: Mailbox
    private let listener: Int32
    private let limits: HTTPLimits
    private let exchange: Exchange
    private let pool: WorkerPool
    private let connections = Atomic(0)
    private let accepted = Atomic(0)

    /// Takes over a listening socket.
    init(_ listener: Int32, _ limits: HTTPLimits, _ exchange: Exchange) throws(NetError) {
        let box = try Mailbox()
        try box.poller.add(listener, once: false)
        self.box = box
        self.listener = listener
        self.limits = limits
        self.exchange = exchange
        pool = WorkerPool(limits) { connection in box.give(connection, exchange.run(connection)) }
    }

    /// Starts the thread.
    func start() throws(NetError) {
        box.mail.withLock { $0.isStarted = true }
        do {
            try NetThread.start("http-loop", stack: 524_288) { self.run() }
        } catch {
            box.mail.withLock { $0.isStarted = false }
            throw error
        }
    }

    /// Asks the loop to end by a deadline.
    func stop(by deadline: Deadline) {
        let wasNeverStarted = box.mail.withLock { mail in
            mail.stop = min(mail.stop ?? .never, deadline)
            if mail.isStarted || mail.isOver { return false }
            mail.isOver = true
            return true
        }
        if wasNeverStarted { Socket.close(listener) } else { box.poller.ring() }
    }

    /// Waits for the loop to have ended; false when it has not.
    func wait(by deadline: Deadline) -> Bool { box.mail.wait(by: deadline) { $0.isOver ? true : nil } ?? false }

    var counts: HTTPServer.Counts {
        let pool = pool.counts
        return HTTPServer.Counts(
            connections: connections.load(ordering: .relaxed), accepted: accepted.load(ordering: .relaxed),
            answered: exchange.answered.load(ordering: .relaxed), running: pool.running,
            waitingForClient: pool.parked, queued: pool.queued)
    }

    private func run() {
        var table = Connections(box.poller, listener, limits, exchange, pool)
        var ready: [Int32] = []
        var relief = Deadline.never
        while !table.isOver {
            ready.removeAll(keepingCapacity: true)
            let rung = box.poller.wait(by: min(table.nextDeadline, relief), &ready)
            for socket in ready { table.socketIsReady(socket) }
            if rung {
                let (returned, stop) = box.mail.withLock { mail in
                    defer { mail.returned = [] }
                    return (mail.returned, mail.stop)
                }
                for (connection, verdict) in returned { table.takeBack(connection, verdict) }
                if let stop { table.stop(by: stop) }
            }
            table.sweep()
            relief = pool.relieve()
            connections.store(table.count, ordering: .relaxed)
            accepted.store(table.accepted, ordering: .relaxed)
        }
        box.mail.withLock { $0.isOver = true }
        box.mail.broadcast()
    }
}
