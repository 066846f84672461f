import Bytes
import Templates

// Our own workbooks say dependencies twice, in the column of predecessors and in a sheet of their own. Either may be changed.

extension Tabellenleser {
    /// Who waits for whom, by their places in the plan.
    private struct Paar: Hashable, Comparable {
        let platz: Int
        let von: Int

        static func < (left: Paar, right: Paar) -> Bool { (left.platz, left.von) < (right.platz, right.von) }
    }

    /// Takes over what was changed in the sheet of dependencies. What was changed in both places counts as the column has it, and is reported.
    mutating func gleicheAb(mit netz: Abhaengigkeitsblatt) {
        let sheets = Sprache.allCases.compactMap { mappe.blatt(Abhaengigkeitsblatt.name($0)) }
        guard zuordnung.spalten[.vorgaenger] != nil, let sheet = sheets.first else { return }
        let before = vorher(netz)
        let (said, isComplete) = gesagt(sheet, netz, before)
        var now: [Paar: Anordnung] = [:]
        for (platz, vorgang) in plan.vorgaenge.enumerated() {
            for tie in vorgang.vorgaenger { now[Paar(platz: platz, von: tie.von)] = tie.anordnung }
        }
        for paar in Set(before.keys).union(said.keys).sorted() where said[paar] != before[paar] {
            // A row that cannot be read may be the one that seems to be missing.
            if said[paar] == nil, !isComplete { continue }
            if now[paar] == before[paar] {
                setze(paar, said[paar])
            } else if now[paar] != said[paar] {
                melde(
                    .ausgelassen, "dependency-both", paar.platz,
                    "Eine Abhängigkeit wurde in der Spalte »Vorgänger« und im Blatt »Abhängigkeiten« verschieden geändert; es gilt die Spalte.",
                    "A dependency was changed differently in the column “Predecessors” and in the sheet “Dependencies”; the column counts."
                )
            }
        }
    }

    private mutating func setze(_ paar: Paar, _ anordnung: Anordnung?) {
        let place = plan.vorgaenge[paar.platz].vorgaenger.firstIndex { $0.von == paar.von }
        switch (place, anordnung) {
        case (let place?, let anordnung?): plan.vorgaenge[paar.platz].vorgaenger[place].anordnung = anordnung
        case (let place?, nil): plan.vorgaenge[paar.platz].vorgaenger.remove(at: place)
        case (nil, let anordnung?):
            plan.vorgaenge[paar.platz].vorgaenger.append(Fremdanordnung(von: paar.von, anordnung))
        case (nil, nil): break
        }
    }

    /// The dependencies as they were written, between rows that are still there.
    private func vorher(_ netz: Abhaengigkeitsblatt) -> [Paar: Anordnung] {
        let places = plaetze
        var before: [Paar: Anordnung] = [:]
        for zeile in netz.zeilen {
            guard let own = places[zeile.id] else { continue }
            for verweis in Angaben.verweise(zeile.vorgaenger).0 {
                guard let number = Int(verweis.nummer), netz.zeilen.indices.contains(number &- 1),
                    let other = places[netz.zeilen[number &- 1].id]
                else { continue }
                before[Paar(platz: own, von: other)] = Self.anordnung(verweis)
            }
        }
        return before
    }

    /// The dependencies as the sheet has them, and whether all its rows could be read. Its numbers are those that were written, whatever became of them in the plan since; others are
    /// those of rows that were added.
    private mutating func gesagt(
        _ sheet: Arbeitsblatt, _ netz: Abhaengigkeitsblatt, _ before: [Paar: Anordnung]
    ) -> (said: [Paar: Anordnung], isComplete: Bool) {
        let places = plaetze
        var isComplete = true
        var added: [String: Int] = [:]
        for (zeile, platz) in zeilen where plan.vorgaenge[platz].id == nil { added[text(zeile, .nummer)] = platz }
        var said: [Paar: Anordnung] = [:]
        for zeile in sheet.zeilen.dropFirst() {
            let cells = (0..<6).map { Zelltext.gelesen(zeile.text($0)) }
            if cells[0].isEmpty, cells[2].isEmpty { continue }
            /// The row of a number; nil without one, a place or none where it was removed.
            func row(_ cell: String) -> Int?? {
                guard let place = Int(cell).map({ $0 &- 1 }) else { return nil }
                if netz.zeilen.indices.contains(place) { return .some(places[netz.zeilen[place].id]) }
                return added[cell].map { .some($0) }
            }
            let sign = cells[5].isEmpty || "+-\u{2212}\u{2013}".contains(cells[5].prefix(1)) ? "" : "+"
            let (found, bad) = Angaben.verweise("\(cells[0])\(cells[4])\(sign)\(cells[5])")
            guard let other = row(cells[0]), let own = row(cells[2]), bad.isEmpty, found.count == 1,
                found[0].prozent == nil
            else {
                meldeZeile(sheet, zeile)
                isComplete = false
                continue
            }
            // Whoever removed a task removed what hangs on it.
            guard let other, let own else { continue }
            let paar = Paar(platz: own, von: other)
            let titles = [(cells[1], other), (cells[3], own)]
            guard before[paar] != nil || titles.allSatisfy({ $0.isEmpty || $0 == titel($1) }) else {
                meldeZeile(sheet, zeile)
                isComplete = false
                continue
            }
            said[paar] = Self.anordnung(found[0])
        }
        return (said, isComplete)
    }

    private mutating func meldeZeile(_ sheet: Arbeitsblatt, _ zeile: Arbeitsblatt.Zeile) {
        plan.bericht.melde(
            .init(
                .ausgelassen, "dependency-unreadable", ort: "\(sheet.name), Zeile \(zeile.nummer)",
                Satz(
                    "Nummern, Titel, Art und Verzug dieser Zeile ergeben keine Abhängigkeit. Die Nummern sind die des Blatts »Plan«.",
                    "Numbers, titles, kind and lag of this row make no dependency. The numbers are those of the sheet “Plan”."
                )))
    }

    private func titel(_ platz: Int) -> String { Zelltext.gelesen(Zelltext.gezeigt(plan.vorgaenge[platz].titel)) }

    private var plaetze: [ElementID: Int] {
        var places: [ElementID: Int] = [:]
        for (platz, vorgang) in plan.vorgaenge.enumerated() {
            if let id = vorgang.id { places[id] = platz }
        }
        return places
    }

    private static func anordnung(_ verweis: Angaben.Verweis) -> Anordnung {
        Anordnung(verweis.art, verzug: verweis.verzug.map { Verzug($0.wert, $0.einheit) })
    }
}
