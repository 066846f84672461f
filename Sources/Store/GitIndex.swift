public import Bytes
public import Files
public import Objects

// The index (gitformat-index): what the next version will hold, and what each file looked like when that was noted.
//
//   "DIRC" | version 2, 3 or 4 | number of entries
//   entries sorted by name and stage:
//     ctime s, ns | mtime s, ns | device | inode | mode | uid | gid | size     ten times 4 bytes
//     id | flags, 2 bytes: assume-valid, extended, stage (2 bits), length of the name (12 bits)
//     version 3: with the extended bit, 2 more bytes of flags
//     name | 1 to 8 NUL, to a multiple of 8 bytes        (version 4: prefix-compressed and one NUL)
//   extensions: 4 letters, length, data; a capital first letter says they may be ignored
//   checksum of all before it (all zeros when the writer left it out)
//
// We read all three versions and write version 2.

/// The entries of an index.
public struct GitIndex: Sendable {
    /// One file.
    public struct Entry: Sendable, Equatable {
        /// The path from the top of the working tree, "/" between components.
        public var path: [UInt8]
        /// Kind and permission.
        public var mode: FileMode
        /// Its content.
        public var id: ObjectID
        /// 0 for a file; 1 to 3 for the base, ours and theirs of an open merge.
        public var stage = 0
        /// What the file looked like; all zeros when that is not known.
        public var stat = Stat()
        /// Whether git is told to take the file as unchanged, unseen.
        public var assumeValid = false
        /// Whether the file is kept out of the working tree (sparse checkout).
        public var skipWorkTree = false
        /// Whether only the intent to add the file was noted.
        public var intentToAdd = false

        /// Creates an entry.
        public init(path: [UInt8], mode: FileMode, id: ObjectID, stat: Stat = Stat()) {
            (self.path, self.mode, self.id, self.stat) = (path, mode, id, stat)
        }
    }

    /// The parts of a file's state that the index keeps, cut to 32 bits as git does.
    public struct Stat: Sendable, Equatable {
        var changedSeconds: UInt32 = 0
        var changedNanoseconds: UInt32 = 0
        var modifiedSeconds: UInt32 = 0
        var modifiedNanoseconds: UInt32 = 0
        var device: UInt32 = 0
        var inode: UInt32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
        /// The size of the file modulo 2^32.
        public var size: UInt32 = 0

        /// Nothing known.
        public init() {}

        /// The state of a file.
        public init(_ status: FileStatus) {
            changedSeconds = UInt32(truncatingIfNeeded: status.changed.seconds)
            changedNanoseconds = UInt32(truncatingIfNeeded: status.changed.nanoseconds)
            modifiedSeconds = UInt32(truncatingIfNeeded: status.modified.seconds)
            modifiedNanoseconds = UInt32(truncatingIfNeeded: status.modified.nanoseconds)
            device = UInt32(truncatingIfNeeded: status.device)
            inode = UInt32(truncatingIfNeeded: status.inode)
            user = status.user
            group = status.group
            size = UInt32(truncatingIfNeeded: status.size)
        }

        /// Whether the file was changed at or after a time, so that a change right after it was noted may not show.
        func isRacy(against time: FileStatus.Time?) -> Bool {
            guard let time else { return true }
            return (Int64(modifiedSeconds), Int64(modifiedNanoseconds)) >= (
                time.seconds & 0xffff_ffff, time.nanoseconds
            )
        }
    }

    /// The entries, sorted by path and stage.
    public var entries: [Entry] = []
    /// When the file was last written; nil for one that is new.
    public var timestamp: FileStatus.Time?

    /// An empty index.
    public init() {}

    private static let maximumEntries = 10_000_000

