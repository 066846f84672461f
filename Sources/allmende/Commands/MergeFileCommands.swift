import Bytes
import Files
import Templates

extension Command {
    static let mergeFile = Command(
        "merge-file", .technical, "führt drei Stände einer Datei zusammen", "merges three versions of a file",
        arguments: Words("UNSERE BASIS FREMDE", "OURS BASE THEIRS"), count: 3...3, options: [.json],
        details: Words(
            """
            Zusammengeführt wird nach dem Inhalt: struktur.json je Aufgabe und Feld, vorlage.json und bibliothek.json je
            Feld, alles andere als Text. Das Ergebnis geht in die Ausgabe; was offen ist, steht darin und auf der
            Fehlerausgabe. BASIS ist der gemeinsame Ursprung; leer oder /dev/null heißt: es gibt keinen.
            Ergebnis 0: nichts offen; 1: etwas ist zu entscheiden; 2 und mehr: Fehler.
            """,
            """
            Merged by content: struktur.json by task and field, vorlage.json and bibliothek.json by field, all else as
            text. The result goes to standard output; what is open stands in it and on standard error. BASE is the
            common ancestor; empty or /dev/null means that there is none.
            Exit code 0: nothing open; 1: something is to be decided; 2 and more: errors.
            """)
    ) { context in
        let words = context.line.words
        let merge = try FileMerge(
            ours: (words[0], try FileMerge.read(words[0], context)),
            base: (words[1], try FileMerge.read(words[1], context)),
            theirs: (words[2], try FileMerge.read(words[2], context)))
        if context.isJSON {
            try merge.writeJSON(context)
        } else {
            try context.console.bytes(merge.result.bytes)
            for sentence in merge.findings.map({ $0.sentence(context.language) }) {
                context.console.note(Text.shown(sentence, limit: 1000))
            }
        }
        return merge.result.isClean ? .done : .findings
    }
}

/// Three files merged, with what is to be said about it.
struct FileMerge {
    /// What is open at one place.
    struct Finding {
        let kind: Konflikt.Art
        let code: Konflikt.Code
        let places: [Konflikt.Streitpunkt]
        let sentence: @Sendable (Sprache) -> String
    }

    let kind: Dokumentart
    let result: DocumentMerge
    let findings: [Finding]

    /// The longest file that is read.
    private static let limit = Struktur.limits.bytes

    static func read(_ word: String, _ context: Context) throws -> [UInt8] {
        word == "/dev/null" ? [] : try FileSystem.read(context.path(word), limit: limit)
    }

    /// Merges; `kind` is the kind of document where the file's name tells it. Throws Problem when a file cannot be read as what it is.
    init(
        ours: (name: String, bytes: [UInt8]), base: (name: String, bytes: [UInt8]),
        theirs: (name: String, bytes: [UInt8]), kind given: Dokumentart? = nil
    ) throws {
        let kinds = try [ours, theirs, base].compactMap { $0.bytes.isEmpty ? nil : try Self.kind($0.bytes, $0.name) }
            .filter { $0 != .text }
        let kind = given ?? kinds.first ?? .text
        guard kinds.allSatisfy({ $0 == kind }) else {
            let names = [ours.name, base.name, theirs.name].map { Text.shown($0) }
            let list = names.joined(separator: ", ")
            throw Problem(
                .damaged,
                Words(
                    "\(list): Das sind nicht Stände desselben Dokuments.",
                    "\(list): these are not versions of one document."),
                means: Words("Es wurde nichts zusammengeführt.", "Nothing was merged."))
        }
        self.kind = kind
        do throws(TemplateError) {
            result = try DocumentMerge(kind, base: base.bytes, ours: ours.bytes, theirs: theirs.bytes)
        } catch {
            var error = error
            switch DocumentMerge.Side(rawValue: error.file) {
            case .ours: error.file = ours.name
            case .base: error.file = base.name
            case .theirs: error.file = theirs.name
            case .merged, nil:
                throw Problem(
                    .damaged,
                    Words(
                        "Das Ergebnis wäre keine Datei, die sich wieder lesen lässt.",
                        "The result would be no file that can be read again."),
                    means: Words("Es wurde nichts zusammengeführt.", "Nothing was merged."),
                    detail: error.description)
            }
            throw Problem(error, in: nil)
        }
        findings = Self.findings(kind, result)
    }

