import Bytes
import Templates
import Testing

@Suite("Schedule: questions, copies and limits")
struct TermineKopienTests {
    /// vor (2) → block for each of `aemter` [x (3) → y (1)] → nach (1); z (5) only if `gross`.
    func struktur() -> Struktur {
        var net = TermineUmrissTests.struktur([
            ("vor", 2, [:]), ("x", 3, ["vor": Anordnung()]), ("y", 1, ["x": Anordnung()]),
            ("z", 5, ["vor": Anordnung()]), ("nach", 1, ["y": Anordnung(), "z": Anordnung()]),
        ])
        net.knoten[id("block")] = Knoten(.paket, "je Amt")
        net.knoten[id("block")]?.wiederholung = id("aemter")
        net.knoten[id("x")]?.oberknoten = id("block")
        net.knoten[id("y")]?.oberknoten = id("block")
        net.knoten[id("z")]?.bedingung = "gross"
        net.parameter = [
            id("aemter"): Parameter("Ämter", .liste), id("gross"): Parameter("Große Verwaltung", .jaNein),
            id("zahl"): Parameter("Zahl", .zahl),
            id("weg"): Parameter("Weg", .wahl, werte: ["kauf": "K", "miete": "M"]),
        ]
        return net
    }

    @Test("without answers everything stays, once, and what is open is said")
    func open() throws {
        let plan = try termine(struktur())
        #expect(
            plan.tage("x") == "03-03 03-05" && plan.tage("z") == "03-03 03-09" && plan.tage("nach") == "03-10 03-10")
        #expect(plan.befunde.map(\.art) == [.parameterOpen, .parameterOpen])
        #expect(plan.befunde.map(\.values) == [["aemter", "Ämter", "1"], ["gross", "Große Verwaltung", "1"]])
        #expect(!plan.hatFehler)
    }

    @Test("what falls away is passed through: who waited for it waits for what it waited for")
    func passedThrough() throws {
        let plan = try termine(struktur(), ["gross": "nein", "aemter": ""])
        #expect(plan.zeile("z") == nil && plan.zeile("x") == nil && plan.zeile("block") == nil)
        // nach → y, z → x → vor
        #expect(plan.tage("nach") == "03-03 03-03" && plan.kritische == ["vor", "nach"] && plan.befunde.isEmpty)
        // Float counts through what fell away.
        var net = struktur()
        net.knoten[id("w")] = Knoten(.aufgabe, "w")
        net.knoten[id("w")]?.dauer = Dauer(4)
        net.knoten[id("nach")]?.vorgaenger[id("w")] = Anordnung()
        let later = try termine(net, ["gross": "nein", "aemter": ""])
        #expect(later.puffer("vor") == [960, 960] && later.tage("nach") == "03-05 03-05")
        // Its own distances stay.
        net.knoten[id("z")]?.vorgaenger = [id("vor"): Anordnung(.endeAnfang, verzug: Verzug(10))]
        #expect(try termine(net, ["gross": "nein", "aemter": ""]).tage("nach") == "03-17 03-17")
    }

    @Test("copies run beside each other, each by itself; what is outside waits for all of them")
    func copies() throws {
        var net = struktur()
        // Within a copy y waits for x of the same copy only.
        net.knoten[id("y")]?.vorgaenger = [id("x"): Anordnung(.anfangAnfang, verzug: Verzug(1))]
        let plan = try termine(net, ["aemter": "Bauamt, Sozialamt,Ordnungsamt", "gross": "ja"])
        for name in ["Bauamt", "Sozialamt", "Ordnungsamt"] {
            #expect(plan.tage("block", [name]) == "03-03 03-05")
            #expect(plan.tage("x", [name]) == "03-03 03-05" && plan.tage("y", [name]) == "03-04 03-04")
        }
        #expect(plan.zeilen.count == 3 * 3 + 3 && plan.tage("nach") == "03-10 03-10")
        #expect(
            plan.zeilen.map(\.knoten.description).prefix(5) == ["block", "x", "y", "block", "x"]
                || plan.zeilen.count == 12)
    }

    @Test("copies of a block may wait for all copies of another, with distances")
    func betweenBlocks() throws {
        var net = struktur()
        net.knoten[id("zwei")] = Knoten(.aufgabe, "je Amt noch einmal")
        net.knoten[id("zwei")]?.dauer = Dauer(2)
        net.knoten[id("zwei")]?.wiederholung = id("zahl")
        net.knoten[id("zwei")]?.vorgaenger = [id("y"): Anordnung(.endeAnfang, verzug: Verzug(1))]
        let plan = try termine(net, ["aemter": "A,B", "zahl": "3", "gross": "nein"])
        for number in ["1", "2", "3"] { #expect(plan.tage("zwei", [number]) == "03-10 03-11") }
        #expect(plan.zeile("zwei", ["4"]) == nil && plan.puffer("y", ["A"]) == [0, 0])
    }

    @Test("blocks inside blocks are repeated for every copy, and dependencies stay inside the innermost common one")
    func nested() throws {
        var net = struktur()
        net.knoten[id("x")]?.wiederholung = id("zahl")
        let plan = try termine(net, ["aemter": "A,B", "zahl": "2", "gross": "nein"])
        #expect(
            plan.zeilen.filter { $0.knoten == id("x") }.map(\.kopie) == [
                ["A", "1"], ["A", "2"], ["B", "1"], ["B", "2"],
            ])
        #expect(plan.tage("y", ["A"]) == "03-08 03-08" && plan.zeile("y", ["B"]) != nil)
        #expect(plan.zeilen.count == 2 + 2 * (1 + 2 + 1))
    }

    @Test("each kind of answer that is none is refused with a sentence")
    func refused() throws {
        let net = struktur()
        func code(_ name: String, _ text: String, kopien: Bool = false) -> PlanError.Code? {
            do {
                var vorgaben = try Planvorgaben(start: "2027-03-01", land: "nw")
                try vorgaben.antworte(name, text, in: net, kopien: kopien)
                return nil
            } catch {
                #expect(error.satz(.de) != error.satz(.en) && error.satz(.de).hasSuffix("."))
                return error.code
            }
        }
        #expect(code("gross", "ja") == nil && code("gross", "no") == nil && code("gross", "1") == .answerYesNo)
        #expect(
            code("zahl", "0") == nil && code("zahl", "-1") == .answerNumber && code("zahl", "1000001") == .answerNumber)
        #expect(code("zahl", "99999999999999999999") == .answerNumber && code("zahl", "+1") == .answerNumber)
        #expect(
            code("zahl", "") == .answerNumber && code("zahl", "1.5") == .answerNumber
                && code("zahl", "٣") == .answerNumber)
        #expect(code("weg", "kauf") == nil && code("weg", "Kauf") == .answerChoice)
        #expect(code("aemter", "a, b ,c") == nil && code("aemter", "a,a") == .answerTwiceInList)
        #expect(code("aemter", "a,,b") == .answerList && code("aemter", "a\u{1b}") == .answerList)
        #expect(code("nichts", "1") == .parameterUnknown && code("x y", "1") == .parameterUnknown)
        #expect(code("gross", "ja", kopien: true) == .notRepeated && code("weg", "kauf", kopien: true) == .notRepeated)
        let many = (0...10_000).map { "a\($0)" }.joined(separator: ",")
        #expect(code("aemter", many) == .tooManyCopies)
        var twice = try Planvorgaben(start: "2027-03-01", land: "NW")
        try twice.antworte("gross", "ja", in: net)
        #expect(throws: PlanError.self) { try twice.antworte("gross", "nein", in: net) }
    }

    @Test(
        "a start that is no working day, and a Land or holiday that is none, are refused",
        arguments: [
            ("2027-03-06", "NW", PlanError.Code.startFree), ("2027-03-26", "NW", .startFree),
            ("2027-11-17", "SN", .startFree), ("1999-12-31", "NW", .startYear), ("2200-01-02", "NW", .startYear),
            ("2027-02-29", "NW", .startForm), ("morgen", "NW", .startForm), ("2027-03-01", "XX", .landUnknown),
            ("2027-03-01", "", .landUnknown),
        ] as [(String, String, PlanError.Code)])
    func start(_ day: String, _ land: String, _ code: PlanError.Code) throws {
        let error = #expect(throws: PlanError.self) { try Planvorgaben(start: day, land: land) }
        #expect(error?.code == code)
    }

    @Test("too many copies or tasks are refused before they are made")
    func limits() throws {
        var net = struktur()
        net.knoten[id("block")]?.wiederholung = id("zahl")
        func code(_ number: String) throws -> PlanError.Code? {
            do {
                _ = try termine(net, ["zahl": number])
                return nil
            } catch let error as PlanError { return error.code }
        }
        #expect(try code("10001") == .tooManyCopies && code("1000000") == .tooManyCopies)
        #expect(try code("10000") == nil)
        net.knoten[id("x")]?.wiederholung = id("zahl")
        #expect(try code("1000") == .tooManyNodes)
        #expect(try code("100") == nil)
    }

    @Test("100,000 nodes in a chain, and a tree 10,000 levels deep, are scheduled")
    func large() throws {
        var chain: [(key: ElementID, value: Knoten)] = []
        for number in 0..<100_000 {
            var node = Knoten(.aufgabe, "a")
            node.dauer = Dauer(1, .stunden)
            if number > 0 { node.vorgaenger = [id("a\(number - 1)"): Anordnung()] }
            chain.append((id("a\(number)"), node))
        }
        var net = Struktur()
        net.knoten = SortedMap(chain)
        let plan = try termine(net)
        #expect(plan.arbeitstage == 12_500 && plan.zeilen.allSatisfy(\.kritisch))
        var deep: [(key: ElementID, value: Knoten)] = []
        for number in 0..<10_000 {
            var node = Knoten(.paket, "p")
            if number > 0 { node.oberknoten = id("p\(number - 1)") }
            // Each deeper one waits for a task beside it, with a repetition around it.
            node.wiederholung = id("n")
            deep.append((id("p\(number)"), node))
        }
        var leaf = Knoten(.aufgabe, "a")
        leaf.dauer = Dauer(3)
        deep.append((id("first"), leaf))
        leaf.oberknoten = id("p9999")
        leaf.vorgaenger = [id("first"): Anordnung()]
        deep.append((id("second"), leaf))
        net.knoten = SortedMap(deep)
        net.parameter = [id("n"): Parameter("n", .zahl)]
        let nested = try termine(net, ["n": "1"])
        #expect(nested.arbeitstage == 6 && Umriss(net)?.arbeitstage == 6)
        #expect(nested.zeilen.map(\.kopie.count).max() == 32)
    }
}
