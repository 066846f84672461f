import Bytes
import Templates
import Testing

/// A plan for a test, from Monday 1 March 2027 in Nordrhein-Westfalen unless said otherwise; the next holidays are Good Friday
/// (26 March) and Easter Monday (29 March).
func termine(
    _ struktur: Struktur, start: String = "2027-03-01", land: String = "NW", _ antworten: [String: String] = [:]
) throws -> Terminplan {
    var vorgaben = try Planvorgaben(start: start, land: land)
    for (name, answer) in antworten { try vorgaben.antworte(name, answer, in: struktur) }
    return try Terminplan(struktur, vorgaben)
}

extension Terminplan {
    /// "03-01 03-05": when a node (or a copy of it) begins and ends.
    func tage(_ name: String, _ kopie: [String] = []) -> String {
        guard let line = zeile(name, kopie) else { return "–" }
        return "\(line.anfang.description.dropFirst(5)) \(line.ende.description.dropFirst(5))"
    }

    func zeile(_ name: String, _ kopie: [String] = []) -> Zeile? {
        zeilen.first { $0.knoten == id(name) && $0.kopie == kopie }
    }

    /// Total and free float in minutes.
    func puffer(_ name: String, _ kopie: [String] = []) -> [Int] {
        zeile(name, kopie).map { [$0.gesamtpuffer, $0.freierPuffer] } ?? []
    }

    var kritische: Set<String> { Set(zeilen.filter { $0.kritisch && $0.istBlatt }.map(\.knoten.description)) }
}

@Suite("Schedule: dates by hand")
struct TermineplanTests {
    /// a takes ten working days (1 to 12 March), b four of its own.
    func pair(_ art: Anordnung.Art, _ verzug: Verzug? = nil, _ b: Dauer = Dauer(4), _ a: Dauer = Dauer(10)) throws
        -> Terminplan
    {
        var struktur = Struktur()
        struktur.knoten[id("a")] = Knoten(.aufgabe, "a")
        struktur.knoten[id("a")]?.dauer = a
        struktur.knoten[id("b")] = Knoten(.aufgabe, "b")
        struktur.knoten[id("b")]?.dauer = b
        struktur.knoten[id("b")]?.vorgaenger = [id("a"): Anordnung(art, verzug: verzug)]
        return try termine(struktur)
    }

    @Test(
        "the four kinds with distances in working days",
        arguments: [
            (Anordnung.Art.endeAnfang, 0, "03-15 03-18"), (.endeAnfang, 3, "03-18 03-23"),
            (.endeAnfang, -2, "03-11 03-16"), (.endeAnfang, 8, "03-25 04-01"), (.endeAnfang, -50, "03-01 03-04"),
            (.anfangAnfang, 0, "03-01 03-04"), (.anfangAnfang, 5, "03-08 03-11"), (.anfangAnfang, -5, "03-01 03-04"),
            (.endeEnde, 0, "03-09 03-12"), (.endeEnde, 1, "03-10 03-15"), (.endeEnde, -3, "03-04 03-09"),
            (.anfangEnde, 0, "03-01 03-04"), (.anfangEnde, 6, "03-03 03-08"), (.anfangEnde, 20, "03-23 03-30"),
        ] as [(Anordnung.Art, Int, String)])
    func kinds(_ art: Anordnung.Art, _ lag: Int, _ expected: String) throws {
        #expect(try pair(art, Verzug(lag)).tage("b") == expected)
    }

