import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// Merging snapshots by path. Objects only; no file is touched.
@Suite("Merging trees", .timeLimit(.minutes(60)))
struct TreeMergeTests {
    typealias Files = [String: String]

    /// A library with three versions, merged.
    struct Merged {
        let sample: Sample
        let ours: ObjectID
        let theirs: ObjectID
        let result: TreeMergeResult
        let files: Files

        init(_ base: Files, _ ours: Files, _ theirs: Files, format: ObjectFormat = .sha256) throws {
            let sample = try Sample(format)
            let root = try sample.commit(base, [], note: "Anfang", day: 1)
            self.sample = sample
            self.ours = try sample.commit(ours, [root], note: "unsere", day: 2)
            self.theirs = try sample.commit(theirs, [root], note: "fremde", day: 3)
            (result, files) = try TreeMergeTests.merge(sample, self.ours, self.theirs)
        }

        var open: [String] { result.findings.map { String(decoding: $0.path, as: UTF8.self) } }

        func reason(_ path: String) -> PathConflict.Reason? {
            for finding in result.findings where finding.path == Array(path.utf8) {
                if case .path(let conflict) = finding.open { return conflict.reason }
            }
            return nil
        }
    }

    /// Merges two versions and reads the result.
    static func merge(_ sample: Sample, _ ours: ObjectID, _ theirs: ObjectID) throws -> (TreeMergeResult, Files) {
        let replica = try sample.replica()
        let objects = NewObjects(replica.repository.objects, replica.reader)
        let result = try replica.mergeCommits(ours: ours, theirs: theirs, into: objects)
        try objects.commit()
        let reader = try ObjectReader(replica.repository.objects)
        var files: Files = [:]
        for entry in try reader.flatten(result.tree) {
            files[String(decoding: entry.path, as: UTF8.self)] = String(
                decoding: try reader.read(entry.id, .blob), as: UTF8.self)
        }
        return (result, files)
    }

    static let vorlage = "vorlagen/allgemein/plan"

    @Test("what only one side changed is taken, what both changed alike too", arguments: ObjectFormat.allCases)
    func clean(_ format: ObjectFormat) throws {
        let base = ["a": "1", "b": "1", "c/d": "1", "e/f/g": "1", "weg": "1"]
        let merged = try Merged(
            base, ["a": "2", "b": "3", "c/d": "1", "e/f/g": "1", "weg": "1", "neu/x": "1"],
            ["a": "1", "b": "3", "c/d": "2", "e/f/g": "1", "neu/y": "1"], format: format)
        #expect(merged.result.isClean)
        #expect(merged.files == ["a": "2", "b": "3", "c/d": "2", "e/f/g": "1", "neu/x": "1", "neu/y": "1"])
    }

