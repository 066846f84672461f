import Files
import Templates
import TestSupport
import Testing

/// Stock git with our merge driver and our lines to compare.
@Suite("git merges through our driver", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct MergeDriverTests {
    /// A repository that git knows our program in.
    private func repository(_ format: String, _ scratch: Scratch) throws -> (Path, Program) {
        let git = try Git.required()
        let path = scratch.path / "it's 100% a library"
        try git("init", "-q", "-b", "main", "--object-format=\(format)", path.description)
        try Allmende.program()("git-setup", in: path)
        return (path, git)
    }

    private func write(_ bytes: [UInt8], _ name: String, in path: Path) throws {
        let file = path.appending(Array("vorlagen/a/b/\(name)".utf8))
        try FileSystem.makeDirectories(file.parent)
        try FileSystem.replace(file, with: bytes)
    }

    @Test("byte for byte what our engine gives, in all scenarios", arguments: ["sha1", "sha256"])
    func scenarios(_ format: String) throws {
        let scratch = try Scratch()
        let (path, git) = try repository(format, scratch)
        try git("add", ".", in: path)
        try git("commit", "-q", "-m", "Anfang", in: path)
        let scenarios = MergeScenario.own + MergeScenario.shared
        #expect(scenarios.count >= 70)
        for scenario in scenarios {
            let name = scenario.fileName
            try git("checkout", "-q", "--detach", "main", in: path)
            try write(scenario.base, name, in: path)
            try git("add", ".", in: path)
            try git("commit", "-q", "-m", "Basis", in: path)
            let base = try git("rev-parse", "HEAD", in: path)
            var tips: [String] = []
            for side in [scenario.theirs, scenario.ours] {
                try git("checkout", "-q", "--detach", base, in: path)
                try write(side, name, in: path)
                try git("commit", "-q", "-a", "--allow-empty", "-m", "Seite", in: path)
                tips.append(try git("rev-parse", "HEAD", in: path))
            }
            let result = try git.run(["merge", "-q", "-m", "Zusammen", tips[0]], in: path)
            let merge = try DocumentMerge(
                scenario.document, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs)
            let real = try FileSystem.read(path.appending(Array("vorlagen/a/b/\(name)".utf8)), limit: 1 << 24)
            let isSame = real == merge.bytes
            #expect(isSame, "\(scenario): \(String(decoding: real, as: UTF8.self))")
            #expect((result.status == 0) == merge.isClean, "\(scenario): \(result.errors)")
            if !merge.isClean {
                #expect(result.errors.contains("vorlagen/a/b/\(name): "), "\(scenario): \(result.errors)")
                try git("merge", "--abort", in: path)
            }
        }
    }

    @Test(
        "git merge through the driver and allmende merge leave the same file and the same verdict",
        arguments: ["sha1", "sha256"])
    func sameAsOurs(_ format: String) throws {
        let scratch = try Scratch()
        let (path, git) = try repository(format, scratch)
        try git("add", ".", in: path)
        try git("commit", "-q", "-m", "Anfang", in: path)
        let allmende = Allmende.program()
        for scenario in MergeScenario.own + MergeScenario.shared where scenario.document == .struktur {
            let name = scenario.fileName
            try git("checkout", "-q", "-B", "basis", "main", in: path)
            try write(scenario.base, name, in: path)
            try git("add", ".", in: path)
            try git("commit", "-q", "-m", "Basis", in: path)
            for (branch, side) in [("fremd", scenario.theirs), ("eigen", scenario.ours)] {
                try git("checkout", "-q", "-B", branch, "basis", in: path)
                try write(side, name, in: path)
                try git("commit", "-q", "-a", "--allow-empty", "-m", "Seite", in: path)
            }
            func file() throws -> Struktur {
                var plan = try Struktur(
                    parsing: FileSystem.read(path.appending(Array("vorlagen/a/b/\(name)".utf8)), limit: 1 << 24))
                // Who wrote a side, the driver cannot know.
                plan.konflikte = Konflikte(
                    plan.konflikte.map { key, konflikt in
                        var konflikt = konflikt
                        (konflikt.unsere, konflikt.fremde) = (nil, nil)
                        return (key: key, value: konflikt)
                    })
                return plan
            }
            let byGit = try git.run(["merge", "-q", "-m", "Zusammen", "fremd"], in: path)
            let theirs = try file()
            if byGit.status != 0 { try git("merge", "--abort", in: path) }
            try git("reset", "-q", "--hard", "eigen@{0}", in: path)
            if byGit.status == 0 { try git("reset", "-q", "--hard", "HEAD~1", in: path) }
            let byUs = try allmende.run(["merge", "fremd"], in: path)
            let isSame = try file() == theirs
            #expect(isSame, "\(scenario)")
            #expect((byUs.status == 0) == (byGit.status == 0), "\(scenario): \(byUs.errors) \(byGit.errors)")
            if byUs.status == 1 { try allmende("merge", "--abort", in: path) }
            try git("reset", "-q", "--hard", in: path)
        }
    }

    @Test("git diff shows words, one fact a line", arguments: ["sha1", "sha256"])
    func difference(_ format: String) throws {
        let scratch = try Scratch()
        let (path, git) = try repository(format, scratch)
        let scenario = try #require(MergeScenario.own.first { $0.id == "a01" })
        try write(scenario.base, "struktur.json", in: path)
        try git("add", ".", in: path)
        try git("commit", "-q", "-m", "Basis", in: path)
        try write(scenario.ours, "struktur.json", in: path)
        let text = try git("diff", "-U0", in: path)
        let lines = text.split(separator: "\n").filter {
            ($0.hasPrefix("+") || $0.hasPrefix("-")) && !$0.hasPrefix("+++") && !$0.hasPrefix("---")
        }
        #expect(lines == ["-      Duration: 8 working days", "+      Duration: 12 working days"])
    }

    @Test("setting it up twice changes nothing more, and lines of others stay")
    func setup() throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let allmende = Allmende.program()
        let path = scratch.path / "b"
        try git("init", "-q", path.description)
        let attributes = path / ".gitattributes"
        try FileSystem.replace(attributes, with: Array("*.pdf binary\n*.txt text".utf8))
        try git("config", "merge.other.driver", "true", in: path)
        try git("config", "diff.other.textconv", "cat", in: path)
        func state() throws -> [[UInt8]] {
            [
                try FileSystem.read(attributes, limit: 1 << 20),
                try FileSystem.read(path / ".git/config", limit: 1 << 20),
            ]
        }
        let before = try state()
        try allmende("git-setup", in: path)
        let once = try state()
        try allmende("git-setup", in: path)
        #expect(try state() == once && once != before)
        #expect(
            String(decoding: once[0], as: UTF8.self).hasPrefix("*.pdf binary\n*.txt text\nstruktur.json merge=allmende")
        )
        #expect(try git("check-attr", "merge", "vorlagen/x/y/struktur.json", in: path).hasSuffix("merge: allmende"))
        #expect(try git("check-attr", "merge", "vorlagen/x/y/README.md", in: path).hasSuffix("merge: allmende"))
        #expect(try git("check-attr", "merge", "README.md", in: path).hasSuffix("merge: unspecified"))
        try allmende("git-setup", "--remove", in: path)
        #expect(try git("config", "--get-regexp", "^(merge|diff)\\.", in: path).split(separator: "\n").count == 2)
        #expect(try FileSystem.read(attributes, limit: 1 << 20) == before[0] + [0x0a])
        #expect(try FileSystem.read(path / ".git/config", limit: 1 << 20) == before[1])
    }

    @Test("a version that cannot be read leaves the driver's file as it was")
    func unreadable() throws {
        let scratch = try Scratch()
        let scenario = try #require(MergeScenario.own.first { $0.id == "a01" })
        for (name, bytes) in [("o", scenario.base), ("a", scenario.ours), ("b", Array(scenario.theirs.dropLast(20)))] {
            try FileSystem.replace(scratch.path / name, with: bytes)
        }
        let result = try Allmende.program().run(
            ["merge-driver", "o", "a", "b", "vorlagen/x/struktur.json"], in: scratch.path)
        #expect(result.status == 129 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("Error: vorlagen/x/struktur.json (other version): The file cannot be read"))
        #expect(try FileSystem.read(scratch.path / "a", limit: 1 << 20) == scenario.ours)
    }
}
