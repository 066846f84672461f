import Bytes
import Templates

/// Makes a plan of the rows of a table.
struct Tabellenleser {
    let mappe: Arbeitsmappe
    let blatt: Arbeitsblatt
    let zuordnung: Spaltenzuordnung
    let istText: Bool
    var plan = Fremdplan()
    var personen = Personensammler(.unklar)
    /// The rows that are tasks, in order, with their places in `plan.vorgaenge`.
    var zeilen: [(zeile: Arbeitsblatt.Zeile, platz: Int)] = []
    /// The dependencies there are.
    var gebunden: Set<Bindung> = []
    /// What our own table says beside its cells.
    private(set) var netz: Abhaengigkeitsblatt?
    private var zusaetze: [ElementID: Zeilenzusatz] = [:]
    private var gesehen: Set<ElementID> = []
    private var etiketten: [Text: Int] = [:]
    private var tagfolge = Angaben.Tagfolge.tagZuerst
    private let dauereinheit: Zeiteinheit
    private var dauern: [String: Angaben.Menge?] = [:]

    init(_ tabelle: Tabelle) {
        mappe = tabelle.mappe
        blatt = tabelle.blatt
        zuordnung = tabelle.zuordnung
        istText = tabelle.istText
        let columns = tabelle.zuordnung
        dauereinheit = Kopfwort.einheit(columns.spalten[.dauer].flatMap { columns.koepfe[$0] } ?? "")
    }

    /// Whether the file is one of ours.
    var istEigene: Bool { plan.marke != nil }

    mutating func lies() {
        let anhang = liesAnhang()
        liesDavor()
        let rows = inhalt()
        tagfolge = reihenfolge(rows)
        baue(rows)
        for (zeile, platz) in zeilen { fuelle(platz, zeile) }
        verbinde()
        if let netz { gleicheAb(mit: netz) }
        plan.beteiligte = personen.beteiligte
        if let anhang { plan.parameter = anhang.parameter }
        meldeSpalten(rows)
        meldeBlaetter()
    }

    // MARK: Ours

    private mutating func liesAnhang() -> Plananhang? {
        var lines: [(key: String, text: String)] = []
        if istText {
            let id = zuordnung.spalten[.id].flatMap { zuordnung.koepfe[$0] } ?? ""
            let more = zuordnung.spalten[.zusatz].flatMap { zuordnung.koepfe[$0] } ?? ""
            lines.append(("allmende", Tabellenkopf.zusatz(id, .id) ?? ""))
            lines.append(("plan", Tabellenkopf.zusatz(more, .zusatz) ?? ""))
        } else if let sheet = mappe.blatt(XLSX.anhang) {
            for zeile in sheet.zeilen {
                guard let key = zeile[0]?.wert.text, let text = zeile[1]?.wert.text else { continue }
                if let last = lines.last, last.key == key {
                    lines[lines.count - 1].text += text
                } else {
                    lines.append((key, text))
                }
            }
        }
        var anhang: Plananhang?
        for (key, text) in lines {
            switch key {
            case "allmende": plan.marke = Ausfuhrmarke(text)
            case "plan": anhang = Plananhang(text)
            case "netz": netz = Abhaengigkeitsblatt(text)
            default: if let id = ElementID(key), let zusatz = Zeilenzusatz(text) { zusaetze[id] = zusatz }
            }
        }
        guard var anhang else { return nil }
        (plan.titel, plan.kurztext) = (anhang.titel, anhang.kurztext)
        // Cells name roles as they were called when the file was written, whatever the sheet of roles says now.
        let labels = Rollenetiketten(anhang.rollen.map { (id: $0.id, titel: $0.rolle.titel) })
        var added: [Rolle] = []
        for sprache in Sprache.allCases {
            guard let sheet = mappe.blatt(sprache("Rollen und Fragen", "Roles and questions")) else { continue }
            added = Rollenblatt.uebernimm(sheet, in: &anhang, benutzt: benutzt(labels))
            break
        }
        for (id, rolle) in anhang.rollen {
            let label = labels.etiketten[id] ?? rolle.titel
            etiketten[Text(label)] = personen.rolle(
                Fremdbeteiligter(rolle.titel, .rolle, id: id, kuerzel: rolle.kuerzel), label)
        }
        for rolle in added {
            personen.rolle(Fremdbeteiligter(rolle.titel, .rolle, kuerzel: rolle.kuerzel), rolle.titel)
        }
        return anhang
    }

