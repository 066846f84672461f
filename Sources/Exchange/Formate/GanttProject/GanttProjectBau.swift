import Templates

/// Makes a `Fremdplan` of a file of GanttProject and reports what has no place in it.
struct GanttProjectBau {
    private let leser: GanttProjectLeser
    private(set) var plan = Fremdplan()
    /// Our columns, by the identifier they have in this file.
    private var unsere: [String: Beifeld] = [:]
    private var zeilen: [String: Int] = [:]
    private var beigaben: [Beigabe?] = []
    private var sammlung = Sammelmeldung()

    init(_ leser: GanttProjectLeser) {
        self.leser = leser
        for (id, spalte) in leser.spalten {
            if let feld = Beifeld.allCases.first(where: { $0.titel == spalte.name }) { unsere[id] = feld }
        }
        // A column that somebody called "Bedingung" is not ours unless the ids are there too.
        if !unsere.values.contains(.id) { unsere = [:] }
    }

    mutating func baue() {
        plan.titel = leser.attribute.wert("name")?.trimmed ?? ""
        plan.kurztext = unsere.isEmpty ? leser.beschreibung.trimmed : leser.beschreibung
        for (id, feld) in unsere {
            let vorgabe = leser.spalten[id]?.vorgabe ?? ""
            if feld == .marke { plan.marke = Ausfuhrmarke(vorgabe) }
            if feld == .fragen, let parameter = Feldtext.parameter(vorgabe) { plan.parameter = parameter }
        }
        let zuordnungen = beteiligte()
        for vorgang in leser.vorgaenge { nimm(vorgang, zuordnungen) }
        plan.ohneDauerDerSammelvorgaenge(beigaben)
        for link in leser.verknuepfungen { verknuepfe(link) }
        meldeSummen()
    }

    // MARK: Rows

