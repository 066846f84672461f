import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// Histories that crossed, and what stock git makes of the same.
@Suite("Merging histories", .timeLimit(.minutes(60)))
struct MergeBaseTests {
    /// Two sides that each merged the other: `a` of both differs when `settled` are not the same.
    static func crossed(_ settled: (String, String), format: ObjectFormat = .sha256) throws -> (
        Sample, left: ObjectID, right: ObjectID
    ) {
        let sample = try Sample(format)
        let root = try sample.commit(["a.txt": "1\n", "b": "1", "c": "1"], [], note: "Anfang", day: 1)
        let left = try sample.commit(["a.txt": "2\n", "b": "1", "c": "1"], [root], note: "links", day: 2)
        let right = try sample.commit(["a.txt": "3\n", "b": "1", "c": "1"], [root], note: "rechts", day: 3)
        let first = try sample.commit(["a.txt": settled.0, "b": "2", "c": "1"], [left, right], note: "1", day: 4)
        let second = try sample.commit(["a.txt": settled.1, "b": "1", "c": "2"], [right, left], note: "2", day: 5)
        return (sample, first, second)
    }

    @Test("criss-cross: settled alike is clean, settled otherwise is open, whatever the ancestors are merged to")
    func crissCross() throws {
        var (sample, left, right) = try Self.crossed(("2\n", "2\n"))
        var (result, files) = try TreeMergeTests.merge(sample, left, right)
        #expect(result.isClean && files == ["a.txt": "2\n", "b": "2", "c": "2"])
        (sample, left, right) = try Self.crossed(("2\n", "3\n"))
        (result, files) = try TreeMergeTests.merge(sample, left, right)
        // A merge with one of the two ancestors only would take one side by itself.
        #expect(result.findings.map { String(decoding: $0.path, as: UTF8.self) } == ["a.txt"])
        #expect(files["b"] == "2" && files["c"] == "2")
        let text = try #require(files["a.txt"])
        #expect(TextConflict.parts(of: Array(text.utf8)).count == 1)
        #expect(text.contains("2\n") && text.contains("3\n"))
    }

