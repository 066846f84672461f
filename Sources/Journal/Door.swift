/// How whoever sends an operation to a hub is known.
public struct Sender: Sendable, Equatable {
    /// The member whose access key came with it; nil for a stranger who carries what others have signed.
    public let member: MemberID?
    /// The short name of that access key.
    public let access: String

    /// Creates a sender.
    public init(member: MemberID?, access: String) { (self.member, self.access) = (member, access) }

    /// Nobody in particular.
    public static let stranger = Sender(member: nil, access: "")
}

extension Journal {
    /// What a hub asks of an operation from outside before it vouches for it: everything that the fold will ask, by what holds now, and
    /// limits besides.
    ///
    /// - Parameter signer: the fingerprint of the key that signed it, when the signature was found right; nil when it has none.
    /// - Returns: how its author is known, for the attestation.
    /// - Throws: the reason why it is not taken.
    public func admit(_ operation: Operation, from sender: Sender, signer: String?) throws(Refusal) -> String {
        guard operation.library == root, root != nil else { throw .otherLibrary }
        if case .invalid(let member) = operation.content { throw .content(member) }
        guard operation.clock <= clock + Operation.maximumStep else { throw .clockJump }
        switch operation.content {
        case .founding: throw .otherLibrary
        case .hub, .attestation, .accepted: throw .onlyHub
        default: break
        }
        let access = try origin(of: operation, sender, signer)
        if let refusal = refusal(operation, access) { throw refusal }
        return access
    }

    private func origin(of operation: Operation, _ sender: Sender, _ signer: String?) throws(Refusal) -> String {
        guard let member = registry.member(operation.author.handle) else { throw .unknownAuthor }
        guard member.id == operation.author else { throw .wrongOrganisation }
        if member.isBlocked { throw .blocked }
        // What they would write, nobody would keep.
        if contacts.isErased(person: member.id.handle) { throw .erased }
        if operation.signature != nil {
            guard let signer, let key = registry.key(signer), key.owner == operation.author else { throw .notAuthentic }
            if key.until != nil { throw .keyRevoked }
            return signer
        }
        guard sender.member == operation.author, !sender.access.isEmpty else { throw .notAuthentic }
        if registry.isRevoked(sender.access) { throw .keyRevoked }
        return sender.access
    }

    /// What keeps an operation of its author, who is known, from counting now.
    private func refusal(_ operation: Operation, _ access: String) -> Refusal? {
        let now = Position(.max, operation.id)
        let roles = registry.roles(of: operation.author, at: now)
        func contribution() -> Refusal? {
            switch roles {
            case .failure(let refusal): refusal
            case .success(let roles): Role.mayContribute(roles) ? nil : .role([.contributor])
            }
        }
        let isModerator = (try? roles.get())?.contains(.moderator) == true
        switch operation.content {
        case .member, .blocked, .key, .keyRevoked, .policy, .contact, .contactRemoved, .erasure, .evidence,
            .evidenceWithdrawn:
            return refusal(governing: operation, at: now, access: access)
        case .opened: return contribution()
        case .event: return contribution()
        case .posted(let post):
            if case .failure(let refusal) = DiscussionFold.posting(roles) { return refusal }
            // A newcomer's queue is short.
            if !((try? roles.get()).map(Role.mayContribute) ?? false),
                pendingCount(of: operation.author) >= Self.maximumPending
            {
                return .tooMany
            }
            if post.kind != .answer { return nil }
        case .unknown:
            guard let subject = operation.subject else { return contribution() }
            return operationCount(about: subject) < Self.maximumOperations ? contribution() : .tooMany
        default: break
        }
        if let discussion = operation.subject.flatMap({ discussion($0) }) {
            guard discussion.count < Self.maximumOperations else { return .tooMany }
            return refusal(operation, about: discussion, roles, isModerator: isModerator)
        }
        switch operation.content {
        case .posted, .edited, .retracted, .solved, .eventChanged, .eventCancelled, .minutes: return .noSuchDiscussion
        default: break
        }
        guard let proposal = operation.subject.flatMap({ proposal($0) }) else { return .noSuchProposal }
        guard proposal.count < Self.maximumOperations else { return .tooMany }
        if case .moderated = operation.content { return isModerator ? nil : .role([.moderator]) }
        guard proposal.state == .open else { return .closed }
        switch operation.content {
        case .revised:
            if operation.author.ars != proposal.author.ars { return .notOwn }
            return contribution()
        case .withdrawn:
            if isModerator { return nil }
            return operation.author.ars == proposal.author.ars ? contribution() : .notOwn
        case .review(let review):
            guard proposal.revisions.contains(where: { $0.id == review.revision }) else { return .noSuchRevision }
            return ProposalFold.refusal(review.verdict, roles)
        case .dismissed(let review):
            guard isModerator else { return .role([.moderator]) }
            return proposal.reviews.contains { $0.id == review } ? nil : .noSuchRevision
        default: return nil
        }
    }

    private func refusal(
        _ operation: Operation, about discussion: Discussion, _ roles: Result<Set<Role>, Refusal>, isModerator: Bool
    ) -> Refusal? {
        // Whoever may post no more still takes back what they wrote.
        if case .retracted = operation.content {
            if case .failure(let refusal) = roles { return refusal }
        } else if case .failure(let refusal) = DiscussionFold.posting(roles) {
            return refusal
        }
        func host(ofEvent: Bool) -> Refusal? {
            roles.refusal { DiscussionFold.host(operation, $0, discussion, ofEvent: ofEvent) }
        }
        func post(_ id: OperationID) -> Discussion.PostEntry? { discussion.posts.first { $0.id == id } }
        switch operation.content {
        case .posted: return nil
        case .edited(let id, _), .retracted(let id):
            guard let post = post(id) else { return .noSuchPost }
            guard post.author == operation.author else { return .notOwn }
            return post.text == nil ? .closed : nil
        case .solved(let id):
            if let refusal = host(ofEvent: false) { return refusal }
            return id.map { post($0) == nil || $0 == discussion.id } == true ? .noSuchPost : nil
        case .eventChanged, .eventCancelled, .minutes:
            if let refusal = host(ofEvent: true) { return refusal }
            guard discussion.event != nil else { return .noSuchPost }
            if case .eventChanged = operation.content, discussion.posts[0].text == nil { return .noSuchPost }
            return nil
        case .moderated(let moderation):
            guard isModerator else { return .role([.moderator]) }
            let isKnown =
                post(moderation.target) != nil
                || discussion.event?.minutes.contains { $0.id == moderation.target } == true
            return isKnown ? nil : .noSuchPost
        default: return .noSuchProposal
        }
    }

    /// How many posts of somebody wait for a moderator.
    private func pendingCount(of author: MemberID) -> Int { pendingPosts.count { $0.post.author == author } }

    /// The card that an operation names, which must come along with it.
    public static func card(of operation: Operation) -> OperationID? {
        if case .contact(let contact) = operation.content { contact.card } else { nil }
    }

    /// The texts that an operation names, which must come along with it.
    public static func texts(of operation: Operation) -> [OperationID] {
        switch operation.content {
        case .opened(_, let revision), .revised(let revision): [revision.text].compactMap { $0 }
        case .withdrawn(let text): [text].compactMap { $0 }
        case .review(let review): [review.text].compactMap { $0 } + review.comments.map(\.text)
        case .posted(let post): [post.text]
        case .edited(_, let text): [text]
        case .event(let event), .eventChanged(let event): [event.text]
        case .minutes(let minutes): [minutes.text]
        case .evidence(let evidence):
            if case .report(let report) = evidence.statement { [report.text] } else { [] }
        default: []
        }
    }
}
