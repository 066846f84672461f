public import Bytes
public import Files
public import Journal
public import Objects
public import Signatures
public import Store

/// The key a hub signs with, and who it is in versions.
public struct HubIdentity: Sendable {
    /// Who it is in the journal.
    public let id: MemberID
    /// What it is called.
    public let name: String
    /// Its private key.
    public let key: Path
    /// Signs with it.
    public let keygen: SSHKeygen

    /// Creates an identity.
    public init(id: MemberID, name: String, key: Path, keygen: SSHKeygen) {
        (self.id, self.name, self.key, self.keygen) = (id, name, key, keygen)
    }

    /// As author of something on a day.
    public func signature(_ day: Day) -> Signature {
        Signature(name: Array(name.utf8), email: Array("\(id).allmende.invalid".utf8), seconds: day.seconds)
    }
}

/// The commits that add operations and texts to a library, and the changes of refs that make them count.
public struct JournalEdit {
    /// The changes of refs; each expects what was read before.
    public let edits: [RefEdit]
    /// The commit of the journal then.
    public let commit: ObjectID

    /// Makes the objects, in `objects`; nothing counts before they are stored and the refs are changed.
    ///
    /// - Parameters:
    ///   - before: the commits of journal and erasable tree that are continued.
    ///   - others: further commits of journals whose operations are all among the old and new ones.
    /// Throws what the store throws, and SSHKeygenError.
    public init(
        adding operations: [(id: OperationID, bytes: [UInt8])], _ texts: [JournalText],
        to before: (journal: ObjectID?, erasable: ObjectID?), others: [ObjectID] = [], by hub: HubIdentity, on day: Day,
        _ reader: ObjectReader, into objects: NewObjects
    ) throws {
        let format = reader.format
        let author = hub.signature(day)
        func tree(_ commit: ObjectID?) throws -> ObjectID {
            try commit.map { try reader.links($0).tree } ?? format.emptyTree
        }
        let edit = TreeEdit(MergeSources(reader: reader, fresh: [objects]), objects)
        var edits: [RefEdit] = []
        let added = try operations.map { operation in
            (JournalRefs.path(of: operation.id), TreeEdit.Entry(.file, try objects.add(.blob, operation.bytes)))
        }
        let journal = Commit(
            tree: try edit.setting(added.map { ($0.0, $0.1) }, in: tree(before.journal)),
            parents: (before.journal.map { [$0] } ?? []) + others, author: author, committer: author,
            message: Array((operations.count == 1 ? "1 Vorgang\n" : "\(operations.count) Vorgänge\n").utf8))
        commit = try objects.add(
            .commit, journal.signed(with: hub.key, by: hub.keygen, format: format).encode())
        edits.append(
            RefEdit(JournalRefs.journal, expected: before.journal.map { .id($0) } ?? .absent, to: .id(commit)))
        if !texts.isEmpty {
            let id = try Self.texts(texts, after: before.erasable, by: author, on: day, reader, into: objects)
            edits.append(
                RefEdit(JournalRefs.erasable, expected: before.erasable.map { .id($0) } ?? .absent, to: .id(id)))
        }
        self.edits = edits
    }

    /// The commit of the erasable tree with further texts in it. Throws what the store throws.
    ///
    /// - Parameter author: who adds them; nil for nobody in particular.
    public static func texts(
        _ texts: [JournalText], after before: ObjectID?, by author: Signature?, on day: Day, _ reader: ObjectReader,
        into objects: NewObjects
    ) throws -> ObjectID {
        let author =
            author
            ?? Signature(
                name: Array("Allmende".utf8), email: Array("hub@allmende.invalid".utf8), seconds: day.seconds)
        let added = try texts.map { text in
            (JournalRefs.textPath(of: text.id), TreeEdit.Entry(.file, try objects.add(.blob, text.bytes)))
        }
        let edit = TreeEdit(MergeSources(reader: reader, fresh: [objects]), objects)
        let tree = try before.map { try reader.links($0).tree } ?? reader.format.emptyTree
        // Without parents: what is taken out of it one day is really gone then.
        let commit = Commit(
            tree: try edit.setting(added.map { ($0.0, $0.1) }, in: tree), parents: [], author: author,
            committer: author, message: Array("Texte\n".utf8))
        return try objects.add(.commit, commit.encode())
    }
}
