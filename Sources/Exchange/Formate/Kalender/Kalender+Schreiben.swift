import Bytes
import Templates

extension Kalender {
    /// Writes a plan as a calendar: to-dos (Thunderbird, Nextcloud, Apple), or events that last whole days, which is what Outlook takes.
    ///
    /// The names of entries (UID) are made of our ids, so that the same template comes again as the same entries. `DTSTAMP` is the first day
    /// of the plan, so the same plan gives the same bytes. Ends are exclusive, as the standard has them. Linear.
    public static func schreibe(_ plan: Ausfuhrplan, alsTermine: Bool = false) throws(Austauschfehler) -> Ausfuhr {
        var schreiber = Kalenderschreiber(plan, alsTermine: alsTermine)
        schreiber.schreibe()
        return Ausfuhr(schreiber.zeilen.bytes, schreiber.verluste)
    }

    /// A distance as RFC 9253 writes it: days or hours, without a word for working days.
    static func gap(_ verzug: Verzug) -> String {
        let sign = verzug.wert < 0 ? "-" : ""
        let count = verzug.wert.magnitude
        return verzug.einheit == .stunden ? "\(sign)PT\(count)H" : "\(sign)P\(count)D"
    }

    /// A day as it stands in a calendar: `20270104`.
    static func tag(_ tag: Kalendertag) -> String {
        String(decoding: tag.description.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    }
}

/// Writes the entries of a plan.
struct Kalenderschreiber {
    private let plan: Ausfuhrplan
    private let alsTermine: Bool
    private var nachfolger: [ElementID: [(id: ElementID, anordnung: Anordnung)]] = [:]
    private var verloren: [Verlust.Feld: [ElementID]] = [:]
    private var oberster = ""

    /// What was written.
    private(set) var zeilen = Kalenderzeilen()

    init(_ plan: Ausfuhrplan, alsTermine: Bool) {
        self.plan = plan
        self.alsTermine = alsTermine
        for (id, knoten) in plan.mappe.struktur.knoten {
            for (vor, anordnung) in knoten.vorgaenger {
                if plan.mappe.struktur.knoten.contains(vor) {
                    nachfolger[vor, default: []].append((id, anordnung))
                    if anordnung.verzug?.einheit == .arbeitstage { verloren[.verzug, default: []].append(id) }
                } else {
                    verloren[.vorgaenger, default: []].append(id)
                }
            }
        }
    }

    mutating func schreibe() {
        let struktur = plan.mappe.struktur
        zeilen.zeile("BEGIN:VCALENDAR")
        zeilen.zeile("VERSION:2.0")
        zeilen.zeile("PRODID:-//Allmende//Vorlage//DE")
        zeilen.zeile("CALSCALE:GREGORIAN")
        zeilen.text("NAME", plan.mappe.vorlage.titel)
        zeilen.text("X-WR-CALNAME", plan.mappe.vorlage.titel)
        if !plan.mappe.vorlage.kurztext.isEmpty { zeilen.text("DESCRIPTION", plan.mappe.vorlage.kurztext) }
        zeilen.text("X-ALLMENDE-MARKE", plan.marke.text)
        for (id, rolle) in struktur.rollen {
            let parameter = [("X-ALLMENDE-ID", id.description), ("X-ALLMENDE-KUERZEL", rolle.kuerzel)]
            if !zeilen.text("X-ALLMENDE-ROLLE", parameter, rolle.titel) { verloren[.rollen, default: []].append(id) }
            if hatSteuerzeichen(rolle.kuerzel) { verloren[.kuerzel, default: []].append(id) }
        }
        if !struktur.parameter.isEmpty {
            var fragen = Struktur()
            fragen.parameter = struktur.parameter
            zeilen.text("X-ALLMENDE-PARAMETER", JSONDatei.zeile(fragen.canonicalText))
        }
        for (platz, zeile) in plan.zeilen.enumerated() { schreibe(zeile.eintrag, zeile.knoten, platz) }
        zeilen.zeile("END:VCALENDAR")
    }

