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
        arbeitstage = LongestWay(struktur, gliederung, 0..<gliederung.eintraege.count).arbeitstage
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

/// The longest way through some nodes.
///
/// Every node has a beginning and an end, numbered 2 × node and one more. A leaf's end comes its duration after its beginning; what has
/// nodes below it begins before them and ends after them; dependencies tie the ends they name. Points are taken when all before
/// them are known. Linear in nodes and dependencies; nothing recurses.
public struct LongestWay {
    /// In working days; nil without any duration or with a ring.
    public let arbeitstage: Int?

    /// Looks at a run of entries; dependencies from outside it do not count.
    public init(_ struktur: Struktur, _ gliederung: Gliederung, _ range: Range<Int>) {
        let entries = gliederung.eintraege
        var arrows: [(from: Int, to: Int, days: Int)] = []
        var hasDuration = false
        for place in range {
            let point = (place - range.lowerBound) * 2
            guard let knoten = struktur.knoten[entries[place].id] else { continue }
            var days = 0
            if entries[place].istBlatt, let dauer = knoten.dauer {
                days = Self.days(dauer.wert, dauer.einheit)
                hasDuration = true
            }
            arrows.append((point, point + 1, days))
            if let above = entries[place].ueber, range.contains(above) {
                let parent = (above - range.lowerBound) * 2
                arrows.append((parent, point, 0))
                arrows.append((point + 1, parent + 1, 0))
            }
            for (id, anordnung) in knoten.vorgaenger {
                guard let other = gliederung.platz(id), range.contains(other) else { continue }
                let predecessor = (other - range.lowerBound) * 2
                let lag = anordnung.verzug.map { Self.days($0.wert, $0.einheit) } ?? 0
                switch anordnung.art {
                case .endeAnfang: arrows.append((predecessor + 1, point, lag))
                case .anfangAnfang: arrows.append((predecessor, point, lag))
                case .endeEnde: arrows.append((predecessor + 1, point + 1, lag))
                case .anfangEnde: arrows.append((predecessor, point + 1, lag))
                }
            }
        }
        arbeitstage = hasDuration ? Self.longest(range.count * 2, arrows) : nil
    }

    private static func longest(_ count: Int, _ arrows: [(from: Int, to: Int, days: Int)]) -> Int? {
        var starts = [Int](repeating: 0, count: count + 1)
        var waiting = [Int](repeating: 0, count: count)
        for arrow in arrows {
            starts[arrow.from + 1] += 1
            waiting[arrow.to] += 1
        }
        for point in 0..<count { starts[point + 1] += starts[point] }
        var sorted = [Int](repeating: 0, count: arrows.count)
        var next = starts
        for (index, arrow) in arrows.enumerated() {
            sorted[next[arrow.from]] = index
            next[arrow.from] += 1
        }
        var reached = [Int](repeating: 0, count: count)
        var ready = (0..<count).filter { waiting[$0] == 0 }
        var done = 0
        while done < ready.count {
            let point = ready[done]
            done += 1
            for place in starts[point]..<starts[point + 1] {
                let arrow = arrows[sorted[place]]
                reached[arrow.to] = max(reached[arrow.to], reached[point] + arrow.days)
                waiting[arrow.to] -= 1
                if waiting[arrow.to] == 0 { ready.append(arrow.to) }
            }
        }
        return done == count ? reached.max() : nil
    }

    /// In working days, rounded away from zero.
    private static func days(_ wert: Int, _ einheit: Zeiteinheit) -> Int {
        let amount = abs(wert)
        let days =
            switch einheit {
            case .arbeitstage: amount
            case .kalendertage: (amount * 5 + 6) / 7
            case .stunden: (amount + 7) / 8
            }
        return wert < 0 ? -days : days
    }
}
