import Bytes
import Files
import Objects
import Store
import TestSupport
import Testing

/// Repositories that are put together in unusual ways, and files of theirs that are damaged.
@Suite("Shapes of repositories", .timeLimit(.minutes(60)))
struct ShapeTests {
    static func make(_ path: Path, bare: Bool = false) throws -> Repository {
        let main = try #require(RefName("refs/heads/main"))
        return try Repository.create(at: path, bare: bare, .sha256, branch: main)
    }

    static func add(_ text: String, to repository: Repository) throws -> ObjectID {
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let id = try objects.add(.blob, Array(text.utf8))
        try objects.commit()
        return id
    }

    @Test("objects are borrowed through alternates, relative and absolute, over several steps and in circles")
    func alternates() throws {
        let scratch = try Scratch()
        let names = ["a", "b", "c", "d"]
        let repositories = try names.map { try Self.make(scratch.path / "\($0).git", bare: true) }
        let ids = try zip(names, repositories).map { try Self.add($0, to: $1) }
        // a borrows from b (relative) and from what is not there; b from c (absolute); c from a and d.
        try scratch.write(
            "a.git/objects/info/alternates", "# Anmerkung\n../../b.git/objects\n../../fehlt.git/objects\n")
        try scratch.write("b.git/objects/info/alternates", "\(scratch.path)/c.git/objects")
        try scratch.write("c.git/objects/info/alternates", "\n../../a.git/objects\n../../d.git/objects\n")
        let reader = try ObjectReader(try Repository(at: scratch.path / "a.git").objects)
        for (id, name) in zip(ids, names) { #expect(try reader.read(id, .blob) == Array(name.utf8)) }
        #expect(throws: StoreError.missing(ids[0])) {
            try ObjectReader(try Repository(at: scratch.path / "d.git").objects).read(ids[0])
        }
        // What is borrowed is not stored again.
        let objects = NewObjects(try Repository(at: scratch.path / "a.git").objects, reader)
        #expect(try objects.add(.blob, Array("d".utf8)) == ids[3] && objects.isEmpty)
        if Git.exists {
            #expect(try Git.required()("cat-file", "blob", ids[3].description, in: scratch.path / "a.git") == "d")
        }
    }

    @Test("a chain of alternates without end is cut, not followed for ever")
    func longChain() throws {
        let scratch = try Scratch()
        for number in 0..<12 {
            _ = try Self.make(scratch.path / "r\(number).git", bare: true)
            try scratch.write("r\(number).git/objects/info/alternates", "../../r\(number + 1).git/objects\n")
        }
        let near = try Self.add("nah", to: try Repository(at: scratch.path / "r5.git"))
        let far = try Self.add("fern", to: try Repository(at: scratch.path / "r11.git"))
        let reader = try ObjectReader(try Repository(at: scratch.path / "r0.git").objects)
        #expect(try reader.contains(near) && !reader.contains(far))
    }

    @Test("a .git file leads to its repository, relative and absolute; one that leads nowhere is an error")
    func gitFiles() throws {
        let scratch = try Scratch()
        let repository = try Self.make(scratch.path / "wirklich")
        let id = try Self.add("x", to: repository)
        for (number, text) in [
            "gitdir: ../wirklich/.git\n", "gitdir: \(scratch.path)/wirklich/.git", "gitdir: ../wirklich/.git\r\n",
        ].enumerated() {
            try scratch.write("f\(number)/.git", text)
            let found = try Repository.discover(from: scratch.path / "f\(number)")
            #expect(try ObjectReader(found.objects).contains(id))
        }
        for text in [
            "", "gitdir:", "gitdir: ", "gitdir: ../fehlt", "gitdir: ../schleife", "wirklich/.git",
            "gitdir: ../wirklich", String(repeating: "x", count: 5000),
        ] {
            try scratch.write("schleife/.git", text)
            #expect(throws: (any Error).self, "\(text.prefix(30))") { try Repository(at: scratch.path / "schleife") }
        }
    }

