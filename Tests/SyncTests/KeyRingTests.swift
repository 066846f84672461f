import Files
import Sync
import TestSupport
import Testing

@Suite("The key ring")
struct KeyRingTests {
    @Test("keeps, changes and forgets keys, in a file for its owner alone")
    func keeps() throws {
        let scratch = try Scratch()
        let path = scratch.path / "config" / "allmende" / "schluessel.json"
        let ring = KeyRing(path)
        #expect(try ring.origins() == [] && ring.key(for: "http://a:80") == nil)
        #expect(try FileStatus.of(path) == nil)
        #expect(try ring.set("geheim-ä\"\\", for: "https://b.example:443"))
        #expect(try ring.set("zwei", for: "http://a.example:80"))
        #expect(try !ring.set("zwei", for: "http://a.example:80"))
        #expect(try KeyRing(path).origins() == ["http://a.example:80", "https://b.example:443"])
        #expect(try KeyRing(path).key(for: "https://b.example:443") == "geheim-ä\"\\")
        #expect(try KeyRing(path).key(for: "https://b.example:44") == nil)
        #expect(try FileStatus.of(path)?.permissions == 0o600)
        #expect(try FileStatus.of(path.parent)?.permissions == 0o700)
        #expect(try ring.set(nil, for: "http://a.example:80"))
        #expect(try !ring.set(nil, for: "http://a.example:80"))
        #expect(try ring.origins() == ["https://b.example:443"])
        #expect(try FileSystem.list(path.parent).count == 1)
    }

    @Test("a change replaces the file as a whole: whoever has the old one open reads on in it")
    func isAtomic() throws {
        let scratch = try Scratch()
        let path = scratch.path / "schluessel.json"
        let ring = KeyRing(path)
        try ring.set("eins", for: "http://a:80")
        let before = try #require(try FileStatus.of(path))
        let old = try File.open(path)
        try ring.set("zwei", for: "http://a:80")
        #expect(try #require(try FileStatus.of(path)).inode != before.inode)
        #expect(String(decoding: try old.read(upTo: 1000), as: UTF8.self).contains("eins"))
        #expect(try FileStatus.of(path)?.permissions == 0o600)
    }

    @Test(
        "a damaged file is an error, whatever is asked, and is never written over",
        arguments: [
            "", "{", "[]", "{}", "{\"format\": \"allmende-schluesselbund/2\", \"schluessel\": {}}",
            "{\"format\": \"allmende-schluesselbund/1\"}",
            "{\"format\": \"allmende-schluesselbund/1\", \"schluessel\": []}",
            "{\"format\": \"allmende-schluesselbund/1\", \"schluessel\": {\"http://a:80\": 1}}",
            "{\"format\": \"allmende-schluesselbund/1\", \"schluessel\": {\"a\": \"1\", \"a\": \"2\"}}",
        ])
    func damaged(_ text: String) throws {
        let scratch = try Scratch()
        let path = scratch.path / "schluessel.json"
        try scratch.write("schluessel.json", text)
        try FileSystem.setPermissions(0o600, of: path)
        let before = try FolderState(scratch.path)
        let ring = KeyRing(path)
        #expect(throws: KeyRingError.malformed(path)) { try ring.origins() }
        #expect(throws: KeyRingError.malformed(path)) { try ring.key(for: "http://a:80") }
        #expect(throws: KeyRingError.malformed(path)) { try ring.set("neu", for: "http://a:80") }
        #expect(throws: KeyRingError.malformed(path)) { try ring.set(nil, for: "http://a:80") }
        #expect(try FolderState(scratch.path) == before)
    }

    @Test("a file that others can read is not used", arguments: [0o644, 0o640, 0o604, 0o660] as [UInt32])
    func readableByOthers(_ mode: UInt32) throws {
        let scratch = try Scratch()
        let path = scratch.path / "schluessel.json"
        try KeyRing(path).set("geheim", for: "http://a:80")
        try FileSystem.setPermissions(mode, of: path)
        #expect(throws: KeyRingError.readableByOthers(path)) { try KeyRing(path).key(for: "http://a:80") }
        #expect(throws: KeyRingError.readableByOthers(path)) { try KeyRing(path).set("neu", for: "http://b:80") }
        #expect(try scratch.read("schluessel.json").contains("geheim"))
    }

    @Test("two that write at once do not lose each other's key")
    func concurrent() async throws {
        let scratch = try Scratch()
        let path = scratch.path / "schluessel.json"
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { try KeyRing(path).set("schluessel-\(number)", for: "http://h\(number):80") }
            }
            try await group.waitForAll()
        }
        #expect(try KeyRing(path).origins().count == 8)
        #expect(try FileSystem.list(scratch.path).count == 1)
    }
}
