import Bytes
import Files
import Foundation
import TestSupport
import Testing

/// Specs/cli.md, held to the program: every example of JSON is run, and its shape compared.
@Suite("The specification of the program", .timeLimit(.minutes(60)))
struct SpecificationTests {
    /// A block of the specification that begins with a command line.
    struct Example: Sendable, CustomStringConvertible {
        let words: [String]
        let json: String
        let mayBeNull: Set<String>
        let mayBeEmpty: Set<String>
        var description: String { words.joined(separator: " ") }
    }

    static let text =
        (try? String(contentsOf: SharedCorpus.package.appending(path: "Specs/cli.md"), encoding: .utf8)) ?? ""

    static let examples: [Example] = {
        var examples: [Example] = []
        var nullable: Set<String> = []
        var emptiable: Set<String> = []
        var block: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```json" {
                block = []
            } else if line == "```", let lines = block {
                let words = (lines.first ?? "").split(separator: " ").dropFirst(2).map(String.init)
                examples.append(
                    Example(
                        words: words, json: lines.dropFirst().joined(separator: "\n") + "\n", mayBeNull: nullable,
                        mayBeEmpty: emptiable))
                block = nil
                (nullable, emptiable) = ([], [])
            } else if block != nil {
                block?.append(line)
            } else if line.hasPrefix("May be null: ") {
                nullable = Set(line.matches(of: /`(\w+)`/).map { String($0.1) })
            } else if line.hasPrefix("May be empty: ") {
                emptiable = Set(line.matches(of: /`(\w+)`/).map { String($0.1) })
            } else if line.hasPrefix("**`") {
                (nullable, emptiable) = ([], [])
            }
        }
        return examples
    }()

    /// A place where every example has something to show.
    static func desk() throws -> Desk {
        let desk = try Desk()
        try desk.library()
        try desk.done("-C", "b", "new", "aktenplan", "--title", "Aktenplan einführen")
        try desk.done("-C", "b", "save", "-m", "Begonnen")
        let structure = "b/vorlagen/allgemein/aktenplan/struktur.json"
        try desk.write(structure, desk.read(structure).replacing("\"wert\": 5", with: "\"wert\": 8"))
        try desk.write("b/liesmich.txt", "x\n")
        try desk.done("-C", "b", "save", "-m", "Dauer")
        try desk.done("clone", "b", "n")
        // Roles that nobody knows: errors for check, and a draft for status. A repeated node for plan.
        let changed = try desk.read(structure)
            .replacing(/"verantwortlich": "\w+"/, with: "\"verantwortlich\": \"aaaaaaaaaa\"")
            .replacing("\"wiederholung\": null", with: "\"wiederholung\": \"aemter\"", maxReplacements: 1)
            .replacing(/"parameter": {\s*}/, with: #""parameter": {"aemter": {"titel": "Ämter", "art": "liste"}}"#)
        try desk.write("n/vorlagen/allgemein/aktenplan/struktur.json", changed)
        #expect(try desk.run(["key", "add", "http://127.0.0.1:8080/x"], input: "geheim\n").status == 0)
        try desk.done("hub", "init", "n/zentrale")
        try desk.done("hub", "member", "add", "n/zentrale", "--stelle", "053780004004")
        try desk.done("hub", "invite", "n/zentrale", "--stelle", "053780004004", "--rolle", "beitragende")
        // Three versions of a structure that say different things.
        let base = try desk.read(structure)
        try desk.write("n/basis.json", base)
        try desk.write("n/unsere.json", base.replacing("festhalten", with: "sammeln"))
        try desk.write("n/fremde.json", base.replacing("festhalten", with: "aufschreiben"))
        return desk
    }

    /// Two replicas that changed one duration differently, one of them with the merge begun.
    static func leaveOpen(_ desk: Desk) throws {
        let structure = "vorlagen/allgemein/aktenplan/struktur.json"
        let before = try desk.read("b/\(structure)")
        for (place, days) in [("b", 10), ("n", 12)] {
            try desk.write(
                "\(place)/\(structure)", before.replacing("\"wert\": 8", with: "\"wert\": \(days)", maxReplacements: 1))
            if place == "n" {
                let text = try desk.read("n/\(structure)")
                try desk.write("n/\(structure)", text.replacing("Ziel und Umfang", with: "Umfang und Ziel"))
            }
            try desk.done("-C", place, "save", "-m", "Dauer")
        }
        #expect(try desk.run("-C", "n", "pull").status == 1)
    }

    /// A copy `m` of the hub `z/zentrale` with a proposal and a comment on it, and another comment that waits, there and in transport
    /// files; a second hub `z/andere`, which lacks something; the name of the proposal.
    static func makeProposal(_ desk: Desk) throws -> String {
        try FileSystem.makeDirectory(desk.path / "z")
        try desk.done("hub", "init", "z/zentrale", "--starter")
        let added = try desk.done("hub", "member", "add", "z/zentrale", "--stelle", "053780004004")
        let key = String(added.prefix { $0 != "\n" })
        let hub = try RunningHub(desk.path / "z/zentrale", access: "members")
        let environment = ["ALLMENDE_KEY": key]
        func done(_ words: String...) throws {
            let result = try desk.program.run(["-C", "m"] + words, in: desk.path, environment)
            #expect(result.status == 0, "\(words): \(result.errors)")
        }
        try desk.done("clone", hub.url, "m")
        try done("join", hub.url)
        try desk.done("join", hub.url, "--stelle", "051110000000")
        try desk.done("hub", "restore", "z/andere", "--from", "m")
        let structure = "m/vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json"
        let text = try desk.read(structure).replacing("\"wert\": 10,", with: "\"wert\": 15,", maxReplacements: 1)
        try desk.write(structure, text)
        try done("save", "-m", "Frist")
        try done("propose", "--text", "Das Archiv braucht länger.")
        let list = try JSON(parsing: desk.run("-C", "m", "proposals", "--json").output)
        let id = try #require(list["vorschlaege"]?.elements.first { _ in true }?["id"]?.string)
        let place = "eakte-einfuehrung#Aktenplan, Rollen und Vorlagen einspielen.dauer=Bei uns auch."
        try done("review", id, "--comment", "-m", "Gut.", "--at", place)
        hub.stop()
        try done("review", id, "--comment", "-m", "Noch etwas.")
        try done("bundle", "create", "-o", "post.bundle")
        try done("bundle", "create", "--all", "-o", "alles.bundle")
        try desk.write("z/post.bundle", "")
        try FileSystem.replace(
            desk.path / "z/post.bundle", with: FileSystem.read(desk.path / "m/post.bundle", limit: 1 << 24))
        return id
    }

    /// A local variant with a change of its own, and a source that has two new ones, one of them put off.
    static func makeVariant(_ desk: Desk) throws {
        let structure = "n/vorlagen/allgemein/aktenplan/struktur.json"
        let base = try desk.read("b/vorlagen/allgemein/aktenplan/struktur.json")
        try desk.write(structure, base)
        try desk.done("-C", "n", "variant", "new", "aktenplan", "--name", "bei-uns")
        try desk.write(structure, base.replacing("\"wert\": 8", with: "\"wert\": 9", maxReplacements: 1))
        try desk.done("-C", "n", "save", "-m", "Dauer")
        try desk.done("-C", "n", "variant", "close")
        try desk.write(
            "b/vorlagen/allgemein/aktenplan/struktur.json",
            base.replacing("Erfahrungen festhalten", with: "Erfahrungen sammeln")
                .replacing("Ergebnis erarbeiten", with: "Ergebnis gewinnen"))
        try desk.done("-C", "b", "save", "-m", "Titel")
        try desk.done("-C", "n", "pull")
        try desk.done("-C", "n", "variant", "update", "bei-uns", "--later", "1")
    }

    /// A template that rests on a law as a whole and in a node, and a local variant of it.
    static func citeLaw(_ desk: Desk) throws {
        let folder = "n/vorlagen/allgemein/aktenplan"
        try desk.write("\(folder)/struktur.json", desk.read("b/vorlagen/allgemein/aktenplan/struktur.json"))
        for file in ["vorlage.json", "struktur.json"] {
            let law = #""rechtsgrundlagen": {"r1": {"norm": "§ 9 OZG", "land": null, "stand": "2026-10-01"}}"#
            try desk.write(
                "\(folder)/\(file)",
                desk.read("\(folder)/\(file)").replacing(/"rechtsgrundlagen": {\s*}/, with: law, maxReplacements: 1))
        }
        try desk.done("-C", "n", "save", "-m", "Recht")
        try desk.done("-C", "n", "variant", "new", "aktenplan", "--name", "bei-uns")
    }

    /// A copy `m` of the hub `z/zentrale` whose member has a contact, a question with its answer, an event with minutes and statements about
    /// practice, and moderates the post of a guest; with `others`, so many further organisations that have reported durations. The name of
    /// the event.
    static func makePeople(_ desk: Desk, others: Int) throws -> String {
        try FileSystem.makeDirectory(desk.path / "z")
        try desk.done("hub", "init", "z/zentrale", "--starter")
        let hub = try RunningHub(desk.path / "z/zentrale", access: "members")
        func member(_ place: String, _ ars: String, _ roles: String) throws -> (String...) throws -> Program.Result {
            let added = try desk.done(
                "hub", "member", "add", "z/zentrale", "--stelle", ars, "--name", "Stadt \(place)", "--rolle", roles)
            let environment = ["ALLMENDE_KEY": String(added.prefix { $0 != "\n" })]
            try desk.done("clone", hub.url, place)
            func run(_ words: String...) throws -> Program.Result {
                let result = try desk.program.run(["-C", place] + words, in: desk.path, environment)
                #expect(result.status == 0, "\(words): \(result.errors)")
                return result
            }
            _ = try run("join", hub.url)
            return run
        }
        let task = "eakte-einfuehrung#Aktenplan, Rollen und Vorlagen einspielen"
        let first = try member("m", "053780004004", "beitragende,prueferin,moderation")
        _ = try first(
            "contact", "add", "--postfach", "eakte@stadt.example", "--name", "A. Beispiel", "--funktion", "Leitung",
            "--telefon", "02202 000000", "--mail", "a.beispiel@stadt.example", "--selbst")
        _ = try first("post", "Wer prüft?", "--question", "-m", "Bei uns ist das unklar.", "--about", task)
        let discussions = try JSON(parsing: first("discussions", "--json").output)
        let question = try #require(discussions["diskussionen"]?.elements.first { _ in true }?["id"]?.string)
        _ = try first("reply", question, "-m", "Das Archiv.")
        let shown = try JSON(parsing: first("discussion", "show", question, "--json").output)
        let posts = try Array(#require(shown["texte"]).elements)
        let answer = try #require(posts.last?["id"]?.string)
        _ = try first("solve", question, answer)
        _ = try first(
            "event", "add", "eAkte-Runde", "2099-12-01T10:00", "--ende", "2099-12-01T11:30", "-m", "Stand", "--link",
            "https://konferenz.example/eakte", "--about", task)
        let events = try JSON(parsing: first("events", "--json").output)
        let event = try #require(events["termine"]?.elements.first { _ in true }?["id"]?.string)
        _ = try first("event", "minutes", event, "-m", "Das Archiv prüft.", "--about", "eakte-einfuehrung#1.1")
        _ = try first("practice", "use", "eakte-einfuehrung")
        _ = try first(
            "practice", "report", "eakte-einfuehrung", "--groesse", "ab-100000", "--wieder", "ja", "-m", "Gut.")
        _ = try first("practice", "actuals", "eakte-einfuehrung", "1.1=10")
        let guest = try member("g", "051110000000", "gast")
        _ = try guest("post", "Guten Tag", "-m", "Gibt es das auch für uns?")
        for number in 0..<others {
            let other = try member("o\(number)", "05111000000\(number + 1)", "beitragende")
            _ = try other("practice", "actuals", "eakte-einfuehrung", "1.1=\(number * 5)")
        }
        _ = try first("sync")
        hub.stop()
        return event
    }

    @Test("every example has the members, order and kinds that the program prints", arguments: examples)
    func shapes(_ example: Example) throws {
        let desk = try Self.desk()
        if example.words.contains("fsck") {
            // Something to find: a pack that lost its last byte.
            let packs = desk.path / "n/.git/objects/pack"
            for entry in try FileSystem.list(packs) where entry.name.suffix(5).elementsEqual(".pack".utf8) {
                let bytes = try FileSystem.read(packs.appending(entry.name), limit: 1 << 24)
                try FileSystem.remove(packs.appending(entry.name))
                try FileSystem.replace(packs.appending(entry.name), with: Array(bytes.dropLast(30)))
            }
        }
        if ["merge", "resolve", "undo"].contains(example.words.first) { try Self.leaveOpen(desk) }
        if example.words.first == "variant" { try Self.makeVariant(desk) }
        if example.words.first == "law" { try Self.citeLaw(desk) }
        if example.words.first == "import" {
            try desk.write(
                "n/plan.csv",
                "Vorgangsname;Dauer;Ressourcennamen\nAngebote einholen;10 Tage;Ludmilla Ostertag\n")
        }
        if example.words.first == "merge" {
            try desk.write("n/liesmich.txt", "von Hand\n")
            try desk.done("-C", "n", "save")
        }
        var (place, words) = ("n", example.words)
        let isAboutProposals = ["proposals", "proposal", "outbox", "bundle"].contains(words[0])
        if isAboutProposals || ["bundle", "pull", "enrolment"].contains(words.dropFirst().first) && words[0] == "hub" {
            let id = try Self.makeProposal(desk)
            place = isAboutProposals ? "m" : "z"
            if words[0] == "proposal" { words[2] = id }
        }
        let isAboutPeople = [
            "contact", "discussions", "discussion", "events", "moderation", "badges", "figures",
        ].contains(words[0])
        if isAboutPeople || words[0] == "hub" && ["disclose", "record"].contains(words[1]) {
            let event = try Self.makePeople(desk, others: words[0] == "figures" ? 4 : 0)
            place = isAboutPeople ? "m" : "z"
            if words[0] == "discussion" { words[2] = event }
        }
        let result = try desk.run(["-C", place] + words)
        #expect(result.errors.isEmpty, "\(result.errors)")
        let real = try JSON(parsing: result.output)
        let wanted = try JSON(parsing: Array(example.json.utf8))
        #expect(real["format"]?.string == wanted["format"]?.string && real["format"] != nil)
        #expect(JSONShape(mayBeNull: example.mayBeNull).differences(real, wanted) == [])
        // An example that nothing is compared with would say nothing: each list in it has something in it for real.
        func isFilled(_ json: JSON, like wanted: JSON) -> Bool {
            switch wanted.kind {
            case .object:
                return Array(wanted.members).allSatisfy { member in
                    guard let name = member.name.string, let value = json[name] else { return false }
                    if value.kind == .array, value.count == 0, example.mayBeEmpty.contains(name) { return true }
                    return value.isNull || isFilled(value, like: member.value)
                }
            case .array:
                guard let first = Array(wanted.elements).first else { return false }
                return Array(json.elements).contains { isFilled($0, like: first) }
            default: return true
            }
        }
        #expect(isFilled(real, like: wanted), "\(String(decoding: result.output, as: UTF8.self))")
    }

    @Test("every command is described, and every one that prints JSON has an example")
    func isComplete() throws {
        let desk = try Desk()
        let names = try HelpTests.commands(desk)
        for name in names {
            #expect(Self.text.contains("`\(name) ") || Self.text.contains("`\(name)`"), "\(name) is not described")
            let help = try desk.run(name.split(separator: " ").map(String.init) + ["--help"]).text
            // "hub invite list" is no example of "hub invite".
            let hasExample = Self.examples.contains { example in
                names.filter { example.description.hasPrefix("\($0) ") }.max { $0.count < $1.count } == name
            }
            #expect(help.contains("--json") == hasExample, "\(name)")
            // Options stand in the description too.
            for option in help.matches(of: /--([a-z-]+)/)
            where !["help", "upload-pack", "receive-pack"].contains(option.1) {
                guard help.contains("  --\(option.1)") || help.contains(", --\(option.1)") else { continue }
                let letter = help.firstMatch(of: try Regex("-([a-z]), --\(option.1)\\b")).map {
                    "-\($0.output[1].substring ?? "")"
                }
                #expect(
                    Self.text.contains("--\(option.1)") || letter.map { Self.text.contains($0) } == true
                        || ["stateless-rpc", "identity"].contains(option.1), "\(name) --\(option.1)")
            }
        }
        #expect(Self.examples.count == 46)
    }

    @Test("JSON is the same in both languages, but for sentences")
    func languages() throws {
        let desk = try Self.desk()
        for words in [
            ["list"], ["search", "akten"], ["show", "aktenplan"], ["log"], ["status"], ["settings"], ["version"],
        ] {
            let line = ["-C", "n"] + words + ["--json"]
            #expect(try desk.run(line, language: .de).output == desk.run(line, language: .en).output, "\(words)")
        }
    }

    @Test("after a failure standard output is empty, with --json too")
    func failures() throws {
        let desk = try Desk()
        for words in [
            ["list"], ["search", "a"], ["show", "a"], ["log"], ["diff"], ["check"], ["status"], ["settings"], ["fsck"],
        ] {
            let result = try desk.run(words + ["--json"])
            #expect(result.status == 5 && result.output.isEmpty, "\(words): \(result.status)")
            #expect(
                result.errors.hasPrefix("Error: This directory is no library and lies in none."), "\(result.errors)")
            #expect(result.errors.contains("allmende clone"))
        }
    }
}
