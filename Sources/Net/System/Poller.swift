internal import CLinux
internal import Glibc

/// Tells which of many sockets can be read: epoll, and a bell that any thread can ring.
///
/// A socket is reported once and then stays silent until it is armed again, even when its other end is gone, so that it
/// can be handed to another thread meanwhile. Invariant for every `unsafe` below: the events handed to the system live on
/// the frame of the call, which copies them or fills them within their count.
final class Poller: Sendable {
    private let epoll: Int32
    private let bell: Int32
    private static let batch = 128

    init() throws(NetError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        if epoll < 0 { throw .system("epoll") }
        bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        if bell < 0 {
            let number = errno
            Socket.close(epoll)
            throw .system("eventfd", number)
        }
        try control(EPOLL_CTL_ADD, bell, EPOLLIN.rawValue)
    }

    deinit {
        Socket.close(bell)
        Socket.close(epoll)
    }

    /// Starts to report a socket: every time (a listening one), or once.
    func add(_ socket: Int32, once: Bool = true) throws(NetError) {
        try control(EPOLL_CTL_ADD, socket, EPOLLIN.rawValue | (once ? EPOLLONESHOT.rawValue : 0))
    }

    /// Reports a socket again, once.
    func rearm(_ socket: Int32) {
        // Fails only for a socket that was never added.
        try? control(EPOLL_CTL_MOD, socket, EPOLLIN.rawValue | EPOLLONESHOT.rawValue)
    }

    /// Starts or stops reporting a listening socket.
    func listen(_ socket: Int32, _ active: Bool) {
        try? control(EPOLL_CTL_MOD, socket, active ? EPOLLIN.rawValue : 0)
    }

    /// Wakes up whoever waits, or the next who will.
    func ring() {
        var one: UInt64 = 1
        // A write of eight bytes from a number of eight bytes.
        _ = unsafe write(bell, &one, 8)
    }

    /// Waits for sockets until the deadline and appends those that can be read to `ready`; true when the bell was rung.
    func wait(by deadline: Deadline, _ ready: inout [Int32]) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.batch) { events in
            let count = unsafe Int(
                epoll_wait(epoll, events.baseAddress, Int32(Self.batch), deadline.pollTimeout))
            var rung = false
            for index in 0..<max(count, 0) {
                let socket = unsafe events[index].data.fd
                if socket == bell {
                    var value: UInt64 = 0
                    _ = unsafe read(bell, &value, 8)
                    rung = true
                } else {
                    ready.append(socket)
                }
            }
            return rung
        }
    }

    private func control(_ operation: Int32, _ socket: Int32, _ events: UInt32) throws(NetError) {
        var event = unsafe epoll_event(events: events, data: epoll_data_t(fd: socket))
        if unsafe epoll_ctl(epoll, operation, socket, &event) != 0 { throw .system("epoll_ctl") }
    }
}
