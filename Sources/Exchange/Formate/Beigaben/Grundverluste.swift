import Templates

/// The losses that programs for plans have in common: they know tasks and no templates.
enum Grundverluste {
    /// What is lost of the template as a whole, its files, and fields of later versions.
    static func der(_ mappe: Vorlagenmappe) -> [Verlust] {
        var losses: [Verlust] = []
        let vorlage = mappe.vorlage
        if !vorlage.lizenz.isEmpty || !vorlage.stelle.isEmpty || !vorlage.kontakte.isEmpty
            || !vorlage.leistungen.isEmpty
            || !vorlage.schlagwoerter.isEmpty || !vorlage.rechtsgrundlagen.isEmpty || vorlage.ersetzt != nil
        {
            losses.append(
                Verlust(
                    .vorlage, [],
                    Satz(
                        "Lizenz, verantwortliche Stelle, Kontakte, Leistungen, Schlagwörter und Rechtsgrundlagen der Vorlage stehen nicht in der Datei.",
                        "Licence, responsible organisation, contacts, services, keywords and legal bases of the template are not in the file."
                    )))
        }
        if !mappe.dateinamen.isEmpty {
            losses.append(
                Verlust(
                    .dateien, [],
                    Satz(
                        "Die Beschreibung und die beigelegten Dokumente stehen nicht in der Datei.",
                        "The description and the documents that come with it are not in the file.")))
        }
        let unknown = mappe.struktur.knoten.filter { hatUnbekanntes($0.value) }.map(\.key)
        let rollen = mappe.struktur.rollen.filter { !$0.value.unbekannt.isEmpty }.map(\.key)
        let fragen = mappe.struktur.parameter.filter { !$0.value.unbekannt.isEmpty }.map(\.key)
        if !unknown.isEmpty || !rollen.isEmpty || !fragen.isEmpty || !mappe.struktur.unbekannt.isEmpty
            || !vorlage.unbekannt.isEmpty
        {
            losses.append(
                Verlust(
                    .unbekannt, unknown + rollen + fragen,
                    Satz(
                        "Felder, die diese Fassung von Allmende nicht kennt, stehen nicht in der Datei.",
                        "Fields that this version of Allmende does not know are not in the file.")))
        }
        return losses
    }

    private static func hatUnbekanntes(_ knoten: Knoten) -> Bool {
        !knoten.unbekannt.isEmpty || knoten.dauer?.unbekannt.isEmpty == false
            || knoten.rechtsgrundlagen.values.contains { !$0.unbekannt.isEmpty }
            || knoten.vorgaenger.values.contains {
                !$0.unbekannt.isEmpty || $0.verzug?.unbekannt.isEmpty == false
            }
    }

    /// Durations at milestones, which no program keeps.
    static func meilensteine(_ plan: Ausfuhrplan) -> [Verlust] {
        let nodes = plan.zeilen.filter { $0.knoten.art == .meilenstein && $0.knoten.dauer != nil }.map(\.eintrag.id)
        if nodes.isEmpty { return [] }
        return [
            Verlust(
                .dauer, nodes,
                Satz("Ein Meilenstein wird ohne Dauer geschrieben.", "A milestone is written without duration."))
        ]
    }

    /// Texts with characters that XML cannot carry (XML 1.0, section 2.2); those inside our own fields of JSON are escaped.
    static func zeichen(_ plan: Ausfuhrplan) -> [Verlust] {
        var found: [(Verlust.Feld, [ElementID])] = [(.titel, []), (.hinweis, []), (.kennung, []), (.bedingung, [])]
        for (eintrag, knoten) in plan.zeilen {
            let texts = [knoten.titel, knoten.hinweis, knoten.kennung, knoten.bedingung]
            for (place, text) in texts.enumerated() where text.map(istFremd) == true {
                found[place].1.append(eintrag.id)
            }
        }
        for (id, rolle) in plan.mappe.struktur.rollen where istFremd(rolle.titel) || istFremd(rolle.kuerzel) {
            found[0].1.append(id)
        }
        return found.filter { !$0.1.isEmpty }.map { feld, nodes in
            Verlust(
                feld, nodes,
                Satz(
                    "Zeichen, die XML nicht kennt, wurden ersetzt.",
                    "Characters that XML does not have were replaced."))
        }
    }

    private static func istFremd(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            scalar.value < 0x20 && ![0x9, 0xA, 0xD].contains(scalar.value) || [0xFFFE, 0xFFFF].contains(scalar.value)
        }
    }
}
