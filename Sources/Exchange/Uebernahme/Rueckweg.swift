import Bytes
public import Templates

/// Brings back what was exported and changed elsewhere: exactly the edits that were made there, on the version it was exported from.
///
/// The version is written once more in the same format and read back; what differs between that and the file are the edits. So what the
/// format cannot carry is never taken for a deletion. The result is one side of a merge whose base is the exported version.
public struct Rueckweg: Sendable {
    /// The exported version with the edits made.
    public let mappe: Vorlagenmappe
    /// The edits.
    public let aenderungen: [Einzelaenderung]
    /// How the file was read; its report says what became of edits that could not be made too.
    public let uebernahme: Uebernahme

    /// Finds the edits.
    ///
    /// - Parameters:
    ///   - basis: The version it was exported from.
    ///   - damals: What the version says in the format: written and read back.
    ///   - heute: What the file says.
    ///   - vorgaben: How the file is taken; `bezug` is set here.
    /// - Throws: `Austauschfehler` of `Uebernahme`; "edit-impossible" when the edits do not fit the version.
    public init(
        basis: Vorlagenmappe, damals: Fremdplan, heute: Fremdplan, _ vorgaben: Uebernahme.Vorgaben,
        using generator: inout some RandomNumberGenerator
    ) throws(Austauschfehler) {
        var vorgaben = vorgaben
        vorgaben.bezug = basis.struktur
        let before = try Uebernahme(damals, vorgaben, using: &generator)
        // New nodes of the file are matched with the version as it was read back, copies of repeated nodes included.
        vorgaben.bezug = before.mitRollen(aus: basis.struktur)
        var after = try Uebernahme(heute, vorgaben, using: &generator)
        let all = Einzelaenderung.zwischen(before.struktur, after.struktur)
        let possible = Self.moegliche(all, basis, before.struktur, &after)
        var mappe = basis
        do {
            let points = possible.flatMap(\.punkte).map { ($0.ort, $0.nachher) }
            mappe.struktur = try basis.struktur.setting(points)
        } catch {
            throw Austauschfehler(
                "edit-impossible",
                Satz(
                    "Die Änderungen der Datei passen nicht zu der Fassung, aus der sie stammt. Es wurde nichts übernommen.",
                    "The changes in the file do not fit the version it comes from. Nothing was taken."))
        }
        Self.raeume(&mappe.struktur, &after)
        if before.titel != after.titel { mappe.vorlage.titel = after.titel }
        if before.kurztext != after.kurztext { mappe.vorlage.kurztext = after.kurztext }
        (self.mappe, aenderungen, uebernahme) = (mappe, possible, after)
    }

    /// The same edits made on another version.
    public init(_ other: Rueckweg, mappe: Vorlagenmappe) {
        (self.mappe, aenderungen, uebernahme) = (mappe, other.aenderungen, other.uebernahme)
    }

    /// The edits that can be made: those at copies of a repeated node cannot, since the template has it once.
    private static func moegliche(
        _ all: [Einzelaenderung], _ basis: Vorlagenmappe, _ before: Struktur, _ after: inout Uebernahme
    ) -> [Einzelaenderung] {
        func isCopy(_ id: ElementID) -> Bool { before.knoten.contains(id) && !basis.struktur.knoten.contains(id) }
        return all.compactMap { change in
            var change = change
            let points = change.punkte.filter { punkt in
                guard punkt.ort.bereich == .knoten else { return true }
                if let id = punkt.ort.element, isCopy(id) { return false }
                if punkt.ort.grundfeld == "vorgaenger", let key = punkt.ort.schluessel?.string,
                    let id = ElementID(key), isCopy(id)
                {
                    return false
                }
                return true
            }
            if points.count < change.punkte.count {
                let id = change.ort.element
                after.bericht.melde(
                    Importbericht.Zeile(
                        .ausgelassen, "repeated", titel: id.flatMap { before.knoten[$0]?.titel } ?? "", knoten: id,
                        Satz(
                            "Der Vorgang steht in einer Wiederholung. Die Vorlage hat ihn einmal; ändern Sie ihn dort.",
                            "The row stands in a repetition. The template has it once; change it there.")))
            }
            if points.isEmpty { return nil }
            change = Einzelaenderung(change.gegenstand, points)
            return change
        }
    }

    /// Takes along what the export did not show and what hangs on nothing now: nodes that an answer had left out below one that is gone.
    private static func raeume(_ struktur: inout Struktur, _ after: inout Uebernahme) {
        var gone = Set<ElementID>()
        while true {
            let lost = struktur.knoten.filter { _, knoten in
                knoten.oberknoten.map { !struktur.knoten.contains($0) } ?? false
            }
            if lost.isEmpty { break }
            for (id, knoten) in lost {
                gone.insert(id)
                struktur.knoten[id] = nil
                after.bericht.melde(
                    Importbericht.Zeile(
                        .veraendert, "gone-with", titel: knoten.titel, knoten: id,
                        Satz(
                            "Entfällt mit dem Vorgang darüber, der in der Datei gestrichen ist.",
                            "Goes with the row above it, which is struck in the file.")))
            }
        }
        for (id, knoten) in struktur.knoten
        where knoten.vorgaenger.keys.contains(where: { gone.contains($0) || !struktur.knoten.contains($0) }) {
            var knoten = knoten
            for other in knoten.vorgaenger.keys where !struktur.knoten.contains(other) {
                knoten.vorgaenger[other] = nil
            }
            struktur.knoten[id] = knoten
        }
    }
}

extension Uebernahme {
    /// The structure with the roles of another that it does not have.
    fileprivate func mitRollen(aus other: Struktur) -> Struktur {
        var struktur = struktur
        for (id, rolle) in other.rollen where !struktur.rollen.contains(id) { struktur.rollen[id] = rolle }
        return struktur
    }
}
