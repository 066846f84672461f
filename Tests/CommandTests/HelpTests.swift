import Bytes
import TestSupport
import Testing

@Suite("Help and language", .timeLimit(.minutes(60)))
struct HelpTests {
    /// The names of all commands, as the help lists them: two blanks, the name, at least one blank before the summary.
    static func commands(_ desk: Desk) throws -> [String] {
        let text = try desk.done("help")
        // In English no summary begins with a capital letter; names are one to three words of small letters.
        let known = [
            "hub key add", "hub key list", "hub key remove", "hub key revoke", "hub init", "hub serve", "hub found",
            "hub policy", "hub member add", "hub member list", "hub member revoke", "hub invite list",
            "hub invite revoke", "hub invite", "hub enrolment list", "hub enrolment confirm", "hub enrolment reject",
            "hub bundle apply", "hub restore", "hub pull", "hub admit", "bundle create", "bundle verify",
            "bundle apply", "proposal show", "key add", "key list", "key remove", "variant new", "variant list",
            "variant show", "variant open", "variant close", "variant update", "variant propose", "variant share",
            "contact add", "contact show", "contact confirm", "contact remove", "discussion show", "event add",
            "event change", "event cancel", "event minutes", "practice use", "practice report", "practice actuals",
            "practice withdraw", "hub erase", "hub disclose", "hub record", "hub notify",
        ]
        return text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("  "), let first = line.dropFirst(2).first, first != " " else { return nil }
            let rest = line.dropFirst(2)
            return known.first { rest.hasPrefix($0 + " ") } ?? rest.prefix { $0 != " " }.description
        }
    }

    @Test("every command explains itself, in both languages, and says nothing on standard error")
    func explains() throws {
        let desk = try Desk()
        let commands = try Self.commands(desk)
        #expect(commands.count >= 30 && Set(commands).count == commands.count)
        for name in commands {
            let words = name.split(separator: " ").map(String.init)
            var texts: [String] = []
            for language in Desk.Language.allCases {
                for option in ["--help", "-h"] {
                    let result = try desk.run(words + [option], language: language)
                    #expect(result.status == 0 && result.errors.isEmpty, "\(name) \(option): \(result.errors)")
                    #expect(result.text.hasPrefix("allmende \(name) – "))
                    #expect(result.text.contains("  allmende \(name)") && result.text.contains("-h, --help"))
                    // A line that a terminal of 120 columns would break is a list that nobody can read.
                    for line in result.text.split(separator: "\n") { #expect(line.count <= 120, "\(name): \(line)") }
                    texts.append(result.text)
                }
                let other = try desk.run(["help"] + words, language: language)
                #expect(other.status == 0 && other.text == texts.last, "help \(name)")
            }
            #expect(texts[0] == texts[1] && texts[2] == texts[3] && texts[0] != texts[2], "\(name)")
            // Help comes before everything that may be wrong with the rest of the line.
            #expect(try desk.run(words + ["--help", "zu", "viel", "davon", "hier"]).status == 0)
        }
    }

    @Test("an option nobody knows is a usage error with a sentence, and does nothing")
    func unknownOptions() throws {
        let desk = try Desk()
        for name in try Self.commands(desk) {
            for option in ["--gibt-es-nicht", "-Z", "--=", "--json=1"] {
                let before = try FolderState(desk.path)
                let result = try desk.run(name.split(separator: " ").map(String.init) + [option])
                #expect(result.status == 2, "\(name) \(option): \(result.status) \(result.errors)")
                #expect(result.output.isEmpty && result.errors.hasPrefix("Error: "), "\(name) \(option)")
                #expect(result.errors.contains("allmende \(name) --help"), "\(name) \(option)")
                #expect(try FolderState(desk.path) == before)
            }
        }
    }

    @Test(
        "a command line that cannot be understood says what is wrong and what is near",
        arguments: [
            (["lisst"], "“list”"), (["hub"], "hub"), (["hub", "inti"], "“hub init”"), (["list", "--jsn"], "--json"),
            (["list", "zuviel"], "zuviel"), (["show"], "missing"), (["save"], "-m"), (["save", "-m"], "--note"),
            (["new", "a"], "--title"), (["-C"], "-C"), (["-C="], "-C"), (["search", "a", "-n", "0"], "--limit"),
            (["search", "a", "-n", "x"], "--limit"), (["init", "a", "--object-format", "md5"], "sha256"),
            (["init", "a", "--stelle", "12"], "12"), (["hub", "serve", "a", "--listen", "x"], "--listen"),
            (["hub", "serve", "a", "--access", "x"], "--access"), (["cat-file", "HEAD"], "-t"),
            (["ftp\u{1b}[2J"], "U+001B"),
            (["clone", "ssh://x/y"], "ssh"), (["clone", "http://"], "address"),
            (["new", "A", "--title", "x"], "Small letters"), (["plan", "a", "--land", "NW"], "--start"),
            (["plan", "a", "--start", "2027-03-06", "--land", "NW"], "working day"),
            (["plan", "a", "--start", "2027-03-01", "--land", "XX"], "BB BE BW"),
        ] as [([String], String)])
    func usage(_ words: [String], _ hint: String) throws {
        let desk = try Desk()
        try desk.library("hier")
        let before = try FolderState(desk.path)
        let result = try desk.run((words.first?.hasPrefix("-C") == true ? [] : ["-C", "hier"]) + words)
        #expect(result.status == 2, "\(result.status) \(result.errors)")
        #expect(result.errors.hasPrefix("Error: ") && result.errors.contains(hint), "\(result.errors)")
        #expect(result.output.isEmpty && !result.errors.contains("\u{1b}"))
        #expect(try FolderState(desk.path) == before)
    }

    @Test(
        "the language is that of the locale",
        arguments: [
            (["LC_ALL": "de_DE.UTF-8"], true), (["LC_ALL": "de"], true), (["LC_ALL": "DE_at"], true),
            (["LC_ALL": "C.UTF-8"], false), (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false),
            (["LANG": "de_DE.UTF-8"], true),
            (["LANG": "de"], true), (["LC_MESSAGES": "de_DE.UTF-8", "LANG": "en_US.UTF-8"], true),
            (["LC_MESSAGES": "fr_FR.UTF-8", "LANG": "de_DE.UTF-8"], false), ([:], false),
            (["LANG": "en_GB.UTF-8"], false),
        ] as [([String: String], Bool)])
    func language(_ variables: [String: String], _ isGerman: Bool) throws {
        let desk = try Desk()
        let none = ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""]
        let result = try desk.program.run(["help"], in: desk.path, none.merging(variables) { $1 })
        #expect(result.text.contains("Beginnen:") == isGerman && result.text.contains("Begin:") != isGerman)
        let wrong = try desk.program.run(["nichts"], in: desk.path, none.merging(variables) { $1 })
        #expect(wrong.errors.hasPrefix(isGerman ? "Fehler: " : "Error: ") && wrong.status == 2)
    }

    @Test("without a command comes the help, and -V is the version")
    func shortWays() throws {
        let desk = try Desk()
        let help = try desk.done("help")
        #expect(try desk.done() == help && desk.done("--help") == help && desk.done("-h") == help)
        let version = try desk.done("version")
        #expect(try desk.done("--version") == version && desk.done("-V") == version)
        #expect(version.wholeMatch(of: /allmende \d+\.\d+\.\d+/) != nil)
        try desk.library("hier")
        #expect(try desk.done("-C=hier", "status") == desk.done("-C", "hier", "status"))
        #expect(try desk.done("-C", ".", "-C", "hier", "list") == desk.done("-C", "hier", "list"))
    }
}
