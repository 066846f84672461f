import Templates

/// Reads a table of work packages that OpenProject exports (CSV), in German or English.
///
/// Which columns there are depends on the view; only the subject must be there. Parents and relations are given by number. Assignees are
/// persons. Source: `Specs/exchange-tables.md`.
public enum OpenProjectCSV {
    /// Whether a table looks like one of OpenProject's: id, type, subject and status stand among its headings.
    public static func erkennt(_ tabelle: Tabelle) -> Bool {
        guard let header = kopf(tabelle.blatt) else { return false }
        let columns = Dienstspalten(header)
        return columns.spalte("type", "typ") != nil && columns.spalte("status") != nil && columns.spalte("id") != nil
    }

    /// Reads a plan.
    ///
    /// - Throws: `not-openproject` when there is no subject, `no-rows`, and what `Tabelle` throws.
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        let blatt = try Tabelle(csv: bytes).blatt
        guard let header = kopf(blatt) else { throw Dienstbau.fremd("OpenProject") }
        let columns = Dienstspalten(header)
        let subject = columns.spalte("subject", "thema", "titel")
        let id = columns.spalte("id")
        let kind = columns.spalte("type", "typ")
        let parent = columns.spalte(
            "parent", "ubergeordnetesarbeitspaket", "ubergeordnet", "parentworkpackage", "elternarbeitspaket")
        let person = columns.spalte("assignee", "zugewiesenan", "zugewiesen")
        let responsible = columns.spalte("accountable", "responsible", "verantwortlich", "verantwortlicher")
        let start = columns.spalte("startdate", "anfangstermin", "startdatum", "beginn", "start")
        let due = columns.spalte("finishdate", "duedate", "endtermin", "enddatum", "abgabedatum", "ende", "finish")
        let duration = columns.spalte("duration", "dauer")
        let text = columns.spalte("description", "beschreibung")
        let follows = columns.spalte("follows", "folgt", "predecessors", "vorganger", "folgtauf", "nachfolgervon")
        let precedes = columns.spalte("precedes", "vorgangervon", "successors", "nachfolger", "gehtvoraus")
        let project = columns.spalte("project", "projekt")
        let author = columns.spalte("author", "autor", "ersteller")
        let rows = blatt.zeilen.filter { $0.nummer > header.nummer }
        var bau = Dienstbau()
        var projects: Set<String> = []
        var kinds: [String: Int] = [:]
        var authors: Set<String> = []
        for zeile in rows {
            let title = zeile.text(subject)
            if title.isEmpty { continue }
            var vorgang = Fremdvorgang(title, ort: "Zeile \(zeile.nummer)", fremdid: zeile.text(id))
            let type = zeile.text(kind)
            switch Kopfwort.gefaltet(type) {
            case "milestone", "meilenstein": vorgang.istMeilenstein = true
            case "phase", "summarytask", "sammelaufgabe", "task", "aufgabe", "": break
            default: kinds[type, default: 0] += 1
            }
            let advice = zeile.text(text)
            vorgang.hinweis = advice.isEmpty ? nil : advice
            vorgang.anfang = Angaben.tag(zeile.text(start))
            vorgang.ende = Angaben.tag(zeile.text(due))
            if let menge = Angaben.dauer(zeile.text(duration)) { vorgang.dauer = Dauer(menge.wert, menge.einheit) }
            let first = bau.personen.platz(zeile.text(responsible))
            let second = bau.personen.platz(zeile.text(person))
            vorgang.verantwortlich = first ?? second
            if let first, let second, first != second { vorgang.mitwirkend = [second] }
            var row = Dienstbau.Zeile(vorgang: vorgang)
            row.ueber = nummer(zeile.text(parent))
            row.wartetAuf = nummern(zeile.text(follows))
            row.blockiert = nummern(zeile.text(precedes))
            bau.lege(row)
            if !zeile.text(project).isEmpty { projects.insert(zeile.text(project)) }
            let name = zeile.text(author)
            if !name.isEmpty, authors.insert(name).inserted { bau.plan.personen.append(name) }
        }
        guard !bau.zeilen.isEmpty else { throw Asana.leer() }
        if projects.count == 1, let title = projects.first { bau.plan.titel = title }
        for (type, count) in kinds.sorted(by: { $0.key < $1.key }) {
            bau.plan.bericht.melde(
                .init(
                    .ausgelassen, "kind-unknown", titel: type,
                    Satz(
                        "Den Typ \(Sprache.de.quoted(type)) (\(count)-mal) gibt es in Vorlagen nicht; die Art folgt aus dem Baum.",
                        "There is no type \(Sprache.en.quoted(type)) in templates (\(count) times); the kind follows from the tree."
                    )))
        }
        if parent == nil {
            bau.plan.bericht.melde(
                .init(
                    .veraendert, "tree-missing",
                    Satz(
                        "Die Datei hat keine Spalte für das übergeordnete Arbeitspaket; alle Vorgänge stehen nebeneinander. Nehmen Sie die Spalte in "
                            + "OpenProject in die Ansicht auf, wenn Sie den Baum brauchen.",
                        "The file has no column for the parent; all tasks stand side by side. Add the column to the view in OpenProject if you "
                            + "need the tree.")))
        }
        let used = [
            subject, id, kind, parent, person, responsible, start, due, duration, text, follows, precedes, project,
            author,
        ]
        bau.laesstAus(columns.ohne(used), rows)
        return bau.fertig()
    }

    private static func kopf(_ blatt: Arbeitsblatt) -> Arbeitsblatt.Zeile? {
        blatt.zeilen.prefix(Spaltenzuordnung.kopfsuche).first { zeile in
            let columns = Dienstspalten(zeile)
            return columns.spalte("subject", "thema", "titel") != nil
                && columns.spalte("id", "type", "typ", "status") != nil
        }
    }

    /// The number in "#12", "12" or "Phase #12: Vorbereitung (2026-01-05 - …)"; a text without one is a name.
    private static func nummer(_ text: String) -> String {
        guard let sign = text.firstIndex(of: "#") else { return text }
        let digits = text[text.index(after: sign)...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? text : String(digits)
    }

    private static func nummern(_ text: String) -> String {
        text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }).map {
            nummer(Zelltext.gelesen(String($0)))
        }.joined(separator: ",")
    }
}
