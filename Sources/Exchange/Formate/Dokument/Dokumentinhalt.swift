import Bytes
import Templates

/// What a document says of a plan, from the title to the legal bases.
struct Dokumentinhalt {
    typealias Lauf = Dokumentschreiber.Lauf

    /// What the template is called.
    let titel: String
    /// The addresses of links.
    var ziele: [String] { doc.ziele }
    /// The lists that count.
    var listen: [Dokumentliste] { doc.listen }

    private let plan: Ausfuhrplan
    private let worte: Dokumentworte
    private let struktur: Struktur
    private let vorlage: Vorlage
    private let ablauf: Ablauf?
    private var doc = Dokumentschreiber()

    init(_ plan: Ausfuhrplan) {
        self.plan = plan
        worte = Dokumentworte(plan.sprache)
        struktur = plan.mappe.struktur
        vorlage = plan.mappe.vorlage
        ablauf = Ablauf(plan.mappe.struktur, plan.gliederung)
        titel = Self.sichtbar(plan.mappe.vorlage.titel) ?? worte.ohneTitel
    }

    /// A title in one line; nil when nothing of it can be seen.
    private static func sichtbar(_ text: String) -> String? {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.allSatisfy(\.isWhitespace) ? nil : line
    }

    /// Writes the whole document.
    mutating func dokument() -> [UInt8] {
        doc.absatz("Title", [Lauf(text: titel)])
        if !vorlage.kurztext.isEmpty { doc.absatz("Subtitle", [Lauf(text: vorlage.kurztext)]) }
        ueberblick()
        let text = plan.mappe.texte["README.md"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        verzeichnis(mitBeschreibung: text != nil)
        if let text {
            ueberschrift(worte.beschreibung, "beschreibung")
            doc.text(text, ueberschriften: 2, ohne: vorlage.titel) { [worte] in worte.tabelle($0) }
        }
        phasen()
        for (eintrag, knoten) in plan.zeilen { schreibe(knoten, eintrag) }
        angaben()
        rollen()
        recht()
        return doc.fertig()
    }

    // MARK: Words and content

    /// A word of the document.
    private func wort(_ text: String, fett: Bool = false) -> Lauf {
        Lauf(text: text, fett: fett, englisch: plan.sprache == .en)
    }

    private mutating func ueberschrift(_ text: String, _ marke: String) {
        doc.absatz("Heading1", [wort(text)], marke: marke)
    }

    private func titel(_ knoten: Knoten) -> String { Self.sichtbar(knoten.titel) ?? worte.ohneTitel }

    private static func marke(_ id: ElementID) -> String { "k_\(id)" }

    private func rolle(_ id: ElementID) -> Lauf {
        struktur.rollen[id].map { Lauf(text: $0.titel) } ?? wort(worte.fehlendeRolle)
    }

    /// Number and title of a node, as a link to where it stands.
    private func verweis(_ id: ElementID) -> Lauf {
        guard let platz = plan.gliederung.platz(id), let knoten = struktur.knoten[id] else {
            return wort(worte.fehlenderSchritt)
        }
        return Lauf(text: "\(plan.gliederung.eintraege[platz].nummer)\u{A0}\(titel(knoten))", marke: Self.marke(id))
    }

    // MARK: Before the tree

    private mutating func ueberblick() {
        ueberschrift(worte.ueberblick, "ueberblick")
        var zeilen: [(String, [Lauf])] = [(worte.zustand, [wort(vorlage.zustand.wort(plan.sprache))])]
        let umfang = Umfang(struktur)
        let anzahl = worte.anzahl(umfang)
        if !anzahl.isEmpty { zeilen.append((worte.umfang, [wort(anzahl)])) }
        if let termine = plan.termine {
            zeilen.append((worte.zeitraum, [wort(worte.bis(termine.anfang, termine.ende))]))
            zeilen.append((worte.feiertage, [Lauf(text: termine.land.name)]))
        } else if let tage = umfang.arbeitstage {
            zeilen.append((worte.laengsterWeg, [wort(worte.rund(tage))]))
        }
        if !vorlage.kontakte.isEmpty {
            let kontakte = vorlage.kontakte.values.map(\.funktion).joined(separator: "\n")
            zeilen.append((worte.ansprechperson, [Lauf(text: kontakte)]))
        }
        if !vorlage.lizenz.isEmpty { zeilen.append((worte.lizenz, [Lauf(text: vorlage.lizenz)])) }
        if !vorlage.leistungen.isEmpty {
            let keys = vorlage.leistungen.map(\.string).joined(separator: ", ")
            zeilen.append((worte.leistungen, [Lauf(text: keys)]))
        }
        if !vorlage.schlagwoerter.isEmpty {
            let keys = vorlage.schlagwoerter.map(\.string).joined(separator: ", ")
            zeilen.append((worte.schlagwoerter, [Lauf(text: keys)]))
        }
        zeilen.append((worte.vorlage, [Lauf(text: vorlage.id.description)]))
        doc.tabelle(
            worte.ueberblick, [30, 70], kopf: [[wort(worte.angabe)], [wort(worte.wert)]],
            zeilen: zeilen.map { [[wort($0.0)], $0.1] })
    }

    private mutating func verzeichnis(mitBeschreibung: Bool) {
        var zeilen: [(ebene: Int, titel: String, marke: String)] = [(1, worte.ueberblick, "ueberblick")]
        if mitBeschreibung { zeilen.append((1, worte.beschreibung, "beschreibung")) }
        if !plan.gliederung.eintraege.isEmpty { zeilen.append((1, worte.phasen, "phasen")) }
        for (eintrag, knoten) in plan.zeilen where eintrag.tiefe < 2 {
            zeilen.append((eintrag.tiefe + 1, "\(eintrag.nummer) \(titel(knoten))", Self.marke(eintrag.id)))
        }
        if !struktur.parameter.isEmpty { zeilen.append((1, worte.angaben, "angaben")) }
        if !struktur.rollen.isEmpty { zeilen.append((1, worte.rollen, "rollen")) }
        if !vorlage.rechtsgrundlagen.isEmpty { zeilen.append((1, worte.recht, "recht")) }
        doc.absatz("TOCHeading", [wort(worte.inhalt)])
        doc.inhalt(zeilen)
    }

    private mutating func phasen() {
        let eintraege = plan.gliederung.eintraege
        if eintraege.isEmpty { return }
        ueberschrift(worte.phasen, "phasen")
        doc.absatz(nil, [wort(worte.legende)])
        var zeilen: [[[Lauf]]] = []
        for (platz, eintrag) in eintraege.enumerated() where eintrag.tiefe == 0 {
            guard let knoten = struktur.knoten[eintrag.id] else { continue }
            let umfang = Umfang.zaehlung(struktur, plan.gliederung, platz + 1..<platz + eintrag.umfang)
            var wann = knoten.dauer.map { $0.wort(plan.sprache) } ?? ""
            if let zeit = plan.termine?.zeitraeume[eintrag.id] {
                wann = worte.bis(zeit.anfang, zeit.ende)
            } else if !eintrag.istBlatt, let ablauf {
                let tage = ablauf.spannen[platz].ende - ablauf.spannen[platz].anfang
                wann = tage > 0 ? worte.rund(tage) : ""
            }
            zeilen.append([
                [Lauf(text: eintrag.nummer)], [Lauf(text: titel(knoten), marke: Self.marke(eintrag.id))],
                [wort(worte.anzahl(umfang))], knoten.verantwortlich.map { [rolle($0)] } ?? [], [wort(wann)],
            ])
        }
        doc.tabelle(
            worte.phasen, [8, 28, 24, 18, 22],
            kopf: [
                worte.nummer, worte.phase, worte.umfang, worte.verantwortlich,
                plan.termine == nil ? worte.dauer : worte.zeitraum,
            ].map { [wort($0)] }, zeilen: zeilen)
    }

    // MARK: A node

    private mutating func schreibe(_ knoten: Knoten, _ eintrag: Gliederung.Eintrag) {
        var kopf = [Lauf(text: eintrag.nummer + " ", grau: true), Lauf(text: titel(knoten))]
        if let kennung = knoten.kennung { kopf.append(Lauf(text: " [\(kennung)]", grau: true)) }
        doc.absatz("Heading\(min(eintrag.tiefe, 5) + 1)", kopf, marke: Self.marke(eintrag.id))
        var eckdaten = knoten.art.wort(plan.sprache)
        eckdaten = eckdaten.prefix(1).uppercased() + eckdaten.dropFirst()
        if let dauer = knoten.dauer {
            eckdaten += ", \(dauer.wort(plan.sprache)) (\(dauer.herkunft.wort(plan.sprache)))"
        }
        if let zeit = plan.termine?.zeitraeume[eintrag.id] {
            eckdaten += ", \(worte.bis(zeit.anfang, zeit.ende))"
            if zeit.kritisch { eckdaten += ", \(worte.bestimmtDasEnde)" }
        }
        doc.absatz("Eckdaten", [wort(eckdaten)])
        if let id = knoten.verantwortlich { angabe(worte.verantwortlich, [rolle(id)]) }
        if !knoten.mitwirkend.isEmpty {
            angabe(worte.mitwirkend, getrennt(knoten.mitwirkend.map { [rolle($0)] }, ", "))
        }
        if !knoten.vorgaenger.isEmpty {
            let sorted = knoten.vorgaenger.map { (plan.gliederung.platz($0.key) ?? .max, $0.key, $0.value) }
                .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            angabe(
                worte.vorgaenger,
                getrennt(
                    sorted.map { _, id, anordnung in
                        [wort(worte.vor(anordnung.art)), verweis(id), wort(worte.abstand(anordnung.verzug))]
                    }, ";\n"))
        }
        if let bedingung = knoten.bedingung {
            angabe(worte.bedingung, [wort(worte.bedingung(bedingung, struktur.parameter))])
        }
        if let name = knoten.wiederholung {
            angabe(worte.wiederholung, [wort(worte.wiederholung(name, struktur.parameter[name]))])
        }
        if let hinweis = knoten.hinweis {
            doc.text(hinweis, ueberschriften: nil) { [worte] in worte.tabelle($0) }
        }
        liste(worte.ergebnisse, knoten.ergebnisse.values.map { [Lauf(text: $0)] })
        liste(
            worte.rechtsgrundlagen,
            knoten.rechtsgrundlagen.values.map { recht in
                let (norm, zusatz) = worte.recht(recht)
                return [Lauf(text: norm), wort(zusatz)]
            })
    }

    private func getrennt(_ teile: [[Lauf]], _ zeichen: String) -> [Lauf] {
        teile.enumerated().flatMap { $0 == 0 ? $1 : [Lauf(text: zeichen)] + $1 }
    }

    private mutating func angabe(_ name: String, _ laeufe: [Lauf]) {
        doc.absatz("Angabe", [wort(name + ":", fett: true), Lauf(text: "\t")] + laeufe)
    }

    private mutating func liste(_ name: String, _ punkte: [[Lauf]]) {
        if punkte.isEmpty { return }
        doc.absatz("Eckdaten", [wort(name, fett: true)])
        for punkt in punkte { doc.absatz("ListParagraph", punkt, punkt: (1, 0)) }
    }

    // MARK: Behind the tree

    private mutating func angaben() {
        if struktur.parameter.isEmpty { return }
        ueberschrift(worte.angaben, "angaben")
        doc.absatz(nil, [wort(worte.wozuAngaben)])
        let gewaehlt = plan.marke.antworten
        doc.tabelle(
            worte.angaben, gewaehlt.isEmpty ? [50, 50] : [40, 35, 25],
            kopf: ([worte.frage, worte.antworten] + (gewaehlt.isEmpty ? [] : [worte.gewaehlt])).map { [wort($0)] },
            zeilen: struktur.parameter.map { id, parameter in
                var antworten = [wort(parameter.art.wort(plan.sprache))]
                if !parameter.werte.isEmpty {
                    antworten.append(Lauf(text: ": " + parameter.werte.values.joined(separator: "; ")))
                }
                let antwort = gewaehlt[id.description] ?? ""
                let gezeigt = parameter.werte[Text(antwort)] ?? antwort
                return [[Lauf(text: parameter.titel)], antworten] + (gewaehlt.isEmpty ? [] : [[Lauf(text: gezeigt)]])
            })
    }

    private mutating func rollen() {
        if struktur.rollen.isEmpty { return }
        ueberschrift(worte.rollen, "rollen")
        var zahlen: [ElementID: (verantwortlich: Int, mitwirkend: Int)] = [:]
        for knoten in struktur.knoten.values {
            if let id = knoten.verantwortlich { zahlen[id, default: (0, 0)].verantwortlich += 1 }
            for id in knoten.mitwirkend { zahlen[id, default: (0, 0)].mitwirkend += 1 }
        }
        doc.tabelle(
            worte.rollen, [46, 18, 18, 18],
            kopf: [worte.rolle, worte.kuerzel, worte.anzahlVerantwortlich, worte.anzahlMitwirkend].map { [wort($0)] },
            zeilen: struktur.rollen.map { id, rolle in
                [
                    rolle.titel, rolle.kuerzel, String(zahlen[id]?.verantwortlich ?? 0),
                    String(zahlen[id]?.mitwirkend ?? 0),
                ].map { [Lauf(text: $0)] }
            })
    }

    private mutating func recht() {
        if vorlage.rechtsgrundlagen.isEmpty { return }
        ueberschrift(worte.recht, "recht")
        doc.absatz(nil, [wort(worte.wozuStand)])
        doc.tabelle(
            worte.recht, [50, 30, 20], kopf: [worte.norm, worte.giltIn, worte.stand].map { [wort($0)] },
            zeilen: vorlage.rechtsgrundlagen.values.map { recht in
                [
                    [Lauf(text: recht.norm)],
                    [recht.land.map { Lauf(text: worte.land($0)) } ?? wort(worte.ueberall)],
                    [wort(recht.stand.map { worte.tag($0) } ?? worte.ohneStand)],
                ]
            })
    }
}
