// What is accepted is RFC 8259, and less:
//
//   text     UTF-8 without byte order mark; no overlong forms, no encoded surrogates
//   names    unique in their object by bytes after unescaping; in Normalisation Form C; without U+0000
//   strings  no raw U+0000...U+001F; surrogate escapes only in pairs
//   numbers  whole numbers within Int64; fractions and exponents within what a double can hold (10^±308)
//   limits   bytes, depth, number of values (JSONLimits)
//
// The reader is a loop with a stack of open containers on the heap; nothing recurses. Time is linear, but for objects of
// more than 16 members whose names do not ascend: their names are sorted to find duplicates.

extension JSON {
    /// Reads a text that consists of one value.
    ///
    /// - Throws: `JSONError` with every code; the first fault from the front is reported, duplicates when their object ends.
    public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        var reader = JSONReader(bytes, limits)
        try reader.read()
        storage = Storage(source: bytes, pool: reader.pool, tape: reader.tape)
        index = 0
    }
}

/// Turns bytes into a tape.
struct JSONReader {
    /// An open container.
    private struct Frame {
        /// Its entry on the tape.
        var entry: Int
        var isObject: Bool
        /// Whether every name so far was greater than the one before, in bytes: then no two are equal.
        var ascending = true
        /// The entry of the name before.
        var lastName = -1
    }

    let source: [UInt8]
    let limits: JSONLimits
    var at = 0
    var tape: [JSON.Entry] = []
    var pool: [UInt8] = []
    private var open: [Frame] = []

    init(_ source: [UInt8], _ limits: JSONLimits) {
        self.source = source
        self.limits = limits
    }

    mutating func read() throws(JSONError) {
        guard source.count <= min(limits.bytes, Int(Int32.max)) else { throw fail(.tooLarge, at: 0) }
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { throw fail(.byteOrderMark, at: 0) }
        tape.reserveCapacity(min(source.count / 10 + 4, limits.values))
        skipSpace()
        guard at < source.count else { throw fail(.empty) }
        try value()
        while let frame = open.last { try step(frame) }
        skipSpace()
        guard at == source.count else { throw fail(.trailing) }
    }

