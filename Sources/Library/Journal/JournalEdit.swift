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

/// The commit that adds operations to a library, and the change of the ref that makes them count.
public struct JournalEdit {
    /// The changes of refs; each expects what was read before.
    public let edits: [RefEdit]
    /// The commit of the journal then.
    public let commit: ObjectID

    /// Makes the objects, in `objects`; nothing counts before they are stored and the refs are changed.
    ///
    /// - Parameters:
    ///   - before: the commit of the journal that is continued.
    ///   - others: further commits of journals whose operations are all among the old and new ones.
    /// Throws what the store throws, and SSHKeygenError.
    public init(
        adding operations: [(id: OperationID, bytes: [UInt8])], to before: ObjectID?, others: [ObjectID] = [],
        by hub: HubIdentity, on day: Day, _ reader: ObjectReader, into objects: NewObjects
    ) throws {
        let format = reader.format
        let author = hub.signature(day)
        let tree = try before.map { try reader.links($0).tree } ?? format.emptyTree
        let added = try operations.map { operation in
            (path: JournalRefs.path(of: operation.id), id: Optional(try objects.add(.blob, operation.bytes)))
        }
        let journal = Commit(
            tree: try reader.tree(tree, setting: added, into: objects), parents: (before.map { [$0] } ?? []) + others,
            author: author, committer: author,
            message: Array((operations.count == 1 ? "1 Vorgang\n" : "\(operations.count) Vorgänge\n").utf8))
        commit = try objects.add(
            .commit, journal.signed(with: hub.key, by: hub.keygen, format: format).encode())
        edits = [RefEdit(JournalRefs.journal, expected: before.map { .id($0) } ?? .absent, to: .id(commit))]
    }
}
