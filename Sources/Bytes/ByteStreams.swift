// Where bytes come from and where they go. The engines above know no sockets and no files, only these two.

/// A source of bytes that is read front to back.
public protocol ByteInput: AnyObject {
    /// The next bytes: at least one and at most `limit`, or none at the end. Blocks until there are some.
    func read(upTo limit: Int) throws -> [UInt8]
}

/// A sink for bytes.
public protocol ByteOutput: AnyObject {
    /// Takes all of the bytes, in order.
    func write(_ bytes: Span<UInt8>) throws
    /// Sends on what has been held back.
    func flush() throws
}

extension ByteOutput {
    /// Takes all of an array.
    public func write(_ bytes: [UInt8]) throws { try write(bytes.span) }
}

/// Bytes in memory as a source.
public final class MemoryInput: ByteInput {
    private let bytes: [UInt8]
    private var offset = 0
    private let step: Int

    /// Hands out `bytes` in pieces of at most `step`, which lets tests cut a stream anywhere.
    public init(_ bytes: [UInt8], step: Int = .max) {
        self.bytes = bytes
        self.step = max(1, step)
    }

    /// The next piece, or none at the end.
    public func read(upTo limit: Int) -> [UInt8] {
        let count = min(limit, step, bytes.count - offset)
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }
}

/// A sink that keeps everything in memory.
public final class MemoryOutput: ByteOutput {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    /// Creates an empty sink.
    public init() {}

    /// Appends.
    public func write(_ new: Span<UInt8>) {
        bytes.append(span: new)
    }

    /// Has nothing to do.
    public func flush() {}
}

/// Reads a source byte by byte or in exact portions, holding what was read too far.
public final class BufferedInput {
    private let source: any ByteInput
    private var buffer: [UInt8] = []
    private var start = 0
    /// How many bytes have been handed out.
    public private(set) var consumed: UInt64 = 0

    /// Wraps a source; nothing is read yet.
    public init(_ source: any ByteInput) { self.source = source }

    /// At least one and at most `limit` bytes, or none at the end of the source.
    public func some(_ limit: Int) throws -> ArraySlice<UInt8> {
        if start == buffer.count {
            buffer = try source.read(upTo: 65536)
            start = 0
        }
        let count = min(limit, buffer.count - start)
        defer {
            start += count
            consumed += UInt64(count)
        }
        return buffer[start..<start + count]
    }

    /// Exactly `count` bytes; fewer only when the source ends first. Memory grows with what arrives, not with `count`.
    public func exactly(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let piece = try some(count - bytes.count)
            if piece.isEmpty { break }
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    /// The bytes before the next `delimiter`, which is passed over too; nil when the source ends before one.
    ///
    /// `tooLarge` is thrown once more than `limit` bytes came without it.
    public func until(_ delimiter: UInt8, limit: Int, _ what: String) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        while try !atEnd() {
            let found = buffer[start...].firstIndex(of: delimiter)
            let count = (found ?? buffer.count) - start
            guard count <= limit - bytes.count else { throw FormatError(.tooLarge, what, at: Int(clamping: consumed)) }
            bytes += try some(count)
            if found != nil {
                _ = try some(1)
                return bytes
            }
        }
        return nil
    }

    /// Whether the source has ended; reads ahead if it must.
    public func atEnd() throws -> Bool {
        if start < buffer.count { return false }
        buffer = try source.read(upTo: 65536)
        start = 0
        return buffer.isEmpty
    }
}