    /// The roles that rows of the plan name.
    private func benutzt(_ labels: Rollenetiketten) -> Set<ElementID> {
        var used: Set<ElementID> = []
        for zeile in blatt.zeilen {
            for rolle in [Tabellenrolle.verantwortlich, .mitwirkend] {
                for name in zeile.text(zuordnung.spalten[rolle]).split(separator: ";") {
                    if let id = labels.rollen[Text(Zelltext.gelesen(String(name)))] { used.insert(id) }
                }
            }
        }
        return used
    }

    // MARK: Rows

    /// Rows above the headings: the first of one cell is the title of the plan.
    private mutating func liesDavor() {
        guard let header = zuordnung.kopfzeile else { return }
        var left: [Int] = []
        for zeile in blatt.zeilen where zeile.nummer < header {
            if plan.titel.isEmpty, zeile.zellen.count == 1, case .text(let text) = zeile.zellen[0].wert,
                text.count <= 200
            {
                plan.titel = Zelltext.gelesen(text)
            } else {
                left.append(zeile.nummer)
            }
        }
        guard let first = left.first, let last = left.last else { return }
        let place = first == last ? "\(first)" : "\(first)–\(last)"
        plan.bericht.melde(
            .init(
                .ausgelassen, "rows-above", ort: "Zeile \(place)",
                Satz(
                    "Was über den Überschriften steht, gehört nicht zum Plan.",
                    "What stands above the headings is no part of the plan.")))
    }

    /// The rows below the headings; headings that are repeated are none.
    private mutating func inhalt() -> [Arbeitsblatt.Zeile] {
        let header = zuordnung.kopfzeile.flatMap { number in blatt.zeilen.first { $0.nummer == number } }
        var hidden = 0
        let rows = blatt.zeilen.filter { zeile in
            guard zeile.nummer > header?.nummer ?? 0 else { return false }
            if let header, zeile.zellen.count == header.zellen.count,
                zeile.zellen.map(\.wert) == header.zellen.map(\.wert)
            {
                return false
            }
            return true
        }
        for zeile in rows where zeile.verborgen { hidden += 1 }
        if hidden > 0 {
            plan.bericht.melde(
                .init(
                    .uebernommen, "rows-hidden",
                    Satz(
                        "\(hidden) Zeilen sind in der Tabelle ausgeblendet; sie wurden übernommen.",
                        "\(hidden) rows are hidden in the table; they were taken.")))
        }
        return rows
    }

    /// Whether days with slashes have the month first: as soon as one of the column can be read in no other way.
    private func reihenfolge(_ rows: [Arbeitsblatt.Zeile]) -> Angaben.Tagfolge {
        for zeile in rows {
            for rolle in [Tabellenrolle.anfang, .ende] {
                let parts = zeile.text(zuordnung.spalten[rolle]).split(separator: "/")
                if parts.count == 3, let second = Int(parts[1]), second > 12 { return .monatZuerst }
            }
        }
        return .tagZuerst
    }

    // MARK: Fields

    func text(_ zeile: Arbeitsblatt.Zeile, _ rolle: Tabellenrolle) -> String {
        guard let column = zuordnung.spalten[rolle], let zelle = zeile[column] else { return "" }
        if case .fehler = zelle.wert { return "" }
        return Zelltext.gelesen(zelle.wert.text)
    }

    mutating func melde(
        _ art: Importbericht.Art, _ code: String, _ platz: Int, _ deutsch: String, _ english: String
    ) {
        let vorgang = plan.vorgaenge[platz]
        plan.bericht.melde(.init(art, code, ort: vorgang.ort, titel: vorgang.titel, Satz(deutsch, english)))
    }

