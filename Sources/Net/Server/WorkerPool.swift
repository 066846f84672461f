/// Threads that run handlers: as many as there is work for, up to a limit, and a bounded queue in front of them.
///
/// A worker that waits for a slow client is *parked*: it does not count against the limit, since it needs no processor, so
/// that slow clients cannot keep others out. There are never more threads than connections, whose number is limited, plus
/// workers.
final class WorkerPool: Sendable {
    private struct State {
        /// Connections from `head` on wait for a worker.
        var queue: [ServerConnection] = []
        var head = 0
        /// Workers running a handler and not parked.
        var running = 0
        /// Workers waiting for work, those being started included.
        var idle = 0
        var parked = 0
        var isClosing = false

        var waiting: Int { queue.count - head }

        mutating func take() -> ServerConnection? {
            guard head < queue.count else { return nil }
            let first = queue[head]
            head += 1
            if head == queue.count || head == 1024 {
                queue.removeFirst(head)
                head = 0
            }
            return first
        }
    }

    /// How many workers and requests there are.
    struct Counts: Equatable {
        var running: Int
        var idle: Int
        var parked: Int
        var queued: Int
    }

    private enum Task {
        case run(ServerConnection)
        case end
    }

    private let state = Monitor(State())
    private let limits: HTTPLimits
    private let work: @Sendable (ServerConnection) -> Void

    /// Prepares a pool whose workers call `work` with each connection.
    init(_ limits: HTTPLimits, work: @escaping @Sendable (ServerConnection) -> Void) {
        self.limits = limits
        self.work = work
    }

    /// How many there are at this moment.
    var counts: Counts {
        state.withLock { Counts(running: $0.running, idle: $0.idle, parked: $0.parked, queued: $0.waiting) }
    }

    /// Queues a connection; false when the queue is full, the pool is closing, or no thread can be had at all.
    func submit(_ connection: ServerConnection) -> Bool {
        let starts: Bool? = state.withLock { state in
            guard !state.isClosing, state.waiting < limits.queuedRequests else { return nil }
            state.queue.append(connection)
            return needsThread(&state)
        }
        guard let starts else { return false }
        if !engage(starts) { return !withdraw(connection) }
        return true
    }

    /// Takes a connection back out of the queue; false when a worker has it already.
    func withdraw(_ connection: ServerConnection) -> Bool {
        state.withLock { state in
            guard let index = state.queue[state.head...].firstIndex(where: { $0 === connection }) else { return false }
            state.queue.remove(at: index)
            return true
        }
    }

    /// Says that the calling worker waits for its client.
    func park() {
        let starts: Bool? = state.withLock { state in
            state.running -= 1
            state.parked += 1
            return state.waiting > 0 ? needsThread(&state) : nil
        }
        if let starts { _ = engage(starts) }
    }

    /// Says that the calling worker's client has moved.
    func unpark() {
        state.withLock { state in
            state.parked -= 1
            state.running += 1
        }
    }

    /// Ends all workers once they have nothing to do.
    func close() {
        state.withLock { $0.isClosing = true }
        state.broadcast()
    }

    /// Whether the queue is longer than idle workers can take and another worker is allowed; counts it as idle already.
    private func needsThread(_ state: inout State) -> Bool {
        guard state.waiting > state.idle, state.running + state.idle < limits.workers else { return false }
        state.idle += 1
        return true
    }

    /// Starts or wakes a worker; false when none can be started and there is none.
    private func engage(_ starts: Bool) -> Bool {
        guard starts else {
            state.signal()
            return true
        }
        do {
            try NetThread.start("http-worker", stack: limits.workerStackBytes) { self.serve() }
            return true
        } catch {
            return state.withLock { state in
                state.idle -= 1
                return state.running + state.idle + state.parked > 0
            }
        }
    }

    /// What each worker does until it has been idle for long enough.
    private func serve() {
        while true {
            let task: Task? = state.wait(by: .after(limits.workerIdleTime)) { state in
                if state.running < limits.workers, let connection = state.take() {
                    state.idle -= 1
                    state.running += 1
                    return .run(connection)
                }
                guard state.isClosing else { return nil }
                state.idle -= 1
                return .end
            }
            switch task {
            case .run(let connection):
                work(connection)
                state.withLock { state in
                    state.running -= 1
                    state.idle += 1
                }
            case .end: return
            case nil:
                let ends = state.withLock { state in
                    if state.waiting > 0, state.running < limits.workers { return false }
                    state.idle -= 1
                    return true
                }
                if ends { return }
            }
        }
    }
}
