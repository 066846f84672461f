import Bytes
import Templates

/// Reads a board.
struct Trelloleser {
    let json: JSON
    let mitKommentaren: Bool
    var plan = Fremdplan()
    var beteiligte = Beteiligtenliste()
    /// What the board says of itself when it is ours.
    let zusatz: Trellozusatz?

    private var kommentare: [Text: [String]] = [:]
    private var listen: [Text: JSON] = [:]
    private var etiketten: [Text: String] = [:]
    private var felder: [Text: JSON] = [:]
    private var kurznamen: Set<Text> = []
    private var platzNachKnoten: [ElementID: Int] = [:]

    init(_ json: JSON, mitKommentaren: Bool) {
        self.json = json
        self.mitKommentaren = mitKommentaren
        zusatz = Trellozusatz(json)
    }

    mutating func lies() throws(Austauschfehler) -> Fremdplan {
        plan.titel = json.text("name") ?? ""
        plan.kurztext = json.text("desc") ?? ""
        plan.marke = zusatz?.marke
        if let struktur = zusatz?.struktur {
            plan.parameter = struktur.parameter
            for (id, rolle) in struktur.rollen {
                _ = beteiligte.platz("rolle:\(id)") {
                    Fremdbeteiligter(rolle.titel, .rolle, id: id, kuerzel: rolle.kuerzel)
                }
            }
        }
        mitglieder()
        aktionen()
        for label in json.liste("labels") {
            if let id = label["id"]?.text { etiketten[id] = label.wort("name") ?? label.wort("color") ?? "" }
        }
        for feld in json.liste("customFields") { if let id = feld["id"]?.text { felder[id] = feld } }
        if json["closed"]?.bool == true {
            plan.bericht.melde(
                .init(
                    .veraendert, "board-closed",
                    Satz(
                        "Das Board ist geschlossen; gelesen ist es trotzdem.",
                        "The board is closed; it is read all the same.")))
        }
        try karten()
        anordnungen()
        plan.beteiligte = beteiligte.alle
        schluss()
        return plan
    }

    // MARK: The tree

    /// Values in the order of their positions, which may be fractions; those without one last, as in the file.
    static func sortiert(_ werte: [JSON]) -> [JSON] {
        werte.enumerated().map { (pos: $1["pos"]?.zahl ?? .infinity, platz: $0, wert: $1) }
            .sorted { ($0.pos, $0.platz) < ($1.pos, $1.platz) }.map(\.wert)
    }

    private mutating func karten() throws(Austauschfehler) {
        var nachListe: [Text: [JSON]] = [:]
        var ohneListe: [JSON] = []
        for liste in json.liste("lists") { if let id = liste["id"]?.text { listen[id] = liste } }
        for karte in json.liste("cards") {
            if let id = karte["idList"]?.text, listen[id] != nil {
                nachListe[id, default: []].append(karte)
            } else {
                ohneListe.append(karte)
            }
        }
        var checklisten: [Text: [JSON]] = [:]
        for checkliste in json.liste("checklists") {
            if let id = checkliste["idCard"]?.text { checklisten[id, default: []].append(checkliste) }
        }
        for liste in Self.sortiert(json.liste("lists")) {
            guard let id = liste["id"]?.text else { continue }
            let cards = Self.sortiert(nachListe[id] ?? [])
            if liste["closed"]?.bool == true {
                archiviert("Liste", "list", liste)
                for karte in cards { archiviert("Karte", "card", karte) }
                continue
            }
            let place = plan.vorgaenge.count
            var vorgang = Fremdvorgang(liste.text("name") ?? "", ort: "Liste", fremdid: id.string)
            vorgang.art = .phase
            try nimm(vorgang, id, nil)
            for karte in cards { try nimm(karte: karte, unter: place, checklisten) }
        }
        for karte in Self.sortiert(ohneListe) {
            plan.bericht.melde(
                .init(
                    .veraendert, "list-unknown", ort: Self.ort(karte), titel: karte.text("name") ?? "",
                    Satz(
                        "Die Liste der Karte steht nicht in der Datei; sie steht nun oben.",
                        "The card's list is not in the file; it now stands at the top.")))
            try nimm(karte: karte, unter: nil, checklisten)
        }
    }

    private static func ort(_ karte: JSON) -> String { karte["idShort"]?.numeral.map { "Karte \($0)" } ?? "Karte" }