    private mutating func fuelle(_ platz: Int, _ zeile: Arbeitsblatt.Zeile) {
        var zusatz = Zeilenzusatz()
        identitaet(platz, zeile, &zusatz)
        func exact(_ rolle: Tabellenrolle, _ cell: String) -> String? {
            // What is hidden holds as long as the cell shows it.
            if let kept = zusatz.texte[rolle], Zelltext.gelesen(Zelltext.gezeigt(kept)) == cell { return kept }
            return cell.isEmpty ? nil : cell
        }
        plan.vorgaenge[platz].titel = exact(.titel, plan.vorgaenge[platz].titel) ?? ""
        plan.vorgaenge[platz].kennung = exact(.kennung, text(zeile, .kennung))
        plan.vorgaenge[platz].hinweis = exact(.hinweis, text(zeile, .hinweis))
        plan.vorgaenge[platz].bedingung = exact(.bedingung, text(zeile, .bedingung))
        let repetition = text(zeile, .wiederholung)
        if !repetition.isEmpty { plan.vorgaenge[platz].wiederholung = repetition }
        plan.vorgaenge[platz].fremdids = zusatz.fremdids
        art(platz, zeile)
        dauer(platz, zeile)
        tage(platz, zeile)
        wer(platz, zeile)

        let results = Zelltext.eintraege(text(zeile, .ergebnisse))
        let before = zusatz.ergebnisse.map { Zelltext.eintraege(Zelltext.zeile($0.text)).first ?? "" }
        plan.vorgaenge[platz].ergebnisse = zip(results, Zelltext.herkunft(results, before)).map { line, from in
            guard let from else { return (id: nil, text: line) }
            return (id: zusatz.ergebnisse[from].id, text: before[from] == line ? zusatz.ergebnisse[from].text : line)
        }
        let laws = Zelltext.eintraege(text(zeile, .rechtsgrundlagen))
        let written = zusatz.rechtsgrundlagen.map { entry in
            Sprache.allCases.map { Zelltext.eintraege(Zelltext.zeile(entry.grundlage, $0)).first ?? "" }
        }
        let language = laws.contains { $0.hasSuffix(")") && $0.contains("as of ") } ? 1 : 0
        let shown = written.map { $0[language] }
        plan.vorgaenge[platz].rechtsgrundlagen = zip(laws, Zelltext.herkunft(laws, shown)).map { line, from in
            guard let from else { return (id: nil, grundlage: Zelltext.grundlage(line)) }
            let kept = zusatz.rechtsgrundlagen[from]
            return (id: kept.id, grundlage: shown[from] == line ? kept.grundlage : Zelltext.grundlage(line))
        }
    }

    /// Our own id, once; or the name of the row in the program the table comes from.
    private mutating func identitaet(_ platz: Int, _ zeile: Arbeitsblatt.Zeile, _ zusatz: inout Zeilenzusatz) {
        let name = text(zeile, .id)
        guard istEigene || !zusaetze.isEmpty else {
            plan.vorgaenge[platz].fremdid = name
            return
        }
        guard let id = ElementID(name) else { return }
        guard gesehen.insert(id).inserted else {
            melde(
                .veraendert, "id-twice", platz,
                "Die ID \(Sprache.de.quoted(name)) steht schon weiter oben. Die Zeile wird als neuer Vorgang übernommen.",
                "The ID \(Sprache.en.quoted(name)) stands further up already. The row is taken as a new task.")
            return
        }
        plan.vorgaenge[platz].id = id
        zusatz =
            Zeilenzusatz(zeile[zuordnung.spalten[.zusatz] ?? -1]?.wert.text ?? "") ?? zusaetze[id] ?? Zeilenzusatz()
    }

    private mutating func art(_ platz: Int, _ zeile: Arbeitsblatt.Zeile) {
        let word = text(zeile, .art)
        let art = Artwort.art(word)
        switch art {
        case .meilenstein: plan.vorgaenge[platz].istMeilenstein = true
        case .phase where !istEigene && plan.vorgaenge[platz].ueber != nil: break
        case .aufgabe where !istEigene: break
        default: plan.vorgaenge[platz].art = art
        }
        if istEigene { plan.vorgaenge[platz].art = art }
        if ["ja", "yes", "x", "1", "wahr", "true", "j", "y"].contains(text(zeile, .meilenstein).lowercased()) {
            plan.vorgaenge[platz].istMeilenstein = true
        }
        if art == nil, !word.isEmpty {
            melde(
                .ausgelassen, "kind-unknown", platz,
                "Die Art \(Sprache.de.quoted(word)) gibt es in Vorlagen nicht; die Art folgt aus dem Baum.",
                "There is no kind \(Sprache.en.quoted(word)) in templates; the kind follows from the tree.")
        }
    }

