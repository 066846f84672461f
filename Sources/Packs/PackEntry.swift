public import Bytes
public import Objects

// The head of an entry in a pack (gitformat-pack, "pack-*.pack files have the following format"):
//
//   first byte   1 bit "more follows" | 3 bits type | 4 bits size
//   more bytes   1 bit "more follows" | 7 bits size, least significant group first
//   OFS_DELTA    distance back to the base's entry: 7 bits a byte, most significant first, each step adding one
//   REF_DELTA    the base's id
//   then         a zlib stream that inflates to exactly `size` bytes
//
// A blob of 300 bytes: 0xbc 0x12 (1 011 1100, 0 0010010: 12 + 18 * 16), then 78 9c ...

/// The head of one entry of a pack.
public struct PackEntry: Sendable, Equatable {
    /// What the entry holds.
    public enum Content: Sendable, Equatable {
        /// An object.
        case object(ObjectType)
        /// Changes to the entry that begins that many bytes earlier.
        case offsetDelta(distance: UInt64)
        /// Changes to the object of that id.
        case refDelta(ObjectID)
    }

    /// What the entry holds.
    public let content: Content
    /// The size of the inflated data: of the object, or of the delta.
    public let size: Int
    /// The length of the head itself.
    public let headLength: Int

    /// The longest head: ten bytes of size and an id.
    public static let maximumHead = 10 + 32

    /// Reads the head at `start`. `truncated` if it does not lie within the bytes, `malformed` for an unknown type or a
    /// number over 62 bits.
    public init(_ bytes: Span<UInt8>, at start: Int = 0, _ format: ObjectFormat) throws(FormatError) {
        var at = start
        func next() throws(FormatError) -> UInt8 {
            guard at < bytes.count else { throw FormatError(.truncated, "pack entry head", at: at) }
            defer { at += 1 }
            return bytes[at]
        }
        var byte = try next()
        let type = byte >> 4 & 7
        var size = UInt64(byte & 15)
        var shift: UInt64 = 4
        while byte & 0x80 != 0 {
            byte = try next()
            guard shift < 62, UInt64(byte & 0x7f) >> (62 - min(shift, 62)) == 0 else {
                throw FormatError(.malformed, "pack entry size", at: at)
            }
            size |= UInt64(byte & 0x7f) << shift
            shift += 7
        }
        switch type {
        case 1...4:
            guard let type = ObjectType(rawValue: type) else {
                throw FormatError(.malformed, "pack entry type", at: start)
            }
            content = .object(type)
        case 6:
            byte = try next()
            var distance = UInt64(byte & 0x7f)
            while byte & 0x80 != 0 {
                byte = try next()
                guard distance < 1 << 54 else { throw FormatError(.malformed, "pack entry base offset", at: at) }
                distance = (distance + 1) << 7 | UInt64(byte & 0x7f)
            }
            content = .offsetDelta(distance: distance)
        case 7:
            guard bytes.count - at >= format.rawLength else {
                throw FormatError(.truncated, "pack entry base id", at: at)
            }
            content = .refDelta(ObjectID(bytes, at: at, format))
            at += format.rawLength
        default: throw FormatError(.malformed, "pack entry type", at: start)
        }
        self.size = Int(size)
        headLength = at - start
    }

    /// The bytes of a head.
    public static func encode(_ content: Content, size: Int) -> [UInt8] {
        let type: UInt8 =
            switch content {
            case .object(let type): type.rawValue
            case .offsetDelta: 6
            case .refDelta: 7
            }
        var rest = UInt64(size) >> 4
        var bytes = [UInt8(size & 15) | type << 4 | (rest > 0 ? 0x80 : 0)]
        while rest > 0 {
            bytes.append(UInt8(rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
            rest >>= 7
        }
        switch content {
        case .object: break
        case .offsetDelta(var distance):
            var groups = [UInt8(distance & 0x7f)]
            distance >>= 7
            while distance > 0 {
                distance -= 1
                groups.append(UInt8(distance & 0x7f) | 0x80)
                distance >>= 7
            }
            bytes += groups.reversed()
        case .refDelta(let base): base.append(to: &bytes)
        }
        return bytes
    }
}
