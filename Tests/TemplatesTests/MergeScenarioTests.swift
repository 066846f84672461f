import Bytes
import Templates
import TestSupport
import Testing

@Suite("Merge scenarios")
struct MergeScenarioTests {
    /// A document without its field `konflikte`.
    static func withoutConflicts(_ bytes: [UInt8], _ kind: Dokumentart) throws -> [UInt8] {
        switch kind {
        case .struktur:
            var document = try Struktur(parsing: bytes)
            document.konflikte = [:]
            return document.canonicalText
        case .vorlage:
            var document = try Vorlage(parsing: bytes)
            document.konflikte = [:]
            return document.canonicalText
        case .bibliothek:
            var document = try Bibliothek(parsing: bytes)
            document.konflikte = [:]
            return document.canonicalText
        case .text: return bytes
        }
    }

    @Test(
        "what does not touch merges to exactly what both did, and everything else is reported",
        arguments: MergeScenario.own + MergeScenario.shared)
    func verdict(_ scenario: MergeScenario) throws {
        let merge = try DocumentMerge(
            scenario.document, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs)
        #expect(merge.isClean == scenario.isClean, "\(merge.konflikte.values.map { ($0.code.rawValue, $0.ort) })")
        let result = try Self.withoutConflicts(merge.bytes, scenario.document)
        if let merged = scenario.merged {
            let wanted = try Self.withoutConflicts(merged, scenario.document)
            let isSame = result == wanted
            #expect(isSame, "\(Self.difference(result, wanted))")
        }
        let isPlain = merge.bytes == result
        #expect(isPlain == (scenario.isClean || scenario.document == .text))
    }

    private static func difference(_ real: [UInt8], _ wanted: [UInt8]) -> String {
        let (real, wanted) = (TextMerge.lines(real), TextMerge.lines(wanted))
        let place = zip(real, wanted).prefix { $0.elementsEqual($1) }.count
        func shown(_ lines: [ArraySlice<UInt8>]) -> String {
            lines.dropFirst(max(0, place - 3)).prefix(8).map { String(decoding: $0, as: UTF8.self) }.joined()
        }
        return "line \(place + 1):\n\(shown(real))instead of\n\(shown(wanted))"
    }

    @Test(
        "findings name their place and their kind, and no other is made",
        arguments: MergeScenario.own.filter { !$0.isClean })
    func findings(_ scenario: MergeScenario) throws {
        let merge = try DocumentMerge(
            scenario.document, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs)
        var open = merge.konflikte.values.map { [$0.code.rawValue, $0.ort.description] }
        if scenario.document == .text { open = [[String]](repeating: ["text", ""], count: merge.disputes) }
        for wanted in try #require(scenario.findings) {
            let place = open.firstIndex {
                $0[0] == wanted[0] && ($0[1] == wanted[1] || wanted[1] == "*" || $0[1].hasPrefix(wanted[1] + "."))
            }
            if let place { open.remove(at: place) } else { Issue.record("missing \(wanted) in \(open)") }
            // Of an element that both made, every field is a finding of its own.
            if !wanted[1].contains("neu1") { continue }
            open.removeAll { $0[0] == wanted[0] && $0[1].hasPrefix(wanted[1] + ".") }
        }
        #expect(open == [])
    }

    @Test("there are scenarios of every kind")
    func own() throws {
        #expect(MergeScenario.own.count >= 70 && MergeScenario.own.contains { $0.isClean })
        #expect(Set(MergeScenario.own.map(\.id)).count == MergeScenario.own.count)
        let codes = Set(MergeScenario.own.flatMap { $0.findings ?? [] }.map { $0[0] })
        let wanted: [Konflikt.Code] = [
            .wert, .geloeschtGeaendert, .geloeschtBenutzt, .baumring, .ablaufring, .kennung, .bedingung, .art,
            .kuerzel, .text,
        ]
        #expect(codes.isSuperset(of: wanted.map(\.rawValue)))
    }

    @Test(
        "of the 23 scenarios that nobody here wrote, 12 merge, 11 are reported",
        .enabled(if: MergeScenario.sharedExist, "the shared scenarios are not beside the checkout"))
    func shared() throws {
        #expect(MergeScenario.shared.count == 23)
        #expect(MergeScenario.shared.count { $0.isClean } == 12)
        #expect(MergeScenario.shared.allSatisfy { $0.isClean == ($0.merged != nil) })
    }
}
