import Bytes
import Exchange
import Templates
import TestSupport

/// Writes plans in a format, reads them back, and says what differs beyond the losses that were listed.
enum Rundlauf {
    /// The plan without what was lost, and with places counted anew: two plans that are equal in this form are equal but for the losses.
    static func bereinigt(_ struktur: Struktur, _ verluste: [Verlust]) -> Struktur {
        var struktur = struktur
        let gliederung = Gliederung(struktur)
        func betroffen(_ verlust: Verlust) -> [ElementID] {
            verlust.elemente.isEmpty ? struktur.knoten.keys : verlust.elemente
        }
        for verlust in verluste {
            switch verlust.feld {
            case .rollen: struktur.rollen = [:]
            case .parameter: struktur.parameter = [:]
            case .kuerzel:
                for id in verlust.elemente.isEmpty ? struktur.rollen.keys : verlust.elemente {
                    struktur.rollen[id]?.kuerzel = ""
                }
            case .vorlage, .dateien, .id: break
            case .unbekannt:
                struktur.unbekannt = [:]
                for id in struktur.rollen.keys { struktur.rollen[id]?.unbekannt = [:] }
                for id in struktur.parameter.keys { struktur.parameter[id]?.unbekannt = [:] }
                for id in struktur.knoten.keys { struktur.knoten[id]?.ohneUnbekanntes() }
            default:
                for id in betroffen(verlust) { struktur.knoten[id]?.verliert(verlust.feld) }
            }
        }
        let order = gliederung.eintraege.map(\.id)
        for (id, rang) in zip(order, Rang.series(order.count)) { struktur.knoten[id]?.rang = rang }
        return struktur
    }

    /// A line for each difference between two plans, at most some.
    static func unterschiede(_ left: Struktur, _ right: Struktur) -> [String] {
        Einzelaenderung.zwischen(left, right).flatMap(\.punkte).prefix(12).map { punkt in
            "\(punkt.ort): \(punkt.vorher?.description ?? "–") → \(punkt.nachher?.description ?? "–")"
        }
    }

    /// What comes back of a plan that is taken as a new template.
    static func zurueck(_ plan: Fremdplan, _ system: Text = "probe", seed: Int = 1) throws -> Uebernahme {
        var generator = Seeded(seed)
        return try Uebernahme(plan, Uebernahme.Vorgaben(system: system), using: &generator)
    }
}

extension Knoten {
    fileprivate mutating func ohneUnbekanntes() {
        unbekannt = [:]
        dauer?.unbekannt = [:]
        for id in vorgaenger.keys {
            vorgaenger[id]?.unbekannt = [:]
            vorgaenger[id]?.verzug?.unbekannt = [:]
        }
        for id in rechtsgrundlagen.keys { rechtsgrundlagen[id]?.unbekannt = [:] }
    }

    fileprivate mutating func verliert(_ feld: Verlust.Feld) {
        switch feld {
        case .art: art = .aufgabe
        case .titel: titel = ""
        case .kennung: kennung = nil
        case .hinweis: hinweis = nil
        case .dauer: dauer = nil
        case .herkunft: dauer?.herkunft = .schaetzung
        case .verantwortlich: verantwortlich = nil
        case .mitwirkend: mitwirkend = []
        case .vorgaenger: vorgaenger = [:]
        case .anordnung: for id in vorgaenger.keys { vorgaenger[id]?.art = .endeAnfang }
        case .verzug: for id in vorgaenger.keys { vorgaenger[id]?.verzug = nil }
        case .rechtsgrundlagen: rechtsgrundlagen = [:]
        case .ergebnisse: ergebnisse = [:]
        case .bedingung: bedingung = nil
        case .wiederholung: wiederholung = nil
        case .fremdids: fremdids = [:]
        case .oberknoten: oberknoten = nil
        case .id, .kuerzel, .rollen, .parameter, .vorlage, .dateien, .unbekannt: break
        }
    }
}
