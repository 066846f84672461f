import Files
import Library
import Objects
import Store
import TestSupport
import Testing

/// Taking over new versions into a working tree that somebody works in.
@Suite("Taking over")
struct TakeOverTests {
    /// A replica at a first version of a few files, with a second fetched that changes, adds and removes some.
    static func behind(_ format: ObjectFormat = .sha256) throws -> (Sample, old: ObjectID, new: ObjectID) {
        let sample = try Sample(format)
        try sample.write("anders.txt", "alt\n")
        try sample.write("bleibt.txt", "bleibt\n")
        try sample.write("geht.txt", "geht\n")
        try sample.write("ordner/datei.txt", "alt\n")
        try sample.write("zuletzt.txt", "alt\n")
        let old = try sample.save("alt")
        try sample.write("anders.txt", "neu\n")
        try sample.remove("geht.txt")
        try sample.write("neu.txt", "neu\n")
        try sample.write("ordner/datei.txt", "neu\n")
        try sample.write("zuletzt.txt", "neu\n")
        let new = try sample.save("neu")
        try sample.rewind(to: old)
        try sample.fetched(new)
        #expect(try sample.read("anders.txt") == "alt\n" && sample.read("geht.txt") == "geht\n")
        #expect(try sample.replica().status().files.isClean)
        return (sample, old, new)
    }

    /// Demands that taking over names these files and changes nothing at all.
    static func expectRefusal(_ sample: Sample, _ paths: [String], line: SourceLocation = #_sourceLocation) throws {
        let before = try sample.state()
        do {
            _ = try sample.takeOver()
            Issue.record("taken over", sourceLocation: line)
        } catch WorkTreeError.wouldOverwrite(let found) {
            #expect(found.map { String(decoding: $0, as: UTF8.self) }.sorted() == paths, sourceLocation: line)
        }
        #expect(try sample.state().differences(from: before) == [], sourceLocation: line)
    }

