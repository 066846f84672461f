import Bytes
import Files
import TestSupport
import Testing

@Suite("Exit codes and output", .timeLimit(.minutes(60)))
struct ExitCodeTests {
    @Test("the codes are those of the specification")
    func codes() throws {
        let desk = try Desk()
        try desk.library(starter: true)
        func code(_ words: String...) throws -> Int32 { try desk.run(["-C", "b"] + words).status }
        #expect(
            try code("status") == 0 && code("check") == 0 && code("search", "gibtesnicht") == 0 && code("diff") == 0)
        // 1: something to put right.
        try desk.write("b/vorlagen/allgemein/kaputt/vorlage.json", "{")
        #expect(try code("check") == 1 && code("cat-file", "-e", String(repeating: "1", count: 64)) == 1)
        #expect(try code("show", "kaputt") == 5)
        try FileSystem.removeTree(desk.path / "b/vorlagen/allgemein")
        // 3: refused.
        #expect(try code("save", "-m", "nichts") == 3 && code("show", "gibtesnicht") == 3 && code("pull") == 3)
        #expect(
            try code("show", "eakte@gibtesnicht") == 3 && code("diff", "gibtesnicht") == 3 && code("init", ".") == 3)
        #expect(try code("cat-file", "blob", "HEAD") == 3 && code("cat-file", "-p", "gibtesnicht") == 3)
        #expect(try code("new", "dms-rollout", "--title", "x") == 3 && code("key", "remove", "http://x/") == 3)
        #expect(try code("clone", ".", "vorlagen") == 3)
        // 4: the network. Nobody listens on port 1.
        #expect(try code("clone", "http://127.0.0.1:1/x", "neu") == 4)
        #expect(try FileStatus.of(desk.path / "b/neu") == nil)
        // 5: no library, or damaged.
        #expect(try desk.run("status").status == 5 && desk.run("clone", "gibtesnicht", "x").status != 0)
        #expect(try desk.run("-C", "home", "log").status == 5)
        try desk.write("b/.git/HEAD", "ref: refs/heads/main\n")
        try desk.write("b/.git/refs/heads/main", "keine Kennung\n")
        #expect(try code("log") == 5 && code("fsck") == 5)
        // 6: the system.
        #expect(try desk.run("init", "/dev/null/x").status == 6 && desk.run("-C", "gibtesnicht", "list").status == 6)
        #expect(try desk.run("hub", "key", "list", "gibtesnicht").status == 6)
        // Git's services keep to git's own code.
        #expect(try desk.run("upload-pack", "home").status == 128 && desk.run("receive-pack", "home").status == 128)
    }

    @Test("a failure is a document in both languages for whoever asks for one")
    func documents() throws {
        let desk = try Desk()
        for words in [["clone", "http://127.0.0.1:1/x", "neu"], ["status"], ["clonen"]] {
            let result = try desk.run(words)
            let json = try desk.program.run(words, in: desk.path, ["ALLMENDE_ERRORS": "json"])
            #expect(json.status == result.status && json.text.isEmpty)
            let problem = try JSON(parsing: Array(json.errors.utf8))
            #expect(problem["format"]?.string == "allmende-problem/1")
            #expect(problem["code"]?.integer == Int64(result.status))
            for language in ["de", "en"] { #expect(problem["was"]?[language]?.string?.isEmpty == false) }
            for part in ["was", "was_tun"] {
                #expect(result.errors.contains(try #require(problem[part]?["en"]?.string)))
            }
        }
    }

    @Test("a reader that stops early ends the program quietly", arguments: [false, true])
    func earlyEnd(_ ignoresSignal: Bool) throws {
        let desk = try Desk()
        try desk.library()
        // More than any pipe holds.
        try desk.write("b/gross.txt", String(repeating: "Eine Zeile von vielen.\n", count: 200_000))
        let shell = try #require(Program("sh"))
        let script = """
            \(ignoresSignal ? "trap '' PIPE" : ":")
            { '\(desk.program.path)' -C b diff --raw; echo "ended $?" >&2; } | head -n 1
            """
        let result = try shell.run(["-c", script], in: desk.path, Desk.environment(desk.path, .en))
        #expect(result.text == "diff --git a/gross.txt b/gross.txt")
        #expect(result.errors == "ended 141\n")
    }

    @Test(
        "a full disk under the output is an error",
        .enabled(if: (try? FileStatus.of(Path("/dev/full"))) != nil, "needs /dev/full"))
    func fullDisk() throws {
        let desk = try Desk()
        let shell = try #require(Program("sh"))
        let result = try shell.run(
            ["-c", "'\(desk.program.path)' version > /dev/full"], in: desk.path, Desk.environment(desk.path, .en))
        #expect(result.status == 6 && result.errors.hasPrefix("Error: "))
    }

    /// What would paint over a terminal, in every text that a template or version can hold.
    @Test("escape sequences of templates, notes and names never reach the terminal", arguments: Desk.Language.allCases)
    func escapes(_ language: Desk.Language) throws {
        let desk = try Desk()
        try desk.library()
        let evil = "B\u{1b}]0;x\u{7}\u{1b}[31mö\u{9b}2Js\u{202e}e\u{85}"
        let escaped = "B\\u001b]0;x\\u0007\\u001b[31mö\u{9b}2Js\u{202e}e\u{85}"
        let folder = "b/vorlagen/allgemein/boese"
        try desk.done("-C", "b", "new", "boese", "--title", "Gut")
        try desk.done("-C", "b", "save", "-m", "gut")
        for name in ["vorlage.json", "struktur.json"] {
            let text = try desk.read("\(folder)/\(name)")
            // Every text of either file.
            let bad = text.replacing(/("(?:titel|kurztext|funktion|kuerzel|lizenz)": ")[^"]*"/) {
                "\($0.1)\(escaped)\""
            }
            #expect(bad != text)
            try desk.write("\(folder)/\(name)", bad)
        }
        try desk.write("\(folder)/\(evil).md", evil)
        try desk.write("b/\(evil)", evil)
        try desk.write("b/vorlagen/allgemein/\(evil)/struktur.json", "{ \"\(evil)")
        func check(_ words: [String]) throws {
            let result = try desk.run(["-C", "b"] + words, language: language)
            for text in [String(decoding: result.output, as: UTF8.self), result.errors] {
                let bad = text.unicodeScalars.first { scalar in
                    scalar != "\n" && (scalar.value < 0x20 || 0x7f..<0xa0 ~= scalar.value || scalar.value == 0x202e)
                }
                #expect(bad == nil, "\(words): \(text.debugDescription)")
            }
        }
        let reading = [
            ["list"], ["show", "boese"], ["search", "gut"], ["search", evil], ["show", evil], ["check"], ["diff"],
            ["status"], ["log"],
        ]
        for words in reading { try check(words) }
        try check(["save", "-m", evil])
        for words in reading + [
            ["diff", "HEAD~1", "HEAD"], ["log", "boese"], ["show", "boese@\(evil)"], ["diff", evil], [evil], ["fsck"],
        ] {
            try check(words)
        }
        try check(["clone", evil])
        try check(["--\(evil)"])
    }
}
