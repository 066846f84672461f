import Templates
import Web

/// The catalogue and the start page as a hub fills them.
enum CatalogueSite {
    static let addresses = CatalogueAddresses(Starter.address("vorlagen"))

    static func addresses(_ sprache: Sprache) -> CatalogueAddresses {
        sprache == .de ? addresses : CatalogueAddresses(addresses.base, sprache: .en)
    }

    static func wahl(_ parameters: (String, String)...) -> Katalogwahl {
        Katalogwahl(parameters: parameters.map { (name: $0.0, value: $0.1) })
    }

    /// A library of many templates, of which some are shown.
    static func catalogue(_ wahl: Katalogwahl, _ total: Int = 47, _ sprache: Sprache = .de) throws -> Katalog {
        var katalog = Katalog(wahl, addresses(sprache))
        katalog.filter = filters
        katalog.paging = Paging(total: total, seite: String(wahl.seite), size: 20)
        katalog.treffer = try katalog.paging.range.prefix(8).map { place in
            let folder = Starter.folders[place % Starter.folders.count]
            var entry = try Starter.entry(folder)
            entry.themenfeld = Starter.topic(folder)
            if place % 3 == 0 {
                let words =
                    sprache == .de
                    ? ["in 12 Kommunen im Einsatz", "3 Erfahrungsberichte", "geprüft von 2 Kommunen"]
                    : ["used by 12 municipalities", "3 experience reports", "reviewed by 2 municipalities"]
                entry.belege = words.enumerated().map { Beleg($1, address: $0 == 1 ? entry.address : nil) }
            }
            let step = SearchResult.Fundstelle(
                .schritt, [.init("3.1 "), .init("Aktenplan", isTreffer: true), .init(" überarbeiten")],
                address: entry.address)
            return SearchResult.Treffer(entry, wahl.worte.isEmpty ? [] : [step])
        }
        katalog.austausch = Starter.address("austausch/frage")
        return katalog
    }

    static let filters: [Katalogfilter: [Katalog.Wert]] = [
        .thema: zip(
            [
                "beschaffung", "dokumentenmanagement", "onlinedienste", "personal", "finanzen", "bauen", "soziales",
                "schulen",
                "verkehr", "umwelt", "wahlen", "ratsarbeit", "kultur",
            ],
            [
                "Beschaffung und Vergabe", "eAkte und Dokumentenmanagement", "Onlinedienste und OZG", "Personal",
                "Finanzen und Haushalt", "Bauen und Planen", "Soziales", "Schulen und Kitas", "Verkehr",
                "Umwelt und Klima",
                "Wahlen", "Ratsarbeit", "Kultur und Sport",
            ]
        ).enumerated().map { Katalog.Wert($1.0, titel: $1.1, anzahl: 14 - $0) },
        .land: [("BW", 4), ("NW", 7), ("RP", 1), ("alle", 35)].map { Katalog.Wert($0.0, anzahl: $0.1) },
        .groesse: [("unter-5000", 2), ("5000-20000", 9), ("20000-50000", 6), ("50000-100000", 3), ("ab-100000", 4)].map
        {
            Katalog.Wert($0.0, anzahl: $0.1)
        },
        .zustand: [("entwurf", 9), ("in-pruefung", 6), ("geprueft", 21), ("empfohlen", 11)].map {
            Katalog.Wert($0.0, anzahl: $0.1)
        },
        .belege: [("einsatz", 24), ("einsatz-3", 12), ("erfahrung", 9), ("pruefung", 32)].map {
            Katalog.Wert($0.0, anzahl: $0.1)
        },
    ]

    static func page(_ katalog: Katalog) throws -> LibraryPage {
        var page = try Starter.libraryPage()
        page.katalog = katalog
        return page
    }

