import Bytes
import Templates
import Testing

@Suite("Broken files are refused or read, and never more than that", .tags(.format))
struct MutationTests {
    /// Everything that is done with a template; none of it may trap, whatever came out of reading.
    private func use(_ struktur: Struktur) throws {
        let text = struktur.canonicalText
        #expect(try Struktur(parsing: text).canonicalText == text)
        _ = struktur.check().map { $0.satz(.de) + $0.satz(.en) }
        _ = struktur.baum(Baumoptionen(breite: 60, ascii: true))
    }

    @Test("every beginning of a small template is refused")
    func truncated() {
        let text = Muster.struktur.canonicalText
        for end in stride(from: 0, to: text.count - 1, by: 3) {
            #expect(throws: TemplateError.self) { try Struktur(parsing: Array(text[..<end])) }
        }
        let head = Muster.vorlage.canonicalText
        for end in 0..<head.count - 1 {
            #expect(throws: TemplateError.self) { try Vorlage(parsing: Array(head[..<end])) }
        }
    }

    @Test(
        "flipped bits, lost, doubled and strange bytes in a starter file do not trap", .timeLimit(.minutes(60)),
        arguments: 0..<8)
    func mutated(_ seed: Int) throws {
        var generator = Seeded(seed)
        let text = try Starter.bytes("\(Starter.folders[seed % 4])/struktur.json")
        var read = 0
        for _ in 0..<150 {
            var bytes = text
            for _ in 0...generator.below(3) {
                let place = generator.below(bytes.count)
                switch generator.below(5) {
                case 0: bytes[place] ^= 1 << UInt8(generator.below(8))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[generator.below(bytes.count)], at: place)
                case 3: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                default: bytes.removeSubrange(place..<min(bytes.count, place + generator.below(200)))
                }
            }
            if let struktur = try? Struktur(parsing: bytes) {
                read += 1
                if read % 10 == 1 { try use(struktur) }
            }
        }
        #expect(read > 0)
    }

    @Test("ids that are exchanged make broken trees, which everything survives", arguments: 0..<8)
    func rewired(_ seed: Int) throws {
        var generator = Seeded(seed)
        var struktur = try Starter.mappe(Starter.folders[seed % 4]).struktur
        let before = Vorlagenmappe(Muster.vorlage, struktur)
        let ids = struktur.knoten.keys
        for _ in 0..<30 {
            let own = ids[generator.below(ids.count)]
            let other = ids[generator.below(ids.count)]
            switch generator.below(4) {
            case 0: struktur.knoten[own]?.oberknoten = other
            case 1: struktur.knoten[own]?.vorgaenger[other] = Anordnung()
            case 2: struktur.knoten[own] = nil
            default: struktur.knoten[own]?.rang = .first
            }
        }
        try use(struktur)
        #expect(Gliederung(struktur).eintraege.count == struktur.knoten.count)
        let comparison = Vergleich(before, Vorlagenmappe(Muster.vorlage, struktur))
        #expect(comparison.gruppen(.de).reduce(0) { $0 + $1.zeilen.count } == comparison.changes.count)
        let back = Vergleich(Vorlagenmappe(Muster.vorlage, struktur), before)
        #expect(back.istLeer == comparison.istLeer)
    }
}
