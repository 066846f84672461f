/// Writes JSON in the one form our files have, piece by piece.
///
///     {
///       "titel": "Aktenplan",
///       "dauer": {
///         "wert": 40
///       },
///       "mitwirkend": {
///       }
///     }
///
/// UTF-8 in Normalisation Form C, two spaces a level, one member or element a line, `"name": value`, empty containers on two
/// lines (so that adding to one changes no other line), a newline at the end. Escaped are only `"`, `\` and U+0000...U+001F:
/// `\b \t \n \f \r`, else `\u00xx` with lower-case digits. The order of members is the caller's: records in the order of
/// their specification, maps sorted by the bytes of their names.
///
/// Two values in one place, a member without name or a missing end are mistakes of the caller; they produce text that is
/// no JSON, but never a trap.
public struct JSONWriter: Sendable {
    private struct Level {
        var hasItems = false
    }

    private var bytes: [UInt8] = []
    private var open: [Level] = []
    private var named = false

    /// Creates a writer that has written nothing.
    public init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// What has been written, without a newline at the end.
    public var text: [UInt8] { bytes }

    /// What has been written, with the newline that ends a file.
    public consuming func finish() -> [UInt8] {
        bytes.append(0x0A)
        return bytes
    }

    /// The name of the next member.
    public mutating func name(_ name: String) {
        item()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(0x20)
        named = true
    }

    /// The name of the next member.
    public mutating func name(_ name: Text) { self.name(name.string) }

    /// A text.
    public mutating func string(_ value: String) {
        item()
        quote(value)
    }

    /// A whole number.
    public mutating func integer(_ value: some BinaryInteger) {
        item()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// True or false.
    public mutating func bool(_ value: Bool) {
        item()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Nothing.
    public mutating func null() {
        item()
        bytes.append(contentsOf: "null".utf8)
    }

    /// A text, or null.
    public mutating func string(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Opens an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    /// Ends the innermost object.
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    /// Opens an array.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    /// Ends the innermost array.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A finished value, moved to the level at hand. Strings hold no raw newline, so every newline in it is layout.
    public mutating func fragment(_ fragment: JSONFragment) {
        item()
        let indent = open.count * 2
        for byte in fragment.bytes {
            bytes.append(byte)
            if byte == 0x0A { bytes.append(contentsOf: repeatElement(0x20, count: indent)) }
        }
    }

    /// A number as it is written.
    mutating func numeral(_ numeral: String) {
        item()
        bytes.append(contentsOf: numeral.utf8)
    }

    private mutating func begin(_ bracket: UInt8) {
        item()
        bytes.append(bracket)
        open.append(Level())
    }

    private mutating func end(_ bracket: UInt8) {
        if !open.isEmpty { open.removeLast() }
        newline()
        bytes.append(bracket)
    }

    /// Goes to where the next name or element stands; a value after its name stays on the line.
    private mutating func item() {
        if named {
            named = false
            return
        }
        guard !open.isEmpty else { return }
        if open[open.count - 1].hasItems { bytes.append(UInt8(ascii: ",")) }
        open[open.count - 1].hasItems = true
        newline()
    }

    private mutating func newline() {
        bytes.append(0x0A)
        for _ in 0..<open.count {
            bytes.append(0x20)
            bytes.append(0x20)
        }
    }

    private mutating func quote(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        let normal = Text.normal(value)
        let utf8 = normal.utf8.span
        for index in utf8.indices {
            let byte = utf8[index]
            if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                bytes.append(byte)
            } else {
                escape(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let low = byte & 15
            bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}
