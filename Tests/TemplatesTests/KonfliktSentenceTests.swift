import Bytes
import Templates
import Testing

@Suite("Conflicts in sentences")
struct KonfliktSentenceTests {
    struct Fall: Sendable, CustomTestStringConvertible {
        let code: Konflikt.Code
        let german: String
        let english: String
        let ours: @Sendable (inout Struktur) -> Void
        let theirs: @Sendable (inout Struktur) -> Void
        var testDescription: String { german }

        init(
            _ code: Konflikt.Code, _ german: String, _ english: String,
            _ ours: @escaping @Sendable (inout Struktur) -> Void,
            _ theirs: @escaping @Sendable (inout Struktur) -> Void
        ) {
            (self.code, self.german, self.english, self.ours, self.theirs) = (code, german, english, ours, theirs)
        }
    }

    static let faelle: [Fall] = [
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe001")]?.dauer = Dauer(20) },
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(3, .kalendertage) }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe001")]?.dauer = Dauer(15, .arbeitstage, .erfahrung) },
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(15, .arbeitstage, .vorgabe) }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe002")]?.verantwortlich = nil },
            { $0.knoten[id("aufgabe002")]?.verantwortlich = id("rrrrrrrrr2") }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe003")]?.vorgaenger[id("meilen0001")]?.verzug = nil },
            { $0.knoten[id("aufgabe003")]?.vorgaenger[id("meilen0001")]?.art = .anfangAnfang }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe003")]?.bedingung = "gross" },
            { $0.knoten[id("aufgabe003")]?.bedingung = nil }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe003")]?.rang = rang("z") },
            { $0.knoten[id("aufgabe003")]?.rang = rang("5") }),
        Fall(
            .wert, "", "", { $0.knoten[id("aufgabe003")]?.oberknoten = id("phase00001") },
            { $0.knoten[id("aufgabe003")]?.oberknoten = id("paket00001") }),
        Fall(
            .wert, "", "", { $0.rollen[id("rrrrrrrrr2")]?.titel = "Archiv" },
            { $0.rollen[id("rrrrrrrrr2")]?.titel = "Aktenhaltung" }),
        Fall(
            .geloeschtGeaendert, "", "",
            {
                $0.rollen[id("rrrrrrrrr2")] = nil; $0.knoten[id("aufgabe002")]?.mitwirkend = []
            }, { $0.rollen[id("rrrrrrrrr2")]?.titel = "Archiv" }),
        Fall(
            .geloeschtGeaendert, "", "",
            {
                $0.knoten[id("aufgabe003")]?.titel = "Ämter umstellen"; $0.knoten[id("aufgabe003")]?.dauer = nil
            }, { $0.knoten[id("aufgabe003")] = nil }),
        Fall(
            .geloeschtBenutzt, "", "",
            {
                $0.parameter[id("anzahl")] = nil; $0.knoten[id("aufgabe003")]?.bedingung = nil
            }, { $0.knoten[id("aufgabe001")]?.bedingung = "anzahl > 2" }),
        Fall(
            .baumring, "", "", { $0.knoten[id("phase00001")]?.oberknoten = id("phase00002") },
            { $0.knoten[id("phase00002")]?.oberknoten = id("phase00001") }),
        Fall(
            .ablaufring, "", "", { $0.knoten[id("aufgabe001")]?.vorgaenger[id("aufgabe003")] = Anordnung() },
            {
                $0.knoten[id("aufgabe003")]?.vorgaenger[id("aufgabe001")] = Anordnung();
                $0.knoten[id("meilen0001")]?.vorgaenger = [:]
            }),
        Fall(
            .kennung, "", "", { $0.knoten[id("aufgabe001")]?.kennung = "S1" },
            { $0.knoten[id("aufgabe003")]?.kennung = "S1" }),
        Fall(
            .kuerzel, "", "", { $0.rollen[id("neu")] = Rolle("Prüfung", kuerzel: "P") },
            { $0.rollen[id("rrrrrrrrr2")]?.kuerzel = "P" }),
        Fall(
            .bedingung, "", "", { $0.parameter[id("weg")]?.werte["miete"] = nil },
            { $0.knoten[id("aufgabe001")]?.bedingung = "weg = \"miete\"" }),
        Fall(
            .antworten, "", "", { $0.parameter[id("aemter")]?.art = .zahl },
            { $0.parameter[id("aemter")]?.werte["a"] = "Amt A" }),
        Fall(
            .art, "", "",
            {
                $0.knoten[id("aufgabe003")]?.art = .meilenstein; $0.knoten[id("aufgabe003")]?.dauer = nil
            }, { $0.knoten[id("neu")] = Knoten(.aufgabe, "Probe", unter: id("aufgabe003")) }),
    ]

    @Test("one golden sentence for each kind", arguments: faelle)
    func golden(_ fall: Fall) throws {
        var (ours, theirs) = (Muster.struktur, Muster.struktur)
        fall.ours(&ours)
        fall.theirs(&theirs)
        let merge = Struktur.zusammenfuehren(basis: Muster.struktur, unsere: ours, fremde: theirs)
        let konflikt = try #require(merge.konflikte.values.first { $0.code == fall.code })
        #expect(konflikt.satz(.de, in: merge.ergebnis) == fall.german)
        #expect(konflikt.satz(.en, in: merge.ergebnis) == fall.english)
    }
}
