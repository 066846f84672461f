import Bytes
import Exchange
import Library
import Templates

/// A report about a file that was read, in words or as JSON.
struct ImportView {
    private let einfuhr: Einfuhr
    private let uebernahme: Uebernahme
    private let context: Context

    init(_ einfuhr: Einfuhr, _ uebernahme: Uebernahme, _ context: Context) {
        (self.einfuhr, self.uebernahme, self.context) = (einfuhr, uebernahme, context)
    }

    /// What the file is, what is left out or changed, and whom it names.
    func show() throws {
        let struktur = uebernahme.struktur
        let leaves = struktur.knoten.values.count { $0.art == .aufgabe || $0.art == .meilenstein }
        try context.print(
            "\(einfuhr.format.name): »\(Text.shown(uebernahme.titel))«, \(struktur.knoten.count) Vorgänge (\(leaves) Aufgaben und Meilensteine), \(struktur.rollen.count) Rollen.",
            "\(einfuhr.format.name): “\(Text.shown(uebernahme.titel))”, \(struktur.knoten.count) rows (\(leaves) tasks and milestones), \(struktur.rollen.count) roles."
        )
        try persons()
        try section(.veraendert, "Verändert:", "Changed:")
        try section(.ausgelassen, "Weggelassen:", "Left out:")
        if let line = uebernahme.bericht.zeilen.first(where: { $0.code == "column-unknown" }) {
            // Its place is "Spalte D".
            let column = line.ort.split(separator: " ").last.map(String.init) ?? ""
            try context.print(
                "  Eine Spalte zuordnen: --column hinweis=\(column)", "  To assign a column: --column hinweis=\(column)"
            )
        }
    }

    private func persons() throws {
        guard !uebernahme.personen.isEmpty else { return }
        try context.print(
            "Gefundene Personen und Namen; in die Vorlage kommt keiner, der nicht als Rolle genannt wird:",
            "Persons and names found; none enters the template that is not said to be a role:")
        for person in uebernahme.personen.prefix(40) {
            let name = Text.shown(person.name, limit: 60)
            let fate: String
            switch person.entscheid {
            case .weglassen: fate = context.say("bleibt weg", "stays out")
            case .rolle(let title):
                fate = context.say("wird zur Rolle ", "becomes the role ") + Text.shown(title, limit: 60)
            }
            try context.console.line("  • \(name) (\(person.anzahl)×): \(fate)")
        }
        let more = uebernahme.personen.count - 40
        if more > 0 { try context.print("  … und \(more) weitere", "  … and \(more) more") }
        try context.print(
            "  Als Rolle übernehmen: --role \"NAME=ROLLE\"", "  To take one as a role: --role \"NAME=ROLE\"")
    }

    private func section(_ art: Importbericht.Art, _ german: String, _ english: String) throws {
        let lines = uebernahme.bericht.zeilen.filter { $0.art == art && $0.code != "person" }
        if lines.isEmpty { return }
        try context.print(german, english)
        var shown: [String: Int] = [:]
        for line in lines {
            shown[line.code, default: 0] += 1
            guard shown[line.code] ?? 0 <= 5 else { continue }
            let place = [
                line.ort, line.titel.isEmpty ? "" : context.language.quoted(Text.shown(line.titel, limit: 60)),
            ]
            .filter { !$0.isEmpty }.joined(separator: " ")
            let reason = Text.shown(line.grund(context.language), limit: 400)
            try context.console.line("  • " + (place.isEmpty ? reason : "\(place): \(reason)"))
        }
        for (code, count) in uebernahme.bericht.anzahl.sorted(by: { $0.key < $1.key })
        where count > 5 && lines.contains(where: { $0.code == code }) {
            try context.print(
                "  … und \(count - 5) weitere dieser Art (\(code)); mit --json alle",
                "  … and \(count - 5) more of this kind (\(code)); all with --json")
        }
    }

    /// The report for programs.
    func write(_ writer: inout JSONWriter, aenderungen: [Einzelaenderung]?, geschrieben: String?) {
        writer.name("austauschformat")
        writer.string(einfuhr.format.rawValue)
        writer.name("titel")
        writer.string(uebernahme.titel)
        writer.name("geschrieben")
        if let geschrieben { writer.string(geschrieben) } else { writer.null() }
        writer.name("knoten")
        writer.integer(uebernahme.struktur.knoten.count)
        if let aenderungen {
            writer.name("aenderungen")
            writer.beginArray()
            for change in aenderungen { writer.string(change.name.string) }
            writer.endArray()
        }
        writer.name("personen")
        writer.beginArray()
        for person in uebernahme.personen {
            writer.beginObject()
            writer.name("name")
            writer.string(person.name)
            writer.name("anzahl")
            writer.integer(person.anzahl)
            writer.name("person")
            writer.bool(person.istPerson)
            writer.name("rolle")
            if case .rolle(let title) = person.entscheid { writer.string(title) } else { writer.null() }
            writer.endObject()
        }
        writer.endArray()
        writer.name("zeilen")
        writer.beginArray()
        for line in uebernahme.bericht.zeilen {
            writer.beginObject()
            for (name, value) in [
                ("art", line.art.rawValue), ("code", line.code), ("ort", line.ort), ("titel", line.titel),
                ("grund", line.grund(context.language)),
            ] {
                writer.name(name)
                writer.string(value)
            }
            writer.name("knoten")
            if let id = line.knoten { writer.string(id.description) } else { writer.null() }
            writer.endObject()
        }
        writer.endArray()
        writer.name("anzahl")
        writer.beginObject()
        for (code, count) in uebernahme.bericht.anzahl.sorted(by: { $0.key < $1.key }) {
            writer.name(code)
            writer.integer(count)
        }
        writer.endObject()
    }
}
