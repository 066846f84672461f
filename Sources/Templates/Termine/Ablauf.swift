/// The plan of `Umriss` node by node: after how many working days each begins and ends at the earliest.
///
/// No dates, no answers: every condition is kept, every repeated block runs once, every day is a working day.
public struct Ablauf: Sendable {
    /// When a node takes place.
    public struct Spanne: Hashable, Sendable {
        /// How many working days lie before it; of what has others below it, before the first of these.
        public let anfang: Int
        /// How many working days have passed when it ends; as many as before it for a milestone.
        public let ende: Int
        /// By how many working days it may begin later without moving the end of the project; of what has others below it, the
        /// least of these.
        public let puffer: Int
        /// Whether a day more for it, or for something below it, is a day more for the project.
        public let kritisch: Bool
    }

    /// The length of the project in working days.
    public let arbeitstage: Int
    /// When each node takes place, in the order of `Gliederung.eintraege`.
    public let spannen: [Spanne]

    /// The plan of a structure; nil when nothing has a duration, or when nodes wait for each other in a ring. Linear in nodes and
    /// dependencies.
    public init?(_ struktur: Struktur, _ gliederung: Gliederung) {
        let entries = gliederung.eintraege
        guard let netz = Umriss.netz(struktur, gliederung, 0..<entries.count) else { return nil }
        var achse = Zeitachse(nil)
        let rechnung = Terminrechnung(netz, &achse)
        guard !rechnung.imKreis else { return nil }
        arbeitstage = rechnung.schluss / Zeitachse.tag
        var spannen = [Spanne?](repeating: nil, count: entries.count)
        // From below, so that what is above can take in what is below it.
        for place in entries.indices.reversed() {
            let entry = entries[place]
            if entry.istBlatt {
                spannen[place] = Spanne(
                    anfang: rechnung.anfang[place] / Zeitachse.tag, ende: rechnung.ende[place] / Zeitachse.tag,
                    puffer: max(0, rechnung.spaet[place] - rechnung.anfang[place]) / Zeitachse.tag,
                    kritisch: rechnung.kritisch[place])
            }
            guard let above = entry.ueber, let own = spannen[place] else { continue }
            spannen[above] = spannen[above].map { $0.umfassend(own) } ?? own
        }
        self.spannen = spannen.map { $0 ?? Spanne(anfang: 0, ende: 0, puffer: 0, kritisch: false) }
    }
}

extension Ablauf.Spanne {
    /// Both together.
    fileprivate func umfassend(_ other: Self) -> Self {
        Self(
            anfang: min(anfang, other.anfang), ende: max(ende, other.ende), puffer: min(puffer, other.puffer),
            kritisch: kritisch || other.kritisch)
    }
}