    @Test("criss-cross in a document: the field that was settled twice is open, the others are not")
    func crissCrossDocument() throws {
        let id = ElementID.random()
        let file = "vorlagen/allgemein/plan/struktur.json"
        func structure(_ days: Int, _ title: String) -> TreeMergeTests.Files {
            var struktur = Struktur()
            struktur.knoten[id] = Knoten(.aufgabe, title, rang: Rang.series(1)[0])
            struktur.knoten[id]?.dauer = Dauer(days)
            return [file: String(decoding: struktur.canonicalText, as: UTF8.self)]
        }
        let sample = try Sample()
        let root = try sample.commit(structure(5, "a"), [], note: "Anfang", day: 1)
        let left = try sample.commit(structure(6, "a"), [root], note: "links", day: 2)
        let right = try sample.commit(structure(7, "a"), [root], note: "rechts", day: 2)
        let first = try sample.commit(structure(6, "a"), [left, right], note: "1", day: 4)
        let second = try sample.commit(structure(7, "b"), [right, left], note: "2", day: 5)
        for (ours, theirs, days) in [(first, second, 6), (second, first, 7)] {
            let (result, files) = try TreeMergeTests.merge(sample, ours, theirs)
            #expect(result.count == 1)
            let merged = try Struktur(parsing: Array(try #require(files[file]).utf8))
            #expect(merged.konflikte.map(\.key.string) == ["knoten.\(id).dauer"])
            #expect(merged.knoten[id]?.titel == "b" && merged.knoten[id]?.dauer == Dauer(days))
        }
    }

    @Test("three common ancestors, and ancestors that crossed themselves, give one result on every machine")
    func octopus() throws {
        var results: Set<ObjectID> = []
        for _ in 0..<2 {
            let sample = try Sample()
            func commit(_ files: TreeMergeTests.Files, _ parents: [ObjectID], _ day: Int64) throws -> ObjectID {
                try sample.commit(files, parents, note: "\(day)", day: day)
            }
            let root = try commit(["a": "1", "b": "1", "c": "1", "d": "1"], [], 1)
            let x = try commit(["a": "2", "b": "1", "c": "1", "d": "1"], [root], 2)
            let y = try commit(["a": "1", "b": "2", "c": "1", "d": "1"], [root], 2)
            let z = try commit(["a": "1", "b": "1", "c": "2", "d": "1"], [root], 2)
            let p = try commit(["a": "2", "b": "2", "c": "2", "d": "1", "p": "1"], [x, y, z], 3)
            let q = try commit(["a": "2", "b": "2", "c": "2", "d": "2"], [z, y, x], 4)
            let (result, files) = try TreeMergeTests.merge(sample, p, q)
            #expect(result.isClean && files == ["a": "2", "b": "2", "c": "2", "d": "2", "p": "1"])
            // Crossed once more on top of that.
            let first = try commit(files, [p, q], 5)
            let second = try commit(files.merging(["d": "3"]) { $1 }, [q, p], 6)
            let again = try TreeMergeTests.merge(sample, first, second)
            #expect(again.0.isClean && again.1["d"] == "3")
            results.insert(again.0.tree)
        }
        #expect(results.count == 1)
    }

    @Test("histories without a common version are not merged")
    func unrelated() throws {
        let sample = try Sample()
        let left = try sample.commit(["a": "1"], [], note: "links")
        let right = try sample.commit(["b": "1"], [], note: "rechts")
        #expect(throws: LibraryError.unrelated) { try TreeMergeTests.merge(sample, left, right) }
    }

    @Test(
        "plain files: where both are clean, the tree is the one that git merge-tree writes",
        .enabled(if: Git.exists, "needs git"), arguments: 1...4)
    func likeGit(_ seed: Int) throws {
        let git = try Git.required()
        let format: ObjectFormat = seed % 2 == 0 ? .sha1 : .sha256
        let sample = try Sample(format)
        var random = Seeded(seed)
        let names = ["a.bin", "b.bin", "o/c.bin", "o/d.txt", "o/p/e.bin", "o/p/f.txt", "q/g.bin", "q/r/s/h.bin"]
        func edited(_ files: TreeMergeTests.Files) -> TreeMergeTests.Files {
            var files = files
            for name in names where Int.random(in: 0..<4, using: &random) == 0 {
                switch Int.random(in: 0..<3, using: &random) {
                case 0: files[name] = nil
                case 1 where name.hasSuffix(".txt"):
                    var lines = (files[name] ?? "").split(separator: "\n").map(String.init)
                    if !lines.isEmpty { lines[Int.random(in: 0..<lines.count, using: &random)] = "neu" }
                    files[name] = lines.map { $0 + "\n" }.joined()
                default: files[name] = "\(Int.random(in: 0..<3, using: &random))\n"
                }
            }
            files["bleibt"] = "1"
            return files
        }
        var both = 0
        for round in 0..<40 {
            let text = (1...12).map { "Zeile \($0)\n" }.joined()
            let base = Dictionary(uniqueKeysWithValues: names.map { ($0, $0.hasSuffix(".txt") ? text : "0\n") })
                .merging(["bleibt": "1"]) { $1 }
            let root = try sample.commit(base, [], note: "\(round)", day: 1)
            let ours = try sample.commit(edited(base), [root], note: "unsere", day: 2)
            let theirs = try sample.commit(edited(base), [root], note: "fremde", day: 3)
            let (result, _) = try TreeMergeTests.merge(sample, ours, theirs)
            let judged = try git.run(
                [
                    "-c", "merge.renames=false", "-c", "merge.directoryRenames=false", "merge-tree", "--write-tree",
                    "\(ours)", "\(theirs)",
                ], in: sample.path)
            #expect(judged.status < 2, "\(judged.errors)")
            // Ours may know more of texts than git; it never takes less of whole files.
            if judged.status == 0 { #expect(result.isClean) }
            guard judged.status == 0, result.isClean else { continue }
            both += 1
            #expect("\(result.tree)" == judged.text)
            // The other way round is the same tree.
            #expect(try TreeMergeTests.merge(sample, theirs, ours).0.tree == result.tree)
        }
        #expect(both > 5)
    }
}
