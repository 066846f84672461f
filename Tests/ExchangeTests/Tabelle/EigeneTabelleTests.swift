import Bytes
import Exchange
import Foundation
import Templates
import TestSupport
import Testing

@Suite struct EigeneTabelleTests {
    private static func id(_ text: String) -> ElementID { ElementID(text) ?? .random() }
    private func id(_ text: String) -> ElementID { Self.id(text) }

    enum Format: CaseIterable {
        case xlsx, csv

        func schreibe(_ plan: Ausfuhrplan) throws -> Ausfuhr {
            self == .xlsx ? try XLSX.schreibe(plan) : try CSV.schreibe(plan)
        }
        func lies(_ bytes: [UInt8]) throws -> Fremdplan { self == .xlsx ? try XLSX.lies(bytes) : try CSV.lies(bytes) }
    }

    private func pruefe(
        _ mappe: Vorlagenmappe, _ format: Format, _ sprache: Sprache, _ termine: Ausfuhrplan.Termine? = nil
    ) throws {
        let marke = Ausfuhrmarke(vorlage: mappe.vorlage.id, fassung: "3fa9")
        let ausfuhr = try format.schreibe(Ausfuhrplan(mappe, marke, termine: termine, sprache))
        let plan = try format.lies(ausfuhr.bytes)
        #expect(plan.marke == marke)
        #expect(plan.titel == mappe.vorlage.titel)
        #expect(plan.kurztext == mappe.vorlage.kurztext)
        #expect(plan.bericht.zeilen.isEmpty, "\(plan.bericht.zeilen.prefix(3))")
        let back = try Rundlauf.zurueck(plan).struktur
        let (left, right) = (
            Rundlauf.bereinigt(mappe.struktur, ausfuhr.verluste), Rundlauf.bereinigt(back, ausfuhr.verluste)
        )
        #expect(left == right, "\(Rundlauf.unterschiede(left, right))")
    }

    @Test(arguments: Format.allCases, [Sprache.de, .en])
    func `plans come back as they were but for the losses`(_ format: Format, _ sprache: Sprache) throws {
        for seed in 1...150 {
            var random = Zufallsplan(seed)
            try pruefe(random.mappe(), format, sprache)
        }
    }

    @Test(arguments: Planquellen.vorlagen, Format.allCases)
    func `the starter templates come back, with dates and without`(_ name: String, _ format: Format) throws {
        let plan = try Planquellen.vorlage(name)
        try pruefe(plan.mappe, format, .de)
        try pruefe(plan.mappe, format, .en, plan.termine)
        let ausfuhr = try format.schreibe(plan)
        #expect(Set(ausfuhr.verluste.map(\.feld)).isSubset(of: [.vorlage, .dateien]))
        let back = try format.lies(ausfuhr.bytes)
        let ranges = plan.zeilen.map { plan.termine?.zeitraeume[$0.eintrag.id] }
        #expect(back.vorgaenge.map(\.anfang) == ranges.map { $0?.anfang })
        #expect(back.vorgaenge.map(\.ende) == ranges.map { $0?.ende })
        if format == .xlsx { try Richterdateien.lege(plan, ausfuhr, "xlsx") }
    }

    private static func muster() -> Vorlagenmappe {
        var struktur = Struktur()
        struktur.rollen = [
            id("r1"): Rolle("Leitung", kuerzel: "L"), id("r2"): Rolle("Leitung", kuerzel: "L2"),
            id("r3"): Rolle("Amt; 1", kuerzel: ""),
        ]
        struktur.parameter = [id("weg"): Parameter("Welcher Weg?", .wahl, werte: ["kauf": "Kauf", "miete": "Miete"])]
        struktur.knoten[id("p")] = Knoten(.phase, "Phase", rang: .first)
        var first = Knoten(.aufgabe, "Erste", unter: id("p"), rang: .first)
        first.dauer = Dauer(10, .arbeitstage, .vorgabe)
        first.verantwortlich = id("r1")
        first.mitwirkend = [id("r2"), id("r3")]
        first.ergebnisse = [id("e1"): "Plan", id("e2"): "Liste\nzweizeilig"]
        first.rechtsgrundlagen = [
            id("g1"): Rechtsgrundlage("§ 1", land: "NW", stand: "2026-11-01"), id("g2"): Rechtsgrundlage("§ 2 (alt)"),
        ]
        first.hinweis = "  mit Blanks \u{7}"
        struktur.knoten[id("a")] = first
        var second = Knoten(.aufgabe, "=1+1", unter: id("p"), rang: Rang.between(.first, nil) ?? .first)
        second.dauer = Dauer(14, .kalendertage)
        second.vorgaenger[id("a")] = Anordnung(.anfangAnfang, verzug: Verzug(-2, .stunden))
        second.bedingung = "weg = \"kauf\""
        struktur.knoten[id("b")] = second
        var vorlage = Vorlage(id: id("v1"), titel: "Muster")
        vorlage.kurztext = "Ein Satz."
        vorlage.lizenz = "CC0-1.0"
        return Vorlagenmappe(vorlage, struktur)
    }

