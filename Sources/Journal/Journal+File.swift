import Bytes

// The derived index: a file from which the state is read without folding. It is a cache; whoever finds it damaged folds anew.
//
//     "allmende-journal-stand/2\n"   then the values of Journal in the order below, then their CRC-32, four bytes, most significant first
//
// Dictionaries are written in the order of their names, and what follows from other values is left out. So equal states have equal files,
// and the SHA-256 of the file says whether two hubs have come to the same.

extension Journal {
    private static let head = Array("allmende-journal-stand/2\n".utf8)

    /// The whole state as a file; the same for equal states.
    public func encode() -> [UInt8] {
        var file = IndexWriter()
        for byte in Self.head { file.number(byte) }
        file.optional(root) { $0.id($1) }
        file.text(title)
        file.text(recoveryKey)
        file.number(clock)
        file.number(count)
        file.optional(last) { $0.position($1) }
        file.optional(gap) { $0.number($1) }
        registry.write(to: &file)
        contacts.write(to: &file)
        practice.write(to: &file)
        file.map(ignored) { $0.text($1) }
        file.map(waiting) { $0.id($1) }
        file.list(later.sorted()) { $0.id($1) }
        file.map(attestedAhead) {
            $0.position($1.position)
            $0.text($1.access)
        }
        file.map(governed) { $0.position($1) }
        file.list(records.keys.sorted()) { file, key in
            file.id(key)
            records[key]?.write(to: &file)
        }
        return file.finish()
    }

    /// Reads a file that `encode` wrote; nil for any other. What was read continues as if it had never been written.
    ///
    /// The file is believed where it is whole: it must come from this machine.
    public init?(_ bytes: [UInt8]) {
        guard var file = IndexReader(bytes), let journal = try? Journal(&file), file.isAtEnd else { return nil }
        self = journal
    }

    private init(_ file: inout IndexReader) throws(IndexDamage) {
        try file.literal(Self.head)
        root = try file.optional { file throws(IndexDamage) in try file.id() }
        title = try file.text()
        recoveryKey = try file.text()
        clock = try file.number()
        count = Int(try file.number())
        last = try file.optional { file throws(IndexDamage) in try file.position() }
        gap = try file.optional { file throws(IndexDamage) in try file.number() }
        registry = try Registry(&file)
        contacts = try Contacts(&file)
        practice = try Practice(&file)
        ignored = try file.ids { file, _ throws(IndexDamage) in try file.text() }
        waiting = try file.ids { file, _ throws(IndexDamage) in try file.id() }
        let late = try file.list(32) { file throws(IndexDamage) in try file.id() }
        for (x, y) in zip(late, late.dropFirst()) where x >= y { throw IndexDamage() }
        later = Set(late)
        attestedAhead = try file.ids { file, _ throws(IndexDamage) in
            Vouched(position: try file.position(), access: try file.text())
        }
        governed = try file.ids { file, _ throws(IndexDamage) in try file.position() }
        records = try file.ids { file, id throws(IndexDamage) in try Record(&file, about: id) }
        subjects.reserveCapacity(count / 2)
        for (subject, record) in records {
            if let discussion = record.discussion { set(discussion, about: subject) }
            for id in record.entries.keys {
                guard subjects.updateValue(subject, forKey: id) == nil else { throw IndexDamage() }
            }
        }
        // A clock never stands above what an operation may have, so that the next one can be counted up.
        guard clock <= Operation.maximumClock, gap.map({ $0 <= Operation.maximumClock }) ?? true else {
            throw IndexDamage()
        }
    }

    /// The SHA-256 of `encode`, 64 digits: equal where two journals have come to the same.
    public var digest: String {
        let file = encode()
        return Hex.string(SHA256.digest(file.span))
    }
}

extension Timeline {
    func write(to file: inout IndexWriter, _ write: (inout IndexWriter, Value) -> Void) {
        file.list(steps) {
            $0.position($1.position)
            write(&$0, $1.value)
        }
    }

    init(
        _ file: inout IndexReader, _ read: (inout IndexReader) throws(IndexDamage) -> Value
    ) throws(IndexDamage) {
        self.init()
        for _ in 0..<(try file.count(33)) {
            let position = try file.position()
            if let last = steps.last, position < last.position { throw IndexDamage() }
            append(try read(&file), at: position)
        }
    }
}
