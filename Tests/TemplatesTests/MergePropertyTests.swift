import Bytes
import FoundationEssentials
import Templates
import Testing

/// What must hold of every merge, tried with plans and edits made at random. `ALLMENDE_TRIPLES` names how many; CI tries 100,000.
@Suite("What holds of every merge", .timeLimit(.minutes(60)))
struct MergePropertyTests {
    static let blocks = 20
    static let triples = ProcessInfo.processInfo.environment["ALLMENDE_TRIPLES"].flatMap(Int.init) ?? 3_000

    /// Three versions.
    struct Triple {
        let seed: Int
        let base: Struktur
        let ours: Struktur
        let theirs: Struktur

        init(_ seed: Int) {
            self.seed = seed
            var random = RandomPlan(seed)
            base = random.edited(random.plan().sound)
            ours = random.edited(base)
            theirs = random.edited(base)
        }

        var mirrored: Triple { Triple(seed, base, theirs, ours) }

        private init(_ seed: Int, _ base: Struktur, _ ours: Struktur, _ theirs: Struktur) {
            (self.seed, self.base, self.ours, self.theirs) = (seed, base, ours, theirs)
        }
    }

    @Test("valid or reported, symmetrical, nothing lost, nothing invented", arguments: 0..<blocks)
    func triples(_ block: Int) throws {
        var counts = (clean: 0, open: 0, united: 0)
        for number in 0..<max(1, Self.triples / Self.blocks) {
            let triple = Triple(block * 10_000_000 + number)
            let merge = Struktur.zusammenfuehren(basis: triple.base, unsere: triple.ours, fremde: triple.theirs)
            if merge.istKlar { counts.clean += 1 } else { counts.open += 1 }
            if merge.entscheidungen.contains(where: { $0.seite == .vereint }) { counts.united += 1 }
            for complaint in complaints(triple, merge) { Issue.record("seed \(triple.seed): \(complaint)") }
        }
        // Of a few triples some may not occur.
        #expect(counts.clean > 0 && counts.open > 0)
        if Self.triples >= 1_000 * Self.blocks { #expect(counts.united > 0) }
    }

    private func complaints(_ triple: Triple, _ merge: Zusammenfuehrung<Struktur>) -> [String] {
        var found: [String] = []
        if merge.istKlar {
            let errors = merge.ergebnis.check().filter { $0.severity == .fehler }
            if !errors.isEmpty { found.append("silently broken: \(errors.map(\.code))") }
        }
        let text = merge.ergebnis.canonicalText
        if (try? Struktur(parsing: text)) != merge.ergebnis { found.append("reads back as something else") }
        found += identities(triple)
        found += mirrored(triple, merge)
        let (base, ours, theirs) = (triple.base.places, triple.ours.places, triple.theirs.places)
        let result = merge.ergebnis.places
        found += invented(ours, theirs, result)
        for (name, side, places) in [("ours", triple.ours, ours), ("theirs", triple.theirs, theirs)] {
            let changes = Self.changes(base, places, side)
            found += lost(name, changes, result, merge)
            found += settled(name, changes, merge, theirs: name == "theirs")
        }
        return found
    }

    // MARK: The properties

    /// Every field with its value.
    private typealias Places = [Ort: JSONFragment]
    private typealias Changes = [(ort: Ort, value: JSONFragment?)]

    private func identities(_ triple: Triple) -> [String] {
        func isWrong(_ b: Struktur, _ o: Struktur, _ t: Struktur, _ wanted: Struktur) -> Bool {
            let merge = Struktur.zusammenfuehren(basis: b, unsere: o, fremde: t)
            return !merge.istKlar || merge.ergebnis != wanted
        }
        let (b, x) = (triple.base, triple.ours)
        var found: [String] = []
        if isWrong(b, x, b, x) { found.append("merge(b, x, b) is not x") }
        if isWrong(b, b, x, x) { found.append("merge(b, b, x) is not x") }
        if isWrong(b, x, x, x) { found.append("merge(b, x, x) is not x") }
        if isWrong(b, b, b, b) { found.append("merge(b, b, b) is not b") }
        return found
    }

    private func mirrored(_ triple: Triple, _ merge: Zusammenfuehrung<Struktur>) -> [String] {
        let other = Struktur.zusammenfuehren(basis: triple.base, unsere: triple.theirs, fremde: triple.ours)
        var found: [String] = []
        let mirror = other.konflikte.values.map { konflikt in
            Konflikt(
                konflikt.art, konflikt.code,
                konflikt.punkte.map {
                    Konflikt.Streitpunkt($0.ort, basis: $0.basis, unsere: $0.fremde, fremde: $0.unsere)
                })
        }
        if other.konflikte.keys != merge.konflikte.keys || Set(mirror) != Set(merge.konflikte.values) {
            found.append("other conflicts from the other side: \(other.konflikte.keys) \(merge.konflikte.keys)")
        }
        let sides: [Entscheidung.Seite: Entscheidung.Seite] = [
            .unsere: .fremde, .fremde: .unsere, .beide: .beide, .vereint: .vereint,
        ]
        if other.entscheidungen.map(\.ort) != merge.entscheidungen.map(\.ort)
            || other.entscheidungen.map({ sides[$0.seite] }) != merge.entscheidungen.map(\.seite)
        {
            found.append("other decisions from the other side")
        }
        if merge.istKlar, other.ergebnis != merge.ergebnis { found.append("another result from the other side") }
        return found
    }

    private func invented(_ ours: Places, _ theirs: Places, _ result: Places) -> [String] {
        var found: [String] = []
        for (ort, value) in result {
            let sides = [ours[ort], theirs[ort]]
            if sides.contains(value) { continue }
            if ort.feld == "hinweis" {
                let words = Set(sides.flatMap { Self.words($0) })
                if Self.words(value).allSatisfy(words.contains) { continue }
            }
            found.append("nobody wrote \(ort): \(value)")
        }
        return found
    }

    private static func words(_ value: JSONFragment?) -> [Substring] {
        value?.description.replacing("\\n", with: " ").split { $0 == " " || $0 == "\"" } ?? []
    }

    /// What a side changed and the result does not have, and no finding and no list of decisions speaks of.
    private func lost(
        _ name: String, _ changes: Changes, _ result: Places, _ merge: Zusammenfuehrung<Struktur>
    ) -> [String] {
        let disputed = Set(merge.konflikte.values.flatMap(\.punkte).map(\.ort))
        let united = Set(merge.entscheidungen.filter { $0.seite == .vereint }.map(\.ort))
        let decided = Set(merge.entscheidungen.map(\.ort))
        return changes.compactMap { ort, value in
            let isListed = decided.contains(ort) || decided.contains(ort.ganzesElement)
            let real = ort.feld == nil ? merge.ergebnis.wert(ort) : result[ort]
            if isListed && real == value || united.contains(ort) { return nil }
            if disputed.contains(ort) || disputed.contains(ort.ganzesElement) { return nil }
            return "\(name) lost \(ort), or nothing says what became of it"
        }
    }

    /// What a side changed and does not have when everything is decided for it.
    private func settled(
        _ name: String, _ changes: Changes, _ merge: Zusammenfuehrung<Struktur>, theirs: Bool
    ) -> [String] {
        let places = merge.konflikte.values.flatMap(\.punkte)
        guard let settled = try? merge.ergebnis.setting(places.map { ($0.ort, theirs ? $0.fremde : $0.unsere) }) else {
            return ["cannot be settled for \(name)"]
        }
        let united = Set(merge.entscheidungen.filter { $0.seite == .vereint }.map(\.ort))
        let result = settled.places
        return changes.compactMap { ort, value in
            let real = ort.feld == nil ? settled.wert(ort) : result[ort]
            // In a conflict null is none.
            let isNone = value?.description == "null" && real == nil
            return real == value || isNone || united.contains(ort) ? nil : "\(name) does not get \(ort)"
        }
    }

    /// The places where two structures differ, with the value of the second; of a new element its fields, of a removed one itself.
    private static func changes(_ before: Places, _ after: Places, _ new: Struktur) -> Changes {
        var changes = after.compactMap { before[$0.key] == $0.value ? nil : (ort: $0.key, value: Optional($0.value)) }
        for ort in before.keys where after[ort] == nil {
            let isGone = ort.element != nil && new.wert(ort.ganzesElement) == nil
            changes.append((ort: isGone ? ort.ganzesElement : ort, value: nil))
        }
        return changes
    }
}

extension Struktur {
    /// Every field of every element with its value.
    fileprivate var places: [Ort: JSONFragment] {
        var places: [Ort: JSONFragment] = [:]
        for (bereich, ids) in [(Ort.Bereich.knoten, knoten.keys), (.rollen, rollen.keys), (.parameter, parameter.keys)]
        {
            for id in ids {
                for (feld, wert) in felder(bereich, id) { places[Ort(bereich, id, feld)] = wert }
            }
        }
        return places
    }

