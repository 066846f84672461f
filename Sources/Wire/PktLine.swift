public import Bytes

// Packet lines (gitprotocol-common, "pkt-line Format"): four hexadecimal digits that count themselves and the data.
//
//   000ahello\n   a packet of six bytes
//   0000          flush: the end of a message
//   0001          delimiter: the end of a section (version 2)
//   0002          end of the response (version 2, not over HTTP)
//   0003          and lengths over 65520 are errors; 0004 is an empty packet

/// A packet line, or one of the marks without data.
public enum Packet: Equatable, Sendable {
    /// Data.
    case data([UInt8])
    /// The end of a message.
    case flush
    /// The end of a section.
    case delimiter
    /// The end of a response.
    case responseEnd

    /// The most data a packet holds.
    public static let maximumData = 65516

    /// What a length field means: how much data follows, or which mark it is; nil for one that is refused.
    static func meaning(of length: ArraySlice<UInt8>) -> (count: Int, mark: Packet?)? {
        var value = 0
        for digit in length {
            guard let number = Hex.value(digit) else { return nil }
            value = value << 4 | Int(number)
        }
        switch value {
        case 0: return (0, .flush)
        case 1: return (0, .delimiter)
        case 2: return (0, .responseEnd)
        case 4...65520: return (value - 4, nil)
        default: return nil
        }
    }

    /// The data as a line: without the line feed that usually ends it.
    public var line: ArraySlice<UInt8>? {
        guard case .data(let bytes) = self else { return nil }
        return bytes.last == 0x0a ? bytes.dropLast() : bytes[...]
    }

    /// The line as text, broken UTF-8 replaced.
    public var text: String? { line.map { String(decoding: $0, as: UTF8.self) } }

    /// The bytes on the wire. Data over the maximum is a mistake of ours.
    public static func encode(_ data: some Collection<UInt8>) -> [UInt8] {
        precondition(data.count <= maximumData)
        let length = String(data.count + 4, radix: 16)
        return [UInt8](repeating: 0x30, count: 4 - length.utf8.count) + Array(length.utf8) + data
    }

    /// A line of text as a packet.
    public static func encode(_ text: String) -> [UInt8] { encode(Array(text.utf8)) }

    /// A flush on the wire.
    public static let flushBytes = Array("0000".utf8)
    /// A delimiter on the wire.
    public static let delimiterBytes = Array("0001".utf8)
}

/// Reads packets from a source.
public final class PacketReader {
    /// The source; what follows the packets (a pack, say) is read from it directly.
    public let input: BufferedInput

    /// Wraps a source.
    public init(_ input: any ByteInput) { self.input = BufferedInput(input) }

    /// The next packet; nil when the source ends between packets. `truncated` inside one, `malformed` for a bad length.
    public func next() throws -> Packet? {
        let length = try input.exactly(4)
        if length.isEmpty { return nil }
        guard length.count == 4 else { throw FormatError(.truncated, "packet length") }
        guard let (count, mark) = Packet.meaning(of: length[...]) else {
            throw FormatError(.malformed, "packet length")
        }
        if let mark { return mark }
        let data = try input.exactly(count)
        guard data.count == count else { throw FormatError(.truncated, "packet") }
        return .data(data)
    }

    /// The next packet where one must come.
    public func expect() throws -> Packet {
        guard let packet = try next() else { throw FormatError(.truncated, "packet expected") }
        return packet
    }
}

/// Takes packets apart that arrive in pieces of any size.
public struct PacketParser {
    private var pending: [UInt8] = []
    private var at = 0

    /// Starts between packets.
    public init() {}

    /// Adds bytes.
    public mutating func feed(_ bytes: Span<UInt8>) {
        if at > 0 {
            pending.removeFirst(at)
            at = 0
        }
        pending.append(span: bytes)
    }

    /// The next whole packet, or nil until more has arrived; `malformed` for a bad length.
    public mutating func next() throws(FormatError) -> Packet? {
        guard pending.count - at >= 4 else { return nil }
        guard let (count, mark) = Packet.meaning(of: pending[at..<at + 4]) else {
            throw FormatError(.malformed, "packet length", at: at)
        }
        if let mark {
            at += 4
            return mark
        }
        guard pending.count - at - 4 >= count else { return nil }
        defer { at += 4 + count }
        return .data(Array(pending[(at + 4)..<(at + 4 + count)]))
    }

    /// Whether everything fed has been taken.
    public var isEmpty: Bool { at == pending.count }
    /// What was fed and not taken yet.
    public mutating func rest() -> [UInt8] {
        defer { at = pending.count }
        return Array(pending[at...])
    }
}
