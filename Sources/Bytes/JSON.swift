/// A value in a JSON text (RFC 8259), read strictly: see `JSON+Parse.swift` for what is refused.
///
/// A text is kept as one flat tape of entries in document order, not as a tree of objects:
///
///     {"a": [1, "x"]}      tape  0 object count 1, next 5
///                                1 string "a"
///                                2 array  count 2, next 5
///                                3 integer 1
///                                4 string "x"
///
/// `next` is the entry after the whole value, so walking and skipping need no recursion, members keep their order, and
/// letting go of a value of any depth frees a few arrays. A `JSON` is a place on that tape; it keeps the text alive.
public struct JSON: Sendable {
    /// What a value is.
    public enum Kind: String, Sendable {
        /// Members in braces.
        case object
        /// Elements in brackets.
        case array
        /// Text in quotation marks.
        case string
        /// A number written without fraction and exponent, within Int64.
        case integer
        /// A number written with a fraction or an exponent.
        case real
        /// The word true.
        case yes = "true"
        /// The word false.
        case no = "false"
        /// The word null.
        case null
    }

    /// One entry of the tape.
    struct Entry {
        var kind: Kind
        /// Whether the string's bytes stand in the pool, because escapes had to be resolved.
        var pooled = false
        /// Where the value begins in the text; a string after its quotation mark.
        var start: UInt32
        /// Bytes of a string or number; members or elements of a container.
        var count: UInt32 = 0
        /// The entry after this value.
        var next: UInt32 = 0
        /// Where a pooled string begins in the pool.
        var pool: UInt32 = 0
    }

    /// A whole text with its tape.
    final class Storage: Sendable {
        let source: [UInt8]
        let pool: [UInt8]
        let tape: [Entry]

        init(source: [UInt8], pool: [UInt8], tape: [Entry]) {
            self.source = source
            self.pool = pool
            self.tape = tape
        }
    }

    let storage: Storage
    let index: Int

    var entry: Entry { storage.tape[index] }

    /// What the value is.
    public var kind: Kind { entry.kind }
    /// Whether the value is null.
    public var isNull: Bool { entry.kind == .null }
    /// How many members or elements a container has, else 0.
    public var count: Int { kind == .object || kind == .array ? Int(entry.count) : 0 }

    /// Where the value begins. Linear in the length of the text before it.
    public var position: TextPosition {
        let isString = kind == .string
        return TextPosition(offset: Int(entry.start) - (isString ? 1 : 0), in: storage.source)
    }

    /// The names of members and numbers of elements (from 0) that lead here from the whole text. Linear in the text.
    public var path: [String] {
        var path: [String] = []
        var container = 0
        while container < index {
            let isObject = storage.tape[container].kind == .object
            var child = container + 1
            var number = 0
            while Int(storage.tape[isObject ? child + 1 : child].next) <= index {
                child = Int(storage.tape[isObject ? child + 1 : child].next)
                number += 1
            }
            path.append(isObject ? JSON(storage: storage, index: child).string ?? "" : "\(number)")
            if child == index { break }
            container = isObject ? child + 1 : child
        }
        return path
    }

    /// The text of a string, or nil.
    public var string: String? {
        let entry = entry
        guard entry.kind == .string else { return nil }
        return entry.pooled
            ? String(decoding: storage.pool[range(entry)], as: UTF8.self)
            : String(decoding: storage.source[range(entry)], as: UTF8.self)
    }

    /// The text of a string for use as a key, or nil.
    public var text: Text? { string.map { Text($0) } }

    /// A number written without fraction and exponent, or nil.
    public var integer: Int64? {
        let entry = entry
        guard entry.kind == .integer else { return nil }
        return JSONReader.integer(storage.source, range(entry))
    }

    /// True or false, or nil for any other value.
    public var bool: Bool? {
        switch kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// A number as it is written, or nil.
    public var numeral: String? {
        let entry = entry
        guard entry.kind == .integer || entry.kind == .real else { return nil }
        return String(decoding: storage.source[range(entry)], as: UTF8.self)
    }

    /// Whether the value is a string of exactly these bytes.
    public func isString(_ bytes: [UInt8]) -> Bool {
        let entry = entry
        guard entry.kind == .string, Int(entry.count) == bytes.count else { return false }
        let range = range(entry)
        var other = range.lowerBound
        if entry.pooled {
            for byte in bytes {
                if storage.pool[other] != byte { return false }
                other += 1
            }
        } else {
            for byte in bytes {
                if storage.source[other] != byte { return false }
                other += 1
            }
        }
        return true
    }

    /// The bytes of a string, copied; none for any other value.
    public var bytes: [UInt8] {
        let entry = entry
        guard entry.kind == .string else { return [] }
        return Array(entry.pooled ? storage.pool[range(entry)] : storage.source[range(entry)])
    }

    /// The value of the member with this name, or nil. Linear in the members.
    public subscript(_ name: String) -> JSON? {
        guard kind == .object else { return nil }
        let name = name.utf8.span
        var index = index + 1
        for _ in 0..<count {
            if names(index, name) { return JSON(storage: storage, index: index + 1) }
            index = Int(storage.tape[index + 1].next)
        }
        return nil
    }

    private func names(_ index: Int, _ name: Span<UInt8>) -> Bool {
        let entry = storage.tape[index]
        guard Int(entry.count) == name.count else { return false }
        var other = Int(entry.pooled ? entry.pool : entry.start)
        for byte in name.indices {
            if (entry.pooled ? storage.pool[other] : storage.source[other]) != name[byte] { return false }
            other += 1
        }
        return true
    }

    /// The members of an object in the order of the text; none for any other value.
    public var members: Members {
        Members(storage: storage, index: index + 1, left: kind == .object ? Int(entry.count) : 0)
    }

    /// The elements of an array in order; none for any other value.
    public var elements: Elements {
        Elements(storage: storage, index: index + 1, left: kind == .array ? Int(entry.count) : 0)
    }

    /// A member of an object; the name is a string value with a position of its own.
    public typealias Member = (name: JSON, value: JSON)

    /// Walks members.
    public struct Members: Sequence, IteratorProtocol, Sendable {
        let storage: Storage
        var index: Int
        var left: Int

        /// The next member.
        public mutating func next() -> Member? {
            guard left > 0 else { return nil }
            left -= 1
            defer { index = Int(storage.tape[index + 1].next) }
            return (JSON(storage: storage, index: index), JSON(storage: storage, index: index + 1))
        }
    }

    /// Walks elements.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        let storage: Storage
        var index: Int
        var left: Int

        /// The next element.
        public mutating func next() -> JSON? {
            guard left > 0 else { return nil }
            left -= 1
            defer { index = Int(storage.tape[index].next) }
            return JSON(storage: storage, index: index)
        }
    }

    /// Where the bytes of a string or number are: in the pool or in the text.
    func range(_ entry: Entry) -> Range<Int> {
        let start = Int(entry.pooled ? entry.pool : entry.start)
        return start..<start + Int(entry.count)
    }
}
