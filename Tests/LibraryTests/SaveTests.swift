import Bytes
import Files
import Library
import Objects
import Store
import TestSupport
import Testing

@Suite("Saving a version")
struct SaveTests {
    @Test("holds what was changed, added and deleted, and names the organisation", arguments: ObjectFormat.allCases)
    func saves(_ format: ObjectFormat) throws {
        let sample = try Sample(format)
        try sample.write("a/eins.txt", "1\n")
        try sample.write("zwei.txt", "2\n")
        let first = try sample.save("Zwei Dateien")
        try sample.write("zwei.txt", "zwei\n")
        try sample.remove("a/eins.txt")
        try sample.write("drei ä.txt", "3\n")
        let saved = try sample.replica().save(note: "  Alles anders \n")
        #expect(saved.before == first)
        #expect(
            saved.paths.map { String(decoding: $0, as: UTF8.self) } == ["a/eins.txt", "drei ä.txt", "zwei.txt"])
        let replica = try sample.replica()
        #expect(try replica.head() == saved.commit)
        let names = try replica.names(at: saved.commit)
        #expect(names.contains("zwei.txt") && names.contains("drei ä.txt") && !names.contains("a/eins.txt"))
        let commit = try replica.commit(saved.commit)
        #expect(commit.parents == [first] && commit.message == Array("Alles anders\n".utf8))
        #expect(commit.author == commit.committer && commit.author.seconds % 86_400 == 0)
        #expect(String(decoding: commit.author.email, as: UTF8.self) == "k-0000000001@053780004004.allmende.invalid")
        #expect(try replica.status().files.isClean)
        #expect(try replica.repository.refs.reflog(Sample.main).last?.note == Array("commit: Alles anders".utf8))
        #expect(try StoreCheck(replica.repository).run().isEmpty)
    }

    @Test("is refused when there is nothing to save or nothing to say")
    func refuses() throws {
        let sample = try Sample()
        let before = try sample.state()
        #expect(throws: LibraryError.nothingToSave) { try sample.save() }
        try sample.write("neu.txt", "neu\n")
        for note in ["", "  ", "\n\t\r\n"] {
            #expect(throws: LibraryError.emptyNote) { try sample.save(note) }
        }
        #expect(try sample.state().differences(from: before) == ["neu.txt"])
    }

    @Test("is refused where HEAD names no branch, and changes nothing")
    func detached() throws {
        let sample = try Sample()
        let head = try #require(try sample.replica().head())
        try sample.write(".git/HEAD", "\(head)\n")
        try sample.write("neu.txt", "neu\n")
        let before = try sample.state()
        #expect(throws: LibraryError.noBranch) { try sample.save() }
        #expect(try sample.state() == before)
    }

    @Test(
        "a note of several lines stays one line in the reflog", arguments: ["eins\nzwei", "eins\r\nzwei", "eins\rzwei"])
    func lines(_ note: String) throws {
        let sample = try Sample()
        try sample.write("neu.txt", "neu\n")
        try sample.save(note)
        let log = try #require(try sample.read(".git/logs/HEAD"))
        #expect(log.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
        #expect(!log.unicodeScalars.contains("\r"))
        #expect(
            try #require(sample.replica().repository.refs.reflog(.head).last).note.starts(with: "commit: eins".utf8))
    }

    @Test("a version is never dated before the one it follows on")
    func dates() throws {
        let sample = try Sample()
        let replica = try sample.replica()
        let far = Replica.today.seconds / 86_400 + 400
        let later = try sample.commit(
            ["bibliothek.json": "{}\n"], [try #require(try replica.head())], note: "x", day: far)
        try sample.rewind(to: later)
        try sample.write("neu.txt", "neu\n")
        let commit = try sample.replica().commit(try sample.save())
        #expect(commit.committer.seconds == far * 86_400)
    }

    @Test("what .gitignore names is left out, and stays where it is")
    func ignored() throws {
        let sample = try Sample()
        try sample.write(".gitignore", "*.tmp\n/privat/\n")
        try sample.write("a.tmp", "x")
        try sample.write("privat/notiz.txt", "x")
        try sample.write("vorlagen/privat/notiz.txt", "x")
        let names = try sample.replica().names(at: try sample.save())
        #expect(names.contains("vorlagen/privat/notiz.txt"))
        #expect(!names.contains("a.tmp") && !names.contains("privat/notiz.txt"))
        #expect(try sample.read("a.tmp") == "x" && sample.read("privat/notiz.txt") == "x")
    }

    @Test("a folder in the place of a file is saved with what is in it, and the reverse")
    func fileAndFolder() throws {
        let sample = try Sample()
        try sample.write("a", "Datei\n")
        try sample.write("b/c.txt", "im Ordner\n")
        try sample.save()
        try sample.remove("a")
        try FileSystem.removeTree(sample.path / "b")
        try sample.write("a/darin.txt", "neu\n")
        try sample.write("b", "neu\n")
        let names = try sample.replica().names(at: try sample.save())
        #expect(names.contains("a/darin.txt") && names.contains("b"))
        #expect(!names.contains("a") && !names.contains("b/c.txt"))
        #expect(try sample.replica().status().files.isClean)
    }

    @Test("a name that nobody else could check out is refused; the work stays")
    func unsafeNames() throws {
        let sample = try Sample()
        for name in ["vorlagen/git~1", "a/.GIT", "x\u{5c}.git", "zu\u{5c}rück.txt"] {
            try sample.write(name, "x")
            let before = try sample.state()
            #expect(throws: LibraryError.unsafeFileName(Array(name.utf8))) { try sample.save() }
            #expect(try sample.state() == before)
            try sample.remove(name)
        }
    }

    @Test(
        "makes the tree that git add and git commit make", .enabled(if: Git.exists, "needs git"),
        arguments: ObjectFormat.allCases)
    func likeGit(_ format: ObjectFormat) throws {
        let git = try Git.required()
        let sample = try Sample(format, starter: true)
        try sample.write("a/b.txt", "1\n")
        try sample.write("a.b", "2\n")
        try sample.write("a0", "3\n")
        try sample.write("lauf.sh", "#!/bin/sh\n")
        try FileSystem.setPermissions(0o755, of: sample.path / "lauf.sh")
        try sample.write("leer.txt", "")
        try git("add", "-A", in: sample.path)
        let tree = try git("write-tree", in: sample.path)
        try git("reset", "-q", in: sample.path)
        // Part of it staged, part only intended: that makes no difference.
        try git("add", "a0", in: sample.path)
        try git("add", "-N", "a.b", in: sample.path)
        let saved = try sample.save()
        #expect(try sample.replica().tree(of: saved).description == tree)
        #expect(try sample.complaints().isEmpty)
        // A staged deletion of a file that is still there is work to keep, not to lose.
        try git("rm", "-q", "--cached", "a0", in: sample.path)
        #expect(throws: LibraryError.nothingToSave) { try sample.save() }
        #expect(try sample.read("a0") == "3\n")
    }
}
