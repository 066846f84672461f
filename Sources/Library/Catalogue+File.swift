import Bytes
import Objects
import Templates

// The catalogue on disk: `.git/allmende/katalog`. Derived, so it may be deleted at any time and is read with suspicion:
// whatever does not fit makes it as good as absent. All numbers big-endian.
//
//   "ALMK" | version 3, 4 bytes | id of the tree | number of templates, 4 bytes
//   for each template: path, id of its folder, id, title, summary, state, licence, ars |
//       nodes, leaves, phases, packages, tasks, milestones, working days plus one or 0, 4 bytes each |
//       the letters of the Länder, services, keywords: each a count, 4 bytes, and texts |
//   a text is its length, 4 bytes, and UTF-8
//   the order of the titles: a count and that many 4-byte numbers
//   word index: block as length and bytes | starts, bounds, postings: each a count and that many 4-byte numbers
//   CRC-32 of all before it

extension Catalogue {
    private static let magic = Array("ALMK".utf8)
    private static let version: UInt32 = 3
    /// A file larger than this is not read.
    static let maximumFile = 512 << 20

    /// The bytes of the file.
    func encode() -> [UInt8] {
        var bytes = Self.magic
        bytes.append(bigEndian: Self.version)
        tree.append(to: &bytes)
        bytes.append(bigEndian: UInt32(entries.count))
        func put(_ text: String) {
            bytes.append(bigEndian: UInt32(text.utf8.count))
            bytes += Array(text.utf8)
        }
        for entry in entries {
            put(entry.path.themenfeld)
            put(entry.path.slug)
            entry.folder.append(to: &bytes)
            for text in [entry.id, entry.title, entry.summary, entry.state?.rawValue ?? "", entry.licence, entry.ars] {
                put(text)
            }
            let extent = entry.extent
            for number in [
                entry.nodes, entry.leaves, extent.phasen, extent.pakete, extent.aufgaben, extent.meilensteine,
                (extent.arbeitstage ?? -1) + 1,
            ] {
                bytes.append(bigEndian: UInt32(clamping: number))
            }
            for texts in [entry.laender.map(\.rawValue).sorted(), entry.services, entry.keywords] {
                bytes.append(bigEndian: UInt32(texts.count))
                for text in texts { put(text) }
            }
        }
        bytes.append(bigEndian: UInt32(byTitle.count))
        for number in byTitle { bytes.append(bigEndian: number) }
        bytes.append(bigEndian: UInt32(index.block.count))
        bytes += index.block
        for numbers in [index.starts, index.bounds, index.postings] {
            bytes.append(bigEndian: UInt32(numbers.count))
            for number in numbers { bytes.append(bigEndian: number) }
        }
        bytes.append(bigEndian: CRC32.of(bytes.span))
        return bytes
    }

    /// Reads the file; nil when it is not of this version and format, or damaged.
    init?(_ bytes: [UInt8], _ format: ObjectFormat) {
        guard bytes.count > 12, let catalogue = try? Catalogue.read(bytes, format) else { return nil }
        self = catalogue
    }

    private static func read(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) -> Catalogue {
        let end = bytes.count - 4
        var trailer = ByteCursor(bytes, end..<bytes.count)
        guard try trailer.uint32("checksum") == CRC32.of(bytes.span.extracting(0..<end)) else {
            throw FormatError(.checksum, "catalogue")
        }
        var cursor = ByteCursor(bytes, 0..<end)
        guard cursor.skip(prefix: magic), try cursor.uint32("version") == version else {
            throw FormatError(.unsupported, "catalogue")
        }
        func id() throws(FormatError) -> ObjectID {
            guard let id = ObjectID(raw: try cursor.take(format.rawLength, "id"), format) else {
                throw FormatError(.malformed, "catalogue: id")
            }
            return id
        }
        func text() throws(FormatError) -> String {
            let count = Int(try cursor.uint32("text"))
            return String(decoding: try cursor.take(count, "text"), as: UTF8.self)
        }
        func numbers() throws(FormatError) -> [UInt32] {
            let count = Int(try cursor.uint32("numbers"))
            guard count <= cursor.remaining / 4 else { throw FormatError(.truncated, "numbers", at: cursor.offset) }
            // Millions of them in a large library: one at a time through the cursor takes longer than the search.
            let bytes = Array(try cursor.take(4 * count, "numbers"))
            return (0..<count).map { number in
                let place = 4 * number
                return UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
                    | UInt32(bytes[place + 3])
            }
        }
        func texts() throws(FormatError) -> [String] {
            let count = Int(try cursor.uint32("texts"))
            guard count <= cursor.remaining / 4 else { throw FormatError(.truncated, "texts", at: cursor.offset) }
            var texts: [String] = []
            for _ in 0..<count { texts.append(try text()) }
            return texts
        }
        let tree = try id()
        let count = Int(try cursor.uint32("templates"))
        guard count <= cursor.remaining / 40 else { throw FormatError(.truncated, "templates", at: cursor.offset) }
        var entries: [CatalogueEntry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            guard let path = TemplatePath(themenfeld: try text(), slug: try text()) else {
                throw FormatError(.malformed, "catalogue: path", at: cursor.offset)
            }
            let folder = try id()
            var entry = CatalogueEntry(
                path: path, folder: folder, id: try text(), title: try text(), summary: try text(),
                state: Vorlage.Zustand(rawValue: try text()), licence: try text(), ars: try text(),
                nodes: Int(try cursor.uint32("nodes")), leaves: Int(try cursor.uint32("leaves")), extent: Umfang())
            entry.extent.phasen = Int(try cursor.uint32("phases"))
            entry.extent.pakete = Int(try cursor.uint32("packages"))
            entry.extent.aufgaben = Int(try cursor.uint32("tasks"))
            entry.extent.meilensteine = Int(try cursor.uint32("milestones"))
            let days = Int(try cursor.uint32("days"))
            entry.extent.arbeitstage = days == 0 ? nil : days - 1
            entry.laender = Set(try texts().compactMap { Land(rawValue: $0) })
            entry.services = try texts()
            entry.keywords = try texts()
            entries.append(entry)
        }
        let byTitle = try numbers()
        guard byTitle.count == count, Set(byTitle).count == count, byTitle.allSatisfy({ $0 < UInt32(count) }) else {
            throw FormatError(.malformed, "catalogue: order", at: cursor.offset)
        }
        let blockLength = Int(try cursor.uint32("block"))
        let block = Array(try cursor.take(blockLength, "block"))
        let (starts, bounds, postings) = (try numbers(), try numbers(), try numbers())
        guard cursor.isAtEnd,
            let index = WordIndex(block: block, starts: starts, bounds: bounds, postings: postings, templates: count)
        else { throw FormatError(.malformed, "catalogue: words") }
        return Catalogue(tree: tree, entries: entries, index: index, byTitle: byTitle)
    }
}
