internal import CLinux
internal import Glibc

/// The socket calls this room makes, each with its errors told apart.
///
/// All sockets are non-blocking and close-on-exec; who must wait calls `wait`. Invariant for every `unsafe` below: the
/// pointers handed to the system are taken from values that outlive the call, and the system keeps none of them.
enum Socket {
    /// What came of reading.
    enum Received {
        case bytes([UInt8])
        case nothing
        case end
    }

    /// What a wait is for.
    enum Interest {
        case reading
        case writing
    }

    /// Reads at most `limit` bytes without waiting.
    static func receive(_ socket: Int32, upTo limit: Int) throws(NetError) -> Received {
        var outcome = 0
        var number: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(limit, 1)) { space, count in
            repeat {
                outcome = unsafe recv(socket, space.baseAddress, space.count, Int32(MSG_DONTWAIT))
            } while outcome < 0 && errno == EINTR
            number = errno
            count = max(outcome, 0)
        }
        if outcome > 0 { return .bytes(bytes) }
        if outcome == 0 { return .end }
        if number == EAGAIN || number == EWOULDBLOCK { return .nothing }
        throw .system("reading from a connection", number)
    }

    /// Offers `bytes[start...]` to the system without waiting; returns how many it took, possibly none.
    static func send(_ socket: Int32, _ bytes: Span<UInt8>, from start: Int) throws(NetError) -> Int {
        guard start < bytes.count else { return 0 }
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        var outcome = 0
        var number: Int32 = 0
        let rest = bytes.extracting(start..<bytes.count)
        unsafe rest.withUnsafeBufferPointer { space in
            repeat {
                outcome = unsafe Glibc.send(socket, space.baseAddress, space.count, flags)
            } while outcome < 0 && errno == EINTR
            number = errno
        }
        if outcome >= 0 { return outcome }
        if number == EAGAIN || number == EWOULDBLOCK { return 0 }
        throw .system("writing to a connection", number)
    }

    /// Waits until reading or writing would do something; false when the deadline passes first.
    static func wait(_ socket: Int32, for interest: Interest, by deadline: Deadline) throws(NetError) -> Bool {
        var entry = pollfd(fd: socket, events: Int16(interest == .reading ? POLLIN : POLLOUT), revents: 0)
        while true {
            let outcome = unsafe poll(&entry, 1, deadline.pollTimeout)
            if outcome > 0 { return true }
            if outcome == 0, deadline.isPast { return false }
            if outcome < 0, errno != EINTR { throw .system("waiting for a connection") }
        }
    }

    /// Writes everything, waiting as often as the other end needs; each wait ends after `idle`.
    static func sendAll(_ socket: Int32, _ bytes: Span<UInt8>, idle: Duration) throws(NetError) {
        var sent = 0
        while sent < bytes.count {
            let count = try send(socket, bytes, from: sent)
            sent += count
            if count == 0, try !wait(socket, for: .writing, by: .after(idle)) {
                throw NetError(.timedOut, "writing to a connection")
            }
        }
    }

    /// Reads at least one byte, waiting until the deadline; none at the end.
    static func receive(_ socket: Int32, upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8] {
        while true {
            switch try receive(socket, upTo: limit) {
            case .bytes(let bytes): return bytes
            case .end: return []
            case .nothing:
                if try !wait(socket, for: .reading, by: deadline) {
                    throw NetError(.timedOut, "reading from a connection")
                }
            }
        }
    }

    /// A new socket for a kind of address.
    static func open(_ family: Int32) throws(NetError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let number = socket(family, kind, 0)
        if number < 0 { throw .system("opening a socket") }
        return number
    }

    /// Sets an option whose value is a number.
    static func set(_ socket: Int32, level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        unsafe setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends small pieces at once instead of waiting for the other end to acknowledge the last one.
    static func setNoDelay(_ socket: Int32) { set(socket, level: Int32(IPPROTO_TCP), TCP_NODELAY, 1) }

    /// The error a connection attempt ended with, 0 for success.
    static func pendingError(_ socket: Int32) -> Int32 {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        unsafe getsockopt(socket, SOL_SOCKET, SO_ERROR, &value, &size)
        return value
    }

    /// Makes the coming close a reset, so that the other end cannot take what it has for everything.
    static func resetOnClose(_ socket: Int32) {
        var value = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
    }

    /// Says that nothing more will be written.
    static func finishWriting(_ socket: Int32) { shutdown(socket, Int32(SHUT_WR)) }

    /// Ends the connection both ways; whoever waits on it wakes up. The number stays taken until `close`.
    static func cut(_ socket: Int32) { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Gives the socket's number back.
    static func close(_ socket: Int32) { _ = Glibc.close(socket) }
}
