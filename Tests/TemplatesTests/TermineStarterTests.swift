import Bytes
import Templates
import Testing

@Suite("Schedule: the starter library")
struct TermineStarterTests {
    /// The last days as a few lines of Python found them with the library of Fixtures/feiertage: all dependencies of the four templates are
    /// Ende–Anfang.
    static let ends: [(folder: Int, land: String, end: String)] = [
        (0, "NW", "2028-07-31"),
        (0, "BY", "2028-08-01"),
        (0, "SN", "2028-07-27"),
        (0, "BE", "2028-07-28"),
        (1, "NW", "2028-04-04"),
        (1, "BY", "2028-04-05"),
        (1, "SN", "2028-04-03"),
        (1, "BE", "2028-04-04"),
        (2, "NW", "2027-08-27"),
        (2, "BY", "2027-08-27"),
        (2, "SN", "2027-08-26"),
        (2, "BE", "2027-08-27"),
        (3, "NW", "2027-10-13"),
        (3, "BY", "2027-10-13"),
        (3, "SN", "2027-10-13"),
        (3, "BE", "2027-10-13"),
    ]

    @Test("from 1 March 2027 the four templates end when an independent computation says", arguments: ends)
    func lastDay(_ folder: Int, _ land: String, _ end: String) throws {
        let struktur = try Starter.mappe(Starter.folders[folder]).struktur
        let plan = try termine(struktur, land: land)
        #expect(plan.ende?.description == end && !plan.hatFehler)
        let leaves = plan.zeilen.filter(\.istBlatt)
        #expect(plan.zeilen.count == struktur.knoten.count)
        // The critical path leads from the first day to the last, without a gap but where a distance is kept.
        let critical = leaves.filter(\.kritisch).sorted { $0.anfang < $1.anfang }
        #expect(critical.first?.anfang == plan.anfang && critical.contains { $0.ende == plan.ende })
        let known = try #require(Land(rawValue: land))
        var calendar = try #require(Arbeitskalender(known, ab: plan.anfang))
        var reached = try #require(critical.first?.ende)
        for line in critical {
            let next = calendar.plus(reached, arbeitstage: 1)
            let waits = struktur.knoten[line.knoten]?.vorgaenger.values.contains { $0.verzug != nil } == true
            #expect(line.anfang <= next ?? plan.anfang || waits, "\(line.titel)")
            reached = max(reached, line.ende)
        }
        #expect(leaves.allSatisfy { $0.gesamtpuffer >= $0.freierPuffer && $0.freierPuffer >= 0 })
        #expect(leaves.allSatisfy { $0.kritisch || $0.gesamtpuffer > 0 })
        #expect(leaves.allSatisfy { $0.spaetesterAnfang >= $0.anfang && $0.spaetestesEnde <= end.tag })
        #expect(plan.befunde.allSatisfy { $0.schwere == .hinweis })
    }

    @Test("with answers the plans become shorter or longer, never both")
    func answers() throws {
        let rollout = try Starter.mappe(Starter.folders[1]).struktur
        let once = try termine(rollout, ["fachverfahren": "A", "wellen": "1"])
        let more = try termine(rollout, ["fachverfahren": "A,B,C", "wellen": "4"])
        let none = try termine(rollout, ["fachverfahren": "", "wellen": "0"])
        // Copies run beside each other.
        #expect(once.ende == more.ende && more.zeilen.count > once.zeilen.count)
        let (least, most) = (try #require(none.ende), try #require(once.ende))
        #expect(least < most && none.zeilen.count < once.zeilen.count)
        let service = try Starter.mappe(Starter.folders[2]).struktur
        for way in ["baukasten", "efa", "eigenbau"] {
            let plan = try termine(service, ["umsetzungsweg": way])
            #expect(plan.zeilen.count < service.knoten.count && plan.arbeitstage <= 125, "\(way)")
        }
    }
}

extension String {
    fileprivate var tag: Kalendertag { Kalendertag(self) ?? Kalendertag(nummer: 0) }
}
