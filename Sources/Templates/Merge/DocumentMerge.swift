import Bytes

/// What kind of document a file is, which decides how it is merged.
public enum Dokumentart: Sendable, CaseIterable {
    /// `struktur.json`: by node and field.
    case struktur
    /// `vorlage.json`: by field.
    case vorlage
    /// `bibliothek.json`: by field.
    case bibliothek
    /// Text that people wrote: by lines and words.
    case text

    /// The kind of a file by the bytes of its name or path; nil for one that is only ever taken as a whole.
    public init?(name path: some Collection<UInt8>) {
        let slash = path.lastIndexOfSlash
        let name = String(decoding: slash.map { Array(path[path.index(after: $0)...]) } ?? Array(path), as: UTF8.self)
        switch name {
        case "struktur.json": self = .struktur
        case "vorlage.json": self = .vorlage
        case "bibliothek.json": self = .bibliothek
        default:
            guard name.hasSuffix(".md") || name.hasSuffix(".txt") else { return nil }
            self = .text
        }
    }
}

extension Collection<UInt8> {
    fileprivate var lastIndexOfSlash: Index? { indices.reversed().first { self[$0] == UInt8(ascii: "/") } }
}

/// Three versions of a file merged into one.
public struct DocumentMerge: Sendable {
    /// Which of the three files an error is about (`TemplateError.file`).
    public enum Side: String, Sendable {
        /// The common ancestor.
        case base
        /// The version that is merged into.
        case ours
        /// The version that is merged.
        case theirs
        /// What came of it: more nodes than a file may have, say, because both sides added many.
        case merged
    }

    /// The merged file, with what is open stored in it.
    public let bytes: [UInt8]
    /// What is open.
    public let konflikte: Konflikte
    /// What was decided by itself.
    public let entscheidungen: [Entscheidung]
    /// How many stretches of a text are disputed, those that a version had left open included; they stand in it between marks.
    public let disputes: Int

    /// Whether nothing is open.
    public var isClean: Bool { konflikte.isEmpty && disputes == 0 }

    /// Merges three versions; without a base, or with an empty one, all that differs is a conflict.
    ///
    /// - Throws: `TemplateError` when a version cannot be read, or could not be read again once merged; its `file` is the raw value
    ///   of the `Side`.
    public init(_ art: Dokumentart, base: [UInt8]?, ours: [UInt8], theirs: [UInt8]) throws(TemplateError) {
        let base = base.flatMap { $0.isEmpty ? nil : $0 }
        switch art {
        case .struktur:
            let merged = Struktur.zusammenfuehren(
                basis: try Self.read(base, .base) { (bytes) throws(TemplateError) in try Struktur(parsing: bytes) },
                unsere: try Self.read(ours, .ours) { (bytes) throws(TemplateError) in try Struktur(parsing: bytes) },
                fremde: try Self.read(theirs, .theirs) { (bytes) throws(TemplateError) in try Struktur(parsing: bytes) }
            )
            let text = merged.ergebnis.canonicalText
            if !merged.istKlar || merged.ergebnis.knoten.count > Struktur.knotenLimit
                || text.count > Struktur.limits.bytes
            {
                let _: Struktur = try Self.read(text, .merged) { (bytes) throws(TemplateError) in
                    try Struktur(parsing: bytes)
                }
            }
            self.init(merged, text)
        case .vorlage:
            let merged = Vorlage.zusammenfuehren(
                basis: try Self.read(base, .base) { (bytes) throws(TemplateError) in try Vorlage(parsing: bytes) },
                unsere: try Self.read(ours, .ours) { (bytes) throws(TemplateError) in try Vorlage(parsing: bytes) },
                fremde: try Self.read(theirs, .theirs) { (bytes) throws(TemplateError) in try Vorlage(parsing: bytes) })
            let text = merged.ergebnis.canonicalText
            let _: Vorlage = try Self.read(text, .merged) { (bytes) throws(TemplateError) in try Vorlage(parsing: bytes)
            }
            self.init(merged, text)
        case .bibliothek:
            let merged = Bibliothek.zusammenfuehren(
                basis: try Self.read(base, .base) { (bytes) throws(TemplateError) in try Bibliothek(parsing: bytes) },
                unsere: try Self.read(ours, .ours) { (bytes) throws(TemplateError) in try Bibliothek(parsing: bytes) },
                fremde: try Self.read(theirs, .theirs) { (bytes) throws(TemplateError) in
                    try Bibliothek(parsing: bytes)
                })
            let text = merged.ergebnis.canonicalText
            let _: Bibliothek = try Self.read(text, .merged) { (bytes) throws(TemplateError) in
                try Bibliothek(parsing: bytes)
            }
            self.init(merged, text)
        case .text:
            let merge = TextMerge(base: base ?? [], ours: ours, theirs: theirs)
            let text = merge.text
            // What either version had left open is open still.
            let open = TextConflict.parts(of: text).count { if case .conflict = $0 { true } else { false } }
            self.init(text, [:], [], open)
        }
    }

    private init<Document>(_ merged: Zusammenfuehrung<Document>, _ text: [UInt8]) {
        self.init(text, merged.konflikte, merged.entscheidungen, 0)
    }

    private init(_ bytes: [UInt8], _ konflikte: Konflikte, _ entscheidungen: [Entscheidung], _ disputes: Int) {
        (self.bytes, self.konflikte, self.entscheidungen, self.disputes) = (bytes, konflikte, entscheidungen, disputes)
    }

    private static func read<Document>(
        _ bytes: [UInt8], _ side: Side, _ parse: ([UInt8]) throws(TemplateError) -> Document
    ) throws(TemplateError) -> Document {
        do throws(TemplateError) {
            return try parse(bytes)
        } catch {
            throw error.about(side.rawValue)
        }
    }

    private static func read<Document>(
        _ bytes: [UInt8]?, _ side: Side, _ parse: ([UInt8]) throws(TemplateError) -> Document
    ) throws(TemplateError) -> Document? {
        guard let bytes else { return nil }
        let document: Document = try read(bytes, side, parse)
        return document
    }
}
