public import Bytes
public import Templates

/// A document that may hold open conflicts, whichever of the three kinds it is.
public enum OpenDocument: Sendable {
    /// `struktur.json`.
    case struktur(Struktur)
    /// `vorlage.json`.
    case vorlage(Vorlage)
    /// `bibliothek.json`.
    case bibliothek(Bibliothek)

    /// Reads a document; nil for a file that is none by its name. TemplateError when it cannot be read.
    public init?(_ path: [UInt8], _ bytes: [UInt8]) throws(TemplateError) {
        switch Dokumentart(name: path) {
        case .struktur: self = .struktur(try Struktur(parsing: bytes))
        case .vorlage: self = .vorlage(try Vorlage(parsing: bytes))
        case .bibliothek: self = .bibliothek(try Bibliothek(parsing: bytes))
        case .text, nil: return nil
        }
    }

    /// What is open in it.
    public var konflikte: Konflikte {
        get {
            switch self {
            case .struktur(let document): document.konflikte
            case .vorlage(let document): document.konflikte
            case .bibliothek(let document): document.konflikte
            }
        }
        set {
            switch self {
            case .struktur(var document):
                document.konflikte = newValue
                self = .struktur(document)
            case .vorlage(var document):
                document.konflikte = newValue
                self = .vorlage(document)
            case .bibliothek(var document):
                document.konflikte = newValue
                self = .bibliothek(document)
            }
        }
    }

    /// Whether a field of that name is there that does not read as conflicts.
    public var holdsUnreadableConflicts: Bool {
        switch self {
        case .struktur(let document): document.unbekannt["konflikte"] != nil
        case .vorlage(let document): document.unbekannt["konflikte"] != nil
        case .bibliothek(let document): document.unbekannt["konflikte"] != nil
        }
    }

    /// The value at a place; nil when there is none.
    public func wert(_ ort: Ort) -> JSONFragment? {
        switch self {
        case .struktur(let document): document.wert(ort)
        case .vorlage(let document): document.wert(ort)
        case .bibliothek(let document): document.wert(ort)
        }
    }

    /// The document with other values at some places. TemplateError when a value does not fit.
    public func setting(_ values: [(ort: Ort, wert: JSONFragment?)]) throws(TemplateError) -> OpenDocument {
        switch self {
        case .struktur(let document): .struktur(try document.setting(values))
        case .vorlage(let document): .vorlage(try document.setting(values))
        case .bibliothek(let document): .bibliothek(try document.setting(values))
        }
    }

    /// The document as it is written.
    public var canonicalText: [UInt8] {
        switch self {
        case .struktur(let document): document.canonicalText
        case .vorlage(let document): document.canonicalText
        case .bibliothek(let document): document.canonicalText
        }
    }
}