    @Test("brings files, index and branch to the new version", arguments: ObjectFormat.allCases)
    func fastForward(_ format: ObjectFormat) throws {
        let (sample, old, new) = try Self.behind(format)
        let (before, after) = try sample.takeOver()
        #expect(before == old && after == new)
        #expect(try sample.read("anders.txt") == "neu\n" && sample.read("geht.txt") == nil)
        #expect(try sample.read("neu.txt") == "neu\n" && sample.read("ordner/datei.txt") == "neu\n")
        let replica = try sample.replica()
        #expect(try replica.head() == new && replica.status().files.isClean)
        // Once more changes nothing.
        let state = try sample.state()
        #expect(try sample.takeOver() == (new, new))
        #expect(try sample.state() == state)
        if Git.exists { #expect(try sample.complaints().isEmpty) }
    }

    @Test("unsaved work in other files stays, new versions come in around it")
    func keepsWork() throws {
        let (sample, _, new) = try Self.behind()
        try sample.write("bleibt.txt", "meins\n")
        try sample.write("ordner/eigenes.txt", "meins\n")
        try sample.write("tief/im/ordner.txt", "meins\n")
        #expect(try sample.takeOver().after == new)
        #expect(try sample.read("bleibt.txt") == "meins\n" && sample.read("ordner/eigenes.txt") == "meins\n")
        #expect(try sample.read("anders.txt") == "neu\n")
        let changed = try sample.replica().status().files.changedPaths.map { String(decoding: $0, as: UTF8.self) }
        #expect(changed.sorted() == ["bleibt.txt", "ordner/eigenes.txt", "tief/im/ordner.txt"])
    }

    @Test(
        "work in a file that a new version changes, removes or adds is never overwritten",
        arguments: [
            ["anders.txt"], ["geht.txt"], ["neu.txt"], ["ordner/datei.txt"], ["zuletzt.txt", "anders.txt"],
        ])
    func refuses(_ names: [String]) throws {
        let (sample, _, _) = try Self.behind()
        for name in names { try sample.write(name, "meins, noch nicht festgehalten\n") }
        try Self.expectRefusal(sample, names.sorted())
    }

    @Test("work of the same length, written within the same second, is noticed")
    func sameSize() throws {
        let (sample, _, _) = try Self.behind()
        try sample.write("anders.txt", "abc\n")
        try Self.expectRefusal(sample, ["anders.txt"])
    }

    @Test("a file that already is what it is to become is no hindrance")
    func alreadyThere() throws {
        let (sample, _, new) = try Self.behind()
        try sample.write("neu.txt", "neu\n")
        try sample.write("anders.txt", "neu\n")
        #expect(try sample.takeOver().after == new)
        #expect(try sample.replica().status().files.isClean)
    }

    @Test("a folder with work in the place of a new file is never removed")
    func folderInTheWay() throws {
        let (sample, _, _) = try Self.behind()
        try sample.write("neu.txt/darin.txt", "meins\n")
        try Self.expectRefusal(sample, ["neu.txt"])
    }

    @Test(
        "a folder of the version that the user made a file, or a link elsewhere, is left alone",
        arguments: [false, true])
    func folderReplaced(_ isLink: Bool) throws {
        let (sample, _, _) = try Self.behind()
        let outside = try Scratch()
        try outside.write("datei.txt", "draussen\n")
        try FileSystem.removeTree(sample.path / "ordner")
        if isLink {
            try FileSystem.symlink(outside.path.bytes, at: sample.path / "ordner")
        } else {
            try sample.write("ordner", "jetzt eine Datei\n")
        }
        try Self.expectRefusal(sample, ["ordner/datei.txt"])
        #expect(try outside.read("datei.txt") == "draussen\n")
    }

    @Test("a file that the user made a folder is left alone")
    func fileReplaced() throws {
        let (sample, _, _) = try Self.behind()
        try sample.remove("anders.txt")
        try sample.write("anders.txt/darin.txt", "meins\n")
        try Self.expectRefusal(sample, ["anders.txt"])
    }

    @Test("what git add has noted but no version holds is never lost", .enabled(if: Git.exists, "needs git"))
    func staged() throws {
        let git = try Git.required()
        // A new file, noted: no version has it.
        var (sample, _, new) = try Self.behind()
        try sample.write("eigenes.txt", "meins\n")
        try git("add", "eigenes.txt", in: sample.path)
        #expect(try sample.takeOver().after == new)
        #expect(try sample.read("eigenes.txt") == "meins\n")
        #expect(try git("status", "--porcelain", in: sample.path) == "A  eigenes.txt")
        // A changed file that the new version leaves alone.
        (sample, _, new) = try Self.behind()
        try sample.write("bleibt.txt", "meins\n")
        try git("add", "bleibt.txt", in: sample.path)
        #expect(try sample.takeOver().after == new)
        #expect(try sample.read("bleibt.txt") == "meins\n")
        #expect(try git("status", "--porcelain", in: sample.path) == "M  bleibt.txt")
        // A deletion that the new version leaves alone.
        (sample, _, new) = try Self.behind()
        try git("rm", "-q", "bleibt.txt", in: sample.path)
        #expect(try sample.takeOver().after == new)
        #expect(try git("status", "--porcelain", in: sample.path) == "D  bleibt.txt")
        // Files that the new version changes, adds or removes too.
        for name in ["anders.txt", "neu.txt", "geht.txt"] {
            (sample, _, _) = try Self.behind()
            try sample.write(name, "meins\n")
            try git("add", name, in: sample.path)
            try Self.expectRefusal(sample, [name])
        }
    }

    @Test("a file moved away by the new version makes room for a folder of its name, and the reverse")
    func fileAndFolder() throws {
        let sample = try Sample()
        try sample.write("a", "Datei\n")
        try sample.write("b/c.txt", "im Ordner\n")
        let old = try sample.save()
        try sample.remove("a")
        try FileSystem.removeTree(sample.path / "b")
        try sample.write("a/darin.txt", "neu\n")
        try sample.write("b", "neu\n")
        let new = try sample.save()
        try sample.rewind(to: old)
        #expect(try sample.read("a") == "Datei\n" && sample.read("b/c.txt") == "im Ordner\n")
        try sample.fetched(new)
        #expect(try sample.takeOver().after == new)
        #expect(try sample.read("a/darin.txt") == "neu\n" && sample.read("b") == "neu\n")
        #expect(try sample.replica().status().files.isClean)
    }

    @Test("two histories that grew apart are merged; the version made holds both")
    func diverged() throws {
        let (sample, _, theirs) = try Self.behind()
        try sample.write("meins.txt", "1\n")
        try sample.save()
        try sample.write("meins.txt", "2\n")
        let mine = try sample.save()
        #expect(try sample.replica().status().ahead == 2 && sample.replica().status().behind == 1)
        let (before, after) = try sample.takeOver()
        #expect(before == mine)
        let replica = try sample.replica()
        #expect(try replica.commit(try #require(after)).parents == [mine, theirs])
        #expect(try sample.read("meins.txt") == "2\n" && sample.read("anders.txt") == "neu\n")
        #expect(try replica.status().files.isClean && replica.status().behind == 0 && replica.mergeState() == nil)
    }

    @Test("where nothing was fetched, or one is ahead, nothing happens")
    func nothingNew() throws {
        let sample = try Sample()
        let head = try #require(try sample.replica().head())
        #expect(try sample.takeOver() == (head, head))
        try sample.fetched(head)
        try sample.write("meins.txt", "1\n")
        let mine = try sample.save()
        #expect(try sample.takeOver() == (mine, mine))
    }

    @Test("a version with a name that must not be created is refused before any file is written")
    func unsafeNames() throws {
        let sample = try Sample()
        let head = try #require(try sample.replica().head())
        for name in [".git/hooks/post-checkout", "a/.GIT/config", "git~1/config", "aux/.g\u{200c}it/config"] {
            let evil = try sample.commit(["a.txt": "x", name: "x"], [head], note: "böse")
            try sample.fetched(evil)
            let before = try sample.state()
            #expect(throws: WorkTreeError.self) { try sample.takeOver() }
            #expect(try sample.state() == before)
        }
    }
}
