internal import CZlib

/// CRC-32 as in zlib, gzip, ZIP and pack indexes, computed by the system's zlib.
public struct CRC32: Sendable {
    /// The checksum of what was added so far; 0 for nothing.
    public private(set) var value: UInt32 = 0

    /// Starts with nothing added.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        let before = uLong(value)
        value = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe UInt32(truncatingIfNeeded: crc32_z(before, bytes.baseAddress, bytes.count))
        }
    }

    /// The checksum of one piece.
    public static func of(_ bytes: Span<UInt8>) -> UInt32 {
        var crc = CRC32()
        crc.update(bytes)
        return crc.value
    }
}
