import Bytes
import Templates

extension Trello {
    /// Writes a plan as a board, as Trello itself exports one, for programs that read such files.
    ///
    /// Nodes at the top are lists, those below cards, all deeper ones entries of the card's checklist. What a board does not show stands
    /// in its `pluginData`, from where `lies` takes it; other programs drop that.
    ///
    /// - Throws: `too-large` for a structure that could not be read again.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        let schreiber = Trelloschreiber(plan)
        return Ausfuhr(try schreiber.bytes(), schreiber.verluste)
    }
}

/// Writes a board.
private struct Trelloschreiber {
    let plan: Ausfuhrplan
    let board: String
    let listen: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]
    let karten: [(eintrag: Gliederung.Eintrag, knoten: Knoten, liste: ElementID)]
    /// The entries of each card's checklist.
    let eintraege: [ElementID: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]]

    init(_ plan: Ausfuhrplan) {
        self.plan = plan
        board = Trello.kennung("board", plan.marke.vorlage.description)
        var listen: [(Gliederung.Eintrag, Knoten)] = []
        var karten: [(Gliederung.Eintrag, Knoten, ElementID)] = []
        var eintraege: [ElementID: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]] = [:]
        for (eintrag, knoten) in plan.zeilen {
            if eintrag.tiefe == 0 {
                listen.append((eintrag, knoten))
            } else if let list = listen.last?.0.id, eintrag.tiefe == 1 {
                karten.append((eintrag, knoten, list))
            } else if let card = karten.last?.0.id {
                eintraege[card, default: []].append((eintrag, knoten))
            }
        }
        (self.listen, self.karten, self.eintraege) = (listen, karten, eintraege)
    }

    private func id(_ knoten: ElementID) -> String { Trello.kennung("knoten", knoten.description) }
    private func checkliste(_ karte: ElementID) -> String { Trello.kennung("checkliste", karte.description) }

    /// Noon would do in Berlin too, but a day's work begins and ends at these hours in UTC all year.
    private func zeit(_ tag: Kalendertag?, _ uhr: String) -> String? { tag.map { "\($0)T\(uhr):00:00.000Z" } }
    private func anfang(_ id: ElementID) -> String? { zeit(plan.termine?.zeitraeume[id]?.anfang, "08") }
    private func ende(_ id: ElementID) -> String? { zeit(plan.termine?.zeitraeume[id]?.ende, "16") }
    /// The moment a board was last changed, which readers want: the plan's first day.
    private var stand: String {
        zeit(Kalendertag(plan.marke.start) ?? plan.termine?.anfang ?? Kalendertag(nummer: 18_262), "00") ?? ""
    }

    func bytes() throws(Austauschfehler) -> [UInt8] {
        var writer = JSONWriter(reserving: 1024 * (plan.gliederung.eintraege.count + 4))
        writer.beginObject()
        writer.feld("id", board)
        writer.feld("name", plan.mappe.vorlage.titel)
        writer.feld("desc", plan.mappe.vorlage.kurztext)
        writer.feld("closed", false)
        writer.feld("url", "https://allmende.invalid/b/\(board)")
        writer.feld("shortUrl", "https://allmende.invalid/b/\(board)")
        writer.feld("shortLink", String(board.suffix(8)))
        writer.feld("dateLastActivity", stand)
        writer.name("prefs")
        writer.beginObject()
        writer.feld("permissionLevel", "private")
        writer.feld("background", "blue")
        writer.endObject()
        writer.name("labelNames")
        writer.beginObject()
        writer.endObject()
        for name in ["labels", "members", "memberships", "actions", "customFields"] { writer.leer(name) }
        schreibeListen(&writer)
        schreibeKarten(&writer)
        schreibeChecklisten(&writer)
        writer.name("pluginData")
        writer.beginArray()
        writer.beginObject()
        writer.feld("id", Trello.kennung("zusatz", plan.marke.vorlage.description))
        writer.feld("idPlugin", Trellozusatz.erweiterung)
        writer.feld("scope", "board")
        writer.feld("idModel", board)
        writer.feld("access", "shared")
        let ids = plan.gliederung.eintraege.map { (kennung: id($0.id), id: $0.id) }
        writer.feld("value", try Trellozusatz.text(plan, ids))
        writer.endObject()
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }

    private func schreibeListen(_ writer: inout JSONWriter) {
        writer.name("lists")
        writer.beginArray()
        for (number, liste) in listen.enumerated() {
            writer.beginObject()
            writer.feld("id", id(liste.eintrag.id))
            writer.feld("name", liste.knoten.titel)
            writer.feld("closed", false)
            writer.feld("idBoard", board)
            writer.feld("pos", (number + 1) * 65_536)
            writer.endObject()
        }
        writer.endArray()
    }

    private func schreibeKarten(_ writer: inout JSONWriter) {
        writer.name("cards")
        writer.beginArray()
        for (number, karte) in karten.enumerated() {
            let node = karte.eintrag.id
            let card = id(node)
            writer.beginObject()
            writer.feld("id", card)
            writer.feld("idShort", number + 1)
            writer.feld("name", karte.knoten.titel)
            writer.feld("desc", karte.knoten.hinweis ?? "")
            writer.feld("closed", false)
            writer.feld("idBoard", board)
            writer.feld("idList", id(karte.liste))
            writer.feld("pos", (number + 1) * 65_536)
            writer.feld("start", anfang(node))
            writer.feld("due", ende(node))
            writer.feld("dueComplete", false)
            writer.feld("dateLastActivity", stand)
            writer.feld("shortLink", String(card.suffix(8)))
            writer.feld("shortUrl", "https://allmende.invalid/c/\(card)")
            writer.feld("url", "https://allmende.invalid/c/\(card)")
            writer.name("idChecklists")
            writer.beginArray()
            if eintraege[node] != nil { writer.string(checkliste(node)) }
            writer.endArray()
            for name in ["idLabels", "labels", "idMembers", "attachments", "customFieldItems", "pluginData"] {
                writer.leer(name)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private func schreibeChecklisten(_ writer: inout JSONWriter) {
        writer.name("checklists")
        writer.beginArray()
        for karte in karten {
            guard let items = eintraege[karte.eintrag.id] else { continue }
            writer.beginObject()
            writer.feld("id", checkliste(karte.eintrag.id))
            writer.feld("idBoard", board)
            writer.feld("idCard", id(karte.eintrag.id))
            writer.feld("name", plan.sprache("Aufgaben", "Tasks"))
            writer.feld("pos", 65_536)
            writer.name("checkItems")
            writer.beginArray()
            for (number, item) in items.enumerated() {
                writer.beginObject()
                writer.feld("id", id(item.eintrag.id))
                writer.feld("idChecklist", checkliste(karte.eintrag.id))
                writer.feld("name", item.knoten.titel)
                writer.feld("pos", (number + 1) * 65_536)
                writer.feld("state", "incomplete")
                writer.feld("due", ende(item.eintrag.id))
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
    }

    // MARK: Losses

    /// What a board does not show. It comes back from a file that nobody rewrote, and is gone from one that another program made.
    var verluste: [Verlust] {
        var losses = plan.rahmenverluste("Trello")
        func melde(_ feld: Verlust.Feld, _ wort: String, _ word: String, _ trifft: (Gliederung.Eintrag, Knoten) -> Bool)
        {
            let ids = plan.zeilen.filter { trifft($0.eintrag, $0.knoten) }.map(\.eintrag.id)
            if ids.isEmpty { return }
            losses.append(
                Verlust(
                    feld, ids,
                    Satz(
                        "\(wort) zeigt ein Board nicht. Zurück kommt das nur aus dieser Datei selbst, nicht aus einer, die "
                            + "ein anderes Programm schreibt.",
                        "A board does not show \(word). That comes back from this file itself only, not from one that "
                            + "another program writes.")))
        }
        melde(.oberknoten, "Mehr als drei Ebenen", "more than three levels") { eintrag, _ in eintrag.tiefe > 2 }
        melde(.art, "Meilensteine", "milestones") { _, knoten in knoten.art == .meilenstein }
        melde(.dauer, "Dauern", "durations") { _, knoten in knoten.dauer != nil }
        melde(.vorgaenger, "Abhängigkeiten", "dependencies") { _, knoten in !knoten.vorgaenger.isEmpty }
        melde(.verantwortlich, "Rollen", "roles") { _, knoten in knoten.verantwortlich != nil }
        melde(.mitwirkend, "Mitwirkende", "contributors") { _, knoten in !knoten.mitwirkend.isEmpty }
        melde(.hinweis, "Hinweise zu Listen und Einträgen", "advice at lists and entries") { eintrag, knoten in
            knoten.hinweis != nil && (eintrag.tiefe != 1 || knoten.hinweis == "")
        }
        melde(.kennung, "Kennungen", "codes") { _, knoten in knoten.kennung != nil }
        melde(.bedingung, "Bedingungen", "conditions") { _, knoten in knoten.bedingung != nil }
        melde(.wiederholung, "Wiederholungen", "repetitions") { _, knoten in knoten.wiederholung != nil }
        melde(.ergebnisse, "Ergebnisse", "results") { _, knoten in !knoten.ergebnisse.isEmpty }
        melde(.rechtsgrundlagen, "Rechtsgrundlagen", "legal bases") { _, knoten in !knoten.rechtsgrundlagen.isEmpty }
        return losses
    }
}

extension JSONWriter {
    fileprivate mutating func feld(_ name: String, _ wert: String?) {
        self.name(name)
        string(wert)
    }

    fileprivate mutating func feld(_ name: String, _ wert: Int) {
        self.name(name)
        integer(wert)
    }

    fileprivate mutating func feld(_ name: String, _ wert: Bool) {
        self.name(name)
        bool(wert)
    }

    fileprivate mutating func leer(_ name: String) {
        self.name(name)
        beginArray()
        endArray()
    }
}
