import Exchange
import Templates
import Testing

@Suite struct AngabenTests {
    static let dauern: [(String, Int, Zeiteinheit)] = [
        ("10 Tage", 10, .arbeitstage), ("10", 10, .arbeitstage), ("10d", 10, .arbeitstage), ("5 AT", 5, .arbeitstage),
        ("1 Tag", 1, .arbeitstage), ("2 Wochen", 10, .arbeitstage), ("2 Wochen?", 10, .arbeitstage),
        ("1 Mon.", 20, .arbeitstage), ("3 months", 60, .arbeitstage), ("3,5 Tage", 28, .stunden),
        ("2.5 days", 20, .stunden), ("4 Std.", 4, .stunden), ("16 hrs", 16, .stunden), ("90 Min.", 2, .stunden),
        ("14 KT", 14, .kalendertage), ("8 ed", 8, .kalendertage), ("8 ft", 8, .kalendertage),
        ("8 Tage (fortlaufend)", 8, .kalendertage), ("2 fTage", 2, .kalendertage), ("1 ewk", 7, .kalendertage),
        ("2 fortl. Wochen", 14, .kalendertage), ("30 Kalendertage", 30, .kalendertage), ("36 eh", 2, .kalendertage),
        ("1 Tag 4 Std.", 12, .stunden), ("1d 8h", 2, .arbeitstage), ("1.500 Tage", 1_500, .arbeitstage),
        ("PT16H", 16, .stunden), ("P5D", 5, .arbeitstage), ("P2W", 10, .arbeitstage), ("P1DT4H", 12, .stunden),
        ("  7\u{A0}Arbeitstage ", 7, .arbeitstage), ("3 working days", 3, .arbeitstage), ("0 Tage", 0, .arbeitstage),
        ("14 calendar days", 14, .kalendertage), ("5 hours", 5, .stunden),
    ]

    @Test(arguments: dauern)
    func `durations are read as they are spelled`(_ text: String, _ wert: Int, _ einheit: Zeiteinheit) {
        let menge = Angaben.dauer(text)
        #expect(menge?.wert == wert)
        #expect(menge?.einheit == einheit)
        #expect(menge?.geschaetzt == text.contains("?"))
    }

    @Test(arguments: [
        ("0,3 Tage", 3, false), ("90 Min.", 2, false), ("36 eh", 2, false), ("6 Werktage", 6, false),
        ("3,5 Tage", 28, true),
    ])
    func `what is rounded or only comes near says so`(_ text: String, _ wert: Int, _ genau: Bool) {
        let menge = Angaben.dauer(text)
        #expect(menge?.wert == wert)
        #expect(menge?.genau == genau)
    }

