import Templates

/// Reads the table that Asana exports (CSV): sections become phases, parent tasks make the tree, dependencies are names.
///
/// Assignees are persons; their mail addresses are traces of them. Source: headings of exports, `Specs/exchange-tables.md`.
public enum Asana {
    /// Whether a table is one of Asana's: somewhere at the top stand its headings.
    public static func erkennt(_ tabelle: Tabelle) -> Bool { kopf(tabelle.blatt) != nil }

    /// Reads a plan.
    ///
    /// - Throws: `not-asana` when the headings are not there, `no-rows`, and what `Tabelle` throws.
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        let blatt = try Tabelle(csv: bytes).blatt
        guard let header = kopf(blatt) else { throw Dienstbau.fremd("Asana") }
        let columns = Dienstspalten(header)
        let name = columns.spalte("name", "taskname")
        let id = columns.spalte("taskid")
        let section = columns.spalte("sectioncolumn", "section", "column")
        let person = columns.spalte("assignee")
        let mail = columns.spalte("assigneeemail")
        let start = columns.spalte("startdate")
        let due = columns.spalte("duedate")
        let notes = columns.spalte("notes")
        let project = columns.spalte("projects")
        let parent = columns.spalte("parenttask")
        let blockedBy = columns.spalte("blockedbydependencies", "blockedby")
        let blocking = columns.spalte("blockingdependencies", "blocking")
        let rows = blatt.zeilen.filter { $0.nummer > header.nummer }
        var bau = Dienstbau()
        var sections: [String: Int] = [:]
        var projects: Set<String> = []
        var damaged = 0
        let monthFirst = rows.contains { zeile in
            [start, due].contains { column in
                let parts = zeile.text(column).split(separator: "/")
                return parts.count == 3 && (Int(parts[1]) ?? 0) > 12
            }
        }
        for zeile in rows {
            let title = zeile.text(name)
            if title.isEmpty { continue }
            var vorgang = Fremdvorgang(title, ort: "Zeile \(zeile.nummer)", fremdid: zeile.text(id))
            // Excel makes "1,21143E+15" of an id when somebody opened the file there.
            if vorgang.fremdid.contains("+") {
                vorgang.fremdid = ""
                damaged += 1
            }
            let advice = zeile.text(notes)
            vorgang.hinweis = advice.isEmpty ? nil : advice
            vorgang.anfang = Angaben.tag(zeile.text(start), monthFirst ? .monatZuerst : .tagZuerst)
            vorgang.ende = Angaben.tag(zeile.text(due), monthFirst ? .monatZuerst : .tagZuerst)
            if let who = bau.personen.platz(zeile.text(person).isEmpty ? zeile.text(mail) : zeile.text(person)) {
                vorgang.verantwortlich = who
                if !zeile.text(mail).isEmpty { bau.personen.merke(zeile.text(mail), zu: who) }
            }
            var row = Dienstbau.Zeile(vorgang: vorgang)
            row.ueber = zeile.text(parent)
            row.wartetAuf = zeile.text(blockedBy)
            row.blockiert = zeile.text(blocking)
            let group = zeile.text(section)
            if row.ueber.isEmpty, !group.isEmpty, group.lowercased() != "(no section)" {
                if let there = sections[group] {
                    row.unter = there
                } else {
                    var phase = Fremdvorgang(group, ort: "Zeile \(zeile.nummer)")
                    phase.art = .phase
                    sections[group] = bau.legeOhneNamen(Dienstbau.Zeile(vorgang: phase))
                    row.unter = sections[group]
                }
            }
            bau.lege(row)
            for part in zeile.text(project).split(separator: ",") { projects.insert(Zelltext.gelesen(String(part))) }
        }
        guard !bau.zeilen.isEmpty else { throw leer() }
        if projects.count == 1, let title = projects.first { bau.plan.titel = title }
        if damaged > 0 {
            bau.plan.bericht.melde(
                .init(
                    .veraendert, "ids-damaged",
                    Satz(
                        "\(damaged) Vorgangs-IDs hat eine Tabellenkalkulation verändert (»1,2E+15«); beim nächsten Einlesen helfen nur die Namen.",
                        "\(damaged) task ids were changed by a spreadsheet (“1.2E+15”); the next time only the names help."
                    )))
        }
        let used = [name, id, section, person, mail, start, due, notes, project, parent, blockedBy, blocking]
        bau.laesstAus(columns.ohne(used), rows)
        return bau.fertig()
    }

    private static func kopf(_ blatt: Arbeitsblatt) -> Arbeitsblatt.Zeile? {
        blatt.zeilen.prefix(Spaltenzuordnung.kopfsuche).first { zeile in
            let columns = Dienstspalten(zeile)
            return columns.spalte("taskid") != nil && columns.spalte("name", "taskname") != nil
                && columns.spalte("sectioncolumn", "createdat", "assigneeemail") != nil
        }
    }

    static func leer() -> Austauschfehler {
        Austauschfehler(
            "no-rows",
            Satz(
                "In der Datei steht kein Vorgang. Geben Sie das Projekt noch einmal aus.",
                "There is no task in the file. Export the project once more."))
    }
}
