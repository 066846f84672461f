public import Bytes

// A tree object is a list of entries without separators (git's tree-walk.c; no page specifies it):
//
//   mode in octal ASCII, no leading zero | SP | name, no NUL and no "/" | NUL | id, 20 or 32 raw bytes
//
// sorted by the bytes of the name, where a folder counts as its name followed by "/". Example, one file in SHA-1:
//
//   31 30 30 36 34 34 20  61 00  e6 9d e2 9b b2 d1 d6 43 4b 8b 29 ae 77 5a d8 c2 e4 8c 53 91
//   "100644 "             "a"    id of the empty blob

/// One entry of a tree.
public struct TreeEntry: Hashable, Sendable {
    /// Kind and permission.
    public var mode: FileMode
    /// The name: bytes, not text.
    public var name: [UInt8]
    /// The object.
    public var id: ObjectID

    /// Creates an entry.
    public init(_ mode: FileMode, _ name: [UInt8], _ id: ObjectID) {
        (self.mode, self.name, self.id) = (mode, name, id)
    }
}

/// Steps through the entries of a tree without copying them.
public struct TreeCursor {
    /// The content of the tree object.
    public let bytes: [UInt8]
    private let format: ObjectFormat
    private var next = 0

    /// Where the current entry begins.
    public private(set) var start = 0
    /// The mode of the current entry.
    public private(set) var mode = FileMode(rawValue: 0)
    /// The place of the current entry's name.
    public private(set) var nameRange: Range<Int> = 0..<0

    /// Stands before the first entry.
    public init(_ bytes: [UInt8], _ format: ObjectFormat) {
        self.bytes = bytes
        self.format = format
    }

    /// The id of the current entry.
    public var id: ObjectID { ObjectID(bytes.span, at: nameRange.upperBound + 1, format) }
    /// The name of the current entry.
    public var name: ArraySlice<UInt8> { bytes[nameRange] }
    /// The current entry, copied.
    public var entry: TreeEntry { TreeEntry(mode, Array(name), id) }

    /// Moves to the next entry; false at the end. Throws when there is something that is no entry.
    public mutating func advance() throws(FormatError) -> Bool {
        guard next < bytes.count else { return false }
        let found = try Self.scan(bytes.span, from: next, format.rawLength)
        start = next
        mode = found.mode
        nameRange = found.name
        next = found.name.upperBound + 1 + format.rawLength
        return true
    }

    private static func scan(
        _ bytes: Span<UInt8>, from start: Int, _ idLength: Int
    ) throws(FormatError) -> (mode: FileMode, name: Range<Int>) {
        var at = start
        var value: UInt32 = 0
        while at < bytes.count, bytes[at] != 0x20 {
            let digit = bytes[at]
            guard digit >= 0x30, digit <= 0x37 else { throw FormatError(.malformed, "tree entry mode", at: at) }
            // Seven digits are more than any mode has, leading zeros of old writers included.
            guard at - start < 7 else { throw FormatError(.malformed, "tree entry mode", at: at) }
            value = value &<< 3 | UInt32(digit & 7)
            at += 1
        }
        guard at > start, at < bytes.count else { throw FormatError(.truncated, "tree entry mode", at: at) }
        at += 1
        let nameStart = at
        while at < bytes.count, bytes[at] != 0 { at += 1 }
        guard at < bytes.count else { throw FormatError(.truncated, "tree entry name", at: nameStart) }
        guard at > nameStart else { throw FormatError(.malformed, "empty tree entry name", at: nameStart) }
        guard bytes.count - at - 1 >= idLength else { throw FormatError(.truncated, "tree entry id", at: at) }
        return (FileMode(rawValue: value), nameStart..<at)
    }
}

/// A tree with its entries copied out, for editing and for small trees.
public struct Tree: Hashable, Sendable {
    /// The entries, in the order they were read or are to be written.
    public var entries: [TreeEntry]

    /// Creates a tree; `encode` sorts.
    public init(_ entries: [TreeEntry] = []) { self.entries = entries }

    /// Reads a tree as it is: order and names are not judged here (see ObjectCheck), only the form of each entry.
    public init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        entries = []
        var cursor = TreeCursor(bytes, format)
        while try cursor.advance() { entries.append(cursor.entry) }
    }

    /// The entry of that name, or nil. O(n).
    public subscript(name: some Collection<UInt8>) -> TreeEntry? {
        entries.first { $0.name.elementsEqual(name) }
    }

    /// The content of the tree object, entries in the order git demands.
    public func encode() -> [UInt8] {
        var bytes: [UInt8] = []
        let sorted = entries.sorted {
            Tree.compare($0.name[...], $0.mode.isTree, $1.name[...], $1.mode.isTree) < 0
        }
        for entry in sorted {
            bytes += entry.mode.octal
            bytes.append(0x20)
            bytes += entry.name
            bytes.append(0)
            entry.id.append(to: &bytes)
        }
        return bytes
    }

    /// Below zero, zero or above zero as the first name comes before, at or after the second in a tree: by bytes, a
    /// folder as if "/" followed. Zero means the same name and kind.
    public static func compare(_ a: ArraySlice<UInt8>, _ aIsTree: Bool, _ b: ArraySlice<UInt8>, _ bIsTree: Bool) -> Int
    {
        var left = a.startIndex
        var right = b.startIndex
        while left < a.endIndex, right < b.endIndex {
            if a[left] != b[right] { return Int(a[left]) - Int(b[right]) }
            left += 1
            right += 1
        }
        let x = left < a.endIndex ? Int(a[left]) : aIsTree ? 0x2f : 0
        let y = right < b.endIndex ? Int(b[right]) : bIsTree ? 0x2f : 0
        if x != y { return x - y }
        // Only a name with "/" in it, which no sound tree has, gets here with different lengths.
        return (a.endIndex - left) - (b.endIndex - right)
    }
}
