public import Bytes
public import Journal
public import Objects
public import Store

// The erasable tree and the texts that wait for a moderator are each one commit without parents, made anew with every change, so that what is
// taken out of them is reachable from nowhere and can be removed from the store (DESIGN, D7; Specs/erasure.md).

/// What operations change in the erasable tree.
public struct ErasableEdit {
    /// The changes of refs; each expects what was read before.
    public private(set) var edits: [RefEdit] = []
    /// Blobs that are in neither tree any more.
    public private(set) var removed: Set<ObjectID> = []

    private let journal: Journal
    private let reader: ObjectReader
    private let objects: NewObjects
    private let author: Signature

    /// Makes the trees, in `objects`; nothing counts before they are stored and the refs are changed.
    ///
    /// - Parameters:
    ///   - operations: what is new; only what it concerns is looked at. One that erases a person has every text looked at.
    ///   - journal: what the journal comes to with them.
    ///   - files: texts and cards that came along.
    ///   - author: who changes them; nil for nobody in particular.
    /// Throws what the store throws.
    public init(
        _ operations: [Operation], _ journal: Journal, _ files: [ErasableFile], in refs: RefStore,
        by author: Signature?,
        on day: Day, _ reader: ObjectReader, into objects: NewObjects
    ) throws {
        self.author =
            author
            ?? Signature(
                name: Array("Allmende".utf8), email: Array("hub@allmende.invalid".utf8), seconds: day.seconds)
        (self.journal, self.reader, self.objects) = (journal, reader, objects)
        let before = (try refs.id(JournalRefs.erasable), try refs.id(JournalRefs.moderation))
        let trees = (try tree(before.0), try tree(before.1))
        var open: [[UInt8]: [UInt8]?] = [:]
        var waiting: [[UInt8]: [UInt8]?] = [:]
        for path in try stale(operations, trees.0) { open[path] = .some(nil) }
        for file in files where journal.keeps(file) {
            switch file {
            case .text(let text):
                if journal.isPending(text.id) {
                    waiting[JournalRefs.textPath(of: text.id)] = text.bytes
                } else {
                    open[JournalRefs.textPath(of: text.id)] = text.bytes
                }
            case .card(let card):
                for (contact, name) in journal.contacts.cards where name == card.id {
                    open[JournalRefs.cardPath(of: contact)] = card.bytes
                }
            }
        }
        if before.1 != nil, operations.contains(where: \.touchesModeration) {
            // There are few, for newcomers may have few waiting.
            for entry in try reader.flatten(trees.1) where waiting[entry.path] == nil {
                guard let text = JournalText(file: try reader.read(entry.id, .blob)) else { continue }
                if journal.isPending(text.id), journal.keeps(.text(text)) { continue }
                waiting[entry.path] = .some(nil)
                if journal.keeps(.text(text)) { open[entry.path] = text.bytes }
            }
        }
        try set(JournalRefs.erasable, open, before.0, trees.0)
        try set(JournalRefs.moderation, waiting, before.1, trees.1)
        // A text that was released is in the other tree now.
        let kept = Set(
            try (open.values.compactMap { $0 } + waiting.values.compactMap { $0 }).map {
                try objects.add(.blob, $0)
            })
        removed.subtract(kept)
    }

    private func tree(_ commit: ObjectID?) throws -> ObjectID {
        try commit.map { try reader.links($0).tree } ?? reader.format.emptyTree
    }

    /// The files that operations have taken out.
    private func stale(_ operations: [Operation], _ tree: ObjectID) throws -> Set<[UInt8]> {
        var paths: Set<[UInt8]> = []
        for operation in operations {
            switch operation.content {
            case .edited, .retracted, .eventChanged:
                let discussion = operation.subject.flatMap { journal.discussion($0) }
                for text in discussion?.goneTexts ?? [] { paths.insert(JournalRefs.textPath(of: text)) }
            case .contact(let record): paths.insert(JournalRefs.cardPath(of: record.id))
            case .contactRemoved(let id): paths.insert(JournalRefs.cardPath(of: id))
            case .erasure(let erasure):
                for text in erasure.texts { paths.insert(JournalRefs.textPath(of: text)) }
                if let contact = erasure.contact { paths.insert(JournalRefs.cardPath(of: contact)) }
                if erasure.person != nil { for entry in try reader.flatten(tree) { paths.insert(entry.path) } }
            default: break
            }
        }
        return try paths.filter { path in
            guard let entry = try reader.entry(path, in: tree), entry.mode.isFile else { return false }
            guard let file = ErasableFile(try reader.read(entry.id, .blob)) else { return true }
            return !journal.keeps(file)
        }
    }

    private mutating func set(
        _ name: RefName, _ files: [[UInt8]: [UInt8]?], _ before: ObjectID?, _ tree: ObjectID
    ) throws {
        guard !files.isEmpty else { return }
        for path in files.keys {
            if let entry = try reader.entry(path, in: tree) { removed.insert(entry.id) }
        }
        let entries = try files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { path, bytes in
            (path: path, id: try bytes.map { try objects.add(.blob, $0) })
        }
        let new = try reader.tree(tree, setting: entries, into: objects)
        guard new != tree else { return }
        // Where all are gone, what is left is an object like any other.
        if new == reader.format.emptyTree { _ = try objects.add(.tree, []) }
        let commit = Commit(
            tree: new, parents: [], author: author, committer: author, message: Array("Texte\n".utf8))
        edits.append(
            RefEdit(
                name, expected: before.map { .id($0) } ?? .absent,
                to: .id(try objects.add(.commit, commit.encode()))))
    }
}

extension Operation {
    /// Whether it may let a text that waits go on, or drop it.
    fileprivate var touchesModeration: Bool {
        switch content {
        case .moderated, .edited, .retracted, .erasure, .member, .blocked: true
        default: false
        }
    }
}
