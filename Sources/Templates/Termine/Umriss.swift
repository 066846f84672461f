/// The plan of a template without dates and without answers: how long it takes, and what that follows from.
///
/// Every condition is kept, every repeated block runs once, every day is a working day. Days of the calendar are converted as the
/// template format says (⌈KT · 5 / 7⌉), hours are rounded up to days of eight.
public struct Umriss: Hashable, Sendable {
    /// The length of the project in working days.
    public let arbeitstage: Int
    /// The leaves without float: a day more for one of them is a day more for the project.
    public let kritisch: Set<ElementID>

    /// The outline of a structure; nil when nothing has a duration, or when nodes wait for each other in a ring.
    public init?(_ struktur: Struktur) {
        let gliederung = Gliederung(struktur)
        self.init(struktur, gliederung, 0..<gliederung.eintraege.count)
    }

    /// The outline of a run of entries of the tree; dependencies from outside it do not count. Linear in nodes and dependencies.
    public init?(_ struktur: Struktur, _ gliederung: Gliederung, _ range: Range<Int>) {
        let entries = gliederung.eintraege
        guard let netz = Self.netz(struktur, gliederung, range) else { return nil }
        var achse = Zeitachse(nil)
        let rechnung = Terminrechnung(netz, &achse)
        guard !rechnung.imKreis else { return nil }
        arbeitstage = rechnung.schluss / Zeitachse.tag
        kritisch = Set(
            range.indices.compactMap { place in
                rechnung.kritisch[place - range.lowerBound] ? entries[place].id : nil
            })
    }

    /// The net of a run of entries, in working days; nil when nothing has a duration.
    static func netz(_ struktur: Struktur, _ gliederung: Gliederung, _ range: Range<Int>) -> Netz? {
        let entries = gliederung.eintraege
        var netz = Netz()
        netz.reserve(range.count)
        var hasDuration = false
        for place in range {
            let entry = entries[place]
            let above = entry.ueber.map { range.contains($0) ? $0 - range.lowerBound : -1 } ?? -1
            let dauer = entry.istBlatt ? struktur.knoten[entry.id]?.dauer : nil
            if dauer != nil { hasDuration = true }
            netz.add(
                entry.istBlatt ? .blatt : .oberknoten, unter: above,
                dauer: dauer.map { spanne($0.wert, $0.einheit) } ?? .keine)
        }
        guard hasDuration else { return nil }
        for place in range {
            guard let knoten = struktur.knoten[entries[place].id] else { continue }
            for (id, anordnung) in knoten.vorgaenger {
                guard let other = gliederung.platz(id), range.contains(other) else { continue }
                netz.tie(
                    other - range.lowerBound, place - range.lowerBound, anordnung.art,
                    anordnung.verzug.map { spanne($0.wert, $0.einheit) } ?? .keine)
            }
        }
        return netz
    }

    /// In working days, rounded away from zero.
    private static func spanne(_ wert: Int, _ einheit: Zeiteinheit) -> Netz.Spanne {
        let amount = abs(wert)
        let days =
            switch einheit {
            case .arbeitstage: amount
            case .kalendertage: (amount * 5 + 6) / 7
            case .stunden: (amount + 7) / 8
            }
        return .arbeit((wert < 0 ? -days : days) * Zeitachse.tag)
    }
}
