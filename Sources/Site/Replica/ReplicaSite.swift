public import Journal
public import Library
public import Objects
import Signatures
public import Store
import Synchronization
public import Templates

/// A Kommune's own copy as what pages stand on. It asks no network: what is said waits in the outbox until the next exchange.
public final class ReplicaSite: SiteHost {
    /// Nothing is set: a copy is its owner's.
    public let settings = SiteSettings()
    /// The exchange with the hub.
    public let exchange: (any HubExchange)?
    private let library: Repository
    private let kept = Mutex<JournalStore?>(nil)

    /// The pages of a copy; `exchange` reaches its hub, nil for a library that has none.
    public init(_ repository: Repository, exchange: (any HubExchange)?) {
        library = repository
        self.exchange = exchange
    }

    /// A copy.
    public var kind: SiteKind { .replica }
    /// The copy's repository.
    public var repository: Repository? { library }
    /// Done at hubs.
    public var administration: (any Administration)? { nil }

    /// What was fetched last; in a library without a hub its own main branch.
    public func published() throws -> ObjectID? {
        try library.refs.id(Replica.published) ?? library.refs.id(RefName(known: "refs/heads/main"))
    }

    /// With what waits in the outbox. Nil also where ssh-keygen is not installed: what cannot be checked is not shown.
    public func journal() throws -> JournalStore? {
        if let store = kept.withLock({ $0 }) { return store }
        guard let keygen = SSHKeygen.installed(), try library.refs.id(JournalRefs.journal) != nil else { return nil }
        let store = JournalStore(library, keygen, withOutbox: true)
        kept.withLock { $0 = store }
        return store
    }

    // MARK: Who it is

    /// Keys are for hubs.
    public func account(key: [UInt8]) throws -> SignedIn? { nil }

    /// The owner, with the roles the journal knows them by.
    public func account(_ proof: Proof) throws -> SignedIn? {
        guard proof == .owner else { return nil }
        let replica = try Replica(library)
        let known = try replica.member.flatMap { member in
            try journal()?.snapshot().journal.registry.member(member.handle).flatMap { $0.id == member ? $0 : nil }
        }
        return SignedIn(
            member: known?.id, organisation: replica.organisation, roles: known?.roles ?? [], access: "", proof: .owner)
    }

    // MARK: What is done

    /// Puts an operation into the outbox, signed with this copy's key. Throws JournalError, Refusal.
    public func write(_ entry: JournalEntry, by who: SignedIn) throws -> OperationID {
        let replica = try ready()
        return try replica.outbox.add(
            entry.content, about: entry.subject, texts: entry.texts, card: entry.card
        ).id
    }

    /// Puts a proposal, or a new revision of one, into the outbox. Throws ProposalInTheWay, JournalError, Refusal.
    public func propose(
        _ version: ObjectID, title: String, text: String?, revising: OperationID?, by who: SignedIn
    ) throws -> OperationID {
        let replica = try ready()
        guard let base = try published(), let journal = try journal()?.snapshot().journal else {
            throw JournalError.noJournal
        }
        let obstacles = try replica.content(of: version, against: base, journal).obstacles.filter { obstacle in
            switch obstacle {
            case .conflicts, .contact: false
            case .errors, .policy, .variant, .unrelated, .nothing: true
            }
        }
        guard obstacles.isEmpty else { throw ProposalInTheWay(obstacles: obstacles) }
        let texts = try text.map { [try replica.text($0)] } ?? []
        let revision = Revision(
            base: base.description, commit: version.description, tree: try replica.tree(of: version).description,
            text: texts.first?.id)
        guard let revising else {
            return try replica.outbox.add(
                .opened(title: title, revision), texts: texts, proposing: version
            ).id
        }
        try replica.outbox.add(.revised(revision), about: revising, texts: texts, proposing: version)
        return revising
    }

    /// A copy whose key is registered, or about to be.
    private func ready() throws -> Replica {
        let replica = try Replica(library)
        guard let store = try journal() else { throw JournalError.noJournal }
        try replica.registerSigningKey(store.keygen, label: "")
        return try Replica(library)
    }

    /// Has the hub accept; needs the network. Throws ExchangeProblem.
    public func accept(_ proposal: OperationID, expecting: ObjectID?, by who: SignedIn) throws -> ObjectID {
        guard let exchange else { throw ExchangeProblem.noHub }
        // What was said here counts at the hub only once it has been submitted.
        if try !Replica(library).outbox.list().isEmpty { try exchange.run() }
        try exchange.accept(proposal, expecting: expecting)
        guard let now = try published() else { throw ExchangeProblem.noHub }
        return now
    }

    /// Has the hub show it; needs the network. Throws ExchangeProblem.
    public func share(_ variant: LocalVariant, by who: SignedIn) throws {
        guard let exchange else { throw ExchangeProblem.noHub }
        try exchange.share(variant.name, stop: false)
    }

    /// Has the hub take it out; needs the network. Throws ExchangeProblem.
    public func stopSharing(_ variant: LocalVariant, by who: SignedIn) throws {
        guard let exchange else { throw ExchangeProblem.noHub }
        try exchange.share(variant.name, stop: true)
    }

    /// The copy itself.
    public func desk(of who: SignedIn) throws -> Replica? { try Replica(library) }

    /// What errors of a copy mean to people.
    public func sentence(_ error: any Error, _ language: SiteLanguage) -> String? {
        switch error {
        case let error as ProposalInTheWay:
            error.obstacles.map { $0.satz(language) }.joined(separator: ". ") + "."
        case let error as ExchangeProblem:
            error.sentences(language).isEmpty
                ? language(
                    "Der Abgleich mit der Zentrale ist nicht gelungen. Was im Weg ist, steht unter »Abgleich«.",
                    "The synchronisation with the hub did not succeed. What is in the way stands under “Synchronisation”."
                )
                : error.sentences(language).joined(separator: " ")
        case JournalError.notMember:
            language(
                "Ihre Stelle ist bei der Zentrale noch nicht angemeldet. Melden Sie sie mit »allmende join« an.",
                "Your organisation has not joined the hub yet. Join with “allmende join”.")
        case JournalError.noJournal:
            language("Diese Bibliothek hat keine Zentrale.", "This library has no hub.")
        default: nil
        }
    }
}

/// What keeps a version from being proposed.
struct ProposalInTheWay: Error {
    let obstacles: [ProposalContent.Obstacle]
}
