import Files
import History
import Journal
import Library
import Objects
import Signatures
import Store

/// Holds what was fetched for a restored hub against its journal: the journal says what there must be.
struct RestorationCheck {
    private let repository: Repository
    private let reader: ObjectReader
    private let journal: Journal
    private let keygen: SSHKeygen

    init(_ repository: Repository, _ reader: ObjectReader, _ journal: Journal, _ keygen: SSHKeygen) {
        (self.repository, self.reader, self.journal, self.keygen) = (repository, reader, journal, keygen)
    }

    /// Sets the contents of proposals right, and says what is missing.
    func run() throws -> [RestorationReport.Loss] {
        var losses: [RestorationReport.Loss] = []
        let members = journal.registry.activeMembers.count
        if members > 0 { losses.append(.accessKeys(members: members)) }
        losses += try contents()
        let texts = try missingTexts()
        if texts > 0 { losses.append(.texts(texts)) }
        losses += try current()
        return losses
    }

    // MARK: Proposals

    /// Open proposals have a content each, and others have none.
    private func contents() throws -> [RestorationReport.Loss] {
        var edits: [RefEdit] = []
        var losses: [RestorationReport.Loss] = []
        var wanted: [RefName: ObjectID] = [:]
        for proposal in journal.openProposals {
            guard let commit = ObjectID(hex: Array(proposal.current.revision.commit.utf8), reader.format),
                try reader.contains(commit), try reader.header(commit).type == .commit
            else {
                losses.append(.content(proposal.id))
                continue
            }
            wanted[JournalRefs.head(of: proposal.id)] = commit
        }
        let there = try repository.refs.list(prefix: JournalRefs.proposals)
        for ref in there where wanted[ref.name] == nil { edits.append(RefEdit(ref.name, to: nil)) }
        for (name, id) in wanted where !there.contains(where: { $0.name == name && $0.id == id }) {
            edits.append(RefEdit(name, to: .id(id)))
        }
        for case let rejection? in try repository.refs.apply(edits) { throw rejection }
        return losses
    }

    // MARK: Texts

    /// How many texts that operations name are not there. Throws HubError `damagedSource` for a file that is no text.
    private func missingTexts() throws -> Int {
        guard let commit = try repository.refs.id(JournalRefs.journal) else { return 0 }
        let store = JournalStore(repository, keygen)
        let (operations, journal) = (try store.operations(at: commit, reader), try store.snapshot().journal)
        // What was erased, or waits for a moderator, is not missing.
        let named = Set(
            operations.flatMap { operation in
                Journal.texts(of: operation).filter {
                    journal.keeps($0, by: operation.author) && !journal.isPending($0)
                }
            })
        var there: Set<OperationID> = []
        if let erasable = try repository.refs.id(JournalRefs.erasable) {
            for entry in try reader.flatten(PublishedLibrary.tree(of: erasable, reader)) {
                guard entry.mode.isFile, try reader.header(entry.id).size <= JournalText.maximumFile,
                    let file = ErasableFile(try reader.read(entry.id, .blob))
                else { throw HubError.damagedSource("texts: \(String(decoding: entry.path, as: UTF8.self))") }
                guard case .text(let text) = file else { continue }
                guard JournalRefs.textPath(of: text.id) == entry.path else {
                    throw HubError.damagedSource("texts: \(String(decoding: entry.path, as: UTF8.self))")
                }
                there.insert(text.id)
            }
        }
        return named.subtracting(there).count
    }

    // MARK: The current version

    /// What the journal says was accepted must be in the current version; what came after the last acceptance must be signed by a hub.
    private func current() throws -> [RestorationReport.Loss] {
        let main = try repository.refs.id(HubLibrary.main)
        let accepted = journal.allProposals.compactMap { proposal in proposal.acceptance.map { (proposal.id, $0) } }
        guard let main else { return accepted.map { .acceptance($0.0) } }
        let table = CommitTable(reader)
        var losses: [RestorationReport.Loss] = []
        var reached: Set<ObjectID> = []
        for (id, acceptance) in accepted {
            guard let after = ObjectID(hex: Array(acceptance.content.after.utf8), reader.format),
                try reader.contains(after), try table.isAncestor(after, of: main)
            else {
                losses.append(.acceptance(id))
                continue
            }
            reached.insert(after)
        }
        guard !reached.isEmpty else { return losses }
        // From the tip back to the last acceptance there are versions that set the policy, and nothing else.
        var next: ObjectID? = main
        while let id = next, !reached.contains(id) {
            if try !isSignedByHub(id) {
                losses.append(.unsigned(id))
                break
            }
            next = try CommitLinks(reader.read(id, .commit), reader.format).parents.first
        }
        return losses
    }

    private func isSignedByHub(_ id: ObjectID) throws -> Bool {
        try keygen.isSigned(id, byHubOf: journal, reader, temporary: repository.prepareTemporaryDirectory())
    }
}

extension SSHKeygen {
    /// Whether a version is signed by a hub of a journal.
    func isSigned(
        _ commit: ObjectID, byHubOf journal: Journal, _ reader: ObjectReader, temporary: Path
    ) throws -> Bool {
        guard let signed = SignedCommit(try reader.read(commit, .commit), reader.format) else { return false }
        let key = signed.signature.publicKey
        guard journal.registry.currentHubs.contains(where: { $0.key == key.text }) else { return false }
        return try verify(signed.payload, signed.signature, by: key, namespace: .git, temporary: temporary)
    }
}
