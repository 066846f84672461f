internal import Glibc

/// Threads that run handlers, and a bounded queue in front of them.
///
/// How many handlers may run at once is found out as it goes. As many as there are processors always may: more of them would
/// only take turns when they compute. When requests wait and nobody takes one, the running handlers are waiting for
/// something themselves (a disk, a child process); the event loop notices and lets more run, up to `HTTPLimits.workers`.
/// The permission follows the need down again.
///
/// A worker that waits for a slow client is *parked*: it does not count as running, so that slow clients cannot keep others
/// out. There are never more threads than connections, whose number is limited, plus workers.
final class WorkerPool: Sendable {
    private struct State {
        /// Connections from `head` on wait for a worker.
        var queue: [ServerConnection] = []
        var head = 0
        /// When a worker last took one, or the queue got its first.
        var lastTake = Deadline.never
        /// Workers running a handler and not parked.
        var running = 0
        /// How many may be running.
        var allowed: Int
        /// Workers waiting for work, those being started included.
        var idle = 0
        var parked = 0
        var isClosing = false

        var waiting: Int { queue.count - head }

        mutating func take() -> ServerConnection? {
            guard running < allowed, head < queue.count else { return nil }
            let first = queue[head]
            head += 1
            if head == queue.count || head == 1024 {
                queue.removeFirst(head)
                head = 0
            }
            lastTake = .now
            idle -= 1
            running += 1
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

    /// For how long nobody may take a request before more handlers may run.
    private static let patience: Duration = .milliseconds(2)
    /// For how long a request may wait before one more handler may run although others are taken.
    private static let longPatience: Duration = .milliseconds(50)

    private let state: Monitor<State>
    private let limits: HTTPLimits
    private let leastAllowed: Int
    private let work: @Sendable (ServerConnection) -> Void

    /// Prepares a pool whose workers call `work` with each connection.
    init(_ limits: HTTPLimits, work: @escaping @Sendable (ServerConnection) -> Void) {
        self.limits = limits
        self.work = work
        leastAllowed = min(max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))), max(limits.workers, 1))
        state = Monitor(State(allowed: leastAllowed))
    }

    /// How many there are at this moment.
    var counts: Counts {
        state.withLock { Counts(running: $0.running, idle: $0.idle, parked: $0.parked, queued: $0.waiting) }
    }

    /// Queues a connection; false when the queue is full, the pool is closing, or no thread can be had at all.
    func submit(_ connection: ServerConnection) -> Bool {
        let starts: Int? = state.withLock { state in
            guard !state.isClosing, state.waiting < limits.queuedRequests else { return nil }
            if state.waiting == 0 { state.lastTake = .now }
            state.queue.append(connection)
            return threadsNeeded(&state)
        }
        guard let starts else { return false }
        return engage(starts) || !withdraw(connection)
    }

    /// Takes a connection back out of the queue; false when a worker has it already.
    func withdraw(_ connection: ServerConnection) -> Bool {
        state.withLock { state in
            guard let index = state.queue[state.head...].firstIndex(where: { $0 === connection }) else { return false }
            state.queue.remove(at: index)
            return true
        }
    }

    /// Lets more handlers run if those that do are stuck. Returns when to look again; "never" when nothing waits.
    func relieve() -> Deadline {
        let now = Deadline.now
        let (starts, next): (Int, Deadline) = state.withLock { state in
            guard state.waiting > 0 else { return (0, .never) }
            let isStuck = now.since(state.lastTake) >= Self.patience
            if isStuck || now.since(state.queue[state.head].received) >= Self.longPatience,
                state.allowed < limits.workers
            {
                let more = isStuck ? max(1, state.running / 2) : 1
                state.allowed = min(limits.workers, max(state.allowed, state.running) + more)
            }
            return (threadsNeeded(&state), now.advanced(by: Self.patience))
        }
        _ = engage(starts)
        return next
    }

    /// Says that the calling worker waits for its client.
    func park() {
        let starts = state.withLock { state in
            state.running -= 1
            state.parked += 1
            return threadsNeeded(&state)
        }
        _ = engage(starts)
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

    /// How many threads to start, which count as idle from now on, for the requests that may run; wakes idle ones first.
    private func threadsNeeded(_ state: inout State) -> Int {
        let startable = min(state.waiting, max(0, state.allowed - state.running))
        let count = max(0, startable - state.idle)
        for _ in 0..<min(startable, state.idle) { self.state.signal() }
        state.idle += count
        return count
    }

    /// Starts workers; false when none can be started and there is none.
    private func engage(_ count: Int) -> Bool {
        for started in 0..<count {
            do {
                try NetThread.start("http-worker", stack: limits.workerStackBytes) { self.serve() }
            } catch {
                return state.withLock { state in
                    state.idle -= count - started
                    return state.running + state.idle + state.parked > 0
                }
            }
        }
        return true
    }

    /// What each worker does until it has been idle for long enough.
    private func serve() {
        while true {
            let task: Task? = state.wait(by: .after(limits.workerIdleTime)) { state in
                if let connection = state.take() { return .run(connection) }
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
                    // Two to spare, so that a request that follows does not have to wait for permission again.
                    if state.running + 2 < state.allowed { state.allowed = max(leastAllowed, state.allowed - 1) }
                }
            case .end: return
            case nil:
                let ends = state.withLock { state in
                    if state.waiting > 0, state.running < state.allowed { return false }
                    state.idle -= 1
                    return true
                }
                if ends { return }
            }
        }
    }
}
