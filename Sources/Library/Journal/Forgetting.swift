import Bytes
import Files
import History
public import Journal
public import Objects
public import Store

// Between the moment in which a ref leads to a text no more and the moment in which its bytes are out of every file, the machine may stop. So
// what is to go is written down first:
//
//     allmende/vergessen           object ids in hexadecimal, one a line
//     allmende/vergessen-bis       how many tombstones of the journal have been carried out
//
// both in the repository's directory; neither says anything about anybody.

/// Removes texts and cards for good: in every pack and loose file, whatever leads to them (Specs/erasure.md).
public struct Forgetting {
    private let repository: Repository

    /// In a repository.
    public init(_ repository: Repository) { self.repository = repository }

    private var list: Path { repository.commonDirectory / "allmende" / "vergessen" }
    private var mark: Path { repository.commonDirectory / "allmende" / "vergessen-bis" }
    private static let maximumList = 64 << 20

    /// Whether something is still to go.
    public func isPending(_ journal: Journal) -> Bool { (try? FileStatus.of(list)) != nil || hasNews(journal) }

    /// Writes down what is about to go; durable when this returns. What is still in the erasable tree when `carryOut` comes stays.
    public func note(_ ids: Set<ObjectID>) throws {
        guard !ids.isEmpty else { return }
        try FileSystem.makeDirectories(list.parent)
        let all = try noted().union(ids)
        try replace(list, with: all.sorted().map { "\($0)\n" }.joined())
    }

    private func noted() throws -> Set<ObjectID> {
        let bytes = try FileSystem.readIfPresent(list, limit: Self.maximumList) ?? []
        return Set(bytes.split(separator: 0x0a).compactMap { ObjectID(hex: $0, repository.format) })
    }

    private func replace(_ path: Path, with text: String) throws {
        try FileSystem.replace(
            path, with: Array(text.utf8), temporary: try repository.prepareTemporaryDirectory())
    }

    /// Removes what was written down, and where the journal has tombstones that were not carried out here, everything they reach, wherever it
    /// lies. Costs nothing when there is nothing to do.
    ///
    /// - Parameters:
    ///   - others: further files that go when the journal has a new tombstone.
    ///   - progress: told how many of how many objects have been looked at.
    /// - Returns: how many tombstones were new here.
    /// Throws what the store throws; what is written down stays so until it is done.
    @discardableResult
    public func carryOut(
        _ journal: Journal, also others: (([UInt8]) -> Bool)? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        let done = try tombstones()
        let new = journal.contacts.erasedCount - done
        var ids = try noted()
        if new > 0 { ids.formUnion(try find(journal, others, progress)) }
        let kept = try livingBlobs(among: ids).union(versionBlobs(among: ids, all: new > 0))
        ids.subtract(kept)
        if !ids.isEmpty { try repository.purge(ids) }
        if new != 0 {
            try FileSystem.makeDirectories(mark.parent)
            try replace(mark, with: "\(journal.contacts.erasedCount)\n")
        }
        if try FileStatus.of(list) != nil { _ = try FileSystem.remove(list) }
        return max(0, new)
    }

    /// Whether the journal has tombstones that were not carried out here.
    public func hasNews(_ journal: Journal) -> Bool { (try? tombstones()) != journal.contacts.erasedCount }

    /// How many tombstones have been carried out here.
    private func tombstones() throws -> Int {
        let bytes = try FileSystem.readIfPresent(mark, limit: 100) ?? []
        return Int(String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self)) ?? 0
    }

    /// Everything in the store that a tombstone reaches, or that nothing names any more.
    private func find(
        _ journal: Journal, _ others: (([UInt8]) -> Bool)?, _ progress: (Int, Int) -> Void
    ) throws -> Set<ObjectID> {
        let current = Set(journal.contacts.cards.values)
        let found = try repository.blobs(upTo: ErasableFile.maximumSize, progress: progress) { bytes in
            if others?(bytes) == true { return true }
            switch ErasableFile(bytes) {
            case .text(let text): return !journal.keeps(text.id, by: text.author)
            // One that is on its way is none that was replaced.
            case .card(let card): return !current.contains(card.id) && journal.contacts.isReplaced(card.id)
            case nil: return false
            }
        }
        return found.ids
    }

    /// What versions hold: somebody may have put a copy of a text into a template, and a version is never broken. A hub takes none that do;
    /// so after a change of a text only a copy's own versions are looked at, after a tombstone everything.
    private func versionBlobs(among ids: Set<ObjectID>, all: Bool) throws -> Set<ObjectID> {
        guard !ids.isEmpty else { return [] }
        let reader = try ObjectReader(repository.objects)
        let refs = try repository.refs.list().filter { ref in
            !ref.name.description.hasPrefix("refs/allmende/")
        }
        let theirs = refs.filter { $0.name.description.hasPrefix("refs/remotes/") || repository.isBare }
        let own = refs.filter { !($0.name.description.hasPrefix("refs/remotes/") || repository.isBare) }
        guard all || !own.isEmpty else { return [] }
        var living: Set<ObjectID> = []
        let walk = ObjectWalk(CommitTable(reader, shallow: try repository.shallowCommits())) { found in
            if ids.contains(found.id) { living.insert(found.id) }
        }
        try walk.run(
            wants: (all ? refs : own).map(\.id), excluded: all ? [] : theirs.map(\.id))
        return living
    }

    /// What is in one of the trees now; a note of what then did not come about does no harm.
    private func livingBlobs(among ids: Set<ObjectID>) throws -> Set<ObjectID> {
        guard !ids.isEmpty else { return [] }
        let reader = try ObjectReader(repository.objects)
        var living: Set<ObjectID> = []
        let hidden = try repository.refs.list(prefix: "refs/allmende/hub/").map(\.name)
        for name in [JournalRefs.erasable, JournalRefs.moderation] + hidden {
            guard let commit = try repository.refs.id(name), try reader.contains(commit) else { continue }
            for entry in try reader.flatten(PublishedLibrary.tree(of: commit, reader)) where ids.contains(entry.id) {
                living.insert(entry.id)
            }
        }
        return living
    }
}
