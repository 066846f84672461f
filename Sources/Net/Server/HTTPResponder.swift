public import Bytes

/// Sends the answer to one request. Belongs to the thread that runs the handler.
///
/// Either `send`, or `begin`, writing, and `finish`. Exactly the given fields are sent, in their order, after Date and
/// before Content-Length or Transfer-Encoding and, when the connection ends with this answer, Connection.
public final class HTTPResponder {
    private let sink: AnswerSink
    private let isHead: Bool
    private let version: HTTPVersion
    private let mayKeep: () -> Bool
    private var output: StreamedBody?
    /// The status of the answer, once there is one.
    public private(set) var status: Int?

    /// `mayKeep` is asked once, when the head is written, whether the connection can go on after this answer.
    init(_ sink: AnswerSink, isHead: Bool, version: HTTPVersion, mayKeep: @escaping () -> Bool) {
        self.sink = sink
        self.isHead = isHead
        self.version = version
        self.mayKeep = mayKeep
    }

    /// Whether an answer has been sent or begun.
    public var hasBegun: Bool { status != nil }
    /// Bytes written so far, the head included.
    public var bytesWritten: Int { sink.count }

    /// Sends a whole answer. For HEAD requests, and where the status allows no body, the body is left out.
    ///
    /// Throws `misuse` for a second answer, a bad status or a bad field (nothing is sent then), `closed` or `timedOut` when
    /// the client does not take it.
    public func send(_ status: Int, _ fields: HTTPFields = [:], body: [UInt8] = []) throws {
        try open(status, fields, length: body.count).writeWhole(body)
        try finish()
    }

    /// Begins an answer whose body is written piece by piece.
    ///
    /// With `length`, the body must have exactly that many bytes. Without, a short one is sent with its Content-Length, a
    /// longer one in chunks, or, to a client that speaks HTTP/1.0, up to the end of the connection. Up to 32 KiB are held
    /// back until `flush` or `finish` is called. Throws as `send` does.
    public func begin(_ status: Int, _ fields: HTTPFields = [:], length: Int? = nil) throws -> any ByteOutput {
        try open(status, fields, length: length)
    }

    /// Ends a body begun with `begin`. Throws `misuse` when it is shorter than announced; the connection is broken then.
    public func finish() throws {
        guard sink.state == .streaming, let output else {
            throw NetError(.misuse, "end of an answer that is not being written")
        }
        do {
            try output.finish()
            sink.state = .done
        } catch {
            if sink.hasSent { sink.state = .broken }
            throw error
        }
    }

    /// Breaks the connection off, so that the client sees that the answer is not complete.
    public func abort() { sink.state = .broken }

    /// Ends what the handler has left open.
    func complete() throws {
        switch sink.state {
        case .fresh: throw NetError(.misuse, "request without an answer")
        case .streaming: try finish()
        case .done, .broken: break
        }
    }

    private func open(_ status: Int, _ fields: HTTPFields, length: Int?) throws(NetError) -> StreamedBody {
        guard sink.state == .fresh, self.status == nil else { throw NetError(.misuse, "second answer") }
        guard (200...599).contains(status) else { throw NetError(.misuse, "status of an answer") }
        let given = try HeadWriter.lines(fields)
        let unframed = HTTPStatus.hasNoBody(status)
        let (sink, version, mayKeep) = (sink, version, mayKeep)
        let output = StreamedBody(sink, length: length, bodyless: isHead || unframed, unframed: unframed) { framing in
            var lines: [(String, String)] = []
            var chunked = false
            sink.keepsConnection = mayKeep()
            switch framing {
            case .none: break
            case .length(let length): lines.append(("Content-Length", String(length)))
            case .open where version == .http11:
                lines.append(("Transfer-Encoding", "chunked"))
                chunked = true
            case .open: sink.keepsConnection = false
            }
            if !sink.keepsConnection { lines.append(("Connection", "close")) }
            return (HeadWriter.response(status, given, framing: lines), chunked)
        }
        self.output = output
        self.status = status
        sink.state = .streaming
        return output
    }
}
