import Bytes
import Templates

/// Turns work packages and relations into rows.
struct OpenProjectLeser {
    private let pakete: [JSON]
    private let verbindungen: [JSON]
    private let gesamt: Int
    private var plan = Fremdplan()
    private var beteiligte = Beteiligtenliste()
    private var nummern: [Text: Int] = [:]
    private var paare: Set<[Int]> = []
    private var arten: [Text: Int] = [:]

    init(_ antworten: OpenProjectAPI.Antworten) {
        pakete = antworten.pakete
        verbindungen = antworten.verbindungen
        gesamt = antworten.gesamt
    }

    mutating func lies() throws(Austauschfehler) -> Fremdplan {
        guard pakete.count <= Struktur.knotenLimit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Das sind mehr als \(Struktur.knotenLimit) Arbeitspakete. Rufen Sie weniger ab.",
                    "These are more than \(Struktur.knotenLimit) work packages. Get fewer."))
        }
        if gesamt > pakete.count {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "pages-missing",
                    Satz(
                        "OpenProject hat \(gesamt) Arbeitspakete, in den Dateien stehen \(pakete.count). "
                            + "Rufen Sie auch die weiteren Seiten ab (offset=2 …).",
                        "OpenProject has \(gesamt) work packages, \(pakete.count) are in the files. "
                            + "Get the further pages too (offset=2 …).")))
        }
        for (index, paket) in pakete.enumerated() { if let id = paket["id"]?.kennung { nummern[Text(id)] = index } }
        var oben = pakete.map { paket in Self.ziel(paket, "parent").flatMap { nummern[Text($0)] } }
        for (index, paket) in pakete.enumerated() where oben[index] == nil {
            guard let parent = Self.ziel(paket, "parent") else { continue }
            melde(
                .veraendert, "parent-unknown", paket,
                Satz(
                    "Das übergeordnete Arbeitspaket \(parent) steht nicht in der Datei; dieses steht nun oben.",
                    "The work package above, \(parent), is not in the file; this one now stands at the top."))
        }
        for first in Baumordnung.loeseRinge(&oben) {
            melde(
                .veraendert, "parent-cycle", pakete[first],
                Satz(
                    "Arbeitspakete gehören im Kreis zueinander; dieses steht nun oben.",
                    "Work packages belong to each other in a ring; this one now stands at the top."))
        }
        let folge = Baumordnung.folge(oben)
        var neu = [Int](repeating: 0, count: pakete.count)
        for (place, index) in folge.enumerated() { neu[index] = place }
        for index in folge {
            var vorgang = vorgang(pakete[index])
            vorgang.ueber = oben[index].map { neu[$0] }
            plan.vorgaenge.append(vorgang)
        }
        plan.titel = pakete.lazy.compactMap { $0["_links"]?["project"]?.wort("title") }.first ?? ""
        for verbindung in verbindungen { verbinde(verbindung, neu) }
        plan.beteiligte = beteiligte.alle
        schluss()
        return plan
    }

    private static func ort(_ paket: JSON) -> String { "Arbeitspaket \(paket["id"]?.kennung ?? "?")" }

    private mutating func melde(_ art: Importbericht.Art, _ code: String, _ paket: JSON, _ satz: Satz) {
        plan.bericht.melde(.init(art, code, ort: Self.ort(paket), titel: paket.text("subject") ?? "", satz))
    }

    /// The number at the end of a link's address.
    private static func ziel(_ wert: JSON, _ name: String) -> String? {
        guard let href = wert["_links"]?[name]?.wort("href") else { return nil }
        return href.split(separator: "/").last.map { String($0) }
    }

    // MARK: A work package

    private mutating func vorgang(_ paket: JSON) -> Fremdvorgang {
        var vorgang = Fremdvorgang(
            paket.text("subject") ?? "", ort: Self.ort(paket), fremdid: paket["id"]?.kennung ?? "")
        if let text = paket["description"]?.wort("raw") {
            vorgang.hinweis = text
        } else if let html = paket["description"]?.wort("html") {
            let text = HTMLText(html)
            if !text.text.isEmpty { vorgang.hinweis = text.text }
            if !text.entfallen.isEmpty {
                let names = text.entfallen.joined(separator: ", ")
                melde(
                    .veraendert, "html", paket,
                    Satz(
                        "Aus der Beschreibung sind Bestandteile entfallen: \(names).",
                        "The description lost parts: \(names)."))
            }
        }
        let type = paket["_links"]?["type"]?.wort("title") ?? ""
        arten[Text(type), default: 0] += 1
        vorgang.istMeilenstein = paket["date"] != nil || ["Milestone", "Meilenstein"].contains(type)
        zeiten(paket, &vorgang)
        let responsible = person(paket, "responsible")
        let assignee = person(paket, "assignee")
        vorgang.verantwortlich = responsible ?? assignee
        if let assignee { vorgang.wirktMit(assignee) }
        if let author = paket["_links"]?["author"]?.wort("title") { beteiligte.nenne(author, in: &plan) }
        berichte(paket)
        return vorgang
    }

    private mutating func zeiten(_ paket: JSON, _ vorgang: inout Fremdvorgang) {
        if vorgang.istMeilenstein {
            let day = (paket.wort("date") ?? paket.wort("dueDate")).flatMap { Kalendertag($0) }
            (vorgang.anfang, vorgang.ende) = (day, day)
            return
        }
        vorgang.anfang = paket.wort("startDate").flatMap { Kalendertag($0) }
        vorgang.ende = paket.wort("dueDate").flatMap { Kalendertag($0) }
        if let anfang = vorgang.anfang, let ende = vorgang.ende, ende < anfang {
            (vorgang.anfang, vorgang.ende) = (nil, nil)
            melde(
                .ausgelassen, "date-order", paket,
                Satz("Der Anfang liegt hinter dem Ende.", "The start lies behind the end."))
        }
        let effort = paket.wort("estimatedTime").flatMap { Kalenderwert.spanne($0) }
        // OpenProject counts its durations in working days, unless the package says that it is worked on all days.
        if let span = paket.wort("duration").flatMap({ Kalenderwert.spanne($0) }), span.sekunden == 0, span.tage > 0 {
            vorgang.dauer = Dauer(span.tage, paket["ignoreNonWorkingDays"]?.bool == true ? .kalendertage : .arbeitstage)
        } else if vorgang.anfang == nil || vorgang.ende == nil, let effort, effort.gesamt > 0 {
            let hours = (effort.gesamt + 3599) / 3600
            vorgang.dauer = Dauer(hours, .stunden)
            melde(
                .veraendert, "effort-as-duration", paket,
                Satz(
                    "Ohne Termine ist der geschätzte Aufwand als Dauer übernommen (\(hours) h).",
                    "Without dates the estimated effort is taken as the duration (\(hours) h)."))
            return
        }
        if let effort, effort.gesamt > 0 {
            melde(
                .ausgelassen, "effort", paket,
                Satz(
                    "Der geschätzte Aufwand bleibt zurück; die Dauer folgt den Terminen.",
                    "The estimated effort stays behind; the duration follows the dates."))
        }
    }

    private mutating func person(_ paket: JSON, _ name: String) -> Int? {
        guard let link = paket["_links"]?[name], let href = link.wort("href") else { return nil }
        let title = link.wort("title") ?? href
        // Groups and placeholders are often what we call roles, users never.
        let kind: Fremdbeteiligter.Art = href.contains("/users/") ? .person : .unklar
        return beteiligte.platz(href) { Fremdbeteiligter(title, kind) }
    }

    // MARK: Relations

    private mutating func verbinde(_ wert: JSON, _ neu: [Int]) {
        let type = wert.text("type") ?? ""
        let place = "Verbindung \(wert["id"]?.kennung ?? "?")"
        func line(_ code: String, _ satz: Satz) -> Importbericht.Zeile {
            Importbericht.Zeile(.ausgelassen, code, ort: place, satz)
        }
        guard type == "follows" || type == "precedes" else {
            return plan.bericht.melde(
                line(
                    "link-kind",
                    Satz(
                        "Eine Verbindung dieser Art (\(type)) gibt es in einer Vorlage nicht.",
                        "A template has no relation of this kind (\(type)).")))
        }
        guard let from = Self.ziel(wert, "from").flatMap({ nummern[Text($0)] }),
            let to = Self.ziel(wert, "to").flatMap({ nummern[Text($0)] }), from != to
        else {
            return plan.bericht.melde(
                line(
                    "link-unknown",
                    Satz(
                        "Die Verbindung führt zu einem Arbeitspaket, das nicht in der Datei steht.",
                        "The relation leads to a work package that is not in the file.")))
        }
        let (before, after) = type == "follows" ? (neu[to], neu[from]) : (neu[from], neu[to])
        let lag = wert["lag"]?.integer ?? wert["delay"]?.integer ?? 0
        let verzug = lag == 0 ? nil : Verzug(Int(clamping: lag), .arbeitstage)
        guard paare.insert([before, after]).inserted else { return }
        plan.vorgaenge[after].vorgaenger.append(Fremdanordnung(von: before, Anordnung(.endeAnfang, verzug: verzug)))
    }

    // MARK: What stays behind

    private mutating func berichte(_ paket: JSON) {
        let percent = paket["percentageDone"]?.integer ?? 0
        let status = paket["_links"]?["status"]?.wort("title") ?? ""
        if percent > 0 || !["", "New", "Neu"].contains(status) {
            melde(
                .ausgelassen, "progress", paket,
                Satz(
                    "Der Stand (\(status), \(percent) %) bleibt zurück: Eine Vorlage hat keinen.",
                    "The progress (\(status), \(percent) %) stays behind: a template has none."))
        }
        if paket["scheduleManually"]?.bool == true {
            melde(
                .ausgelassen, "constraint", paket,
                Satz(
                    "Dass die Termine von Hand gesetzt sind, bleibt zurück.",
                    "That the dates are set by hand stays behind."))
        }
        var names: [String] = []
        for name in ["category", "version"] {
            if let title = paket["_links"]?[name]?.wort("title") { names.append(title) }
        }
        if let priority = paket["_links"]?["priority"]?.wort("title"), !["Normal", "Medium"].contains(priority) {
            names.append(priority)
        }
        if !names.isEmpty {
            let text = names.joined(separator: ", ")
            melde(
                .ausgelassen, "property", paket,
                Satz(
                    "Kategorie, Version oder Priorität bleiben zurück: \(text).",
                    "Category, version or priority stay behind: \(text)."))
        }
        var fields: [String] = []
        for member in paket.members {
            guard let name = member.name.string, name.hasPrefix("customField"), !member.value.isNull else { continue }
            fields.append(name)
        }
        if !fields.isEmpty {
            let text = fields.joined(separator: ", ")
            melde(
                .ausgelassen, "custom-field", paket,
                Satz("Eigene Felder bleiben zurück: \(text).", "Custom fields stay behind: \(text)."))
        }
    }

    private mutating func schluss() {
        let usual: Set<Text> = ["", "Task", "Aufgabe", "Milestone", "Meilenstein", "Phase", "Summary task"]
        for (type, count) in arten.sorted(by: { $0.key < $1.key }) where !usual.contains(type) {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "type", titel: type.string,
                    Satz(
                        "\(count) Arbeitspakete sind vom Typ \(Sprache.de.quoted(type.string)); in einer Vorlage sind sie "
                            + "Aufgaben oder Arbeitspakete wie andere.",
                        "\(count) work packages are of type \(Sprache.en.quoted(type.string)); in a template they are "
                            + "tasks or packages like others.")))
        }
        plan.bericht.melde(
            .init(
                .ausgelassen, "view",
                Satz(
                    "Zeiten des Anlegens und Änderns, Anlagen, Beobachter und Verknüpfungen der Oberfläche bleiben zurück.",
                    "Times of creation and change, attachments, watchers and links of the interface stay behind.")))
    }
}