    private mutating func schreibe(_ eintrag: Gliederung.Eintrag, _ knoten: Knoten, _ platz: Int) {
        let id = eintrag.id
        zeilen.zeile(alsTermine ? "BEGIN:VEVENT" : "BEGIN:VTODO")
        zeilen.zeile("UID:\(id)\(Kalender.stelle)")
        let stamp = Kalendertag(plan.marke.start) ?? plan.termine?.anfang ?? Kalendertag(nummer: 0)
        zeilen.zeile("DTSTAMP:\(Kalender.tag(stamp))T000000Z")
        if !zeilen.text("SUMMARY", knoten.titel) { verloren[.titel, default: []].append(id) }
        if let hinweis = knoten.hinweis {
            let whole = hinweis.isEmpty ? false : zeilen.text("DESCRIPTION", hinweis)
            if !whole { verloren[.hinweis, default: []].append(id) }
        }
        let zeit = plan.termine?.zeitraeume[id]
        if let zeit {
            zeilen.zeile("DTSTART;VALUE=DATE:\(Kalender.tag(zeit.anfang))")
            zeilen.zeile("\(alsTermine ? "DTEND" : "DUE");VALUE=DATE:\(Kalender.tag(zeit.ende + 1))")
        }
        if alsTermine {
            zeilen.zeile("TRANSP:TRANSPARENT")
            zeilen.zeile("X-MICROSOFT-CDO-BUSYSTATUS:FREE")
        } else {
            zeilen.zeile("STATUS:NEEDS-ACTION")
            zeilen.zeile("PERCENT-COMPLETE:0")
        }
        if eintrag.tiefe == 0 { oberster = knoten.titel }
        zeilen.text("CATEGORIES", oberster)
        if let above = eintrag.ueber {
            let parent = plan.gliederung.eintraege[above].id
            zeilen.zeile("RELATED-TO;RELTYPE=PARENT:\(parent)\(Kalender.stelle)")
        } else if !alsTermine || platz == 0 {
            // Servers that keep one file an entry drop what stands around it.
            zeilen.text("X-ALLMENDE-MARKE", plan.marke.text)
        }
        schreibeAnordnungen(id)
        schreibeRollen(id, knoten)
        schreibeEigenes(id, knoten, platz, zeit)
        zeilen.zeile(alsTermine ? "END:VEVENT" : "END:VTODO")
    }

    private mutating func schreibeAnordnungen(_ id: ElementID) {
        for (nach, anordnung) in nachfolger[id] ?? [] {
            let kind =
                switch anordnung.art {
                case .endeAnfang: "FINISHTOSTART"
                case .anfangAnfang: "STARTTOSTART"
                case .endeEnde: "FINISHTOFINISH"
                case .anfangEnde: "STARTTOFINISH"
                }
            var parameter = [("RELTYPE", kind)]
            if let verzug = anordnung.verzug {
                parameter.append(("GAP", Kalender.gap(verzug)))
                parameter.append(("X-ALLMENDE-VERZUG", "\(verzug.wert) \(verzug.einheit.rawValue)"))
            }
            zeilen.text("RELATED-TO", parameter, "\(nach)\(Kalender.stelle)")
        }
    }

    private mutating func schreibeRollen(_ id: ElementID, _ knoten: Knoten) {
        var roles = knoten.mitwirkend.map { ($0, "mitwirkend") }
        if let role = knoten.verantwortlich { roles.insert((role, "verantwortlich"), at: 0) }
        for (role, art) in roles {
            guard let rolle = plan.mappe.struktur.rollen[role] else {
                verloren[art == "mitwirkend" ? .mitwirkend : .verantwortlich, default: []].append(id)
                continue
            }
            let parameter = [
                ("X-ALLMENDE-ART", art), ("X-ALLMENDE-ID", role.description), ("X-ALLMENDE-KUERZEL", rolle.kuerzel),
            ]
            zeilen.text("CONTACT", parameter, rolle.titel)
        }
    }