    @Test("distances in calendar days and hours")
    func units() throws {
        // a ends on Friday the 12th; one, two and three days later it is Monday.
        for lag in 0...2 { #expect(try pair(.endeAnfang, Verzug(lag, .kalendertage)).tage("b") == "03-15 03-18") }
        #expect(try pair(.endeAnfang, Verzug(3, .kalendertage)).tage("b") == "03-16 03-19")
        #expect(try pair(.endeAnfang, Verzug(-1, .kalendertage)).tage("b") == "03-12 03-17")
        #expect(try pair(.anfangAnfang, Verzug(7, .kalendertage)).tage("b") == "03-08 03-11")
        #expect(try pair(.endeEnde, Verzug(3, .kalendertage)).tage("b") == "03-10 03-15")
        // Half a day later, four days end in the middle of the fifth.
        #expect(try pair(.endeAnfang, Verzug(4, .stunden)).tage("b") == "03-15 03-19")
        #expect(try pair(.endeAnfang, Verzug(-4, .stunden)).tage("b") == "03-12 03-18")
        #expect(try pair(.endeAnfang, Verzug(8, .stunden)).tage("b") == "03-16 03-19")
    }

    @Test("periods in calendar days count from the next day and end on a working day (§ 31 VwVfG, § 193 BGB)")
    func periods() throws {
        func period(_ days: Int) throws -> String { try pair(.endeAnfang, nil, Dauer(days, .kalendertage)).tage("b") }
        // a ends on Friday the 12th, so day one is Saturday.
        #expect(try period(1) == "03-13 03-15" && period(2) == "03-13 03-15" && period(3) == "03-13 03-15")
        #expect(try period(4) == "03-13 03-16")
        // The last day would be Good Friday; the next working day is the Tuesday after Easter.
        #expect(try period(14) == "03-13 03-30" && period(18) == "03-13 03-30" && period(19) == "03-13 03-31")
        // The first period of a project begins with its first day; where a day has begun, the next one counts.
        #expect(try pair(.anfangAnfang, nil, Dauer(2, .kalendertage)).tage("b") == "03-01 03-02")
        #expect(try pair(.anfangAnfang, Verzug(1, .stunden), Dauer(2, .kalendertage)).tage("b") == "03-02 03-03")
    }

    @Test("hours of one day follow each other within it")
    func hours() throws {
        let plan = try pair(.endeAnfang, nil, Dauer(3, .stunden), Dauer(5, .stunden))
        #expect(plan.tage("a") == "03-01 03-01" && plan.tage("b") == "03-01 03-01" && plan.arbeitstage == 1)
        let long = try pair(.endeAnfang, nil, Dauer(4, .stunden), Dauer(5, .stunden))
        #expect(long.tage("b") == "03-01 03-02" && long.arbeitstage == 2)
    }

    @Test("milestones stand on the day whose end, or whose beginning, they wait for")
    func milestones() throws {
        func milestone(_ art: Anordnung.Art, _ lag: Verzug? = nil) throws -> String {
            try pair(art, lag, Dauer(0)).tage("b")
        }
        #expect(try milestone(.endeAnfang) == "03-12 03-12" && milestone(.anfangAnfang) == "03-01 03-01")
        #expect(try milestone(.endeAnfang, Verzug(1)) == "03-15 03-15")
        // Distances in days of the calendar lead to Sunday; milestones are reached on working days.
        #expect(try milestone(.endeAnfang, Verzug(2, .kalendertage)) == "03-15 03-15")
        var struktur = TermineUmrissTests.struktur([
            ("a", 2, [:]), ("b", 3, ["a": Anordnung()]), ("m", 0, ["b": Anordnung(.anfangAnfang)]),
        ])
        struktur.knoten[id("m")]?.art = .meilenstein
        // b begins on Wednesday morning, not on Tuesday evening.
        #expect(try termine(struktur).tage("m") == "03-03 03-03")
    }

    @Test("total and free float, latest dates, critical path")
    func floats() throws {
        let net = TermineUmrissTests.struktur([
            ("a", 5, [:]), ("b", 3, ["a": Anordnung()]), ("c", 7, ["a": Anordnung()]),
            ("d", 2, ["b": Anordnung(), "c": Anordnung()]), ("e", 1, ["b": Anordnung()]),
        ])
        let plan = try termine(net)
        #expect(plan.kritische == ["a", "c", "d"] && plan.ende?.description == "2027-03-18" && plan.arbeitstage == 14)
        #expect(plan.puffer("b") == [4 * 480, 0] && plan.puffer("e") == [5 * 480, 5 * 480])
        #expect(plan.puffer("a") == [0, 0])
        let b = try #require(plan.zeile("b"))
        #expect(b.spaetesterAnfang.description == "2027-03-12" && b.spaetestesEnde.description == "2027-03-16")
        #expect(plan.zeile("e")?.spaetestesEnde == plan.ende)
    }

    @Test("a chain stays critical to its beginning where a period leaves some float before it")
    func chain() throws {
        // a ends on Thursday; a week's period from Friday ends on Thursday, ten days on a Sunday, so on Monday.
        var net = TermineUmrissTests.struktur([
            ("a", 9, [:]), ("b", 0, ["a": Anordnung()]), ("c", 1, ["b": Anordnung()]),
        ])
        net.knoten[id("b")]?.dauer = Dauer(10, .kalendertage)
        let plan = try termine(net)
        #expect(plan.tage("b") == "03-12 03-22" && plan.kritische == ["a", "b", "c"])
        // The period could begin a day later, on Saturday, and end no later.
        #expect(plan.puffer("a") == [480, 0] || plan.puffer("a") == [0, 0])
    }

    @Test("phases and work packages span what is below them; a dependency at one means all below it")
    func summaries() throws {
        var net = TermineUmrissTests.struktur([("a", 5, [:]), ("b", 3, [:]), ("c", 2, [:]), ("d", 4, [:])])
        net.knoten[id("p")] = Knoten(.phase, "p")
        net.knoten[id("q")] = Knoten(.phase, "q")
        for (child, parent) in [("a", "p"), ("b", "p"), ("c", "q"), ("d", "q")] {
            net.knoten[id(child)]?.oberknoten = id(parent)
        }
        net.knoten[id("q")]?.vorgaenger = [id("p"): Anordnung(.endeAnfang, verzug: Verzug(1))]
        let plan = try termine(net)
        #expect(plan.tage("p") == "03-01 03-05" && plan.tage("q") == "03-09 03-12")
        #expect(plan.tage("c") == "03-09 03-10" && plan.puffer("c") == [960, 960] && plan.puffer("b") == [960, 960])
        #expect(plan.zeile("q")?.kritisch == true && plan.puffer("q") == [0, 0] && plan.kritische == ["a", "d"])
    }

    @Test("rings are findings that name their tasks, and nothing hangs")
    func rings() throws {
        let net = TermineUmrissTests.struktur([
            ("a", 1, ["c": Anordnung()]), ("b", 1, ["a": Anordnung(.endeEnde)]), ("c", 1, ["b": Anordnung()]),
            ("d", 1, ["d": Anordnung(.anfangAnfang)]), ("e", 1, [:]),
        ])
        let plan = try termine(net)
        #expect(plan.zeilen.isEmpty && plan.ende == nil && plan.hatFehler)
        #expect(plan.befunde.map(\.art) == [.dependencyCycle, .dependencyCycle])
        #expect(Set(plan.befunde[0].values) == ["a", "b", "c"] && plan.befunde[1].values == ["d"])
        #expect(plan.befunde[0].satz(.de).contains("»a«") && plan.befunde[0].satz(.en).contains("→"))
    }

    @Test("a plan that runs beyond the last year says so; the longest distances are counted at once")
    func tooLong() throws {
        let far = try pair(.endeAnfang, Verzug(99_999))
        #expect(far.ende?.description == "2424-08-27" && !far.hatFehler)
        var net = TermineUmrissTests.struktur([("a", 99_999, [:]), ("b", 99_999, ["a": Anordnung()])])
        #expect(try termine(net).befunde.map(\.art) == [.tooLong])
        #expect(try termine(net).befunde[0].satz(.en).contains("2499"))
        net.knoten[id("b")]?.dauer = Dauer(99_999, .kalendertage)
        net.knoten[id("a")]?.dauer = Dauer(99_999, .stunden)
        #expect(try termine(net).ende != nil)
        #expect(try pair(.endeAnfang, Verzug(-99_999)).tage("b") == "03-01 03-04")
        #expect(try pair(.endeAnfang, Verzug(-99_999, .kalendertage)).tage("b") == "03-01 03-04")
    }

    @Test("what is missing or wrong in a template is said and does not stop the plan")
    func oddities() throws {
        var net = TermineUmrissTests.struktur([("a", 1, ["nichts": Anordnung()]), ("b", 1, [:])])
        net.knoten[id("b")]?.dauer = nil
        net.knoten[id("b")]?.bedingung = "und und"
        net.knoten[id("b")]?.oberknoten = id("weg")
        net.knoten[id("a")]?.wiederholung = id("fehlt")
        let plan = try termine(net)
        #expect(
            Set(plan.befunde.map(\.art))
                == [.predecessorUnknown, .leafUndated, .conditionSyntax, .parentUnknown, .repetitionKind])
        #expect(plan.tage("a") == "03-01 03-01" && plan.tage("b") == "03-01 03-01" && plan.hatFehler)
        let none = try termine(Struktur())
        #expect(none.befunde.map(\.art) == [.empty] && none.ende == nil && !none.hatFehler)
        for art in Planbefund.Art.allCases {
            let befund = Planbefund(art, nil, "x", ["y", "z", "1"])
            #expect(befund.satz(.de) != befund.satz(.en) && befund.satz(.de).hasSuffix("."))
        }
    }
}
