// A block of bytes with one owner that can be read at any place: a mapped file, or an array. Reading is bounds-checked.
//
// Invariant for every `unsafe` below: `base` points to `count` readable bytes from init to deinit, and nobody writes there.

/// Bytes in memory that stay where they are for as long as the region lives.
@safe
public final class ByteRegion: @unchecked Sendable {
    @usableFromInline let base: UnsafeRawPointer
    /// The number of bytes.
    public let count: Int
    private let release: @Sendable (UnsafeRawPointer, Int) -> Void

    /// Takes over memory; `release` gives it back. The caller vouches for the invariant above.
    @unsafe
    public init(taking base: UnsafeRawPointer, count: Int, release: @escaping @Sendable (UnsafeRawPointer, Int) -> Void)
    {
        unsafe self.base = base
        self.count = count
        unsafe self.release = release
    }

    /// Copies an array.
    public init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 8)
        unsafe bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { unsafe copy.copyMemory(from: start, byteCount: bytes.count) }
        }
        unsafe base = UnsafeRawPointer(copy)
        count = bytes.count
        unsafe release = { pointer, _ in unsafe UnsafeMutableRawPointer(mutating: pointer).deallocate() }
    }

    deinit { unsafe release(base, count) }

    /// The big-endian number at `offset`, which with all its bytes must lie in the region.
    @inlinable
    public func uint32(at offset: Int) -> UInt32 {
        precondition(offset >= 0 && offset <= count - 4)
        return unsafe UInt32(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The big-endian number at `offset`, which with all its bytes must lie in the region.
    @inlinable
    public func uint64(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8)
        return unsafe UInt64(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The bytes of a range, which must lie in the region; the span is valid during the call.
    @inlinable
    public func withSpan<Result: ~Copyable>(_ range: Range<Int>, _ body: (Span<UInt8>) throws -> Result) rethrows
        -> Result
    {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        let buffer = unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
        return try unsafe body(buffer.bindMemory(to: UInt8.self).span)
    }

    /// A copy of a range, which must lie in the region.
    public func copy(_ range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe [UInt8](UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
