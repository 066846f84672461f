/// The dates of a net: forwards the earliest, backwards the latest (DIN 69900). Linear in nodes and dependencies; nothing recurses.
///
/// A leaf begins as early as all bounds on its beginning and its end allow. Bounds on a node with others below it go to all of these.
struct Terminrechnung {
    /// Whether the net has a ring, so that there are no dates.
    private(set) var imKreis = false
    /// Whether dates lie behind the last year that is computed.
    private(set) var zuWeit = false
    /// The end of the project.
    private(set) var schluss = 0
    /// When nodes begin and end at the earliest; of what has others below it, when the last of these begins and ends.
    private(set) var anfang: [Int]
    private(set) var ende: [Int]
    /// When leaves begin at the latest.
    private(set) var spaet: [Int]
    /// When leaves begin at the latest without moving any other.
    private(set) var frei: [Int]
    /// Leaves without float, and those on a chain that determines the end.
    private(set) var kritisch: [Bool]
    /// Whether the earliest beginning of a leaf follows from the beginning of another, not from an end.
    private(set) var mitAnfang: [Bool]

    private var fruehAnfang: [Int]
    private var fruehEnde: [Int]
    private static let offen = Int.max

    init(_ netz: Netz, _ achse: inout Zeitachse) {
        let count = netz.count
        anfang = [Int](repeating: 0, count: count)
        ende = anfang
        spaet = anfang
        frei = anfang
        kritisch = [Bool](repeating: false, count: count)
        mitAnfang = kritisch
        fruehAnfang = anfang
        fruehEnde = anfang
        let ausgaenge = Netz.Ausgaenge(netz)
        let order = netz.reihenfolge(ausgaenge)
        guard order.count == count * 2 else {
            imKreis = true
            return
        }
        forwards(netz, ausgaenge, order, &achse)
        if achse.zuWeit {
            zuWeit = true
            return
        }
        backwards(netz, ausgaenge, order, &achse)
        chains(netz, ausgaenge, order, &achse)
        zuWeit = achse.zuWeit
    }

    private mutating func forwards(
        _ netz: Netz, _ ausgaenge: Netz.Ausgaenge, _ order: [Int], _ achse: inout Zeitachse
    ) {
        for point in order {
            let node = point >> 1
            let above = netz.ueber[node]
            if point & 1 == 0 {
                if above >= 0 {
                    if fruehAnfang[above] > fruehAnfang[node] {
                        fruehAnfang[node] = fruehAnfang[above]
                        mitAnfang[node] = mitAnfang[above]
                    }
                    fruehEnde[node] = max(fruehEnde[node], fruehEnde[above])
                }
                switch netz.formen[node] {
                case .oberknoten, .verbund: break
                case .blatt, .durchgang:
                    let dauer = netz.dauern[node]
                    let bound = achse.anfang(endeAb: fruehEnde[node], dauer)
                    (anfang[node], ende[node]) = achse.lauf(max(fruehAnfang[node], bound), dauer)
                    if netz.formen[node] == .blatt { schluss = max(schluss, ende[node]) }
                }
                continue
            }
            if above >= 0 {
                anfang[above] = max(anfang[above], anfang[node])
                ende[above] = max(ende[above], ende[node])
            }
            for number in ausgaenge[node] {
                let pfeil = netz.pfeile[number]
                let target = pfeil.nach
                if netz.formen[target] == .verbund {
                    anfang[target] = max(anfang[target], anfang[node])
                    ende[target] = max(ende[target], ende[node])
                    continue
                }
                let fromBeginning = pfeil.art == .anfangAnfang || pfeil.art == .anfangEnde
                let t = achse.nach(fromBeginning ? anfang[node] : ende[node], pfeil.verzug)
                switch pfeil.art {
                case .endeAnfang, .anfangAnfang:
                    if t > fruehAnfang[target] {
                        fruehAnfang[target] = t
                        mitAnfang[target] = fromBeginning
                    } else if t == fruehAnfang[target], !fromBeginning {
                        mitAnfang[target] = false
                    }
                case .endeEnde, .anfangEnde: fruehEnde[target] = max(fruehEnde[target], t)
                }
            }
        }
    }

    /// The latest beginnings and ends of a node, and those that move no other.
    private struct Grenzen {
        var anfang = offen
        var ende = offen

        mutating func tighten(_ other: Grenzen) {
            anfang = min(anfang, other.anfang)
            ende = min(ende, other.ende)
        }
    }