    /// Nothing found: a filter stands in the way, or no template has the words.
    static func nothing(_ sprache: Sprache = .de, hasFilters: Bool) throws -> Katalog {
        let wahl =
            hasFilters
            ? wahl(("q", "eAkte"), ("thema", "onlinedienste"), ("land", "BW")) : wahl(("q", "Quantenkomputer kaufen"))
        var katalog = try catalogue(wahl, 0, sprache)
        katalog.treffer = []
        if hasFilters {
            katalog.lockerungen = [.init(.thema, "onlinedienste", anzahl: 3), .init(.land, "BW", anzahl: 1)]
            katalog.ohneFilter = 9
        } else {
            katalog.korrektur = "Quantencomputer kaufen"
        }
        katalog.aehnliche = try Starter.folders.suffix(2).map { try Starter.entry($0) }
        return katalog
    }

    static func start(_ sprache: Sprache = .de, isSignedIn: Bool) -> StartPage {
        var page = StartPage(titel: "Starterbibliothek", katalog: addresses(sprache))
        page.vorlagen = 47
        page.themen = (filters[.thema] ?? []).map {
            PageLink($0.titel ?? $0.wert, page.katalog.only(.thema, $0.wert), anzahl: $0.anzahl)
        }
        page.termine = [
            .init(
                "2026-12-03", PageLink("Runde Aktenplan", Starter.address("austausch/t1")), uhrzeit: "10:00",
                ort: "online"),
            .init("2026-12-15", PageLink("Treffen der Vergabestellen", Starter.address("austausch/t2"))),
        ]
        page.anmelden = Starter.address("anmelden")
        page.hilfe = Starter.address("hilfe")
        guard isSignedIn else { return page }
        page.kommune = "Stadt Bergisch Gladbach"
        page.letzterBesuch = "2026-11-20"
        let sentences =
            sprache == .de
            ? [
                "Musterstadt hat in der Vorlage »eAkte-Einführung« die Dauer von 3 Schritten angepasst.",
                "Zu Ihrer Frage »Wer hat Erfahrung mit Scanstellen?« gibt es 2 Antworten.",
                "Die Vorlage »DMS-Rollout« wurde von 2 Kommunen geprüft und ist jetzt empfohlen.",
            ]
            : [
                "Musterstadt changed the duration of 3 steps.", "There are 2 answers to your question.",
                "A template is now recommended.",
            ]
        page.neues = zip(["2026-11-26", "2026-11-25", "2026-11-21"], sentences).map {
            .init($0, $1, link: Starter.address("neues/\($0)"))
        }
        page.vorschlaege = [
            .init(
                PageLink("Schulung vor der Pilotwelle", Starter.address("vorschlaege/1")),
                sprache == .de ? "wartet auf Ihre Prüfung, seit 22.11.2026" : "waits for your review since 2026-11-22")
        ]
        page.varianten = [
            .init(PageLink("eAkte-Einführung", Starter.address("varianten/eakte")), angebote: 0),
            .init(PageLink("Ausschreibung von IT-Leistungen", Starter.address("varianten/vergabe")), angebote: 5),
        ]
        page.alleNeuigkeiten = Starter.address("neues")
        return page
    }

    /// All of them by file name.
    static func pages(_ sprache: Sprache) throws -> [(name: String, html: [UInt8])] {
        let frame = Starter.frame(sprache)
        let chosen = wahl(
            ("q", "Aktenplan"), ("thema", "dokumentenmanagement"), ("land", "NW"), ("belege", "einsatz"),
            ("leika", "9901"))
        var corrected = try catalogue(wahl(("q", "Aktnplan")), 3, sprache)
        corrected.korrektur = "Aktenplan"
        return [
            ("katalog.html", try page(try catalogue(Katalogwahl(), 47, sprache)).html(frame)),
            (
                "katalog-seite-2.html",
                try page(try catalogue(wahl(("seite", "2"), ("sortierung", "genutzt")), 47, sprache)).html(frame)
            ),
            ("katalog-filter.html", try page(try catalogue(chosen, 8, sprache)).html(frame)),
            ("katalog-korrektur.html", try page(corrected).html(frame)),
            ("katalog-im-weg.html", try page(try nothing(sprache, hasFilters: true)).html(frame)),
            ("katalog-leer.html", try page(try nothing(sprache, hasFilters: false)).html(frame)),
            ("start.html", start(sprache, isSignedIn: true).html(frame)),
            ("start-gast.html", start(sprache, isSignedIn: false).html(frame)),
        ]
    }
}
