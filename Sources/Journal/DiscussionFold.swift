import Bytes

/// Makes a discussion of the operations about it. Linear in their number.
///
/// What somebody may do is judged where a hub vouched for it, and so is what comes before what: a newcomer who sets back the clock of a change
/// does not slip it in before a moderator's release.
struct DiscussionFold {
    private(set) var discussion: Discussion?
    private(set) var ignored: [(OperationID, Refusal)] = []
    private let registry: Registry
    private var posts: [OperationID: Int] = [:]
    /// The clock of the hub's word for a change that waits, by post.
    private var changed: [Int: Int64] = [:]

    init(_ registry: Registry, _ entries: [(Entry, Operation)], root: OperationID) {
        self.registry = registry
        guard let (entry, opening) = entries.first(where: { $0.1.id == root }) else { return }
        let isEvent = if case .event = opening.content { true } else { false }
        let mayPost = Self.posting(roles(opening, entry))
        switch mayPost {
        case .failure(let refusal):
            ignored.append((opening.id, refusal))
            return
        case .success(let isPending):
            if isEvent, isPending {
                ignored.append((opening.id, .role([.contributor])))
                return
            }
            discussion = Discussion(opening, isPending: isPending)
        }
        guard discussion != nil else { return }
        discussion?.count = entries.count
        posts[root] = 0
        // Posts first, in the order in which they are shown; then what speaks of them, in the order in which it was vouched for.
        for (entry, operation) in entries.sorted(by: { $0.0.position < $1.0.position }) where operation.id != root {
            answer(operation, entry)
        }
        let judged = entries.sorted { ($0.0.judged, $0.0.position) < ($1.0.judged, $1.0.position) }
        for (entry, operation) in judged where operation.id != root {
            if let refusal = settle(operation, entry) { ignored.append((operation.id, refusal)) }
        }
    }

    /// Whether what somebody with these roles posts waits for a moderator; a refusal when they may not post at all.
    static func posting(_ roles: Result<Set<Role>, Refusal>) -> Result<Bool, Refusal> {
        roles.flatMap { roles in
            Role.mayPost(roles) ? .success(!Role.mayContribute(roles)) : .failure(.role([.guest, .contributor]))
        }
    }

    private func roles(_ operation: Operation, _ entry: Entry) -> Result<Set<Role>, Refusal> {
        registry.roles(of: operation.author, at: entry.judged, access: entry.access)
    }

    private mutating func answer(_ operation: Operation, _ entry: Entry) {
        guard case .posted(let post) = operation.content else { return }
        guard post.kind == .answer else { return ignored.append((operation.id, .content("art"))) }
        switch Self.posting(roles(operation, entry)) {
        case .failure(let refusal): ignored.append((operation.id, refusal))
        case .success(let isPending):
            posts[operation.id] = discussion?.posts.count
            discussion?.posts.append(Discussion.PostEntry(operation, text: post.text, isPending: isPending))
        }
    }

