// Compressing with the system's zlib. See Inflate.swift for why the z_stream lives on the heap; the invariant is the same.

internal import CZlib

/// A compressor for one zlib or gzip stream after another.
@safe
public final class Deflater {
    private let stream: UnsafeMutablePointer<z_stream>

    /// Prepares a compressor at `level` (0 to 9; -1 is zlib's own default, 6); costs about 260 KiB.
    public init(level: Int32 = -1, _ container: Inflater.Container = .zlib) {
        precondition((-1...9).contains(level))
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe allmende_deflate_init(stream, level, container.rawValue)
        precondition(status == Z_OK, "zlib cannot be set up")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// The whole compressed stream of some bytes. O(n) time; the result is at most n + n/1000 + 64 bytes.
    public func whole(_ bytes: Span<UInt8>) -> [UInt8] {
        unsafe deflateReset(stream)
        var output: [UInt8] = []
        push(bytes, last: true, into: &output)
        return output
    }

    /// Starts a new stream.
    public func reset() { unsafe deflateReset(stream) }

    /// Compresses more bytes onto `output`; with `last`, ends the stream.
    public func push(_ bytes: Span<UInt8>, last: Bool, into output: inout [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { input in
            var offset = 0
            repeat {
                // zlib counts in 32 bits; a gigabyte at a time keeps clear of that.
                let portion = min(input.count - offset, 1 << 30)
                // zlib does not write through next_in; the cast only satisfies its C declaration.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress.map { unsafe $0 + offset })
                unsafe stream.pointee.avail_in = uInt(portion)
                offset += portion
                drain(last && offset == input.count ? Z_FINISH : Z_NO_FLUSH, into: &output)
            } while offset < input.count
        }
    }

    private func drain(_ flush: Int32, into output: inout [UInt8]) {
        while true {
            let bound = unsafe Int(deflateBound(stream, uLong(stream.pointee.avail_in)))
            let room = min(bound + 64, 1 << 20)
            var status = Z_OK
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { space, count in
                unsafe stream.pointee.next_out = space.baseAddress
                unsafe stream.pointee.avail_out = uInt(room)
                status = unsafe deflate(stream, flush)
                count = unsafe room - Int(stream.pointee.avail_out)
            }
            if output.isEmpty { output = piece } else { output.append(contentsOf: piece) }
            if status == Z_STREAM_END || (piece.count < room && flush == Z_NO_FLUSH) { return }
        }
    }
}
