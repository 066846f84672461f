import Bytes
import Templates
import Testing

@testable import Register

@Suite("The register of Länder, Kreise, Verbände and Gemeinden")
struct RegisterTests {
    /// All keys in the order of the text.
    static let keys: [String] = Land.nachNummer.flatMap { land in
        var keys: [String] = []
        Zeilen.each([], in: Register.texts(land).gebiete) { keys.append(String($0.prefix(12))) }
        return keys
    }

    static let entries: [Gebiet] = keys.compactMap { Register.entry($0) }

    @Test("every key of the text is found again, under its Land, and the lines are sorted without doubles")
    func roundTrip() {
        #expect(Self.keys.count == 12_463)
        #expect(Self.entries.map(\.ars) == Self.keys)
        for land in Land.nachNummer {
            for text in [Register.texts(land).gebiete, Register.texts(land).erloschen] {
                var last = ""
                Zeilen.each([], in: text) { line in
                    let key = String(line.prefix(12))
                    #expect(last < key && Land(schluessel: Array(line)) == land)
                    last = key
                }
            }
        }
        for entry in Self.entries {
            #expect(Register.resolve(entry.ars) == .current(entry))
            if let ags = entry.ags { #expect(Register.resolve(ags) == .current(entry)) }
        }
    }

    @Test("there are as many of each kind as the official register has")
    func counts() {
        let counted = Dictionary(grouping: Self.entries, by: \.art).mapValues(\.count)
        #expect(Self.entries.count { $0.art.isGemeinde } == 10_952)
        // Sixteen less Berlin and Hamburg, which are one key each with their Stadt.
        #expect(counted[.land] == 14 && counted[.kreis] == 294 && counted[.kreisfreieStadt] == 106)
        #expect(counted[.amt] == 207 && counted[.samtgemeinde] == 114 && counted[.verbandsgemeinde] == 148)
        #expect(counted[.verwaltungsgemeinschaft] == 573 && counted[.kirchspielslandgemeinde] == 2)
        #expect(counted[.verwaltungsverband] == 120 && counted[.erfuellendeGemeinde] == 39)
        #expect(counted[.gemeindefrei] == 201 && counted[.markt] == 386 && counted[.stadt] == 1829 + 125)
        // No inhabitant is lost on the way up: the Länder with Berlin and Hamburg have what the Gemeinden have.
        let people = Self.entries.filter(\.art.isGemeinde).reduce(0) { $0 + $1.einwohner }
        let above = Self.entries.filter { $0.art == .land || ["Berlin", "Hamburg"].contains($0.kurzname) }
        #expect(people == above.reduce(0) { $0 + $1.einwohner } && 83_000_000...84_000_000 ~= people)
    }

    @Test("what is known of some is there")
    func facts() throws {
        let flensburg = try #require(Register.entry("010010000000"))
        #expect(flensburg.name == "Flensburg, Stadt" && flensburg.bezeichnung == "Stadt Flensburg")
        #expect(flensburg.einwohner == 96_326 && flensburg.plz == "24937" && flensburg.kreis == nil)
        #expect(flensburg.art == .kreisfreieStadt && flensburg.land == .SH && flensburg.ags == "01001000")
        let gladbach = try #require(Register.entry("053780004004"))
        #expect(gladbach.bezeichnung == "Stadt Bergisch Gladbach" && gladbach.kreis == "Rheinisch-Bergischer Kreis")
        #expect(gladbach.anzeige == "Bergisch Gladbach (Rheinisch-Bergischer Kreis, Nordrhein-Westfalen)")
        let kreis = try #require(Register.entry("055660000000"))
        #expect(
            kreis.anzeige == "Kreis Steinfurt (Nordrhein-Westfalen)" && kreis.sitz == "Steinfurt" && kreis.ags == nil)
        let amt = try #require(Register.entry("130755555000"))
        #expect(amt.anzeige == "Amt Landhagen (Landkreis Vorpommern-Greifswald, Mecklenburg-Vorpommern)")
        #expect(amt.sitz == "Neuenkirchen" && amt.plz == nil && amt.verband == nil)
        #expect(Register.stand.description == "2025-08-31" && Register.geschichteAb.description == "2009-01-02")
    }

