import Bytes
import Templates
import Testing

@Suite("Merging large and strange documents", .timeLimit(.minutes(60)))
struct LargeMergeTests {
    private func plan(_ count: Int, below parent: (Int) -> Int?) -> Struktur {
        var pairs: [(key: ElementID, value: Knoten)] = []
        for number in 0..<count {
            let above = parent(number).map { id("n\(1_000_000 + $0)") }
            pairs.append(
                (id("n\(1_000_000 + number)"), Knoten(above == nil ? .phase : .paket, "Knoten \(number)", unter: above))
            )
        }
        var struktur = Struktur()
        struktur.knoten = SortedMap(pairs)
        return struktur
    }

    @Test("100,000 nodes with the same rank, changed everywhere by both, are merged")
    func wide() throws {
        let base = plan(100_000) { $0 == 0 ? nil : 0 }
        var (ours, theirs) = (base, base)
        ours.knoten = SortedMap(
            base.knoten.map { key, value in
                var value = value
                value.titel += " a"
                return (key: key, value: value)
            })
        theirs.knoten = SortedMap(
            base.knoten.map { key, value in
                var value = value
                value.kennung = key.description
                return (key: key, value: value)
            })
        let merge = Struktur.zusammenfuehren(basis: base, unsere: ours, fremde: theirs)
        #expect(merge.istKlar && merge.entscheidungen.count == 200_000)
        #expect(merge.ergebnis.knoten.values.allSatisfy { $0.titel.hasSuffix(" a") && $0.kennung != nil })
    }

    @Test("a chain of 10,000 nodes that one removes and whose last the other changes comes back whole")
    func deep() throws {
        let base = plan(10_000) { $0 == 0 ? nil : $0 - 1 }
        var (ours, theirs) = (base, base)
        ours.knoten = [id("x"): Knoten(.phase, "Neu")]
        let last = id("n\(1_000_000 + 9_999)")
        theirs.knoten[last]?.titel = "Geändert"
        let merge = Struktur.zusammenfuehren(basis: base, unsere: ours, fremde: theirs)
        #expect(merge.ergebnis.knoten.count == 10_001 && merge.ergebnis.knoten[last]?.titel == "Geändert")
        #expect(Set(merge.konflikte.values.map(\.code)) == [.geloeschtGeaendert, .geloeschtBenutzt])
        #expect(try Struktur(parsing: merge.ergebnis.canonicalText) == merge.ergebnis)
        for konflikt in merge.konflikte.values.prefix(3) { #expect(!konflikt.satz(.de, in: merge.ergebnis).isEmpty) }
    }

    @Test("a ring over 10,000 nodes is one conflict")
    func ring() {
        let base = plan(10_000) { $0 == 0 ? nil : 0 }
        var (ours, theirs) = (base, base)
        for number in 1..<9_999 {
            let (from, to) = (id("n\(1_000_000 + number)"), id("n\(1_000_001 + number)"))
            if number.isMultiple(of: 2) { ours.knoten[to]?.vorgaenger[from] = Anordnung() }
            if !number.isMultiple(of: 2) { theirs.knoten[to]?.vorgaenger[from] = Anordnung() }
        }
        theirs.knoten[id("n1000001")]?.vorgaenger[id("n1009999")] = Anordnung()
        let merge = Struktur.zusammenfuehren(basis: base, unsere: ours, fremde: theirs)
        #expect(merge.konflikte.values.map(\.code) == [.ablaufring])
        #expect(merge.konflikte.values.first?.punkte.count == 9_999)
    }

    @Test("more nodes than a file may have, or values nested too deeply to be stored, are an error and no file")
    func unreadable() throws {
        var (ours, theirs) = (Struktur(), Struktur())
        for (number, side) in ["a", "b"].enumerated() {
            let nodes = SortedMap(
                (0..<60_000).map { (key: id("\(side)\($0)"), value: Knoten(.phase, "x")) })
            if number == 0 { ours.knoten = nodes } else { theirs.knoten = nodes }
        }
        let base = Struktur().canonicalText
        func merge(_ ours: Struktur, _ theirs: Struktur) throws -> DocumentMerge {
            try DocumentMerge(.struktur, base: base, ours: ours.canonicalText, theirs: theirs.canonicalText)
        }
        do {
            _ = try merge(ours, theirs)
            Issue.record("120,000 nodes were merged")
        } catch let error as TemplateError {
            #expect(error.code == .tooManyNodes && error.file == "merged")
        }
        let deep = String(repeating: "[", count: 62) + String(repeating: "]", count: 62)
        for (side, text) in [(0, deep), (1, deep.replacing("[]", with: "[1]"))] {
            let json = try JSON(parsing: Array(text.utf8))
            if side == 0 {
                ours = Struktur()
                ours.unbekannt["tief"] = JSONFragment(json)
            } else {
                theirs = Struktur()
                theirs.unbekannt["tief"] = JSONFragment(json)
            }
        }
        #expect(throws: TemplateError.self) { try merge(ours, theirs) }
    }

    @Test(
        "texts with other line ends, without an end, with bytes that are no UTF-8, with old marks: merged or marked, never lost",
        arguments: [
            ("a\nb\n", "a\r\nb\r\n", "a\nc\n"), ("", "a", "b"), ("a", "", "b"), ("a\n", "a\nb", "a\nc"),
            ("x\n", "\u{FEFF}x\n", "y\n"), ("a\n=======\nb\n", "a\n=======\nc\n", "a\n=======\nd\n"),
            ("<<<<<<< x\n", "<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n", "<<<<<<< z\n"),
        ])
    func texts(_ base: String, _ ours: String, _ theirs: String) {
        for suffix in [[UInt8](), [0xFF, 0xFE, 0x0A]] {
            let sides = [base, ours, theirs].map { Array($0.utf8) + suffix }
            let merge = TextMerge(base: sides[0], ours: sides[1], theirs: sides[2])
            let text = merge.text
            var (mine, other): ([UInt8], [UInt8]) = ([], [])
            for part in TextConflict.parts(of: text) {
                switch part {
                case .text(let bytes):
                    mine += bytes
                    other += bytes
                case .conflict(let conflict):
                    mine += conflict.ours
                    other += conflict.theirs
                }
            }
            // Taking one side everywhere gives that side, but for a line end that a mark needed.
            #expect(!merge.isClean)
            #expect(mine == sides[1] || mine == sides[1] + [0x0A])
            #expect(other == sides[2] || other == sides[2] + [0x0A])
        }
    }
}
