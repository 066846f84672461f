import Bytes
import Templates

// One entry: what it says in its own properties. The readable ones win; ours (X-ALLMENDE-…) add what they cannot say.

extension Kalenderleser {
    /// Properties that a row is made of or that are ours.
    private static let gelesen: Set<String> = [
        "UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DUE", "DURATION", "RELATED-TO", "ATTENDEE",
        "ORGANIZER", "CONTACT", "CATEGORIES", "STATUS", "PERCENT-COMPLETE", "COMPLETED", "RRULE", "RDATE", "EXDATE",
        "EXRULE", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
    ]
    /// Properties that somebody entered and that a template has no place for.
    private static let eingetragen: Set<String> = [
        "LOCATION", "URL", "ATTACH", "COMMENT", "RESOURCES", "PRIORITY", "GEO", "CONFERENCE", "IMAGE", "LINK",
        "CONCEPT", "REFID", "STYLED-DESCRIPTION", "STRUCTURED-DATA", "X-ALT-DESC",
    ]

    /// The row of an entry.
    mutating func eintrag(_ teil: Kalenderbestandteil) -> Fremdvorgang {
        var vorgang = Fremdvorgang(teil.text("SUMMARY") ?? "", ort: "Zeile \(teil.nummer)")
        if let text = teil.text("DESCRIPTION"), !text.utf8.isEmpty { vorgang.hinweis = text }
        eigenes(teil, &vorgang)
        zeiten(teil, &vorgang)
        personen(teil, &vorgang)
        berichte(teil, vorgang)
        return vorgang
    }

    private func eigenes(_ teil: Kalenderbestandteil, _ vorgang: inout Fremdvorgang) {
        vorgang.art = teil.text("X-ALLMENDE-ART").flatMap { KnotenArt(rawValue: $0) }
        vorgang.istMeilenstein = vorgang.art == .meilenstein
        vorgang.kennung = teil.text("X-ALLMENDE-KENNUNG")
        vorgang.bedingung = teil.text("X-ALLMENDE-BEDINGUNG")
        vorgang.wiederholung = teil.text("X-ALLMENDE-WIEDERHOLUNG")
        for zeile in teil.alle("X-ALLMENDE-ERGEBNIS") {
            let id = zeile["X-ALLMENDE-ID"].flatMap { ElementID($0) }
            vorgang.ergebnisse.append((id, Kalenderwert.text(zeile.wert)))
        }
        for zeile in teil.alle("X-ALLMENDE-RECHT") {
            let grundlage = Rechtsgrundlage(
                Kalenderwert.text(zeile.wert), land: zeile["X-ALLMENDE-LAND"], stand: zeile["X-ALLMENDE-STAND"])
            vorgang.rechtsgrundlagen.append((zeile["X-ALLMENDE-ID"].flatMap { ElementID($0) }, grundlage))
        }
        if let text = teil.text("X-ALLMENDE-FREMDIDS"), let json = try? JSON(parsing: Array(text.utf8)) {
            vorgang.fremdids = SortedMap(
                json.members.compactMap { member in
                    guard let name = member.name.text, let value = member.value.string else { return nil }
                    return (key: name, value: value)
                })
        }
    }

    // MARK: Times

    private mutating func zeiten(_ teil: Kalenderbestandteil, _ vorgang: inout Fremdvorgang) {
        let start = teil["DTSTART"].flatMap { Kalenderwert.zeit($0.wert) }
        let end = (teil["DTEND"] ?? teil["DUE"]).flatMap { Kalenderwert.zeit($0.wert) }
        let span = teil["DURATION"].flatMap { Kalenderwert.spanne($0.wert) }
        vorgang.anfang = start?.hier.tag
        var hours: Int?
        if let end {
            var (day, minute) = end.hier
            // An end is exclusive: the day, or the midnight, after the last day.
            if let first = vorgang.anfang, first < day, end.sekunde == nil || minute == 0 {
                day = day + -1
                minute = 1440
            }
            vorgang.ende = max(day, vorgang.anfang ?? day)
            if let start, start.sekunde != nil, end.sekunde != nil, let first = vorgang.anfang, first == day {
                hours = minute - start.hier.minute
            }
        } else if let start, let span, span.gesamt > 0 {
            let last = max(0, (span.gesamt + (start.sekunde == nil ? 0 : start.hier.minute * 60) - 1) / 86_400)
            vorgang.ende = start.hier.tag + last
            if span.tage == 0 { hours = span.sekunden / 60 + (span.sekunden % 60 == 0 ? 0 : 1) }
        } else if let start, start.sekunde == nil, teil.name == "VEVENT" {
            vorgang.ende = start.tag
        }
        dauer(teil, hours, span, &vorgang)
    }

