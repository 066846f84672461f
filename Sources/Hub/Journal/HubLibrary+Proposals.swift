import Bytes
public import Journal
public import Library
public import Objects
import Signatures
import Store
import Templates

/// Why a proposal is not accepted.
public enum AcceptanceRefusal: Error, Sendable, Equatable {
    /// There is no such proposal, or its content is not here.
    case noSuchProposal
    /// It has been accepted or withdrawn.
    case closed
    /// Whoever asks may not release it.
    case mayNotRelease
    /// Something is missing, or something in the content is in the way.
    case notReady([Standing.Missing], [ProposalContent.Obstacle])
    /// The current version would become another than the one that was agreed to; what it would be.
    case otherResult(ObjectID)
}

/// How a proposal stands at a hub, with its content.
public struct ProposalStanding: Sendable {
    /// The proposal.
    public let proposal: Proposal
    /// What it would make of the current version; nil when its content is not here any more.
    public let content: ProposalContent?
    /// Which verdicts count, and what is missing.
    public let standing: Standing
}

extension HubLibrary {
    /// The proposal that a beginning of its name means; nil for none, and for more than one.
    public func proposal(_ prefix: String) throws -> Proposal? { try journal().proposal(named: prefix) }

    /// Opens a proposal for a version that is in the repository already or among the new objects. Throws Refusal.
    func open(
        _ commit: ObjectID, title: String, text: String?, by sender: Sender, _ transaction: inout HubTransaction
    ) throws -> OperationID {
        let (revision, texts) = try revision(commit, text, sender, transaction)
        let operation = try transaction.write(.opened(title: title, revision), texts: texts, by: sender)
        try Intake(transaction).copy(commit)
        moveHead(of: operation.id, to: commit, &transaction)
        return operation.id
    }

    /// Gives a proposal another content. Throws Refusal.
    func revise(
        _ proposal: OperationID, _ commit: ObjectID, text: String?, by sender: Sender,
        _ transaction: inout HubTransaction
    ) throws {
        let (revision, texts) = try revision(commit, text, sender, transaction)
        try transaction.write(.revised(revision), about: proposal, texts: texts, by: sender)
        try Intake(transaction).copy(commit)
        moveHead(of: proposal, to: commit, &transaction)
    }

    private func revision(
        _ commit: ObjectID, _ text: String?, _ sender: Sender, _ transaction: HubTransaction
    ) throws -> (Revision, [JournalText]) {
        guard let author = sender.member else { throw Refusal.unknownAuthor }
        let texts = try text.map { [try JournalText($0, by: author)] } ?? []
        guard let main = try repository.refs.id(Self.main) else { throw Refusal.contentMissing }
        let tree =
            try transaction.objects.content(of: commit, .commit).map { try CommitLinks($0, repository.format).tree }
            ?? PublishedLibrary.tree(of: commit, transaction.reader)
        return (
            Revision(
                base: main.description, commit: commit.description, tree: tree.description, text: texts.first?.id),
            texts
        )
    }

    // MARK: Looking

    /// How a proposal stands against the current version.
    public func standing(of proposal: Proposal) throws -> ProposalStanding {
        try Self.standing(of: proposal, try journal(), Replica(repository), main: Self.main)
    }

    static func standing(
        of proposal: Proposal, _ journal: Journal, _ replica: Replica, main: RefName, stores: Bool = false
    ) throws -> ProposalStanding {
        let content = try replica.content(of: proposal, journal, main: main, stores: stores)
        return ProposalStanding(
            proposal: proposal, content: content,
            standing: journal.standing(of: proposal, stewards: content?.stewards ?? []))
    }

    // MARK: Accepting

    /// Makes a proposal the current version, when nothing is missing; durable when this returns.
    ///
    /// - Parameters:
    ///   - expected: the tree that the current version shall have then, as whoever accepts has seen it. Where the current version has
    ///     moved on since the proposal was made, this must be named.
    /// - Returns: the new current version.
    /// - Throws: AcceptanceRefusal, Refusal, HubError.
    public func accept(_ id: OperationID, by sender: Sender, expecting expected: ObjectID?) throws -> ObjectID {
        try change { transaction in
            try transaction.demandLeading()
            guard let proposal = transaction.journal.proposal(id) else { throw AcceptanceRefusal.noSuchProposal }
            guard proposal.state == .open else { throw AcceptanceRefusal.closed }
            let member = try transaction.journal.member(sender)
            let seen = try Self.standing(
                of: proposal, transaction.journal, Replica(repository), main: Self.main, stores: true)
            guard let content = seen.content else { throw AcceptanceRefusal.noSuchProposal }
            // First of all: is it what whoever accepts has looked at?
            if let expected, expected != content.result { throw AcceptanceRefusal.otherResult(content.result) }
            if expected == nil, content.isMerged { throw AcceptanceRefusal.otherResult(content.result) }
            try release(proposal, seen, by: member, sender, &transaction)
            let standing = transaction.journal.standing(
                of: transaction.journal.proposal(id) ?? proposal, stewards: content.stewards)
            guard standing.missing.isEmpty, content.obstacles.isEmpty else {
                throw AcceptanceRefusal.notReady(standing.missing, content.obstacles)
            }
            let author = transaction.journal.registry.organisationName(proposal.author.ars) ?? proposal.author.ars
            let after = try moveMain(
                from: content.current, to: content.result, parents: [content.current, content.commit],
                author: Organisation(ars: proposal.author.ars, name: author, id: proposal.author.handle),
                note: "\(proposal.title)\n\nVorschlag \(proposal.id)", &transaction)
            try transaction.issue(
                .accepted(
                    Acceptance(
                        revision: proposal.current.id, approvals: standing.approvals.map(\.id),
                        releases: standing.releases.map(\.id), by: member.id, before: content.current.description,
                        after: after.description)), about: id)
            moveHead(of: id, to: nil, &transaction)
            return after
        }
    }

    /// Accepting is releasing: whoever may release says so by it.
    private func release(
        _ proposal: Proposal, _ seen: ProposalStanding, by member: Registry.Member, _ sender: Sender,
        _ transaction: inout HubTransaction
    ) throws {
        let stewards = seen.content?.stewards ?? []
        guard
            member.roles.contains(.moderator) || member.roles.contains(.reviewer) && stewards.contains(member.id.ars)
        else { throw AcceptanceRefusal.mayNotRelease }
        guard transaction.journal.registry.policy.needsRelease,
            !seen.standing.releases.contains(where: { $0.author == member.id })
        else { return }
        try transaction.write(.review(Review(proposal.current.id, .released)), about: proposal.id, by: sender)
    }

    /// Makes a version of the library and moves the current version to it, together with everything else of the step.
    @discardableResult
    func moveMain(
        from before: ObjectID, to tree: ObjectID, parents: [ObjectID], author: Organisation?, note: String,
        _ transaction: inout HubTransaction
    ) throws -> ObjectID {
        let hub = transaction.identity
        let seconds = try parents.map { try transaction.reader.commitSeconds($0) }.reduce(transaction.day.seconds, max)
        let committer = hub.signature(Day(seconds: seconds))
        let commit = Commit(
            tree: tree, parents: parents, author: author?.signature(seconds: seconds) ?? committer,
            committer: committer, message: Array("\(note)\n".utf8))
        let id = try transaction.objects.add(
            .commit, commit.signed(with: hub.key, by: hub.keygen, format: repository.format).encode())
        transaction.edits.append(
            RefEdit(Self.main, expected: .id(before), to: .id(id), note: "allmende: \(note.prefix { $0 != "\n" })"))
        return id
    }
}
