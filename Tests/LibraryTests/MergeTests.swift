import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// What a merge does to a replica: branch, files, Git's own notes.
@Suite("Merging into a replica", .timeLimit(.minutes(60)))
struct MergeTests {
    /// A replica with versions of its own and others fetched; the same line of `a.txt` and an attachment differ.
    static func diverged(open: Bool = true) throws -> (Sample, mine: ObjectID, theirs: ObjectID) {
        let sample = try Sample()
        try sample.write("a.txt", "1\n")
        try sample.write("a.bin", "1\n")
        try sample.write("ruht.txt", "1\n")
        try sample.write("weg.txt", "1\n")
        let base = try sample.save("Anfang")
        try sample.write("a.bin", "fremd\n")
        try sample.write("neu.txt", "fremd\n")
        try sample.remove("weg.txt")
        if open { try sample.write("a.txt", "fremd\n") }
        let theirs = try sample.save("fremde")
        try sample.rewind(to: base)
        try sample.fetched(theirs)
        try sample.write("b.txt", "mein\n")
        if open {
            try sample.write("a.txt", "mein\n")
            try sample.write("a.bin", "mein\n")
        }
        return (sample, try sample.save("meine"), theirs)
    }

    static func open(_ sample: Sample) throws -> [String] { try sample.replica().openItems().map(\.name) }

    @Test("with nothing open a version with both parents is made, and nothing is left of the merge")
    func clean() throws {
        let (sample, mine, theirs) = try Self.diverged(open: false)
        guard case .merged(let commit, let before, let result) = try sample.replica().takeOver() else {
            Issue.record("not merged")
            return
        }
        let replica = try sample.replica()
        #expect(before == mine && result.isClean)
        #expect(try replica.head() == commit && replica.commit(commit).parents == [mine, theirs])
        #expect(
            try String(decoding: replica.commit(commit).message, as: UTF8.self) == "Zusammenführung mit der Zentrale\n")
        #expect(try sample.read("neu.txt") == "fremd\n" && sample.read("b.txt") == "mein\n")
        #expect(try sample.read("weg.txt") == nil && sample.read("a.bin") == "fremd\n")
        #expect(try replica.status().files.isClean && replica.status().merge == nil)
        for name in ["MERGE_HEAD", "MERGE_MSG", "MERGE_MODE"] {
            #expect(try FileStatus.of(sample.path / ".git" / name) == nil)
        }
        if Git.exists { #expect(try sample.complaints().isEmpty) }
        #expect(try replica.mergeRecord(of: commit)?.isExact == true)
        // Once more: there is nothing new.
        guard case .nothingNew = try sample.replica().takeOver() else {
            Issue.record("merged twice")
            return
        }
    }

    @Test("with something open the files hold the merge, git knows of it, and save makes a version with both parents")
    func open() throws {
        let (sample, mine, theirs) = try Self.diverged()
        guard case .open(let before, let result) = try sample.replica().takeOver() else {
            Issue.record("not open")
            return
        }
        #expect(before == mine && result.count == 2)
        #expect(try Self.open(sample) == ["a.bin", "a.txt:1"])
        var status = try sample.replica().status()
        #expect(status.merge?.heads == [theirs] && status.merge?.note == "Zusammenführung mit der Zentrale")
        #expect(status.files.unmerged.isEmpty && status.files.unstaged.isEmpty)
        #expect(try sample.read(".git/ORIG_HEAD") == "\(mine)\n")
        #expect(throws: LibraryError.mergeUnfinished) { try sample.takeOver() }
        // What is open may be saved: a draft.
        let saved = try sample.replica().save(note: nil)
        let replica = try sample.replica()
        #expect(try replica.commit(saved.commit).parents == [mine, theirs])
        status = try replica.status()
        #expect(status.merge == nil && status.files.isClean && status.open.count == 2)
        #expect(try replica.openFindings(in: saved.commit).count == 2)
        if Git.exists { #expect(try sample.complaints().isEmpty) }
    }

    @Test("stock git sees the merge and finishes it", .enabled(if: Git.exists, "needs git"))
    func gitFinishes() throws {
        let git = try Git.required()
        let (sample, mine, theirs) = try Self.diverged()
        _ = try sample.takeOver()
        #expect(try git("status", in: sample.path).contains("All conflicts fixed but you are still merging"))
        try git("commit", "-q", "--no-edit", in: sample.path)
        #expect(
            try git("log", "-1", "--format=%P %s", in: sample.path)
                == "\(mine) \(theirs) Zusammenführung mit der Zentrale")
        #expect(try sample.replica().mergeState() == nil && Self.open(sample).count == 2)
        #expect(try sample.complaints().isEmpty)
    }

