public import Bytes

/// One change between two versions of a template that can be taken or left by itself.
///
/// New elements are one change each; an element that is gone is one with all that went with it (what was below it, and what referred to
/// it); at an element that stayed every field is one, and a node's parent and rank together. The changes of a difference never overlap.
public struct Einzelaenderung: Hashable, Sendable {
    /// What of the template it changes.
    public enum Gegenstand: Hashable, Sendable {
        /// `struktur.json`.
        case struktur
        /// `vorlage.json`.
        case vorlage
        /// Another file.
        case datei
    }

    /// A place with its value before and after; nil where there is none. Of a file, its name and what identifies its content.
    public struct Punkt: Hashable, Sendable {
        /// The place.
        public let ort: Ort
        /// The value before.
        public let vorher: JSONFragment?
        /// The value after.
        public let nachher: JSONFragment?

        /// A place with its values.
        public init(_ ort: Ort, vorher: JSONFragment?, nachher: JSONFragment?) {
            (self.ort, self.vorher, self.nachher) = (ort, vorher, nachher)
        }
    }

    /// What it changes.
    public let gegenstand: Gegenstand
    /// The places it changes, the one it is about first.
    public internal(set) var punkte: [Punkt]
    /// The names of the changes without which it would refer to what does not exist.
    public internal(set) var braucht: [Text] = []

    /// A change of some places.
    public init(_ gegenstand: Gegenstand, _ punkte: [Punkt]) {
        (self.gegenstand, self.punkte) = (gegenstand, punkte)
    }

    /// The place it is about.
    public var ort: Ort { punkte.first?.ort ?? Ort(feld: "") }

    /// Its name, the same in every run: `knoten.x8h2k4m9qt.dauer`, `vorlage.kurztext`, `datei.README.md`.
    public var name: Text { Self.name(gegenstand, ort) }

    /// The name of a place in what is changed.
    public static func name(_ gegenstand: Gegenstand, _ ort: Ort) -> Text {
        switch gegenstand {
        case .struktur: ort.text
        case .vorlage: Text("vorlage.\(ort)")
        case .datei: Text("datei.\(ort)")
        }
    }

    /// What of the template a name is about, and where.
    public static func ort(_ name: Text) -> (gegenstand: Gegenstand, ort: Ort)? {
        for (prefix, gegenstand) in [("vorlage.", Gegenstand.vorlage), ("datei.", .datei)]
        where name.string.hasPrefix(prefix) {
            return (gegenstand, Ort(feld: Text(String(name.string.dropFirst(prefix.count)))))
        }
        return Ort(name).map { (.struktur, $0) }
    }

    /// Changes of `vorlage.json`, one for every field or entry of a map.
    public static func zwischen(_ old: Vorlage, _ new: Vorlage) -> [Einzelaenderung] {
        differing(old.felder, new.felder).map { feld, before, after in
            Einzelaenderung(
                .vorlage, [Punkt(Ort(feld: feld), vorher: before, nachher: after)])
        }
    }

    /// Changes of other files, by what identifies their content.
    public static func zwischen(
        _ old: SortedMap<Text, Text>, _ new: SortedMap<Text, Text>
    ) -> [Einzelaenderung] {
        var found: [Einzelaenderung] = []
        func value(_ mark: Text?) -> JSONFragment? { mark.map { mark in JSONFragment { $0.string(mark.string) } } }
        for name in SortedSet(old.keys + new.keys) where old[name] != new[name] {
            found.append(
                Einzelaenderung(
                    .datei, [Punkt(Ort(feld: name), vorher: value(old[name]), nachher: value(new[name]))]))
        }
        return found
    }

    /// Changes of `struktur.json`, in the order of their names. O(n log n).
    public static func zwischen(_ old: Struktur, _ new: Struktur) -> [Einzelaenderung] {
        StructureChanges(old, new).changes
    }

    static func differing(
        _ old: Felder, _ new: Felder
    ) -> [(feld: Text, vorher: JSONFragment?, nachher: JSONFragment?)] {
        if old == new { return [] }
        return SortedSet(old.keys + new.keys).compactMap { old[$0] == new[$0] ? nil : ($0, old[$0], new[$0]) }
    }
}

extension Collection<Einzelaenderung> {
    /// These changes with all they need of `all`, in the order of `all`.
    public func mitVoraussetzungen(aus all: [Einzelaenderung]) -> [Einzelaenderung] {
        let known = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var names = Set(map(\.name))
        var pending = flatMap(\.braucht)
        while let next = pending.popLast() {
            if names.insert(next).inserted { pending += known[next]?.braucht ?? [] }
        }
        return all.filter { names.contains($0.name) }
    }
}

extension Vorlagenmappe {
    /// The template with some changes made; the text of files comes from `new`.
    ///
    /// - Throws: `TemplateError` when a value does not fit its place.
    public func mit(_ changes: [Einzelaenderung], aus new: Vorlagenmappe) throws(TemplateError) -> Vorlagenmappe {
        var changed = self
        func values(_ gegenstand: Einzelaenderung.Gegenstand) -> [(ort: Ort, wert: JSONFragment?)] {
            changes.filter { $0.gegenstand == gegenstand }.flatMap(\.punkte).map { ($0.ort, $0.nachher) }
        }
        changed.struktur = try struktur.setting(values(.struktur))
        changed.vorlage = try vorlage.setting(values(.vorlage))
        for (ort, _) in values(.datei) {
            guard let name = ort.feld else { continue }
            changed.texte[name] = new.texte[name]
            changed.dateien[name] = new.dateien[name]
        }
        return changed
    }
}