    private mutating func dauer(
        _ teil: Kalenderbestandteil, _ minuten: Int?, _ span: Kalenderwert.Spanne?, _ vorgang: inout Fremdvorgang
    ) {
        if let anfang = vorgang.anfang, let ende = vorgang.ende, let zeile = teil["X-ALLMENDE-DAUER"],
            let von = zeile["X-ALLMENDE-VON"].flatMap({ Kalenderwert.zeit($0)?.tag }),
            let bis = zeile["X-ALLMENDE-BIS"].flatMap({ Kalenderwert.zeit($0)?.tag })
        {
            let old = Self.eigeneDauer(zeile.wert)
            vorgang.dauer = Zeitspanne.dauer(ausgegeben: old, von: von, bis: bis, jetzt: anfang, bis: ende, frei: frei)
            if von != anfang, vorgang.dauer == old {
                melde(
                    .ausgelassen, "date-moved", zeile,
                    Satz(
                        "Der Eintrag ist auf andere Tage verschoben; eine Vorlage hat Dauern, keine Termine.",
                        "The entry was moved to other days; a template has durations, no dates."))
            }
            return
        }
        if let minuten {
            let hours = minuten / 60 + (minuten % 60 == 0 ? 0 : 1)
            guard minuten > 0 else { return }
            vorgang.dauer = Dauer(hours, .stunden)
            if minuten % 60 != 0 {
                plan.bericht.melde(
                    .init(
                        .veraendert, "duration-rounded", ort: vorgang.ort, titel: vorgang.titel,
                        Satz(
                            "\(minuten) Minuten sind auf \(hours) Stunden aufgerundet.",
                            "\(minuten) minutes are rounded up to \(hours) hours.")))
            }
        } else if let anfang = vorgang.anfang, let ende = vorgang.ende {
            // In files of others, days are counted when it is known which rows have others below them.
            guard plan.marke != nil else { return }
            let dauer = Zeitspanne.dauer(anfang, ende)
            vorgang.dauer = dauer
            plan.bericht.melde(Zeitspanne.gezaehlt(dauer, ort: vorgang.ort, titel: vorgang.titel))
        } else if let span, span.gesamt > 0 {
            let days = span.gesamt % 86_400 == 0
            vorgang.dauer =
                days ? Dauer(span.gesamt / 86_400, .kalendertage) : Dauer((span.gesamt + 3599) / 3600, .stunden)
        } else if let zeile = teil["X-ALLMENDE-DAUER"] {
            vorgang.dauer = Self.eigeneDauer(zeile.wert)
        }
    }

    /// `40 AT schaetzung`; nil for `-`, which says that there is none.
    private static func eigeneDauer(_ text: String) -> Dauer? {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let wert = Int(parts[0]), let einheit = Zeiteinheit(rawValue: String(parts[1])),
            let herkunft = Dauer.Herkunft(rawValue: String(parts[2]))
        else { return nil }
        return Dauer(wert, einheit, herkunft)
    }

    /// The distance of a link: `GAP`, and our unit as long as nobody changed the number.
    mutating func abstand(_ zeile: Kalenderzeile) -> Verzug? {
        let gap = zeile["GAP"]
        if let own = zeile["X-ALLMENDE-VERZUG"] {
            let parts = own.split(separator: " ")
            if parts.count == 2, let wert = Int(parts[0]), let einheit = Zeiteinheit(rawValue: String(parts[1])) {
                let verzug = Verzug(wert, einheit)
                if gap == Kalender.gap(verzug) { return verzug }
            }
        }
        guard let gap else { return nil }
        guard let span = Kalenderwert.spanne(gap) else {
            melde(
                .ausgelassen, "lag-invalid", zeile,
                Satz("Der Abstand der Verknüpfung ist keine Dauer.", "The distance of the link is no duration."))
            return nil
        }
        let seconds = span.gesamt
        if seconds == 0 { return nil }
        if seconds % 86_400 == 0 { return Verzug(seconds / 86_400, .kalendertage) }
        let hours = seconds / 3600 + (seconds % 3600 == 0 ? 0 : seconds.signum())
        if seconds % 3600 != 0 {
            melde(
                .veraendert, "lag-rounded", zeile,
                Satz(
                    "Der Abstand der Verknüpfung ist auf \(hours) Stunden gerundet.",
                    "The distance of the link is rounded to \(hours) hours."))
        }
        return Verzug(hours, .stunden)
    }

    // MARK: Persons

    private mutating func personen(_ teil: Kalenderbestandteil, _ vorgang: inout Fremdvorgang) {
        for zeile in teil.zeilen {
            switch zeile.name {
            case "ORGANIZER":
                let place = person(zeile)
                if vorgang.verantwortlich == nil { vorgang.verantwortlich = place } else { vorgang.wirktMit(place) }
            case "ATTENDEE":
                let kind = zeile["CUTYPE"].map { Kalenderwert.gross($0) } ?? ""
                if kind == "ROOM" || kind == "RESOURCE" {
                    melde(
                        .ausgelassen, "resource", zeile,
                        Satz("Räume und Geräte bleiben zurück.", "Rooms and equipment stay behind."))
                } else {
                    vorgang.wirktMit(person(zeile))
                }
            case "CONTACT": kontakt(zeile, &vorgang)
            default: continue
            }
        }
    }

