import Bytes

/// Writes the values of an index: numbers in groups of seven bits, least first; texts with their length; hashes as they are.
struct IndexWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: some FixedWidthInteger) {
        var rest = UInt64(truncatingIfNeeded: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func text(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func id(_ value: OperationID) { value.append(to: &bytes) }

    mutating func member(_ value: MemberID) { bytes.append(contentsOf: value.description.utf8) }

    mutating func day(_ value: Day) { number(value.number) }

    mutating func position(_ value: Position) {
        number(value.clock)
        id(value.id)
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout IndexWriter, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func list<Values: Collection>(_ values: Values, _ write: (inout IndexWriter, Values.Element) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }

    /// A dictionary, by its names' bytes.
    mutating func map<Value>(_ values: [OperationID: Value], _ write: (inout IndexWriter, Value) -> Void) {
        list(values.keys.sorted()) { writer, key in
            writer.id(key)
            if let value = values[key] { write(&writer, value) }
        }
    }

    /// A dictionary, by its names' bytes.
    mutating func map<Value>(_ values: [String: Value], _ write: (inout IndexWriter, Value) -> Void) {
        list(values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { writer, key in
            writer.text(key)
            if let value = values[key] { write(&writer, value) }
        }
    }

    /// All that was written, with a checksum.
    consuming func finish() -> [UInt8] {
        let sum = CRC32.of(bytes.span)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
        return bytes
    }
}

/// An index is damaged, or of another version.
struct IndexDamage: Error {}

/// Reads what IndexWriter writes, and nothing else.
struct IndexReader {
    private let bytes: [UInt8]
    private var at = 0
    private let end: Int

    /// Nil when the checksum is wrong.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 4 else { return nil }
        end = bytes.count - 4
        let sum = bytes[end...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard CRC32.of(bytes.span.extracting(0..<end)) == sum else { return nil }
        self.bytes = bytes
    }

    var isAtEnd: Bool { at == end }

    private mutating func take(_ count: Int) throws(IndexDamage) -> Int {
        guard count >= 0, count <= end - at else { throw IndexDamage() }
        defer { at += count }
        return at
    }

    mutating func literal(_ expected: [UInt8]) throws(IndexDamage) {
        let start = try take(expected.count)
        guard bytes[start..<at].elementsEqual(expected) else { throw IndexDamage() }
    }

    mutating func byte() throws(IndexDamage) -> UInt8 { bytes[try take(1)] }

    /// A number in its shortest form.
    mutating func signed() throws(IndexDamage) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            guard shift < 63 || byte <= 1 else { throw IndexDamage() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 {
                guard byte > 0 || shift == 0 else { throw IndexDamage() }
                return Int64(bitPattern: value)
            }
            shift += 7
        }
    }

    mutating func number() throws(IndexDamage) -> Int64 {
        let value = try signed()
        guard value >= 0 else { throw IndexDamage() }
        return value
    }

    /// A count of things that have at least so many bytes each.
    mutating func count(_ least: Int) throws(IndexDamage) -> Int {
        let count = try number()
        guard count <= Int64((end - at) / least) else { throw IndexDamage() }
        return Int(count)
    }

    mutating func flag() throws(IndexDamage) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw IndexDamage()
        }
    }

    mutating func text() throws(IndexDamage) -> String {
        let count = try count(1)
        let start = try take(count)
        guard let text = String(validating: bytes[start..<at], as: UTF8.self) else { throw IndexDamage() }
        return text
    }

    mutating func id() throws(IndexDamage) -> OperationID { OperationID(bytes, at: try take(32)) }

    mutating func member() throws(IndexDamage) -> MemberID {
        guard let id = MemberID(bytes, at: try take(MemberID.length)) else { throw IndexDamage() }
        return id
    }

    mutating func day() throws(IndexDamage) -> Day { Day(number: try signed()) }

    mutating func position() throws(IndexDamage) -> Position {
        let clock = try number()
        return Position(clock, try id())
    }

    mutating func optional<Value>(
        _ read: (inout IndexReader) throws(IndexDamage) -> Value
    ) throws(IndexDamage) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func list<Value>(
        _ least: Int, _ read: (inout IndexReader) throws(IndexDamage) -> Value
    ) throws(IndexDamage) -> [Value] {
        let count = try count(least)
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// A dictionary whose names ascend.
    mutating func ids<Value>(
        _ read: (inout IndexReader, OperationID) throws(IndexDamage) -> Value
    ) throws(IndexDamage) -> [OperationID: Value] {
        let count = try count(32)
        var values: [OperationID: Value] = [:]
        values.reserveCapacity(count)
        var before: OperationID?
        for _ in 0..<count {
            let key = try id()
            if let before, before >= key { throw IndexDamage() }
            before = key
            values[key] = try read(&self, key)
        }
        return values
    }

    /// A dictionary whose names ascend by their bytes.
    mutating func texts<Value>(
        _ read: (inout IndexReader, String) throws(IndexDamage) -> Value
    ) throws(IndexDamage) -> [String: Value] {
        let count = try count(1)
        var values: [String: Value] = [:]
        values.reserveCapacity(count)
        var before: String?
        for _ in 0..<count {
            let key = try text()
            if let before, !before.utf8.lexicographicallyPrecedes(key.utf8) { throw IndexDamage() }
            before = key
            values[key] = try read(&self, key)
        }
        return values
    }
}
