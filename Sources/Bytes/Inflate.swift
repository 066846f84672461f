// Decompressing zlib streams (RFC 1950) and gzip members (RFC 1952) with the system's zlib.
//
// zlib keeps a pointer from its own state back to the z_stream, so a z_stream must never move: it lives on the heap and
// is owned by a class. Invariant for every `unsafe` below: `stream` is allocated and initialised from init to deinit,
// and its buffer pointers are set afresh for each call from buffers that outlive the call.

internal import CZlib

/// A decompressor that can be used for one stream after another.
@safe
public final class Inflater {
    /// The wrapping of the compressed data.
    public enum Container: Int32, Sendable {
        /// A zlib stream, as in Git's objects.
        case zlib = 15
        /// One gzip member, as in HTTP bodies.
        case gzip = 31
    }

    /// What one call used and whether the stream is complete.
    public struct Progress: Sendable, Equatable {
        /// Compressed bytes used.
        public var consumed = 0
        /// Whether the end of the stream was reached and its checksum held.
        public var finished = false
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let container: Container

    /// Prepares a decompressor; costs about 40 KiB.
    public init(_ container: Container = .zlib) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        self.container = container
        let status = unsafe allmende_inflate_init(stream, container.rawValue)
        precondition(status == Z_OK, "zlib cannot be set up")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Forgets the stream so far; the next bytes start a new one.
    public func reset() { unsafe inflateReset2(stream, container.rawValue) }

    /// Decompresses from `input[from...]` and appends at most `room` bytes to `output`.
    ///
    /// Returns when the stream ends, the input is used up or the room is filled. Throws `malformed` for anything zlib
    /// refuses, a wrong checksum and a preset dictionary included.
    public func push(
        _ input: Span<UInt8>, from start: Int, into output: inout [UInt8], room: Int
    ) throws(FormatError) -> Progress {
        var progress = Progress()
        var status = Z_OK
        let input = input.extracting(start..<input.count)
        let produced = unsafe input.withUnsafeBufferPointer { input in
            // zlib does not write through next_in; the cast only satisfies its C declaration.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = uInt(clamping: input.count)
            let offered = unsafe stream.pointee.avail_in
            let produced = unsafe output.appendUninitialized(room) { space in
                unsafe stream.pointee.next_out = space.baseAddress
                unsafe stream.pointee.avail_out = uInt(clamping: space.count)
                let size = unsafe stream.pointee.avail_out
                status = unsafe inflate(stream, Z_NO_FLUSH)
                return unsafe Int(size - stream.pointee.avail_out)
            }
            progress.consumed = unsafe Int(offered - stream.pointee.avail_in)
            return produced
        }
        switch status {
        case Z_STREAM_END: progress.finished = true
        case Z_OK, Z_BUF_ERROR: break
        default: throw FormatError(.malformed, "deflate stream", at: start + progress.consumed)
        }
        if !progress.finished, produced == 0, progress.consumed == 0, room > 0, input.count > 0 {
            throw FormatError(.malformed, "deflate stream without progress", at: start)
        }
        return progress
    }

    /// Decompresses a whole stream that must yield exactly `size` bytes, starting at `input[start]`.
    ///
    /// Allocates `size` bytes: the caller holds it against its own limit first. Throws `truncated` when the input ends
    /// early and `malformed` when the stream holds more or fewer bytes than `size`.
    public func whole(
        _ input: Span<UInt8>, from start: Int = 0, size: Int
    ) throws(FormatError) -> (bytes: [UInt8], consumed: Int) {
        reset()
        var status = Z_OK
        var consumed = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { space, count in
            unsafe stream.pointee.next_out = space.baseAddress
            unsafe stream.pointee.avail_out = uInt(clamping: size)
            (status, consumed) = inflateAll(input.extracting(start..<input.count))
            count = unsafe size - Int(stream.pointee.avail_out)
        }
        if status == Z_OK || status == Z_BUF_ERROR, bytes.count == size {
            // The room is filled but the stream has not ended: only its checksum may follow, not another byte.
            var extra: [UInt8] = []
            let progress = try push(input, from: start + consumed, into: &extra, room: 1)
            consumed += progress.consumed
            guard extra.isEmpty else { throw FormatError(.malformed, "size of inflated data", at: start) }
            if progress.finished { status = Z_STREAM_END }
        }
        switch status {
        case Z_STREAM_END:
            guard bytes.count == size else { throw FormatError(.malformed, "size of inflated data", at: start) }
            return (bytes, consumed)
        case Z_OK, Z_BUF_ERROR: throw FormatError(.truncated, "deflate stream", at: start + consumed)
        default: throw FormatError(.malformed, "deflate stream", at: start + consumed)
        }
    }

    /// Feeds all of `input` to the space already set in the stream; returns zlib's status and the bytes used.
    private func inflateAll(_ input: Span<UInt8>) -> (status: Int32, consumed: Int) {
        unsafe input.withUnsafeBufferPointer { input in
            // zlib does not write through next_in; the cast only satisfies its C declaration.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            let offered = uInt(clamping: input.count)
            unsafe stream.pointee.avail_in = offered
            let status = unsafe inflate(stream, Z_NO_FLUSH)
            return unsafe (status, Int(offered - stream.pointee.avail_in))
        }
    }
}

extension Array where Element == UInt8 {
    /// Appends what `fill` writes into up to `room` bytes of fresh space; `fill` returns how many it wrote.
    fileprivate mutating func appendUninitialized(
        _ room: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) -> Int {
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { space, count in
            count = unsafe fill(space)
        }
        if isEmpty { self = piece } else { append(contentsOf: piece) }
        return piece.count
    }
}
