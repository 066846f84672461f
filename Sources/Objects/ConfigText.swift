public import Bytes

// Git's configuration syntax (git-config, "Syntax"), used for `config` and for `.gitmodules`:
//
//   # comment            ; comment
//   [section]            [section "Sub\"section"]       [section.sub] is the old spelling, lower-cased
//       key = value      key alone means true; a "\" at the end of a line continues it
//       key = "quoted; # kept"   with escapes \" \\ \n \t \b
//
// Section and key names are case-blind and kept in lower case; subsections are exact bytes.

/// A configuration file, read in order.
public struct ConfigText: Sendable {
    /// One `key = value`.
    public struct Entry: Sendable, Equatable {
        /// The section in lower case.
        public var section: String
        /// The subsection's bytes, if any.
        public var subsection: [UInt8]?
        /// The key in lower case.
        public var key: String
        /// The value; nil for a key without "=", which means true.
        public var value: [UInt8]?
    }

    /// All entries, first to last; for a key with one value the last counts.
    public private(set) var entries: [Entry] = []

    /// A file larger than this is refused.
    public static let maximumSize = 4 << 20

    /// Reads a configuration file; `malformed` with the offset of the line that is not understood.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= Self.maximumSize else { throw FormatError(.tooLarge, "configuration") }
        var cursor = ByteCursor(bytes)
        _ = cursor.skip(prefix: [0xef, 0xbb, 0xbf])
        var section = ""
        var subsection: [UInt8]?
        while let next = cursor.peek {
            switch next {
            case 0x20, 0x09, 0x0a, 0x0d: try cursor.skip(1, "configuration")
            case 0x23, 0x3b: Self.skipLine(&cursor)
            case 0x5b: (section, subsection) = try Self.header(&cursor)
            default:
                guard !section.isEmpty else {
                    throw FormatError(.malformed, "configuration: key before any section", at: cursor.offset)
                }
                let key = try Self.key(&cursor)
                entries.append(
                    Entry(section: section, subsection: subsection, key: key, value: try Self.value(&cursor)))
            }
        }
    }

    private static func skipLine(_ cursor: inout ByteCursor) {
        if (try? cursor.until(0x0a, "comment")) == nil { _ = cursor.rest() }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5a ~= byte || 0x61...0x7a ~= byte || byte == 0x2d
    }

    private static func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5a ~= byte ? byte | 0x20 : byte }

    private static func header(_ cursor: inout ByteCursor) throws(FormatError) -> (String, [UInt8]?) {
        let start = cursor.offset
        try cursor.skip(1, "section")
        var name: [UInt8] = []
        while let byte = cursor.peek, isNameByte(byte) || byte == 0x2e {
            name.append(lower(byte))
            try cursor.skip(1, "section")
        }
        guard !name.isEmpty else { throw FormatError(.malformed, "configuration: section name", at: start) }
        var subsection: [UInt8]?
        if cursor.peek == 0x20 || cursor.peek == 0x09 {
            while cursor.peek == 0x20 || cursor.peek == 0x09 { try cursor.skip(1, "section") }
            guard try cursor.byte("section") == 0x22 else {
                throw FormatError(.malformed, "configuration: section", at: start)
            }
            var text: [UInt8] = []
            while true {
                let byte = try cursor.byte("subsection")
                if byte == 0x22 { break }
                if byte == 0x0a || byte == 0 { throw FormatError(.malformed, "configuration: subsection", at: start) }
                text.append(byte == 0x5c ? try cursor.byte("subsection") : byte)
            }
            subsection = text
        } else if let dot = name.firstIndex(of: 0x2e) {
            subsection = Array(name[(dot + 1)...])
            name = Array(name[..<dot])
        }
        guard try cursor.byte("section") == 0x5d else {
            throw FormatError(.malformed, "configuration: section", at: start)
        }
        return (String(decoding: name, as: UTF8.self), subsection)
    }

    private static func key(_ cursor: inout ByteCursor) throws(FormatError) -> String {
        let start = cursor.offset
        var name: [UInt8] = []
        while let byte = cursor.peek, isNameByte(byte) {
            name.append(lower(byte))
            try cursor.skip(1, "key")
        }
        guard let first = name.first, 0x61...0x7a ~= first else {
            throw FormatError(.malformed, "configuration: key", at: start)
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func value(_ cursor: inout ByteCursor) throws(FormatError) -> [UInt8]? {
        let start = cursor.offset
        while cursor.peek == 0x20 || cursor.peek == 0x09 { try cursor.skip(1, "value") }
        guard let next = cursor.peek, next != 0x0a, next != 0x0d else { return nil }
        guard next == 0x3d else {
            if next == 0x23 || next == 0x3b {
                skipLine(&cursor)
                return nil
            }
            throw FormatError(.malformed, "configuration: \"=\" expected", at: start)
        }
        try cursor.skip(1, "value")
        while cursor.peek == 0x20 || cursor.peek == 0x09 { try cursor.skip(1, "value") }
        var text: [UInt8] = []
        var kept = 0  // how much of the text stays when trailing blanks are cut
        var quoted = false
        while !cursor.isAtEnd {
            let byte = try cursor.byte("value")
            switch byte {
            case 0x0a:
                if quoted { throw FormatError(.malformed, "configuration: open quote", at: start) }
                return Array(text[..<kept])
            case 0x0d where cursor.peek == 0x0a: continue
            case 0x22:
                quoted.toggle()
                kept = text.count
            case 0x23 where !quoted, 0x3b where !quoted:
                skipLine(&cursor)
                return Array(text[..<kept])
            case 0x5c:
                switch try cursor.byte("value") {
                case 0x0a: continue
                case 0x0d where cursor.peek == 0x0a: try cursor.skip(1, "value")
                case 0x6e: text.append(0x0a)
                case 0x74: text.append(0x09)
                case 0x62: text.append(0x08)
                case let escaped where escaped == 0x22 || escaped == 0x5c: text.append(escaped)
                default: throw FormatError(.malformed, "configuration: escape", at: cursor.offset)
                }
                kept = text.count
            case 0x20 where !quoted, 0x09 where !quoted: text.append(byte)
            case 0: throw FormatError(.malformed, "configuration: NUL", at: cursor.offset)
            default:
                text.append(byte)
                kept = text.count
            }
        }
        if quoted { throw FormatError(.malformed, "configuration: open quote", at: start) }
        return Array(text[..<kept])
    }
}