    /// What may come in an open container: its end, or a comma (not before the first) and a member or element.
    private mutating func step(_ frame: Frame) throws(JSONError) {
        skipSpace()
        guard at < source.count else { throw fail(.truncated) }
        let first = tape[frame.entry].count == 0
        if source[at] == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            at += 1
            return try close(frame)
        }
        if !first {
            guard source[at] == UInt8(ascii: ",") else { throw unexpected() }
            at += 1
            skipSpace()
            guard at < source.count else { throw fail(.truncated) }
        }
        tape[frame.entry].count += 1
        if frame.isObject {
            guard source[at] == UInt8(ascii: "\"") else { throw unexpected() }
            try name()
            skipSpace()
            guard at < source.count else { throw fail(.truncated) }
            guard source[at] == UInt8(ascii: ":") else { throw unexpected() }
            at += 1
            skipSpace()
            guard at < source.count else { throw fail(.truncated) }
        }
        try value()
    }

    private mutating func close(_ frame: Frame) throws(JSONError) {
        tape[frame.entry].next = UInt32(tape.count)
        open.removeLast()
        if frame.isObject && !frame.ascending { try refuseDuplicates(frame.entry) }
    }

    /// The value that begins at the next byte; a container is opened only.
    private mutating func value() throws(JSONError) {
        let start = at
        switch source[at] {
        case UInt8(ascii: "\""):
            try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < limits.depth else { throw fail(.tooDeep) }
            let isObject = source[at] == UInt8(ascii: "{")
            open.append(Frame(entry: tape.count, isObject: isObject))
            at += 1
            try append(JSON.Entry(kind: isObject ? .object : .array, start: UInt32(start)))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let kind = try number()
            try append(JSON.Entry(kind: kind, start: UInt32(start), count: UInt32(at - start)))
        case UInt8(ascii: "t"): try word([0x74, 0x72, 0x75, 0x65], .yes)
        case UInt8(ascii: "f"): try word([0x66, 0x61, 0x6C, 0x73, 0x65], .no)
        case UInt8(ascii: "n"): try word([0x6E, 0x75, 0x6C, 0x6C], .null)
        default: throw unexpected()
        }
    }

    /// Adds an entry; what is not a container ends with itself.
    mutating func append(_ entry: JSON.Entry) throws(JSONError) {
        guard tape.count < limits.values else { throw fail(.tooManyValues, at: Int(entry.start)) }
        var entry = entry
        entry.next = UInt32(tape.count + 1)
        tape.append(entry)
    }

    private mutating func word(_ letters: [UInt8], _ kind: JSON.Kind) throws(JSONError) {
        let start = at
        for letter in letters {
            guard at < source.count else { throw fail(.truncated) }
            guard source[at] == letter else { throw unexpected() }
            at += 1
        }
        try append(JSON.Entry(kind: kind, start: UInt32(start)))
    }

    mutating func skipSpace() {
        while at < source.count {
            switch source[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    // MARK: Names

    private mutating func name() throws(JSONError) {
        let start = at
        try string()
        let new = tape.count - 1
        let entry = tape[new]
        if entry.pooled && bytes(entry).contains(0) { throw fail(.nulInKey, at: start) }
        if !Text.isPlainlyNormal(source.span.extracting(start..<at)) || entry.pooled {
            let text = String(decoding: bytes(entry), as: UTF8.self)
            guard Text.isNormal(text) else { throw fail(.keyNotNormal, at: start, found: text) }
        }
        let depth = open.count - 1
        if open[depth].ascending && open[depth].lastName >= 0 {
            open[depth].ascending = precedes(tape[open[depth].lastName], entry)
        }
        open[depth].lastName = new
    }

    private func refuseDuplicates(_ object: Int) throws(JSONError) {
        var names: [Int] = []
        names.reserveCapacity(Int(tape[object].count))
        var index = object + 1
        while index < Int(tape[object].next) {
            names.append(index)
            index = Int(tape[index + 1].next)
        }
        if names.count <= 16 {
            for later in names.indices.dropFirst() {
                for earlier in 0..<later where same(tape[names[earlier]], tape[names[later]]) {
                    throw duplicate(names[later])
                }
            }
            return
        }
        names.sort { precedes(tape[$0], tape[$1]) }
        for later in 1..<names.count where same(tape[names[later - 1]], tape[names[later]]) {
            throw duplicate(max(names[later - 1], names[later]))
        }
    }

    private func duplicate(_ name: Int) -> JSONError {
        fail(.duplicateKey, at: Int(tape[name].start) - 1, found: String(decoding: bytes(tape[name]), as: UTF8.self))
    }

    private func bytes(_ entry: JSON.Entry) -> ArraySlice<UInt8> {
        let start = Int(entry.pooled ? entry.pool : entry.start)
        return (entry.pooled ? pool : source)[start..<start + Int(entry.count)]
    }

    private func same(_ left: JSON.Entry, _ right: JSON.Entry) -> Bool {
        left.count == right.count && bytes(left) == bytes(right)
    }

    private func precedes(_ left: JSON.Entry, _ right: JSON.Entry) -> Bool {
        let left = bytes(left)
        let right = bytes(right)
        var other = right.startIndex
        for byte in left {
            guard other < right.endIndex else { return false }
            if byte != right[other] { return byte < right[other] }
            other += 1
        }
        return other < right.endIndex
    }

    // MARK: Errors

    func fail(_ code: JSONError.Code, at offset: Int? = nil, found: String = "") -> JSONError {
        JSONError(code, TextPosition(offset: offset ?? at, in: source), found: found)
    }

    /// The byte at hand cannot stand here: as a letter when it is ASCII, and a matter of UTF-8 when it begins no scalar.
    func unexpected() -> JSONError {
        let byte = source[at]
        if byte < 0x80 { return fail(.unexpected, found: String(UnicodeScalar(byte))) }
        return fail(scalarLength(at) == nil ? .invalidUTF8 : .unexpected)
    }
}
