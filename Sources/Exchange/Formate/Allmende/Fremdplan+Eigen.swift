import Bytes
import Templates

extension Fremdplan {
    /// A template as a plan that is read: every node with its own id, in the order of the tree, every role.
    ///
    /// What rows have no place for (fields of later versions) and what points to nothing is reported.
    init(eigen mappe: Vorlagenmappe, _ marke: Ausfuhrmarke?) {
        self.init()
        self.marke = marke
        titel = mappe.vorlage.titel
        kurztext = mappe.vorlage.kurztext
        parameter = mappe.struktur.parameter
        var rollen: [ElementID: Int] = [:]
        for (id, rolle) in mappe.struktur.rollen {
            rollen[id] = beteiligte.count
            beteiligte.append(Fremdbeteiligter(rolle.titel, .rolle, id: id, kuerzel: rolle.kuerzel))
        }
        let gliederung = Gliederung(mappe.struktur)
        for eintrag in gliederung.eintraege {
            guard let knoten = mappe.struktur.knoten[eintrag.id] else { continue }
            var vorgang = Fremdvorgang(knoten.titel, ort: eintrag.nummer, ueber: eintrag.ueber)
            vorgang.id = eintrag.id
            var dangling: [String] = []
            vorgang.fuelle(knoten, rollen: rollen, platz: { gliederung.platz($0) }, verloren: &dangling)
            for name in dangling {
                bericht.melde(
                    .init(
                        .ausgelassen, "reference-unknown", ort: eintrag.nummer, titel: knoten.titel, knoten: eintrag.id,
                        Satz(
                            "Der Verweis auf \(Sprache.de.quoted(name)) führt zu nichts, was in der Datei steht.",
                            "The reference to \(Sprache.en.quoted(name)) leads to nothing in the file.")))
            }
            if !knoten.unbekannt.isEmpty {
                bericht.melde(
                    .init(
                        .ausgelassen, "unknown-field", ort: eintrag.nummer, titel: knoten.titel, knoten: eintrag.id,
                        Satz(
                            "Felder einer neueren Programmversion bleiben zurück: "
                                + knoten.unbekannt.keys.map(\.string).joined(separator: ", ") + ".",
                            "Fields of a newer version of the program stay behind: "
                                + knoten.unbekannt.keys.map(\.string).joined(separator: ", ") + ".")))
            }
            vorgaenge.append(vorgang)
        }
    }
}

extension Fremdvorgang {
    /// Takes everything from a node of ours but its title, its id and its place in the tree; what points to nothing is named.
    mutating func fuelle(
        _ knoten: Knoten, rollen: [ElementID: Int], platz: (ElementID) -> Int?, verloren: inout [String]
    ) {
        art = knoten.art
        istMeilenstein = knoten.art == .meilenstein
        kennung = knoten.kennung
        hinweis = knoten.hinweis
        dauer = knoten.dauer
        bedingung = knoten.bedingung
        wiederholung = knoten.wiederholung?.description
        ergebnisse = knoten.ergebnisse.map { (id: $0.key, text: $0.value) }
        rechtsgrundlagen = knoten.rechtsgrundlagen.map { (id: $0.key, grundlage: $0.value) }
        fremdids = knoten.fremdids
        if let role = knoten.verantwortlich {
            verantwortlich = rollen[role]
            if verantwortlich == nil { verloren.append(role.description) }
        }
        mitwirkend = []
        for role in knoten.mitwirkend {
            if let place = rollen[role] { mitwirkend.append(place) } else { verloren.append(role.description) }
        }
        vorgaenger = []
        for (id, anordnung) in knoten.vorgaenger {
            if let place = platz(id) {
                vorgaenger.append(Fremdanordnung(von: place, anordnung))
            } else {
                verloren.append(id.description)
            }
        }
    }
}