    private func geaendert(_ bytes: [UInt8], _ changes: [(String, String)]) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return Array(text.utf8)
    }

    @Test func `a table for Excel looks as people expect it`() throws {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        let bytes = try CSV.schreibe(plan).bytes
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
        #expect(
            lines[0].hasPrefix(
                "Nr.;Ebene;Art;Titel;Dauer;Herkunft;Vorgänger;Verantwortlich;Mitwirkend;Hinweis;Ergebnisse;"))
        #expect(lines[0].contains("ID allmende=1;vorlage=v1;fassung=aa"))
        #expect(lines[1].hasPrefix("1;1;Phase;Phase;;;"))
        #expect(lines[2].hasPrefix("2;2;Aufgabe;Erste;10 Tage;Vorgabe;;Leitung [r1];\"Leitung [r2]; "))
        let last = try #require(lines.last)
        #expect(last.hasPrefix("3;2;Aufgabe;'=1+1;14 Kalendertage;Schätzung;2AA-2 Stunden;"))
    }

    @Test func `what people change in cells wins over what is hidden`() throws {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        let bytes = geaendert(
            try CSV.schreibe(plan).bytes,
            [
                ("10 Tage", "12 Tage"), (";Plan\nListe zweizeilig;", ";"), ("2AA-2 Stunden", "2"),
                ("Leitung [r2]; ", "Neue Stelle; "), ("'=1+1", "Zweite"),
            ].map { change in
                change.0.contains("Plan") ? ("\"Plan\nListe zweizeilig\"", "\"Plan B\nListe zweizeilig\"") : change
            })
        let back = try CSV.lies(bytes)
        #expect(back.vorgaenge[1].dauer == Dauer(12, .arbeitstage, .vorgabe))
        #expect(back.vorgaenge[1].ergebnisse.map(\.id) == [id("e1"), id("e2")])
        #expect(back.vorgaenge[1].ergebnisse.map(\.text) == ["Plan B", "Liste\nzweizeilig"])
        #expect(
            back.vorgaenge[1].rechtsgrundlagen.map(\.grundlage)
                == Array(Self.muster().struktur.knoten[id("a")]?.rechtsgrundlagen.values ?? []))
        #expect(back.vorgaenge[1].hinweis == "  mit Blanks \u{7}")
        #expect(back.vorgaenge[2].titel == "Zweite")
        #expect(back.vorgaenge[2].vorgaenger == [Fremdanordnung(von: 1)])
        let names = back.vorgaenge[1].mitwirkend.map { back.beteiligte[$0] }
        #expect(names.map(\.name) == ["Neue Stelle", "Amt; 1"])
        #expect(names.map(\.art) == [.unklar, .rolle])
    }

    @Test func `rows that people add or copy find their place`() throws {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        var lines = String(decoding: try CSV.schreibe(plan).bytes, as: UTF8.self).components(separatedBy: "\r\n")
        lines.insert(";;;Eingefügt;3 Tage", at: 2)
        lines.insert(lines[1], at: 2)
        let back = try CSV.lies(Array(lines.joined(separator: "\r\n").utf8))
        #expect(TabelleTests.kurz(back).prefix(3) == ["Phase", "Phase", "Eingefügt<Phase 3AT"])
        #expect(back.vorgaenge.prefix(3).map(\.id) == [id("p"), nil, nil])
        #expect(TabelleTests.codes(back) == ["id-twice", "number-twice"])
    }

    @Test func `a workbook without its hidden sheet is still a plan`() throws {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        let zip = try ZIPLeser(try XLSX.schreibe(plan).bytes)
        var other = ZIPSchreiber()
        for entry in zip.eintraege {
            var bytes = try zip.inhalt(entry)
            if entry.name == "xl/workbook.xml" { bytes = geaendert(bytes, [("name=\"Allmende\"", "name=\"Anderes\"")]) }
            other.lege(entry.name, bytes)
        }
        let back = try XLSX.lies(other.fertig())
        #expect(back.marke == nil)
        #expect(TabelleTests.kurz(back) == ["Phase", "Erste<Phase 10AT", "=1+1<Phase 14KT ←Erste AA-2h"])
    }

    /// The plan of a workbook of ours of which texts of sheets were changed.
    private func zurueck(_ changes: [String: [(String, String)]]) throws -> Fremdplan {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        let zip = try ZIPLeser(try XLSX.schreibe(plan).bytes)
        var other = ZIPSchreiber()
        for entry in zip.eintraege {
            let bytes = try zip.inhalt(entry)
            other.lege(entry.name, changes[entry.name].map { geaendert(bytes, $0) } ?? bytes)
        }
        return try XLSX.lies(other.fertig())
    }

    @Test func `dependencies are changed in their column or in their sheet, and what was changed in both is said`()
        throws
    {
        let (plan, sheet) = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
        let column = [("2AA-2 Stunden", "2EE")]
        func ties(_ plan: Fremdplan) -> [Fremdanordnung] { plan.vorgaenge[2].vorgaenger }
        let asWas = try zurueck([:])
        #expect(ties(asWas) == [Fremdanordnung(von: 1, Anordnung(.anfangAnfang, verzug: Verzug(-2, .stunden)))])
        let later = try zurueck([sheet: [(">-2 Stunden<", ">1 Woche<"), (">Anfang–Anfang<", ">EA<")]])
        #expect(ties(later) == [Fremdanordnung(von: 1, Anordnung(.endeAnfang, verzug: Verzug(5, .arbeitstage)))])
        #expect(TabelleTests.codes(later).isEmpty)
        #expect(ties(try zurueck([plan: column])) == [Fremdanordnung(von: 1, Anordnung(.endeEnde))])
        let both = try zurueck([plan: column, sheet: [(">-2 Stunden<", ">3 Tage<")]])
        #expect(ties(both) == [Fremdanordnung(von: 1, Anordnung(.endeEnde))])
        #expect(TabelleTests.codes(both) == ["dependency-both"])
        // Turned round, which is one less and one more; removed; unreadable.
        let turned = try zurueck([
            sheet: [("<v>2</v>", "<v>9</v>"), ("<v>3</v>", "<v>2</v>"), ("<v>9</v>", "<v>3</v>")]
        ])
        #expect(TabelleTests.codes(turned) == ["dependency-unreadable"] && ties(turned) == ties(asWas))
        let gone = try zurueck([
            sheet: [("<row r=\"2\"", "<row r=\"99\" hidden=\"1\""), ("<v>2</v>", ""), ("<v>3</v>", "")]
        ])
        #expect(ties(gone).isEmpty && TabelleTests.codes(gone).isEmpty)
        for number in ["0", "-9223372036854775808", "1e300", "99"] {
            let lost = try zurueck([sheet: [("<v>2</v>", "<v>\(number)</v>")]])
            #expect(ties(lost) == ties(asWas) && TabelleTests.codes(lost) == ["dependency-unreadable"])
        }
        let unclear = try zurueck([sheet: [(">-2 Stunden<", ">bald<")]])
        #expect(ties(unclear) == ties(asWas) && TabelleTests.codes(unclear) == ["dependency-unreadable"])
    }

    @Test func `titles of roles and answers are changed in their sheet`() throws {
        let plan = Ausfuhrplan(Self.muster(), Ausfuhrmarke(vorlage: id("v1"), fassung: "aa"))
        let zip = try ZIPLeser(try XLSX.schreibe(plan).bytes)
        var other = ZIPSchreiber()
        for entry in zip.eintraege {
            var bytes = try zip.inhalt(entry)
            if entry.name == "xl/worksheets/sheet3.xml" {
                bytes = geaendert(
                    bytes,
                    [
                        (">Amt; 1<", ">Amt 2<"), (">L2<", ">LL<"), ("miete: Miete", "miete: Wir mieten"),
                        (">Welcher Weg?<", ">Weg?<"),
                    ])
            }
            other.lege(entry.name, bytes)
        }
        let back = try XLSX.lies(other.fertig())
        #expect(back.beteiligte.map(\.name) == ["Leitung", "Leitung", "Amt 2"])
        #expect(back.beteiligte.map(\.kuerzel) == ["L", "LL", ""])
        #expect(back.vorgaenge[1].mitwirkend == [1, 2])
        #expect(
            back.parameter == [id("weg"): Parameter("Weg?", .wahl, werte: ["kauf": "Kauf", "miete": "Wir mieten"])])
    }

    @Test(arguments: Format.allCases)
    func `a text longer than a cell is kept or its loss is said`(_ format: Format) throws {
        var mappe = Self.muster()
        let long = String(repeating: "Absatz 🌳\n", count: 8_000) + "Ende"
        mappe.struktur.knoten[id("a")]?.hinweis = long
        let ausfuhr = try format.schreibe(Ausfuhrplan(mappe, Ausfuhrmarke(vorlage: id("v1"), fassung: "")))
        let back = try format.lies(ausfuhr.bytes).vorgaenge[1].hinweis
        let lost = ausfuhr.verluste.contains { $0.feld == .hinweis && $0.elemente == [id("a")] }
        #expect(lost == (format == .csv))
        #expect((back == long) == !lost)
        #expect(back.map { long.hasPrefix($0) } == true)
    }

    @Test(
        arguments: ["_x0041_", "a_x000D_b", "_x005F_", "__x_", "a\u{B}b", "\u{FFFE}x", "Zeile\r\nZeile"],
        Format.allCases)
    func `texts that containers write in another way come back`(_ text: String, _ format: Format) throws {
        var mappe = Self.muster()
        mappe.struktur.knoten[id("a")]?.titel = text
        let bytes = try format.schreibe(Ausfuhrplan(mappe, Ausfuhrmarke(vorlage: id("v1"), fassung: ""))).bytes
        #expect(try format.lies(bytes).vorgaenge[1].titel == text)
    }

    @Test func `line breaks that Excel writes out are line breaks`() throws {
        var probe = XLSXProbe()
        probe.blaetter = [
            ("Plan", [["Titel", "Hinweis"], ["A", "eins_x000D_\nzwei_x000a_drei_x005F_x0041_ _x0007_"]])
        ]
        #expect(try XLSX.lies(probe.bytes()).vorgaenge.first?.hinweis == "eins\nzwei\ndrei_x0041_ _x0007_")
    }

    @Test(arguments: Format.allCases)
    func `what points to nothing and what no table holds is listed`(_ format: Format) throws {
        var mappe = Self.muster()
        mappe.struktur.knoten[id("a")]?.vorgaenger[id("weg")] = Anordnung()
        mappe.struktur.knoten[id("a")]?.verantwortlich = id("niemand")
        mappe.struktur.knoten[id("b")]?.oberknoten = id("fort")
        mappe.struktur.knoten[id("b")]?.unbekannt["farbe"] = JSONFragment { $0.null() }
        mappe.struktur.knoten[id("m")] = Knoten(.meilenstein, "M", rang: .first)
        mappe.struktur.knoten[id("m")]?.dauer = Dauer(3)
        let losses = try format.schreibe(Ausfuhrplan(mappe, Ausfuhrmarke(vorlage: id("v1"), fassung: ""))).verluste
        #expect(Set(losses.map(\.feld)) == [.vorlage, .vorgaenger, .verantwortlich, .oberknoten, .unbekannt, .dauer])
    }
}
