import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("BPMN 2.0")
struct BPMNTests {
    private func datei(_ inside: String, prefix: String = "", name: String = "Probe") -> [UInt8] {
        let colon = prefix.isEmpty ? "" : "\(prefix):"
        let declared = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
        let text =
            "<\(colon)definitions name=\"\(name)\" \(declared)=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">"
            + inside + "</\(colon)definitions>"
        return Array(text.utf8)
    }

    private func fluesse(_ pairs: [(String, String)]) -> String {
        pairs.enumerated().map {
            "<sequenceFlow id='f\($0.offset)' sourceRef='\($0.element.0)' targetRef='\($0.element.1)'/>"
        }
        .joined()
    }

    private func kanten(_ plan: Fremdplan) -> Set<String> {
        Set(
            plan.vorgaenge.flatMap { zeile in
                zeile.vorgaenger.map { "\(plan.vorgaenge[$0.von].fremdid)→\(zeile.fremdid)" }
            })
    }

    @Test(arguments: ["", "bpmn", "bpmn2", "semantic"])
    func `A process is a phase, its activities are tasks, whatever the prefix`(prefix: String) throws {
        let colon = prefix.isEmpty ? "" : "\(prefix):"
        let inside = """
            <process id="p" name="Antrag prüfen"><documentation>Wozu</documentation><startEvent id="s"/>
            <userTask id="a" name="Lesen"><documentation>Erst lesen.</documentation></userTask><callActivity id="b" name="Rechnen"/>
            <subProcess id="c" name="Bescheiden"><task id="d" name="Schreiben"/><task id="e" name="Zeichnen"/>
            <sequenceFlow id="i" sourceRef="d" targetRef="e"/></subProcess><endEvent id="z"/>
            \(fluesse([("s", "a"), ("a", "b"), ("b", "c"), ("c", "z")]))</process>
            """
        let plan = try BPMN.lies(
            datei(
                inside.replacing("</", with: "\u{1}").replacing("<", with: "<\(colon)").replacing(
                    "\u{1}", with: "</\(colon)"), prefix: prefix))
        #expect(plan.titel == "Probe")
        #expect(
            plan.vorgaenge.map(\.titel) == ["Antrag prüfen", "Lesen", "Rechnen", "Bescheiden", "Schreiben", "Zeichnen"])
        #expect(plan.vorgaenge.map(\.art) == [.phase, .aufgabe, .aufgabe, .paket, .aufgabe, .aufgabe])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0, 0, 3, 3])
        #expect(plan.vorgaenge.map(\.hinweis) == ["Wozu", "Erst lesen.", nil, nil, nil, nil])
        #expect(kanten(plan) == ["a→b", "b→c", "d→e"])
        #expect(Set(plan.bericht.zeilen.map(\.code)) == ["event"])
    }

    @Test func `Flows pass through gateways and events, ways back stay out and are named`() throws {
        let plan = try BPMN.lies(
            datei(
                """
                <process id="p"><task id="d" name="D"/><task id="c" name="C"/><task id="b" name="B"/><task id="a" name="A"/>
                <startEvent id="s"/><exclusiveGateway id="g" name="Vollständig?"/><parallelGateway id="h"/>
                <sequenceFlow id="zurueck" name="nein" sourceRef="g" targetRef="a"><conditionExpression>x &lt; 1</conditionExpression></sequenceFlow>
                \(fluesse([("s", "a"), ("a", "g"), ("g", "h"), ("h", "b"), ("h", "c"), ("b", "d"), ("c", "d")]))</process>
                """))
        #expect(kanten(plan) == ["a→b", "a→c", "b→d", "c→d"])
        #expect(plan.vorgaenge.map(\.fremdid).first == "p" && plan.vorgaenge.map(\.fremdid).last == "d")
        let codes = plan.bericht.zeilen.map(\.code)
        #expect(Set(codes) == ["loop", "flow-condition", "gateway", "gateway-name", "event"])
        let loop = try #require(plan.bericht.zeilen.first { $0.code == "loop" })
        #expect(loop.ort == "Fluss zurueck")
        #expect(loop.grund.deutsch.contains("»Vollständig?« zu »A«"))
    }

    @Test func `Lanes are roles, the innermost one counts, and lanes of one name are one role`() throws {
        let plan = try BPMN.lies(
            datei(
                """
                <collaboration id="k"><participant id="t" name="Amt" processRef="p"/><messageFlow id="m" sourceRef="a" targetRef="b"/></collaboration>
                <process id="p"><laneSet id="l"><lane id="l1" name="Fachbereich"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef>
                <childLaneSet><lane id="l2" name="Leitung"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>
                <task id="a" name="A"/><task id="b" name="B"/></process>
                <process id="q"><laneSet><lane name="Leitung"><flowNodeRef>c</flowNodeRef></lane></laneSet><task id="c" name="C"/></process>
                <process id="leer"/>
                """))
        #expect(plan.beteiligte.map(\.name) == ["Fachbereich", "Leitung"])
        #expect(plan.beteiligte.allSatisfy { $0.art == .rolle })
        #expect(plan.vorgaenge.map(\.titel) == ["Amt", "A", "B", "Prozess 2", "C"])
        #expect(plan.vorgaenge.map(\.verantwortlich) == [nil, 0, 1, nil, 1])
        #expect(plan.bericht.zeilen.map(\.code).sorted() == ["message-flow", "process-empty"])
    }

    @Test func `What has no place in a plan is reported`() throws {
        let plan = try BPMN.lies(
            datei(
                """
                <process id="p"><task id="a" name="A" xmlns:c="urn:c" c:assignee="rbeispielhaft"><multiInstanceLoopCharacteristics/></task>
                <subProcess id="b" name="Später"/><boundaryEvent id="r" attachedToRef="a"/><task id="c" name="C"/>
                <textAnnotation id="t"><text>Merke</text></textAnnotation><dataObject id="o"/><auditing/>
                \(fluesse([("r", "c"), ("a", "weg")]))</process><choreography id="x"/>
                """))
        #expect(kanten(plan) == ["a→c"])
        #expect(plan.personen == ["rbeispielhaft"])
        #expect(
            Set(plan.bericht.zeilen.map(\.code)) == [
                "loop-marker", "performer", "subprocess-empty", "boundary-event", "event", "annotation", "data",
                "unknown-element", "flow-dangling", "choreography",
            ])
    }

    @Test(arguments: [
        ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>", "read"),
        ("<definitions/>", "wrong-root"),
        ("<project/>", "wrong-root"), ("<definitions", "xml-truncated"),
    ])
    func `What is something else is refused with a sentence`(text: String, code: String) {
        #expect(Planquellen.code { try BPMN.lies(Array(text.utf8)) } == code)
    }

    @Test func `Gateways that would join everything with everything are refused`() {
        let many = 1_200
        let tasks = (0..<many).map { "<task id='v\($0)'/><task id='n\($0)'/>" }.joined()
        let flows = (0..<many).map { ("v\($0)", "g") } + (0..<many).map { ("g", "n\($0)") }
        let text = "<process id='p'><complexGateway id='g'/>\(tasks)\(fluesse(flows))</process>"
        #expect(Planquellen.code { try BPMN.lies(datei(text)) } == "too-many-links")
    }

    @Test(arguments: 0..<60)
    func `Nothing waits for itself, and whoever could be reached without going back still waits`(seed: Int) throws {
        var generator = Seeded(seed)
        let count = 2 + Int.random(in: 0..<14, using: &generator)
        let isTask = (0..<count).map { _ in Bool.random(using: &generator) }
        let flows = (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
            ("n\(Int.random(in: 0..<count, using: &generator))", "n\(Int.random(in: 0..<count, using: &generator))")
        }
        let nodes = isTask.enumerated().map { "<\($0.element ? "task" : "inclusiveGateway") id='n\($0.offset)'/>" }
            .joined()
        let plan = try BPMN.lies(datei("<process id='p'>\(nodes)<task id='ende'/>\(fluesse(flows))</process>"))
        #expect(plan.vorgaenge.count == isTask.filter { $0 }.count + 2)
        // Everything waits for what stands above it only, so there is no ring.
        for (row, zeile) in plan.vorgaenge.enumerated() { for link in zeile.vorgaenger { #expect(link.von < row) } }
        // Counted another way: what reaches what over gateways, by the flows that were not left out.
        let back = Set(plan.bericht.zeilen.filter { $0.code == "loop" }.map(\.ort))
        let kept = flows.enumerated().filter { !back.contains("Fluss f\($0.offset)") }.map(\.element)
        var expected = Set<String>()
        for start in 0..<count where isTask[start] {
            var open = ["n\(start)"]
            var seen = Set<String>()
            while let node = open.popLast() {
                for (_, to) in kept.filter({ $0.0 == node }) where seen.insert(to).inserted {
                    let number = Int(to.dropFirst()) ?? 0
                    if isTask[number] { expected.insert("n\(start)→\(to)") } else { open.append(to) }
                }
            }
        }
        #expect(kanten(plan) == expected)
    }
}

@Suite("BPMN 2.0 from other hands", .enabled(if: SharedCorpus.exists, "needs ../shared"))
struct BPMNKorpusTests {
    private static let taetigkeiten: Set<String> = [
        "task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask",
        "callActivity", "subProcess", "adHocSubProcess", "transaction",
    ]

    @Test(arguments: Planquellen.erwartet("bpmn/expected/visible.jsonl"))
    func `Processes, activities, lanes and flows are those an XML reader finds`(_ erwartet: Erwartung) throws {
        let plan = try BPMN.lies(try erwartet.bytes())
        let prozesse = erwartet.liste("processes")
        let phasen = plan.vorgaenge.filter { $0.art == .phase }
        #expect(phasen.map(\.fremdid) == prozesse.map { $0["id"]?.string ?? "" })
        for (phase, prozess) in zip(phasen, prozesse) {
            if let name = prozess["name"]?.string { #expect(phase.titel == name) }
        }
        let elements = prozesse.flatMap { $0["elements"]?.alle ?? [] }.map(\.alle)
        let activities = elements.filter { Self.taetigkeiten.contains($0[0].string ?? "") }
        var names: [String: String] = [:]
        for activity in activities { names[activity[1].string ?? ""] = activity[2].string ?? "" }
        let rows = plan.vorgaenge.filter { $0.art != .phase }
        #expect(Set(rows.map(\.fremdid)) == Set(names.keys))
        #expect(rows.count == names.count)
        for row in rows { #expect(row.titel == names[row.fremdid]) }
        let lanes = elements.filter { $0[0].string == "lane" }.compactMap { $0[2].string }
        #expect(Set(plan.beteiligte.map(\.name)) == Set(lanes.map(Self.getrimmt)))

        let flows = prozesse.flatMap { $0["flows"]?.alle ?? [] }.map(\.alle)
        let back = Set(plan.bericht.zeilen.filter { $0.code == "loop" }.map(\.ort))
        var made = Set<String>()
        for row in plan.vorgaenge {
            for link in row.vorgaenger { made.insert("\(plan.vorgaenge[link.von].fremdid)→\(row.fremdid)") }
        }
        for flow in flows {
            let (from, to) = (flow[1].string ?? "", flow[2].string ?? "")
            guard names[from] != nil, names[to] != nil, !back.contains("Fluss \(flow[0].string ?? "")") else {
                continue
            }
            #expect(made.contains("\(from)→\(to)"))
        }
        #expect(plan.bericht.zahl("flow-dangling") == 0)
    }

    private static func getrimmt(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
