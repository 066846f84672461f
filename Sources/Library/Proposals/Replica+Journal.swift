import Bytes
public import Files
public import Journal
public import Objects
public import Signatures
import Store

/// What working with proposals in a replica can fail on, beside the journal and the store.
public enum JournalError: Error, Sendable, Equatable {
    /// The library has no journal, or it has not been fetched yet.
    case noJournal
    /// This replica's member is not known to the hub.
    case notMember
    /// No proposal has that name, or more than one begins so.
    case noSuchProposal(String)
    /// No contact has that id.
    case noSuchContact(String)
    /// No discussion or post has that name, or more than one begins so.
    case noSuchDiscussion(String)
    /// There is no version of one's own that the hub has not.
    case nothingToPropose
    /// The hub shows a journal that lacks operations which are here; how many.
    case hubLost(Int)
    /// The hub shows the journal of another library.
    case otherLibrary
}

extension Replica {
    /// The journal of this library as last fetched; nil for a library without one. SSHKeygenError `notFound` without ssh-keygen.
    public func journalStore() throws -> JournalStore? {
        guard try repository.refs.id(JournalRefs.journal) != nil else { return nil }
        guard let keygen = SSHKeygen.installed() else { throw SSHKeygenError(.notFound, "ssh-keygen") }
        return JournalStore(repository, keygen)
    }

    /// Who this replica is in the journal.
    public var member: MemberID? { MemberID(handle: organisation.id, ars: organisation.ars) }

    /// A text by this replica's member. Throws JournalError `notMember`, or Refusal.
    public func text(_ text: String, title: String? = nil, link: String? = nil) throws -> JournalText {
        guard let member else { throw JournalError.notMember }
        return try JournalText(text, by: member, title: title, link: link)
    }

    /// The operations that wait to be submitted.
    public var outbox: Outbox { Outbox(self) }

    /// The version of the hub that proposals are made against: what was fetched last, else the branch itself.
    public static let published = RefName(known: "refs/remotes/origin/main")

    // MARK: The key of this replica

    /// Where this replica's key for signing lies.
    public var signingKeyPath: Path { repository.commonDirectory / "allmende" / "signatur" }

    /// The public half of this replica's key for signing, made if there is none yet.
    public func makeSigningKey(_ keygen: SSHKeygen) throws -> PublicKey {
        if try FileStatus.of(signingKeyPath) != nil { return try keygen.publicKey(of: signingKeyPath) }
        try FileSystem.makeDirectories(signingKeyPath.parent)
        return try keygen.createKey(at: signingKeyPath, comment: organisation.id)
    }

    /// A version with the signature of this replica's key, where there is one and ssh-keygen to use it; else as it is.
    func signed(_ commit: Commit) throws -> Commit {
        guard try FileStatus.of(signingKeyPath) != nil, let keygen = SSHKeygen.installed() else { return commit }
        return try commit.signed(with: signingKeyPath, by: keygen, format: repository.format)
    }

    /// This replica's key, if what it signs will be believed: it is registered for its member, or about to be.
    func signingKey(
        _ keygen: SSHKeygen, registeredIn journal: Journal, _ waiting: [Operation]
    ) throws -> Path? {
        guard try FileStatus.of(signingKeyPath) != nil, let member else { return nil }
        let key = try keygen.publicKey(of: signingKeyPath)
        if let known = journal.registry.key(key.fingerprint) {
            return known.owner == member && known.revoked == nil ? signingKeyPath : nil
        }
        let isComing = waiting.contains { operation in
            guard case .key(let handle, let text, _) = operation.content else { return false }
            return handle == member.handle && text == key.text
        }
        return isComing ? signingKeyPath : nil
    }

    /// Registers this replica's key with the next exchange, unless it is registered or on its way. What asks for it is not signed: the
    /// access key vouches for it.
    public func registerSigningKey(_ keygen: SSHKeygen, label: String) throws {
        guard let store = try journalStore(), let member else { return }
        let journal = try store.snapshot().journal
        guard journal.registry.member(member.handle)?.id == member else { return }
        let isNew = try FileStatus.of(signingKeyPath) == nil
        let key = try makeSigningKey(keygen)
        guard isNew || journal.registry.key(key.fingerprint) == nil else { return }
        let waiting = try outbox.list().map(\.parcel.operation)
        guard try signingKey(keygen, registeredIn: journal, waiting) == nil else { return }
        try outbox.add(.key(handle: member.handle, key: key.text, label: label))
    }

    // MARK: Taking over

    /// Takes over the journal that was fetched: only if it is this library's, and has all that is here. Durable when this returns; whether
    /// anything is new.
    ///
    /// Throws JournalError `hubLost` or `otherLibrary`; then what is here stays.
    public func takeOverJournal() throws -> Bool {
        guard let fetched = try repository.refs.id(JournalRefs.fetched) else { return false }
        let before = try repository.refs.id(JournalRefs.journal)
        guard fetched != before else { return false }
        let files = JournalFiles(reader)
        let (new, lost) = try files.added(before.map { try tree(of: $0) }, try tree(of: fetched))
        if lost {
            let missing = try files.added(
                try tree(of: fetched), try before.map { try tree(of: $0) } ?? tree(of: fetched))
            throw JournalError.hubLost(missing.new.count)
        }
        let pinned = repository.config.string("allmende", nil, "gruendung").flatMap { OperationID($0) }
        if pinned == nil {
            // The first time: what founds this library is believed from here on.
            let founding = new.first { operation in
                guard case .founding = operation.content else { return false }
                return new.contains { $0.library == operation.id } || new.count == 1
            }
            guard let founding else { throw JournalError.otherLibrary }
            try repository.appendConfiguration(section: "allmende", [("gruendung", founding.id.description)])
        } else if before == nil, !new.contains(where: { $0.id == pinned }) {
            throw JournalError.otherLibrary
        }
        let edit = RefEdit(
            JournalRefs.journal, expected: before.map { .id($0) } ?? .absent, to: .id(fetched), note: "fetch")
        if let rejection = try repository.refs.apply([edit])[0] {
            throw LibraryError.refNotWritten(edit.name, "\(rejection)")
        }
        return true
    }
}
