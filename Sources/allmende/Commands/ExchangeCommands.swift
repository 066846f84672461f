import Bytes
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
        } else {
            try submit(replica, context)
        }
        return .done
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
        if try fresh.hasOwnVersions() { try submit(fresh, context) }
        return .done
    }

    /// Fetches and takes over or merges; `findings` when something is open.
    private static func take(_ replica: Replica, _ context: Context) throws -> ExitCode {
        let transport = try Remotes(context).origin(of: replica)
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        _ = try Fetch(replica.repository, transport) { context.progress?.show($0) }.run(remote: "origin", identity: who)
        let fresh = try Replica(replica.repository)
        let outcome = try fresh.takeOver { context.progress?.show(.files($0, of: $1)) }
        if case .nothingNew = outcome {
            context.progress?.clear()
            try context.print("Nichts Neues in der Zentrale.", "Nothing new on the hub.")
            context.tidy(fresh.repository)
            return .done
        }
        return try MergeView(fresh, context).show(outcome)
    }

    private static func submit(_ replica: Replica, _ context: Context) throws {
        let (branch, head) = try replica.repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        guard let head else { throw LibraryError.emptyLibrary }
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
        guard TemplatePath.isFolderName(name) else { throw LibraryError.badFolderName(name) }
        let ars = replica.organisation.ars
        guard ars != Organisation.unknownARS else {
            throw Problem(
                .refused,
                Words("Ein Entwurf braucht den Namen der Stelle.", "A draft needs the name of the organisation."),
                means: Problem.nothingChanged,
                todo: Words(
                    "allmende settings --stelle ARS --name NAME", "allmende settings --stelle ARS --name NAME"))
        }
        guard try replica.mergeState() == nil else { throw LibraryError.mergeUnfinished }
        guard let branch = RefName("refs/heads/kommune/\(ars)/\(name)") else { throw LibraryError.badFolderName(name) }
        let (result, transport) = try push(
            PushRequest(branch, to: try replica.currentCommit()), replica, context)
        let place = Text.shown(transport.address)
        switch result {
        case .upToDate: try context.print("Der Entwurf ist schon dort.", "The draft is there already.")
        case .done:
            try context.print(
                "Als Entwurf geteilt bei \(place): kommune/\(ars)/\(name)",
                "Shared as a draft at \(place): kommune/\(ars)/\(name)")
            try context.print(
                "Andere holen ihn mit »allmende merge kommune/\(ars)/\(name)« (nach »allmende pull«).",
                "Others get it with “allmende merge kommune/\(ars)/\(name)” (after “allmende pull”).")
        case .notFastForward, .refused: throw refusal(result)
        }
        if try !replica.status().files.isClean {
            context.console.note(
                context.say(
                    "Was noch nicht festgehalten ist, ist nicht dabei (allmende save).",
                    "What is not saved yet is not part of it (allmende save)."))
        }
    }

    private static func push(
        _ request: PushRequest, _ replica: Replica, _ context: Context
    ) throws -> (PushResult, any Transport) {
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
