internal import CLinux
internal import Glibc

/// A channel to a program that this one starts: what is written goes to its standard input, what it writes to its
/// standard output is read here.
///
/// Both are one end of a socket pair rather than two pipes: a pipe whose reader is gone kills the writer with SIGPIPE,
/// a socket only fails the call. The program inherits standard error and nothing else that is open here; its signals are
/// set back to how a shell would start it.
public final class ProcessChannel: Channel {
    private let socket: SocketChannel
    private var process: pid_t
    /// How long `close` waits for the program to end by itself before killing it.
    public var patience: Duration = .seconds(2)

    /// Starts a program.
    ///
    /// `executable` is a path and is not searched for; `arguments` do not include the program's name; `environment` is
    /// all that the program gets, as `NAME=value`. With `joinsErrors`, what it writes to standard error is read here too.
    /// Throws `system` when it cannot be started, `misuse` for a NUL byte.
    public init(
        executable: String, arguments: [String], environment: [String], joinsErrors: Bool = false
    ) throws(NetError) {
        for text in [executable] + arguments + environment where text.utf8.contains(0) {
            throw NetError(.misuse, "NUL byte in a program's arguments")
        }
        let (mine, other) = try Self.socketPair()
        socket = SocketChannel(taking: mine)
        defer { Socket.close(other) }
        process = try Self.spawn(executable, arguments, environment, standardStreams: other, joinsErrors)
    }

    deinit { close() }

    /// The next bytes of the program's standard output; see `Channel`.
    public func read(upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8] {
        try socket.read(upTo: limit, by: deadline)
    }

    /// Writes to the program's standard input; see `Channel`.
    public func write(_ bytes: Span<UInt8>, idle: Duration) throws(NetError) { try socket.write(bytes, idle: idle) }

    /// Whether a read would return at once.
    public func hasNews() -> Bool { socket.hasNews() }

    /// Ends the program's standard input.
    public func finishWriting() { socket.finishWriting() }

    /// Asks the program to end (SIGTERM), if it has not been reaped.
    public func terminate() { if process > 0 { kill(process, SIGTERM) } }

    /// Ends both streams, waits `patience` for the program to end, kills it if it does not, and reaps it.
    public func close() { _ = end() }

    /// Like `close`, and tells the program's exit code: nil if it was killed or had been ended before.
    public func end() -> Int32? {
        socket.close()
        guard process > 0 else { return nil }
        defer { process = -1 }
        let deadline = Deadline.after(patience)
        var status: Int32 = 0
        var pause: UInt32 = 500
        // `status` outlives each call; the process is our child and is reaped exactly once, so its number stays ours.
        while true {
            let reaped = unsafe waitpid(process, &status, WNOHANG)
            if reaped == process { return status & 0x7f == 0 ? status >> 8 & 0xff : nil }
            if reaped < 0, errno != EINTR { return nil }
            if deadline.isPast { break }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        kill(process, SIGKILL)
        while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return nil
    }

    private static func socketPair() throws(NetError) -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        // The system writes two numbers into the array of two.
        if unsafe socketpair(AF_UNIX, kind, 0, &ends) != 0 { throw .system("making a socket pair") }
        // Ours does not block; the program's does, as programs expect of their standard streams.
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], _ environment: [String], standardStreams: Int32,
        _ joinsErrors: Bool
    ) throws(NetError) -> pid_t {
        // All of these live on this frame, are initialised before use and destroyed before it ends; posix_spawn copies
        // what it needs. Closing from 3 on keeps every other open file of this process out of the program.
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, standardStreams, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, standardStreams, 1)
        if joinsErrors { unsafe posix_spawn_file_actions_adddup2(&actions, standardStreams, 2) }
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = -1
        let status = unsafe withCStrings([executable] + arguments) { arguments in
            unsafe withCStrings(environment) { environment in
                unsafe posix_spawn(&process, executable, &actions, &attributes, arguments, environment)
            }
        }
        if status != 0 { throw .system("starting a program", status) }
        return process
    }

    /// Calls `body` with a NULL-terminated array of C strings that live as long as the call.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies + [nil])
    }
}
