import Bytes
import TestSupport
import Testing

@Suite("The command plan", .timeLimit(.minutes(60)))
struct PlanTests {
    static let start = ["--start", "2027-03-01", "--land", "NW"]

    @Test("the table names every task with its days, marks what is critical, and says what is open")
    func table() throws {
        let desk = try Desk()
        try desk.library(starter: true)
        let german = try desk.run(["-C", "b", "plan", "eakte"] + Self.start, language: .de)
        #expect(german.status == 0 && german.errors.isEmpty)
        let lines = german.text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "eAkte-Einführung")
        #expect(lines[1] == "Mo 01.03.2027 bis Mo 31.07.2028, 359 Arbeitstage, Nordrhein-Westfalen")
        #expect(
            lines.contains { $0.hasPrefix("● 1.1.1 ") && $0.contains("Fr 19.03.2027  15 AT       –  Organisation") })
        #expect(lines.contains { $0.hasPrefix("● 1.3 ") && $0.contains("◆ Grundsatzentscheidung getroffen") })
        #expect(lines.contains { $0.hasPrefix("Endtermin: Mo 31.07.2028.") && $0.contains("31 von 57") })
        #expect(lines.count { $0.hasPrefix("Noch offen: ") } == 2)
        let english = try desk.run(["-C", "b", "plan", "eakte@HEAD"] + Self.start, language: .en)
        #expect(english.text.contains("Mon 2027-03-01 to Mon 2028-07-31, 359 working days"))
        #expect(english.text.contains("Still open: ") && english.text.contains("critical: 31 of 57"))
    }

    @Test("questions are answered by options that may be given again and again")
    func answers() throws {
        let desk = try Desk()
        try desk.library(starter: true)
        let plan = try desk.run(
            ["-C", "b", "plan", "dms-rollout"] + Self.start
                + ["--repeat", "fachverfahren=Bau, Soziales", "--repeat", "wellen=2", "--json"])
        #expect(plan.status == 0, "\(plan.errors)")
        let json = try JSON(parsing: plan.output)
        var copies = Set<String>()
        let lines = Array(try #require(json["vorgaenge"]).elements)
        for line in lines {
            for label in Array(try #require(line["kopie"]).elements) { copies.insert(label.string ?? "") }
        }
        #expect(
            copies == ["Bau", "Soziales", "1", "2"] && json["befunde"]?.elements.first(where: { _ in true }) == nil)
        for (words, hint) in [
            (["--param", "aemter"], "NAME=ANSWER"), (["--param", "x=1"], "aemter"),
            (["--param", "signierte_unterlagen=vielleicht"], "yes"),
            (["--repeat", "signierte_unterlagen=ja"], "repeated"),
            (["--param", "aemter=a", "--repeat", "aemter=b"], "twice"), (["--local", "friedensfest"], "Nordrhein"),
            (["--local", "x"], "fronleichnam"),
        ] {
            let result = try desk.run(["-C", "b", "plan", "eakte"] + Self.start + words)
            #expect(
                result.status == 2 && result.output.isEmpty && result.errors.contains(hint),
                "\(words): \(result.errors)")
        }
        let many = (0..<2_000).map { "a\($0)" }.joined(separator: ",")
        #expect(try desk.run(["-C", "b", "plan", "eakte"] + Self.start + ["--repeat", "aemter=\(many)"]).status == 0)
        #expect(
            try desk.run(["-C", "b", "plan", "dms-rollout"] + Self.start + ["--repeat", "wellen=10001"]).status == 3)
    }

    @Test("tasks that wait in a ring: exit code 1, a sentence, no dates; a damaged template: 5")
    func ring() throws {
        let desk = try Desk()
        try desk.library()
        try desk.done("-C", "b", "new", "aktenplan", "--title", "Aktenplan")
        let path = "b/vorlagen/allgemein/aktenplan/struktur.json"
        let text = try desk.read(path)
        // Whoever waits for somebody waits for itself too.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.hasPrefix("    \"") && $0.hasSuffix("\": {") })
        let name = lines[first].split(separator: "\"")[1]
        let place = try #require(lines[first...].firstIndex { $0.hasPrefix("      \"vorgaenger\": {") })
        var changed = lines.map(String.init)
        let isEmpty = lines[place + 1].hasPrefix("      }")
        changed.insert(
            "        \"\(name)\": {\"art\": \"EA\", \"verzug\": null}" + (isEmpty ? "" : ","), at: place + 1)
        try desk.write(path, changed.joined(separator: "\n"))
        let result = try desk.run(["-C", "b", "plan", "aktenplan"] + Self.start)
        #expect(result.status == 1 && result.text.contains("wait for each other in a ring"), "\(result.text)")
        let json = try desk.run(["-C", "b", "plan", "aktenplan", "--json"] + Self.start)
        #expect(try json.status == 1 && JSON(parsing: json.output)["ende"]?.isNull == true)
        try desk.write(path, "{")
        #expect(try desk.run(["-C", "b", "plan", "aktenplan"] + Self.start).status == 5)
        #expect(try desk.run(["-C", "b", "plan", "gibtesnicht"] + Self.start).status == 3)
    }
}
