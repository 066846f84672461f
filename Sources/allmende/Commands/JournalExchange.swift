import Bytes
import Journal
import Library
import Objects
import Signatures
import Store
import Sync
import Templates

/// What an exchange with a hub does with the journal: fetches it along with the versions, and submits what waits.
struct JournalExchange {
    private let context: Context

    init(_ context: Context) { self.context = context }

    /// What is fetched beside branches and tags.
    static let mirrored = [
        MirroredRefs(JournalRefs.journal.description, to: JournalRefs.fetched.description),
        MirroredRefs(JournalRefs.erasable.description, to: JournalRefs.fetchedErasable.description),
        MirroredRefs(JournalRefs.moderation.description, to: JournalRefs.fetchedModeration.description),
        MirroredRefs(JournalRefs.proposals, to: JournalRefs.proposals, prunes: true),
    ]

    /// Fetches all of the hub's that a replica has; whether the journal has something new.
    @discardableResult
    func fetch(_ replica: Replica, _ transport: any Transport) throws -> Bool {
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        // What an exchange that was cut short had brought goes its way first.
        if SSHKeygen.installed() != nil { try forget(replica) }
        let fetch = Fetch(replica.repository, transport, mirrored: Self.mirrored) { context.progress?.show($0) }
        _ = try fetch.run(remote: "origin", identity: who)
        context.progress?.clear()
        let fresh = try Replica(replica.repository)
        let isNew: Bool
        do {
            isNew = try fresh.takeOverJournal()
        } catch {
            // What comes with a journal that is not believed is not taken over either, now or next time.
            try fresh.discardFetchedTexts()
            throw error
        }
        try forget(fresh)
        let taken = try fresh.outbox.clear()
        if isNew, taken.isEmpty, SSHKeygen.installed() != nil { try announce(fresh) }
        return isNew
    }

    /// Takes over texts and cards, and removes what is to be forgotten, before anything is shown.
    private func forget(_ replica: Replica) throws {
        let count: Int
        do {
            count = try replica.takeOverErasable { context.progress?.show("Löschen", "Erasing", $0, of: $1) }
        } catch let error as SSHKeygenError where error.code == .notFound {
            // Versions come all the same; what is to be forgotten goes with the first exchange after it is installed.
            context.console.note(
                context.say(
                    "ssh-keygen ist nicht installiert: Das Journal lässt sich nicht prüfen, und Löschungen warten (apt-get install openssh-client).",
                    "ssh-keygen is not installed: the journal cannot be checked, and erasures wait (apt-get install openssh-client)."
                ))
            return
        }
        context.progress?.clear()
        guard count > 0 else { return }
        try context.print(
            count == 1 ? "1 Löschung ausgeführt." : "\(count) Löschungen ausgeführt.",
            count == 1 ? "Carried out 1 erasure." : "Carried out \(count) erasures.")
    }

    /// Says what is new in the journal, as far as it concerns somebody here.
    private func announce(_ replica: Replica) throws {
        guard let store = try replica.journalStore() else { return }
        let open = try store.snapshot().journal.proposals.filter { $0.state == .open }
        guard !open.isEmpty else { return }
        try context.print(
            open.count == 1
                ? "1 offener Änderungsvorschlag (allmende proposals)."
                : "\(open.count) offene Änderungsvorschläge (allmende proposals).",
            open.count == 1
                ? "1 open proposal (allmende proposals)." : "\(open.count) open proposals (allmende proposals).")
    }

    /// Asks to confirm a consent of one's own organisation that has run out, or will soon.
    func remind(_ replica: Replica) throws {
        guard SSHKeygen.installed() != nil, let journal = try replica.journalStore()?.snapshot().journal else { return }
        let soon = Replica.today.number + 30
        for contact in journal.contacts.all where contact.owner == replica.organisation.ars {
            guard let until = contact.record.until, until.number < soon else { continue }
            context.console.note(
                context.say(
                    "Die Einwilligung zu Kontakt \(contact.record.id) gilt bis \(until.german): allmende contact confirm \(contact.record.id)",
                    "The consent to contact \(contact.record.id) is valid until \(until): allmende contact confirm \(contact.record.id)"
                ))
        }
    }

    /// Submits the operations that wait, one answer for each; whether all were taken.
    func submit(_ replica: Replica, _ transport: any Transport) throws -> Bool {
        let waiting = try replica.outbox.list()
        guard !waiting.isEmpty else { return true }
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        var refusals: [(OperationID, String?)] = []
        var count = 0
        for start in stride(from: 0, to: waiting.count, by: Attested.maximum) {
            let part = waiting[start..<min(start + Attested.maximum, waiting.count)]
            let requests = part.map { PushRequest(JournalRefs.inbox($0.parcel.operation.id), to: $0.commit) }
            let push = Push(replica.repository, transport) { context.progress?.show($0) }
            let results = try push.run(requests, identity: who)
            context.progress?.clear()
            for (item, result) in zip(part, results) {
                switch result {
                case .done, .upToDate: count += 1
                case .refused(let reason): refusals.append((item.parcel.operation.id, reason))
                case .notFastForward: refusals.append((item.parcel.operation.id, "not taken"))
                }
            }
        }
        try replica.outbox.note(refusals)
        if count > 0 {
            try context.print(
                count == 1 ? "1 Vorgang eingereicht." : "\(count) Vorgänge eingereicht.",
                count == 1 ? "Submitted 1 operation." : "Submitted \(count) operations.")
            try fetch(replica, transport)
        }
        for (id, reason) in refusals { try show(id, reason ?? "", replica) }
        return refusals.isEmpty
    }

    private func show(_ id: OperationID, _ reason: String, _ replica: Replica) throws {
        context.console.note(
            context.say(
                "Nicht angenommen: \(id.short). \(sentence(reason)) Der Vorgang bleibt im Postausgang (allmende outbox).",
                "Not taken: \(id.short). \(sentence(reason)) The operation stays in the outbox (allmende outbox)."))
    }

    /// A hub's reason comes in both languages, "code: Deutsch / English".
    private func sentence(_ reason: String) -> String {
        let text = reason.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? reason
        let parts = text.split(separator: " / ").map(String.init)
        guard parts.count == 2 else { return Text.shown(reason, limit: 400) }
        return Text.shown(context.language(parts[0], parts[1]), limit: 400)
    }

    /// Tries to reach the hub for what waits; without a network it waits on.
    func deliver(_ replica: Replica) throws -> ExitCode {
        do {
            let transport = try Remotes(context).origin(of: replica)
            return try submit(replica, transport) ? .done : .refused
        } catch let problem as Problem where problem.code != .network {
            throw problem
        } catch {
            context.progress?.clear()
            let problem = Problem(error)
            guard problem.code == .network else { throw error }
            context.console.note(
                context.say(
                    "Die zentrale Bibliothek ist gerade nicht erreichbar. Sie können weiterarbeiten; »allmende sync« reicht ein.",
                    "The central library cannot be reached just now. You can go on working; “allmende sync” submits."))
            return .done
        }
    }
}
