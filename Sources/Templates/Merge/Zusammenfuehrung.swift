import Bytes

// The three-way merge of a template's documents: by element and field, never by line (Specs/merge.md).

/// Where the value of a place in a merged document comes from, when it is not the one before.
public struct Entscheidung: Hashable, Sendable {
    /// Which side.
    public enum Seite: String, Sendable, CaseIterable {
        /// The version that is merged into; only it changed the place.
        case unsere
        /// The version that is merged; only it changed the place.
        case fremde
        /// Both made the same change.
        case beide
        /// Long text put together from both.
        case vereint
    }

    /// The place.
    public let ort: Ort
    /// Whose value it has.
    public let seite: Seite
}

/// A merged document with everything that was decided and what was not.
public struct Zusammenfuehrung<Dokument: Sendable>: Sendable {
    /// The document; where there is a conflict it holds a provisional value, and the conflict is stored in it.
    public internal(set) var ergebnis: Dokument
    /// What is open: found now, or left open in either side.
    public internal(set) var konflikte: Konflikte = [:]
    /// What the merge decided by itself, by place.
    public internal(set) var entscheidungen: [Entscheidung] = []

    /// Whether nothing is open.
    public var istKlar: Bool { konflikte.isEmpty }
}

extension Struktur {
    /// Merges two versions of a structure that come from one; `basis` is nil when they have none in common.
    ///
    /// Deterministic: the same three structures give the same result on every machine. Time is n log n in nodes and dependencies.
    public static func zusammenfuehren(
        basis: Struktur?, unsere: Struktur, fremde: Struktur
    ) -> Zusammenfuehrung<Struktur> {
        var result = Zusammenfuehrung(ergebnis: unsere)
        let base = basis ?? Struktur()
        var merger = ElementMerger(base.konflikte, unsere.konflikte, fremde.konflikte)
        result.ergebnis.knoten = merger.merge(.knoten, base.knoten, unsere.knoten, fremde.knoten)
        result.ergebnis.rollen = merger.merge(.rollen, base.rollen, unsere.rollen, fremde.rollen)
        result.ergebnis.parameter = merger.merge(.parameter, base.parameter, unsere.parameter, fremde.parameter)
        result.ergebnis.unbekannt = merger.merge(
            basis?.unbekannt, unsere.unbekannt, fremde.unbekannt, long: []
        ) { Ort(feld: Feldname.plain($0.string, Struktur.sammlungen)) }
        // A side that changed nothing, or the same as the other, brings nothing that the whole could break on.
        if merger.changedOnBothSides {
            let whole = WholeMerge.run(base, unsere, fremde, result.ergebnis, merger.konflikte.values)
            result.ergebnis = whole.merged
            for konflikt in whole.konflikte { merger.konflikte.add(konflikt) }
        }
        result.finish(&merger, base.konflikte, unsere.konflikte, fremde.konflikte)
        result.ergebnis.konflikte = result.konflikte
        return result
    }
}

extension Vorlage {
    /// Merges two versions of `vorlage.json`; as `Struktur.zusammenfuehren`.
    public static func zusammenfuehren(
        basis: Vorlage?, unsere: Vorlage, fremde: Vorlage
    ) -> Zusammenfuehrung<Vorlage> {
        var result = ElementMerger.document(basis, unsere, fremde, \.konflikte)
        result.ergebnis.konflikte = result.konflikte
        return result
    }
}

extension Bibliothek {
    /// Merges two versions of `bibliothek.json`; as `Struktur.zusammenfuehren`.
    public static func zusammenfuehren(
        basis: Bibliothek?, unsere: Bibliothek, fremde: Bibliothek
    ) -> Zusammenfuehrung<Bibliothek> {
        var result = ElementMerger.document(basis, unsere, fremde, \.konflikte)
        result.ergebnis.konflikte = result.konflikte
        return result
    }
}

extension ElementMerger {
    /// Merges documents that are one element each.
    fileprivate static func document<Document: Element>(
        _ base: Document?, _ ours: Document, _ theirs: Document, _ open: KeyPath<Document, Konflikte>
    ) -> Zusammenfuehrung<Document> {
        let before = base?[keyPath: open] ?? [:]
        var merger = ElementMerger(before, ours[keyPath: open], theirs[keyPath: open])
        var result = Zusammenfuehrung(ergebnis: ours)
        let fields = merger.merge(base?.felder, ours.felder, theirs.felder, long: Document.langtexte) {
            Ort(feld: $0)
        }
        if let merged = try? Document(fields) { result.ergebnis = merged }
        result.finish(&merger, before, ours[keyPath: open], theirs[keyPath: open])
        return result
    }
}

extension Zusammenfuehrung {
    /// Takes what the merger found, and what either side had left open.
    fileprivate mutating func finish(
        _ merger: inout ElementMerger, _ base: Konflikte, _ ours: Konflikte, _ theirs: Konflikte
    ) {
        entscheidungen = merger.entscheidungen.sorted { $0.ort < $1.ort }
        konflikte = merger.konflikte
        if base.isEmpty && ours.isEmpty && theirs.isEmpty { return }
        for key in SortedSet(base.keys + ours.keys + theirs.keys) {
            let (before, mine, other) = (base[key], ours[key], theirs[key])
            // Settled by one side: its values have been merged like any others.
            if mine == other || other == before {
                if let mine { konflikte.add(mine) }
            } else if mine == before {
                if let other { konflikte.add(other) }
            } else {
                for open in [mine, other].compactMap({ $0 }) { konflikte.add(open) }
            }
        }
    }
}
