/// A template with dates: when each task begins and ends at the earliest and at the latest, how much float it has, and which tasks
/// determine the end (Specs/plan.md).
///
/// Takes time in proportion to nodes, copies and dependencies, times a logarithm; nothing recurses.
public struct Terminplan: Sendable {
    /// A task, milestone, work package or phase of the plan.
    public struct Zeile: Hashable, Sendable {
        /// The node of the template.
        public let knoten: ElementID
        /// What its copy stands for, where it is repeated; from the outside in.
        public let kopie: [String]
        /// "1.2.1" as in the template.
        public let nummer: String
        /// 0 at the top.
        public let tiefe: Int
        /// What it is.
        public let art: KnotenArt
        /// What it is called.
        public let titel: String
        /// Whether nothing is below it.
        public let istBlatt: Bool
        /// How long it takes; nil for a milestone and for what has others below it.
        public let dauer: Dauer?
        /// The role that answers for it.
        public let verantwortlich: ElementID?
        /// The earliest first and last day; of what has others below it, of all below it.
        public internal(set) var anfang: Kalendertag
        /// The earliest last day.
        public internal(set) var ende: Kalendertag
        /// The latest first day that does not move the end of the project.
        public internal(set) var spaetesterAnfang: Kalendertag
        /// The latest last day that does not move the end of the project.
        public internal(set) var spaetestesEnde: Kalendertag
        /// By how many minutes of work it may begin later without moving the end of the project (Gesamtpuffer); 480 are a day.
        public internal(set) var gesamtpuffer: Int
        /// By how many minutes of work it may begin later without moving any other task (freie Pufferzeit).
        public internal(set) var freierPuffer: Int
        /// Whether it determines the end of the project.
        public internal(set) var kritisch: Bool
    }

    /// The tasks in the order of the tree; empty when there are no dates.
    public private(set) var zeilen: [Zeile] = []
    /// The first day.
    public let anfang: Kalendertag
    /// The last day; nil when there are no dates.
    public private(set) var ende: Kalendertag?
    /// The working days from the first day to the last.
    public private(set) var arbeitstage = 0
    /// What the reader must know.
    public private(set) var befunde: [Planbefund]

    /// Whether something is wrong with the plan, not only open.
    public var hatFehler: Bool { befunde.contains { $0.schwere == .fehler } }

    /// Schedules a template.
    ///
    /// - Throws: `PlanError`: too many copies or tasks.
    public init(_ struktur: Struktur, _ vorgaben: Planvorgaben) throws(PlanError) {
        let plan = try Plan(struktur, vorgaben.antworten)
        anfang = vorgaben.start
        befunde = plan.befunde
        var achse = Zeitachse(
            Arbeitskalender(
                vorgaben.land, ab: vorgaben.start, orte: vorgaben.orte, ohneVorfeiertage: vorgaben.ohneVorfeiertage))
        let rechnung = Terminrechnung(plan.netz, &achse)
        if rechnung.imKreis {
            befunde += plan.kreise()
        } else if rechnung.zuWeit {
            befunde.append(Planbefund(.tooLong, nil, "", ["\(Feiertage.jahre.upperBound)"]))
        } else {
            fill(plan, rechnung, &achse)
            notes(vorgaben)
        }
        befunde.sort { $0.schwere < $1.schwere }
    }

    private mutating func fill(_ plan: Plan, _ rechnung: Terminrechnung, _ achse: inout Zeitachse) {
        let start = anfang
        // By vorgang, where its line stands.
        var places = [Int](repeating: -1, count: plan.vorgaenge.count)
        // A node with others below it stays as long as one of these does.
        var stays = [Bool](repeating: false, count: plan.vorgaenge.count)
        for number in plan.vorgaenge.indices.reversed() {
            let vorgang = plan.vorgaenge[number]
            if plan.netz.formen[number] == .blatt { stays[number] = true }
            if stays[number], vorgang.ueber >= 0 { stays[vorgang.ueber] = true }
        }
        zeilen.reserveCapacity(plan.vorgaenge.count)
        for (number, vorgang) in plan.vorgaenge.enumerated() where stays[number] {
            let entry = plan.gliederung.eintraege[vorgang.platz]
            let place = vorgang.platz
            let art = plan.knoten[place].art
            let days = plan.netz.formen[number] == .blatt ? Tage(number, plan.netz, rechnung, &achse) : Tage()
            places[number] = zeilen.count
            zeilen.append(
                Zeile(
                    knoten: entry.id, kopie: vorgang.kopie < 0 ? [] : plan.etiketten(number), nummer: entry.nummer,
                    tiefe: entry.tiefe, art: art, titel: plan.knoten[place].titel, istBlatt: entry.istBlatt,
                    dauer: entry.istBlatt && art != .meilenstein ? plan.knoten[place].dauer : nil,
                    verantwortlich: plan.knoten[place].verantwortlich, anfang: start + days.anfang,
                    ende: start + days.ende,
                    spaetesterAnfang: start + days.spaetAnfang, spaetestesEnde: start + days.spaetEnde,
                    gesamtpuffer: days.gesamtpuffer, freierPuffer: days.freierPuffer,
                    kritisch: rechnung.kritisch[number]))
        }
        var filled = [Bool](repeating: false, count: zeilen.count)
        for number in plan.vorgaenge.indices.reversed() where places[number] >= 0 {
            let above = plan.vorgaenge[number].ueber
            guard above >= 0 else { continue }
            let line = zeilen[places[number]]
            zeilen[places[above]].include(line, isFirst: !filled[places[above]])
            filled[places[above]] = true
        }
        guard let last = zeilen.lazy.map(\.ende).max() else {
            befunde.append(Planbefund(.empty))
            return
        }
        ende = last
        arbeitstage = achse.arbeit(vor: (last.nummer - start.nummer + 1) * Zeitachse.tag) / Zeitachse.tag
    }

