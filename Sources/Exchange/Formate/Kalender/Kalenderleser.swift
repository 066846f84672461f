import Bytes
import Templates

/// Turns components into the rows of a plan: first all entries are gathered, then the tree and the links are made of their names.
struct Kalenderleser {
    /// A link between two entries, by their places in `eintraege`.
    struct Verbindung {
        var von: Int
        var nach: Int
        var anordnung: Anordnung
        var zeile: Kalenderzeile
    }

    /// The plan as far as it is read.
    var plan = Fremdplan()
    /// Who takes part.
    var beteiligte = Beteiligtenliste()
    /// To-dos and events in the order of the file.
    private(set) var eintraege: [Kalenderbestandteil] = []
    /// Names of properties that have no meaning for a template.
    var nebensaechlich: Set<String> = []
    /// The days nobody worked where the plan went out, when it is ours.
    private(set) var frei: [Kalendertag] = []

    private var uebergangen: [String: (anzahl: Int, zeile: Int)] = [:]
    private var nachUID: [Text: Int] = [:]

    // MARK: Gathering

    /// Takes in a component of the file's top, with all inside it.
    mutating func sammle(_ teil: Kalenderbestandteil) {
        switch teil.name {
        case "VCALENDAR":
            kalender(teil)
            for kind in teil.kinder { sammle(kind) }
        case "VTODO", "VEVENT":
            if teil["RECURRENCE-ID"] != nil {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "occurrence", ort: "Zeile \(teil.nummer)", titel: teil.text("SUMMARY") ?? "",
                        Satz(
                            "Das ist eine einzelne Abweichung von einer Wiederholung; übernommen ist nur der Eintrag, "
                                + "der sich wiederholt.",
                            "This is a single exception of a repetition; only the entry that repeats is taken.")))
                return
            }
            if plan.marke == nil, let marke = teil.text("X-ALLMENDE-MARKE") { plan.marke = Ausfuhrmarke(marke) }
            let uid = teil.text("UID") ?? ""
            if !uid.utf8.isEmpty {
                if nachUID[Text(uid)] == nil {
                    nachUID[Text(uid)] = eintraege.count
                } else {
                    plan.bericht.melde(
                        .init(
                            .veraendert, "uid-twice", ort: "Zeile \(teil.nummer)", titel: teil.text("SUMMARY") ?? "",
                            Satz(
                                "Ein früherer Eintrag der Datei hat denselben Namen (UID); Verknüpfungen führen zu ihm.",
                                "An earlier entry of the file has the same name (UID); links lead to that one.")))
                }
            }
            eintraege.append(teil)
        // How times are written, not what is planned.
        case "VTIMEZONE": break
        default:
            let count = uebergangen[teil.name]?.anzahl ?? 0
            uebergangen[teil.name] = (count + 1, uebergangen[teil.name]?.zeile ?? teil.nummer)
        }
    }

    private mutating func kalender(_ teil: Kalenderbestandteil) {
        if plan.titel.utf8.isEmpty { plan.titel = teil.text("NAME") ?? teil.text("X-WR-CALNAME") ?? "" }
        if plan.kurztext.utf8.isEmpty { plan.kurztext = teil.text("DESCRIPTION") ?? teil.text("X-WR-CALDESC") ?? "" }
        if plan.marke == nil, let marke = teil.text("X-ALLMENDE-MARKE") { plan.marke = Ausfuhrmarke(marke) }
        for zeile in teil.alle("X-ALLMENDE-ROLLE") {
            guard let id = zeile["X-ALLMENDE-ID"].flatMap({ ElementID($0) }) else { continue }
            _ = beteiligte.platz("rolle:\(id)") {
                Fremdbeteiligter(
                    Kalenderwert.text(zeile.wert), .rolle, id: id, kuerzel: zeile["X-ALLMENDE-KUERZEL"] ?? "")
            }
        }
        if let text = teil.text("X-ALLMENDE-PARAMETER"), plan.parameter.isEmpty,
            let struktur = try? Struktur(parsing: Array(text.utf8))
        {
            plan.parameter = struktur.parameter
        }
        for zeile in teil.zeilen where !Self.kopf.contains(zeile.name) { nebensaechlich.insert(zeile.name) }
    }

    private static let kopf: Set<String> = [
        "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC",
        "X-ALLMENDE-MARKE", "X-ALLMENDE-ROLLE", "X-ALLMENDE-PARAMETER",
    ]

    // MARK: The plan

    /// The plan of all that was gathered.
    mutating func fertig() -> Fremdplan {
        if let marke = plan.marke {
            let days = eintraege.compactMap { $0["DTSTART"].flatMap { Kalenderwert.zeit($0.wert)?.tag } }
            if let first = days.min(), let last = days.max() { frei = marke.feiertage(von: first, bis: last + 400) }
        }
        var oben = [Int?](repeating: nil, count: eintraege.count)
        var links: [Verbindung] = []
        for index in eintraege.indices {
            for zeile in eintraege[index].alle("RELATED-TO") { verknuepfe(index, zeile, &oben, &links) }
        }
        loeseRinge(&oben)
        // Calendars have no order of their own; ours say theirs.
        let plaetze = eintraege.map { $0["X-ALLMENDE-PLATZ"].flatMap { Int($0.wert) } }
        let folge = Baumordnung.folge(oben, schluessel: plaetze)
        var neu = [Int](repeating: 0, count: eintraege.count)
        for (place, index) in folge.enumerated() { neu[index] = place }
        for index in folge {
            var vorgang = eintrag(eintraege[index])
            if let uid = eintraege[index].text("UID"), nachUID[Text(uid)] == index {
                if let id = Self.eigeneID(uid) { vorgang.id = id } else { vorgang.fremdid = uid }
            }
            vorgang.ueber = oben[index].map { neu[$0] }
            plan.vorgaenge.append(vorgang)
        }
        verbinde(links, neu)
        plan.beteiligte = beteiligte.alle
        zusammenfassung()
        return plan
    }

    private static func eigeneID(_ uid: String) -> ElementID? {
        guard uid.hasSuffix(Kalender.stelle) else { return nil }
        return ElementID(utf8: uid.utf8.dropLast(Kalender.stelle.utf8.count))
    }

    private mutating func verknuepfe(
        _ index: Int, _ zeile: Kalenderzeile, _ oben: inout [Int?], _ links: inout [Verbindung]
    ) {
        let kind = zeile["RELTYPE"].map { Kalenderwert.gross($0) } ?? "PARENT"
        let uid = Kalenderwert.text(zeile.wert)
        guard let target = nachUID[Text(uid)] else {
            return melde(
                .ausgelassen, "link-unknown", zeile,
                Satz(
                    "Die Verknüpfung (\(kind)) führt zu einem Eintrag, der nicht in der Datei steht.",
                    "The link (\(kind)) leads to an entry that is not in the file."))
        }
        switch kind {
        case "PARENT": if oben[index] == nil { oben[index] = target } else { doppelt(zeile) }
        case "CHILD": if oben[target] == nil { oben[target] = index } else if oben[target] != index { doppelt(zeile) }
        case "DEPENDS-ON":
            links.append(Verbindung(von: target, nach: index, anordnung: Anordnung(), zeile: zeile))
        case "FINISHTOSTART", "STARTTOSTART", "FINISHTOFINISH", "STARTTOFINISH":
            let art: Anordnung.Art =
                switch kind {
                case "FINISHTOSTART": .endeAnfang
                case "STARTTOSTART": .anfangAnfang
                case "FINISHTOFINISH": .endeEnde
                default: .anfangEnde
                }
            let anordnung = Anordnung(art, verzug: abstand(zeile))
            // The standard writes the link at the entry that comes first (RFC 9253, section 4 and the example of GAP).
            links.append(Verbindung(von: index, nach: target, anordnung: anordnung, zeile: zeile))
        default:
            melde(
                .ausgelassen, "link-kind", zeile,
                Satz(
                    "Eine Verknüpfung dieser Art (\(kind)) gibt es in einer Vorlage nicht.",
                    "A template has no link of this kind (\(kind))."))
        }
    }

    private mutating func doppelt(_ zeile: Kalenderzeile) {
        melde(
            .ausgelassen, "parent-twice", zeile,
            Satz(
                "Der Eintrag gehört zu mehr als einem anderen; übernommen ist der zuerst genannte.",
                "The entry belongs to more than one other; the one named first is taken."))
    }

    /// Adds a line of the report about a line of the file.
    mutating func melde(_ art: Importbericht.Art, _ code: String, _ zeile: Kalenderzeile, _ satz: Satz) {
        plan.bericht.melde(.init(art, code, ort: "Zeile \(zeile.nummer)", satz))
    }

    private mutating func loeseRinge(_ oben: inout [Int?]) {
        for first in Baumordnung.loeseRinge(&oben) {
            plan.bericht.melde(
                .init(
                    .veraendert, "parent-cycle", ort: "Zeile \(eintraege[first].nummer)",
                    titel: eintraege[first].text("SUMMARY") ?? "",
                    Satz(
                        "Einträge gehören im Kreis zueinander; dieser steht nun oben.",
                        "Entries belong to each other in a ring; this one now stands at the top.")))
        }
    }

    private mutating func verbinde(_ links: [Verbindung], _ neu: [Int]) {
        var known: Set<[Int]> = []
        for link in links {
            var (von, nach) = (neu[link.von], neu[link.nach])
            guard von != nach else {
                melde(
                    .ausgelassen, "link-self", link.zeile,
                    Satz("Der Eintrag wartet auf sich selbst.", "The entry waits for itself."))
                continue
            }
            // Some programs write the link at the entry that waits; the days tell.
            if plan.marke == nil, link.anordnung.art == .endeAnfang, link.zeile["RELTYPE"] != "DEPENDS-ON",
                let anfang = plan.vorgaenge[von].anfang, let ende = plan.vorgaenge[nach].ende, ende < anfang
            {
                (von, nach) = (nach, von)
                melde(
                    .veraendert, "link-direction", link.zeile,
                    Satz(
                        "Nach den Terminen wartet der Eintrag, bei dem die Verknüpfung steht; so ist sie übernommen.",
                        "By the dates, the entry with the link is the one that waits; it is taken so."))
            }
            guard known.insert([von, nach]).inserted else {
                melde(
                    .ausgelassen, "link-twice", link.zeile,
                    Satz(
                        "Zwischen den beiden Einträgen besteht schon eine Verknüpfung; übernommen ist die erste.",
                        "There is a link between the two entries already; the first is taken."))
                continue
            }
            plan.vorgaenge[nach].vorgaenger.append(Fremdanordnung(von: von, link.anordnung))
        }
    }

    private mutating func zusammenfassung() {
        for name in uebergangen.keys.sorted() {
            let (count, line) = uebergangen[name] ?? (0, 0)
            plan.bericht.melde(
                .init(
                    .ausgelassen, "component", ort: "Zeile \(line)", titel: name,
                    Satz(
                        "\(count) Einträge der Art \(name) sind weder Aufgabe noch Termin.",
                        "\(count) entries of kind \(name) are neither to-do nor event.")))
        }
        if !nebensaechlich.isEmpty {
            let names = nebensaechlich.sorted().joined(separator: ", ")
            plan.bericht.melde(
                .init(
                    .ausgelassen, "view",
                    Satz(
                        "Angaben ohne Bedeutung für eine Vorlage bleiben zurück: \(names).",
                        "Entries without meaning for a template stay behind: \(names).")))
        }
    }
}