    @Test(
        "an organisation is called what it calls itself",
        arguments: [
            ("090000000000", "Freistaat Bayern"), ("040000000000", "Freie Hansestadt Bremen"),
            ("020000000000", "Freie und Hansestadt Hamburg"), ("110000000000", "Land Berlin"),
            ("091620000000", "Landeshauptstadt München"), ("053150000000", "Stadt Köln"),
            ("091715101000", "Verwaltungsgemeinschaft Emmerting"), ("032410000000", "Region Hannover"),
            ("130720000000", "Landkreis Rostock"), ("100410000000", "Regionalverband Saarbrücken"),
            ("053340000000", "Städteregion Aachen"), ("033580000000", "Heidekreis"),
            ("034590000000", "Landkreis Osnabrück"), ("010510000000", "Kreis Dithmarschen"),
            ("081155003000", "Verwaltungsgemeinschaft der Stadt Herrenberg"),
            ("160615051000", "Erfüllende Gemeinde Uder"),
        ])
    func bezeichnungen(_ ars: String, _ name: String) {
        #expect(Register.entry(ars)?.bezeichnung == name)
    }

    @Test("eleven Gemeinden Neuenkirchen and a Samtgemeinde are told apart by what is shown")
    func neuenkirchen() {
        let all = Self.entries.filter { $0.kurzname == "Neuenkirchen" }
        #expect(all.count { $0.art.isGemeinde } == 11 && all.count == 12)
        #expect(Set(all.map(\.anzeige)).count == 12)
        let shown = Set(all.map(\.anzeige))
        #expect(shown.contains("Neuenkirchen (Heidekreis, Niedersachsen)"))
        #expect(
            shown.contains("Neuenkirchen (Amt Landhagen, Landkreis Vorpommern-Greifswald, Mecklenburg-Vorpommern)"))
        #expect(
            shown.contains("Neuenkirchen (Amt Anklam-Land, Landkreis Vorpommern-Greifswald, Mecklenburg-Vorpommern)"))
        #expect(shown.contains("Samtgemeinde Neuenkirchen (Landkreis Osnabrück, Niedersachsen)"))
    }

    @Test("no two entries are shown alike, and every one is shown with its Kreis and Land")
    func shownApart() {
        let groups = Dictionary(grouping: Self.entries, by: \.anzeige).filter { $0.value.count > 1 }
        #expect(groups.isEmpty, "\(groups.mapValues { $0.map(\.ars) })")
        for entry in Self.entries where entry.art != .land && entry.art != .kreisfreieStadt {
            #expect(entry.anzeige.contains(entry.land.name), "\(entry.anzeige)")
            // Two waters at the edge of the country belong to no Kreis.
            if entry.art != .kreis, entry.ars.dropFirst(2).prefix(3) != "000" {
                #expect(entry.anzeige.contains(entry.kreis ?? "?"), "\(entry.anzeige)")
            }
        }
        // Every name can stand as author of a version: one line without angle brackets.
        for entry in Self.entries {
            #expect(!entry.bezeichnung.contains { "<>\n".contains($0) } && 1...100 ~= entry.bezeichnung.count)
        }
    }

    @Test(
        "what is no key has no entry, and nothing traps",
        arguments: [
            "", "0", "01001000000", "0100100000000", "01001000000x", "０１００１０００００００", "-10010000000", "010010000000 ",
            "999999999999", "170000000000", "000000000001", "00000000000\u{0}", "ä10010000000",
        ])
    func badKeys(_ text: String) {
        #expect(Register.entry(text) == nil)
        switch Register.resolve(text) {
        case .unknown: #expect(text.utf8.count == 12)
        case .badForm: #expect(!text.allSatisfy { "0123456789".contains($0) } || ![8, 12].contains(text.count))
        default: Issue.record("\(text) has an entry")
        }
    }

    @Test("the invented Musterstadt is not in the register")
    func musterstadt() {
        #expect(Register.entry("000000000000") == nil && Register.resolve("000000000000") == .unknown)
        #expect(Register.resolve("00000000") == .unknown && Register.search("000000000000").isEmpty)
        #expect(Register.search("Musterstadt").isEmpty)
    }

    @Test("the key that a Gemeinde without Verband has as one leads to it")
    func singles() throws {
        #expect(try #require(Register.entry("053780004004")).ars == "053780004004")
        guard case .current(let entry) = Register.resolve("053780004000") else {
            Issue.record("not found")
            return
        }
        #expect(entry.ars == "053780004004")
        guard case .dead(let dead) = Register.resolve("033580022000") else {
            Issue.record("not found")
            return
        }
        #expect(dead.heute.map(\.ars) == ["033580024024"])
    }
}