    @Test(
        "a linked working tree has its own HEAD and index, and shares refs and objects",
        .enabled(if: Git.exists, "needs git"))
    func linked() throws {
        let git = try Git.required()
        let scratch = try Scratch()
        let (path, _) = try GitRepositoryTests.sample(scratch, .sha256, commits: 4)
        try git("worktree", "add", "-q", "--detach", (scratch.path / "neben").description, in: path)
        try scratch.write("neben/neu.txt", "neu\n")
        let side = try Repository.discover(from: scratch.path / "neben" / "vorlagen")
        let main = try Repository(at: path)
        #expect(try side.refs.head().branch == nil && main.refs.head().branch != nil)
        let workTree = try #require(try WorkTree(side, ObjectReader(side.objects)))
        #expect(try workTree.untracked(try side.readIndex()) == [Array("neu.txt".utf8)])
        let branch = try #require(RefName("refs/heads/aus-neben"))
        let id = try #require(try side.refs.head().id)
        #expect(try side.refs.apply([RefEdit(branch, to: .id(id))]) == [nil])
        #expect(try main.refs.id(branch) == id)
        #expect(try git("fsck", "--strict", in: path).isEmpty)
    }

    @Test("configuration means what git says it means", .enabled(if: Git.exists, "needs git"))
    func configuration() throws {
        let git = try Git.required()
        let scratch = try Scratch()
        let text = """
            ; Anmerkung
            [core] bare = false # danach
            [a]
            \tLeer =
            \tohne
            \tzitat = "  Rand  " ; weg
            \tmitten = a "b ; c" d # e
            \tflucht = "x\\ty\\nz\\\\ \\"q\\""
            \tfort = eins \\
              zwei
            [Sektion "Unter \\"x\\" \\\\ Ä"]
            \tSchluessel-1 = ä
            [alt.stil]
            \tx = y
            [zahl]
            \tk = 2k
            \tm = 3M
            \tg = 1g
            \tminus = -4
            \tja = yes
            \tan = On
            \tnull = 0
            \tnein = off
            [a]
            \tmitten = zuletzt
            """
        try git("init", "-q", "--bare", "--object-format=sha1", (scratch.path / "r.git").description)
        try scratch.write("r.git/config", try scratch.read("r.git/config") + text + "\n")
        let config = try Repository(at: scratch.path / "r.git").config
        func value(_ key: String, _ type: String? = nil) throws -> String {
            let arguments = ["config"] + (type.map { ["--type=\($0)"] } ?? []) + ["--get", key]
            let result = try git.run(arguments, in: scratch.path / "r.git")
            #expect(result.status == 0, "\(key): \(result.errors)")
            return result.text
        }
        for key in ["Leer", "zitat", "mitten", "flucht", "fort"] {
            #expect(try config.string("a", nil, key) == value("a.\(key)"), "\(key)")
        }
        #expect(config.all("a", nil, "ohne") == [nil] && config.bool("a", nil, "ohne") == true)
        #expect(config.all("a", nil, "mitten").count == 2)
        let sub = Array("Unter \"x\" \\ Ä".utf8)
        #expect(try config.string("sektion", sub, "schluessel-1") == value("sektion.Unter \"x\" \\ Ä.schluessel-1"))
        #expect(try config.string("alt", Array("stil".utf8), "x") == value("alt.stil.x"))
        for key in ["k", "m", "g", "minus", "null"] {
            #expect(try config.number("zahl", nil, key).map(String.init) == value("zahl.\(key)", "int"), "\(key)")
        }
        for key in ["ja", "an", "null", "nein", "minus"] {
            #expect(try config.bool("zahl", nil, key).map { "\($0)" } == value("zahl.\(key)", "bool"), "\(key)")
        }
    }

