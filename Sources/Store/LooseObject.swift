import Bytes
import Files
import Objects

// A loose object is a file `xx/yyyy…` named by its id (gitformat-loose): one zlib stream of
//
//   type SP length in decimal NUL content
//
// and nothing after it.

/// Reading loose objects.
struct LooseObject {
    /// Objects over this size are held against their id before memory is taken for them.
    static let largeSize = 4 << 20
    /// The longest head: "commit", a space, nineteen digits and NUL.
    private static let maximumHead = 32

    let type: ObjectType
    let size: Int
    private let path: Path
    private let id: ObjectID
    private let headLength: Int

    /// Opens a loose object and reads its head; nil when the file is not there.
    init?(_ id: ObjectID, at path: Path) throws {
        let packed: [UInt8]
        do {
            packed = try File.open(path).read(upTo: 256)
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
        var head: [UInt8] = []
        do {
            _ = try Inflater().push(packed.span, from: 0, into: &head, room: Self.maximumHead)
        } catch {
            throw StoreError.corruptObject(id, path, error.description)
        }
        guard let space = head.firstIndex(of: 0x20), let nul = head.firstIndex(of: 0), space < nul,
            let type = ObjectType(name: head[..<space])
        else { throw StoreError.corruptObject(id, path, "head of a loose object") }
        let digits = head[(space + 1)..<nul]
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }), digits.first != 0x30 || digits.count == 1,
            let size = Int(String(decoding: digits, as: UTF8.self)), size < 1 << 62
        else { throw StoreError.corruptObject(id, path, "length of a loose object") }
        self.type = type
        self.size = size
        self.path = path
        self.id = id
        headLength = nul + 1
    }

    /// The content, held against the id.
    func content(limit: Int) throws -> [UInt8] {
        if size > Self.largeSize { try verify() }
        guard size <= limit else { throw StoreError.tooLarge(id, size) }
        var content: [UInt8] = []
        content.reserveCapacity(size)
        try stream { content.append(contentsOf: $0) }
        guard try ObjectHasher.id(id.format, type, content.span) == id else {
            throw StoreError.corruptObject(id, path, "content does not match the name")
        }
        return content
    }

    /// Holds the content against the id in bounded memory.
    func verify() throws {
        var hasher = ObjectHasher(id.format, type, length: size)
        try stream { hasher.update($0.span) }
        guard try hasher.finish() == id else {
            throw StoreError.corruptObject(id, path, "content does not match the name")
        }
    }

    /// Passes the content on in pieces; the length and the end of the file are checked, the id is not.
    func stream(_ body: ([UInt8]) throws -> Void) throws {
        let file: File
        do {
            file = try File.open(path)
        } catch {
            if error.isNotFound { throw StoreError.missing(id) }
            throw error
        }
        let inflater = Inflater()
        var skip = headLength
        var left = size
        var finished = false
        do {
            while true {
                let packed = try file.read(upTo: 1 << 16)
                if packed.isEmpty { break }
                var used = 0
                while used < packed.count {
                    if finished { throw FormatError(.malformed, "bytes after the stream") }
                    var piece: [UInt8] = []
                    let progress = try inflater.push(packed.span, from: used, into: &piece, room: 1 << 16)
                    used += progress.consumed
                    finished = progress.finished
                    let head = min(skip, piece.count)
                    skip -= head
                    let content = piece.count - head
                    guard content <= left else { throw FormatError(.malformed, "longer than its head says") }
                    left -= content
                    if content > 0 { try body(head == 0 ? piece : Array(piece[head...])) }
                }
            }
            guard finished, left == 0, skip == 0 else { throw FormatError(.truncated, "loose object") }
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, path, error.description)
        }
    }
}