    private mutating func settle(_ operation: Operation, _ entry: Entry) -> Refusal? {
        let roles = roles(operation, entry)
        switch operation.content {
        case .posted: return nil
        case .edited(let post, let text):
            guard let index = posts[post], let known = discussion?.posts[index] else { return .noSuchPost }
            guard known.author == operation.author else { return .notOwn }
            guard let before = known.text else { return .closed }
            switch Self.posting(roles) {
            case .failure(let refusal): return refusal
            case .success(let isPending):
                discussion?.gone.append(before)
                discussion?.posts[index].text = text
                discussion?.posts[index].isEdited = true
                if isPending {
                    discussion?.posts[index].isPending = true
                    changed[index] = entry.judged.clock
                }
            }
        case .retracted(let post):
            guard let index = posts[post], let known = discussion?.posts[index] else { return .noSuchPost }
            guard known.author == operation.author else { return .notOwn }
            if case .failure(let refusal) = roles { return refusal }
            if let text = known.text { discussion?.gone.append(text) }
            discussion?.posts[index].text = nil
        case .solved(let answer):
            if let refusal = host(operation, roles) { return refusal }
            if let answer, posts[answer] == nil || answer == discussion?.id { return .noSuchPost }
            discussion?.answer = answer
        case .eventChanged(let record):
            if let refusal = host(operation, roles, ofEvent: true) { return refusal }
            return change(record, operation.day)
        case .eventCancelled:
            if let refusal = host(operation, roles, ofEvent: true) { return refusal }
            guard discussion?.event != nil else { return .noSuchPost }
            discussion?.event?.isCancelled = true
            discussion?.event?.sequence += 1
            let before = discussion?.event?.changed ?? operation.day
            discussion?.event?.changed = max(before, operation.day)
        case .minutes(let minutes):
            if let refusal = host(operation, roles, ofEvent: true) { return refusal }
            guard discussion?.event != nil else { return .noSuchPost }
            discussion?.event?.minutes.append(
                Discussion.MinutesEntry(
                    id: operation.id, author: operation.author, day: operation.day, minutes: minutes))
        case .moderated(let moderation): return moderate(moderation, operation, roles)
        case .unknown: discussion?.later.append(operation.id)
        case .invalid(let member): return .content(member)
        default: return .noSuchProposal
        }
        return nil
    }

    private func host(
        _ operation: Operation, _ roles: Result<Set<Role>, Refusal>, ofEvent: Bool = false
    ) -> Refusal? {
        guard let discussion else { return .noSuchDiscussion }
        return roles.refusal { Self.host(operation, $0, discussion, ofEvent: ofEvent) }
    }

    /// What keeps somebody with these roles from acting for a discussion: its organisation does, and moderators. What is said of an event is
    /// seen at once, so it is no guest who says it.
    static func host(_ operation: Operation, _ roles: Set<Role>, _ discussion: Discussion, ofEvent: Bool) -> Refusal? {
        if roles.contains(.moderator) { return nil }
        guard operation.author.ars == discussion.author.ars else { return .notOwn }
        if ofEvent { return Role.mayContribute(roles) ? nil : .role([.contributor]) }
        return Role.mayPost(roles) ? nil : .role([.guest, .contributor])
    }

    private mutating func change(_ record: EventRecord, _ day: Day) -> Refusal? {
        guard let event = discussion?.event, let before = discussion?.posts[0].text else { return .noSuchPost }
        if before != record.text {
            discussion?.gone.append(before)
            discussion?.posts[0].text = record.text
            discussion?.posts[0].isEdited = true
        }
        discussion?.place = record.place
        discussion?.event?.start = record.start
        discussion?.event?.end = record.end
        discussion?.event?.sequence = event.sequence + 1
        discussion?.event?.changed = max(event.changed ?? day, day)
        return nil
    }

    private mutating func moderate(
        _ moderation: Moderation, _ operation: Operation, _ roles: Result<Set<Role>, Refusal>
    ) -> Refusal? {
        switch roles {
        case .failure(let refusal): return refusal
        case .success(let roles): guard roles.contains(.moderator) else { return .role([.moderator]) }
        }
        if let index = posts[moderation.target] {
            discussion?.posts[index].isHidden = moderation.hides
            // Whoever had seen the change has a clock above that of the hub's word for it; else it was another text that was released.
            let hasSeen = changed[index].map { $0 < operation.clock } ?? true
            if !moderation.hides, hasSeen { discussion?.posts[index].isPending = false }
            return nil
        }
        guard let index = discussion?.event?.minutes.firstIndex(where: { $0.id == moderation.target }) else {
            return .noSuchPost
        }
        discussion?.event?.minutes[index].isHidden = moderation.hides
        return nil
    }
}

extension Result where Success == Set<Role>, Failure == Refusal {
    /// The refusal that it is, or that follows from the roles.
    func refusal(_ judge: (Set<Role>) -> Refusal?) -> Refusal? {
        switch self {
        case .failure(let refusal): refusal
        case .success(let roles): judge(roles)
        }
    }
}
