/// Collects small writes into large ones. What is held back reaches the sink with `flush`.
public final class BufferedOutput: ByteOutput {
    private let sink: any ByteOutput
    private let size: Int
    private var buffer: [UInt8] = []

    /// Wraps a sink; passes on in pieces of about `size` bytes.
    public init(_ sink: any ByteOutput, size: Int = 1 << 16) {
        self.sink = sink
        self.size = size
        buffer.reserveCapacity(size)
    }

    /// Takes bytes.
    public func write(_ bytes: Span<UInt8>) throws {
        if bytes.count >= size {
            try pass()
            try sink.write(bytes)
            return
        }
        buffer.append(span: bytes)
        if buffer.count >= size { try pass() }
    }

    private func pass() throws {
        guard !buffer.isEmpty else { return }
        // Taken out while it is passed on; its memory is used again.
        var full: [UInt8] = []
        swap(&full, &buffer)
        try sink.write(full.span)
        full.removeAll(keepingCapacity: true)
        swap(&full, &buffer)
    }

    /// Passes on what is held and flushes the sink.
    public func flush() throws {
        try pass()
        try sink.flush()
    }
}

extension Array where Element == UInt8 {
    /// Appends all bytes of a span.
    public mutating func append(span bytes: Span<UInt8>) {
        // The buffer is the span's own memory and is only read during the call.
        unsafe bytes.withUnsafeBytes { buffer in unsafe append(contentsOf: buffer) }
    }
}
