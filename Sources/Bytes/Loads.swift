extension Span where Element == UInt8 {
    /// The big-endian 64-bit number at `offset`; 8 bytes must be there.
    @inlinable
    public func uint64(at offset: Int) -> UInt64 {
        // unsafeLoadUnaligned is bounds-checked; "unsafe" only says that any bit pattern becomes a number, which is meant.
        unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The big-endian 32-bit number at `offset`; 4 bytes must be there.
    @inlinable
    public func uint32(at offset: Int) -> UInt32 {
        // As above.
        unsafe UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
