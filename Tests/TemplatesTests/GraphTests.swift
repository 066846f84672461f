import Bytes
import FoundationEssentials
import Templates
import Testing

private let shared: String? = {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let candidates = [ProcessInfo.processInfo.environment["ALLMENDE_SHARED"], "/\(package)/../shared"]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: "\($0)/badcorpus/dev/json") }
}()

@Suite("Rings in trees and dependencies")
struct GraphTests {
    /// A structure of tasks that wait for each other.
    private func struktur(_ count: Int, _ waits: (Int) -> [Int]) -> Struktur {
        var pairs: [(key: ElementID, value: Knoten)] = []
        for number in 0..<count {
            var knoten = Knoten(.aufgabe, "T\(number)")
            knoten.vorgaenger = SortedMap(waits(number).map { (key: id("n\($0)"), value: Anordnung()) })
            pairs.append((key: id("n\(number)"), value: knoten))
        }
        var struktur = Struktur()
        struktur.knoten = SortedMap(pairs)
        return struktur
    }

    private func rings(_ struktur: Struktur) -> [[String]] {
        struktur.check().filter { $0.code == .dependencyCycle }.map(\.values)
    }

    @Test("a chain of fifty thousand and a dense graph are sound", .timeLimit(.minutes(60)))
    func large() {
        #expect(rings(struktur(50_000) { $0 == 0 ? [] : [$0 - 1] }) == [])
        #expect(rings(struktur(600) { Array(0..<$0) }) == [])
    }

    @Test("rings of any size are found, each once, shown by the shortest way round")
    func ringsOfAnySize() {
        #expect(rings(struktur(1) { _ in [0] }) == [["1", "T0"]])
        #expect(rings(struktur(3) { [($0 + 1) % 3] }) == [["3", "T0", "T2", "T1"]])
        let ring = rings(struktur(10_000) { [($0 + 1) % 10_000] })
        #expect(ring.count == 1 && ring[0][0] == "10000" && ring[0].count == 9)
        let two = rings(struktur(6) { [[1], [0], [3], [2], [4], []][$0] })
        #expect(two == [["2", "T0", "T1"], ["2", "T2", "T3"], ["1", "T4"]])
        // A long ring and a short cut across it.
        #expect(rings(struktur(5) { [[4], [0], [1], [2, 0], [3]][$0] }) == [["3", "T0", "T3", "T4"]])
    }

    @Test("a ring that runs through a work package and its tasks is one too")
    func hierarchy() {
        var struktur = struktur(3) { $0 == 2 ? [0] : [] }
        struktur.knoten[id("p")] = Knoten(.paket, "P")
        struktur.knoten[id("n0")]?.oberknoten = id("p")
        #expect(rings(struktur) == [])
        struktur.knoten[id("n0")]?.vorgaenger = [id("n2"): Anordnung()]
        struktur.knoten[id("n2")]?.vorgaenger = [id("p"): Anordnung()]
        #expect(rings(struktur).count == 1)
    }

    /// The bad inputs have a shape of their own: `nodes`, each with `id`, `after`, `parent`.
    private func translated(_ bytes: [UInt8]) throws -> Struktur {
        var pairs: [(key: ElementID, value: Knoten)] = []
        for node in try JSON(parsing: bytes)["nodes"].map({ Array($0.elements) }) ?? [] {
            var knoten = Knoten(.aufgabe, "", unter: node["parent"]?.string.map { id($0) })
            let after = node["after"].map { $0.elements.map { (key: id($0.string ?? ""), value: Anordnung()) } } ?? []
            knoten.vorgaenger = SortedMap(after)
            pairs.append((key: id(node["id"]?.string ?? ""), value: knoten))
        }
        var struktur = Struktur()
        struktur.knoten = SortedMap(pairs)
        return struktur
    }

    @Test(
        "bad inputs: broken trees and rings are errors, large sound ones are not",
        .enabled(if: shared != nil, "no collection beside the package"), .timeLimit(.minutes(60)),
        arguments: [
            ("tpl-cycle2", true), ("tpl-self", true), ("tpl-cycle10k", true), ("tpl-chain50k", false),
            ("tpl-dangling", true),
            ("tpl-dense", false), ("tpl-parentcycle", true),
        ])
    func badInputs(_ name: String, _ isBroken: Bool) throws {
        let path = "\(shared ?? "")/badcorpus/dev/json/\(name).json"
        let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
        let faults: Set<Finding.Code> = [.parentUnknown, .treeCycle, .predecessorUnknown, .dependencyCycle]
        let findings = try translated(bytes).check().filter { faults.contains($0.code) }
        #expect(findings.isEmpty != isBroken)
        #expect(findings.allSatisfy { $0.severity == .fehler })
    }
}
