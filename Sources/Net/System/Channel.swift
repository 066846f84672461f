/// A connection that carries bytes both ways: a TCP socket, or a helper program at the other end.
///
/// A channel belongs to one thread at a time. Reading and writing block, but never beyond the deadline.
public protocol Channel: AnyObject {
    /// The next bytes: at least one and at most `limit`, or none when the other end has finished writing.
    ///
    /// Throws `NetError` with `timedOut` or `closed`.
    func read(upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8]
    /// Takes all of the bytes. Every piece the other end accepts moves the deadline by `idle`.
    ///
    /// Throws `NetError` with `timedOut` or `closed`.
    func write(_ bytes: Span<UInt8>, idle: Duration) throws(NetError)
    /// Whether a read would return at once: bytes have arrived, or the end.
    func hasNews() -> Bool
    /// Tells the other end that nothing more will be written; reading goes on.
    func finishWriting()
    /// Ends the connection and frees what it holds; later calls fail with `closed`. Closing twice is allowed.
    func close()
}

/// Bytes that have arrived on a channel but have not been used: heads end anywhere in what a read returns.
final class ChannelInput {
    private(set) var bytes: [UInt8]
    private(set) var start = 0
    private let channel: any Channel
    /// How long a read may wait for the next byte.
    var idle: Duration
    /// When all reading has to be over.
    var overall = Deadline.never

    init(_ channel: any Channel, idle: Duration, bytes: [UInt8] = []) {
        self.channel = channel
        self.idle = idle
        self.bytes = bytes
    }

    /// How many bytes wait to be used.
    var count: Int { bytes.count - start }

    /// Shows the bytes that wait to be used.
    func look<Result, Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure) -> Result {
        let bytes = bytes
        return try body(bytes.span.extracting(start..<bytes.count))
    }

    /// Adds bytes that somebody else has read from the channel.
    func append(_ new: Span<UInt8>) {
        compact()
        bytes.reserveCapacity(bytes.count + new.count)
        for index in new.indices { bytes.append(new[index]) }
    }

    /// Waits for more bytes and appends up to 16 KiB of them; false at the end.
    func fill() throws(NetError) -> Bool {
        let new = try channel.read(upTo: 16384, by: min(overall, .after(idle)))
        if new.isEmpty { return false }
        compact()
        if bytes.isEmpty { bytes = new } else { bytes.append(contentsOf: new) }
        return true
    }

    /// Up to `limit` bytes: what waits, or else what arrives next, without a detour. None at the end.
    func take(_ limit: Int) throws(NetError) -> [UInt8] {
        if count == 0 { return try channel.read(upTo: limit, by: min(overall, .after(idle))) }
        let end = start + min(limit, count)
        let piece = Array(bytes[start..<end])
        use(piece.count)
        return piece
    }

    /// Marks `count` waiting bytes as used.
    func use(_ count: Int) {
        start = min(start + max(count, 0), bytes.count)
        if start == bytes.count {
            // Frees the memory too: an idle connection holds nothing.
            bytes = []
            start = 0
        }
    }

    private func compact() {
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
    }
}
