import Files
import Foundation
import TestSupport
import Testing

/// Whole sessions as they stand in Fixtures/transcripts: each line after `$` is given to a shell, what follows is what
/// the terminal shows, and `[n]` the exit code when it is not 0. What differs from run to run is written as a word in
/// capital letters. `ALLMENDE_RECORD=1 swift test --filter TranscriptTests` writes them anew; read the difference then.
@Suite("Transcripts", .timeLimit(.minutes(60)))
struct TranscriptTests {
    static let folder = SharedCorpus.package.appending(path: "Fixtures/transcripts")

    static func normal(_ text: String, _ desk: Desk) -> String {
        var text = text.replacing(desk.path.description, with: "ORT")
        text = text.replacing(/\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{10})\b/, with: "FASSUNG")
        text = text.replacing(/\b\d{2}\.\d{2}\.20\d{2}\b|\b20\d{2}-\d{2}-\d{2}\b/, with: "DATUM")
        text = text.replacing(/DATUM \d{2}:\d{2}\b/, with: "DATUM UHRZEIT")
        return text.replacing(/\b\d+ KB\b/, with: "MENGE")
    }

    @Test("the main way, from an empty directory to two libraries that grew apart", arguments: ["de", "en"])
    func mainWay(_ name: String) throws {
        let url = Self.folder.appending(path: "hauptweg.\(name).txt")
        let wanted = try String(contentsOf: url, encoding: .utf8)
        let desk = try Desk()
        let shell = try #require(Program("sh"))
        var environment = Desk.environment(desk.path, name == "de" ? .de : .en)
        let tools = desk.program.path.split(separator: "/").dropLast().joined(separator: "/")
        environment["PATH"] = "/\(tools):" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        var real = ""
        var count = 0
        for line in wanted.split(separator: "\n", omittingEmptySubsequences: false) where line.hasPrefix("$ ") {
            // One stream, so that words on standard error stand where a terminal shows them.
            let result = try shell.run(["-c", "exec 2>&1; \(line.dropFirst(2))"], in: desk.path, environment)
            real += "\(line)\n" + Self.normal(String(decoding: result.output, as: UTF8.self), desk)
            if result.status != 0 { real += "[\(result.status)]\n" }
            count += 1
        }
        #expect(count > 25)
        if ProcessInfo.processInfo.environment["ALLMENDE_RECORD"] != nil {
            try real.write(to: url, atomically: true, encoding: .utf8)
        }
        let (a, b) = (
            real.split(separator: "\n", omittingEmptySubsequences: false),
            wanted.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let place = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        #expect(
            real == wanted,
            "line \(place + 1): «\(place < a.count ? a[place] : "end")» instead of «\(place < b.count ? b[place] : "end")»"
        )
    }

    @Test(
        "git finds everything clean and sound after each command that changes something",
        .enabled(if: Git.exists, "needs git"), arguments: ["sha256", "sha1"])
    func clean(_ format: String) throws {
        let git = try Git.required()
        let desk = try Desk()
        func check(_ names: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
            for name in names {
                let place = desk.path / name
                #expect(try git("status", "--porcelain", in: place).isEmpty, sourceLocation: sourceLocation)
                #expect(try git("fsck", "--strict", "--no-dangling", in: place).isEmpty, sourceLocation: sourceLocation)
            }
        }
        try desk.done("init", "mitte", "--starter", "--object-format", format)
        try check("mitte")
        try git("clone", "-q", "--bare", (desk.path / "mitte").description, (desk.path / "hub.git").description)
        try desk.done("clone", "hub.git", "nord")
        try desk.done("clone", "hub.git", "sued")
        try check("nord", "sued")
        try desk.done("-C", "nord", "new", "neu", "--title", "Neues")
        try desk.done("-C", "nord", "save", "-m", "Neues")
        try check("nord")
        try desk.done("-C", "nord", "push")
        try check("nord")
        try desk.done("-C", "sued", "pull")
        try check("sued")
        try FileSystem.removeTree(desk.path / "sued/vorlagen/allgemein")
        try desk.write("sued/vorlagen/beschaffung/ausschreibung-it/dokumente/ä ö.md", "Neu\n")
        try desk.done("-C", "sued", "save", "-m", "Weg und neu")
        try desk.done("-C", "sued", "sync")
        try desk.done("-C", "nord", "sync")
        try check("nord", "sued")
        try desk.write(
            "nord/vorlagen/beschaffung/ausschreibung-it/vorlage.json",
            desk.read("nord/vorlagen/beschaffung/ausschreibung-it/vorlage.json").replacing("  ", with: "\t"))
        try desk.done("-C", "nord", "check", "--fix")
        try check("nord")
        try desk.done("-C", "nord", "settings", "--stelle", "053780004004", "--name", "Stadt \"X\" #1; \\")
        try desk.done("-C", "nord", "gc")
        try desk.done("-C", "nord", "fsck")
        try check("nord")
        #expect(try git("config", "user.name", in: desk.path / "nord") == "Stadt \"X\" #1; \\")
        #expect(try git("fsck", "--strict", in: desk.path / "hub.git").isEmpty)
    }

    @Test("a pull that would overwrite work changes nothing; one into diverged history merges and says what is open")
    func refusals() throws {
        let desk = try Desk()
        try desk.library("mitte")
        try desk.done("-C", "mitte", "new", "plan", "--title", "Plan")
        try desk.done("-C", "mitte", "save", "-m", "Plan")
        try desk.done("clone", "mitte", "nord")
        try desk.write("mitte/vorlagen/allgemein/plan/README.md", "# Neu\n")
        try desk.done("-C", "mitte", "save", "-m", "Neu")
        try desk.write("nord/vorlagen/allgemein/plan/README.md", "# Meins\n")
        let work = try FolderState(desk.path / "nord", without: [".git"])
        var result = try desk.run("-C", "nord", "pull")
        #expect(result.status == 3 && result.errors.contains("vorlagen/allgemein/plan/README.md"))
        #expect(try FolderState(desk.path / "nord", without: [".git"]) == work)
        try desk.done("-C", "nord", "save", "-m", "Meins")
        let head = try desk.read("nord/.git/refs/heads/main")
        result = try desk.run("-C", "nord", "push")
        #expect(result.status == 3 && result.output.isEmpty, "\(result.errors)")
        result = try desk.run("-C", "nord", "sync")
        #expect(result.status == 1 && result.text.contains("vorlagen/allgemein/plan/README.md"), "\(result.errors)")
        #expect(try desk.read("nord/.git/refs/heads/main") == head)
        #expect(try desk.read("nord/vorlagen/allgemein/plan/README.md").contains("<<<<<<<"))
        for command in ["pull", "sync"] {
            result = try desk.run("-C", "nord", command)
            #expect(result.status == 3 && result.errors.contains("merge --abort"), "\(command): \(result.errors)")
        }
        try desk.done("-C", "nord", "merge", "--abort")
        #expect(try FolderState(desk.path / "nord", without: [".git"]) == work)
    }
}
