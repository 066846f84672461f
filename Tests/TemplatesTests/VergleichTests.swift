import Bytes
import Templates
import Testing

@Suite("Differences in sentences")
struct VergleichTests {
    /// A change of the sample, its name, and the sentences that must come of it.
    struct Fall: Sendable, CustomTestStringConvertible {
        let name: String
        let german: String
        let english: String
        let edit: @Sendable (inout Vorlagenmappe) -> Void
        var testDescription: String { german }

        init(
            _ name: String, _ german: String, _ english: String,
            _ edit: @escaping @Sendable (inout Vorlagenmappe) -> Void
        ) {
            self.name = name
            self.german = german
            self.english = english
            self.edit = edit
        }
    }

    static let head: [Fall] = [
        Fall(
            "vorlage-titel", "Titel der Vorlage: »Aktenplan einführen« → »Aktenplan«",
            "Title of the template: “Aktenplan einführen” → “Aktenplan”"
        ) { $0.vorlage.titel = "Aktenplan" },
        Fall(
            "vorlage-kurztext",
            "Kurztext geändert (5 → 14 Wörter): »… Aktenplan, mit allem, was dazugehört: Registratur, …«",
            "Short text changed (5 → 14 words): “… Aktenplan, mit allem, was dazugehört: Registratur, …”"
        ) {
            $0.vorlage.kurztext =
                "Vom Entwurf zum gelebten Aktenplan, mit allem, was dazugehört: Registratur, Archiv, Schulung und Scannen."
        },
        Fall("vorlage-kurztext", "Kurztext entfernt", "Short text removed") { $0.vorlage.kurztext = "" },
        Fall("vorlage-lizenz", "Lizenz: »CC-BY-4.0« → »CC0-1.0«", "Licence: “CC-BY-4.0” → “CC0-1.0”") {
            $0.vorlage.lizenz = "CC0-1.0"
        },
        Fall(
            "vorlage-stelle", "Verantwortliche Stelle: »000000000000« → »053780004004«",
            "Responsible organisation: “000000000000” → “053780004004”"
        ) { $0.vorlage.stelle = "053780004004" },
        Fall("vorlage-zustand", "Zustand: Entwurf → in Prüfung", "State: draft → in review") {
            $0.vorlage.zustand = .inPruefung
        },
        Fall("vorlage-ersetzt", "Ersetzt jetzt »Alte Vorlage«", "Now replaces “Alte Vorlage”") {
            $0.vorlage.ersetzt = id("alt")
        },
        Fall("vorlage-ersetzt", "Ersetzt jetzt eine andere Vorlage", "Now replaces another template") {
            $0.vorlage.ersetzt = id("fremd")
        },
        Fall("kontakt-neu", "Ansprechperson ergänzt: »Archiv«", "Contact added: “Archiv”") {
            $0.vorlage.kontakte[id("k2")] = Kontakt("Archiv")
        },
        Fall("kontakt-geaendert", "Ansprechperson: »Registratur« → »Archiv«", "Contact: “Registratur” → “Archiv”") {
            $0.vorlage.kontakte[id("kkkkkkkkk1")] = Kontakt("Archiv")
        },
        Fall("kontakt-entfallen", "Ansprechperson entfernt", "Contact removed") { $0.vorlage.kontakte = [:] },
        Fall("leistung-neu", "Leistung 99050035001000 ergänzt", "Service 99050035001000 added") {
            $0.vorlage.leistungen.insert("99050035001000")
        },
        Fall("schlagwort-neu", "Schlagwort »Archiv« ergänzt", "Keyword “Archiv” added") {
            $0.vorlage.schlagwoerter.insert("Archiv")
        },
        Fall("schlagwort-entfallen", "Schlagwort »Aktenplan« entfernt", "Keyword “Aktenplan” removed") {
            $0.vorlage.schlagwoerter.remove("Aktenplan")
        },
        Fall(
            "rechtsgrundlage-neu", "Rechtsgrundlage ergänzt: »§ 6 EGovG« (Stand 01.12.2026)",
            "Legal basis added: “§ 6 EGovG” (as of 2026-12-01)"
        ) { $0.vorlage.rechtsgrundlagen[id("g9")] = Rechtsgrundlage("§ 6 EGovG", stand: "2026-12-01") },
        Fall("rolle-neu", "Neue Rolle: »Archiv« (ARC)", "New role: “Archiv” (ARC)") {
            $0.struktur.rollen[id("r9")] = Rolle("Archiv", kuerzel: "ARC")
        },
        Fall(
            "rolle-geaendert", "Rolle: »Registratur« (REG) → »Schriftgutstelle« (REG)",
            "Role: “Registratur” (REG) → “Schriftgutstelle” (REG)"
        ) { $0.struktur.rollen[id("rrrrrrrrr2")]?.titel = "Schriftgutstelle" },
        Fall("rolle-entfallen", "Rolle entfallen: »Registratur« (REG)", "Role removed: “Registratur” (REG)") {
            $0.struktur.rollen[id("rrrrrrrrr2")] = nil
        },
        Fall("parameter-neu", "Neue Angabe: »Land« (Ja/Nein)", "New question: “Land” (yes/no)") {
            $0.struktur.parameter[id("land")] = Parameter("Land", .jaNein)
        },
        Fall(
            "parameter-geaendert",
            "Angabe: »Weg« (Auswahl: Kaufen / Mieten) → »Weg« (Auswahl: Kaufen / Mieten / Tauschen)",
            "Question: “Weg” (choice: Kaufen / Mieten) → “Weg” (choice: Kaufen / Mieten / Tauschen)"
        ) { $0.struktur.parameter[id("weg")]?.werte["tausch"] = "Tauschen" },
        Fall("parameter-entfallen", "Angabe entfallen: »Ämter« (Liste)", "Question removed: “Ämter” (list)") {
            $0.struktur.parameter[id("aemter")] = nil
        },
        Fall("datei-neu", "Erfahrungsbericht »stadt-a« neu (3 Wörter)", "Experience report “stadt-a” new (3 words)") {
            $0.texte["erfahrungen/stadt-a.md"] = "Es ging gut"
        },
        Fall("datei-geaendert", "Beschreibung geändert (7 → 1 Wort)", "Description changed (7 → 1 word)") {
            $0.texte["README.md"] = "Kurz"
        },
        Fall("datei-entfallen", "Beschreibung entfallen", "Description removed") { $0.texte = [:] },
        Fall("datei-neu", "Dokument »Plan.pdf« neu", "Document “Plan.pdf” new") {
            $0.dateien["dokumente/Plan.pdf"] = "1"
        },
        Fall(
            "unbekannt-neu", "Angabe »farbe« ergänzt (mit neuerer Version lesbar)",
            "Field “farbe” added (readable with a newer version)"
        ) { $0.vorlage.unbekannt["farbe"] = JSONFragment { $0.bool(true) } },
    ]