    @Test(
        "settings are written so that git and we read them back", .enabled(if: Git.exists, "needs git"),
        arguments: [
            "", " ", "a b", "#x", "x;y", "\"", "\\", "a\\", " Rand ", "Zeile\nzwei", "\t", "ä \u{1f600}", "x\r", "'",
            "$HOME `x`", "= [a]",
        ])
    func settings(_ value: String) throws {
        let git = try Git.required()
        let scratch = try Scratch()
        let repository = try Self.make(scratch.path / "r.git", bare: true)
        try repository.appendConfiguration(section: "remote \"o\"", [("url", value), ("fetch", "x")])
        try repository.appendConfiguration(section: "neu", [("wert", value)])
        let config = try Repository(at: scratch.path / "r.git").config
        #expect(config.string("remote", Array("o".utf8), "url") == value && config.string("neu", nil, "wert") == value)
        let theirs = try git.run(["config", "-z", "--get", "neu.wert"], in: scratch.path / "r.git")
        #expect(theirs.output == Array(value.utf8) + [0])
    }

    @Test("an index with any one byte changed is refused, and never ends the program", arguments: ObjectFormat.allCases)
    func index(_ format: ObjectFormat) throws {
        var index = GitIndex()
        for (number, name) in ["a", "b/c.txt", "b/d", "ä"].enumerated() {
            let id = try ObjectHasher.id(format, .blob, [UInt8(number)].span)
            index.entries.append(GitIndex.Entry(path: Array(name.utf8), mode: .file, id: id))
        }
        index.entries[1].skipWorkTree = true
        index.entries[2].assumeValid = true
        index.entries[3].stage = 2
        let bytes = index.encode(format)
        let read = try GitIndex(bytes, format)
        #expect(read.entries == index.entries && read.encode(format) == bytes)
        #expect(read[Array("b/d".utf8)]?.assumeValid == true && read[Array("ä".utf8)] == nil && read[[]] == nil)
        for place in bytes.indices {
            var bad = bytes
            bad[place] ^= UInt8(1 << (place % 8))
            #expect(throws: FormatError.self, "byte \(place)") { try GitIndex(bad, format) }
            #expect(throws: FormatError.self, "cut at \(place)") { try GitIndex(Array(bytes[..<place]), format) }
            // With the checksum left out, as some writers do, only what the bytes say can be wrong.
            bad.replaceSubrange((bad.count - format.rawLength)..., with: [UInt8](repeating: 0, count: format.rawLength))
            _ = try? GitIndex(bad, format)
        }
    }

    @Test("ignore rules are git's", .enabled(if: Git.exists, "needs git"), arguments: 1...4)
    func ignoring(_ seed: Int) throws {
        let git = try Git.required()
        let scratch = try Scratch()
        let path = scratch.path / "r"
        try git("init", "-q", "--object-format=sha256", path.description)
        var random = Seeded(seed)
        let parts = ["a", "b", "ab", "*", "?", "a*", "*.b", "[ab]", "[!a]", "**", "a.b", "\\a", "#a", "!a", "b "]
        func pattern() -> String {
            let count = Int.random(in: 1...3, using: &random)
            var text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "a" }.joined(separator: "/")
            if Int.random(in: 0..<4, using: &random) == 0 { text = "/" + text }
            if Int.random(in: 0..<4, using: &random) == 0 { text += "/" }
            if Int.random(in: 0..<4, using: &random) == 0 { text = "!" + text }
            return text
        }
        for _ in 0..<12 {
            try FileSystem.removeTree(path / "a")
            try FileSystem.removeTree(path / "b")
            for folder in ["", "a/", "b/", "a/b/", "a/a/b/"] {
                for name in ["a.b", "ab", "x", "b.c"] { try scratch.write("r/\(folder)\(name)", "x") }
            }
            try scratch.write("r/.gitignore", (0..<4).map { _ in pattern() }.joined(separator: "\n") + "\n")
            try scratch.write("r/a/.gitignore", pattern() + "\n")
            try scratch.write("r/.git/info/exclude", pattern() + "\n")
            let repository = try Repository(at: path)
            let workTree = try #require(try WorkTree(repository, ObjectReader(repository.objects)))
            let ours = try workTree.untracked(GitIndex()).map { String(decoding: $0, as: UTF8.self) }.joined(
                separator: "\n")
            let theirs = try git("-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard", in: path)
            let rules = try [".gitignore", "a/.gitignore", ".git/info/exclude"].map { try scratch.read("r/\($0)") }
            #expect(ours == theirs, "\(rules)")
        }
    }
}