    private mutating func dauer(_ platz: Int, _ zeile: Arbeitsblatt.Zeile) {
        let cell = text(zeile, .dauer)
        if cell.isEmpty { return }
        // The same few durations stand in many rows.
        let known = dauern[cell] ?? Angaben.dauer(cell, ohne: dauereinheit)
        dauern[cell] = .some(known)
        guard let menge = known else {
            melde(
                .ausgelassen, "duration-unreadable", platz,
                "Die Dauer \(Sprache.de.quoted(String(cell.prefix(60)))) ist nicht zu lesen. Schreiben Sie zum Beispiel »10 Tage«.",
                "The duration \(Sprache.en.quoted(String(cell.prefix(60)))) cannot be read. Write “10 days”, for example."
            )
            return
        }
        let source = text(zeile, .herkunft)
        let herkunft = source.isEmpty ? nil : Self.herkuenfte[source] ?? Self.herkuenfte[Kopfwort.gefaltet(source)]
        let dauer = Dauer(menge.wert, menge.einheit, herkunft ?? .schaetzung)
        plan.vorgaenge[platz].dauer = dauer
        if !menge.genau {
            melde(
                .veraendert, "duration-rounded", platz,
                "Die Dauer \(Sprache.de.quoted(cell)) wurde zu \(dauer.wort(.de)).",
                "The duration \(Sprache.en.quoted(cell)) became \(dauer.wort(.en)).")
        }
        if herkunft == nil, !source.isEmpty {
            melde(
                .ausgelassen, "source-unknown", platz,
                "Die Herkunft der Dauer ist keine, die Vorlagen kennen; sie gilt als Schätzung.",
                "Templates do not know this source of a duration; it counts as an estimate.")
        }
    }

    /// Where durations come from, by the words as we write them and folded.
    private static let herkuenfte: [String: Dauer.Herkunft] = {
        var table: [String: Dauer.Herkunft] = [:]
        for herkunft in Dauer.Herkunft.allCases {
            for sprache in Sprache.allCases {
                table[herkunft.wort(sprache)] = herkunft
                table[Kopfwort.gefaltet(herkunft.wort(sprache))] = herkunft
            }
        }
        return table
    }()

    private mutating func tage(_ platz: Int, _ zeile: Arbeitsblatt.Zeile) {
        for rolle in [Tabellenrolle.anfang, .ende] {
            guard let column = zuordnung.spalten[rolle], let wert = zeile[column]?.wert else { continue }
            let tag = wert.tag(tagfolge)
            if rolle == .anfang { plan.vorgaenge[platz].anfang = tag } else { plan.vorgaenge[platz].ende = tag }
            let cell = Zelltext.gelesen(wert.text)
            if tag == nil, !cell.isEmpty, cell != "NV", cell != "NA" {
                melde(
                    .ausgelassen, "date-unreadable", platz,
                    "\(Sprache.de.quoted(String(cell.prefix(60)))) ist kein Datum.",
                    "\(Sprache.en.quoted(String(cell.prefix(60)))) is no date.")
            }
        }
    }

    private mutating func wer(_ platz: Int, _ zeile: Arbeitsblatt.Zeile) {
        func people(_ rolle: Tabellenrolle) -> [Int] {
            let cell = text(zeile, rolle)
            if etiketten.isEmpty { return personen.liste(cell) }
            // Names of roles as we wrote them may hold anything but semicolons.
            return cell.split(separator: ";").flatMap { part -> [Int] in
                let name = Zelltext.gelesen(String(part))
                return etiketten[Text(name)].map { [$0] } ?? personen.liste(name)
            }
        }
        let responsible = people(.verantwortlich)
        var others = Array(responsible.dropFirst())
        if responsible.count > 1 {
            melde(
                .veraendert, "responsible-several", platz,
                "Verantwortlich ist in einer Vorlage genau eine Rolle: die zuerst genannte. Die anderen wirken mit.",
                "In a template exactly one role is responsible: the one named first. The others contribute.")
        }
        var resources = people(.ressourcen)
        let first = responsible.first ?? (resources.isEmpty ? nil : resources.removeFirst())
        others += people(.mitwirkend) + resources
        plan.vorgaenge[platz].verantwortlich = first
        for other in others where other != first || istEigene {
            if !plan.vorgaenge[platz].mitwirkend.contains(other) { plan.vorgaenge[platz].mitwirkend.append(other) }
        }
        let trace = text(zeile, .spur)
        if trace.isEmpty { return }
        if let first, responsible.count <= 1 {
            personen.merke(trace, zu: first)
        } else {
            plan.personen.append(trace)
        }
    }
}
