import Templates

/// Durations of rows whose file states days only.
enum Zeitspanne {
    /// The working days from one day to another, both counted, without Saturdays, Sundays and the days named. Constant time but for those.
    static func arbeitstage(_ von: Kalendertag, _ bis: Kalendertag, frei: some Sequence<Kalendertag> = []) -> Int {
        guard von.nummer <= bis.nummer else { return 0 }
        let (days, overflow) = bis.nummer.subtractingReportingOverflow(von.nummer)
        guard !overflow, days < 10_000_000 else { return 0 }
        var count = (days + 1) / 7 * 5
        var weekday = von.wochentag
        for _ in 0..<(days + 1) % 7 {
            if weekday < 6 { count += 1 }
            weekday = weekday == 7 ? 1 : weekday + 1
        }
        for day in frei where day.wochentag < 6 && von <= day && day <= bis { count -= 1 }
        return max(0, count)
    }

    /// A duration for a row that lasts from one day to another: its working days, at least one.
    static func dauer(_ von: Kalendertag, _ bis: Kalendertag, frei: some Sequence<Kalendertag> = []) -> Dauer {
        Dauer(max(1, arbeitstage(von, bis, frei: frei)))
    }

    /// How many units of time a span has, counted as a duration in that unit is.
    static func anzahl(
        _ einheit: Zeiteinheit, _ von: Kalendertag, _ bis: Kalendertag, frei: some Sequence<Kalendertag>
    ) -> Int {
        switch einheit {
        case .kalendertage: max(1, bis.nummer &- von.nummer &+ 1)
        case .arbeitstage, .stunden: max(1, arbeitstage(von, bis, frei: frei))
        }
    }

    /// The duration of a row of ours after its days may have been changed in another program: the one it went out with as long as the
    /// new days come to as many, else the count of the new days.
    ///
    /// Days alone do not tell an edit of the duration from one of the dates; what has the same length was moved, not changed.
    static func dauer(
        ausgegeben alt: Dauer?, von altVon: Kalendertag, bis altBis: Kalendertag, jetzt von: Kalendertag,
        bis: Kalendertag, frei: some Sequence<Kalendertag>
    ) -> Dauer? {
        if altVon == von, altBis == bis { return alt }
        let unit = alt?.einheit == .kalendertage ? Zeiteinheit.kalendertage : .arbeitstage
        let now = anzahl(unit, von, bis, frei: frei)
        if anzahl(unit, altVon, altBis, frei: frei) == now { return alt }
        return Dauer(now, unit)
    }

    /// What the report says of a duration that was counted from days.
    static func gezaehlt(_ dauer: Dauer, ort: String, titel: String) -> Importbericht.Zeile {
        Importbericht.Zeile(
            .veraendert, "duration-from-dates", ort: ort, titel: titel,
            Satz(
                "Die Datei nennt nur Tage; die Dauer ist daraus gezählt (\(dauer.wort(.de)), ohne Feiertage).",
                "The file states days only; the duration is counted from them (\(dauer.wort(.en)), without holidays)."))
    }
}

extension Ausfuhrmarke {
    /// The days nobody worked in the years around a plan that went out: as the schedule it went out with counted them.
    func feiertage(von: Kalendertag, bis: Kalendertag) -> [Kalendertag] {
        guard let land = Land(rawValue: land), von <= bis else { return [] }
        let (first, last) = (von.teile.jahr, bis.teile.jahr)
        guard first <= last else { return [] }
        let places = Set(orte.compactMap { Ortsfeiertag(rawValue: $0) })
        return (first...last).clamped(to: Feiertage.jahre).flatMap { Feiertage.des($0, land, orte: places).map(\.tag) }
    }
}
