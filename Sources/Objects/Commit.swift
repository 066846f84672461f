public import Bytes

// A commit object is a block of header lines, an empty line, and the message (git's commit.c):
//
//   tree 4b825dc6...            exactly one
//   parent 9f31c2...            none, one or many
//   author NAME <MAIL> T Z
//   committer NAME <MAIL> T Z
//   encoding, gpgsig, mergetag, anything else; a line that starts with a space continues the one before
//
// The exact bytes are what is named and signed, so a commit that was read keeps them and never prints them anew.

/// A version of the library.
public struct Commit: Hashable, Sendable {
    /// The snapshot.
    public var tree: ObjectID
    /// The versions it follows on.
    public var parents: [ObjectID]
    /// Who wrote it and when.
    public var author: Signature
    /// Who stored it and when.
    public var committer: Signature
    /// The headers after the committer, each with its continuation lines joined by LF without their leading space.
    public var extraHeaders: [Header]
    /// What changed and why; bytes, usually UTF-8.
    public var message: [UInt8]

    /// A header this program has no field for.
    public struct Header: Hashable, Sendable {
        /// The word before the first space.
        public var name: [UInt8]
        /// What follows it.
        public var value: [UInt8]

        /// Creates a header.
        public init(_ name: [UInt8], _ value: [UInt8]) { (self.name, self.value) = (name, value) }
    }

    /// Creates a commit.
    public init(
        tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: [UInt8],
        extraHeaders: [Header] = []
    ) {
        (self.tree, self.parents, self.author, self.committer) = (tree, parents, author, committer)
        (self.message, self.extraHeaders) = (message, extraHeaders)
    }

    /// Reads a commit. Author and committer are read leniently; tree and parents must be sound.
    ///
    /// `malformed` or `truncated` when the object cannot be followed further.
    public init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        let links = try CommitLinks(bytes, format)
        tree = links.tree
        parents = links.parents
        author = Signature(lenient: [])
        committer = Signature(lenient: [])
        extraHeaders = []
        message = []
        var cursor = ByteCursor(bytes, links.end..<bytes.count)
        while !cursor.isAtEnd {
            if cursor.peek == 0x0a {
                try cursor.skip(1, "end of commit header")
                message = Array(cursor.rest())
                return
            }
            let line = try Self.line(&cursor)
            if line.starts(with: Array("author ".utf8)), extraHeaders.isEmpty, author.name.isEmpty, author.email.isEmpty
            {
                author = Signature(lenient: line.dropFirst(7))
            } else if line.starts(with: Array("committer ".utf8)), committer.name.isEmpty, committer.email.isEmpty {
                committer = Signature(lenient: line.dropFirst(10))
            } else if line.first == 0x20, !extraHeaders.isEmpty {
                extraHeaders[extraHeaders.count - 1].value += [0x0a] + line.dropFirst()
            } else {
                let word = line.firstIndex(of: 0x20) ?? line.endIndex
                extraHeaders.append(Header(Array(line[..<word]), Array(line[word...].dropFirst())))
            }
        }
    }

    private static func line(_ cursor: inout ByteCursor) throws(FormatError) -> ArraySlice<UInt8> {
        if let line = try? cursor.until(0x0a, "commit header") { return line }
        return cursor.rest()
    }

    /// The value of the first extra header of that name.
    public func header(_ name: String) -> [UInt8]? { extraHeaders.first { $0.name == Array(name.utf8) }?.value }

    /// The first line of the message.
    public var summary: ArraySlice<UInt8> { message.prefix { $0 != 0x0a } }

    /// The content of the commit object.
    public func encode() -> [UInt8] {
        var bytes = Array("tree ".utf8) + tree.hex + [0x0a]
        for parent in parents { bytes += Array("parent ".utf8) + parent.hex + [0x0a] }
        bytes += Array("author ".utf8) + author.encoded + [0x0a]
        bytes += Array("committer ".utf8) + committer.encoded + [0x0a]
        for header in extraHeaders {
            bytes += header.name + [0x20]
            for byte in header.value { bytes += byte == 0x0a ? [0x0a, 0x20] : [byte] }
            bytes.append(0x0a)
        }
        return bytes + [0x0a] + message
    }
}

/// What a walk needs of a commit: tree, parents and time, read without touching the rest.
public struct CommitLinks: Sendable {
    /// The snapshot.
    public let tree: ObjectID
    /// The versions it follows on.
    public let parents: [ObjectID]
    /// Where the lines after the parents begin.
    let end: Int

    /// Reads the head of a commit object.
    public init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        var at = 0
        guard let tree = Self.link(bytes, &at, "tree ", format) else {
            throw FormatError(.malformed, "commit: tree line", at: at)
        }
        self.tree = tree
        var parents: [ObjectID] = []
        while let parent = Self.link(bytes, &at, "parent ", format) { parents.append(parent) }
        if bytes[at...].starts(with: "parent ".utf8) { throw FormatError(.malformed, "commit: parent line", at: at) }
        self.parents = parents
        end = at
    }

    private static func link(_ bytes: [UInt8], _ at: inout Int, _ word: StaticString, _ format: ObjectFormat)
        -> ObjectID?
    {
        let length = word.utf8CodeUnitCount
        let stop = at + length + format.hexLength
        guard stop < bytes.count, bytes[stop] == 0x0a,
            bytes[at..<at + length].elementsEqual(word.description.utf8),
            let id = ObjectID(hex: bytes[(at + length)..<stop], format, lenient: true)
        else { return nil }
        at = stop + 1
        return id
    }

    /// The committer's time in seconds since 1970, 0 when it cannot be read: walks are ordered by it, never trusted to it.
    public static func committerSeconds(_ bytes: [UInt8], from end: Int) -> Int64 {
        var at = end
        while at < bytes.count, bytes[at] != 0x0a {
            let stop = bytes[at...].firstIndex(of: 0x0a) ?? bytes.count
            if bytes[at..<stop].starts(with: "committer ".utf8) {
                return Signature(lenient: bytes[(at + 10)..<stop]).seconds
            }
            at = stop + 1
        }
        return 0
    }

    /// The committer's time of this commit, given its bytes.
    public func seconds(in bytes: [UInt8]) -> Int64 { Self.committerSeconds(bytes, from: end) }
}