    private static func findings(_ kind: Dokumentart, _ result: DocumentMerge) -> [Finding] {
        if kind == .text {
            return TextConflict.parts(of: result.bytes).compactMap { part in
                guard case .conflict(let conflict) = part else { return nil }
                func text(_ bytes: [UInt8]) -> JSONFragment {
                    JSONFragment { $0.string(String(decoding: bytes, as: UTF8.self)) }
                }
                let place = Konflikt.Streitpunkt(
                    Ort(feld: ""), basis: text(conflict.base), unsere: text(conflict.ours),
                    fremde: text(conflict.theirs))
                return Finding(kind: .wert, code: .text, places: [place]) { conflict.satz($0) }
            }
        }
        let struktur = kind == .struktur ? try? Struktur(parsing: result.bytes) : nil
        return result.konflikte.values.map { konflikt in
            Finding(kind: konflikt.art, code: konflikt.code, places: konflikt.punkte) {
                konflikt.satz($0, in: struktur ?? Struktur())
            }
        }
    }

    // MARK: What kind of document it is

    /// By the stated format; text when none is stated. A file that begins like one of ours but is no sound JSON is an error, because merged
    /// as text it would be broken for good.
    static func kind(_ bytes: [UInt8], _ name: String) throws -> Dokumentart {
        let formats: [(String, Dokumentart)] = [
            ("allmende-struktur/", .struktur), ("allmende-vorlage/", .vorlage), ("allmende-bibliothek/", .bibliothek),
        ]
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return .text }
        guard let json = try? JSON(parsing: bytes, limits: Struktur.limits) else {
            let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
            return formats.first { start.contains("\"\($0.0)") }?.1 ?? .text
        }
        let format = json.kind == .object ? json["format"]?.string : nil
        return formats.first { format?.hasPrefix($0.0) ?? false }?.1 ?? .text
    }

    // MARK: Output

    func writeJSON(_ context: Context) throws {
        var writer = JSONWriter(reserving: result.bytes.count + 4096)
        writer.beginObject()
        writer.member("format", "allmende-merge-file/1")
        writer.member("clean", result.isClean)
        writer.name("merged")
        if kind == .text {
            guard let text = String(validating: result.bytes, as: UTF8.self) else {
                throw Problem(
                    .damaged, Words("Der Text ist nicht in UTF-8 gespeichert.", "The text is not stored as UTF-8."),
                    todo: Words("Ohne --json bleibt jedes Byte erhalten.", "Without --json every byte is kept."))
            }
            writer.string(text)
        } else {
            writer.value(try JSON(parsing: result.bytes, limits: Struktur.limits))
        }
        writer.list("findings", findings) { json, finding in
            json.object { json in
                json.member("kind", finding.kind.rawValue)
                json.member("code", finding.code.rawValue)
                if let first = finding.places.first { json.place(first) }
                json.list("places", finding.places) { json, place in json.object { $0.place(place) } }
                json.member("sentence", finding.sentence(context.language))
            }
        }
        writer.endObject()
        try context.console.bytes(writer.finish())
    }
}

extension JSONWriter {
    /// The members that tell a place with its three values.
    fileprivate mutating func place(_ place: Konflikt.Streitpunkt) {
        member("node", place.ort.element?.description)
        member("field", place.ort.feld.flatMap { $0.isEmpty ? nil : $0.string })
        for (name, value) in [("base", place.basis), ("ours", place.unsere), ("theirs", place.fremde)] {
            self.name(name)
            if let value { fragment(value) } else { null() }
        }
    }
}