    private mutating func backwards(
        _ netz: Netz, _ ausgaenge: Netz.Ausgaenge, _ order: [Int], _ achse: inout Zeitachse
    ) {
        let count = netz.count
        let alles = achse.arbeit(vor: schluss)
        let grenze = achse.spaetestes(alles)
        // What leaves a node (bounds on its own dates) and what enters it (bounds that those before it must keep).
        var aus = [Grenzen](repeating: Grenzen(), count: count)
        var ein = aus
        var ausFrei = aus
        var einFrei = aus

        for point in order.reversed() {
            let node = point >> 1
            let above = netz.ueber[node]
            if point & 1 == 1 {
                var own = aus[node]
                var free = ausFrei[node]
                for number in ausgaenge[node] {
                    let pfeil = netz.pfeile[number]
                    let target = pfeil.nach
                    if netz.formen[target] == .verbund {
                        own.tighten(aus[target])
                        free.tighten(ausFrei[target])
                        continue
                    }
                    let toBeginning = pfeil.art == .endeAnfang || pfeil.art == .anfangAnfang
                    let late = toBeginning ? ein[target].anfang : ein[target].ende
                    let early = toBeginning ? einFrei[target].anfang : einFrei[target].ende
                    let lateBound = late == Self.offen ? late : achse.vor(late, pfeil.verzug, alles, grenze)
                    let freeBound = early == Self.offen ? early : achse.vor(early, pfeil.verzug, alles, grenze)
                    switch pfeil.art {
                    case .endeAnfang, .endeEnde:
                        own.ende = min(own.ende, lateBound)
                        free.ende = min(free.ende, freeBound)
                    case .anfangAnfang, .anfangEnde:
                        own.anfang = min(own.anfang, lateBound)
                        free.anfang = min(free.anfang, freeBound)
                    }
                }
                if above >= 0 {
                    own.tighten(aus[above])
                    free.tighten(ausFrei[above])
                }
                aus[node] = own
                ausFrei[node] = free
                continue
            }
            switch netz.formen[node] {
            case .oberknoten: break
            case .verbund: continue
            case .durchgang:
                ein[node].anfang = min(aus[node].anfang, aus[node].ende)
                einFrei[node].anfang = min(ausFrei[node].anfang, ausFrei[node].ende)
                ein[node].ende = ein[node].anfang
                einFrei[node].ende = einFrei[node].anfang
            case .blatt:
                let dauer = netz.dauern[node]
                let frueh = anfang[node]
                func latest(_ bounds: Grenzen, _ achse: inout Zeitachse) -> Int {
                    max(
                        frueh,
                        achse.spaetesterAnfang(
                            dauer, anfang: min(bounds.anfang, grenze), ende: min(bounds.ende, grenze), frueh: frueh))
                }
                spaet[node] = latest(aus[node], &achse)
                frei[node] = latest(ausFrei[node], &achse)
                kritisch[node] = achse.arbeit(vor: spaet[node]) <= achse.arbeit(vor: frueh)
                ein[node] = eingang(netz.dauern[node], ab: spaet[node], &achse)
                einFrei[node] = eingang(netz.dauern[node], ab: frueh, &achse)
            }
            if above >= 0 {
                ein[above].tighten(ein[node])
                einFrei[above].tighten(einFrei[node])
            }
        }
    }

    /// What those before a leaf must keep so that it can begin at a moment. Its end is any moment with the same work before it.
    private func eingang(_ dauer: Netz.Spanne, ab t: Int, _ achse: inout Zeitachse) -> Grenzen {
        switch dauer {
        case .arbeit(0), .kalender(0): return Grenzen(anfang: t, ende: t)
        default: return Grenzen(anfang: t, ende: achse.spaetestes(achse.arbeit(vor: achse.lauf(t, dauer).ende)))
        }
    }

    /// Marks what determines the end of the project: where periods in days of the calendar end on days without work, what comes before
    /// them may have some float although the end follows from it.
    private mutating func chains(
        _ netz: Netz, _ ausgaenge: Netz.Ausgaenge, _ order: [Int], _ achse: inout Zeitachse
    ) {
        let alles = achse.arbeit(vor: schluss)
        // Whether the bound on the beginning or end of a node, and whether its own beginning or end, is on a chain.
        var ein = [(anfang: Bool, ende: Bool)](repeating: (false, false), count: netz.count)
        var aus = ein
        for point in order.reversed() {
            let node = point >> 1
            let above = netz.ueber[node]
            if point & 1 == 1 {
                for number in ausgaenge[node] {
                    let pfeil = netz.pfeile[number]
                    let target = pfeil.nach
                    if netz.formen[target] == .verbund {
                        if aus[target].anfang, anfang[target] == anfang[node] { aus[node].anfang = true }
                        if aus[target].ende, ende[target] == ende[node] { aus[node].ende = true }
                        continue
                    }
                    let toBeginning = pfeil.art == .endeAnfang || pfeil.art == .anfangAnfang
                    guard toBeginning ? ein[target].anfang : ein[target].ende else { continue }
                    let fromBeginning = pfeil.art == .anfangAnfang || pfeil.art == .anfangEnde
                    let t = achse.nach(fromBeginning ? anfang[node] : ende[node], pfeil.verzug)
                    let bound = toBeginning ? fruehAnfang[target] : fruehEnde[target]
                    guard achse.arbeit(vor: t) == achse.arbeit(vor: bound) else { continue }
                    if fromBeginning { aus[node].anfang = true } else { aus[node].ende = true }
                }
                if above >= 0 {
                    if aus[above].anfang, anfang[above] == anfang[node] { aus[node].anfang = true }
                    if aus[above].ende, ende[above] == ende[node] { aus[node].ende = true }
                }
                continue
            }
            switch netz.formen[node] {
            case .oberknoten, .verbund: break
            case .blatt, .durchgang:
                let last = netz.formen[node] == .blatt && achse.arbeit(vor: ende[node]) == alles
                guard last || aus[node].anfang || aus[node].ende else { break }
                if netz.formen[node] == .blatt { kritisch[node] = true }
                let dauer = netz.dauern[node]
                if achse.lauf(fruehAnfang[node], dauer).anfang == anfang[node] { ein[node].anfang = true }
                let bound = achse.anfang(endeAb: fruehEnde[node], dauer)
                if fruehEnde[node] > 0, achse.lauf(bound, dauer).anfang == anfang[node] { ein[node].ende = true }
            }
            if above >= 0 {
                if ein[node].anfang, fruehAnfang[above] == fruehAnfang[node] { ein[above].anfang = true }
                if ein[node].ende, fruehEnde[above] == fruehEnde[node] { ein[above].ende = true }
            }
        }
    }
}
