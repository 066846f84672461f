internal import CLinux
internal import Glibc
internal import Synchronization

/// An HTTP/1.1 server on one address.
///
/// One thread waits for all clients; requests are handled on threads of a pool that grows as needed (see HTTPLimits).
/// TLS, HTTP/2 and compression belong to a proxy in front. A server that nobody refers to any more stops at once.
public final class HTTPServer: Sendable {
    /// How busy the server is. Numbers of one moment, a little late.
    public struct Counts: Sendable, Equatable {
        /// Open connections.
        public var connections = 0
        /// Connections accepted since the start.
        public var accepted = 0
        /// Requests answered or refused since the start.
        public var answered = 0
        /// Handlers at work.
        public var running = 0
        /// Handlers waiting for a slow client.
        public var waitingForClient = 0
        /// Requests waiting for a worker.
        public var queued = 0
    }

    /// The numeric address the server listens on.
    public let host: String
    /// Whether only this machine can reach it.
    public var isLoopback: Bool { SocketAddress.isLoopback(host) }
    /// The port the server listens on, also when any free one was asked for.
    public let port: UInt16
    private let loop: EventLoop

    /// Listens on an address; clients can connect from now on but are answered after `start` only.
    ///
    /// `host` is a name or numeric address; empty for all addresses of this machine. `port` 0 takes a free one. `observer`
    /// is called on the server's own threads after each request and must not block. Raises this process's limit of open
    /// files to what `limits.connections` needs, as far as the system allows. Throws `unresolved` or `unavailable`.
    public init(
        host: String, port: UInt16, limits: HTTPLimits = HTTPLimits(), handler: any HTTPHandler,
        observer: (@Sendable (HTTPAccess) -> Void)? = nil
    ) throws(NetError) {
        Self.allowOpenFiles(limits.connections + 256)
        let listener = try Self.listen(host, port)
        let address = SocketAddress.local(of: listener)
        self.host = address.host
        self.port = address.port
        do {
            loop = try EventLoop(listener, limits, Exchange(handler, limits, observer))
        } catch {
            Socket.close(listener)
            throw error
        }
    }

    deinit { loop.stop(by: .now) }

    /// Begins to answer. To be called once. Throws `system` when no thread can be started.
    public func start() throws(NetError) { try loop.start() }

    /// Stops: accepts nobody any more, closes idle connections, lets running requests end for up to `grace`, then cuts
    /// them. Returns when all is over, at most a little more than a second after `grace`; may be called from any thread but
    /// a handler's, and more than once. False when a handler is still running; its thread is left to itself.
    @discardableResult
    public func stop(grace: Duration = .seconds(30)) -> Bool {
        let deadline = Deadline.after(grace)
        loop.stop(by: deadline)
        return loop.wait(by: deadline.advanced(by: .seconds(3))) && counts.connections == 0
    }

    /// How busy the server is.
    public var counts: Counts { loop.counts }

    private static func listen(_ host: String, _ port: UInt16) throws(NetError) -> Int32 {
        var failure = NetError(.unresolved, "address to listen on")
        for address in try SocketAddress.toListen(host, port: port) {
            guard let socket = try? Socket.open(address.family) else { continue }
            Socket.set(socket, level: SOL_SOCKET, SO_REUSEADDR, 1)
            // An IPv6 socket for all addresses takes IPv4 clients too.
            if address.family == AF_INET6 { Socket.set(socket, level: Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
            // The address outlives the calls, which copy it.
            if unsafe address.with({ unsafe bind(socket, $0, $1) }) == 0, Glibc.listen(socket, 1024) == 0 {
                return socket
            }
            failure = .system("listening")
            Socket.close(socket)
        }
        throw failure
    }

    private static func allowOpenFiles(_ count: Int) {
        var limit = rlimit()
        // The structure outlives both calls.
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let wanted = min(rlim_t(clamping: count), limit.rlim_max)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = wanted
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
