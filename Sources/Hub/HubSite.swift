import Journal
import Library
import Net
import Objects
import Site
import Store
import Templates

/// A hub as what pages stand on.
struct HubSite: SiteHost {
    let hub: Hub
    let founded: HubLibrary?
    let settings: SiteSettings
    let access: Access
    /// How many may ask to be admitted.
    let asking: RateLimit

    var kind: SiteKind { .hub }
    var repository: Repository? { hub.library }
    var admissions: (any Admissions)? { founded.map { HubAdmissions(hub: hub, library: $0, asking: asking) } }
    var administration: (any Administration)? { founded.map { HubAdministration(hub: hub, library: $0) } }
    var exchange: (any HubExchange)? { nil }

    func published() throws -> ObjectID? { try hub.library?.refs.head().id }

    func journal() throws -> JournalStore? { founded?.store }

    func library() throws -> HubLibrary {
        guard let founded else { throw HubError.noJournal(hub.directory) }
        return founded
    }

    // MARK: Who it is

    func account(key: [UInt8]) throws -> SignedIn? {
        guard let record = try access.keys?.record(of: key) else { return nil }
        return try account(record)
    }

    func account(_ proof: Proof) throws -> SignedIn? {
        switch proof {
        case .key(let hash): try access.keys?.record(hash: hash).flatMap { try account($0) }
        case .proxy(let handle):
            // What the proxy vouches for is said in the journal as by a key of its own name.
            try founded?.journal().registry.member(handle).flatMap { member in
                member.isBlocked ? nil : account(member, access: "proxy", proof)
            }
        case .owner: nil
        }
    }

    private func account(_ record: AccessKey.Record) throws -> SignedIn? {
        guard let registry = try founded?.journal().registry, let member = registry.member(record.holder.id),
            !member.isBlocked, !registry.isRevoked(record.shortName)
        else { return nil }
        return account(member, access: record.shortName, .key(hash: record.hash))
    }

    private func account(_ member: Registry.Member, access: String, _ proof: Proof) -> SignedIn? {
        Organisation(ars: member.id.ars, name: member.name, id: member.id.handle).map {
            SignedIn(member: member.id, organisation: $0, roles: member.roles, access: access, proof: proof)
        }
    }

    // MARK: What is done

    func write(_ entry: JournalEntry, by who: SignedIn) throws -> OperationID {
        let library = try library()
        let sender = Sender(member: who.member, access: who.access)
        return try library.change { transaction in
            let operation = try transaction.write(
                entry.content, about: entry.subject, texts: entry.texts, card: entry.card, by: sender)
            if case .withdrawn = entry.content, let subject = entry.subject {
                library.moveHead(of: subject, to: nil, &transaction)
            }
            return operation.id
        }
    }

    func propose(
        _ version: ObjectID, title: String, text: String?, revising: OperationID?, by who: SignedIn
    ) throws -> OperationID {
        let library = try library()
        let sender = Sender(member: who.member, access: who.access)
        return try library.change { transaction in
            guard let revising else {
                return try library.open(version, title: title, text: text, by: sender, &transaction)
            }
            try library.revise(revising, version, text: text, by: sender, &transaction)
            return revising
        }
    }

    func accept(_ proposal: OperationID, expecting: ObjectID?, by who: SignedIn) throws -> ObjectID {
        try library().accept(proposal, by: Sender(member: who.member, access: who.access), expecting: expecting)
    }

    func desk(of who: SignedIn) throws -> Replica? {
        guard let repository = hub.library, founded != nil, Role.mayContribute(who.roles) else { return nil }
        return try Replica(repository, organisation: who.organisation, at: .organisation(who.organisation.ars))
    }

    /// Why a proposal is not accepted, with what to do on pages.
    private func sentence(of refusal: AcceptanceRefusal, _ language: Sprache) -> String {
        switch refusal {
        case .noSuchProposal: language("Diesen Vorschlag gibt es hier nicht.", "There is no such proposal here.")
        case .closed:
            language(
                "Der Vorschlag ist schon angenommen oder zurückgezogen.",
                "The proposal is accepted or withdrawn already.")
        case .mayNotRelease:
            language(
                "Annehmen darf, wer freigeben darf: wer für die verantwortliche Stelle prüft, oder die Moderation.",
                "Who may release may accept: a reviewer of the responsible organisation, or a moderator.")
        case .notReady:
            language(
                "Für die Annahme fehlt noch etwas. Auf der Seite des Vorschlags steht, was.",
                "Something is still missing for acceptance. The page of the proposal says what.")
        case .otherResult:
            language(
                "Der aktuelle Stand hat sich inzwischen geändert. Bitte sehen Sie sich noch einmal an, was herauskommt, und nehmen Sie dann an.",
                "The current version has changed meanwhile. Please look at the result once more, then accept.")
        }
    }

    func sentence(_ error: any Error, _ language: Sprache) -> String? {
        switch error {
        case let error as AcceptanceRefusal: sentence(of: error, language)
        case let error as AdmissionProblem: error.satz(language)
        case LibraryError.badOrganisation:
            language(
                "Name und Bezeichnung haben je eine Zeile, der Name höchstens 100 Zeichen ohne < und >.",
                "Name and label are one line each, the name of 100 characters at most without < and >.")
        case HubError.tooManyOpen:
            language(
                "Es sind schon so viele offen, dass keine weiteren angenommen werden.",
                "So many are open already that no more are taken.")
        case HubError.noSuchKey, HubError.noSuchInvitation, HubError.noSuchEnrolment:
            language("Das gibt es hier nicht mehr.", "That is not here any more.")
        case HubError.changedMeanwhile:
            language(
                "Gerade ändern viele die Bibliothek; bitte gleich noch einmal versuchen.",
                "Many are changing the library right now; please try again in a moment.")
        default: nil
        }
    }
}
