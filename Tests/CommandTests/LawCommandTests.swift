import Bytes
import TestSupport
import Testing

@Suite("What rests on a law, on the command line", .timeLimit(.minutes(60)))
struct LawCommandTests {
    static let folder = "b/vorlagen/allgemein/aktenplan"

    /// The places that `law --json` lists: variant, title, whether to be checked.
    static func places(_ desk: Desk, _ words: String..., status: Int32 = 0) throws -> [String] {
        let result = try desk.run(["-C", "b", "law", "--json"] + words)
        #expect(result.status == status && result.errors.isEmpty, "\(result.errors)")
        let json = try JSON(parsing: result.output)
        return try Array(#require(json["stellen"]).elements).map { place in
            let state = place["pruefen"]?.isNull == true ? "" : place["pruefen"]?.bool == true ? "!" : "="
            return state
                + [place["variante"]?.string, place["titel"]?.string].compactMap(\.self).joined(separator: ": ")
        }
    }

    /// A library with a template of which every node rests on the OZG, and the template itself on the VgV.
    static func desk() throws -> Desk {
        let desk = try Desk()
        try desk.library()
        try desk.done("-C", "b", "new", "aktenplan", "--title", "Aktenplan")
        for (file, norm) in [("vorlage", "VgV"), ("struktur", "§ 9 OZG")] {
            let law =
                "\"rechtsgrundlagen\": {\"r1\": {\"norm\": \"\(norm)\", \"land\": null, \"stand\": \"2026-10-01\"}}"
            let text = try desk.read("\(folder)/\(file).json")
            try desk.write("\(folder)/\(file).json", text.replacing(/"rechtsgrundlagen": {\s*}/, with: law))
        }
        try desk.done("-C", "b", "save", "-m", "Recht")
        return desk
    }

    @Test func `The starter library's citations are listed with their state`() throws {
        let desk = try Desk()
        try desk.library(starter: true)
        let all = try Self.places(desk, "--changed", "EGovG NRW")
        #expect(all.count == 2)
        #expect(try Self.places(desk, "--changed", "EGovG NRW", "--since", "2026-11-01") == all.map { "=\($0)" })
        #expect(
            try Self.places(desk, "--changed", "EGovG NRW", "--since", "2026-11-02", status: 1) == all.map { "!\($0)" })
        #expect(try Self.places(desk, "--changed", "OZG-Umsetzungsgesetz").isEmpty)
        let shown = try desk.run("-C", "b", "law", "--changed", "ozg", "--since", "2026-12-01", language: .de)
        #expect(shown.status == 1 && shown.text.contains("  ! ") && shown.text.contains("§ 9 OZG, Stand 01.11.2026"))
        #expect(shown.text.contains("2 Stellen; zu prüfen"))
        // Nothing found, but a Land has such a law.
        let other = try desk.done("-C", "b", "law", "--changed", "LPVG")
        #expect(other.contains("Nothing cites") && other.contains("Baden-Württemberg, Nordrhein-Westfalen"))
    }

    @Test func `A variant lists what it has kept, and what its answers leave out is marked`() throws {
        let desk = try Self.desk()
        let nodes = try Self.places(desk, "--changed", "OZG")
        #expect(nodes.count > 5)
        try desk.done("-C", "b", "variant", "new", "aktenplan", "--name", "bei-uns")
        #expect(try Self.places(desk, "--changed", "OZG") == nodes + nodes.map { "bei-uns: \($0)" })
        // The last task is struck, the first is done already.
        let text = try desk.read("\(Self.folder)/struktur.json")
        let blocks = text.matches(of: /\n    "[0-9a-z]{10}": {\n(?:      .*\n)*    },?/)
        let struck = try #require(blocks.first { $0.output.contains("Erfahrungen festhalten") })
        // Ids are random: it may be the last, after which no comma stands.
        var changed = text.replacing(struck.output, with: "").replacing(/,(\n  })/) { $0.1 }
        changed = changed.replacing("2026-10-01", with: "2026-11-20", maxReplacements: 1)
        try desk.write("\(Self.folder)/struktur.json", changed)
        // What is not saved does not count.
        #expect(try Self.places(desk, "--changed", "OZG").count == nodes.count * 2)
        try desk.done("-C", "b", "save", "-m", "Gestrichen")
        let own = try Self.places(desk, "--changed", "OZG", "--since", "2026-11-10", status: 1).dropFirst(nodes.count)
        #expect(own.count == nodes.count - 1 && !own.contains { $0.contains("Erfahrungen festhalten") })
        #expect(
            own.count { $0.hasPrefix("=bei-uns: ") } == 1 && own.count { $0.hasPrefix("!bei-uns: ") } == own.count - 1)
        // The same, whatever the working directory shows.
        try desk.done("-C", "b", "variant", "close")
        #expect(
            try Self.places(desk, "--changed", "OZG", "--since", "2026-11-10", status: 1).dropFirst(nodes.count) == own)
        #expect(try Self.places(desk, "--changed", "VgV") == ["Aktenplan", "bei-uns: Aktenplan"])
    }

    @Test func `A template that cannot be read is named and is no success`() throws {
        let desk = try Self.desk()
        try desk.write("b/vorlagen/allgemein/kaputt/vorlage.json", "{")
        try desk.write("b/vorlagen/allgemein/kaputt/struktur.json", "{")
        _ = try desk.run("-C", "b", "save", "-m", "Kaputt")
        let result = try desk.run("-C", "b", "law", "--changed", "VgV")
        #expect(result.status == 1 && result.text.contains("VgV, as of 2026-10-01"))
        #expect(result.text.contains("Cannot be read and was not searched: vorlagen/allgemein/kaputt"))
        let json = try JSON(parsing: desk.run("-C", "b", "law", "--changed", "VgV", "--json").output)
        #expect(json["unlesbar"]?.elements.map(\.string) == ["vorlagen/allgemein/kaputt"])
    }

    @Test(
        arguments: [
            (["--since", "2026-01-01"], "--changed"), (["--changed", "§ 3"], "names no law"),
            (["--changed", "OZG", "--since", "gestern"], "2026-11-01"),
            (["--changed", "OZG", "--since", "2026-02-30"], "takes a day"), (["OZG", "--changed", "OZG"], "OZG"),
        ])
    func `What cannot be understood is said`(_ words: [String], _ hint: String) throws {
        let desk = try Desk()
        let result = try desk.run(["law"] + words)
        #expect(result.status == 2 && result.errors.contains(hint) && result.output.isEmpty, "\(result.errors)")
    }
}
