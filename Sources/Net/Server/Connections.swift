internal import CLinux
internal import Glibc
internal import Synchronization

/// The event loop's table of connections and what it does with them. Used by the loop's thread only.
///
/// Every connection has a deadline that depends on what is waited for:
///
///   phase     | waiting for                     | deadline                  | then
///   ----------|---------------------------------|---------------------------|------------------------------
///   head      | the rest of a request head      | headTime from the start   | 408, or nothing if not a byte came
///   idle      | the first byte of a request     | keepAliveTime             | close
///   handed    | a worker                        | queueTime                 | 503, unless a worker has it
///   lingering | the client to close             | lingerTime, lingerBytes   | close
struct Connections {
    private let poller: Poller
    private let listener: Int32
    private let limits: HTTPLimits
    private let exchange: Exchange
    private let pool: WorkerPool
    private var table: [Int32: ServerConnection] = [:]
    /// No connection has an earlier deadline; some may have a later one.
    private var earliest = Deadline.never
    private var listens = true
    private var listensAgain = Deadline.never
    private var stopDeadline: Deadline?
    private var isCut = false
    /// Connections accepted since the start.
    private(set) var accepted = 0
    /// Whether the server has stopped and nothing is left to wait for.
    private(set) var isOver = false

    init(_ poller: Poller, _ listener: Int32, _ limits: HTTPLimits, _ exchange: Exchange, _ pool: WorkerPool) {
        self.poller = poller
        self.listener = listener
        self.limits = limits
        self.exchange = exchange
        self.pool = pool
    }

    /// When `sweep` has something to do at the latest.
    var nextDeadline: Deadline { min(earliest, listensAgain, stopDeadline ?? .never) }

    /// Open connections.
    var count: Int { table.count }

    /// Does what a socket that can be read calls for.
    mutating func socketIsReady(_ socket: Int32) {
        if socket == listener {
            acceptAll()
        } else if let connection = table[socket] {
            switch connection.phase {
            case .head, .idle: readHead(connection)
            case .lingering: drain(connection)
            case .handed: break
            }
        }
    }

    /// Takes a connection back from a worker.
    mutating func takeBack(_ connection: ServerConnection, _ verdict: Verdict) {
        switch verdict {
        case .keep where stopDeadline != nil && connection.input.count == 0: linger(connection)
        case .keep:
            let isBegun = connection.input.count > 0
            settle(connection, isBegun ? .head : .idle, isBegun ? limits.headTime : limits.keepAliveTime)
        case .linger: linger(connection)
        case .reset:
            Socket.resetOnClose(connection.socket)
            close(connection)
        case .refuse(let error): refuse(connection, error)
        }
    }

    /// Accepts nobody any more, closes idle connections, and lets the others end by the deadline.
    mutating func stop(by deadline: Deadline) {
        if !isCut { stopDeadline = min(stopDeadline ?? .never, deadline) }
        exchange.isStopping.store(true, ordering: .relaxed)
        if listens {
            // Whoever has connected already is served: as many as the system lets wait.
            for _ in 0..<16 { acceptAll() }
            poller.listen(listener, false)
            Socket.close(listener)
            (listens, listensAgain) = (false, .never)
        }
        for connection in Array(table.values) where connection.phase == .idle { close(connection) }
        for connection in table.values where connection.phase == .head && connection.input.count == 0 {
            // Connected but silent: the first request may be on its way.
            connection.deadline = min(connection.deadline, .after(.milliseconds(200)))
            earliest = min(earliest, connection.deadline)
        }
    }

    /// Acts on every deadline that has passed.
    mutating func sweep() {
        let now = Deadline.now
        if listensAgain <= now {
            listensAgain = .never
            poller.listen(listener, true)
        }
        if earliest <= now {
            earliest = .never
            for connection in Array(table.values) where connection.phase != .handed || connection.deadline != .never {
                if connection.deadline <= now { expire(connection) }
                earliest = min(earliest, connection.deadline)
            }
            // Not more often than this, however many deadlines there are.
            if earliest != .never { earliest = max(earliest, now.advanced(by: .milliseconds(5))) }
        }
        if let stopDeadline { finish(stopDeadline, now) }
    }

    // MARK: Accepting