    static let nodes: [Fall] = [
        Fall(
            "knoten-neu", "Neu: Aufgabe »Schulen« unter »Umsetzung« (3 Arbeitstage, Registratur, nach »Amt umstellen«)",
            "New: task “Schulen” below “Umsetzung” (3 working days, Registratur, after “Amt umstellen”)"
        ) {
            var knoten = Knoten(.aufgabe, "Schulen", unter: id("phase00002"), rang: rang("W"))
            knoten.dauer = Dauer(3)
            knoten.verantwortlich = id("rrrrrrrrr2")
            knoten.vorgaenger = [id("aufgabe003"): Anordnung()]
            $0.struktur.knoten[id("neu")] = knoten
        },
        Fall("knoten-neu", "Neu: Phase »Abschluss«", "New: phase “Abschluss”") {
            $0.struktur.knoten[id("neu")] = Knoten(.phase, "Abschluss", rang: rang("X"))
        },
        Fall("knoten-entfallen", "Entfallen: Aufgabe »Amt umstellen«", "Removed: task “Amt umstellen”") {
            $0.struktur.knoten[id("aufgabe003")] = nil
        },
        Fall(
            "knoten-verschoben", "»Schriftgut erfassen« verschoben: von »Ordnung des Schriftguts« nach »Umsetzung«",
            "“Schriftgut erfassen” moved from “Ordnung des Schriftguts” to “Umsetzung”"
        ) {
            $0.struktur.knoten[id("aufgabe001")]?.oberknoten = id("phase00002")
            $0.struktur.knoten[id("aufgabe001")]?.rang = rang("A")
        },
        Fall(
            "knoten-verschoben", "»Ordnung des Schriftguts« verschoben: von »Vorbereitung« auf die oberste Ebene",
            "“Ordnung des Schriftguts” moved from “Vorbereitung” to the top level"
        ) { $0.struktur.knoten[id("paket00001")]?.oberknoten = nil },
        Fall(
            "knoten-umgereiht", "»Aktenplan überarbeiten« steht jetzt an erster Stelle in »Ordnung des Schriftguts«",
            "“Aktenplan überarbeiten” now comes first in “Ordnung des Schriftguts”"
        ) { $0.struktur.knoten[id("aufgabe001")]?.rang = rang("Z") },
        Fall(
            "knoten-titel", "»Amt umstellen« heißt jetzt »Amt überführen«",
            "“Amt umstellen” is now called “Amt überführen”"
        ) { $0.struktur.knoten[id("aufgabe003")]?.titel = "Amt überführen" },
        Fall(
            "knoten-art", "»Amt umstellen« ist jetzt ein Meilenstein (bisher Aufgabe)",
            "“Amt umstellen” is now a milestone (was a task)"
        ) { $0.struktur.knoten[id("aufgabe003")]?.art = .meilenstein },
        Fall(
            "knoten-dauer", "Dauer von »Aktenplan überarbeiten« 40 → 30 Arbeitstage",
            "Duration of “Aktenplan überarbeiten” 40 → 30 working days"
        ) { $0.struktur.knoten[id("aufgabe002")]?.dauer = Dauer(30) },
        Fall(
            "knoten-dauer", "Dauer von »Aktenplan überarbeiten« 40 Arbeitstage → 1 Kalendertag",
            "Duration of “Aktenplan überarbeiten” 40 working days → 1 calendar day"
        ) { $0.struktur.knoten[id("aufgabe002")]?.dauer = Dauer(1, .kalendertage) },
        Fall(
            "knoten-dauer", "Herkunft der Dauer von »Aktenplan überarbeiten«: Schätzung → Erfahrungswert",
            "Source of the duration of “Aktenplan überarbeiten”: estimate → measured"
        ) { $0.struktur.knoten[id("aufgabe002")]?.dauer = Dauer(40, .arbeitstage, .erfahrung) },
        Fall(
            "knoten-dauer", "Dauer von »Umsetzung« jetzt 4 Stunden (bisher ohne Angabe)",
            "Duration of “Umsetzung” now 4 hours (none before)"
        ) { $0.struktur.knoten[id("phase00002")]?.dauer = Dauer(4, .stunden) },
        Fall(
            "knoten-dauer", "Dauer von »Aktenplan überarbeiten« entfällt (bisher 40 Arbeitstage)",
            "Duration of “Aktenplan überarbeiten” removed (was 40 working days)"
        ) { $0.struktur.knoten[id("aufgabe002")]?.dauer = nil },
        Fall("knoten-kennung", "Code von »Amt umstellen« ergänzt: »A1«", "Code of “Amt umstellen” added: “A1”") {
            $0.struktur.knoten[id("aufgabe003")]?.kennung = "A1"
        },
        Fall(
            "knoten-hinweis",
            "Hinweis zu »Aktenplan überarbeiten«: »Der Aktenplan der KGSt ist ein Ausgangspunkt.« → »Kurz.«",
            "Advice on “Aktenplan überarbeiten”: “Der Aktenplan der KGSt ist ein Ausgangspunkt.” → “Kurz.”"
        ) { $0.struktur.knoten[id("aufgabe002")]?.hinweis = "Kurz." },
        Fall(
            "knoten-hinweis",
            "Hinweis zu »Aktenplan überarbeiten« geändert (7 → 16 Wörter): »… guter Ausgangspunkt, und jedes Thema gehört an genau …«",
            "Advice on “Aktenplan überarbeiten” changed (7 → 16 words): “… guter Ausgangspunkt, und jedes Thema gehört an genau …”"
        ) {
            $0.struktur.knoten[id("aufgabe002")]?.hinweis =
                "Der Aktenplan der KGSt ist ein guter Ausgangspunkt, und jedes Thema gehört an genau eine Stelle."
        },
        Fall("knoten-bedingung", "Bedingung von »Amt umstellen« entfernt", "Condition of “Amt umstellen” removed") {
            $0.struktur.knoten[id("aufgabe003")]?.bedingung = nil
        },
        Fall(
            "knoten-verantwortlich", "Verantwortlich für »Amt umstellen«: Projektleitung → Registratur",
            "Responsible for “Amt umstellen”: Projektleitung → Registratur"
        ) { $0.struktur.knoten[id("aufgabe003")]?.verantwortlich = id("rrrrrrrrr2") },
        Fall(
            "knoten-verantwortlich", "Für »Amt umstellen« ist niemand mehr verantwortlich (bisher Projektleitung)",
            "Nobody is responsible for “Amt umstellen” any more (was Projektleitung)"
        ) { $0.struktur.knoten[id("aufgabe003")]?.verantwortlich = nil },
        Fall(
            "mitwirkend-neu", "An »Amt umstellen« wirkt Registratur jetzt mit",
            "Registratur now contributes to “Amt umstellen”"
        ) { $0.struktur.knoten[id("aufgabe003")]?.mitwirkend = [id("rrrrrrrrr2")] },
        Fall(
            "mitwirkend-entfallen", "An »Aktenplan überarbeiten« wirkt Registratur nicht mehr mit",
            "Registratur no longer contributes to “Aktenplan überarbeiten”"
        ) { $0.struktur.knoten[id("aufgabe002")]?.mitwirkend = [] },
        Fall(
            "vorgaenger-neu",
            "»Amt umstellen« wartet jetzt auf »Schriftgut erfassen« (Anfang–Anfang, 2 Kalendertage Vorlauf)",
            "“Amt umstellen” now waits for “Schriftgut erfassen” (start–start, 2 calendar days lead)"
        ) {
            $0.struktur.knoten[id("aufgabe003")]?.vorgaenger[id("aufgabe001")] = Anordnung(
                .anfangAnfang, verzug: Verzug(-2, .kalendertage))
        },
        Fall(
            "vorgaenger-geaendert", "»Amt umstellen« nach »Aktenplan beschlossen«: 5 Arbeitstage Verzug → ohne Verzug",
            "“Amt umstellen” after “Aktenplan beschlossen”: 5 working days lag → no lag"
        ) { $0.struktur.knoten[id("aufgabe003")]?.vorgaenger[id("meilen0001")] = Anordnung() },
        Fall(
            "vorgaenger-entfallen", "»Aktenplan überarbeiten« wartet nicht mehr auf »Schriftgut erfassen«",
            "“Aktenplan überarbeiten” no longer waits for “Schriftgut erfassen”"
        ) { $0.struktur.knoten[id("aufgabe002")]?.vorgaenger = [:] },
        Fall(
            "rechtsgrundlage-geaendert",
            "Rechtsgrundlage von »Aktenplan überarbeiten«: »§ 9 EGovG NRW« (NW, Stand 01.11.2026) → »§ 9 EGovG NRW« (NW, Stand 01.03.2027)",
            "Legal basis of “Aktenplan überarbeiten”: “§ 9 EGovG NRW” (NW, as of 2026-11-01) → “§ 9 EGovG NRW” (NW, as of 2027-03-01)"
        ) { $0.struktur.knoten[id("aufgabe002")]?.rechtsgrundlagen[id("ggggggggg1")]?.stand = "2027-03-01" },
        Fall(
            "rechtsgrundlage-entfallen",
            "Rechtsgrundlage von »Aktenplan überarbeiten« entfernt: »§ 9 EGovG NRW« (NW, Stand 01.11.2026)",
            "Legal basis of “Aktenplan überarbeiten” removed: “§ 9 EGovG NRW” (NW, as of 2026-11-01)"
        ) { $0.struktur.knoten[id("aufgabe002")]?.rechtsgrundlagen = [:] },
        Fall(
            "ergebnis-neu", "Ergebnis von »Amt umstellen« ergänzt: »Protokoll«",
            "Result of “Amt umstellen” added: “Protokoll”"
        ) { $0.struktur.knoten[id("aufgabe003")]?.ergebnisse[id("e9")] = "Protokoll" },
        Fall(
            "ergebnis-geaendert", "Ergebnis von »Schriftgut erfassen«: »Mengengerüst« → »Liste«",
            "Result of “Schriftgut erfassen”: “Mengengerüst” → “Liste”"
        ) { $0.struktur.knoten[id("aufgabe001")]?.ergebnisse[id("eeeeeeeee1")] = "Liste" },
        Fall(
            "knoten-wiederholung", "»Amt umstellen« wird nicht mehr wiederholt (bisher je »Ämter«)",
            "“Amt umstellen” is not repeated any more (was for each of “Ämter”)"
        ) { $0.struktur.knoten[id("aufgabe003")]?.wiederholung = nil },
        Fall(
            "knoten-wiederholung", "»Umsetzung« wird jetzt wiederholt: je »Anzahl«",
            "“Umsetzung” is now repeated for each of “Anzahl”"
        ) { $0.struktur.knoten[id("phase00002")]?.wiederholung = id("anzahl") },
        Fall(
            "fremdid-neu", "Kennung von »Amt umstellen« in »trello« ergänzt: »5f3c«",
            "Id of “Amt umstellen” in “trello” added: “5f3c”"
        ) { $0.struktur.knoten[id("aufgabe003")]?.fremdids["trello"] = "5f3c" },
        Fall(
            "unbekannt-neu", "Angabe »farbe« von »Amt umstellen« ergänzt (mit neuerer Version lesbar)",
            "Field “farbe” of “Amt umstellen” added (readable with a newer version)"
        ) { $0.struktur.knoten[id("aufgabe003")]?.unbekannt["farbe"] = JSONFragment { $0.bool(true) } },
    ]

