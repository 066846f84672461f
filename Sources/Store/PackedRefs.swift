import Bytes
import Files
import Objects

// Many refs in one file (git's refs/packed-backend.c; git-pack-refs):
//
//   # pack-refs with: peeled fully-peeled sorted
//   9f31c2… refs/heads/main
//   77aa01… refs/tags/ausgabe-2027-1
//   ^9f31c2…                              what the annotated tag above leads to
//
// sorted by the bytes of the names. The first line may be missing or promise less in files of other programs.

/// The content of a `packed-refs` file.
struct PackedRefs: Sendable {
    struct Entry: Sendable {
        let name: RefName
        let id: ObjectID
        /// What an annotated tag leads to; nil when the ref names no tag, or when the file does not say.
        let peeled: ObjectID?
    }

    private(set) var entries: [Entry] = []
    /// Whether every tag has its peeled line, so that a ref without one names no tag.
    private(set) var isFullyPeeled = false
    /// Whether the file says that it is sorted and is not: it is read nevertheless, as by git, and told by `fsck`.
    private(set) var isOutOfOrder = false

    static let maximumSize = 512 << 20

    init() {}

    /// Reads a file; `malformed` with the offset of the first line that is not understood.
    init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        var cursor = ByteCursor(bytes)
        var isSorted = false
        if cursor.peek == 0x23 {
            let header = try cursor.until(0x0a, "packed-refs header")
            let words = header.split(separator: 0x20)
            isFullyPeeled = words.contains { $0.elementsEqual("fully-peeled".utf8) }
            isSorted = words.contains { $0.elementsEqual("sorted".utf8) }
        }
        while !cursor.isAtEnd {
            let start = cursor.offset
            let line = try cursor.until(0x0a, "packed-refs line")
            if line.first == 0x5e {
                guard let last = entries.last, last.peeled == nil,
                    let peeled = ObjectID(hex: line.dropFirst(), format, lenient: true)
                else { throw FormatError(.malformed, "packed-refs: peeled line", at: start) }
                entries[entries.count - 1] = Entry(name: last.name, id: last.id, peeled: peeled)
                continue
            }
            guard line.count > format.hexLength + 1, line[line.startIndex + format.hexLength] == 0x20,
                let id = ObjectID(hex: line.prefix(format.hexLength), format, lenient: true)
            else { throw FormatError(.malformed, "packed-refs: line", at: start) }
            guard let name = RefName(line.dropFirst(format.hexLength + 1)), name.isBelowRefs else {
                throw FormatError(.malformed, "packed-refs: name", at: start)
            }
            if isSorted, let last = entries.last, name < last.name { isOutOfOrder = true }
            entries.append(Entry(name: name, id: id, peeled: nil))
        }
        if !isSorted || isOutOfOrder { entries.sort { $0.name < $1.name } }
        // Of two lines for one name the last one counts, as for git.
        if zip(entries, entries.dropFirst()).contains(where: { $0.name == $1.name }) {
            var unique: [Entry] = []
            for entry in entries {
                if unique.last?.name == entry.name { unique.removeLast() }
                unique.append(entry)
            }
            entries = unique
        }
    }

    init(sorted entries: [Entry]) {
        self.entries = entries
        isFullyPeeled = true
    }

    subscript(name: RefName) -> Entry? {
        let index = lowerBound(name.bytes)
        return index < entries.count && entries[index].name == name ? entries[index] : nil
    }

    /// The index of the first entry whose name is not below these bytes.
    func lowerBound(_ bytes: [UInt8]) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].name.bytes.lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The entries whose names begin with a prefix.
    func entries(prefix: [UInt8]) -> ArraySlice<Entry> {
        let start = lowerBound(prefix)
        var end = start
        while end < entries.count, entries[end].name.bytes.starts(with: prefix) { end += 1 }
        return entries[start..<end]
    }

    /// The bytes of the file. Every tag among the entries must be peeled.
    func encode() -> [UInt8] {
        var bytes = Array("# pack-refs with: peeled fully-peeled sorted \n".utf8)
        for entry in entries {
            bytes += entry.id.hex
            bytes.append(0x20)
            bytes += entry.name.bytes
            bytes.append(0x0a)
            if let peeled = entry.peeled { bytes += [0x5e] + peeled.hex + [0x0a] }
        }
        return bytes
    }
}
