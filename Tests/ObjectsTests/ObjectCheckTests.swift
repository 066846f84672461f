import Bytes
import Objects
import TestSupport
import Testing

@Suite("The rules of git fsck")
struct ObjectCheckTests {
    static let corpusCases = SharedCorpus.cases("objects").filter { !$0.fileName.hasSuffix(".pack") }
    static let treeCases = SharedCorpus.cases("trees")

    /// What a hub does with an object it is sent: warnings count as errors, and so do odd modes and tag names.
    static func refuses(_ findings: [ObjectFinding]) -> Bool {
        findings.contains {
            $0.fault.severity >= .warning || $0.fault == .badFilemode || $0.fault == .badTagName
        }
    }

    @Test(
        "commits and tags of the corpus get git's verdict",
        .enabled(if: SharedCorpus.exists, "needs the shared corpus"), arguments: corpusCases)
    func corpus(_ item: SharedCorpus.Case) throws {
        let format: ObjectFormat = item.id.hasPrefix("sha1-") ? .sha1 : .sha256
        let type: ObjectType = item.fileName.hasSuffix(".tag") ? .tag : .commit
        var check = ObjectCheck(format)
        let findings = check.check(type, try item.bytes())
        switch item.expect {
        // A null tree and a tag of the wrong type are sound in themselves; connectivity finds them.
        case "reject" where ["tree-null", "wrong-type"].contains(where: item.id.contains): #expect(findings.isEmpty)
        case "reject": #expect(Self.refuses(findings), "\(findings)")
        case "accept": #expect(!Self.refuses(findings), "\(findings)")
        default: break
        }
        // For "<" in front of the name git 2.39 and later versions name different faults.
        if let id = item.messageID, !item.id.contains("name-xss") {
            #expect(findings.contains { $0.fault.rawValue == id }, "\(findings)")
        }
    }

    @Test(
        "trees of the corpus get git's verdict",
        .enabled(if: SharedCorpus.exists, "needs the shared corpus"), arguments: treeCases)
    func trees(_ item: SharedCorpus.Case) throws {
        let format: ObjectFormat = item.id.hasPrefix("sha1-") ? .sha1 : .sha256
        var check = ObjectCheck(format)
        let findings = check.check(.tree, try item.bytes("tree.raw"))
        // What needs other objects than the tree is found when a pack is received.
        let needsOthers = ["missing-", "dir-is-blob", "blob-is", "mod-", "attr-", "gitlink-missing"]
        if item.expect == "reject", !needsOthers.contains(where: item.id.contains) {
            #expect(Self.refuses(findings), "\(findings)")
        }
        if item.expect == "accept" { #expect(!Self.refuses(findings), "\(findings)") }
        if let id = item.messageID, !needsOthers.contains(where: item.id.contains) {
            #expect(findings.contains { $0.fault.rawValue == id }, "\(findings)")
        }
        if let tree = try? Tree(item.bytes("tree.raw"), format), findings.isEmpty {
            #expect(try tree.encode() == item.bytes("tree.raw"))
        }
    }

    static let id = ObjectID(hex: "ce013625030ba8dba906f756967f9e9ca394464a".utf8, .sha1)

    func tree(_ entries: [(String, String)]) -> [UInt8] {
        entries.flatMap { Array("\($0.0) \($0.1)\0".utf8) + (Self.id?.raw ?? []) }
    }

    func faults(_ entries: [(String, String)]) -> Set<ObjectFault> {
        var check = ObjectCheck(.sha1)
        return Set(check.check(.tree, tree(entries)).map(\.fault))
    }

    @Test(
        "names that some file system takes for .git are found",
        arguments: [
            ".git", ".GIT", ".git ", ".git.", ".git . .", "git~1", "GIT~1", ".git::$INDEX_ALLOCATION", "a\\.git",
            "a\\git~1\\b", ".g\u{200c}it", "\u{feff}.git",
        ])
    func dotGit(_ name: String) {
        #expect(faults([("100644", name)]).contains(.hasDotgit))
        #expect(!EntryName.isSafeToCheckOut(Array(name.utf8)[...]))
    }

    @Test(
        "names that only look like it are left alone",
        arguments: [".gitignore", ".github", "a.git", ".gitx", "git~2", "git"])
    func notDotGit(_ name: String) {
        #expect(faults([("100644", name)]).isEmpty)
        #expect(EntryName.isSafeToCheckOut(Array(name.utf8)[...]))
    }

    @Test("the same name as file and folder is found even when another name sorts between")
    func duplicates() {
        #expect(faults([("100644", "a"), ("100644", "a.b"), ("40000", "a")]) == [.duplicateEntries])
        #expect(faults([("100644", "a"), ("40000", "a")]) == [.duplicateEntries])
        #expect(faults([("100644", "a"), ("100644", "a-b"), ("100644", "ab")]).isEmpty)
    }

    @Test("the order of git is told from the order of the bytes")
    func order() {
        #expect(faults([("40000", "a"), ("100644", "a.b")]) == [.treeNotSorted])
        #expect(faults([("100644", "a.b"), ("40000", "a")]).isEmpty)
        #expect(faults([("100644", "b"), ("100644", "a")]) == [.treeNotSorted])
    }

    @Test("the blobs that git obeys are remembered, symbolic links in their place refused")
    func obeyed() {
        var check = ObjectCheck(.sha1)
        #expect(check.check(.tree, tree([("100644", ".gitattributes"), ("100644", ".gitmodules")])).isEmpty)
        #expect(check.gitmodules.count == 1 && check.gitattributes.count == 1)
        #expect(faults([("120000", "GITMOD~1")]) == [.gitmodulesSymlink])
        #expect(faults([("120000", ".gitattributes")]) == [.gitattributesSymlink])
    }

    @Test(
        "submodule files with a trap in them are found",
        arguments: [
            ("[submodule \"../x\"]\n", ObjectFault.gitmodulesName),
            ("[submodule \"x\"]\nurl = -u./p\n", .gitmodulesUrl),
            ("[submodule \"x\"]\nurl = http://a%0ab/\n", .gitmodulesUrl),
            ("[submodule \"x\"]\npath = -x\n", .gitmodulesPath),
            ("[submodule \"x\"]\nurl = https:///x\n", .gitmodulesUrl),
            ("[submodule \"x\"]\nurl = ../..//h/x\n", .gitmodulesUrl),
            ("[submodule \"x\"]\nupdate = !rm\n", .gitmodulesUpdate), ("[submodule", .gitmodulesParse),
        ])
    func modules(_ text: String, _ fault: ObjectFault) {
        // A submodule section without any key names nothing that git would act on; give the first case one.
        let text = text.hasSuffix("]\n") ? text + "path = a\n" : text
        #expect(ObjectCheck.modules(Array(text.utf8)).map(\.fault) == [fault])
    }

    @Test("attribute lines from 2048 bytes on are refused")
    func attributes() {
        let line = [UInt8](repeating: 0x61, count: 2047)
        #expect(ObjectCheck.attributes(line + [0x0a] + line).isEmpty)
        #expect(ObjectCheck.attributes(line + [0x61, 0x0a]).map(\.fault) == [.gitattributesLineLength])
    }
}
