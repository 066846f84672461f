import Bytes

// The one text of each file. Known fields come in the order of the specification, always all of them; unknown ones follow,
// sorted by bytes; maps are sorted by bytes (`SortedMap` is). Layout, escapes and normalisation are `JSONWriter`'s.

extension Struktur {
    /// The text of `struktur.json`. Linear.
    public var canonicalText: [UInt8] {
        var writer = JSONWriter(reserving: 512 * (knoten.count + 4))
        writer.record(unbekannt.with(konflikte)) { writer in
            writer.field("format", "allmende-struktur/1")
            writer.map("knoten", knoten) {
                $0.description
            } value: {
                $0.write(&$1)
            }
            writer.map("rollen", rollen) {
                $0.description
            } value: {
                $0.write(&$1)
            }
            writer.map("parameter", parameter) {
                $0.description
            } value: {
                $0.write(&$1)
            }
        }
        return writer.finish()
    }
}

extension Vorlage {
    /// The text of `vorlage.json`. Linear.
    public var canonicalText: [UInt8] {
        var writer = JSONWriter(reserving: 2048)
        write(&writer, unbekannt.with(konflikte))
        return writer.finish()
    }

    func write(_ writer: inout JSONWriter) { write(&writer, unbekannt) }

    private func write(_ writer: inout JSONWriter, _ rest: UnknownFields) {
        writer.record(rest) { writer in
            writer.field("format", "allmende-vorlage/1")
            writer.field("id", id.description)
            writer.field("titel", titel)
            writer.field("kurztext", kurztext)
            writer.field("zustand", zustand.rawValue)
            writer.field("lizenz", lizenz)
            writer.field("stelle", stelle)
            writer.map("kontakte", kontakte) {
                $0.description
            } value: { kontakt, writer in
                writer.record(kontakt.unbekannt) { $0.field("funktion", kontakt.funktion) }
            }
            writer.set("leistungen", leistungen) { $0.string }
            writer.set("schlagwoerter", schlagwoerter) { $0.string }
            writer.map("rechtsgrundlagen", rechtsgrundlagen) {
                $0.description
            } value: {
                $0.write(&$1)
            }
            writer.field("ersetzt", ersetzt?.description)
        }
    }
}

extension Bibliothek {
    /// The text of `bibliothek.json`. Linear.
    public var canonicalText: [UInt8] {
        var writer = JSONWriter(reserving: 2048)
        write(&writer, unbekannt.with(konflikte))
        return writer.finish()
    }

    func write(_ writer: inout JSONWriter) { write(&writer, unbekannt) }

    private func write(_ writer: inout JSONWriter, _ rest: UnknownFields) {
        writer.record(rest) { writer in
            writer.field("format", "allmende-bibliothek/1")
            writer.field("titel", titel)
            writer.field("kurztext", kurztext)
            writer.field("lizenz", lizenz)
            writer.map("themenfelder", themenfelder) {
                $0.string
            } value: {
                $1.string($0)
            }
        }
    }
}

extension Knoten {
    func write(_ writer: inout JSONWriter) {
        writer.record(unbekannt) { writer in
            writer.field("art", art.rawValue)
            writer.field("oberknoten", oberknoten?.description)
            writer.field("rang", rang.text.string)
            writer.field("titel", titel)
            writer.field("kennung", kennung)
            writer.field("hinweis", hinweis)
            writer.name("dauer")
            if let dauer {
                writer.record(dauer.unbekannt) { writer in
                    writer.field("wert", dauer.wert)
                    writer.field("einheit", dauer.einheit.rawValue)
                    writer.field("herkunft", dauer.herkunft.rawValue)
                }
            } else {
                writer.null()
            }
            writer.field("verantwortlich", verantwortlich?.description)
            writer.set("mitwirkend", mitwirkend) { $0.description }
            writer.map("vorgaenger", vorgaenger) {
                $0.description
            } value: {
                $0.write(&$1)
            }
            writer.map("rechtsgrundlagen", rechtsgrundlagen) {
                $0.description
            } value: {
                $0.write(&$1)
            }
            writer.map("ergebnisse", ergebnisse) {
                $0.description
            } value: {
                $1.string($0)
            }
            writer.field("bedingung", bedingung)
            writer.field("wiederholung", wiederholung?.description)
            writer.map("fremdids", fremdids) {
                $0.string
            } value: {
                $1.string($0)
            }
        }
    }
}

extension Anordnung {
    func write(_ writer: inout JSONWriter) {
        writer.record(unbekannt) { writer in
            writer.field("art", art.rawValue)
            writer.name("verzug")
            if let verzug {
                writer.record(verzug.unbekannt) { writer in
                    writer.field("wert", verzug.wert)
                    writer.field("einheit", verzug.einheit.rawValue)
                }
            } else {
                writer.null()
            }
        }
    }
}

extension Rechtsgrundlage {
    func write(_ writer: inout JSONWriter) {
        writer.record(unbekannt) { writer in
            writer.field("norm", norm)
            writer.field("land", land)
            writer.field("stand", stand)
        }
    }
}

extension Rolle {
    func write(_ writer: inout JSONWriter) {
        writer.record(unbekannt) { writer in
            writer.field("titel", titel)
            writer.field("kuerzel", kuerzel)
        }
    }
}

extension Parameter {
    func write(_ writer: inout JSONWriter) {
        writer.record(unbekannt) { writer in
            writer.field("titel", titel)
            writer.field("art", art.rawValue)
            writer.map("werte", werte) {
                $0.string
            } value: {
                $1.string($0)
            }
        }
    }
}

extension JSONWriter {
    /// An object: its known fields, then the others.
    fileprivate mutating func record(_ unknown: UnknownFields, _ known: (inout JSONWriter) -> Void) {
        beginObject()
        known(&self)
        for (name, value) in unknown {
            self.name(name)
            fragment(value)
        }
        endObject()
    }

    fileprivate mutating func field(_ name: String, _ value: String?) {
        self.name(name)
        string(value)
    }

    fileprivate mutating func field(_ name: String, _ value: Int) {
        self.name(name)
        integer(value)
    }

    fileprivate mutating func map<Key, Value>(
        _ name: String, _ map: SortedMap<Key, Value>, key: (Key) -> String, value: (Value, inout JSONWriter) -> Void
    ) {
        self.name(name)
        beginObject()
        for (entry, content) in map {
            self.name(key(entry))
            value(content, &self)
        }
        endObject()
    }

    fileprivate mutating func set<Member>(_ name: String, _ set: SortedSet<Member>, key: (Member) -> String) {
        self.name(name)
        beginObject()
        for member in set {
            self.name(key(member))
            bool(true)
        }
        endObject()
    }
}
