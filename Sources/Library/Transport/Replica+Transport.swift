import Bytes
import History
import Journal
import Objects
public import Signatures
public import Store

/// What a transport file with the state of a library brought to a replica.
public struct TakenConsignment: Sendable {
    /// Operations that are new here.
    public let operations: Int
    /// Whether the hub's current version, as it is known here, has moved.
    public let movedMain: Bool
}

extension Replica {
    /// Takes over the state of a library from a transport file, as a fetch would: the journal only grows, the current version only goes
    /// forward, and every signature of a hub is checked. Durable when this returns; nothing has changed when it throws.
    ///
    /// Throws ConsignmentError, SSHKeygenError, or what the store throws.
    public func takeOver(
        _ opened: OpenedConsignment, _ received: ReceivedPack, _ keygen: SSHKeygen
    ) throws -> TakenConsignment {
        guard opened.isLibrary else { throw ConsignmentError.operationsOnly }
        let refs = Dictionary(opened.sheet.refs.map { ($0.name, $0.id) }) { first, _ in first }
        guard let journal = refs[JournalRefs.journal] else { throw ConsignmentError.operationsOnly }
        let reader = try received.reader()
        let store = JournalStore(repository, keygen)
        let pinned = repository.config.string("allmende", nil, "gruendung").flatMap { OperationID($0) }
        let before = try repository.refs.id(JournalRefs.journal)
        let root = try pinned ?? before.flatMap { _ in try store.snapshot().journal.root } ?? opened.sheet.library
        guard root == opened.sheet.library else { throw ConsignmentError.otherLibrary }
        let fresh = try store.audit(journal, reader, root: root)
        if let id = fresh.forged.first { throw ConsignmentError.forged(id) }
        guard fresh.journal.root == root, fresh.journal.count > 0, !fresh.journal.registry.currentHubs.isEmpty else {
            throw ConsignmentError.otherLibrary
        }
        if let error = opened.trust(fresh.journal).error { throw error }
        let files = JournalFiles(reader)
        let theirs = try PublishedLibrary.tree(of: journal, reader)
        let ours = try before.map { try PublishedLibrary.tree(of: $0, reader) }
        let (new, lost) = try files.added(ours, theirs)
        if lost, !new.isEmpty {
            throw ConsignmentError.diverged(try files.added(theirs, ours ?? theirs).new.count)
        }
        var edits: [RefEdit] = []
        func set(_ name: RefName, _ id: ObjectID) throws {
            let old = try repository.refs.id(name)
            guard old != id else { return }
            edits.append(RefEdit(name, expected: old.map { .id($0) } ?? .absent, to: .id(id), note: "bundle"))
        }
        let isNewer = !new.isEmpty || before == nil
        if isNewer {
            try set(JournalRefs.journal, journal)
            // Taken over by `takeOverErasable`, like what was fetched.
            for (name, id) in refs where name == JournalRefs.erasable { try set(JournalRefs.fetchedErasable, id) }
            for (name, id) in refs where name.description.hasPrefix(JournalRefs.proposals) { try set(name, id) }
        }
        let moved = try move(to: refs[Consignment.main], reader, &edits)
        // An older file, or the same again, leaves nothing behind.
        if !edits.isEmpty { try received.install() }
        let who = organisation.signature(seconds: Replica.today.seconds)
        let outcomes = try repository.refs.apply(edits, identity: who, logsNew: true)
        for (edit, rejection) in zip(edits, outcomes) {
            if let rejection { throw LibraryError.refNotWritten(edit.name, "\(rejection)") }
        }
        if pinned == nil {
            try repository.appendConfiguration(section: "allmende", [("gruendung", root.description)])
        }
        return TakenConsignment(operations: new.count, movedMain: moved)
    }

    private func move(to main: ObjectID?, _ reader: ObjectReader, _ edits: inout [RefEdit]) throws -> Bool {
        guard let main else { return false }
        let name = RefName(known: "refs/remotes/origin/main")
        let old = try repository.refs.id(name)
        if old == main { return false }
        if let old {
            let table = CommitTable(reader, shallow: try repository.shallowCommits())
            if try table.isAncestor(main, of: old) { return false }
            guard try table.isAncestor(old, of: main) else { throw ConsignmentError.mainDiverged }
        }
        edits.append(RefEdit(name, expected: old.map { .id($0) } ?? .absent, to: .id(main), note: "bundle"))
        return true
    }
}
