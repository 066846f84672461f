/// One client's connection to the server.
///
/// It belongs to one thread at a time: the event loop, or the worker it was handed to. Whoever hands it over does so under
/// a lock and does not touch it afterwards; that is what makes sharing sound. Only the event loop closes the socket, so its
/// number stays valid for whoever holds the connection, and the loop may cut it at any time.
final class ServerConnection: @unchecked Sendable {
    /// What the event loop is waiting for.
    enum Phase {
        /// The first byte of another request.
        case idle
        /// The rest of a head.
        case head
        /// A worker.
        case handed
        /// The client to read the last answer and close.
        case lingering
    }

    let socket: Int32
    let peer: String
    let channel: ServerChannel
    let input: ChannelInput
    private let limits: HTTPLimits
    private var scanner: HeadScanner

    // The event loop's notes.
    var phase = Phase.head
    var deadline: Deadline
    var lingered = 0
    /// The head that waits for a worker.
    var pending: RequestHead?
    /// When that head was complete.
    var received = Deadline.never
    /// How many requests in a row had arrived before the one before them was answered.
    var pipelined = 0

    init(_ socket: Int32, peer: String, pool: WorkerPool?, limits: HTTPLimits) {
        self.socket = socket
        self.peer = peer
        self.limits = limits
        channel = ServerChannel(socket, pool: pool, limits: limits)
        input = ChannelInput(channel, idle: limits.idleTime)
        scanner = HeadScanner(limits)
        deadline = .after(limits.headTime)
    }

    /// Takes the next head out of what has arrived; nil while it is not complete.
    func nextHead() throws(HTTPError) -> RequestHead? {
        let limits = limits
        var scanner = scanner
        let found = try input.look { bytes throws(HTTPError) -> (RequestHead, Int)? in
            guard let length = try scanner.scan(bytes) else { return nil }
            return (try RequestHead(bytes.extracting(scanner.begin..<length), limits), length)
        }
        guard let (head, length) = found else {
            self.scanner = scanner
            return nil
        }
        input.use(length)
        self.scanner = HeadScanner(limits)
        received = .now
        return head
    }
}
