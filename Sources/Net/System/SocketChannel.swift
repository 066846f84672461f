internal import Glibc

/// A channel over a connected socket.
public final class SocketChannel: Channel {
    private var socket: Int32

    /// Takes over a connected, non-blocking socket.
    init(taking socket: Int32) { self.socket = socket }

    deinit { close() }

    /// Connects to a host by TCP, trying all of its addresses in turn until the deadline.
    ///
    /// Each address but the last gets an equal share of the time that is left. Throws `unresolved`, `timedOut`, or what
    /// the last address was refused with.
    public static func connect(host: String, port: UInt16, by deadline: Deadline) throws(NetError) -> SocketChannel {
        let addresses = try SocketAddress.resolve(host, port: port, by: deadline)
        var failure = NetError(.unresolved, "host without addresses")
        for (index, address) in addresses.enumerated() {
            let share = deadline.remaining.map { Deadline.after($0 / (addresses.count - index)) } ?? .never
            do {
                return try connect(address, by: share)
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private static func connect(_ address: SocketAddress, by deadline: Deadline) throws(NetError) -> SocketChannel {
        let socket = try Socket.open(address.family)
        let channel = SocketChannel(taking: socket)
        Socket.setNoDelay(socket)
        // The address outlives the call, which copies it.
        let outcome = unsafe address.with { unsafe Glibc.connect(socket, $0, $1) }
        if outcome == 0 { return channel }
        guard errno == EINPROGRESS || errno == EINTR else { throw .system("connecting") }
        guard try Socket.wait(socket, for: .writing, by: deadline) else { throw NetError(.timedOut, "connecting") }
        let error = Socket.pendingError(socket)
        if error != 0 { throw .system("connecting", error) }
        return channel
    }

    /// The next bytes; see `Channel`.
    public func read(upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8] {
        guard socket >= 0 else { throw NetError(.closed, "connection closed here") }
        return try Socket.receive(socket, upTo: limit, by: deadline)
    }

    /// Takes all of the bytes; see `Channel`.
    public func write(_ bytes: Span<UInt8>, idle: Duration) throws(NetError) {
        guard socket >= 0 else { throw NetError(.closed, "connection closed here") }
        try Socket.sendAll(socket, bytes, idle: idle)
    }

    /// Whether a read would return at once.
    public func hasNews() -> Bool {
        guard socket >= 0 else { return true }
        return (try? Socket.wait(socket, for: .reading, by: .now)) ?? true
    }

    /// Tells the other end that nothing more will be written.
    public func finishWriting() {
        if socket >= 0 { Socket.finishWriting(socket) }
    }

    /// Ends the connection.
    public func close() {
        if socket >= 0 { Socket.close(socket) }
        socket = -1
    }

    /// Ends the connection so that the other end sees an error instead of an end.
    public func reset() {
        if socket >= 0 { Socket.resetOnClose(socket) }
        close()
    }
}
