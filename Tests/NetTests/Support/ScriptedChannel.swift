import Net

/// A channel whose other end is a list of pieces to be read; what is written is kept.
final class ScriptedChannel: Channel {
    private var pieces: [[UInt8]]
    /// What has been written.
    private(set) var written: [UInt8] = []
    private(set) var isClosed = false
    /// What a read fails with once all pieces are read; nil for the end.
    var failure: NetError?

    init(_ pieces: [[UInt8]]) { self.pieces = pieces.filter { !$0.isEmpty } }

    /// All bytes at once, or `step` of them at a time.
    convenience init(_ bytes: [UInt8], step: Int = .max) {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(step, bytes.count - start)
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        self.init(pieces)
    }

    func read(upTo limit: Int, by deadline: Deadline) throws(NetError) -> [UInt8] {
        guard let first = pieces.first else {
            if let failure { throw failure }
            return []
        }
        if first.count <= limit { return pieces.removeFirst() }
        pieces[0] = Array(first[limit...])
        return Array(first[..<limit])
    }

    func write(_ bytes: Span<UInt8>, idle: Duration) throws(NetError) {
        for index in bytes.indices { written.append(bytes[index]) }
    }

    func hasNews() -> Bool { false }
    func finishWriting() {}
    func close() { isClosed = true }
}
