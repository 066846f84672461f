import Bytes
import Files
import Glibc
import TestSupport
import Testing

@Suite("Files")
struct FilesTests {
    @Test(
        "paths are joined, split and cleaned by their spelling",
        arguments: [
            ("/a/b", "c", "/a/b/c"), ("/", "c", "/c"), ("a", "", "a"), ("a/", "b/c", "a/b/c"), ("a", "/b", "/b"),
            ("", "b", "b"),
        ])
    func joining(_ path: String, _ name: String, _ result: String) {
        #expect((Path(path) / name).description == result)
    }

    @Test(
        "dots are taken up",
        arguments: [
            ("/a/./b/../c", "/a/c"), ("a/../..", ".."), ("/..", "/"), ("./a", "a"), (".", "."), ("a//b", "a/b"),
            ("../a", "../a"),
        ])
    func normalized(_ path: String, _ result: String) { #expect(Path(path).normalized.description == result) }

    @Test("parent, name and relation are told")
    func parts() {
        #expect(Path("/a/b").parent == Path("/a") && Path("/a").parent == Path("/") && Path("a").parent == Path("."))
        #expect(Path("/a/b").name == Array("b".utf8))
        #expect(Path("/a/b/c").relative(to: Path("/a")) == Array("b/c".utf8))
        #expect(Path("/ab").relative(to: Path("/a")) == nil)
        #expect(Path([0x61, 0, 0x62]).bytes == [0x61])
    }

    @Test("a file is replaced whole, with what it holds read back")
    func replace() throws {
        let scratch = try Scratch()
        try FileSystem.replace(scratch.path / "a", with: [1, 2, 3], mode: 0o600)
        try FileSystem.replace(scratch.path / "a", with: [4])
        #expect(try FileSystem.read(scratch.path / "a", limit: 10) == [4])
        #expect(try FileSystem.list(scratch.path).map(\.name) == [Array("a".utf8)])
        #expect(throws: FileError.self) { try FileSystem.replace(scratch.path / "no" / "a", with: [1]) }
    }

    @Test("a file in the making that is forgotten leaves nothing")
    func forgotten() throws {
        let scratch = try Scratch()
        do {
            let file = try DurableFile(in: scratch.path)
            try file.file.write([1].span)
        }
        #expect(try FileSystem.list(scratch.path).isEmpty)
    }

    @Test("what has a name keeps it")
    func linkIfAbsent() throws {
        let scratch = try Scratch()
        for content: UInt8 in [1, 2] {
            let file = try DurableFile(in: scratch.path)
            try file.file.write([content].span)
            #expect(try file.linkIfAbsent(to: scratch.path / "x") == (content == 1))
        }
        #expect(try FileSystem.read(scratch.path / "x", limit: 10) == [1])
        #expect(try FileSystem.list(scratch.path).count == 1)
    }

    @Test("limits on reading hold, to the byte")
    func limit() throws {
        let scratch = try Scratch()
        try scratch.write("a", "12345")
        #expect(try FileSystem.read(scratch.path / "a", limit: 5).count == 5)
        #expect(throws: FileError.self) { try FileSystem.read(scratch.path / "a", limit: 4) }
        #expect(try FileSystem.readIfPresent(scratch.path / "b", limit: 4) == nil)
        #expect(try FileSystem.readIfPresent(scratch.path / "a" / "b", limit: 4) == nil)
    }

    @Test("pipes, directories and links in place of a file are refused and block nothing", .timeLimit(.minutes(60)))
    func oddFiles() throws {
        let scratch = try Scratch()
        let pipe = (scratch.path / "pipe").description
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(throws: FileError.self) { try FileSystem.read(scratch.path / "pipe", limit: 10) }
        #expect(throws: FileError.self) { try FileSystem.read(scratch.path, limit: 10) }
        try FileSystem.symlink(Array("nowhere".utf8), at: scratch.path / "link")
        #expect(try FileSystem.readIfPresent(scratch.path / "link", limit: 10) == nil)
        #expect(throws: FileError.self) { try File.create(scratch.path / "link") }
        #expect(try FileSystem.readLink(scratch.path / "link") == Array("nowhere".utf8))
    }

    @Test("removing a tree follows no link out of it")
    func removeTree() throws {
        let scratch = try Scratch()
        try scratch.write("keep/file", "x")
        try scratch.write("gone/a/b/c", "x")
        try scratch.write("gone/d", "x")
        try FileSystem.symlink(Array("../keep".utf8), at: scratch.path / "gone/link")
        try FileSystem.removeTree(scratch.path / "gone")
        #expect(try FileStatus.of(scratch.path / "gone") == nil)
        #expect(try scratch.read("keep/file") == "x")
    }

    @Test("a mapped file reads as it is")
    func map() throws {
        let scratch = try Scratch()
        try scratch.write("a", "hello")
        let region = try File.open(scratch.path / "a").map()
        #expect(region.copy(0..<5) == Array("hello".utf8))
        try scratch.write("empty", "")
        #expect(try File.open(scratch.path / "empty").map().count == 0)
    }
}

@Suite("Lock files")
struct LockFileTests {
    @Test("a held lock makes the next one wait and then give up", .timeLimit(.minutes(60)))
    func contention() throws {
        let scratch = try Scratch()
        let lock = try LockFile(scratch.path / "x")
        #expect(throws: LockError.self) { try LockFile(scratch.path / "x", waiting: 20) }
        #expect(throws: FileError.self) { try File.create(scratch.path / "x.lock") }
        lock.release()
        _ = try LockFile(scratch.path / "x", waiting: 0)
        #expect(try FileSystem.list(scratch.path).isEmpty)
    }

    @Test("the lock of a process that is gone is taken over, git's own is not")
    func stale() throws {
        let scratch = try Scratch()
        let lock = try LockFile(scratch.path / "x")
        var parts = String(decoding: try FileSystem.readLink(scratch.path / "x.lock"), as: UTF8.self).split(
            separator: ":")
        lock.release()
        parts[3] = "1"  // another process of the same number
        try FileSystem.symlink(Array(parts.joined(separator: ":").utf8), at: scratch.path / "x.lock")
        _ = try LockFile(scratch.path / "x", waiting: 0)
        try scratch.write("x.lock", "")
        #expect(throws: LockError.self) { try LockFile(scratch.path / "x", waiting: 10) }
    }

    @Test("of many threads one at a time holds the lock", .timeLimit(.minutes(60)))
    func exclusion() async throws {
        let scratch = try Scratch()
        try scratch.write("count", "0")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<25 {
                        guard let lock = try? LockFile(scratch.path / "count", waiting: 30_000) else { return }
                        let value = Int((try? scratch.read("count")) ?? "") ?? -1000
                        _ = try? scratch.write("count", "\(value + 1)")
                        lock.release()
                    }
                }
            }
        }
        #expect(try scratch.read("count") == "100")
    }
}
