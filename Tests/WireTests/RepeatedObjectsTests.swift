import Bytes
import Files
import Objects
import Packs
import Store
import TestSupport
import Testing

@testable import Wire

/// A hub's real life: every push a pack of its own, completed with copies of what its deltas build on.
@Suite("Objects in several packs", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct RepeatedObjectsTests {
    /// Pushes each version by itself into a bare repository that keeps packs.
    static func received(_ scratch: Scratch, _ format: String, seed: Int) throws -> Path {
        let git = try Git.required()
        let source = scratch.path / "source.git"
        try RandomLibrary.make(at: source, format: format, commits: 60, seed: seed)
        let bare = scratch.path / "bare.git"
        try git("init", "-q", "--bare", "-b", "b0", "--object-format=\(format)", bare.description)
        try git("config", "transfer.unpackLimit", "1", in: bare)
        try git("config", "receive.autogc", "false", in: bare)
        let commits = try git("rev-list", "--all", "--topo-order", "--reverse", in: source).split(separator: "\n")
        for (number, commit) in commits.enumerated() where number % 2 == 0 || number == commits.count - 1 {
            try git("push", "-q", "--force", bare.description, "\(commit):refs/heads/s\(number % 5)", in: source)
        }
        return bare
    }

    @Test("a clone has every object once, and git takes it without a word", arguments: ["sha1", "sha256"], 1...3)
    func clone(_ format: String, _ seed: Int) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let path = try Self.received(scratch, format, seed: seed)
        let repository = try Repository(at: path)
        let reader = try ObjectReader(repository.objects)
        #expect(reader.packs.count > 10)
        let wants = try repository.refs.list().map(\.id)
        for usesOffsets in [true, false] {
            let assembler = PackAssembler(reader, usesOutsideBases: false, usesOffsets: usesOffsets)
            // As if a walk met every copy.
            for id in try PackPlansTests.fresh(repository, wants) {
                for number in reader.packs.indices {
                    if let position = reader.packs[number].index.position(of: id) {
                        assembler.add(id, at: .packed(pack: number, position: position))
                    }
                }
            }
            let output = MemoryOutput()
            let written = try assembler.write(to: output, keepsEntries: true)
            #expect(Set(written.entries.map(\.id)).count == written.entries.count)
            let target = scratch.path / "clone-\(usesOffsets).git"
            try git("init", "-q", "--bare", "--object-format=\(format)", target.description)
            let taken = try git.run(["index-pack", "--stdin", "--strict"], in: target, input: output.bytes)
            #expect(taken.status == 0, "\(taken.errors)")
            let ids = try git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)", in: target)
            #expect(Set(ids.split(separator: "\n").map(String.init)) == Set(written.entries.map(\.id.description)))
        }
    }
}
