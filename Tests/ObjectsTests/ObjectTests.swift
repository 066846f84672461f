import Bytes
import Objects
import Testing

@Suite("Objects")
struct ObjectTests {
    @Test(
        "ids are those of git",
        arguments: [
            (ObjectFormat.sha1, "ce013625030ba8dba906f756967f9e9ca394464a"),
            (.sha256, "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4"),
        ])
    func blobID(_ format: ObjectFormat, _ hex: String) throws {
        let content = Array("hello\n".utf8)
        let nothing: [UInt8] = []
        let id = try ObjectHasher.id(format, .blob, content.span)
        #expect(id.description == hex)
        #expect(ObjectID(hex: hex.utf8, format) == id)
        #expect(ObjectID(raw: id.raw, format) == id)
        let emptyTree = try ObjectHasher.id(format, .tree, nothing.span)
        #expect(emptyTree == format.emptyTree)
    }

    @Test("ids are not read from the wrong length, from other digits or from upper case")
    func badIDs() {
        let hex = "ce013625030ba8dba906f756967f9e9ca394464a"
        #expect(ObjectID(hex: hex.dropLast().utf8, .sha1) == nil)
        #expect(ObjectID(hex: hex.utf8, .sha256) == nil)
        #expect(ObjectID(hex: hex.uppercased().utf8, .sha1) == nil)
        #expect(ObjectID(hex: hex.uppercased().utf8, .sha1, lenient: true) != nil)
        #expect(ObjectID(hex: ("g" + hex.dropFirst()).utf8, .sha1) == nil)
    }

    @Test("ids are ordered as their bytes")
    func order() throws {
        var ids: [ObjectID] = []
        for seed in 0..<200 {
            let raw = (0..<32).map { UInt8(truncatingIfNeeded: (seed &* 7919 &+ $0 &* 104729) >> 3) }
            ids.append(try #require(ObjectID(raw: raw, .sha256)))
        }
        #expect(ids.sorted() == ids.sorted { $0.raw.lexicographicallyPrecedes($1.raw) })
    }

    static let commitText = """
        tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
        parent ce013625030ba8dba906f756967f9e9ca394464a
        author Stadt Musterstadt <k-7f3a@053780004004.allmende.invalid> 1793404800 +0100
        committer Hub <h@x> 1793404801 -0330
        gpgsig -----BEGIN
         line two
         -----END

        Dauer geändert

        Mehr dazu
        """

    @Test("a commit is read and prints back byte for byte")
    func commit() throws {
        let bytes = Array(Self.commitText.utf8)
        let commit = try Commit(bytes, .sha1)
        #expect(commit.parents.count == 1)
        #expect(String(decoding: commit.author.name, as: UTF8.self) == "Stadt Musterstadt")
        #expect(commit.author.offsetMinutes == 60)
        #expect(commit.committer.offsetMinutes == -210)
        #expect(commit.header("gpgsig") == Array("-----BEGIN\nline two\n-----END".utf8))
        #expect(String(decoding: commit.summary, as: UTF8.self) == "Dauer geändert")
        #expect(commit.encode() == bytes)
        #expect(try CommitLinks(bytes, .sha1).seconds(in: bytes) == 1_793_404_801)
    }

    @Test("every cut of a commit is read or refused, never more")
    func cutCommit() {
        let bytes = Array(Self.commitText.utf8)
        for end in 0..<bytes.count {
            if let commit = try? Commit(Array(bytes[..<end]), .sha1) {
                #expect(commit.tree == ObjectFormat.sha1.emptyTree)
            }
        }
    }

    @Test(
        "odd identity lines are read as far as they go",
        arguments: [
            ("A <a@b> 1 +0000", "A", "a@b", Int64(1)), ("<a@b> 1 +0000", "", "a@b", 1),
            ("A a@b 1 +0000", "A a@b 1 +0000", "", 0),
            ("A <a@b", "A", "a@b", 0), ("A <a@b> x", "A", "a@b", 0), ("", "", "", 0), ("><", ">", "", 0),
            ("A <a@b> 99999999999999999999 +9999999", "A", "a@b", 0),
        ])
    func lenient(_ line: String, _ name: String, _ mail: String, _ seconds: Int64) {
        let signature = Signature(lenient: Array(line.utf8))
        #expect(signature.name == Array(name.utf8))
        #expect(signature.email == Array(mail.utf8))
        #expect(signature.seconds == seconds)
    }

    @Test("a signature cannot break out of its line")
    func injection() {
        let signature = Signature(
            name: Array("A\nparent <x>".utf8), email: Array("a>\u{0}b".utf8), seconds: -5, offsetMinutes: -90)
        #expect(signature.encoded == Array("Aparent x <ab> 0 -0130".utf8))
    }

    @Test("a tag is read and prints back")
    func tag() throws {
        let text =
            "object ce013625030ba8dba906f756967f9e9ca394464a\ntype commit\ntag v1\ntagger A <a@b> 5 +0000\n\nText\n"
        let tag = try AnnotatedTag(Array(text.utf8), .sha1)
        #expect(tag.type == .commit && tag.tagger?.seconds == 5)
        #expect(tag.encode() == Array(text.utf8))
        #expect(throws: FormatError.self) { try AnnotatedTag(Array(text.utf8.prefix(30)), .sha1) }
    }

    @Test("a tree is written in git's order and read back")
    func tree() throws {
        let id = ObjectFormat.sha256.emptyTree
        let names: [(FileMode, String)] = [
            (.tree, "a"), (.file, "a.b"), (.file, "a0"), (.executable, "Z"), (.symlink, "ä"),
        ]
        let tree = Tree(names.map { TreeEntry($0.0, Array($0.1.utf8), id) })
        let read = try Tree(tree.encode(), .sha256)
        #expect(read.entries.map { String(decoding: $0.name, as: UTF8.self) } == ["Z", "a.b", "a", "a0", "ä"])
        #expect(read.encode() == tree.encode())
        #expect(read[Array("a".utf8)]?.mode == .tree)
    }
}
