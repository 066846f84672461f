import Bytes
import Templates

extension AllmendePlan {
    /// Writes a template with all that is known of it. Linear.
    ///
    /// - Throws: `plan-invalid` for a template that cannot be read again, because it has more nodes or bytes than a template may have.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        var writer = JSONWriter(reserving: 1024 * (plan.mappe.struktur.knoten.count + 8))
        writer.beginObject()
        writer.name("format")
        writer.string("\(format)/1")
        writer.name("marke")
        writer.string(plan.marke.text)
        writer.name("vorlage")
        writer.fragment(try wert(plan.mappe.vorlage.canonicalText))
        writer.name("struktur")
        writer.fragment(try wert(plan.mappe.struktur.canonicalText))
        writer.name("texte")
        writer.beginObject()
        for (name, text) in plan.mappe.texte {
            writer.name(name)
            writer.string(text)
        }
        writer.endObject()
        writer.name("dateien")
        writer.beginObject()
        for (name, fingerprint) in plan.mappe.dateien {
            writer.name(name)
            writer.string(fingerprint.string)
        }
        writer.endObject()
        writer.name("termine")
        if let termine = plan.termine { schreibe(termine, &writer) } else { writer.null() }
        writer.endObject()
        var verluste: [Verlust] = []
        if !plan.mappe.dateien.isEmpty {
            let count = plan.mappe.dateien.count
            verluste.append(
                Verlust(
                    .dateien, [],
                    Satz(
                        "\(count) Anlagen stehen nur mit Namen und Prüfsumme in der Datei.",
                        "\(count) attachments stand in the file by name and checksum only.")))
        }
        return Ausfuhr(writer.finish(), verluste)
    }

    private static func schreibe(_ termine: Ausfuhrplan.Termine, _ writer: inout JSONWriter) {
        func day(_ name: String, _ tag: Kalendertag) {
            writer.name(name)
            writer.string(tag.description)
        }
        writer.beginObject()
        day("anfang", termine.anfang)
        day("ende", termine.ende)
        writer.name("land")
        writer.string(termine.land.rawValue)
        writer.name("knoten")
        writer.beginObject()
        for id in termine.zeitraeume.keys.sorted() {
            guard let zeit = termine.zeitraeume[id] else { continue }
            writer.name(id.description)
            writer.beginObject()
            day("anfang", zeit.anfang)
            day("ende", zeit.ende)
            writer.name("kritisch")
            writer.bool(zeit.kritisch)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }

    private static func wert(_ text: [UInt8]) throws(Austauschfehler) -> JSONFragment {
        JSONFragment(try JSONDatei.lies(text))
    }
}
