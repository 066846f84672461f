import Bytes
import Templates

/// Joins the tree of a factro project, which has no titles, with its packages and tasks, which have no order.
struct Factroleser {
    private let antworten: Factro.Antworten
    private var plan = Fremdplan()
    private var beteiligte = Beteiligtenliste()
    private var einzelheiten: [Text: JSON] = [:]
    private var plaetze: [Text: Int] = [:]
    private var paare: Set<[Int]> = []
    private var personen: [Text: JSON] = [:]

    init(_ antworten: Factro.Antworten) { self.antworten = antworten }

    mutating func lies() throws(Austauschfehler) -> Fremdplan {
        for person in antworten.personen { if let id = person["id"]?.text { personen[id] = person } }
        for wert in antworten.pakete + antworten.aufgaben { if let id = wert["id"]?.text { einzelheiten[id] = wert } }
        if let projekt = antworten.projekt { kopf(projekt) }
        if let struktur = antworten.struktur { try baum(struktur) } else { ohneBaum() }
        try rest()
        for verbindung in antworten.verbindungen { verbinde(verbindung) }
        for person in antworten.personen { merke(person) }
        plan.beteiligte = beteiligte.alle
        plan.bericht.melde(
            .init(
                .ausgelassen, "view",
                Satz(
                    "Nummern, Farben, Firmen, Ersteller und Änderungszeiten bleiben zurück.",
                    "Numbers, colours, companies, creators and times of changes stay behind.")))
        return plan
    }

    private mutating func kopf(_ projekt: JSON) {
        plan.titel = projekt.text("title") ?? ""
        let text = HTMLText(projekt.text("description") ?? "")
        plan.kurztext = text.text
        entfallen(text, "Projekt", plan.titel)
        if let officer = projekt.wort("officerId") {
            _ = person(officer)
            plan.bericht.melde(
                .init(
                    .ausgelassen, "project-officer", ort: "Projekt", titel: plan.titel,
                    Satz(
                        "Wer für das ganze Projekt verantwortlich ist, bleibt zurück.",
                        "Who answers for the project as a whole stays behind.")))
        }
    }

    // MARK: The tree