    @Test("unsaved work in a file that the merge changes: refused, and nothing has changed", arguments: [true, false])
    func refused(_ open: Bool) throws {
        for name in ["a.bin", "neu.txt", "weg.txt"] {
            let (sample, _, _) = try Self.diverged(open: open)
            try sample.write(name, "noch nicht festgehalten\n")
            // Objects of the refused merge may stay; they are in no version.
            let before = try FolderState(sample.path, without: [".git"])
            do {
                _ = try sample.takeOver()
                Issue.record("merged over \(name)")
            } catch WorkTreeError.wouldOverwrite(let paths) {
                #expect(paths == [Array(name.utf8)])
            }
            #expect(try FolderState(sample.path, without: [".git"]) == before)
            #expect(try sample.replica().mergeState() == nil && FileStatus.of(sample.path / ".git/ORIG_HEAD") == nil)
            #expect(try sample.replica().status().files.changedPaths == [Array(name.utf8)])
        }
        // Elsewhere it is no hindrance and stays.
        let (sample, _, _) = try Self.diverged(open: open)
        try sample.write("ruht.txt", "mein\n")
        _ = try sample.takeOver()
        #expect(try sample.read("ruht.txt") == "mein\n" && sample.read("neu.txt") == "fremd\n")
    }

    @Test("abort brings back the state before; work in other files stays")
    func abort() throws {
        let (sample, mine, _) = try Self.diverged()
        let before = try FolderState(sample.path, without: [".git"])
        #expect(throws: LibraryError.noMerge) { try sample.replica().abortMerge() }
        _ = try sample.takeOver()
        try sample.write("a.txt", "halb entschieden\n")
        try sample.replica().abortMerge()
        #expect(try FolderState(sample.path, without: [".git"]) == before)
        #expect(try sample.replica().status().files.isClean && sample.replica().head() == mine)
        _ = try sample.takeOver()
        try sample.write("ruht.txt", "mein\n")
        try sample.replica().abortMerge()
        #expect(try sample.read("ruht.txt") == "mein\n" && sample.read("a.bin") == "mein\n")
        #expect(try sample.replica().status().files.changedPaths == [Array("ruht.txt".utf8)])
    }

    @Test("a merge whose files were not all written is gone on with, never saved as it stands")
    func interrupted() throws {
        let (sample, mine, theirs) = try Self.diverged(open: false)
        let (other, _, _) = try Self.diverged(open: false)
        _ = try other.takeOver()
        let wanted = try FolderState(other.path, without: [".git"])
        // As a crash leaves it: the notes are written, one file of three.
        let replica = try sample.replica()
        let objects = NewObjects(replica.repository.objects, replica.reader)
        let result = try replica.mergeCommits(ours: mine, theirs: theirs, into: objects)
        try objects.commit()
        try sample.write(".git/allmende/merge", "\(result.tree) \(theirs) begun\n")
        try sample.write(".git/MERGE_MSG", "Zusammenführung\n")
        try sample.write(".git/MERGE_HEAD", "\(theirs)\n")
        try sample.write("a.bin", "fremd\n")
        let saved = try sample.replica().save(note: nil)
        #expect(try sample.replica().tree(of: saved.commit) == result.tree)
        #expect(try FolderState(sample.path, without: [".git"]) == wanted)
    }

    @Test("notes left over from a merge that was done, or from another one, decide nothing")
    func leftOver() throws {
        let (sample, _, theirs) = try Self.diverged(open: false)
        _ = try sample.takeOver()
        let merged = try #require(try sample.replica().head())
        let tree = try sample.replica().tree(of: merged)
        func left(_ record: String) throws {
            try sample.write(".git/allmende/merge", record)
            try sample.write(".git/MERGE_MSG", "Zusammenführung\n")
            try sample.write(".git/MERGE_HEAD", "\(theirs)\n")
        }
        try left("\(tree) \(theirs)\n")
        #expect(throws: LibraryError.emptyNote) { try sample.replica().save(note: nil) }
        #expect(try sample.replica().head() == merged && sample.read(".git/MERGE_HEAD") == nil)
        try left("\(tree) \(theirs)\n")
        #expect(throws: LibraryError.noMerge) { try sample.replica().abortMerge() }
        #expect(try sample.read(".git/MERGE_HEAD") == nil)
        // The record of a merge whose other notes are gone, and one that another program has begun since.
        let (other, mine, their) = try Self.diverged(open: false)
        try other.write(".git/allmende/merge", "\(other.replica().tree(of: mine)) \(mine) begun\n")
        try other.write(".git/MERGE_MSG", "von git\n")
        try other.write(".git/MERGE_HEAD", "\(their)\n")
        let state = try #require(try other.replica().mergeState())
        #expect(state.heads == [their] && state.tree == nil)
    }