    @Test("a file that only counts as a whole, changed on both sides, is open; ours stands and both are named")
    func attachments() throws {
        let path = "\(Self.vorlage)/dokumente/muster.docx"
        let merged = try Merged([path: "1"], [path: "2"], [path: "3"])
        #expect(merged.open == [path] && merged.reason(path) == .twoContents && merged.files[path] == "2")
        let stored = Array(try #require(merged.files["konflikte.json"]).utf8)
        let record = try #require(PathConflicts(stored, .sha256))
        let conflict = try #require(record.paths[Array(path.utf8)])
        let reader = try ObjectReader(merged.sample.replica().repository.objects)
        let states = [conflict.base, conflict.ours, conflict.theirs].compactMap { $0?.id }
        #expect(try states.map { try reader.read($0, .blob) } == ["1", "2", "3"].map { Array($0.utf8) })
        #expect(conflict.oursFrom == Konflikt.Herkunft(wer: Sample.town?.name ?? "", tag: "1970-01-03"))
        #expect(conflict.theirsFrom?.tag == "1970-01-04")
        #expect(stored == record.encode())
    }

    @Test("what one side removed and the other changed is open and stays, in either direction")
    func removedChanged() throws {
        for isOurs in [true, false] {
            let (gone, changed): (Files, Files) = (["b": "1"], ["a": "2", "b": "1"])
            let merged = try Merged(["a": "1", "b": "1"], isOurs ? gone : changed, isOurs ? changed : gone)
            #expect(merged.open == ["a"] && merged.reason("a") == .removedChanged)
            #expect(merged.files["a"] == "2")
        }
    }

    @Test("a template that one side removed and the other changed is one decision, not one for each file")
    func removedTemplate() throws {
        let base = ["\(Self.vorlage)/README.md": "1", "\(Self.vorlage)/dokumente/a.txt": "1", "b": "1"]
        var changed = base
        changed["\(Self.vorlage)/dokumente/a.txt"] = "2"
        for isOurs in [true, false] {
            let merged = try Merged(base, isOurs ? ["b": "1"] : changed, isOurs ? changed : ["b": "1"])
            #expect(merged.open == [Self.vorlage] && merged.reason(Self.vorlage) == .removedChanged)
            #expect(merged.files["\(Self.vorlage)/dokumente/a.txt"] == "2")
            #expect(merged.files["\(Self.vorlage)/README.md"] == "1")
        }
        // Removed and left alone is removed.
        let merged = try Merged(base, base, ["b": "1"])
        #expect(merged.result.isClean && merged.files == ["b": "1"])
    }

    @Test("a file here and a folder there are open; what was in either is in the versions")
    func otherKind() throws {
        let merged = try Merged(["x": "1"], ["x": "1", "a": "Datei"], ["x": "1", "a/b": "im Ordner"])
        #expect(merged.reason("a") == .otherKind && merged.files["a"] == "Datei")
        let mirrored = try Merged(["x": "1"], ["x": "1", "a/b": "im Ordner"], ["x": "1", "a": "Datei"])
        #expect(mirrored.reason("a") == .otherKind && mirrored.files["a/b"] == "im Ordner")
        // Both gave up the file, one for a folder.
        let replaced = try Merged(["a": "1", "x": "1"], ["a/b": "2", "x": "1"], ["x": "1"])
        #expect(replaced.result.isClean && replaced.files == ["a/b": "2", "x": "1"])
    }

    @Test("two files or templates of one name that do not come from one are open")
    func bothAdded() throws {
        let merged = try Merged(["x": "1"], ["x": "1", "a.pdf": "2"], ["x": "1", "a.pdf": "3"])
        #expect(merged.reason("a.pdf") == .twoContents && merged.files["a.pdf"] == "2")
        let file = "\(Self.vorlage)/struktur.json"
        let templates = try Merged(["x": "1"], ["x": "1", file: "2"], ["x": "1", file: "3"])
        #expect(templates.reason(Self.vorlage) == .twoContents && templates.files[file] == "2")
    }

    @Test("a side that cannot be read, or is of a later format, is open as a whole and both are kept")
    func unreadable() throws {
        let file = "\(Self.vorlage)/struktur.json"
        let sound = String(decoding: Struktur().canonicalText, as: UTF8.self)
        let later = sound.replacing("allmende-struktur/1", with: "allmende-struktur/2")
        var changed = Struktur()
        changed.rollen[.random()] = Rolle("Leitung", kuerzel: "L")
        let ours = String(decoding: changed.canonicalText, as: UTF8.self)
        for other in ["{ kaputt", later] {
            let merged = try Merged([file: sound], [file: ours], [file: other])
            #expect(merged.reason(file) == .unreadable && merged.files[file] == ours)
            let mirrored = try Merged([file: sound], [file: other], [file: ours])
            #expect(mirrored.reason(file) == .unreadable && mirrored.files[file] == other)
        }
        // Only the base cannot be read: what differs is open, nothing is lost.
        changed.rollen[.random()] = Rolle("Prüfung", kuerzel: "P")
        let merged = try Merged([file: "{ kaputt"], [file: ours], [file: sound])
        let text = try #require(merged.files[file])
        #expect(try Struktur(parsing: Array(text.utf8)).rollen.count >= 1)
    }

    @Test("documents are merged by field, texts by line, and what is open is signed with who and when")
    func documents() throws {
        let id = ElementID.random()
        func structure(_ days: Int, _ title: String) -> String {
            var struktur = Struktur()
            struktur.knoten[id] = Knoten(.aufgabe, title, rang: Rang.series(1)[0])
            struktur.knoten[id]?.dauer = Dauer(days)
            return String(decoding: struktur.canonicalText, as: UTF8.self)
        }
        let (file, text) = ("\(Self.vorlage)/struktur.json", "\(Self.vorlage)/README.md")
        let clean = try Merged(
            [file: structure(5, "a"), text: "1\n2\n3\n4\n5\n"], [file: structure(6, "a"), text: "eins\n2\n3\n4\n5\n"],
            [file: structure(5, "b"), text: "1\n2\n3\n4\nfünf\n"])
        #expect(clean.result.isClean && clean.files[file] == structure(6, "b"))
        #expect(clean.files[text] == "eins\n2\n3\n4\nfünf\n")
        let open = try Merged(
            [file: structure(5, "a"), text: "1\n"], [file: structure(6, "a"), text: "2\n"],
            [file: structure(7, "a"), text: "3\n"])
        #expect(open.open == [text, file] && open.result.count == 2)
        let struktur = try Struktur(parsing: Array(try #require(open.files[file]).utf8))
        let konflikt = try #require(struktur.konflikte[Text("knoten.\(id).dauer")])
        #expect(konflikt.unsere?.tag == "1970-01-03" && konflikt.fremde?.tag == "1970-01-04")
        #expect(struktur.knoten[id]?.dauer == Dauer(6))
        #expect(try #require(open.files[text]).contains("||||||| "))
    }

    @Test("a variant's own record stays with the variant and is not taken from another")
    func variantRecord() throws {
        let (record, text) = ("\(Self.vorlage)/variante.json", "\(Self.vorlage)/a.bin")
        let ours = try Merged([text: "1"], [text: "1", record: "{}"], [text: "2"])
        #expect(ours.result.isClean && ours.files == [text: "2", record: "{}"])
        let theirs = try Merged([text: "1"], [text: "1", "x": "1"], [text: "2", record: "{}"])
        #expect(theirs.result.isClean && theirs.files == [text: "2", "x": "1"])
        let both = try Merged([text: "1"], [text: "1", record: "1"], [text: "2", record: "2"])
        #expect(both.result.isClean && both.files == [text: "2", record: "1"])
        let new = try Merged(["x": "1"], ["x": "2"], ["x": "1", text: "1", record: "{}"])
        #expect(new.result.isClean && new.files == ["x": "2", text: "1"])
    }

    @Test("what is open travels: a side that settled it settles it, and it is not asked again")
    func travelling() throws {
        let sample = try Sample()
        let root = try sample.commit(["a.bin": "1", "b": "1"], [], note: "Anfang", day: 1)
        let left = try sample.commit(["a.bin": "2", "b": "1"], [root], note: "links", day: 2)
        let right = try sample.commit(["a.bin": "3", "b": "1"], [root], note: "rechts", day: 2)
        let (_, files) = try Self.merge(sample, left, right)
        let open = try sample.commit(files, [left, right], note: "offen", day: 3)
        // One settles it, another works on.
        let settled = try sample.commit(["a.bin": "3", "b": "1"], [open], note: "entschieden", day: 4)
        var more = files
        more["b"] = "2"
        let other = try sample.commit(more, [open], note: "weiter", day: 4)
        for (ours, theirs) in [(settled, other), (other, settled)] {
            let (result, files) = try Self.merge(sample, ours, theirs)
            #expect(result.isClean && files == ["a.bin": "3", "b": "2"])
        }
    }

    @Test("folders that are the same on two sides are never opened")
    func opensNothing() throws {
        let sample = try Sample()
        let replica = try sample.replica()
        let objects = NewObjects(replica.repository.objects, replica.reader)
        // Ids of folders that are in no store: whoever opens one fails.
        func absent(_ number: UInt8) throws -> ObjectID {
            try ObjectHasher.id(.sha256, .tree, [number].span)
        }
        func blob(_ text: String) throws -> ObjectID { try objects.add(.blob, Array(text.utf8)) }
        func tree(_ entries: [(String, ObjectID)]) throws -> ObjectID {
            let entries = try entries.map { name, id in
                TreeEntry(
                    try absent(0) == id || name.hasSuffix("/") ? .tree : .file,
                    Array(name.replacing("/", with: "").utf8), id)
            }
            return try objects.add(.tree, Tree(entries).encode())
        }
        func library(_ text: String, _ topic: UInt8, _ top: UInt8) throws -> ObjectID {
            let templates = try tree([
                ("plan/", try tree([("a.bin", try blob(text)), ("dokumente/", try absent(1))])),
                ("ruht/", try absent(2)),
            ])
            return try tree([
                ("vorlagen/", try tree([("a/", templates), ("b/", try absent(topic))])), ("z/", try absent(top)),
            ])
        }
        let (base, ours, theirs) = (try library("1", 3, 4), try library("2", 3, 5), try library("1", 3, 4))
        #expect(try replica.mergeTrees(base: base, ours: ours, theirs: theirs, into: objects).tree == ours)
        // Theirs changed a file, ours a folder elsewhere, which only differs from the base on one side.
        let changed = try library("3", 3, 4)
        let quiet = try library("1", 3, 5)
        let merged = try replica.mergeTrees(base: base, ours: quiet, theirs: changed, into: objects)
        #expect(merged.isClean)
        #expect(merged.tree == (try library("3", 3, 5)))
    }
}