    private mutating func person(_ zeile: Kalenderzeile) -> Int {
        let mail = Self.adresse(zeile.wert)
        let name = zeile["CN"].flatMap { $0.utf8.isEmpty ? nil : $0 } ?? mail
        let kind: Fremdbeteiligter.Art = zeile["CUTYPE"].map { Kalenderwert.gross($0) } == "GROUP" ? .unklar : .person
        let place = beteiligte.platz("mail:\(mail.lowercased())") { Fremdbeteiligter(name, kind) }
        for spur in [mail, name] + (zeile["EMAIL"].map { [$0] } ?? []) where spur != beteiligte.alle[place].name {
            beteiligte.merke(spur, zu: place)
        }
        for other in ["SENT-BY", "DELEGATED-TO", "DELEGATED-FROM"] {
            for value in zeile.parameter.first(where: { $0.name == other })?.werte ?? [] {
                let address = Self.adresse(value)
                beteiligte.nenne(address, in: &plan)
            }
        }
        return place
    }

    private static func adresse(_ text: String) -> String {
        let start = text.utf8.prefix(7).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        return start.elementsEqual("mailto:".utf8) ? String(text.dropFirst(7)) : text
    }

    /// A role of ours; of another program, a person to ask.
    private mutating func kontakt(_ zeile: Kalenderzeile, _ vorgang: inout Fremdvorgang) {
        let name = Kalenderwert.text(zeile.wert)
        guard plan.marke != nil else {
            beteiligte.nenne(name, in: &plan)
            return melde(
                .ausgelassen, "contact", zeile,
                Satz(
                    "Ansprechpersonen des Eintrags bleiben zurück.",
                    "Persons to contact about the entry stay behind."))
        }
        let id = zeile["X-ALLMENDE-ID"].flatMap { ElementID($0) }
        let place = beteiligte.platz(id.map { "rolle:\($0)" } ?? "name:\(name)") {
            Fremdbeteiligter(
                name, id == nil ? .unklar : .rolle, id: id, kuerzel: zeile["X-ALLMENDE-KUERZEL"] ?? "")
        }
        if zeile["X-ALLMENDE-ART"] == "verantwortlich", vorgang.verantwortlich == nil {
            vorgang.verantwortlich = place
        } else if !vorgang.mitwirkend.contains(place) {
            vorgang.mitwirkend.append(place)
        }
    }

    // MARK: What stays behind

    private mutating func berichte(_ teil: Kalenderbestandteil, _ vorgang: Fremdvorgang) {
        func line(_ code: String, _ satz: Satz) -> Importbericht.Zeile {
            Importbericht.Zeile(.ausgelassen, code, ort: vorgang.ort, titel: vorgang.titel, satz)
        }
        if let rule = teil.zeilen.first(where: { ["RRULE", "RDATE", "EXRULE"].contains($0.name) && !$0.wert.isEmpty }) {
            plan.bericht.melde(
                line(
                    "recurrence",
                    Satz(
                        "Der Eintrag wiederholt sich (\(rule.wert.prefix(80))); übernommen ist er einmal.",
                        "The entry repeats (\(rule.wert.prefix(80))); it is taken once.")))
        }
        if !teil.kinder.isEmpty {
            plan.bericht.melde(
                line(
                    "alarm",
                    Satz(
                        "\(teil.kinder.count) Erinnerungen bleiben zurück.",
                        "\(teil.kinder.count) reminders stay behind.")))
        }
        let status = teil.text("STATUS").map { Kalenderwert.gross($0) } ?? ""
        let percent = teil["PERCENT-COMPLETE"].flatMap { Int($0.wert) } ?? 0
        if ["IN-PROCESS", "COMPLETED", "CANCELLED"].contains(status) || percent > 0 || teil["COMPLETED"] != nil {
            plan.bericht.melde(
                line(
                    "progress",
                    Satz(
                        "Der Stand der Bearbeitung (\(status.isEmpty ? "\(percent) %" : status)) bleibt zurück: "
                            + "Eine Vorlage hat keinen.",
                        "The progress (\(status.isEmpty ? "\(percent) %" : status)) stays behind: a template has none.")
                ))
        }
        if plan.marke == nil {
            let labels = teil.alle("CATEGORIES").flatMap { Kalenderwert.liste($0.wert) }.joined(separator: ", ")
            if !labels.isEmpty {
                plan.bericht.melde(
                    line(
                        "labels",
                        Satz("Kategorien bleiben zurück: \(labels).", "Categories stay behind: \(labels).")))
            }
        }
        var entered: [String] = []
        for zeile in teil.zeilen where !Self.gelesen.contains(zeile.name) && !zeile.name.hasPrefix("X-ALLMENDE-") {
            if !Self.eingetragen.contains(zeile.name) {
                nebensaechlich.insert(zeile.name)
            } else if !(zeile.name == "PRIORITY" && zeile.wert == "0"), !entered.contains(zeile.name) {
                entered.append(zeile.name)
            }
        }
        if !entered.isEmpty {
            let names = entered.joined(separator: ", ")
            plan.bericht.melde(
                line(
                    "property",
                    Satz("Angaben des Eintrags bleiben zurück: \(names).", "Entries stay behind: \(names).")))
        }
    }
}