    private func compare(_ edit: (inout Vorlagenmappe) -> Void) -> Vergleich {
        var neu = Muster.mappe
        edit(&neu)
        return Vergleich(Muster.mappe, neu)
    }

    @Test("one sentence for every kind of change", arguments: head + nodes)
    func sentences(_ fall: Fall) throws {
        let comparison = compare(fall.edit)
        let titles = { (other: ElementID) in other == id("alt") ? "Alte Vorlage" : nil }
        let german = try #require(comparison.zeilen(.de, titelVon: titles).first { $0.art == fall.name })
        #expect(german.satz == fall.german)
        #expect(comparison.zeilen(.en, titelVon: titles).first { $0.art == fall.name }?.satz == fall.english)
        #expect(comparison.changes.count == comparison.zeilen(.de).count)
        for sentence in [german.satz, fall.english] {
            for word in ["commit", "branch", "merge", "hash", "struktur.json", "aufgabe00", "rrrrrrr", "vorlagen/"] {
                #expect(!sentence.contains(word))
            }
        }
    }

    @Test("nothing changed: no sentence, also when only ranks or the spelling in bytes changed")
    func nothing() {
        let edits: [(inout Vorlagenmappe) -> Void] = [
            { _ in }, { $0.struktur.knoten[id("aufgabe001")]?.rang = rang("B") },
            { $0.struktur.knoten[id("aufgabe002")]?.titel = "Aktenplan u\u{308}berarbeiten" },
        ]
        for edit in edits { #expect(compare(edit).changes == []) }
    }

    @Test("lines are grouped by phase, the template first and documents last")
    func groups() {
        let comparison = compare {
            $0.vorlage.zustand = .geprueft
            $0.struktur.rollen[id("rrrrrrrrr2")]?.kuerzel = "R"
            $0.struktur.knoten[id("aufgabe003")]?.dauer = Dauer(25)
            $0.struktur.knoten[id("aufgabe001")]?.dauer = Dauer(10)
            $0.struktur.knoten[id("meilen0001")] = nil
            $0.texte["dokumente/a.md"] = "x"
        }
        let groups = comparison.gruppen(.de)
        #expect(groups.map(\.titel) == ["Vorlage", "Rollen und Angaben", "1 Vorbereitung", "2 Umsetzung", "Dokumente"])
        #expect(groups[2].phase == id("phase00001"))
        #expect(
            groups[2].zeilen.map(\.satz) == [
                "Dauer von »Schriftgut erfassen« 15 → 10 Arbeitstage", "Entfallen: Meilenstein »Aktenplan beschlossen«",
            ])
        #expect(
            comparison.gruppen(.en).map(\.titel) == [
                "Template", "Roles and questions", "1 Vorbereitung", "2 Umsetzung", "Documents",
            ])
    }

    @Test("a line for another program has the node, the field and both values")
    func data() throws {
        let comparison = compare { $0.struktur.knoten[id("aufgabe002")]?.dauer = Dauer(30) }
        let line = try #require(comparison.zeilen(.de).first)
        #expect(line.art == "knoten-dauer" && line.knoten == id("aufgabe002") && line.feld == "dauer")
        #expect(line.vorher == "40 Arbeitstage" && line.nachher == "30 Arbeitstage")
    }

    @Test("a phase that is gone keeps its heading")
    func removedPhase() {
        let comparison = compare {
            $0.struktur.knoten[id("phase00002")] = nil
            $0.struktur.knoten[id("aufgabe003")] = nil
        }
        #expect(comparison.gruppen(.de).map(\.titel) == ["2 Umsetzung"])
        #expect(comparison.gruppen(.de)[0].zeilen.map(\.art) == ["knoten-entfallen", "knoten-entfallen"])
    }

    @Test("titles that occur twice are shown with their number")
    func ambiguous() {
        let comparison = compare {
            $0.struktur.knoten[id("aufgabe001")]?.titel = "Amt umstellen"
            $0.struktur.knoten[id("aufgabe003")]?.dauer = Dauer(1)
        }
        #expect(comparison.zeilen(.de).map(\.satz).contains("Dauer von »Amt umstellen« (2.1) 20 → 1 Arbeitstag"))
    }

    @Test(
        "of reordered siblings the fewest are named",
        arguments: [([3, 0, 1, 2], 1), ([1, 2, 3, 0], 1), ([3, 2, 1, 0], 3), ([0, 1, 2, 3], 0), ([1, 0, 3, 2], 2)])
    func reordering(_ order: [Int], _ moves: Int) {
        func mappe(_ order: [Int]) -> Vorlagenmappe {
            var mappe = Muster.mappe
            mappe.struktur.knoten = [:]
            for (place, number) in order.enumerated() {
                mappe.struktur.knoten[id("n\(number)")] = Knoten(.phase, "P\(number)", rang: Rang.series(4)[place])
            }
            return mappe
        }
        let comparison = Vergleich(mappe([0, 1, 2, 3]), mappe(order))
        #expect(comparison.changes.count == moves)
        #expect(comparison.changes.allSatisfy { $0.name == "knoten-umgereiht" })
        if order == [1, 2, 3, 0] {
            #expect(comparison.zeilen(.de).map(\.satz) == ["»P0« steht jetzt nach »P3«"])
            #expect(comparison.zeilen(.en).map(\.satz) == ["“P0” now comes after “P3”"])
        }
    }

    @Test("a great rebuild of a great template is compared in good time", .timeLimit(.minutes(60)))
    func large() {
        func mappe(_ reversed: Bool) -> Vorlagenmappe {
            var mappe = Muster.mappe
            let places = Rang.series(20_000)
            mappe.struktur.knoten = SortedMap(
                (0..<20_000).map { number in
                    (
                        key: id("n\(number)"),
                        value: Knoten(.aufgabe, "T\(number)", rang: places[reversed ? 19_999 - number : number])
                    )
                })
            return mappe
        }
        let comparison = Vergleich(mappe(false), mappe(true))
        #expect(comparison.changes.count == 19_999 && comparison.zeilen(.de).count == 19_999)
    }
}