    private func felder(_ bereich: Ort.Bereich, _ id: ElementID) -> [(Text, JSONFragment)] {
        let maps = ["mitwirkend", "vorgaenger", "rechtsgrundlagen", "ergebnisse", "fremdids", "werte"]
        guard let whole = wert(Ort(bereich, id)), let json = try? JSON(parsing: whole.bytes) else { return [] }
        var fields: [(Text, JSONFragment)] = []
        for member in json.members {
            let name = member.name.string ?? ""
            if maps.contains(name) {
                fields += member.value.members.map { (Text("\(name).\($0.name.string ?? "")"), JSONFragment($0.value)) }
            } else if !member.value.isNull || RandomPlan.unknown.contains(Text(name)) {
                let isAmbiguous = name.hasPrefix(".") || maps.contains { name.hasPrefix($0 + ".") }
                fields.append((Text(isAmbiguous ? "." + name : name), JSONFragment(member.value)))
            }
        }
        return fields
    }

    /// The structure without what has errors.
    fileprivate var sound: Struktur {
        var sound = self
        for _ in 0..<50 {
            let bad = sound.check().filter { $0.severity == .fehler }
            if bad.isEmpty { break }
            for finding in bad {
                guard let id = finding.element else { continue }
                sound.knoten[id] = nil
                sound.parameter[id] = nil
            }
        }
        return sound
    }
}
