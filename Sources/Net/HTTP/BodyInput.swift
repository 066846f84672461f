internal import Bytes

/// The body of a message, read from the connection that carries it: exactly as many bytes as the head promised.
///
/// After an error every further read throws the same error, so that what was cut can never pass for complete.
final class BodyInput: ByteInput {
    /// What a body may cost.
    struct Limits {
        /// Bytes of one chunk-size line.
        var chunkLine = 1_024
        /// Bytes of all chunk extensions together.
        var chunkExtensions = 16_384
        /// Bytes of trailers; none are taken from clients.
        var trailers = 0
    }

    /// Whose body it is, which decides what a failure is called.
    enum Side {
        /// A request's: everything is an HTTPError, a status to answer with.
        case server
        /// An answer's: everything is a NetError.
        case client
    }

    private let input: ChannelInput
    private let side: Side
    private let framing: BodyFraming
    private let limits: Limits
    /// Called before the first read that would have to wait; a server sends `100 Continue` here.
    private var beforeWaiting: (() throws -> Void)?
    private var decoder: ChunkedDecoder?
    private var left: Int
    private var room: Int
    private var failure: (any Error)?
    /// Whether all of the body has been read and its end has been seen.
    private(set) var isComplete: Bool
    /// Whether reading has failed, so that nobody knows where the next message starts.
    var hasFailed: Bool { failure != nil }
    /// Whether a read has been tried.
    private(set) var hasStarted = false
    /// Bytes of the body read so far.
    private(set) var count = 0

    /// A body of at most `room` bytes.
    init(
        _ input: ChannelInput, _ framing: BodyFraming, _ side: Side, room: Int, limits: Limits = Limits(),
        beforeWaiting: (() throws -> Void)? = nil
    ) {
        self.input = input
        self.framing = framing
        self.side = side
        self.room = room
        self.limits = limits
        self.beforeWaiting = beforeWaiting
        isComplete = framing == .none
        if case .length(let length) = framing { left = length } else { left = 0 }
    }

    /// Allows another size. Without effect once reading has begun.
    func setRoom(_ room: Int) {
        if !hasStarted { self.room = room }
    }

    /// Bytes still to come where that is known before reading them.
    var remaining: Int? {
        switch framing {
        case .none: 0
        case .length: left
        case .chunked, .untilClose: isComplete ? 0 : nil
        }
    }

    /// The next bytes of the body, at most 64 KiB at once; none at its end.
    ///
    /// Throws HTTPError with 400, 408 and 413 on the server's side, NetError with `badAnswer`, `closed`, `timedOut` and
    /// `tooLarge` on the client's.
    func read(upTo limit: Int) throws -> [UInt8] {
        if let failure { throw failure }
        if isComplete || limit <= 0 { return [] }
        do {
            return try next(min(limit, 65_536))
        } catch {
            let translated = translate(error)
            failure = translated
            throw translated
        }
    }

    private func translate(_ error: any Error) -> any Error {
        switch (side, error) {
        case (.server, let error as NetError): HTTPError(error.code == .timedOut ? 408 : 400, error.what)
        case (.client, let error as HTTPError): NetError(error.status == 413 ? .tooLarge : .badAnswer, error.what)
        default: error
        }
    }

    private func next(_ limit: Int) throws -> [UInt8] {
        if !hasStarted {
            hasStarted = true
            if case .length(let length) = framing, length > room { throw HTTPError(413, "size of a body") }
            if framing == .chunked {
                decoder = ChunkedDecoder(
                    room: room, lineLimit: limits.chunkLine, extensionLimit: limits.chunkExtensions,
                    trailers: limits.trailers)
            }
            if input.count == 0 { try beforeWaiting?() }
            beforeWaiting = nil
        }
        switch framing {
        case .none: return []
        case .length: return try fixed(limit)
        case .chunked: return try chunk(limit)
        case .untilClose: return try rest(limit)
        }
    }

    private func fixed(_ limit: Int) throws -> [UInt8] {
        let bytes = try input.take(min(limit, left))
        if bytes.isEmpty { throw NetError(.closed, "body cut short") }
        left -= bytes.count
        count += bytes.count
        isComplete = left == 0
        return bytes
    }

    private func chunk(_ limit: Int) throws -> [UInt8] {
        guard var decoder else { return [] }
        defer { self.decoder = decoder }
        while true {
            if decoder.pending > 0 {
                let bytes = try input.take(min(limit, decoder.pending))
                if bytes.isEmpty { throw NetError(.closed, "body cut short") }
                decoder.took(bytes.count)
                count += bytes.count
                return bytes
            }
            let (used, step) = try input.look { bytes throws(HTTPError) in try decoder.next(bytes) }
            input.use(used)
            switch step {
            case .data: continue
            case .end:
                isComplete = true
                return []
            case .needsMore:
                if try !input.fill() { throw NetError(.closed, "body cut short") }
            }
        }
    }

    private func rest(_ limit: Int) throws -> [UInt8] {
        let bytes = try input.take(limit)
        isComplete = bytes.isEmpty
        count += bytes.count
        guard count <= room else { throw HTTPError(413, "size of a body") }
        return bytes
    }
}
