public import Journal
public import Objects
import Signatures
public import Store

extension JournalStore {
    /// The operations that a commit of the journal has. A file that is no operation, or lies under another name than its own, is left out.
    ///
    /// Throws what the store throws.
    public func operations(at commit: ObjectID, _ reader: ObjectReader) throws -> [Operation] {
        try JournalFiles(reader).added(nil, PublishedLibrary.tree(of: commit, reader)).new
    }

    /// What is in one commit's journal and not in another's; with `nil`, all of it. Throws what the store throws.
    ///
    /// - Returns: the operations, and the paths of files that are none, at most ten.
    public func additions(
        to old: ObjectID?, in new: ObjectID, _ reader: ObjectReader
    ) throws -> (operations: [Operation], strange: [[UInt8]]) {
        let before = try old.map { try PublishedLibrary.tree(of: $0, reader) }
        let tree = try PublishedLibrary.tree(of: new, reader)
        let operations = try JournalFiles(reader).added(before, tree).new
        let known = Set(operations.map { JournalRefs.path(of: $0.id) })
        let strange = try TreeDifference(reader).files(before, tree)
            .filter { $0.entry != nil && !known.contains($0.path) }.map(\.path)
        return (operations, Array(strange.prefix(10)))
    }

    /// What the operations of a commit come to when nobody vouches for anything: every signature of a hub is checked by itself, which takes
    /// some milliseconds each.
    ///
    /// - Parameters:
    ///   - root: the founding operation; nil for the first sound one.
    /// - Returns: the journal, and operations that are said to be from a hub and are not.
    /// Throws what the store throws, and SSHKeygenError.
    public func audit(
        _ commit: ObjectID, _ reader: ObjectReader, root: OperationID?,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> (journal: Journal, forged: [OperationID]) {
        try audit(operations(at: commit, reader), reader, root: root, progress: progress)
    }

    /// Like `audit` of a commit, for operations that need not be in any journal yet; the signatures of `trusted` ones have been checked before.
    public func audit(
        _ all: [Operation], _ reader: ObjectReader, root: OperationID?, trusted: Set<OperationID> = [],
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> (journal: Journal, forged: [OperationID]) {
        let judge = try SignatureJudge(self, reader, ObjectID.null(reader.format), all, known: Journal(), audit: true)
        var right: [OperationID: Bool] = [:]
        var forged: Set<OperationID> = []
        var checked = 0
        let journal = try withoutActuallyEscaping(progress) { progress in
            try Journal.folding(all, root: root) { operation, key in
                if trusted.contains(operation.id) { return judge.isNamed(operation, key) }
                checked += 1
                progress(checked, all.count)
                let isRight = try judge.isSigned(operation, key)
                right[operation.id] = right[operation.id] == true || isRight
                return isRight
            }
        }
        for (id, isRight) in right where !isRight { forged.insert(id) }
        return (journal, forged.sorted())
    }

    /// The founding operations of a commit's journal that are signed by the hub they name, oldest first. There is one, unless somebody
    /// has put another library's in.
    public func foundings(at commit: ObjectID, _ reader: ObjectReader) throws -> [Operation] {
        let temporary = try repository.prepareTemporaryDirectory()
        return try operations(at: commit, reader).filter { operation in
            guard case .founding(let founding) = operation.content, operation.library == nil,
                operation.author == founding.hub.id, let key = PublicKey(text: founding.hub.key)
            else { return false }
            return try keygen.verify(operation, by: key, temporary: temporary)
        }.sorted { $0.position < $1.position }
    }
}
