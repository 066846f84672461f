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
            .wert,
            "Dauer von »Schriftgut erfassen«: in dieser Fassung 20 Arbeitstage, in der anderen 3 Kalendertage, vorher 15 Arbeitstage. Vorläufig gilt: 20 Arbeitstage.",
            "Duration of “Schriftgut erfassen”: this version has 20 working days, the other version has 3 calendar days, before it was 15 working days. For now: 20 working days.",
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(20) },
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(3, .kalendertage) }),
        Fall(
            .wert,
            "Dauer von »Schriftgut erfassen«: in dieser Fassung 15 Arbeitstage (Erfahrungswert), in der anderen 15 Arbeitstage (Vorgabe), vorher 15 Arbeitstage (Schätzung). Vorläufig gilt: 15 Arbeitstage (Erfahrungswert).",
            "Duration of “Schriftgut erfassen”: this version has 15 working days (measured), the other version has 15 working days (prescribed), before it was 15 working days (estimate). For now: 15 working days (measured).",
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(15, .arbeitstage, .erfahrung) },
            { $0.knoten[id("aufgabe001")]?.dauer = Dauer(15, .arbeitstage, .vorgabe) }),
        Fall(
            .wert,
            "Verantwortung von »Aktenplan überarbeiten«: in dieser Fassung ohne Angabe, in der anderen »Registratur«, vorher »Projektleitung«. Vorläufig gilt: ohne Angabe.",
            "Responsibility of “Aktenplan überarbeiten”: this version has none, the other version has “Registratur”, before it was “Projektleitung”. For now: none.",
            { $0.knoten[id("aufgabe002")]?.verantwortlich = nil },
            { $0.knoten[id("aufgabe002")]?.verantwortlich = id("rrrrrrrrr2") }),
        Fall(
            .wert,
            "Vorgänger »Aktenplan beschlossen« von »Amt umstellen«: in dieser Fassung ohne Verzug, in der anderen Anfang–Anfang, 5 Arbeitstage Verzug, vorher 5 Arbeitstage Verzug. Vorläufig gilt: ohne Verzug.",
            "Predecessor “Aktenplan beschlossen” of “Amt umstellen”: this version has no lag, the other version has start–start, 5 working days lag, before it was 5 working days lag. For now: no lag.",
            { $0.knoten[id("aufgabe003")]?.vorgaenger[id("meilen0001")]?.verzug = nil },
            { $0.knoten[id("aufgabe003")]?.vorgaenger[id("meilen0001")]?.art = .anfangAnfang }),
        Fall(
            .wert,
            "Bedingung von »Amt umstellen«: in dieser Fassung »Große Verwaltung«, in der anderen ohne Angabe, vorher »Große Verwaltung« oder »Weg« ist »Kaufen« und »Anzahl« über 3. Vorläufig gilt: »Große Verwaltung«.",
            "Condition of “Amt umstellen”: this version has “Große Verwaltung”, the other version has none, before it was “Große Verwaltung” or “Weg” is “Kaufen” and “Anzahl” above 3. For now: “Große Verwaltung”.",
            { $0.knoten[id("aufgabe003")]?.bedingung = "gross" },
            { $0.knoten[id("aufgabe003")]?.bedingung = nil }),
        Fall(
            .wert,
            "Reihenfolge von »Amt umstellen«: diese Fassung und die andere Fassung haben »Amt umstellen« an verschiedene Stellen gesetzt. Vorläufig gilt diese Fassung.",
            "Order of “Amt umstellen”: this version and the other version put “Amt umstellen” in different places. For now this version counts.",
            { $0.knoten[id("aufgabe003")]?.rang = rang("z") },
            { $0.knoten[id("aufgabe003")]?.rang = rang("5") }),
        Fall(
            .wert,
            "Ort im Plan von »Amt umstellen«: in dieser Fassung unter »Vorbereitung«, in der anderen unter »Ordnung des Schriftguts«, vorher unter »Umsetzung«. Vorläufig gilt: unter »Vorbereitung«.",
            "Place in the plan of “Amt umstellen”: this version has below “Vorbereitung”, the other version has below “Ordnung des Schriftguts”, before it was below “Umsetzung”. For now: below “Vorbereitung”.",
            { $0.knoten[id("aufgabe003")]?.oberknoten = id("phase00001") },
            { $0.knoten[id("aufgabe003")]?.oberknoten = id("paket00001") }),
        Fall(
            .wert,
            "Titel von Rolle »Archiv«: in dieser Fassung »Archiv«, in der anderen »Aktenhaltung«, vorher »Registratur«. Vorläufig gilt: »Archiv«.",
            "Title of role “Archiv”: this version has “Archiv”, the other version has “Aktenhaltung”, before it was “Registratur”. For now: “Archiv”.",
            { $0.rollen[id("rrrrrrrrr2")]?.titel = "Archiv" },
            { $0.rollen[id("rrrrrrrrr2")]?.titel = "Aktenhaltung" }),
        Fall(
            .geloeschtGeaendert,
            "Rolle »Archiv«: diese Fassung hat das entfernt, die andere Fassung hat es geändert (Titel). Vorläufig bleibt es stehen.",
            "Role “Archiv”: this version removed it, the other version changed it (Title). For now it stays.",
            {
                $0.rollen[id("rrrrrrrrr2")] = nil; $0.knoten[id("aufgabe002")]?.mitwirkend = []
            }, { $0.rollen[id("rrrrrrrrr2")]?.titel = "Archiv" }),
        Fall(
            .geloeschtGeaendert,
            "»Ämter umstellen«: die andere Fassung hat das entfernt, diese Fassung hat es geändert (Titel, Dauer). Vorläufig bleibt es stehen.",
            "“Ämter umstellen”: the other version removed it, this version changed it (Title, Duration). For now it stays.",
            {
                $0.knoten[id("aufgabe003")]?.titel = "Ämter umstellen"; $0.knoten[id("aufgabe003")]?.dauer = nil
            }, { $0.knoten[id("aufgabe003")] = nil }),
        Fall(
            .geloeschtBenutzt,
            "Angabe »Anzahl«: diese Fassung hat das entfernt, die andere Fassung braucht es für »Schriftgut erfassen«. Vorläufig bleibt es stehen.",
            "Question “Anzahl”: this version removed it, the other version needs it for “Schriftgut erfassen”. For now it stays.",
            {
                $0.parameter[id("anzahl")] = nil; $0.knoten[id("aufgabe003")]?.bedingung = nil
            }, { $0.knoten[id("aufgabe001")]?.bedingung = "anzahl > 2" }),
        Fall(
            .baumring,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: »Vorbereitung« und »Umsetzung« stünden jeweils unter dem anderen. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: “Vorbereitung” and “Umsetzung” would each stand below the other. For now this version counts.",
            { $0.knoten[id("phase00001")]?.oberknoten = id("phase00002") },
            { $0.knoten[id("phase00002")]?.oberknoten = id("phase00001") }),
        Fall(
            .ablaufring,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: »Schriftgut erfassen« und »Amt umstellen« würden im Kreis aufeinander warten. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: “Schriftgut erfassen” and “Amt umstellen” would wait for each other in a ring. For now this version counts.",
            { $0.knoten[id("aufgabe001")]?.vorgaenger[id("aufgabe003")] = Anordnung() },
            {
                $0.knoten[id("aufgabe003")]?.vorgaenger[id("aufgabe001")] = Anordnung();
                $0.knoten[id("meilen0001")]?.vorgaenger = [:]
            }),
        Fall(
            .kennung,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: »Schriftgut erfassen« und »Amt umstellen« bekämen denselben Code. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: “Schriftgut erfassen” and “Amt umstellen” would get the same code. For now this version counts.",
            { $0.knoten[id("aufgabe001")]?.kennung = "S1" },
            { $0.knoten[id("aufgabe003")]?.kennung = "S1" }),
        Fall(
            .kuerzel,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: Rolle »Prüfung« und Rolle »Registratur« bekämen dieselbe Abkürzung. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: role “Prüfung” and role “Registratur” would get the same abbreviation. For now this version counts.",
            { $0.rollen[id("neu")] = Rolle("Prüfung", kuerzel: "P") },
            { $0.rollen[id("rrrrrrrrr2")]?.kuerzel = "P" }),
        Fall(
            .bedingung,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: Bedingung von »Schriftgut erfassen« passt nicht mehr zu den möglichen Antworten. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: Condition of “Schriftgut erfassen” does not fit the possible answers any more. For now this version counts.",
            { $0.parameter[id("weg")]?.werte["miete"] = nil },
            { $0.knoten[id("aufgabe001")]?.bedingung = "weg = \"miete\"" }),
        Fall(
            .antworten,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: die Antworten passen nicht mehr zur Art der Angabe »Ämter«. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: the answers do not fit the kind of the question “Ämter”. For now this version counts.",
            { $0.parameter[id("aemter")]?.art = .zahl },
            { $0.parameter[id("aemter")]?.werte["a"] = "Amt A" }),
        Fall(
            .art,
            "Was diese Fassung und die andere Fassung geändert haben, geht nur einzeln: was beide an »Amt umstellen« und »Probe« geändert haben, passt nicht zusammen. Vorläufig gilt diese Fassung.",
            "What this version and the other version changed only works one at a time: what both changed at “Amt umstellen” and “Probe” does not fit together. For now this version counts.",
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

    @Test("who and when are named where they are known")
    func origin() throws {
        let place = Ort(.knoten, id("aufgabe001"), "dauer")
        func days(_ count: Int) -> JSONFragment {
            JSONFragment {
                $0.beginObject(); $0.name("wert"); $0.integer(count); $0.name("einheit"); $0.string("AT");
                $0.endObject()
            }
        }
        var konflikt = Konflikt(
            .wert, .wert, [Konflikt.Streitpunkt(place, basis: nil, unsere: days(1), fremde: days(2))])
        konflikt.unsere = Konflikt.Herkunft(wer: "Stadt Musterstadt", tag: "2026-11-20")
        #expect(
            konflikt.satz(.de, in: Muster.struktur)
                == "Dauer von »Schriftgut erfassen«: bei Stadt Musterstadt (20.11.2026) 1 Arbeitstag, in der anderen 2 Arbeitstage. Vorläufig gilt: 15 Arbeitstage."
        )
        #expect(
            konflikt.satz(.en, in: Muster.struktur)
                == "Duration of “Schriftgut erfassen”: Stadt Musterstadt (2026-11-20) has 1 working day, the other version has 2 working days. For now: 15 working days."
        )
    }

    @Test(
        "what a merge of sound versions does not come to has its sentence too, and none holds an id or a path",
        arguments: Konflikt.Code.allCases)
    func all(_ code: Konflikt.Code) {
        let place = Konflikt.Streitpunkt(
            Ort(.knoten, id("aufgabe002"), "vorgaenger.aufgabe001"), basis: nil, unsere: nil,
            fremde: JSONFragment { $0.integer(7) })
        for sprache in Sprache.allCases {
            let satz = Konflikt(.verletzung, code, [place]).satz(sprache, in: Muster.struktur)
            #expect(satz.hasSuffix(".") && satz.count > 40, "\(satz)")
            for word in ["aufgabe00", "vorgaenger", "knoten.", "struktur", "merge", "commit", "HEAD", "{"] {
                #expect(!satz.contains(word), "\(satz)")
            }
        }
        let texts = Konflikt(.verletzung, code, [place])
        #expect(texts.satz(.de, in: Muster.struktur) != texts.satz(.en, in: Muster.struktur))
    }

    @Test("a decision is one line")
    func decisions() {
        var (ours, theirs) = (Muster.struktur, Muster.struktur)
        ours.knoten[id("aufgabe001")]?.titel = "Schriftgut sichten"
        theirs.knoten[id("aufgabe001")]?.dauer = Dauer(10)
        theirs.knoten[id("neu")] = Knoten(.aufgabe, "Probe", unter: id("phase00002"))
        theirs.rollen[id("neu")] = Rolle("Archiv", kuerzel: "")
        let merge = Struktur.zusammenfuehren(basis: Muster.struktur, unsere: ours, fremde: theirs)
        let lines = merge.entscheidungen.map { $0.satz(.de, basis: Muster.struktur, ergebnis: merge.ergebnis) }
        #expect(
            lines == [
                "Dauer von »Schriftgut sichten«: 15 → 10 Arbeitstage (aus der anderen Fassung)",
                "Titel von »Schriftgut sichten«: »Schriftgut erfassen« → »Schriftgut sichten« (aus dieser Fassung)",
                "»Probe«: neu (aus der anderen Fassung)", "Rolle »Archiv«: neu (aus der anderen Fassung)",
            ])
        #expect(
            merge.entscheidungen.first?.satz(.en, basis: Muster.struktur, ergebnis: merge.ergebnis)
                == "Duration of “Schriftgut sichten”: 15 → 10 working days (from the other version)")
    }
}
