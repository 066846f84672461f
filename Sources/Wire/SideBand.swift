public import Bytes

// Several streams in one (gitprotocol-pack, "Packfile Data"): each packet begins with the number of its band.
//
//   1 the pack or the report     2 progress, for people     3 the last words before giving up

/// A sink that sends everything on band 1 in packets, with progress and errors beside it.
public final class SideBandOutput: ByteOutput {
    private let output: any ByteOutput
    private let room: Int
    private var held: [UInt8] = []

    /// Wraps a sink; `large` is side-band-64k, otherwise packets hold at most 999 bytes.
    public init(_ output: any ByteOutput, large: Bool) {
        self.output = output
        room = large ? Packet.maximumData - 1 : 994
    }

    /// Sends data on band 1; collected into packets of full size.
    public func write(_ bytes: Span<UInt8>) throws {
        var at = 0
        while at < bytes.count {
            let count = min(room - held.count, bytes.count - at)
            held.append(span: bytes.extracting(at..<at + count))
            at += count
            if held.count == room { try pass() }
        }
    }

    private func pass() throws {
        guard !held.isEmpty else { return }
        try output.write(Packet.encode([1] + held))
        held.removeAll(keepingCapacity: true)
    }

    /// Sends what is held.
    public func flush() throws {
        try pass()
        try output.flush()
    }

    /// Sends a line for people on band 2.
    public func progress(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try output.write(Packet.encode([2] + rest.prefix(room)))
            rest = rest.dropFirst(room)
        }
        try output.flush()
    }

    /// Sends the last words on band 3; the other side gives up then.
    public func fail(_ text: String) throws {
        try pass()
        try output.write(Packet.encode([3] + Array(text.utf8).prefix(room)))
        try output.flush()
    }

    /// Sends what is held and the end of the stream.
    public func finish() throws {
        try pass()
        try output.write(Packet.flushBytes)
        try output.flush()
    }
}

/// What a packet of a side-band stream says.
public enum SideBandMessage: Equatable, Sendable {
    /// Data of the pack or report.
    case data(ArraySlice<UInt8>)
    /// For people.
    case progress(String)
    /// The other side gives up, and why.
    case failure(String)

    /// Reads a packet; an empty one is a keep-alive. `malformed` for an unknown band.
    public init(_ packet: [UInt8]) throws(FormatError) {
        switch packet.first {
        case nil: self = .data([])
        case 1: self = .data(packet.dropFirst())
        case 2: self = .progress(printable(packet.dropFirst()))
        case 3: self = .failure(printable(packet.dropFirst()))
        default: throw FormatError(.malformed, "side band")
        }
    }
}

/// Counts what comes beside the data, which nothing else ends: progress and keep-alives.
struct SideBandChatter {
    private static let maximum = 16 << 20
    private var bytes = 0

    /// Counts a message; `tooLarge` beyond 16 MiB, thousands of times what a large clone says.
    mutating func count(_ message: SideBandMessage) throws(FormatError) {
        switch message {
        case .data(let piece) where piece.isEmpty: bytes += 4
        case .progress(let text): bytes += text.utf8.count + 5
        default: return
        }
        guard bytes <= Self.maximum else { throw FormatError(.tooLarge, "progress of the other side") }
    }
}

/// Text from the other side as it may go to a terminal: no escapes, no carriage returns that paint over our own words.
/// Line feeds and tabs stay.
public func printable(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
        switch scalar.value {
        case 0x0a, 0x09: text.unicodeScalars.append(scalar)
        case 0x0d: text += "\n"
        case 0..<0x20, 0x7f..<0xa0: text += "?"
        // Marks that turn the direction of text around.
        case 0x202a...0x202e, 0x2066...0x2069, 0x200e, 0x200f, 0x061c: text += "?"
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text
}