    private mutating func baum(_ struktur: JSON) throws(Austauschfehler) {
        var stapel: [(wert: JSON, ueber: Int?, paket: String?)] = []
        func lege(_ wert: JSON, _ ueber: Int?, _ paket: String?) {
            for kind in wert.liste("children").reversed() { stapel.append((kind, ueber, paket)) }
        }
        lege(struktur, nil, nil)
        while let (wert, ueber, paket) = stapel.popLast() {
            guard let id = wert["id"]?.string else { continue }
            guard plaetze[Text(id)] == nil else {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "twice", ort: id,
                        Satz(
                            "Der Vorgang steht zweimal im Baum; übernommen ist die erste Stelle.",
                            "The task stands in the tree twice; the first place is taken.")))
                continue
            }
            let place = try nimm(id, wert.text("type") == "task" ? "Aufgabe" : "Paket", ueber)
            if let details = einzelheiten[Text(id)], details["parentPackageId"] != nil,
                details.wort("parentPackageId") != paket
            {
                plan.bericht.melde(
                    .init(
                        .veraendert, "parent-contradiction", ort: plan.vorgaenge[place].ort,
                        titel: plan.vorgaenge[place].titel,
                        Satz(
                            "Die Antwort nennt ein anderes übergeordnetes Paket, als der Baum zeigt; der Baum gilt.",
                            "The answer names another package above than the tree shows; the tree holds.")))
            }
            lege(wert, place, wert.text("type") == "task" ? paket : id)
        }
    }

    /// Without the tree, packages and tasks say themselves what they are below of.
    private mutating func ohneBaum() {
        plan.bericht.melde(
            .init(
                .veraendert, "structure-missing",
                Satz(
                    "Die Antwort »structure« fehlt; der Baum folgt den Paketen, die Reihenfolge den Antworten.",
                    "The answer “structure” is missing; the tree follows the packages, the order the answers.")))
    }

    /// What the tree does not hold, below the packages it names.
    private mutating func rest() throws(Austauschfehler) {
        let left = (antworten.pakete + antworten.aufgaben).filter { wert in
            wert["id"]?.text.map { plaetze[$0] == nil } ?? false
        }
        var index: [Text: Int] = [:]
        for (number, wert) in left.enumerated() { if let id = wert["id"]?.text { index[id] = number } }
        var oben = left.map { $0["parentPackageId"]?.text.flatMap { index[$0] } }
        for first in Baumordnung.loeseRinge(&oben) {
            plan.bericht.melde(
                .init(
                    .veraendert, "parent-cycle", ort: "Paket", titel: left[first].text("title") ?? "",
                    Satz(
                        "Pakete gehören im Kreis zueinander; dieses steht nun oben.",
                        "Packages belong to each other in a ring; this one now stands at the top.")))
        }
        for number in Baumordnung.folge(oben) {
            guard let id = left[number]["id"]?.string, plaetze[Text(id)] == nil else { continue }
            let above =
                oben[number] == nil ? left[number]["parentPackageId"]?.text : left[oben[number] ?? 0]["id"]?.text
            let task = left[number]["taskState"] != nil || left[number]["isMilestone"] != nil
            let place = try nimm(id, task ? "Aufgabe" : "Paket", above.flatMap { plaetze[$0] })
            if antworten.struktur != nil {
                plan.bericht.melde(
                    .init(
                        .veraendert, "not-in-structure", ort: plan.vorgaenge[place].ort,
                        titel: plan.vorgaenge[place].titel,
                        Satz(
                            "Der Baum enthält das nicht; es steht nun bei dem Paket, das es nennt, sonst oben.",
                            "The tree does not hold this; it now stands at the package it names, else at the top.")))
            }
        }
    }

    private mutating func nimm(_ id: String, _ art: String, _ ueber: Int?) throws(Austauschfehler) -> Int {
        guard plan.vorgaenge.count < Struktur.knotenLimit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Das Projekt hat mehr als \(Struktur.knotenLimit) Pakete und Aufgaben. Teilen Sie es.",
                    "The project has more than \(Struktur.knotenLimit) packages and tasks. Divide it."))
        }
        let place = plan.vorgaenge.count
        plaetze[Text(id)] = place
        guard let wert = einzelheiten[Text(id)] else {
            plan.vorgaenge.append(Fremdvorgang("", ort: art, fremdid: id, ueber: ueber))
            plan.bericht.melde(
                .init(
                    .veraendert, "details-missing", ort: "\(art) \(id)",
                    Satz(
                        "Der Baum nennt das, aber keine Antwort beschreibt es; der Titel fehlt.",
                        "The tree names this, but no answer describes it; the title is missing.")))
            return place
        }
        let number = wert["number"]?.numeral ?? id
        var vorgang = Fremdvorgang(wert.text("title") ?? "", ort: "\(art) \(number)", fremdid: id, ueber: ueber)
        vorgang.istMeilenstein = wert["isMilestone"]?.bool ?? false
        let text = HTMLText(wert.text("description") ?? "")
        if !text.text.isEmpty { vorgang.hinweis = text.text }
        entfallen(text, vorgang.ort, vorgang.titel)
        if let officer = wert.wort("officerId") { vorgang.verantwortlich = person(officer) }
        if let executor = wert.wort("executorId") { vorgang.wirktMit(person(executor)) }
        zeiten(wert, art == "Aufgabe", &vorgang)
        berichte(wert, vorgang)
        plan.vorgaenge.append(vorgang)
        return place
    }

    // MARK: Details

    private mutating func zeiten(_ wert: JSON, _ istAufgabe: Bool, _ vorgang: inout Fremdvorgang) {
        vorgang.anfang = wert.wort("startDate").flatMap { Zeitpunkt.tag($0) }
        vorgang.ende = wert.wort("endDate").flatMap { Zeitpunkt.tag($0) }
        if let anfang = vorgang.anfang, let ende = vorgang.ende, ende < anfang {
            (vorgang.anfang, vorgang.ende) = (nil, nil)
            plan.bericht.melde(
                .init(
                    .ausgelassen, "date-order", ort: vorgang.ort, titel: vorgang.titel,
                    Satz("Der Anfang liegt hinter dem Ende.", "The start lies behind the end.")))
        }
        guard istAufgabe, !vorgang.istMeilenstein else { return }
        let effort = wert["plannedEffort"]?.zahl ?? 0
        if vorgang.anfang != nil, vorgang.ende != nil {
            if effort > 0 {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "effort", ort: vorgang.ort, titel: vorgang.titel,
                        Satz(
                            "Der geplante Aufwand bleibt zurück; die Dauer folgt den Terminen.",
                            "The planned effort stays behind; the duration follows the dates.")))
            }
        } else if effort > 0 {
            let hours = Int(min(effort, 99_999).rounded(.up))
            vorgang.dauer = Dauer(hours, .stunden)
            plan.bericht.melde(
                .init(
                    .veraendert, "effort-as-duration", ort: vorgang.ort, titel: vorgang.titel,
                    Satz(
                        "Ohne Termine ist der geplante Aufwand als Dauer übernommen (\(hours) h, aufgerundet).",
                        "Without dates the planned effort is taken as the duration (\(hours) h, rounded up).")))
        }
    }

    private mutating func person(_ id: String) -> Int {
        let record = personen[Text(id)]
        return beteiligte.platz(id) {
            let name = record.map(Self.name) ?? ""
            var traces = [record?.wort("emailAddress"), record?.wort("lastName")].compactMap { $0 }
            if !name.isEmpty { traces.append(id) }
            return Fremdbeteiligter(name.isEmpty ? id : name, .person, spuren: traces)
        }
    }

    private static func name(_ person: JSON) -> String {
        [person.wort("firstName"), person.wort("lastName")].compactMap { $0 }.joined(separator: " ")
    }

    /// Users who do nothing in the project may still be named in its texts.
    private mutating func merke(_ person: JSON) {
        guard let id = person["id"]?.string, beteiligte.platz(id) == nil else { return }
        for trace in [Self.name(person), person.wort("emailAddress") ?? ""] where !trace.isEmpty {
            plan.personen.append(trace)
        }
    }

    private mutating func verbinde(_ wert: JSON) {
        let predecessor = wert["isPredecessor"]?.bool ?? false
        let successor = wert["isSuccessor"]?.bool ?? false
        let id = wert["id"]?.kennung ?? ""
        guard predecessor != successor else {
            return plan.bericht.melde(
                .init(
                    .ausgelassen, "link-kind", ort: "Verbindung \(id)",
                    Satz(
                        "Die Verbindung sagt nicht, was von beidem zuerst kommt.",
                        "The connection does not say which of the two comes first.")))
        }
        guard let task = wert["taskId"]?.text.flatMap({ plaetze[$0] }),
            let other = wert["referenceId"]?.text.flatMap({ plaetze[$0] }), task != other
        else {
            return plan.bericht.melde(
                .init(
                    .ausgelassen, "link-unknown", ort: "Verbindung \(id)",
                    Satz(
                        "Die Verbindung führt zu einer Aufgabe, die nicht zum Projekt gehört.",
                        "The connection leads to a task that is not part of the project.")))
        }
        // The reference is the predecessor, or the successor, of the task. Both tasks' answers tell of it.
        let (from, to) = predecessor ? (other, task) : (task, other)
        guard paare.insert([from, to]).inserted else { return }
        plan.vorgaenge[to].vorgaenger.append(Fremdanordnung(von: from))
    }

    // MARK: What stays behind

    private mutating func entfallen(_ text: HTMLText, _ ort: String, _ titel: String) {
        guard !text.entfallen.isEmpty else { return }
        let names = text.entfallen.joined(separator: ", ")
        plan.bericht.melde(
            .init(
                .veraendert, "html", ort: ort, titel: titel,
                Satz(
                    "Aus der Beschreibung sind Bestandteile entfallen, die es in Hinweisen nicht gibt: \(names).",
                    "The description lost parts that advice does not have: \(names).")))
    }

    private mutating func berichte(_ wert: JSON, _ vorgang: Fremdvorgang) {
        func melde(_ code: String, _ satz: Satz) {
            plan.bericht.melde(.init(.ausgelassen, code, ort: vorgang.ort, titel: vorgang.titel, satz))
        }
        let state = wert.wort("taskState") ?? "planned"
        if state != "planned" || (wert["realizedEffort"]?.zahl ?? 0) > 0 {
            melde(
                "progress",
                Satz(
                    "Stand (\(state)) und geleisteter Aufwand bleiben zurück: Eine Vorlage hat keinen Stand.",
                    "State (\(state)) and effort spent stay behind: a template has no progress."))
        }
        if let urgency = wert.wort("urgency"), urgency != "normal" {
            melde(
                "property",
                Satz("Die Dringlichkeit bleibt zurück: \(urgency).", "The urgency stays behind: \(urgency)."))
        }
        if let priority = wert["taskPriority"]?.numeral {
            melde(
                "property",
                Satz("Die Priorität bleibt zurück: \(priority).", "The priority stays behind: \(priority)."))
        }
        let fields = wert["customFields"].map { $0.members.compactMap(\.name.string) } ?? []
        if !fields.isEmpty {
            let names = fields.joined(separator: ", ")
            melde(
                "custom-field",
                Satz("Eigene Felder bleiben zurück: \(names).", "Custom fields stay behind: \(names)."))
        }
    }
}
