public import Bytes
public import Templates

/// The library's own format: a whole template in one file, `allmende-plan/1` (Specs/exchange-text.md, section 3).
///
///     {
///       "format": "allmende-plan/1",
///       "marke": "allmende=1;vorlage=…;fassung=…",
///       "vorlage": {…},            as in vorlage.json
///       "struktur": {…},           as in struktur.json
///       "texte": {"README.md": "…"},
///       "dateien": {"dokumente/plan.pdf": "SHA-256 of its content"},
///       "termine": null            or the dates it was written with
///     }
///
/// Nothing is lost but the content of attachments that are no text.
public enum AllmendePlan {
    /// The name of the format in its first member.
    public static let format = "allmende-plan"

    /// What is in a file.
    public struct Inhalt: Sendable {
        /// The template, with the texts; attachments by name and fingerprint only.
        public var mappe: Vorlagenmappe
        /// What it was made from; nil when the file does not say.
        public var marke: Ausfuhrmarke?
        /// The first and last day of nodes, where the file has dates.
        public var termine: [ElementID: (anfang: Kalendertag, ende: Kalendertag)]
        /// Names of members that this version does not know, sorted by bytes.
        public var unbekannt: [String]
    }

    /// Whether a value is of this format, in any version.
    public static func ist(_ json: JSON) -> Bool {
        json["format"]?.string.map { $0.utf8.starts(with: Array("\(format)/".utf8)) } ?? false
    }

    /// Reads a file with everything in it.
    ///
    /// - Throws: `not-json`, `too-large`, `not-allmende` for JSON of another format, `newer-format` for one from a later version of the
    ///   program, `plan-invalid` for a template that `vorlage.json` or `struktur.json` could not hold.
    public static func oeffne(_ bytes: [UInt8]) throws(Austauschfehler) -> Inhalt {
        let json = try JSONDatei.lies(bytes)
        guard json.kind == .object, ist(json), let name = json["format"]?.string else {
            throw Austauschfehler(
                "not-allmende",
                Satz(
                    "Die Datei ist keine Vorlage im Format \(Sprache.de.quoted("\(format)/1")). "
                        + "Geben Sie das Format an, in dem sie geschrieben ist.",
                    "The file is no template in the format \(Sprache.en.quoted("\(format)/1")). "
                        + "State the format it is written in."))
        }
        guard name.utf8.elementsEqual("\(format)/1".utf8) else {
            throw Austauschfehler(
                "newer-format",
                Satz(
                    "Die Datei stammt aus einer neueren Programmversion (\(Sprache.de.quoted(name))). "
                        + "Aktualisieren Sie Allmende.",
                    "The file comes from a newer version of the program (\(Sprache.en.quoted(name))). "
                        + "Update Allmende."))
        }
        let vorlage: Vorlage
        let struktur: Struktur
        do throws(TemplateError) {
            vorlage = try Vorlage(parsing: try teil(json, "vorlage"))
            struktur = try Struktur(parsing: try teil(json, "struktur"))
        } catch {
            throw ungueltig(error)
        }
        var inhalt = Inhalt(mappe: Vorlagenmappe(vorlage, struktur), marke: nil, termine: [:], unbekannt: [])
        inhalt.marke = json.text("marke").flatMap { Ausfuhrmarke($0) }
        inhalt.mappe.texte = try texte(json, "texte")
        inhalt.mappe.dateien = SortedMap(try texte(json, "dateien").map { (key: $0.key, value: Text($0.value)) })
        if let nodes = json["termine"]?["knoten"] {
            for member in nodes.members {
                guard let id = ElementID(utf8: member.name.bytes),
                    let anfang = member.value.text("anfang").flatMap({ Kalendertag($0) }),
                    let ende = member.value.text("ende").flatMap({ Kalendertag($0) }), anfang <= ende
                else { continue }
                inhalt.termine[id] = (anfang, ende)
            }
        }
        let known = ["format", "marke", "vorlage", "struktur", "texte", "dateien", "termine"]
        inhalt.unbekannt = json.members.compactMap(\.name.string).filter { !known.contains($0) }
        return inhalt
    }

    /// Reads a file as a plan: what a plan has no place for (state, licence, texts, fields of later versions) is in `oeffne` only.
    ///
    /// - Throws: as `oeffne`.
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        let inhalt = try oeffne(bytes)
        var plan = Fremdplan(eigen: inhalt.mappe, inhalt.marke)
        for index in plan.vorgaenge.indices {
            guard let id = plan.vorgaenge[index].id, let zeit = inhalt.termine[id] else { continue }
            (plan.vorgaenge[index].anfang, plan.vorgaenge[index].ende) = (zeit.anfang, zeit.ende)
        }
        for name in inhalt.unbekannt {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "unknown-field",
                    Satz(
                        "Das Feld \(Sprache.de.quoted(name)) kennt diese Programmversion nicht.",
                        "This version of the program does not know the field \(Sprache.en.quoted(name)).")))
        }
        return plan
    }

    private static func teil(_ json: JSON, _ name: String) throws(TemplateError) -> [UInt8] {
        guard let value = json[name] else {
            throw TemplateError(.missingField, path: [name], expected: ["{…}"])
        }
        return JSONFragment(value).bytes
    }

    private static func texte(_ json: JSON, _ name: String) throws(Austauschfehler) -> SortedMap<Text, String> {
        guard let value = json[name], !value.isNull else { return [:] }
        var pairs: [(key: Text, value: String)] = []
        for member in value.members {
            guard let text = member.value.string else {
                throw ungueltig(TemplateError(.wrongType, path: [name, member.name.string ?? ""], expected: ["\"…\""]))
            }
            pairs.append((key: member.name.text ?? "", value: text))
        }
        return SortedMap(pairs)
    }

    private static func ungueltig(_ error: TemplateError) -> Austauschfehler {
        Austauschfehler(
            "plan-invalid", ort: error.pathText,
            Satz(
                "Die Vorlage in der Datei ist nicht lesbar: \(Sprache.de.quoted(error.pathText)) passt nicht zum Format "
                    + "(\(error.code)). Geben Sie die Datei neu aus.",
                "The template in the file cannot be read: \(Sprache.en.quoted(error.pathText)) does not fit the format "
                    + "(\(error.code)). Export the file anew."))
    }
}