    private mutating func acceptAll() {
        let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        for _ in 0..<64 {
            // The address is filled within the length given.
            let (address, socket) = unsafe SocketAddress.filled { unsafe accept4(listener, $0, $1, flags) }
            if socket < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                if errno != EAGAIN, errno != EWOULDBLOCK { pauseListening() }
                return
            }
            accepted += 1
            if table.count >= limits.connections, !makeRoom() {
                _ = try? Socket.send(socket, Exchange.refusal(503).span, from: 0)
                Socket.close(socket)
                continue
            }
            Socket.setNoDelay(socket)
            let connection = ServerConnection(socket, peer: address.host, pool: pool, limits: limits)
            do {
                try poller.add(socket)
                table[socket] = connection
                earliest = min(earliest, connection.deadline)
            } catch {
                Socket.close(socket)
            }
        }
    }

    /// Out of file descriptors or memory: gives one back if it can, and tries again a little later.
    private mutating func pauseListening() {
        _ = makeRoom()
        if listens {
            poller.listen(listener, false)
            listensAgain = .after(.milliseconds(100))
        }
    }

    /// Closes the connection that will be missed least: one that has had its last answer, or else one that has been idle
    /// longest, or else the one that has been sending its head for longest.
    private mutating func makeRoom() -> Bool {
        var choice: (connection: ServerConnection, rank: Int)?
        for connection in table.values {
            let rank =
                switch connection.phase {
                case .lingering: 0
                case .idle: 1
                case .head: 2
                case .handed: 3
                }
            guard rank < 3 else { continue }
            if let choice, (choice.rank, choice.connection.deadline) <= (rank, connection.deadline) { continue }
            choice = (connection, rank)
        }
        if let choice { close(choice.connection) }
        return choice != nil
    }

    // MARK: Reading heads

    private mutating func readHead(_ connection: ServerConnection) {
        do {
            switch try Socket.receive(connection.socket, upTo: 16_384) {
            case .nothing: poller.rearm(connection.socket)
            case .end: close(connection)
            case .bytes(let bytes):
                connection.input.append(bytes.span)
                if connection.phase == .idle {
                    connection.phase = .head
                    connection.deadline = .after(limits.headTime)
                    earliest = min(earliest, connection.deadline)
                }
                advance(connection)
            }
        } catch {
            close(connection)
        }
    }

    private mutating func advance(_ connection: ServerConnection) {
        do {
            guard let head = try connection.nextHead() else { return poller.rearm(connection.socket) }
            connection.pending = head
            connection.pipelined = 0
            connection.phase = .handed
            connection.deadline = .after(limits.queueTime)
            earliest = min(earliest, connection.deadline)
            if !pool.submit(connection) { refuse(connection, HTTPError(503, "too many requests waiting")) }
        } catch {
            refuse(connection, error)
        }
    }

    // MARK: Ending

    private mutating func expire(_ connection: ServerConnection) {
        switch connection.phase {
        case .idle, .lingering: close(connection)
        case .head:
            if connection.input.count == 0 {
                close(connection)
            } else {
                refuse(connection, HTTPError(408, "slow head"))
            }
        case .handed:
            connection.deadline = .never
            if pool.withdraw(connection) { refuse(connection, HTTPError(503, "waited too long")) }
        }
    }

    /// Sends a short answer without waiting, then lingers.
    private mutating func refuse(_ connection: ServerConnection, _ error: HTTPError) {
        let answer = Exchange.refusal(error.status)
        let sent = (try? Socket.send(connection.socket, answer.span, from: 0)) ?? 0
        exchange.report(refused: error, peer: connection.peer, bytes: sent)
        linger(connection)
    }

    private mutating func linger(_ connection: ServerConnection) {
        Socket.finishWriting(connection.socket)
        connection.input.use(connection.input.count)
        connection.pending = nil
        settle(connection, .lingering, limits.lingerTime)
    }

    private mutating func drain(_ connection: ServerConnection) {
        guard case .bytes(let bytes)? = try? Socket.receive(connection.socket, upTo: 65_536) else {
            return close(connection)
        }
        connection.lingered += bytes.count
        if connection.lingered > limits.lingerBytes { close(connection) } else { poller.rearm(connection.socket) }
    }

    private mutating func settle(_ connection: ServerConnection, _ phase: ServerConnection.Phase, _ time: Duration) {
        connection.phase = phase
        connection.deadline = .after(time)
        earliest = min(earliest, connection.deadline)
        poller.rearm(connection.socket)
    }

    private mutating func close(_ connection: ServerConnection) {
        if table.removeValue(forKey: connection.socket) != nil { Socket.close(connection.socket) }
        connection.deadline = .never
    }

    /// Ends a stopping server: as soon as nothing is left, or, after the deadline, with force.
    private mutating func finish(_ deadline: Deadline, _ now: Deadline) {
        if table.isEmpty {
            isOver = true
        } else if deadline <= now {
            if isCut {
                // A handler that does not even notice that its connection is gone keeps its thread and its socket.
                isOver = true
            } else {
                isCut = true
                for connection in Array(table.values) {
                    if connection.phase == .handed { Socket.cut(connection.socket) } else { close(connection) }
                }
                stopDeadline = now.advanced(by: .seconds(1))
            }
        }
        if isOver { pool.close() }
    }
}