    private mutating func nimm(_ vorgang: GanttProjectLeser.Vorgang, _ zuordnungen: [String: [Int]]) {
        func wert(_ name: String) -> String { vorgang.attribute.wert(name)?.trimmed ?? "" }
        let id = wert("id")
        var zeile = Fremdvorgang(
            vorgang.attribute.wert("name") ?? "", ort: "Vorgang \(id)", fremdid: id, ueber: vorgang.ueber)
        zeile.istMeilenstein = wert("meeting") == "true"
        // Others indent notes as they indent elements.
        zeile.hinweis = vorgang.notiz.map { unsere.isEmpty ? $0.trimmed : $0 }
        if unsere.isEmpty, zeile.hinweis?.isEmpty == true { zeile.hinweis = nil }
        zeile.anfang = Kalendertag(wert("start"))
        zeile.dauer = dauer(wert("duration"), zeile)
        var texte: [Beifeld: String] = [:]
        for (id, wert) in vorgang.felder {
            if let feld = unsere[id] {
                texte[feld] = wert
            } else if !wert.isEmpty, wert != leser.spalten[id]?.vorgabe {
                sammlung.zaehle("custom-field", leser.spalten[id]?.name ?? id)
            }
        }
        let beigabe = Beifeld.setze(texte, in: &zeile, &plan.bericht)
        let wer = zuordnungen[id] ?? []
        plan.teile(wer, beigabe, &zeile)
        if beigabe == nil, wer.count > 1 { sammlung.zaehle("first-responsible") }
        if zeilen[id] == nil { zeilen[id] = plan.vorgaenge.count }
        plan.vorgaenge.append(zeile)
        beigaben.append(beigabe)

        if !["", "0"].contains(wert("complete")) { sammlung.zaehle("progress") }
        if wert("cost-manual-value").utf8.contains(where: { (0x31...0x39).contains($0) }) { sammlung.zaehle("costs") }
        if !["", "1"].contains(wert("priority")) { sammlung.zaehle("priority") }
        if !wert("webLink").isEmpty {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "hyperlink", ort: zeile.ort, titel: zeile.titel,
                    Satz(
                        "Der Verweis »\(wert("webLink").prefix(200))« bleibt draußen.",
                        "The link “\(wert("webLink").prefix(200))” stays out.")))
        }
        if !wert("thirdDate").isEmpty, wert("thirdDate-constraint") != "0" {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "constraint", ort: zeile.ort, titel: zeile.titel,
                    Satz(
                        "Der früheste Anfang \(wert("thirdDate").prefix(10)) bleibt draußen.",
                        "The earliest begin \(wert("thirdDate").prefix(10)) stays out.")))
        }
    }

    private mutating func dauer(_ text: String, _ zeile: Fremdvorgang) -> Dauer? {
        if text.isEmpty { return nil }
        guard let tage = MSProjectLeser.ganzzahl(text), Dauer.grenzen.contains(tage) else {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "duration-unreadable", ort: zeile.ort, titel: zeile.titel,
                    Satz(
                        "Die Dauer »\(text.prefix(40))« ist keine Zahl von Tagen, die eine Vorlage haben kann.",
                        "The duration “\(text.prefix(40))” is no number of days that a template can have.")))
            return nil
        }
        return tage == 0 && zeile.istMeilenstein ? nil : Dauer(tage)
    }

    // MARK: Resources

    /// Takes who takes part; returns by task who is named there, whoever is responsible first.
    private mutating func beteiligte() -> [String: [Int]] {
        var places: [String: Int] = [:]
        let unserId = leser.ressourcenspalten.first { $0.value == Beifeld.id.titel }?.key
        let unserKuerzel = leser.ressourcenspalten.first { $0.value == GanttProjectSchreiber.kuerzel }?.key
        for wer in leser.ressourcen {
            let name = wer.attribute.wert("name")?.trimmed ?? ""
            guard let id = wer.attribute.wert("id"), !name.isEmpty, places[id] == nil else { continue }
            var one = Fremdbeteiligter(name, .unklar)
            for key in ["contacts", "phone"] {
                if let spur = wer.attribute.wert(key)?.trimmed, !spur.isEmpty { one.spuren.append(spur) }
            }
            if unserId != nil, let own = wer.felder.first(where: { $0.id == unserId })?.wert {
                one.id = ElementID(own)
            }
            if one.id != nil { one.kuerzel = wer.felder.first { $0.id == unserKuerzel }?.wert ?? "" }
            one.art = one.id != nil ? .rolle : one.spuren.isEmpty ? .unklar : .person
            if wer.hatSatz { sammlung.zaehle("resource-details") }
            places[id] = plan.beteiligte.count
            plan.beteiligte.append(one)
        }
        var named: [String: (verantwortlich: [Int], andere: [Int])] = [:]
        var seen: [String: Set<Int>] = [:]
        for attribute in leser.zuordnungen {
            guard let task = attribute.wert("task-id"), let who = attribute.wert("resource-id").flatMap({ places[$0] }),
                seen[task, default: []].insert(who).inserted
            else { continue }
            if attribute.wert("responsible") == "true" {
                named[task, default: ([], [])].verantwortlich.append(who)
            } else {
                named[task, default: ([], [])].andere.append(who)
            }
        }
        return named.mapValues { $0.verantwortlich + $0.andere }
    }

    // MARK: Dependencies

    private mutating func verknuepfe(_ link: GanttProjectLeser.Verknuepfung) {
        func melde(_ code: String, _ de: String, _ en: String) {
            let zeile = plan.vorgaenge[link.von]
            plan.bericht.melde(.init(.ausgelassen, code, ort: zeile.ort, titel: zeile.titel, Satz(de, en)))
        }
        guard let nach = link.attribute.wert("id").flatMap({ zeilen[$0.trimmed] }) else {
            melde(
                "successor-unknown", "Ein Nachfolger steht nicht in der Datei.", "A successor is not in the file.")
            return
        }
        let art: Anordnung.Art
        switch link.attribute.wert("type")?.trimmed ?? "2" {
        case "1": art = .anfangAnfang
        case "2": art = .endeAnfang
        case "3": art = .endeEnde
        case "4": art = .anfangEnde
        default:
            melde(
                "link-type", "Die Art einer Abhängigkeit ist keine der vier, die es gibt.",
                "The kind of a dependency is none of the four there are.")
            return
        }
        var lag: Verzug?
        let text = link.attribute.wert("difference")?.trimmed ?? "0"
        if let tage = MSProjectLeser.ganzzahl(text), Verzug.grenzen.contains(tage) {
            if tage != 0 { lag = Verzug(tage) }
        } else {
            melde(
                "lag-unreadable",
                "Der Abstand »\(text.prefix(40))« einer Abhängigkeit ist keiner; sie bleibt ohne ihn.",
                "The distance “\(text.prefix(40))” of a dependency is none; it stays without it.")
        }
        if link.attribute.wert("hardness") == "Rubber" { sammlung.zaehle("link-soft") }
        let own = beigaben[nach]?.verzug(plan.vorgaenge[link.von].id, lag) ?? lag
        plan.vorgaenge[nach].vorgaenger.append(Fremdanordnung(von: link.von, Anordnung(art, verzug: own)))
    }

    // MARK: Report

    private mutating func meldeSummen() {
        func summe(
            _ code: String, _ art: Importbericht.Art, _ de: (Int) -> String, _ en: (Int) -> String
        ) { sammlung.melde(art, code, in: &plan.bericht) { Satz(de($0), en($0)) } }
        summe(
            "first-responsible", .veraendert,
            {
                "An \($0) Vorgängen stehen mehrere Personen: Wer dort koordiniert, ist verantwortlich, sonst die erste."
            },
            { "\($0) tasks have several persons: the coordinator is responsible, else the first." })
        summe(
            "progress", .ausgelassen, { "An \($0) Vorgängen stand Fortschritt; eine Vorlage hat keinen." },
            { "\($0) tasks had progress; a template has none." })
        summe(
            "costs", .ausgelassen, { "An \($0) Vorgängen standen Kosten; eine Vorlage hat keine." },
            { "\($0) tasks had costs; a template has none." })
        summe(
            "priority", .ausgelassen, { "An \($0) Vorgängen stand eine Priorität; eine Vorlage hat keine." },
            { "\($0) tasks had a priority; a template has none." })
        summe(
            "link-soft", .veraendert, { "\($0) Abhängigkeiten waren weich und gelten nun wie die anderen." },
            { "\($0) dependencies were soft and now count like the others." })
        summe(
            "resource-details", .ausgelassen, { "An \($0) Personen standen Kostensätze; sie bleiben draußen." },
            { "\($0) persons had rates; they stay out." })
        sammlung.meldeNamen(.ausgelassen, "custom-field", in: &plan.bericht) { name, count in
            Satz(
                "Das eigene Feld »\(name)« stand an \(count) Vorgängen und bleibt draußen.",
                "The custom field “\(name)” stood at \(count) tasks and stays out.")
        }
        func melde(_ code: String, _ de: String, _ en: String) {
            plan.bericht.melde(.init(.ausgelassen, code, Satz(de, en)))
        }
        if leser.basisplaene > 0 {
            melde("baseline", "Basispläne bleiben draußen.", "Baselines stay out.")
        }
        if leser.urlaube > 0 {
            melde(
                "vacations", "\(leser.urlaube) Urlaube bleiben draußen.", "\(leser.urlaube) vacations stay out.")
        }
        if plan.marke == nil, leser.feiertage > 0 {
            melde(
                "calendars",
                "\(leser.feiertage) Feiertage bleiben draußen; freie Tage kommen aus dem Recht des Landes.",
                "\(leser.feiertage) holidays stay out; holidays follow from the law of the Land.")
        }
        if plan.marke == nil, !leser.funktionen.isEmpty {
            let names = leser.funktionen.prefix(50).joined(separator: ", ")
            melde(
                "functions", "Welche Funktion eine Person hat, bleibt draußen (\(names)).",
                "Which function a person has stays out (\(names)).")
        }
        if leser.ansichten || !leser.unbekannt.isEmpty {
            let rest = leser.unbekannt.isEmpty ? "" : " (\(leser.unbekannt.joined(separator: ", ")))"
            melde(
                "settings", "Ansichten und Einstellungen von GanttProject bleiben draußen\(rest).",
                "Views and settings of GanttProject stay out\(rest).")
        }
    }
}
