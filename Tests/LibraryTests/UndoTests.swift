import Files
import Library
import Objects
import Store
import TestSupport
import Testing

/// Taking operations back.
@Suite("Undo", .timeLimit(.minutes(60)))
struct UndoTests {
    static func undo(_ sample: Sample, _ number: Int = 1) throws -> UndoOutcome {
        let replica = try sample.replica()
        return try replica.undo(try #require(try replica.operations().dropFirst(number - 1).first))
    }

    static func commands(_ sample: Sample) throws -> [String] { try sample.replica().operations().map(\.command) }

    @Test("what nobody else has is set back by ref, and undoing can be undone")
    func setBack() throws {
        let sample = try Sample()
        try sample.write("a.txt", "1\n")
        let first = try sample.save("eins")
        try sample.write("a.txt", "2\n")
        try sample.write("ordner/b.txt", "2\n")
        let second = try sample.save("zwei")
        guard case .restored(second, first) = try Self.undo(sample) else {
            Issue.record("not set back")
            return
        }
        #expect(try sample.replica().head() == first && sample.read("a.txt") == "1\n")
        #expect(try sample.read("ordner/b.txt") == nil && sample.replica().status().files.isClean)
        guard case .restored(first, second) = try Self.undo(sample) else {
            Issue.record("undo not undone")
            return
        }
        #expect(try sample.replica().head() == second && sample.read("ordner/b.txt") == "2\n")
        #expect(try Self.commands(sample) == ["undo", "undo", "save", "save", "save"])
        #expect(try sample.replica().operations().map(\.note).prefix(3) == ["zwei", "zwei", "zwei"])
    }

    @Test("an operation before the last is taken back by a new version; what came later stays")
    func reversed() throws {
        let sample = try Sample()
        try sample.write("a.bin", "1\n")
        try sample.save("eins")
        try sample.write("a.bin", "2\n")
        try sample.save("zwei")
        try sample.write("b.bin", "3\n")
        let last = try sample.save("drei")
        guard case .reversed(let commit, last) = try Self.undo(sample, 2) else {
            Issue.record("not reversed")
            return
        }
        #expect(try sample.read("a.bin") == "1\n" && sample.read("b.bin") == "3\n")
        let replica = try sample.replica()
        #expect(try replica.commit(commit).parents == [last])
        #expect(try String(decoding: replica.commit(commit).message, as: UTF8.self) == "Rückgängig: zwei\n")
        #expect(try replica.status().files.isClean)
        // Again: nothing of it is left.
        guard case .nothingLeft = try Self.undo(sample, 3) else {
            Issue.record("reversed twice")
            return
        }
    }

    @Test("where something later touches the same place it is open, like in any merge")
    func conflict() throws {
        let sample = try Sample()
        for text in ["1\n", "2\n", "3\n"] {
            try sample.write("a.txt", text)
            try sample.save(text)
        }
        let head = try sample.replica().head()
        guard case .open = try Self.undo(sample, 2) else {
            Issue.record("not open")
            return
        }
        #expect(try sample.replica().head() == head && sample.replica().openItems().map(\.name) == ["a.txt:1"])
        try sample.replica().settle(try sample.replica().openItems().map { ($0, .theirs) })
        #expect(try sample.read("a.txt") == "1\n")
    }

    @Test("what was shared is not set back but taken back by a new version")
    func shared() throws {
        let sample = try Sample()
        try sample.write("a.txt", "1\n")
        let first = try sample.save("eins")
        try sample.fetched(first)
        guard case .reversed(let commit, first) = try Self.undo(sample) else {
            Issue.record("not reversed")
            return
        }
        #expect(try sample.read("a.txt") == nil && sample.replica().commit(commit).parents == [first])
    }

    @Test("what was only taken over is set back; the next pull brings it again")
    func pulled() throws {
        let (sample, old, new) = try TakeOverTests.behind()
        _ = try sample.takeOver()
        guard case .restored(new, old) = try Self.undo(sample) else {
            Issue.record("not set back")
            return
        }
        #expect(try sample.replica().status().behind == 1 && sample.read("anders.txt") == "alt\n")
        #expect(try sample.takeOver() == (old, new))
    }

    @Test("unsaved work in the files concerned: refused, and nothing has changed")
    func refused() throws {
        let sample = try Sample()
        for text in ["1\n", "2\n"] {
            try sample.write("a.txt", text)
            try sample.save(text)
        }
        try sample.write("a.txt", "mein\n")
        let before = try sample.state()
        #expect(throws: WorkTreeError.self) { try Self.undo(sample) }
        #expect(try sample.state().differences(from: before) == [])
        // Work elsewhere stays.
        try sample.write("a.txt", "2\n")
        try sample.write("b.txt", "mein\n")
        _ = try Self.undo(sample)
        #expect(try sample.read("b.txt") == "mein\n" && sample.read("a.txt") == "1\n")
    }

    @Test("the first version, and what is not there any more, cannot be taken back")
    func impossible() throws {
        let sample = try Sample()
        #expect(throws: UndoError.firstVersion) { try Self.undo(sample) }
        try sample.write("a.txt", "1\n")
        try sample.save("eins")
        _ = try Self.undo(sample)
        #expect(throws: UndoError.notHere) { try Self.undo(sample, 2) }
    }

    @Test("garbage in the log, and a line that a crash cut short, are skipped and do not spread")
    func garbage() throws {
        let sample = try Sample()
        try sample.write("a.txt", "1\n")
        try sample.save("eins")
        let log = try #require(try sample.read(".git/allmende/vorgaenge"))
        let line = try #require(log.split(separator: "\n").last)
        for garbage in ["\0\0\0\0", String(line.dropLast(1)), "x\n\(line.replacing("save", with: "hack"))\n", "\n\n"] {
            try sample.write(".git/allmende/vorgaenge", log + garbage)
            #expect(try Self.commands(sample) == ["save", "save"])
            try sample.write("a.txt", "\(garbage.utf8.count)\n")
            try sample.save("zwei")
            #expect(try Self.commands(sample) == ["save", "save", "save"], "\(garbage.debugDescription)")
        }
        try sample.write(".git/allmende/vorgaenge", String(repeating: "\(line)\n", count: 2000))
        try sample.write("a.txt", "zuletzt\n")
        try sample.save("zuletzt")
        let operations = try sample.replica().operations()
        #expect(operations.count == 1001 && operations.first?.note == "zuletzt")
    }

    @Test("what was undone survives the merging of packs")
    func kept() throws {
        let sample = try Sample()
        try sample.write("a.txt", "1\n")
        let first = try sample.save("eins")
        _ = try Self.undo(sample)
        #expect(try sample.replica().repository.tidy(now: true))
        _ = try Self.undo(sample)
        #expect(try sample.replica().head() == first && sample.read("a.txt") == "1\n")
    }
}
