import Bytes
import Files
import TestSupport
import Testing

@Suite("allmende merge-file", .timeLimit(.minutes(60)))
struct MergeFileTests {
    private func run(
        _ desk: Desk, _ scenario: MergeScenario, _ options: [String], language: Desk.Language = .en
    ) throws -> Program.Result {
        for (name, bytes) in [("o", scenario.ours), ("b", scenario.base), ("t", scenario.theirs)] {
            try FileSystem.replace(desk.path / name, with: bytes)
        }
        return try desk.run(["merge-file"] + options + ["o", "b", "t"], language: language)
    }

    @Test("every scenario has its verdict as exit code and in the JSON, with the merged document")
    func verdicts() throws {
        let desk = try Desk()
        for scenario in MergeScenario.own + MergeScenario.shared {
            let plain = try run(desk, scenario, [])
            #expect(plain.status == (scenario.isClean ? 0 : 1), "\(scenario): \(plain.errors)")
            #expect(plain.errors.isEmpty == scenario.isClean, "\(scenario): \(plain.errors)")
            let result = try run(desk, scenario, ["--json"], language: .de)
            #expect(result.status == plain.status && result.errors.isEmpty)
            let json = try JSON(parsing: result.output)
            #expect(json["clean"]?.bool == scenario.isClean)
            let merged = try #require(json["merged"])
            let text = merged.string.map { Array($0.utf8) } ?? JSONFragment(merged).bytes + [0x0a]
            #expect(text == plain.output, "\(scenario)")
            let findings = Array(try #require(json["findings"]).elements)
            #expect(findings.isEmpty == scenario.isClean)
            for finding in findings {
                let first = try #require(finding["places"]?.elements.first { _ in true })
                for name in ["node", "field", "base", "ours", "theirs"] {
                    let (one, other) = (try #require(finding[name]), try #require(first[name]))
                    #expect(JSONFragment(one) == JSONFragment(other), "\(scenario) \(name)")
                }
                #expect(["value", "schema", "invariant"].contains(finding["kind"]?.string))
                #expect(finding["sentence"]?.string?.isEmpty == false)
            }
        }
    }

    @Test(
        "a version that cannot be read, a missing file, a newer format: an error with a sentence and nothing else",
        arguments: [
            ("{", 5, "cannot be read"), ("{\"format\": \"allmende-struktur/2\"}", 5, "newer version"),
            ("{\"format\": \"allmende-struktur/1\", \"knoten\": 7}", 5, "cannot be read"),
            ("{\"format\": \"allmende-vorlage/1\"}", 5, "not versions of one document"), ("text", 5, "cannot be read"),
            ("{\"format\": \"allmende-struktur/1\", \"knoten\": {\"a\"", 5, "cannot be read"),
        ])
    func errors(_ text: String, _ code: Int32, _ hint: String) throws {
        let desk = try Desk()
        let scenario = try #require(MergeScenario.own.first { $0.id == "a01" })
        let versions = ["o": scenario.ours, "b": scenario.base, "t": scenario.theirs]
        for bad in versions.keys.sorted() {
            for (name, bytes) in versions {
                try FileSystem.replace(desk.path / name, with: name == bad ? Array(text.utf8) : bytes)
            }
            for options in [[], ["--json"]] {
                let result = try desk.run(["merge-file"] + options + ["o", "b", "t"])
                #expect(result.status == code && result.output.isEmpty, "\(bad): \(result.status) \(result.errors)")
                let names = hint.hasPrefix("not versions") ? "o, b, t" : bad
                #expect(
                    result.errors.hasPrefix("Error: \(names): ") && result.errors.contains(hint), "\(result.errors)")
            }
        }
        #expect(try desk.run("merge-file", "o", "b", "fehlt").status == 6)
        #expect(try desk.run("merge-file", "o", "b").status == 2)
    }

    @Test("without a common version all that differs is open, and what only one side has is kept")
    func withoutBase() throws {
        let desk = try Desk()
        let scenario = try #require(MergeScenario.own.first { $0.id == "a03" })
        try FileSystem.replace(desk.path / "o", with: scenario.ours)
        try FileSystem.replace(desk.path / "t", with: scenario.theirs)
        try FileSystem.replace(desk.path / "leer", with: [])
        for base in ["/dev/null", "leer"] {
            let result = try desk.run("merge-file", "o", base, "t", "--json")
            let json = try JSON(parsing: result.output)
            let fields = json["findings"]?.elements.map { $0["field"]?.string }
            #expect(result.status == 1 && fields == ["verantwortlich"])
            #expect(try desk.run("merge-file", "o", base, "o").status == 0)
        }
    }
}