    private mutating func schreibeEigenes(
        _ id: ElementID, _ knoten: Knoten, _ platz: Int, _ zeit: Ausfuhrplan.Termine.Zeitraum?
    ) {
        zeilen.zeile("X-ALLMENDE-PLATZ:\(platz)")
        zeilen.zeile("X-ALLMENDE-ART:\(knoten.art.rawValue)")
        let dauer = knoten.dauer.map { "\($0.wert) \($0.einheit.rawValue) \($0.herkunft.rawValue)" } ?? "-"
        let days = zeit.map {
            [("X-ALLMENDE-VON", Kalender.tag($0.anfang)), ("X-ALLMENDE-BIS", Kalender.tag($0.ende))]
        }
        zeilen.text("X-ALLMENDE-DAUER", days ?? [], dauer)
        func optional(_ name: String, _ value: String?, _ feld: Verlust.Feld) {
            guard let value else { return }
            if !zeilen.text(name, value) { verloren[feld, default: []].append(id) }
        }
        optional("X-ALLMENDE-KENNUNG", knoten.kennung, .kennung)
        optional("X-ALLMENDE-BEDINGUNG", knoten.bedingung, .bedingung)
        optional("X-ALLMENDE-WIEDERHOLUNG", knoten.wiederholung?.description, .wiederholung)
        for (result, text) in knoten.ergebnisse {
            let whole = zeilen.text("X-ALLMENDE-ERGEBNIS", [("X-ALLMENDE-ID", result.description)], text)
            if !whole { verloren[.ergebnisse, default: []].append(id) }
        }
        for (law, grundlage) in knoten.rechtsgrundlagen {
            var parameter = [("X-ALLMENDE-ID", law.description)]
            if let land = grundlage.land { parameter.append(("X-ALLMENDE-LAND", land)) }
            if let stand = grundlage.stand { parameter.append(("X-ALLMENDE-STAND", stand)) }
            let whole = zeilen.text("X-ALLMENDE-RECHT", parameter, grundlage.norm)
            if !whole { verloren[.rechtsgrundlagen, default: []].append(id) }
        }
        guard !knoten.fremdids.isEmpty else { return }
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in knoten.fremdids {
            writer.name(name)
            writer.string(value)
        }
        writer.endObject()
        zeilen.text("X-ALLMENDE-FREMDIDS", JSONDatei.zeile(writer.text))
    }

    private func hatSteuerzeichen(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
    }

    // MARK: Losses

    /// What a calendar cannot carry.
    var verluste: [Verlust] {
        var losses = plan.rahmenverluste("iCalendar")
        for feld in Verlust.Feld.allCases {
            guard let ids = verloren[feld] else { continue }
            losses.append(Verlust(feld, Array(Set(ids)).sorted(), Self.satz(feld)))
        }
        return losses
    }

    private static func satz(_ feld: Verlust.Feld) -> Satz {
        switch feld {
        case .verzug:
            Satz(
                "Kalender zählen Abstände in Kalendertagen; Abstände in Arbeitstagen wirken dort kürzer. Zurück kommen sie "
                    + "unverändert, solange die Zahl dieselbe ist.",
                "Calendars count distances in calendar days; distances in working days act shorter there. They come back "
                    + "unchanged as long as the number is the same.")
        case .vorgaenger:
            Satz(
                "Abhängigkeiten von Vorgängen, die es nicht gibt, sind nicht geschrieben.",
                "Dependencies on tasks that do not exist are not written.")
        case .verantwortlich, .mitwirkend:
            Satz("Rollen, die es nicht gibt, sind nicht geschrieben.", "Roles that do not exist are not written.")
        default:
            Satz(
                "Steuerzeichen und leere Texte stehen nicht im Kalender.",
                "Control characters and empty texts do not stand in a calendar.")
        }
    }
}
