/// How big a template or a part of it is.
public struct Umfang: Hashable, Sendable {
    /// Phases.
    public var phasen = 0
    /// Work packages.
    public var pakete = 0
    /// Tasks.
    public var aufgaben = 0
    /// Milestones.
    public var meilensteine = 0
    /// The longest way through the plan in working days: every condition true, every repeated block once, a week of five days,
    /// a day of eight hours. Nil when nothing has a duration, or when the dependencies form a ring.
    public var arbeitstage: Int?

    /// An empty extent.
    public init() {}

    /// The extent of a whole structure. Linear in nodes and dependencies.
    public init(_ struktur: Struktur) {
        let gliederung = Gliederung(struktur)
        self = Umfang.zaehlung(struktur, gliederung, 0..<gliederung.eintraege.count)
        arbeitstage = Umriss(struktur, gliederung, 0..<gliederung.eintraege.count)?.arbeitstage
    }

    /// The nodes of some entries of the tree, counted.
    public static func zaehlung(_ struktur: Struktur, _ gliederung: Gliederung, _ range: Range<Int>) -> Umfang {
        var umfang = Umfang()
        for entry in gliederung.eintraege[range] {
            if let art = struktur.knoten[entry.id]?.art { umfang.add(art) }
        }
        return umfang
    }

    /// Counts one more.
    public mutating func add(_ art: KnotenArt) {
        switch art {
        case .phase: phasen += 1
        case .paket: pakete += 1
        case .aufgabe: aufgaben += 1
        case .meilenstein: meilensteine += 1
        }
    }

    /// What is here and not there; for counts of parts as differences of running counts.
    public static func - (left: Umfang, right: Umfang) -> Umfang {
        var umfang = Umfang()
        umfang.phasen = left.phasen - right.phasen
        umfang.pakete = left.pakete - right.pakete
        umfang.aufgaben = left.aufgaben - right.aufgaben
        umfang.meilensteine = left.meilensteine - right.meilensteine
        return umfang
    }
}
