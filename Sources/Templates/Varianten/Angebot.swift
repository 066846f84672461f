public import Bytes

// What the source of a variant offers, and what the variant itself has changed. Both are differences against one state:
// the source as far as the variant has taken it in ("Anschluss"): the last merged version of the source, with the places that
// were declined or put off as they were before.
//
//     Anschluss → source       what is new there
//     Anschluss → variant      what is the variant's own

/// A change of the source that the variant has not decided about.
public struct Angebot: Sendable {
    /// How it meets the variant's own changes.
    public enum Lage: String, Sendable, CaseIterable {
        /// The variant has not touched these places.
        case frei
        /// The variant has another value of its own there.
        case eigeneAenderung = "eigene-aenderung"
        /// The variant has removed what it is about; left alone, it stays removed.
        case gestrichen
    }

    /// The change.
    public let aenderung: Einzelaenderung
    /// How it meets the variant's own changes.
    public let lage: Lage
    /// What was said about it before, if it was put off, or declined before the source touched it again.
    public let frueher: Variante.Bescheid?
}

/// A variant beside its source.
public struct Variantenstand: Sendable {
    /// The source as far as the variant has taken it in.
    public let anschluss: Vorlagenmappe
    /// The source now.
    public let ursprung: Vorlagenmappe
    /// The variant.
    public let variante: Vorlagenmappe
    /// Everything that is new at the source, decided or not.
    public let neuerungen: [Einzelaenderung]
    /// What is to be decided, in the order of names.
    public let angebote: [Angebot]
    /// The variant's own changes.
    public let eigene: [Einzelaenderung]

    /// Compares.
    ///
    /// - Parameters:
    ///   - basis: The last version of the source that the variant has merged.
    ///   - marken: What identifies the content of each other file in basis, source and variant.
    /// - Throws: `TemplateError` when a recorded value does not fit its place.
    public init(
        _ record: Variante, basis: Vorlagenmappe, ursprung: Vorlagenmappe, variante: Vorlagenmappe,
        marken: (basis: SortedMap<Text, Text>, ursprung: SortedMap<Text, Text>, variante: SortedMap<Text, Text>)
    ) throws(TemplateError) {
        var joint = basis
        joint.struktur = try basis.struktur.setting(record.fruehereWerte(.struktur))
        joint.vorlage = try basis.vorlage.setting(record.fruehereWerte(.vorlage))
        var marks = marken.basis
        for (ort, value) in record.fruehereWerte(.datei) {
            guard let name = ort.feld else { continue }
            marks[name] = value?.string.map { Text($0) }
        }
        anschluss = joint
        self.ursprung = ursprung
        self.variante = variante
        let offered =
            Einzelaenderung.zwischen(joint.vorlage, ursprung.vorlage)
            + Einzelaenderung.zwischen(marks, marken.ursprung)
            + Einzelaenderung.zwischen(joint.struktur, ursprung.struktur)
        neuerungen = offered
        eigene =
            Einzelaenderung.zwischen(joint.vorlage, variante.vorlage)
            + Einzelaenderung.zwischen(marks, marken.variante)
            + Einzelaenderung.zwischen(joint.struktur, variante.struktur)
        func own(_ aenderung: Einzelaenderung, _ ort: Ort) -> JSONFragment? {
            switch aenderung.gegenstand {
            case .struktur: variante.struktur.wert(ort)
            case .vorlage: variante.vorlage.wert(ort)
            case .datei:
                ort.feld.flatMap { marken.variante[$0] }.map { mark in JSONFragment { $0.string(mark.string) } }
            }
        }
        angebote = offered.compactMap { aenderung in
            let before = record.entscheide[aenderung.name]
            if let before, before.bescheid == .abgelehnt, before.punkte == aenderung.punkte { return nil }
            let values = aenderung.punkte.map { own(aenderung, $0.ort) }
            if zip(values, aenderung.punkte).allSatisfy({ $0 == $1.nachher }) { return nil }
            let lage: Angebot.Lage
            if let element = aenderung.ort.element, aenderung.ort.feld != nil, aenderung.gegenstand == .struktur,
                variante.struktur.wert(Ort(aenderung.ort.bereich, element)) == nil
            {
                lage = .gestrichen
            } else {
                lage = zip(values, aenderung.punkte).allSatisfy { $0 == $1.vorher } ? .frei : .eigeneAenderung
            }
            return Angebot(aenderung: aenderung, lage: lage, frueher: before?.bescheid)
        }
    }
}

extension Variante {
    /// The values that the source had before the changes that were declined or put off.
    func fruehereWerte(_ gegenstand: Einzelaenderung.Gegenstand) -> [(ort: Ort, wert: JSONFragment?)] {
        var values: [(ort: Ort, wert: JSONFragment?)] = []
        for (name, entscheid) in entscheide {
            guard Einzelaenderung.ort(name)?.gegenstand == gegenstand else { continue }
            values += entscheid.punkte.map { ($0.ort, $0.vorher) }
        }
        return values
    }
}

extension Variantenstand {
    /// A change of the source in sentences.
    public func neuerung(_ change: Einzelaenderung, _ sprache: Sprache) -> [Aenderungszeile] {
        zeilen(change, neuerungen, ursprung, sprache)
    }

    /// One of the variant's own changes in sentences.
    public func eigenes(_ change: Einzelaenderung, _ sprache: Sprache) -> [Aenderungszeile] {
        zeilen(change, eigene, variante, sprache)
    }

    /// The difference that a change makes by itself, on top of what it needs.
    private func zeilen(
        _ change: Einzelaenderung, _ all: [Einzelaenderung], _ new: Vorlagenmappe, _ sprache: Sprache
    ) -> [Aenderungszeile] {
        let before = [change].mitVoraussetzungen(aus: all).filter { $0.name != change.name }
        guard let old = try? anschluss.mit(before, aus: new), let changed = try? old.mit([change], aus: new) else {
            return []
        }
        return Vergleich(old, changed).zeilen(sprache)
    }

    /// By how many working days the variant's plan would grow if a change of the source were taken with what it needs; nil when
    /// the plan has no length before or after, or the change does not fit.
    public func verlaengerung(_ change: Einzelaenderung) -> Int? {
        let all = [change].mitVoraussetzungen(aus: neuerungen)
        guard let changed = try? variante.mit(all, aus: ursprung), let before = Umriss(variante.struktur),
            let after = Umriss(changed.struktur)
        else { return nil }
        return after.arbeitstage - before.arbeitstage
    }
}