    private mutating func archiviert(_ art: String, _ kind: String, _ wert: JSON) {
        plan.bericht.melde(
            .init(
                .ausgelassen, "archived", ort: art == "Karte" ? Self.ort(wert) : art, titel: wert.text("name") ?? "",
                Satz(
                    "\(art) ist archiviert. Holen Sie sie in Trello zurück, wenn sie mit soll.",
                    "The \(kind) is archived. Bring it back in Trello if it should come along.")))
    }

    /// Adds a row; one of ours takes from the board's own data what lists, cards and entries have no place for.
    private mutating func nimm(_ neu: Fremdvorgang, _ id: Text, _ ueber: Int?) throws(Austauschfehler) {
        guard plan.vorgaenge.count < Struktur.knotenLimit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Das Board hat mehr als \(Struktur.knotenLimit) Karten und Einträge. Teilen Sie es.",
                    "The board has more than \(Struktur.knotenLimit) cards and entries. Divide it."))
        }
        var vorgang = neu
        vorgang.ueber = ueber
        if let own = zusatz?.ids[id], platzNachKnoten[own] == nil {
            vorgang.id = own
            vorgang.fremdid = ""
            platzNachKnoten[own] = plan.vorgaenge.count
        }
        plan.vorgaenge.append(vorgang)
    }

    private mutating func nimm(
        karte: JSON, unter: Int?, _ checklisten: [Text: [JSON]]
    ) throws(Austauschfehler) {
        if karte["closed"]?.bool == true { return archiviert("Karte", "card", karte) }
        let id = karte["id"]?.text ?? ""
        var vorgang = Fremdvorgang(karte.text("name") ?? "", ort: Self.ort(karte), fremdid: id.string)
        if let text = karte.wort("desc") { vorgang.hinweis = text }
        if mitKommentaren, let texts = kommentare[id] {
            let all = ([vorgang.hinweis] + texts.map { Optional("Kommentar aus Trello:\n\n\($0)") }).compactMap { $0 }
            vorgang.hinweis = all.joined(separator: "\n\n")
        }
        tage(karte, &vorgang)
        personen(karte.liste("idMembers"), &vorgang)
        berichte(karte, vorgang)
        let lists = Self.sortiert(checklisten[id] ?? karte.liste("checklists"))
        let items = lists.flatMap { Self.sortiert($0.liste("checkItems")) }
        vorgang.art = items.isEmpty ? .aufgabe : .paket
        let place = plan.vorgaenge.count
        try nimm(vorgang, id, unter)
        if lists.count > 1 {
            let names = lists.compactMap { $0.wort("name") }.joined(separator: ", ")
            plan.bericht.melde(
                .init(
                    .veraendert, "checklists", ort: vorgang.ort, titel: vorgang.titel,
                    Satz(
                        "Die Einträge von \(lists.count) Checklisten stehen nacheinander unter der Karte (\(names)).",
                        "The entries of \(lists.count) checklists stand one after the other below the card (\(names)).")
                ))
        }
        for item in items { try nimm(eintrag: item, karte: place, vorgang.ort) }
    }

    private mutating func nimm(eintrag item: JSON, karte: Int, _ ort: String) throws(Austauschfehler) {
        let id = item["id"]?.text ?? ""
        var vorgang = Fremdvorgang(item.text("name") ?? "", ort: "\(ort), Checkliste", fremdid: id.string)
        vorgang.art = .aufgabe
        tage(item, &vorgang)
        if let member = item["idMember"] { personen([member], &vorgang) }
        if item.text("state") == "complete" { stand(vorgang) }
        // Deeper levels of ours are flat in a checklist; the board's own data tell them.
        var above = karte
        if let own = zusatz?.ids[id], let parent = zusatz?.struktur.knoten[own]?.oberknoten,
            let place = platzNachKnoten[parent], place > karte
        {
            above = place
        }
        try nimm(vorgang, id, above)
    }

    // MARK: Details

    private mutating func tage(_ wert: JSON, _ vorgang: inout Fremdvorgang) {
        for (name, path) in [("start", \Fremdvorgang.anfang), ("due", \Fremdvorgang.ende)] {
            guard let text = wert.wort(name) else { continue }
            if let day = Zeitpunkt.tag(text) {
                vorgang[keyPath: path] = day
            } else {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "date-invalid", ort: vorgang.ort, titel: vorgang.titel,
                        Satz("\(Sprache.de.quoted(text)) ist kein Tag.", "\(Sprache.en.quoted(text)) is no day.")))
            }
        }
        if let anfang = vorgang.anfang, let ende = vorgang.ende, ende < anfang {
            vorgang.anfang = nil
            plan.bericht.melde(
                .init(
                    .ausgelassen, "date-order", ort: vorgang.ort, titel: vorgang.titel,
                    Satz("Der Anfang liegt hinter dem Ende.", "The start lies behind the end.")))
        }
        // In files of others, days are counted when it is known which rows have others below them.
        guard let zusatz, let id = wert["id"]?.text, zusatz.ids[id] == nil else { return }
        if let anfang = vorgang.anfang, let ende = vorgang.ende {
            let dauer = Zeitspanne.dauer(anfang, ende)
            vorgang.dauer = dauer
            plan.bericht.melde(Zeitspanne.gezaehlt(dauer, ort: vorgang.ort, titel: vorgang.titel))
        }
    }

    private mutating func personen(_ ids: [JSON], _ vorgang: inout Fremdvorgang) {
        let places = ids.compactMap(\.string).filter { !$0.isEmpty }.map { id in
            beteiligte.platz("mitglied:\(id)") { Fremdbeteiligter(id, .person) }
        }
        if places.count == 1 {
            vorgang.verantwortlich = places[0]
        } else {
            for place in places { vorgang.wirktMit(place) }
        }
    }

    private mutating func stand(_ vorgang: Fremdvorgang) {
        plan.bericht.melde(
            .init(
                .ausgelassen, "progress", ort: vorgang.ort, titel: vorgang.titel,
                Satz(
                    "Dass das erledigt ist, bleibt zurück: Eine Vorlage hat keinen Stand.",
                    "That this is done stays behind: a template has no progress.")))
    }

    private mutating func berichte(_ karte: JSON, _ vorgang: Fremdvorgang) {
        func line(_ code: String, _ satz: Satz) -> Importbericht.Zeile {
            Importbericht.Zeile(.ausgelassen, code, ort: vorgang.ort, titel: vorgang.titel, satz)
        }
        if karte["dueComplete"]?.bool == true { stand(vorgang) }
        var labels = karte.liste("labels").compactMap { $0.wort("name") ?? $0.wort("color") }
        if labels.isEmpty {
            labels = karte.liste("idLabels").compactMap { $0.text.flatMap { etiketten[$0] } }.filter { !$0.isEmpty }
        }
        if !labels.isEmpty {
            let names = labels.joined(separator: ", ")
            plan.bericht.melde(
                line("labels", Satz("Labels bleiben zurück: \(names).", "Labels stay behind: \(names).")))
        }
        let attachments = karte.liste("attachments")
        if !attachments.isEmpty {
            let names = attachments.map { $0.wort("name") ?? $0.wort("url") ?? "?" }.joined(separator: ", ")
            plan.bericht.melde(
                line("attachments", Satz("Anlagen bleiben zurück: \(names).", "Attachments stay behind: \(names).")))
        }
        let fields = karte.liste("customFieldItems").compactMap { item -> String? in
            guard let id = item["idCustomField"]?.text, let feld = felder[id] else { return nil }
            return feld.wort("name")
        }
        if !fields.isEmpty {
            let names = fields.joined(separator: ", ")
            plan.bericht.melde(
                line(
                    "custom-field",
                    Satz("Eigene Felder bleiben zurück: \(names).", "Custom fields stay behind: \(names).")))
        }
    }

    /// What the board's own data add to the rows of ours, now that all have their places.
    private mutating func anordnungen() {
        guard let zusatz else { return }
        var rollen: [ElementID: Int] = [:]
        for id in zusatz.struktur.rollen.keys { rollen[id] = beteiligte.platz("rolle:\(id)") }
        let frei = zusatz.frei
        for (id, place) in platzNachKnoten.sorted(by: { $0.value < $1.value }) {
            guard let knoten = zusatz.struktur.knoten[id], plan.vorgaenge.indices.contains(place) else { continue }
            var vorgang = plan.vorgaenge[place]
            let isCard = vorgang.ort.hasPrefix("Karte") && !vorgang.ort.hasSuffix("Checkliste")
            let (hinweis, verantwortlich, mitwirkend) = (vorgang.hinweis, vorgang.verantwortlich, vorgang.mitwirkend)
            var lost: [String] = []
            vorgang.fuelle(knoten, rollen: rollen, platz: { platzNachKnoten[$0] }, verloren: &lost)
            for name in lost {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "reference-unknown", ort: vorgang.ort, titel: vorgang.titel, knoten: id,
                        Satz(
                            "Der Verweis auf \(Sprache.de.quoted(name)) führt zu nichts, was noch auf dem Board steht.",
                            "The reference to \(Sprache.en.quoted(name)) leads to nothing that is still on the board."))
                )
            }
            // What a card shows wins; persons that were put on it join the roles.
            if isCard { vorgang.hinweis = hinweis }
            for person in [verantwortlich].compactMap({ $0 }) + mitwirkend { vorgang.wirktMit(person) }
            if let zeit = zusatz.termine[id], let ende = vorgang.ende {
                let anfang = vorgang.anfang ?? (isCard ? ende : zeit.anfang)
                if isCard {
                    vorgang.dauer = Zeitspanne.dauer(
                        ausgegeben: knoten.dauer, von: zeit.anfang, bis: zeit.ende, jetzt: anfang, bis: ende, frei: frei
                    )
                }
                if ende != zeit.ende, vorgang.dauer == knoten.dauer {
                    plan.bericht.melde(
                        .init(
                            .ausgelassen, "date-moved", ort: vorgang.ort, titel: vorgang.titel, knoten: id,
                            Satz(
                                "Der Termin ist verschoben; eine Vorlage hat Dauern, keine Termine.",
                                "The date was moved; a template has durations, no dates.")))
                }
            }
            plan.vorgaenge[place] = vorgang
        }
    }

    // MARK: The board

    private mutating func mitglieder() {
        for member in json.liste("members") {
            guard let id = member["id"]?.string else { continue }
            let name = member.wort("fullName") ?? member.wort("username") ?? id
            let place = beteiligte.platz("mitglied:\(id)") { Fremdbeteiligter(name, .person) }
            for trace in ["username", "initials", "fullName", "email"] {
                if let text = member.wort(trace), text != name { beteiligte.merke(text, zu: place) }
            }
            if let text = member["username"]?.text { kurznamen.insert(text) }
        }
    }

    private mutating func aktionen() {
        let actions = json.liste("actions")
        var seen: Set<Text> = []
        var comments = 0
        for action in actions.reversed() {
            for who in ["memberCreator", "member"] {
                for trace in ["fullName", "username", "initials"] {
                    guard let text = action[who]?.wort(trace), seen.insert(Text(text)).inserted else { continue }
                    plan.personen.append(text)
                    if trace == "username" { kurznamen.insert(Text(text)) }
                }
            }
            guard action.text("type") == "commentCard", let data = action["data"], let text = data.wort("text") else {
                continue
            }
            comments += 1
            if mitKommentaren, let card = data["card"]?["id"]?.text {
                kommentare[card, default: []].append(ohneNamen(text))
            }
        }
        if comments > 0, !mitKommentaren {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "comments",
                    Satz(
                        "\(comments) Kommentare bleiben zurück. Sie kommen mit, wenn Sie es verlangen, ohne Namen.",
                        "\(comments) comments stay behind. They come along if you ask for it, without names.")))
        }
        if actions.count >= Trello.aktionsLimit {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "actions-capped",
                    Satz(
                        "Trello gibt höchstens \(Trello.aktionsLimit) Ereignisse aus; ältere Kommentare fehlen.",
                        "Trello exports \(Trello.aktionsLimit) events at most; older comments are missing.")))
        }
    }

    /// A comment in which nobody is addressed by name.
    private func ohneNamen(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let at = rest.firstIndex(of: "@") {
            let after = rest.index(after: at)
            let word = rest[after...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
            result += rest[..<at]
            result += kurznamen.contains(Text(String(word))) ? "@…" : "@\(word)"
            rest = rest[word.endIndex...]
        }
        return result + rest
    }

    private mutating func schluss() {
        guard zusatz == nil, json["prefs"] != nil || json["labelNames"] != nil else { return }
        plan.bericht.melde(
            .init(
                .ausgelassen, "view",
                Satz(
                    "Rechte, Hintergrund, Abstimmungen und andere Einstellungen des Boards bleiben zurück.",
                    "Permissions, background, votes and other settings of the board stay behind.")))
    }
}
