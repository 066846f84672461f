import Bytes
import Templates

extension Ausfuhrplan {
    /// What formats for a plan alone lose of a template: what is known of it as a whole, its texts, and fields of later versions.
    func rahmenverluste(_ format: String) -> [Verlust] {
        var verluste = [
            Verlust(
                .vorlage, [],
                Satz(
                    "Stand, Lizenz, verantwortliche Stelle, Kontakte, Leistungen, Schlagwörter und Rechtsgrundlagen der "
                        + "Vorlage als Ganzes stehen nicht in einer Datei für \(format).",
                    "State, licence, responsible organisation, contacts, services, keywords and legal bases of the "
                        + "template as a whole do not stand in a file for \(format)."))
        ]
        if !mappe.texte.isEmpty || !mappe.dateien.isEmpty {
            verluste.append(
                Verlust(
                    .dateien, [],
                    Satz(
                        "Beschreibung, Erfahrungsberichte und Anlagen stehen nicht in einer Datei für \(format).",
                        "Description, experience reports and attachments do not stand in a file for \(format).")))
        }
        var unknown = mappe.struktur.knoten.filter { $0.value.hatUnbekanntes }.map(\.key)
        unknown += mappe.struktur.rollen.filter { !$0.value.unbekannt.isEmpty }.map(\.key)
        if !unknown.isEmpty || !mappe.struktur.unbekannt.isEmpty {
            verluste.append(
                Verlust(
                    .unbekannt, unknown,
                    Satz(
                        "Felder einer neueren Programmversion stehen nicht in einer Datei für \(format).",
                        "Fields of a newer version of the program do not stand in a file for \(format).")))
        }
        return verluste
    }
}

extension Knoten {
    /// Whether the node, or a record in it, has fields of later versions.
    var hatUnbekanntes: Bool {
        !unbekannt.isEmpty || !(dauer?.unbekannt.isEmpty ?? true)
            || vorgaenger.values.contains { !$0.unbekannt.isEmpty || !($0.verzug?.unbekannt.isEmpty ?? true) }
            || rechtsgrundlagen.values.contains { !$0.unbekannt.isEmpty }
    }
}
