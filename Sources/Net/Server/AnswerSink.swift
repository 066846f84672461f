/// Where the bytes of one answer go, and what has become of it.
final class AnswerSink {
    /// How far an answer has come.
    enum State {
        case fresh
        case streaming
        case done
        case broken
    }

    private let channel: any Channel
    private let idle: Duration
    var state = State.fresh
    /// Bytes written so far.
    private(set) var count = 0
    /// Whether a byte may have left.
    private(set) var hasSent = false
    /// Whether the connection can take another request afterwards; decided when the head is written.
    var keepsConnection = false

    init(_ channel: any Channel, idle: Duration) {
        self.channel = channel
        self.idle = idle
    }

    /// Writes a part of the answer; a failure breaks the answer for good.
    func send(_ bytes: [UInt8]) throws(NetError) {
        guard state == .streaming else { throw NetError(.misuse, "writing to an answer that has ended") }
        hasSent = true
        do {
            try channel.write(bytes.span, idle: idle)
            count += bytes.count
        } catch {
            state = .broken
            throw error
        }
    }

    /// Asks the client for the body it holds back (RFC 9110, section 10.1.1), unless it has been answered already.
    func sendContinue() throws(NetError) {
        guard state == .fresh || state == .streaming, !hasSent else { return }
        try channel.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8).span, idle: idle)
    }
}
