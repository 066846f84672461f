/// An operation about a proposal, with what is known of its origin.
struct Entry: Sendable, Hashable {
    /// Where it stands.
    let position: Position
    /// Where its author's rights are judged: at the hub's attestation, so that setting one's clock back changes no right.
    var judged: Position
    /// How its author was known; nil for a hub.
    var access: String?
}

/// Makes a proposal of the operations about it. Linear in their number; reviews and acceptances name what they rest on, so the
/// order in which operations arrive does not matter.
struct ProposalFold {
    private(set) var proposal: Proposal?
    private(set) var ignored: [(OperationID, Refusal)] = []
    private let registry: Registry
    /// Where each revision and each review stands in the proposal, so that no operation searches through the others.
    private var revisions: [OperationID: Int] = [:]
    private var reviews: [OperationID: Int] = [:]

    init(_ registry: Registry, _ entries: [(Entry, Operation)], root: OperationID) {
        self.registry = registry
        let sorted = entries.sorted { $0.0.position < $1.0.position }
        guard let (entry, opening) = sorted.first(where: { $0.1.id == root }),
            case .opened(let title, let revision) = opening.content
        else { return }
        if let refusal = contribution(opening, entry) {
            ignored.append((opening.id, refusal))
            return
        }
        var proposal = Proposal(opening, title: title, revision)
        proposal.count = sorted.count
        revisions[opening.id] = 0
        // Revisions first, then what speaks of them, then what rests on that.
        for (entry, operation) in sorted where operation.id != root { revise(operation, entry, &proposal) }
        for (entry, operation) in sorted where operation.id != root { review(operation, entry, &proposal) }
        for (entry, operation) in sorted where operation.id != root { settle(operation, entry, &proposal) }
        self.proposal = proposal
    }

    /// What keeps a contributor's operation from counting.
    private func contribution(_ operation: Operation, _ entry: Entry) -> Refusal? {
        switch roles(operation, entry) {
        case .failure(let refusal): refusal
        case .success(let roles): Role.mayContribute(roles) ? nil : .role([.contributor])
        }
    }

    private func roles(_ operation: Operation, _ entry: Entry) -> Result<Set<Role>, Refusal> {
        registry.roles(of: operation.author, at: entry.judged, access: entry.access)
    }

    private mutating func ignore(_ operation: Operation, _ refusal: Refusal) { ignored.append((operation.id, refusal)) }

    private mutating func revise(_ operation: Operation, _ entry: Entry, _ proposal: inout Proposal) {
        guard case .revised(let revision) = operation.content else { return }
        if operation.author.ars != proposal.author.ars { return ignore(operation, .notOwn) }
        if let refusal = contribution(operation, entry) { return ignore(operation, refusal) }
        revisions[operation.id] = proposal.revisions.count
        proposal.revisions.append(
            Proposal.RevisionEntry(
                id: operation.id, author: operation.author, day: operation.day, revision: revision))
    }

    private mutating func review(_ operation: Operation, _ entry: Entry, _ proposal: inout Proposal) {
        guard case .review(let review) = operation.content else { return }
        guard revisions[review.revision] != nil else { return ignore(operation, .noSuchRevision) }
        if let refusal = Self.refusal(review.verdict, roles(operation, entry)) { return ignore(operation, refusal) }
        reviews[operation.id] = proposal.reviews.count
        proposal.reviews.append(
            Proposal.ReviewEntry(
                id: operation.id, author: operation.author, day: operation.day, access: entry.access ?? "",
                review: review))
    }

    /// What keeps somebody with these roles from giving a verdict.
    static func refusal(_ verdict: Review.Verdict, _ roles: Result<Set<Role>, Refusal>) -> Refusal? {
        switch roles {
        case .failure(let refusal): return refusal
        case .success(let roles):
            switch verdict {
            case .note: return Role.mayContribute(roles) ? nil : .role([.contributor])
            case .approved, .changes: return roles.contains(.reviewer) ? nil : .role([.reviewer])
            case .released:
                return roles.isDisjoint(with: [.reviewer, .moderator]) ? .role([.reviewer, .moderator]) : nil
            }
        }
    }

    private mutating func settle(_ operation: Operation, _ entry: Entry, _ proposal: inout Proposal) {
        switch operation.content {
        case .withdrawn:
            if case .success(let roles) = roles(operation, entry), roles.contains(.moderator) {
                proposal.isWithdrawn = true
            } else if operation.author.ars != proposal.author.ars {
                ignore(operation, .notOwn)
            } else if let refusal = contribution(operation, entry) {
                ignore(operation, refusal)
            } else {
                proposal.isWithdrawn = true
            }
        case .dismissed(let review):
            if let refusal = moderation(operation, entry) { return ignore(operation, refusal) }
            guard let index = reviews[review] else { return ignore(operation, .noSuchRevision) }
            proposal.reviews[index].isDismissed = true
        case .moderated(let moderation):
            if let refusal = self.moderation(operation, entry) { return ignore(operation, refusal) }
            if moderation.target == proposal.id {
                proposal.isHidden = moderation.hides
            } else if let index = reviews[moderation.target] {
                proposal.reviews[index].isHidden = moderation.hides
            } else {
                ignore(operation, .noSuchRevision)
            }
        case .accepted(let acceptance):
            if let refusal = refusal(acceptance, operation, entry, proposal) { return ignore(operation, refusal) }
            if proposal.acceptance == nil { proposal.acceptance = (operation.id, operation.day, acceptance) }
        case .posted, .edited, .retracted, .solved, .eventChanged, .eventCancelled, .minutes:
            ignore(operation, .noSuchDiscussion)
        case .unknown: proposal.later.append(operation.id)
        case .invalid(let member): ignore(operation, .content(member))
        default: break
        }
    }

    private func moderation(_ operation: Operation, _ entry: Entry) -> Refusal? {
        switch roles(operation, entry) {
        case .failure(let refusal): refusal
        case .success(let roles): roles.contains(.moderator) ? nil : .role([.moderator])
        }
    }

    /// Whether an acceptance rests on what the policy of its moment asks for. Who is a template's steward only the library
    /// knows; here a release counts by whoever may give one.
    private func refusal(
        _ acceptance: Acceptance, _ operation: Operation, _ entry: Entry, _ proposal: Proposal
    ) -> Refusal? {
        let at = entry.judged
        guard entry.access == nil else { return .onlyHub }
        guard registry.leaders.value(at: at) == operation.author else { return .notLeading }
        guard revisions[acceptance.revision] != nil else { return .noSuchRevision }
        let policy = registry.policies.value(at: at) ?? Policy()
        func counts(_ id: OperationID, _ verdicts: Set<Review.Verdict>) -> Proposal.ReviewEntry? {
            guard let entry = reviews[id].map({ proposal.reviews[$0] }), verdicts.contains(entry.review.verdict),
                entry.review.revision == acceptance.revision, !registry.isRevoked(entry.access, at: at),
                !policy.needsSignatures || entry.isSigned
            else { return nil }
            return entry
        }
        let approving = acceptance.approvals.compactMap { counts($0, [.approved]) }.map(\.author.ars)
        guard Set(approving).subtracting([proposal.author.ars]).count >= policy.quorum else { return .evidence }
        guard !policy.needsRelease || acceptance.releases.contains(where: { counts($0, [.released]) != nil }) else {
            return .evidence
        }
        return nil
    }
}

extension Proposal.ReviewEntry {
    /// Whether the author's own key has signed it.
    public var isSigned: Bool { access.hasPrefix("SHA256:") }
}
