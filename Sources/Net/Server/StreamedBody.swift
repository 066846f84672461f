internal import Bytes

/// The body of an answer while it is written: holds small pieces back, decides how the body is framed when the first
/// bytes leave, and sends the head together with them.
final class StreamedBody: ByteOutput {
    /// What the head has to say of the body's end.
    enum Framing {
        /// Nothing: the status allows no body.
        case none
        /// Its length.
        case length(Int)
        /// Its length is not known yet.
        case open
    }

    private static let portion = 32_768
    private let head: (Framing) -> (bytes: [UInt8], chunked: Bool)
    private let sink: AnswerSink
    private let length: Int?
    private let bodyless: Bool
    private let unframed: Bool
    private var held: [UInt8] = []
    private var count = 0
    private var headIsSent = false
    private var chunked = false

    /// `head` makes the head, once. `bodyless` bodies are counted but not sent, `unframed` ones must be empty.
    init(
        _ sink: AnswerSink, length: Int?, bodyless: Bool, unframed: Bool,
        head: @escaping (Framing) -> (bytes: [UInt8], chunked: Bool)
    ) {
        self.sink = sink
        self.length = length
        self.bodyless = bodyless
        self.unframed = unframed
        self.head = head
    }

    /// Takes all of the bytes; sends 32 KiB whenever there are more than that.
    func write(_ bytes: Span<UInt8>) throws {
        let (sum, overflow) = count.addingReportingOverflow(bytes.count)
        if let length, overflow || sum > length { throw NetError(.misuse, "body longer than announced") }
        if unframed, bytes.count > 0 { throw NetError(.misuse, "body where the status allows none") }
        count = sum
        if bodyless { return }
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Self.portion - held.count)
            // The span outlives the call, which copies from it.
            unsafe bytes.extracting(start..<end).withUnsafeBufferPointer { unsafe held.append(contentsOf: $0) }
            start = end
            if held.count == Self.portion, start < bytes.count { try flush() }
        }
    }

    /// Takes the whole of a body whose length is known, and sends it in one piece with the head: copied once, and in one call where the
    /// client's window allows it.
    func writeWhole(_ bytes: [UInt8]) throws {
        guard count == 0, !headIsSent, !bodyless, !unframed, length == bytes.count else { return try write(bytes.span) }
        count = bytes.count
        headIsSent = true
        var (piece, _) = head(.length(bytes.count))
        piece.reserveCapacity(piece.count + bytes.count)
        piece += bytes
        try sink.send(piece)
    }

    /// Sends what is held back, and the head if it has not been sent.
    func flush() throws { try emit(last: false) }

    /// Sends what is held back and the end of the body.
    func finish() throws {
        // The answer to HEAD may have its body written, or left out.
        if let length, count != length, !bodyless || count > 0 {
            throw NetError(.misuse, "body shorter than announced")
        }
        try emit(last: true)
    }

    private func emit(last: Bool) throws(NetError) {
        var bytes: [UInt8] = []
        if !headIsSent {
            headIsSent = true
            let framing: Framing = unframed ? .none : length.map { .length($0) } ?? (last ? .length(count) : .open)
            (bytes, chunked) = head(framing)
        }
        if !bodyless {
            if chunked { ChunkedWriter.append(held, to: &bytes) } else { bytes += held }
            if chunked, last { bytes += ChunkedWriter.last }
        }
        held.removeAll(keepingCapacity: !last)
        if !bytes.isEmpty { try sink.send(bytes) }
    }
}