    /// Reads an index; `malformed`, `truncated`, `checksum` or `unsupported` (split and sparse indexes, unknown needed
    /// extensions).
    public init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        guard bytes.count >= 12 + format.rawLength else { throw FormatError(.truncated, "index") }
        let end = bytes.count - format.rawLength
        var cursor = ByteCursor(bytes, 0..<end)
        guard cursor.skip(prefix: Array("DIRC".utf8)) else { throw FormatError(.malformed, "index: signature") }
        let version = try cursor.uint32("index version")
        guard 2...4 ~= version else { throw FormatError(.unsupported, "index version", at: 4) }
        let count = Int(try cursor.uint32("number of entries"))
        // The shortest entry takes more than 40 bytes plus the id.
        guard count <= Self.maximumEntries, count <= end / (42 + format.rawLength) else {
            throw FormatError(.tooLarge, "number of index entries", at: 8)
        }
        let checksum = Array(bytes[end...])
        if checksum.contains(where: { $0 != 0 }) {
            var hasher = ObjectHasher(format)
            hasher.update(bytes.span.extracting(0..<end))
            guard hasher.checksum() == checksum else { throw FormatError(.checksum, "index") }
        }
        entries.reserveCapacity(count)
        var previous: [UInt8] = []
        for _ in 0..<count {
            let entry = try Self.entry(&cursor, version, format, previous)
            previous = entry.path
            if let last = entries.last, !Self.precedes(last, entry) {
                throw FormatError(.malformed, "index: order of entries", at: cursor.offset)
            }
            entries.append(entry)
        }
        while !cursor.isAtEnd {
            let name = try cursor.take(4, "index extension")
            let length = Int(try cursor.uint32("index extension"))
            try cursor.skip(length, "index extension")
            // "link" splits the index over two files, "sdir" leaves folders out; others in small letters are unknown.
            guard let first = name.first, 0x41...0x5a ~= first else {
                throw FormatError(
                    .unsupported, "index extension \(String(decoding: name, as: UTF8.self))", at: cursor.offset)
            }
        }
    }

    private static func entry(
        _ cursor: inout ByteCursor, _ version: UInt32, _ format: ObjectFormat, _ previous: [UInt8]
    ) throws(FormatError) -> Entry {
        let start = cursor.offset
        // The part of fixed length at once: an index of a large library has tens of thousands of entries.
        let bytes = cursor.bytes
        try cursor.skip(42 + format.rawLength, "index entry")
        let fixed = bytes.span
        func number(_ place: Int) -> UInt32 { fixed.uint32(at: start + place * 4) }
        let id = ObjectID(fixed, at: start + 40, format)
        let flags = UInt16(fixed[start + 40 + format.rawLength]) << 8 | UInt16(fixed[start + 41 + format.rawLength])
        var extended: UInt16 = 0
        if flags & 0x4000 != 0 {
            guard version >= 3 else { throw FormatError(.malformed, "index: extended flags", at: start) }
            extended = try cursor.uint16("index entry flags")
        }
        var path: [UInt8]
        if version == 4 {
            var strip = 0
            var byte = try cursor.byte("index path")
            strip = Int(byte & 0x7f)
            while byte & 0x80 != 0 {
                guard strip < 1 << 24 else { throw FormatError(.malformed, "index path", at: cursor.offset) }
                byte = try cursor.byte("index path")
                strip = (strip + 1) << 7 | Int(byte & 0x7f)
            }
            guard strip <= previous.count else { throw FormatError(.malformed, "index path", at: cursor.offset) }
            path = previous.dropLast(strip) + (try cursor.until(0, "index path"))
        } else {
            path = Array(try cursor.until(0, "index path"))
            // Up to a multiple of eight, counting the NUL that was passed over.
            let length = cursor.offset - start
            try cursor.skip((8 - length % 8) % 8, "index padding")
        }
        guard !path.isEmpty, path.count < 1 << 16 else { throw FormatError(.malformed, "index path", at: start) }
        var entry = Entry(path: path, mode: FileMode(rawValue: number(6)), id: id)
        entry.stat.changedSeconds = number(0)
        entry.stat.changedNanoseconds = number(1)
        entry.stat.modifiedSeconds = number(2)
        entry.stat.modifiedNanoseconds = number(3)
        entry.stat.device = number(4)
        entry.stat.inode = number(5)
        entry.stat.user = number(7)
        entry.stat.group = number(8)
        entry.stat.size = number(9)
        entry.stage = Int(flags >> 12 & 3)
        entry.assumeValid = flags & 0x8000 != 0
        entry.skipWorkTree = extended & 0x4000 != 0
        entry.intentToAdd = extended & 0x2000 != 0
        return entry
    }

    static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        let (left, right) = (a.path, b.path)
        let (x, y) = (left.span, right.span)
        let shared = min(x.count, y.count)
        var index = 0
        while index < shared {
            if x[index] != y[index] { return x[index] < y[index] }
            index += 1
        }
        return x.count == y.count ? a.stage < b.stage : x.count < y.count
    }

    /// The entries in their order; they mostly are already.
    private var sorted: [Entry] {
        for index in entries.indices.dropFirst() where !Self.precedes(entries[index - 1], entries[index]) {
            return entries.sorted(by: Self.precedes)
        }
        return entries
    }

    /// The bytes of a version 2 index. What only version 3 can say (skip-worktree, intent to add) is written as 3.
    public func encode(_ format: ObjectFormat) -> [UInt8] {
        let version: UInt32 = entries.contains { $0.skipWorkTree || $0.intentToAdd } ? 3 : 2
        var bytes = Array("DIRC".utf8)
        bytes.reserveCapacity(64 + entries.count * 128)
        bytes.append(bigEndian: version)
        bytes.append(bigEndian: UInt32(entries.count))
        for entry in sorted {
            let start = bytes.count
            let stat = entry.stat
            bytes.append(bigEndian: UInt64(stat.changedSeconds) << 32 | UInt64(stat.changedNanoseconds))
            bytes.append(bigEndian: UInt64(stat.modifiedSeconds) << 32 | UInt64(stat.modifiedNanoseconds))
            bytes.append(bigEndian: UInt64(stat.device) << 32 | UInt64(stat.inode))
            bytes.append(bigEndian: UInt64(entry.mode.rawValue) << 32 | UInt64(stat.user))
            bytes.append(bigEndian: UInt64(stat.group) << 32 | UInt64(stat.size))
            entry.id.append(to: &bytes)
            let extended: UInt16 = (entry.skipWorkTree ? 0x4000 : 0) | (entry.intentToAdd ? 0x2000 : 0)
            var flags = UInt16(min(entry.path.count, 0xfff)) | UInt16(entry.stage & 3) << 12
            if entry.assumeValid { flags |= 0x8000 }
            if extended != 0 { flags |= 0x4000 }
            bytes.append(bigEndian: flags)
            if extended != 0 { bytes.append(bigEndian: extended) }
            bytes += entry.path
            repeat { bytes.append(0) } while (bytes.count - start) % 8 != 0
        }
        var hasher = ObjectHasher(format)
        hasher.update(bytes.span)
        return bytes + hasher.checksum()
    }

    /// The entry of a path (stage 0), or nil. O(log n).
    public subscript(path: [UInt8]) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].path.lexicographicallyPrecedes(path) { low = middle + 1 } else { high = middle }
        }
        guard low < entries.count, entries[low].path == path, entries[low].stage == 0 else { return nil }
        return entries[low]
    }
}

extension Repository {
    private static let maximumIndex = 1 << 30

    /// The index as it is on disk; empty when there is none.
    public func readIndex() throws -> GitIndex {
        let path = gitDirectory / "index"
        guard let status = try FileStatus.of(path),
            let bytes = try FileSystem.readIfPresent(path, limit: Self.maximumIndex)
        else { return GitIndex() }
        do {
            var index = try GitIndex(bytes, format)
            index.timestamp = status.modified
            return index
        } catch {
            throw StoreError.corruptFile(path, error.description)
        }
    }

    /// Writes the index; the caller holds `lockIndex()`.
    public func writeIndex(_ index: GitIndex) throws {
        try FileSystem.replace(
            gitDirectory / "index", with: index.encode(format), temporary: try prepareTemporaryDirectory())
    }

    /// Takes the lock of the index, which git respects.
    public func lockIndex() throws -> LockFile { try LockFile(gitDirectory / "index") }
}