    @Test("each way of deciding gives its state; what was decided is off the list")
    func settling() throws {
        for (how, text, file) in [
            (Settlement.ours, "mein\n", "mein\n"), (.theirs, "fremd\n", "fremd\n"), (.base, "1\n", "1\n"),
        ] {
            let (sample, _, _) = try Self.diverged()
            _ = try sample.takeOver()
            let items = try sample.replica().openItems()
            try sample.replica().settle(items.map { ($0, how) })
            #expect(try sample.read("a.txt") == text && sample.read("a.bin") == file)
            #expect(try Self.open(sample).isEmpty && sample.read("konflikte.json") == nil)
            let commit = try sample.replica().save(note: nil).commit
            let record = try #require(try sample.replica().mergeRecord(of: commit))
            #expect(!record.isExact && record.changed.isEmpty && record.settled.count == 2)
            let expected: MergeRecord.Settled = how == .ours ? .ours : how == .theirs ? .theirs : .base
            #expect(record.settled.allSatisfy { $0.how == expected })
        }
        let (sample, _, _) = try Self.diverged()
        _ = try sample.takeOver()
        let items = try sample.replica().openItems()
        #expect(throws: SettlementError.self) { try sample.replica().settle(items.map { ($0, .value("x")) }) }
        #expect(try Self.open(sample).count == 2)
        try sample.replica().settle([(items[1], .value("beides"))])
        #expect(try sample.read("a.txt") == "beides\n" && Self.open(sample) == ["a.bin"])
        // What is not as it was when it was looked at is not decided about.
        #expect(throws: SettlementError.self) { try sample.replica().settle([(items[1], .ours)]) }
    }

    @Test("what a version changes beside the merge shows in its record")
    func evil() throws {
        let (sample, _, _) = try Self.diverged(open: false)
        _ = try sample.takeOver()
        let merge = try #require(try sample.replica().head())
        let replica = try sample.replica()
        var files: TreeMergeTests.Files = [:]
        for entry in try replica.reader.flatten(replica.tree(of: merge)) {
            files[String(decoding: entry.path, as: UTF8.self)] = String(
                decoding: try replica.reader.read(entry.id, .blob), as: UTF8.self)
        }
        files["ruht.txt"] = "heimlich\n"
        let evil = try sample.commit(files, try replica.commit(merge).parents, note: "heimlich")
        let record = try #require(try sample.replica().mergeRecord(of: evil))
        #expect(!record.isExact && record.changed == [Array("ruht.txt".utf8)])
    }

    @Test("a choice that would break a rule of the template is refused, and nothing has changed")
    func breaksRule() throws {
        let sample = try Sample()
        let template = try sample.begin("plan", "Plan", task: "Anfang")
        let base = try sample.save("Plan")
        try sample.change(template) { $0.rename("fremd") }
        let theirs = try sample.save("fremde")
        try sample.rewind(to: base)
        try sample.fetched(theirs)
        try sample.change(template) { $0.rename("mein") }
        try sample.save("meine")
        _ = try sample.takeOver()
        let items = try sample.replica().openItems()
        #expect(items.count == 1)
        let state = try FolderState(sample.path, without: [".git"])
        // An empty title is an error that the template does not have now.
        do {
            try sample.replica().settle([(items[0], .value(""))])
            Issue.record("settled with an empty title")
        } catch SettlementError.breaksRule(let path, let findings) {
            #expect(path == template.bytes && !findings.isEmpty)
        }
        #expect(try FolderState(sample.path, without: [".git"]) == state)
        try sample.replica().settle([(items[0], .value("beide"))])
        #expect(try Self.open(sample).isEmpty)
        let draft = try #require(try sample.replica().draft(template)).mappe.get()
        #expect(draft.struktur.knoten.contains { $0.value.titel == "beide" })
    }
}
