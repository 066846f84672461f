import Bytes
import Journal
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    static let pull = Command(
        "pull", .exchange, "übernimmt neue Fassungen der Zentrale", "takes over new versions of the hub",
        details: Words(
            """
            Was noch nicht festgehalten ist, bleibt unberührt: Ändern neue Fassungen dieselben Dateien, wird nichts
            übernommen und gesagt, welche. Gibt es hier und dort je eigene neue Fassungen, werden sie zusammengeführt
            wie mit »allmende merge origin/main«.
            """,
            """
            Work that is not saved stays untouched: if new versions change the same files, nothing is taken over and
            you are told which. If there are new versions both here and there, they are merged as by “allmende merge
            origin/main”.
            """)
    ) { context in
        let replica = try context.replica()
        return try take(replica, context)
    }

    static let push = Command(
        "push", .exchange, "reicht eigene Fassungen bei der Zentrale ein", "submits versions of one's own to the hub",
        options: [
            Option(
                "draft", value: Words("NAME", "NAME"), "teilt den Stand unter diesem Namen als Entwurf",
                "shares the state as a draft of that name")
        ],
        details: Words(
            """
            Was die Zentrale bestätigt, liegt dort sicher auf der Platte. Kommen zwei Stellen gleichzeitig, gewinnt eine;
            die andere erfährt es und übernimmt erst deren Fassung (allmende pull). Was eine Zusammenführung offen ließ,
            muss vorher entschieden sein (allmende resolve).
            Mit --draft wird der festgehaltene Stand als Entwurf geteilt, auch mit offenen Stellen; andere führen ihn mit
            »allmende merge kommune/ARS/NAME« zu sich und können ihn fertigstellen.
            """,
            """
            What the hub confirms is safe on its disk. When two organisations push at once, one wins; the other is
            told so and takes over that version first (allmende pull). What a merge left open has to be decided before
            (allmende resolve).
            With --draft the saved state is shared as a draft, open places and all; others bring it to their side with
            “allmende merge kommune/ARS/NAME” and can finish it.
            """),
        examples: [
            (
                "allmende push --draft schulung",
                Words(
                    "teilt den Stand als Entwurf, ohne ihn einzureichen", "shares the state as a draft, submits nothing"
                )
            )
        ]
    ) { context in
        let replica = try context.replica()
        if let name = context.line.value("draft") {
            try share(name, replica, context)
            return .done
        }
        return try submit(replica, context)
    }

    static let sync = Command(
        "sync", .exchange, "gleicht ab: übernehmen, dann einreichen", "exchanges: takes over, then submits",
        details: Words(
            "Wie »allmende pull« und danach »allmende push«.", "Like “allmende pull” and then “allmende push”.")
    ) { context in
        let replica = try context.replica()
        let code = try take(replica, context)
        guard code == .done else { return code }
        let fresh = try Replica(replica.repository)
        if try fresh.journalStore() != nil || fresh.hasOwnVersions() { return try submit(fresh, context) }
        return .done
    }

    /// Fetches and takes over or merges; `findings` when something is open.
    private static func take(_ replica: Replica, _ context: Context) throws -> ExitCode {
        let transport = try Remotes(context).origin(of: replica)
        try JournalExchange(context).fetch(replica, transport)
        let fresh = try Replica(replica.repository)
        try JournalExchange(context).remind(fresh)
        if try fresh.openVariant() != nil { return try takeBesideVariant(fresh, context) }
        let outcome = try fresh.takeOver { context.progress?.show(.files($0, of: $1)) }
        if case .nothingNew = outcome {
            context.progress?.clear()
            try context.print("Nichts Neues in der Zentrale.", "Nothing new on the hub.")
            context.tidy(fresh.repository)
            try VariantView(fresh, context).banners()
            return .done
        }
        let code = try MergeView(fresh, context).show(outcome)
        try VariantView(try Replica(fresh.repository), context).banners()
        return code
    }

    /// Takes the hub's new versions into the library while the working directory shows a variant.
    private static func takeBesideVariant(_ replica: Replica, _ context: Context) throws -> ExitCode {
        let (before, after) = try replica.forwardLibrary()
        context.progress?.clear()
        if before != after, let after {
            try context.print("Neue Fassungen in die Bibliothek übernommen:", "Took new versions into the library:")
            try DifferenceView(replica, context).show(
                try replica.compare(before.map { .version($0) } ?? .nothing, .version(after)), indent: "  ", limit: 12)
        } else {
            try context.print("Nichts Neues in der Zentrale.", "Nothing new on the hub.")
        }
        context.tidy(replica.repository)
        try VariantView(replica, context).banners()
        return .done
    }

    /// Submits what is ready: in a library with a journal the operations that wait, else the versions themselves.
    private static func submit(_ replica: Replica, _ context: Context) throws -> ExitCode {
        guard try replica.journalStore() == nil else {
            let transport = try Remotes(context).origin(of: replica)
            let isComplete = try JournalExchange(context).submit(replica, transport)
            try hint(replica, context)
            return isComplete ? .done : .refused
        }
        try submitVersions(replica, context)
        return .done
    }

    /// What of one's own no proposal holds yet.
    private static func hint(_ replica: Replica, _ context: Context) throws {
        guard try replica.openVariant() == nil, try replica.hasOwnVersions(), let head = try replica.head(),
            let journal = try replica.journalStore()?.snapshot().journal
        else { return }
        let waiting = try replica.outbox.list().compactMap(\.parcel.content)
        let proposed = journal.proposals.filter { $0.state == .open }.map(\.current.revision.commit)
        guard !waiting.contains(head), !proposed.contains(head.description) else { return }
        try context.print(
            "Eigene Fassungen sind noch nicht vorgeschlagen: allmende propose -m TITEL",
            "Versions of your own are not proposed yet: allmende propose -m TITLE")
    }

    private static func submitVersions(_ replica: Replica, _ context: Context) throws {
        let (branch, head) = try replica.repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        guard let head else { throw LibraryError.emptyLibrary }
        if let variant = try replica.openVariant() { throw VariantError.staysHere(variant.name) }
        let open = try replica.openFindings(in: head)
        guard open.isEmpty else { throw LibraryError.openConflicts(open.reduce(0) { $0 + $1.count }) }
        let before = try replica.status()
        let merge = replica.repository.config.string("branch", Array(branch.short.utf8), "merge").flatMap {
            RefName($0)
        }
        let (result, transport) = try push(PushRequest(merge ?? branch, to: head), replica, context)
        switch result {
        case .upToDate: try context.print("Alles ist schon eingereicht.", "Everything is submitted already.")
        case .done:
            let count = before.upstream == nil ? 0 : before.ahead
            let what =
                count == 0
                ? Words("Die Bibliothek", "The library")
                : count == 1 ? Words("1 Fassung", "1 version") : Words("\(count) Fassungen", "\(count) versions")
            let place = Text.shown(transport.address)
            try context.print("\(what.german) eingereicht bei \(place).", "Submitted \(what.english) to \(place).")
        case .notFastForward, .refused: throw refusal(result)
        }
    }

    /// Shares the current version as a draft, where what is open may be.
    private static func share(_ name: String, _ replica: Replica, _ context: Context) throws {
        let shared = try share(name, try replica.currentCommit(), replica, context)
        try context.print(
            "Andere holen ihn mit »allmende merge \(shared)« (nach »allmende pull«).",
            "Others get it with “allmende merge \(shared)” (after “allmende pull”).")
        if try !replica.status().files.isClean {
            context.console.note(
                context.say(
                    "Was noch nicht festgehalten ist, ist nicht dabei (allmende save).",
                    "What is not saved yet is not part of it (allmende save)."))
        }
    }

    /// Shares a local variant, so that others can follow it.
    static func share(_ variant: LocalVariant, _ replica: Replica, _ context: Context) throws {
        let shared = try share(variant.name, variant.commit, replica, context)
        try context.print(
            "Andere folgen ihr mit »allmende variant new \(variant.path.slug) --from \(shared)« (nach »allmende pull«).",
            "Others follow it with “allmende variant new \(variant.path.slug) --from \(shared)” (after “allmende pull”)."
        )
    }

    /// Puts a version where a Kommune shares; returns the branch's name there.
    private static func share(
        _ name: String, _ commit: ObjectID, _ replica: Replica, _ context: Context
    ) throws -> String {
        let branch = try sharedBranch(name, replica)
        guard try replica.mergeState() == nil else { throw LibraryError.mergeUnfinished }
        let (result, transport) = try push(PushRequest(branch, to: commit), replica, context)
        let place = Text.shown(transport.address)
        switch result {
        case .upToDate:
            try context.print("Der Stand ist schon geteilt: \(branch.short)", "This is shared already: \(branch.short)")
        case .done:
            try context.print("Geteilt bei \(place): \(branch.short)", "Shared at \(place): \(branch.short)")
        case .notFastForward, .refused: throw refusal(result)
        }
        return branch.short
    }

    private static func sharedBranch(_ name: String, _ replica: Replica) throws -> RefName {
        guard TemplatePath.isFolderName(name) else { throw LibraryError.badFolderName(name) }
        guard let branch = replica.sharedBranch(name) else {
            throw Problem(
                .refused,
                Words("Wer teilt, braucht den Namen der Stelle.", "Whoever shares needs the name of the organisation."),
                means: Problem.nothingChanged,
                todo: Words(
                    "allmende settings --stelle ARS --name NAME", "allmende settings --stelle ARS --name NAME"))
        }
        return branch
    }

    /// Takes back what was shared under a name. What others have fetched they keep.
    static func stopSharing(_ name: String, _ replica: Replica, _ context: Context) throws {
        let branch = try sharedBranch(name, replica)
        let (result, transport) = try push(PushRequest(branch, to: nil), replica, context)
        let place = Text.shown(transport.address)
        switch result {
        case .upToDate:
            try context.print(
                "Bei \(place) ist nichts geteilt: \(branch.short)", "Nothing is shared at \(place): \(branch.short)")
        case .done:
            try context.print(
                "Nicht mehr geteilt bei \(place): \(branch.short). Was andere schon geholt haben, behalten sie.",
                "No longer shared at \(place): \(branch.short). What others have fetched they keep.")
        case .notFastForward, .refused: throw refusal(result)
        }
    }

    private static func push(
        _ request: PushRequest, _ replica: Replica, _ context: Context
    ) throws -> (PushResult, any Transport) {
        if let commit = request.new { try replica.checkMayLeave(commit, as: request.name.short) }
        let transport = try Remotes(context).origin(of: replica)
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        let push = Push(replica.repository, transport) { context.progress?.show($0) }
        let result = try push.run([request], remote: "origin", identity: who)[0]
        context.progress?.clear()
        return (result, transport)
    }

    private static func refusal(_ result: PushResult) -> Problem {
        if case .refused(let reason) = result {
            return Problem(
                .refused,
                Words("Die Zentrale hat die Fassungen nicht angenommen.", "The hub did not take the versions."),
                means: Words(
                    "Hier ist alles unverändert; nichts ist verloren.", "Everything here is unchanged; nothing is lost."
                ),
                todo: Words(
                    "Mit »allmende sync« noch einmal abgleichen; bleibt es dabei, den Betrieb der Zentrale fragen.",
                    "Exchange again with “allmende sync”; if that does not help, ask whoever runs the hub."),
                detail: reason)
        }
        return Problem(
            .refused,
            Words(
                "Die Zentrale hat neue Fassungen, die hier fehlen.",
                "The hub has new versions that are missing here."),
            means: Words(
                "Es wurde nichts eingereicht und nichts verändert.",
                "Nothing was submitted and nothing was changed."),
            todo: Words(
                "Erst »allmende pull«, dann noch einmal einreichen.", "First “allmende pull”, then submit again."))
    }
}
