import Bytes
import Files
import Foundation
import Objects
import Store
import TestSupport
import Testing

/// Damaged pieces of repositories.
@Suite("Damaged repositories", .enabled(if: SharedCorpus.exists, "needs the shared corpus"))
struct CorpusTests {
    static func format(_ item: SharedCorpus.Case) -> ObjectFormat { item.id.hasPrefix("sha1-") ? .sha1 : .sha256 }

    static func bad(_ repository: Repository) throws -> [StoreFinding] {
        try StoreCheck(repository).run().filter { $0.severity > .info }
    }

    @Test("loose objects get their verdict", .timeLimit(.minutes(60)), arguments: SharedCorpus.cases("loose"))
    func loose(_ item: SharedCorpus.Case) throws {
        let scratch = try Scratch()
        let format = Self.format(item)
        let branch = try #require(RefName("refs/heads/main"))
        let repository = try Repository.create(at: scratch.path, bare: true, format, branch: branch)
        // Each case is a directory with one file: objects/xx/yyyy….
        let folder = try #require(try FileSystem.list(Path(item.url.path) / "objects").first).name
        let file = try #require(try FileSystem.list((Path(item.url.path) / "objects").appending(folder)).first).name
        let id = try #require(ObjectID(hex: folder + file, format))
        let path = (scratch.path / "objects").appending(folder).appending(file)
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(
            path, with: item.bytes("objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"))
        let reader = try ObjectReader(repository.objects)
        if item.expect == "accept" {
            let object = try reader.read(id)
            #expect(try ObjectHasher.id(format, object.type, object.content.span) == id)
            #expect(try Self.bad(repository).isEmpty)
        } else {
            #expect(throws: (any Error).self) { try reader.read(id) }
            #expect(try !Self.bad(repository).isEmpty)
        }
    }

    @Test("pack indexes get their verdict", arguments: SharedCorpus.cases("idx"))
    func indexes(_ item: SharedCorpus.Case) throws {
        let scratch = try Scratch()
        let branch = try #require(RefName("refs/heads/main"))
        let repository = try Repository.create(at: scratch.path, bare: true, Self.format(item), branch: branch)
        for name in ["pack-x.pack", "pack-x.idx"] {
            try FileSystem.replace(scratch.path / "objects" / "pack" / name, with: item.bytes(name))
        }
        #expect(try Self.bad(repository).isEmpty == (item.expect == "accept"))
    }

    @Test("refs get their verdict", arguments: SharedCorpus.cases("reffiles"))
    func refs(_ item: SharedCorpus.Case) throws {
        let scratch = try Scratch()
        let source = Path(item.url.path)
        var pending: [[UInt8]] = [[]]
        while let folder = pending.popLast() {
            try FileSystem.makeDirectories(scratch.path.appending(folder))
            for entry in try FileSystem.list(source.appending(folder)) {
                let name = folder.isEmpty ? entry.name : folder + [0x2f] + entry.name
                if entry.kind == .directory {
                    pending.append(name)
                } else {
                    let bytes = try FileSystem.read(source.appending(name), limit: 1 << 20)
                    try FileSystem.replace(scratch.path.appending(name), with: bytes)
                }
            }
        }
        // Git demands the directory; where all refs are packed the corpus leaves it out.
        try FileSystem.makeDirectories(scratch.path / "refs")
        if Self.format(item) == .sha256 {
            try scratch.write(
                "config", "[core]\nrepositoryformatversion = 1\nbare = true\n[extensions]\nobjectformat = sha256\n")
        }
        func isSound() -> Bool {
            guard let repository = try? Repository(at: scratch.path) else { return false }
            return (try? Self.bad(repository).isEmpty) ?? false
        }
        switch item.expect {
        case "accept": #expect(isSound())
        case "reject": #expect(!isSound())
        default: _ = isSound()
        }
    }
}