    /// Names the local holidays that lie in the plan and were not asked for.
    private mutating func notes(_ vorgaben: Planvorgaben) {
        guard let ende else { return }
        for holiday in Ortsfeiertag.allCases
        where holiday.laender.contains(vorgaben.land) && !vorgaben.orte.contains(holiday) {
            let hits = (anfang.teile.jahr...ende.teile.jahr).contains { year in
                Feiertage.des(year, vorgaben.land, orte: [holiday]).contains { found in
                    found.name.rawValue == holiday.titel && found.tag.wochentag < 6 && anfang <= found.tag
                        && found.tag <= ende
                }
            }
            if hits {
                befunde.append(Planbefund(.localHoliday, nil, holiday.titel, [holiday.rawValue, holiday.titel]))
            }
        }
    }
}

extension Terminplan.Zeile {
    /// Takes in the dates of a line below.
    fileprivate mutating func include(_ line: Self, isFirst: Bool) {
        if isFirst {
            (anfang, ende) = (line.anfang, line.ende)
            (spaetesterAnfang, spaetestesEnde) = (line.spaetesterAnfang, line.spaetestesEnde)
            (gesamtpuffer, freierPuffer, kritisch) = (line.gesamtpuffer, line.freierPuffer, line.kritisch)
            return
        }
        anfang = min(anfang, line.anfang)
        ende = max(ende, line.ende)
        spaetesterAnfang = min(spaetesterAnfang, line.spaetesterAnfang)
        spaetestesEnde = max(spaetestesEnde, line.spaetestesEnde)
        gesamtpuffer = min(gesamtpuffer, line.gesamtpuffer)
        freierPuffer = min(freierPuffer, line.freierPuffer)
        kritisch = kritisch || line.kritisch
    }
}

/// The days of a leaf as distances from the first day, and its float.
private struct Tage {
    var anfang = 0
    var ende = 0
    var spaetAnfang = 0
    var spaetEnde = 0
    var gesamtpuffer = 0
    var freierPuffer = 0

    init() {}

    init(_ number: Int, _ netz: Netz, _ rechnung: Terminrechnung, _ achse: inout Zeitachse) {
        let (early, late) = (rechnung.anfang[number], rechnung.spaet[number])
        let work = achse.arbeit(vor: early)
        gesamtpuffer = max(0, achse.arbeit(vor: late) - work)
        freierPuffer = max(0, achse.arbeit(vor: rechnung.frei[number]) - work)
        let dauer = netz.dauern[number]
        if dauer == .arbeit(0) || dauer == .kalender(0) {
            // A moment between two days belongs to the day whose end is waited for, or whose beginning.
            let beginning = rechnung.mitAnfang[number] || work == 0
            let between = early > achse.fruehestes(work)
            anfang = beginning || between ? achse.spaetestes(work) / Zeitachse.tag : (early - 1) / Zeitachse.tag
            let lateWork = work + gesamtpuffer
            let last =
                beginning && lateWork == work
                ? anfang
                : rechnung.mitAnfang[number]
                    ? achse.spaetestes(lateWork) / Zeitachse.tag : (achse.fruehestes(lateWork) - 1) / Zeitachse.tag
            spaetAnfang = max(anfang, last)
            (ende, spaetEnde) = (anfang, spaetAnfang)
        } else {
            anfang = early / Zeitachse.tag
            ende = (rechnung.ende[number] - 1) / Zeitachse.tag
            spaetAnfang = late / Zeitachse.tag
            spaetEnde = (achse.lauf(late, dauer).ende - 1) / Zeitachse.tag
        }
    }
}
