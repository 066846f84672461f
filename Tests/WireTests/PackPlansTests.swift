import Files
import History
import Objects
import Store
import TestSupport
import Testing

@testable import Wire

/// The objects of a clone, kept and continued, against those of a walk from the beginning.
@Suite("Kept choice of objects", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct PackPlansTests {
    private final class Counter: WorkGate {
        nonisolated(unsafe) private(set) var walks = 0
        func enter() { unsafe walks += 1 }
        func leave() {}
    }

    /// What a walk from the beginning finds.
    static func fresh(_ repository: Repository, _ wants: [ObjectID]) throws -> Set<ObjectID> {
        let reader = try ObjectReader(repository.objects)
        var found: Set<ObjectID> = []
        try ObjectWalk(CommitTable(reader)) { found.insert($0.id) }.run(wants: wants, excluded: [])
        return found
    }

    static func kept(_ plans: PackPlans, _ repository: Repository, _ wants: [ObjectID]) throws -> Set<ObjectID> {
        let reader = try ObjectReader(repository.objects)
        let table = CommitTable(reader)
        let assembler = try plans.assembler(for: wants, reader, table) { wants, excluded, assembler in
            try ObjectWalk(table) { assembler.add($0.id, at: $0.place) }.run(wants: wants, excluded: excluded)
        }
        return Set(
            try Git.required()(
                "cat-file", "--batch-all-objects", "--batch-check=%(objectname)", in: repository.gitDirectory
            )
            .split(separator: "\n").compactMap { ObjectID(hex: $0.utf8, repository.format) }
            .filter { try assembler.includes($0) })
    }

    @Test("every clone gets what its tips lead to and nothing else, whatever was asked for before", arguments: 1...4)
    func sameAsFresh(_ seed: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path / "r.git"
        try RandomLibrary.make(at: path, format: seed % 2 == 0 ? "sha1" : "sha256", commits: 120, seed: seed)
        let git = try Git.required()
        try git("tag", "-m", "Marke", "marke", "b0", in: path)
        let repository = try Repository(at: path)
        let commits = try git("rev-list", "--all", "--reverse", in: path).split(separator: "\n")
            .compactMap { ObjectID(hex: $0.utf8, repository.format) }
        let tag = try #require(
            ObjectID(hex: try git("rev-parse", "marke", in: path).prefix { $0.isHexDigit }.utf8, repository.format))
        let plans = PackPlans(Counter())
        var random = Seeded(seed)
        for round in 0..<40 {
            // Now and then tips go back, as after a forced push or a deletion.
            let upTo = round % 7 == 6 ? 20 : min(commits.count, 10 + round * 3)
            var wants = (0..<3).map { _ in commits[Int.random(in: max(0, upTo - 8)..<upTo, using: &random)] }
            if round % 5 == 0 { wants.append(tag) }
            #expect(try Self.kept(plans, repository, wants) == Self.fresh(repository, wants), "round \(round)")
        }
    }

    @Test("who wants the same gets it without another walk, also after packs were merged")
    func isKept() throws {
        let scratch = try Scratch()
        let path = scratch.path / "r.git"
        try RandomLibrary.make(at: path, format: "sha256", commits: 60, seed: 9)
        let repository = try Repository(at: path)
        let branch = try #require(RefName("refs/heads/b0"))
        let tip = try #require(try repository.refs.resolve(branch).id)
        let counter = Counter()
        let plans = PackPlans(counter)
        let first = try Self.kept(plans, repository, [tip])
        #expect(try Self.kept(plans, repository, [tip]) == first)
        #expect(unsafe counter.walks == 1)
        try Git.required()("repack", "-adfq", in: path)
        try repository.objects.refresh()
        #expect(try Self.kept(plans, repository, [tip]) == first)
    }
}
