import Bytes
import Files
public import Objects
import Store

// A merge that was begun and is not finished has Git's own files, so that stock git knows it too:
//
//   MERGE_HEAD      the version that is merged
//   MERGE_MSG       the note of the version to be
//   ORIG_HEAD       the version before
//   allmende/merge  one line: the tree of the merge, the version that is merged, and "begun" until files and index hold it
//
// The last one keeps a merge whose files were not all written from being saved as it is: they would look as if the other
// side's changes had been taken back. It names the version so that one left over from another merge says nothing about this.

/// A merge that is not finished.
public struct MergeState: Sendable, Equatable {
    /// The versions that are merged into the current one.
    public let heads: [ObjectID]
    /// The note of the version to be.
    public let note: String
    /// The merged snapshot as it was computed; nil when another program began the merge.
    public let tree: ObjectID?
    /// Whether files and index hold it.
    let isWritten: Bool
}

extension Repository {
    private var mergeRecord: Path { gitDirectory / "allmende" / "merge" }

    /// The merge that is not finished; nil when there is none. One that the current version already holds is over.
    func mergeState() throws -> MergeState? {
        guard let bytes = try FileSystem.readIfPresent(gitDirectory / "MERGE_HEAD", limit: 1 << 16) else { return nil }
        let heads = bytes.split(separator: 0x0a).compactMap { ObjectID(hex: Array($0), format) }
        guard !heads.isEmpty else { return nil }
        let message = try FileSystem.readIfPresent(gitDirectory / "MERGE_MSG", limit: 1 << 20) ?? []
        // As git does with the note it proposes, lines that begin with # are left out.
        let lines = String(decoding: message, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let note = lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n").trimmingBlanks
        let record = try FileSystem.readIfPresent(mergeRecord, limit: 4096) ?? []
        let words = String(decoding: record, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count >= 2, heads.map(\.description) == [String(words[1])] else {
            return MergeState(heads: heads, note: note, tree: nil, isWritten: true)
        }
        let tree = ObjectID(hex: Array(words[0].utf8), format)
        return MergeState(heads: heads, note: note, tree: tree, isWritten: words.count == 2)
    }

    /// Notes a merge before the first file changes; durable on return.
    func beginMerge(of head: ObjectID, into orig: ObjectID, tree: ObjectID, note: String) throws {
        let temporary = try prepareTemporaryDirectory()
        try FileSystem.makeDirectories(mergeRecord.parent)
        for (path, text) in [
            (mergeRecord, "\(tree) \(head) begun\n"), (gitDirectory / "ORIG_HEAD", "\(orig)\n"),
            (gitDirectory / "MERGE_MSG", note + "\n"), (gitDirectory / "MERGE_MODE", "no-ff"),
            // Last: with it the merge is there.
            (gitDirectory / "MERGE_HEAD", "\(head)\n"),
        ] { try FileSystem.replace(path, with: Array(text.utf8), temporary: temporary) }
    }

    /// Notes that files and index hold the merge of `head`.
    func noteMergeWritten(_ tree: ObjectID, of head: ObjectID) throws {
        try FileSystem.replace(mergeRecord, with: Array("\(tree) \(head)\n".utf8), temporary: temporaryDirectory)
    }

    /// Forgets the merge; durable on return.
    func endMerge() throws {
        for name in ["MERGE_HEAD", "MERGE_MSG", "MERGE_MODE"] { try FileSystem.remove(gitDirectory / name) }
        try FileSystem.remove(mergeRecord)
        try FileSystem.sync(gitDirectory)
    }
}
