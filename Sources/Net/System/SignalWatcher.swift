internal import CLinux
internal import Glibc

/// Turns the signals that end a server into something a thread can wait for.
///
/// Make one before any thread is started: it blocks the signals in the calling thread, and threads started later inherit
/// that. Then wait on a thread of your own and call `HTTPServer.stop` when it returns. Programs started with other means
/// than `ProcessChannel` inherit the blocked signals too and should have them set back.
public final class SignalWatcher: Sendable {
    private let descriptor: Int32

    /// Blocks the given signals, SIGTERM and SIGINT unless told otherwise, and gets ready to wait for them.
    public init(_ signals: [Int32]? = nil) throws(NetError) {
        var set = sigset_t()
        // The set outlives the calls, which copy it.
        unsafe sigemptyset(&set)
        for signal in signals ?? [SIGTERM, SIGINT] { unsafe sigaddset(&set, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        descriptor = unsafe signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        if descriptor < 0 { throw .system("watching signals") }
    }

    deinit { Socket.close(descriptor) }

    /// Waits for one of the signals and returns its number, or nil at the deadline.
    public func wait(by deadline: Deadline = .never) -> Int32? {
        while (try? Socket.wait(descriptor, for: .reading, by: deadline)) == true {
            var information = signalfd_siginfo()
            let size = MemoryLayout<signalfd_siginfo>.size
            // The buffer has exactly the size of what one read of a signalfd delivers.
            let count = unsafe withUnsafeMutableBytes(of: &information) {
                unsafe read(descriptor, $0.baseAddress, size)
            }
            if count == size { return Int32(bitPattern: information.ssi_signo) }
        }
        return nil
    }
}