    @Test(arguments: [
        "", "Tage", "bald", "10 Äpfel", "-3 Tage", "3 m", "999999 Wochen", "99999999999999999999 Tage", "3 Tage 4",
        "10 Tage nach",
        "3 KT 4 Std.", "P", "PT", "P5", "1,", "٣ Tage", "1e5 Tage",
    ])
    func `what is no duration is none`(_ text: String) { #expect(Angaben.dauer(text) == nil) }

    @Test func `what a bare number counts can be said`() {
        #expect(Angaben.dauer("4", ohne: .stunden) == Angaben.Menge(4, .stunden))
        #expect(Angaben.menge("-2", ohne: .kalendertage) == Angaben.Menge(-2, .kalendertage))
    }

    private func shown(_ text: String) -> [String] {
        let (verweise, unlesbar) = Angaben.verweise(text)
        return verweise.map { verweis in
            var line = "\(verweis.nummer) \(verweis.art.rawValue)"
            if let verzug = verweis.verzug { line += " \(verzug.wert)\(verzug.einheit.rawValue)" }
            if let prozent = verweis.prozent { line += " \(prozent)%" }
            return line
        } + unlesbar.map { "? \($0)" }
    }

    @Test(arguments: [
        ("3", ["3 EA"]), ("3EA+2 Tage", ["3 EA 2AT"]), ("4;5AA", ["4 EA", "5 AA"]), ("7FS-1d", ["7 EA -1AT"]),
        ("12EA+50%", ["12 EA 50%"]), ("3EA+1,5 Tage, 4", ["3 EA 12h", "4 EA"]), ("3,4, 5EE", ["3 EA", "4 EA", "5 EE"]),
        ("3EA+2,4EA", ["3 EA 2AT", "4 EA"]), ("3EA+2,4", ["3 EA 2AT", "4 EA"]), ("1.2.3AE-2 fTage", ["1.2.3 AE -2KT"]),
        ("3SS + 4 Std.; 9FF", ["3 AA 4h", "9 EE"]), ("3\n4", ["3 EA", "4 EA"]), ("3 Ende-Anfang", ["3 EA"]),
        ("Nr. 12; #13", ["12 EA", "13 EA"]), ("bald; 3", ["3 EA", "? bald"]), ("3XY, 4", ["4 EA", "? 3XY"]),
        ("Plan.mpp\\3", ["? Plan.mpp\\3"]), ("", []), (" ; , ", []), ("3EA+", ["? 3EA+"]), ("3EA-25 e%", ["3 EA -25%"]),
        ("3EA\u{2212}1 Woche", ["3 EA -5AT"]), ("3EA+0 Tage", ["3 EA 0AT"]),
    ])
    func `dependencies are read as they are spelled`(_ text: String, _ expected: [String]) {
        #expect(shown(text) == expected)
    }

    @Test(arguments: [Sprache.de, .en])
    func `what is written is read back exactly`(_ sprache: Sprache) {
        for einheit in Zeiteinheit.allCases {
            for wert in [0, 1, 2, 5, 99_999] {
                #expect(Angaben.dauer(Angaben.text(wert, einheit, sprache)) == Angaben.Menge(wert, einheit))
            }
            for art in Anordnung.Art.allCases {
                for wert in [nil, -99_999, -1, 0, 1, 7] {
                    let anordnung = Anordnung(art, verzug: wert.map { Verzug($0, einheit) })
                    let text =
                        Angaben.text(anordnung, nummer: "12", sprache) + "; "
                        + Angaben.text(Anordnung(), nummer: "3", sprache)
                    let (verweise, unlesbar) = Angaben.verweise(text)
                    #expect(unlesbar.isEmpty && verweise.count == 2)
                    #expect(verweise.first?.art == art)
                    #expect(verweise.first?.verzug == wert.map { Angaben.Menge($0, einheit) })
                }
            }
        }
    }

    @Test(arguments: [
        ("2027-01-11", "2027-01-11"), ("2027-01-11T08:00:00Z", "2027-01-11"), ("11.01.2027", "2027-01-11"),
        ("11.1.27", "2027-01-11"),
        ("Mo 11.01.27", "2027-01-11"), ("Mon 11.01.27 08:00", "2027-01-11"), ("11. Januar 2027", "2027-01-11"),
        ("22/9/2025", "2025-09-22"), ("9/22/2025", "2025-09-22"), ("Jan 11, 2027", "2027-01-11"),
        ("1 Mar 1999", "1999-03-01"),
        ("3. März 2027", "2027-03-03"),
    ])
    func `days are read as they are spelled`(_ text: String, _ expected: String) {
        #expect(Angaben.tag(text)?.description == expected)
    }

    @Test(arguments: [
        "", "bald", "31.02.2027", "2027", "1.2", "NV", "11.01.2027 bis 12.01.2027", "99.99.9999", "1-2-3-4",
    ])
    func `what is no day is none`(_ text: String) { #expect(Angaben.tag(text) == nil) }

    @Test func `months may come first`() {
        #expect(Angaben.tag("1/5/2027", .monatZuerst)?.description == "2027-01-05")
        #expect(Angaben.tag("1/5/2027")?.description == "2027-05-01")
    }
}
