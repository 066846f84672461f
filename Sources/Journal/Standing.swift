/// How a proposal stands: which verdicts count now, and what is still missing until it may be accepted.
///
/// Whether a verdict counts is judged at the moment of asking: a key that was revoked since, a role that was taken, a new revision or
/// another policy change the answer.
public struct Standing: Sendable, Equatable {
    /// Why a verdict does not count.
    public enum Discount: Sendable, Hashable {
        /// It is of the organisation that made the proposal.
        case ownOrganisation
        /// It is about an earlier revision.
        case earlierRevision
        /// The same organisation has said something later.
        case superseded
        /// The key it was given with has been revoked.
        case keyRevoked
        /// Its author may not give it any more.
        case roleLost
        /// The policy asks for the signature of its author's own key.
        case unsigned
        /// A moderator has set it aside.
        case dismissed
    }

    /// What is missing.
    public enum Missing: Sendable, Equatable {
        /// So many other organisations have still to co-sign, of so many.
        case approvals(Int, of: Int)
        /// An organisation asks for changes.
        case changes(by: MemberID)
        /// A steward has not released it; the organisation. Nil: a moderator must, for no steward can.
        case release(by: String?)
    }

    /// The verdicts that count, by organisation.
    public var approvals: [Proposal.ReviewEntry] = []
    /// The requests for changes that are open.
    public var changes: [Proposal.ReviewEntry] = []
    /// The releases that count.
    public var releases: [Proposal.ReviewEntry] = []
    /// The verdicts that do not count, with the reason.
    public var discounted: [(entry: Proposal.ReviewEntry, reason: Discount)] = []
    /// What is missing; none when nothing but the content stands in the way.
    public var missing: [Missing] = []

    /// Compares what counts.
    public static func == (x: Standing, y: Standing) -> Bool {
        x.approvals == y.approvals && x.changes == y.changes && x.releases == y.releases && x.missing == y.missing
    }
}

extension Journal {
    /// How a proposal stands.
    ///
    /// - Parameter stewards: the organisations that answer for the templates it changes, as the library's current version and the policy
    ///   name them. Where one has nobody who could release, a moderator does.
    public func standing(of proposal: Proposal, stewards: Set<String>) -> Standing {
        var standing = Standing()
        var approvals: [String: Proposal.ReviewEntry] = [:]
        var changes: [String: Proposal.ReviewEntry] = [:]
        var releases: [String: Proposal.ReviewEntry] = [:]
        for entry in proposal.reviews where entry.review.verdict != .note {
            let ars = entry.author.ars
            if let reason = discount(entry, proposal) {
                standing.discounted.append((entry, reason))
                continue
            }
            switch entry.review.verdict {
            case .approved:
                if let before = changes.removeValue(forKey: ars) { standing.discounted.append((before, .superseded)) }
                if let before = approvals.updateValue(entry, forKey: ars) {
                    standing.discounted.append((before, .superseded))
                }
            case .changes:
                for before in [approvals.removeValue(forKey: ars), changes[ars]].compactMap({ $0 }) {
                    standing.discounted.append((before, .superseded))
                }
                changes[ars] = entry
            case .released: releases[ars] = entry
            case .note: break
            }
        }
        func sorted(_ entries: [String: Proposal.ReviewEntry]) -> [Proposal.ReviewEntry] {
            entries.sorted { $0.key < $1.key }.map(\.value)
        }
        standing.approvals = sorted(approvals)
        standing.changes = sorted(changes)
        standing.releases = sorted(releases)
        standing.missing = missing(standing, stewards)
        return standing
    }

    private func missing(_ standing: Standing, _ stewards: Set<String>) -> [Standing.Missing] {
        let policy = registry.policy
        var missing: [Standing.Missing] = []
        if standing.approvals.count < policy.quorum {
            missing.append(.approvals(policy.quorum - standing.approvals.count, of: policy.quorum))
        }
        missing += standing.changes.map { .changes(by: $0.author) }
        guard policy.needsRelease else { return missing }
        let able = stewards.filter { registry.hasReviewer($0) }
        for ars in able.sorted() where !standing.releases.contains(where: { $0.author.ars == ars }) {
            missing.append(.release(by: ars))
        }
        if able.count < stewards.count || stewards.isEmpty {
            let byModerator = standing.releases.contains {
                registry.member($0.author.handle)?.roles.contains(.moderator) == true
            }
            if !byModerator { missing.append(.release(by: nil)) }
        }
        return missing
    }

    private func discount(_ entry: Proposal.ReviewEntry, _ proposal: Proposal) -> Standing.Discount? {
        let verdict = entry.review.verdict
        if entry.isDismissed { return .dismissed }
        if verdict == .approved, entry.author.ars == proposal.author.ars { return .ownOrganisation }
        // A request for changes stays until its organisation looks again; all else is about exactly one revision.
        if verdict != .changes, entry.review.revision != proposal.current.id { return .earlierRevision }
        if registry.isRevoked(entry.access) { return .keyRevoked }
        let roles: Result<Set<Role>, Refusal> =
            registry.member(entry.author.handle).map { $0.isBlocked ? .failure(.blocked) : .success($0.roles) }
            ?? .failure(.unknownAuthor)
        if ProposalFold.refusal(verdict, roles) != nil { return .roleLost }
        if registry.policy.needsSignatures, verdict != .changes, !entry.isSigned { return .unsigned }
        return nil
    }
}
