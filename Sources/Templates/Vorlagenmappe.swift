public import Bytes

/// A template's folder: what is checked, compared and searched as one thing.
///
///     vorlage.json   struktur.json   README.md   erfahrungen/*.md   dokumente/*
public struct Vorlagenmappe: Hashable, Sendable {
    /// The folder's path in the library, "vorlagen/beschaffung/ausschreibung-it", where known.
    public var ordner: Text?
    /// `vorlage.json`.
    public var vorlage: Vorlage
    /// `struktur.json`.
    public var struktur: Struktur
    /// The text files by name inside the folder: `README.md`, experience reports, documents in Markdown.
    public var texte = SortedMap<Text, String>()
    /// All other files by name inside the folder, each with a fingerprint that changes with its content.
    public var dateien = SortedMap<Text, Text>()

    /// Creates a folder that has the two required files.
    public init(_ vorlage: Vorlage, _ struktur: Struktur, ordner: Text? = nil) {
        self.vorlage = vorlage
        self.struktur = struktur
        self.ordner = ordner
    }

    /// Reads a folder from the names and contents of its files. Names that are no UTF-8 are shown with replacement characters.
    ///
    /// - Throws: `TemplateError` with the file it is about; `missingFile` without `vorlage.json` or `struktur.json`.
    public init(ordner: Text? = nil, dateien: [(name: [UInt8], bytes: [UInt8])]) throws(TemplateError) {
        func content(_ name: String) throws(TemplateError) -> [UInt8] {
            guard let file = dateien.first(where: { $0.name.elementsEqual(name.utf8) }) else {
                throw TemplateError(.missingFile, file: name)
            }
            return file.bytes
        }
        do throws(TemplateError) {
            vorlage = try Vorlage(parsing: try content("vorlage.json"))
        } catch {
            throw error.about("vorlage.json")
        }
        do throws(TemplateError) {
            struktur = try Struktur(parsing: try content("struktur.json"))
        } catch {
            throw error.about("struktur.json")
        }
        self.ordner = ordner
        for file in dateien {
            let name = Text(String(decoding: file.name, as: UTF8.self))
            if name == "vorlage.json" || name == "struktur.json" { continue }
            if Self.isText(name), let text = Text(utf8: file.bytes) {
                texte[name] = text.string
            } else {
                self.dateien[name] = Text(Hex.string(SHA256.digest(file.bytes.span)))
            }
        }
    }

    /// Whether a file is read as text.
    static func isText(_ name: Text) -> Bool {
        name.string.utf8.suffix(3).elementsEqual(".md".utf8) || name.string.utf8.suffix(4).elementsEqual(".txt".utf8)
    }

    /// The names of all files but the two required ones.
    public var dateinamen: [Text] { (texte.keys + dateien.keys).sorted() }
}

extension TemplateError {
    /// The same error, said to be about a file.
    func about(_ file: String) -> TemplateError {
        var error = self
        error.file = file
        return error
    }
}
