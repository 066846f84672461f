/// The channel a worker reads a body from and writes an answer to.
///
/// A client that keeps a worker waiting does not count as work: once it has done so for a short while, in one wait or in many,
/// the worker tells its pool before it waits again, which may then run another. And the client has to keep up a rate:
/// `HTTPLimits.minimumRate` over all time spent waiting for it.
final class ServerChannel: Channel {
    private let socket: Int32
    private let pool: WorkerPool?
    private let limits: HTTPLimits
    private var waited: UInt64 = 0
    private var moved = 0
    private static let patience: UInt64 = 20_000_000

    init(_ socket: Int32, pool: WorkerPool?, limits: HTTPLimits) {
        self.socket = socket
        self.pool = pool
        self.limits = limits
    }

    /// Forgets how slow the client has been; a new request begins.
    func startOver() { (waited, moved) = (0, 0) }

    func read(upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8] {
        while true {
            switch try Socket.receive(socket, upTo: limit) {
            case .bytes(let bytes):
                moved += bytes.count
                return bytes
            case .end: return []
            case .nothing: try wait(for: .reading, by: deadline)
            }
        }
    }

    func write(_ bytes: Span<UInt8>, idle: Duration) throws(NetError) {
        var sent = 0
        while sent < bytes.count {
            let count = try Socket.send(socket, bytes, from: sent)
            sent += count
            moved += count
            if count == 0 { try wait(for: .writing, by: .after(idle)) }
        }
    }

    func hasNews() -> Bool { (try? Socket.wait(socket, for: .reading, by: .now)) ?? true }

    func finishWriting() { Socket.finishWriting(socket) }

    /// The event loop closes the socket.
    func close() { Socket.cut(socket) }

    private func wait(for interest: Socket.Interest, by deadline: Deadline) throws(NetError) {
        let start = Deadline.now
        let left = Self.patience - min(waited, Self.patience)
        let soon = min(deadline, start.advanced(by: .nanoseconds(Int64(clamping: left))))
        var ready = left > 0 ? try Socket.wait(socket, for: interest, by: soon) : false
        if !ready {
            pool?.park()
            defer { pool?.unpark() }
            ready = try Socket.wait(socket, for: interest, by: deadline)
        }
        guard ready else { throw NetError(.timedOut, "waiting for a client") }
        waited &+= Deadline.now.since(start).clampedNanoseconds
        let seconds = Int(clamping: waited / 1_000_000_000)
        let allowed = limits.minimumRate.multipliedReportingOverflow(by: seconds)
        if waited > limits.slowTime.clampedNanoseconds, allowed.overflow || moved < allowed.partialValue {
            throw NetError(.timedOut, "client below the minimum rate")
        }
    }
}
