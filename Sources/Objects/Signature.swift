// Who and when, as a line of a commit or tag (gitprotocol-less; git's ident.c and fsck.c):
//
//   name SP "<" address ">" SP seconds since 1970 SP offset
//   Stadt Bergisch Gladbach <k-7f3a@053780004004.allmende.invalid> 1793404800 +0000
//
// Old histories hold lines that do not follow this. They are read leniently and never rewritten: a commit keeps its bytes.

/// A person or organisation and a point in time.
public struct Signature: Hashable, Sendable {
    /// The name; may be empty.
    public var name: [UInt8]
    /// The address, without its angle brackets.
    public var email: [UInt8]
    /// Seconds since 1970-01-01 00:00 UTC; 0 when it could not be read.
    public var seconds: Int64
    /// The offset from UTC in minutes; 0 when it could not be read.
    public var offsetMinutes: Int

    /// Creates a signature. Bytes that would break the line (control bytes, "<", ">") are left out on encoding.
    public init(name: [UInt8], email: [UInt8], seconds: Int64, offsetMinutes: Int = 0) {
        (self.name, self.email, self.seconds, self.offsetMinutes) = (name, email, seconds, offsetMinutes)
    }

    /// Reads a line leniently: what is missing becomes empty or zero. Never fails.
    public init(lenient line: some BidirectionalCollection<UInt8>) {
        let line = Array(line)
        let open = line.firstIndex(of: 0x3c)
        let close = line.lastIndex(of: 0x3e)
        name = Array(line[..<(open ?? close ?? line.count)])
        while name.last == 0x20 { name.removeLast() }
        email = []
        if let open {
            let end = close.map { max($0, open + 1) } ?? line.count
            email = Array(line[(open + 1)..<end])
        }
        let rest = close.map { line[($0 + 1)...] } ?? []
        let words = rest.split(separator: 0x20)
        seconds = words.first.flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
        offsetMinutes = 0
        if words.count > 1, let value = Int(String(decoding: words[1], as: UTF8.self)), abs(value) < 100_000 {
            offsetMinutes = value / 100 * 60 + value % 100
        }
    }

    /// The line, without its end.
    public var encoded: [UInt8] {
        let sign = offsetMinutes < 0 ? "-" : "+"
        let hours = abs(offsetMinutes) / 60 % 100
        let minutes = abs(offsetMinutes) % 60
        let zone = "\(hours < 10 ? "0" : "")\(hours)\(minutes < 10 ? "0" : "")\(minutes)"
        return Self.clean(name) + [0x20, 0x3c] + Self.clean(email) + [0x3e]
            + Array(" \(max(0, seconds)) \(sign)\(zone)".utf8)
    }

    private static func clean(_ text: [UInt8]) -> [UInt8] {
        text.filter { $0 >= 0x20 && $0 != 0x7f && $0 != 0x3c && $0 != 0x3e }
    }
}
