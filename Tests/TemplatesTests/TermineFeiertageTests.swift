import Bytes
import Foundation
import Templates
import TestSupport
import Testing

/// The holidays of an independent library: lines of case, year and days, as Fixtures/feiertage/make.py writes them.
enum FremdeFeiertage {
    struct Line: Sendable {
        let land: Land
        let orte: Set<Ortsfeiertag>
        let year: Int
        let days: [String]
    }

    static let folder = SharedCorpus.package.appending(path: "Fixtures/feiertage")
    static let table = (try? String(contentsOf: folder.appending(path: "feiertage.tsv"), encoding: .utf8)) ?? ""

    static func lines(_ text: String) -> [Line] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let parts = line.split(separator: "\t")
            let names = (parts.first ?? "").split(separator: "+")
            guard parts.count == 3, let first = names.first, let land = Land(rawValue: String(first)),
                let year = Int(parts[1])
            else { return nil }
            let orte = names.dropFirst().compactMap { Ortsfeiertag(rawValue: String($0)) }
            return Line(land: land, orte: Set(orte), year: year, days: parts[2].split(separator: " ").map(String.init))
        }
    }

    static func compare(_ lines: [Line]) {
        for line in lines {
            // In 2008 two of them fell on one day.
            let days = Set(Feiertage.des(line.year, line.land, orte: line.orte).map(\.tag)).sorted()
            let own = days.map { String($0.description.dropFirst(5)) }
            #expect(own == line.days, "\(line.land) \(line.year) \(line.orte)")
        }
    }

    /// Runs a Python, the one that has the library where there is one.
    static func python(_ words: [String]) throws -> Program.Result? {
        let name = ProcessInfo.processInfo.environment["ALLMENDE_PYTHON"] ?? "python3"
        return try Program("env")?.run([name] + words)
    }

    static let isThere = (try? python(["-c", "import holidays"]))??.status == 0
}

@Suite("Schedule: public holidays")
struct TermineFeiertageTests {
    @Test("the holidays of all sixteen Länder from 2000 to 2040 are those of an independent library")
    func table() throws {
        let lines = FremdeFeiertage.lines(FremdeFeiertage.table)
        #expect(lines.count == 20 * 41 && Set(lines.map(\.land)).count == 16)
        FremdeFeiertage.compare(lines)
    }

    @Test("Easter falls on the days that the church computed")
    func easter() {
        // First and last possible days, the exceptions of the rule, and some years around now.
        let known = [
            (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"), (1981, "1981-04-19"),
            (2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2027, "2027-03-28"),
            (2038, "2038-04-25"), (2049, "2049-04-18"), (2076, "2076-04-19"), (2285, "2285-03-22"),
        ]
        for (year, day) in known { #expect(Feiertage.ostern(year).description == day) }
        for year in Feiertage.jahre {
            let day = Feiertage.ostern(year)
            #expect(day.wochentag == 7 && day.description >= "\(year)-03-22" && day.description <= "\(year)-04-25")
        }
    }

    @Test(
        "what changed by law holds from its year on, and what was for once for once",
        arguments: [
            (Land.BE, Feiertag.Name.frauentag, [2018: false, 2019: true, 2035: true]),
            (.MV, .frauentag, [2022: false, 2023: true]), (.TH, .weltkindertag, [2018: false, 2019: true]),
            (.NI, .reformationstag, [2016: false, 2017: true, 2018: true]),
            (.HE, .reformationstag, [2016: false, 2017: true, 2018: false]),
            (.BE, .befreiung, [2019: false, 2020: true, 2021: false, 2025: true, 2026: false]),
            (.BE, .aufstand, [2027: false, 2028: true, 2029: false]),
            (.SN, .bussUndBettag, [2024: true, 2035: true]), (.BY, .bussUndBettag, [2024: false]),
            (.SL, .mariaeHimmelfahrt, [2024: true]), (.BY, .mariaeHimmelfahrt, [2024: false]),
            (.SN, .fronleichnam, [2027: false]), (.TH, .fronleichnam, [2027: false]),
        ] as [(Land, Feiertag.Name, [Int: Bool])])
    func laws(_ land: Land, _ name: Feiertag.Name, _ years: [Int: Bool]) {
        for (year, holds) in years {
            #expect(Feiertage.des(year, land).contains { $0.name == name } == holds, "\(name) \(year)")
        }
    }

    @Test("local holidays hold where they were asked for, and in their Land only")
    func local() {
        func days(_ land: Land, _ orte: Set<Ortsfeiertag>) -> Int { Feiertage.des(2027, land, orte: orte).count }
        let all = Set(Ortsfeiertag.allCases)
        #expect(days(.BY, all) == days(.BY, []) + 2 && days(.SN, all) == days(.SN, []) + 1)
        #expect(days(.TH, all) == days(.TH, []) + 1)
        for land in Land.allCases where ![.BY, .SN, .TH].contains(land) { #expect(days(land, all) == days(land, [])) }
    }

    @Test("outside the years that are computed there are none")
    func years() {
        #expect(Feiertage.des(1999, .NW).isEmpty && Feiertage.des(2500, .NW).isEmpty)
        #expect(Feiertage.des(2000, .NW).count == 11 && Feiertage.des(2499, .NW).count == 11)
    }
}

@Suite(
    "Schedule: public holidays, live",
    .enabled(if: FremdeFeiertage.isThere, "needs the Python module holidays, in $ALLMENDE_PYTHON"))
struct TermineFeiertageLiveTests {
    @Test("the independent library itself says the same for 2024 to 2035, and the table is what it wrote")
    func live() throws {
        let script = FremdeFeiertage.folder.appending(path: "make.py").path
        let result = try #require(try FremdeFeiertage.python([script, "--from", "2024", "--to", "2035"]))
        #expect(result.status == 0, "\(result.errors)")
        let lines = FremdeFeiertage.lines(result.text)
        #expect(lines.count == 20 * 12)
        FremdeFeiertage.compare(lines)
    }
}
