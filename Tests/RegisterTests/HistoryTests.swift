import Bytes
import Templates
import Testing

@testable import Register

@Suite("Keys that died")
struct HistoryTests {
    static let dead: [Sterbezeile] = Land.nachNummer.flatMap { land in
        var lines: [Sterbezeile] = []
        Zeilen.each([], in: Register.texts(land).erloschen) { line in
            if let dead = Sterbezeile(line) { lines.append(dead) }
        }
        return lines
    }

    @Test("every one leads to an entry, is not in use, and names successors that exist or died themselves")
    func leads() {
        var lines = 0
        for land in Land.nachNummer { Zeilen.each([], in: Register.texts(land).erloschen) { _ in lines += 1 } }
        #expect(Self.dead.count == lines && lines == 4314)
        for line in Self.dead {
            #expect(Register.entry(line.ars) == nil)
            guard case .dead(let dead) = Register.resolve(line.ars) else {
                Issue.record("\(line.ars) is not dead")
                continue
            }
            #expect(!dead.heute.isEmpty, "\(line.ars) \(line.name)")
            #expect(dead.nachfolger == dead.nachfolger.sorted() && Set(dead.nachfolger).count == dead.nachfolger.count)
            // Laws work back sometimes; none reaches beyond the register.
            #expect(dead.tag <= Register.stand && dead.tag.civil.year >= 2007, "\(line.ars) \(dead.tag)")
            for next in dead.nachfolger {
                #expect(Register.entry(next) != nil || Register.dead(Array(next.utf8)) != nil, "\(line.ars) \(next)")
            }
            if dead.art == .aufteilung {
                #expect(dead.nachfolger.count > 1)
            } else {
                #expect(dead.nachfolger.count == 1)
            }
        }
    }

    @Test(
        "known ones are told as they were",
        arguments: [
            // Eisenach gave up being without a Kreis; Rodeberg was divided; Osterode and Göttingen formed a new Landkreis.
            ("160560000000", "2021-07-01", Erloschen.Art.kreiswechsel, ["160630105105"]),
            ("160645052055", "2024-01-01", .aufteilung, ["160610118118", "160640046046"]),
            ("031560000000", "2016-11-01", .zusammenschluss, ["031590000000"]),
            ("160760004004", "2024-01-01", .zusammenschluss, ["160760094094"]),
            ("066350005005", "2023-01-01", .eingliederung, ["066350001001"]),
            ("072325005089", "2025-01-01", .zusammenschluss, ["072325005503"]),
            ("072325005096", "2025-01-01", .schluesselaenderung, ["072325005503"]),
            ("053130000000", "2009-10-21", .zusammenschluss, ["053340002002"]),
        ] as [(String, String, Erloschen.Art, [String])])
    func known(_ ars: String, _ day: String, _ art: Erloschen.Art, _ successors: [String]) {
        guard case .dead(let dead) = Register.resolve(ars) else {
            Issue.record("\(ars) is not dead")
            return
        }
        #expect(dead.tag.description == day && dead.art == art && dead.nachfolger == successors)
        #expect(Set(dead.heute.map(\.ars)) == Set(successors) && !dead.quelle.isEmpty)
    }

    @Test("a chain of several deaths is followed to its end, and a search for the first key finds that end")
    func chains() throws {
        // Rodeberg lay in one Verwaltungsgemeinschaft until 2011, in another until 2024, and is divided now.
        guard case .dead(let dead) = Register.resolve("160645004055") else {
            Issue.record("not dead")
            return
        }
        #expect(dead.nachfolger == ["160645052055"])
        #expect(dead.heute.map(\.ars) == ["160640046046", "160610118118"])
        #expect(Register.search("160645004055") == dead.heute)
        // By its eight digits the youngest of its keys is meant.
        guard case .dead(let last) = Register.resolve("16064055") else {
            Issue.record("not dead")
            return
        }
        #expect(last.ars == "160645052055")
    }

    @Test("following ends on rings, forks and long chains, each living key once")
    func rings() {
        let graph = ["a": ["b", "c"], "b": ["a", "d"], "c": ["c", "d", "e"], "f": ["f"], "g": ["nowhere"]]
        func follow(_ key: String) -> Set<String> {
            let found = Nachfolge.alive(from: key, successors: { graph[$0] }, isAlive: { ["d", "e"].contains($0) })
            #expect(Set(found).count == found.count)
            return Set(found)
        }
        #expect(follow("a") == ["d", "e"] && follow("b") == ["d", "e"] && follow("c") == ["d", "e"])
        #expect(follow("f") == [] && follow("g") == [] && follow("unheard") == [])
        let far = Nachfolge.alive(
            from: "0", successors: { Int($0).map { ["\($0 + 1)"] } }, isAlive: { $0 == "5000" })
        #expect(far == ["5000"])
        // One without end is left after so many steps.
        #expect(
            Nachfolge.alive(from: "0", successors: { Int($0).map { ["\($0 + 1)"] } }, isAlive: { _ in false }) == [])
    }
}
