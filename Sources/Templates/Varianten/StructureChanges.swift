import Bytes

/// Takes the difference of two structures apart into changes that can be taken one by one.
struct StructureChanges {
    typealias Punkt = Einzelaenderung.Punkt

    private(set) var changes: [Einzelaenderung] = []
    private let old: Struktur
    private let new: Struktur
    /// Nodes that are gone, each with the topmost one that went with it.
    private var gone: [ElementID: ElementID] = [:]
    /// What went with an element beside itself: references to it.
    private var along: [Ort: [Punkt]] = [:]

    init(_ old: Struktur, _ new: Struktur) {
        (self.old, self.new) = (old, new)
        findGoneNodes()
        nodes()
        elements(.rollen, old.rollen, new.rollen)
        elements(.parameter, old.parameter, new.parameter)
        for (feld, before, after) in Einzelaenderung.differing(old.unbekannt, new.unbekannt) {
            add([Punkt(Ort(feld: feld), vorher: before, nachher: after)])
        }
        for index in changes.indices { changes[index].punkte += along[changes[index].ort] ?? [] }
        changes.sort { $0.name < $1.name }
        findNeeds()
    }

    private mutating func add(_ punkte: [Punkt]) {
        changes.append(Einzelaenderung(.struktur, punkte))
    }

    /// The topmost gone node above each gone one. Parents are looked up once: the way up is shortened as it is walked.
    private mutating func findGoneNodes() {
        for id in old.knoten.keys where !new.knoten.contains(id) {
            var way: [ElementID] = []
            var seen = Set<ElementID>()
            var top = id
            while gone[top] == nil, let parent = old.knoten[top]?.oberknoten, old.knoten.contains(parent),
                !new.knoten.contains(parent), seen.insert(top).inserted
            {
                way.append(top)
                top = parent
            }
            let end = gone[top] ?? top
            for node in way + [id] { gone[node] = end }
        }
    }

    // MARK: Nodes

    private mutating func nodes() {
        for id in SortedSet(old.knoten.keys + new.knoten.keys) {
            switch (old.knoten[id], new.knoten[id]) {
            case (let before?, let after?):
                if before != after { node(id, before.felder, after.felder) }
            case (nil, let after?):
                add([Punkt(Ort(.knoten, id), vorher: nil, nachher: after.fragment)])
            case (let before?, nil):
                let punkt = Punkt(Ort(.knoten, id), vorher: before.fragment, nachher: nil)
                if let top = gone[id], top != id {
                    along[Ort(.knoten, top), default: []].append(punkt)
                } else {
                    add([punkt])
                }
            case (nil, nil): break
            }
        }
    }

    private mutating func node(_ id: ElementID, _ before: Felder, _ after: Felder) {
        var seat: [Punkt] = []
        for (feld, old, new) in Einzelaenderung.differing(before, after) {
            let punkt = Punkt(Ort(.knoten, id, feld), vorher: old, nachher: new)
            if feld == "oberknoten" || feld == "rang" {
                seat.append(punkt)
            } else if let cause = cause(of: punkt) {
                along[cause, default: []].append(punkt)
            } else {
                add([punkt])
            }
        }
        if !seat.isEmpty { add(seat) }
    }

    /// The element whose end took a reference away; nil for any other change.
    private func cause(of punkt: Punkt) -> Ort? {
        guard punkt.nachher == nil else { return nil }
        switch punkt.ort.grundfeld {
        case "vorgaenger":
            return punkt.ort.schluessel.flatMap { ElementID($0.string) }.flatMap { gone[$0] }.map { Ort(.knoten, $0) }
        case "verantwortlich": return gone(.rollen, punkt.vorher?.string)
        case "mitwirkend": return gone(.rollen, punkt.ort.schluessel?.string)
        case "wiederholung": return gone(.parameter, punkt.vorher?.string)
        default: return nil
        }
    }

    private func gone(_ bereich: Ort.Bereich, _ name: String?) -> Ort? {
        guard let id = name.flatMap({ ElementID($0) }) else { return nil }
        let isGone =
            bereich == .rollen
            ? old.rollen.contains(id) && !new.rollen.contains(id)
            : old.parameter.contains(id) && !new.parameter.contains(id)
        return isGone ? Ort(bereich, id) : nil
    }

    // MARK: Roles and parameters

    private mutating func elements<Value: Element>(
        _ bereich: Ort.Bereich, _ old: SortedMap<ElementID, Value>, _ new: SortedMap<ElementID, Value>
    ) {
        for id in SortedSet(old.keys + new.keys) where old[id] != new[id] {
            if let before = old[id], let after = new[id] {
                for (feld, before, after) in Einzelaenderung.differing(before.felder, after.felder) {
                    add([Punkt(Ort(bereich, id, feld), vorher: before, nachher: after)])
                }
            } else {
                add([Punkt(Ort(bereich, id), vorher: old[id]?.fragment, nachher: new[id]?.fragment)])
            }
        }
    }

    // MARK: What a change needs

    /// A change that brings a reference to a new element needs the change that brings the element; one that takes an element
    /// away needs those that take the last references to it away.
    private mutating func findNeeds() {
        var bringers: [Ort: Text] = [:]
        var removers: [Ort: Int] = [:]
        for (index, change) in changes.enumerated() {
            for punkt in change.punkte where punkt.ort.feld == nil {
                if punkt.nachher != nil { bringers[punkt.ort] = change.name } else { removers[punkt.ort] = index }
            }
        }
        for index in changes.indices {
            let name = changes[index].name
            for punkt in changes[index].punkte {
                for target in Self.references(punkt.ort, punkt.nachher) {
                    if let bringer = bringers[target], bringer != name { changes[index].need(bringer) }
                }
                for target in Self.references(punkt.ort, punkt.vorher) {
                    if let remover = removers[target], remover != index { changes[remover].need(name) }
                }
            }
        }
    }

    /// The elements that a value at a place refers to.
    private static func references(_ ort: Ort, _ value: JSONFragment?) -> [Ort] {
        guard let value, ort.bereich == .knoten else { return [] }
        func id(_ text: String?) -> ElementID? { text.flatMap { ElementID($0) } }
        guard let field = ort.grundfeld else {
            guard let id = ort.element, let knoten = try? Knoten.read(value) else { return [] }
            return knoten.felder.flatMap { references(Ort(.knoten, id, $0.key), $0.value) }
        }
        switch field {
        case "oberknoten": return id(value.string).map { [Ort(.knoten, $0)] } ?? []
        case "vorgaenger": return id(ort.schluessel?.string).map { [Ort(.knoten, $0)] } ?? []
        case "verantwortlich": return id(value.string).map { [Ort(.rollen, $0)] } ?? []
        case "mitwirkend": return id(ort.schluessel?.string).map { [Ort(.rollen, $0)] } ?? []
        case "wiederholung": return id(value.string).map { [Ort(.parameter, $0)] } ?? []
        case "bedingung":
            guard let bedingung = value.string.flatMap({ try? Bedingung(parsing: $0) }) else { return [] }
            return bedingung.parameter.map { Ort(.parameter, $0) }
        default: return []
        }
    }
}

extension Einzelaenderung {
    fileprivate mutating func need(_ other: Text) {
        if !braucht.contains(other) { braucht.append(other) }
    }
}
