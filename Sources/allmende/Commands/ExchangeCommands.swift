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
        details: Words(
            """
            Was die Zentrale bestätigt, liegt dort sicher auf der Platte. Kommen zwei Stellen gleichzeitig, gewinnt eine;
            die andere erfährt es und übernimmt erst deren Fassung (allmende pull).
            """,
            """
            What the hub confirms is safe on its disk. When two organisations push at once, one wins; the other is
            told so and takes over that version first (allmende pull).
            """)
    ) { context in
        let replica = try context.replica()
        try submit(replica, context)
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
        let before = try replica.status()
        let merge = replica.repository.config.string("branch", Array(branch.short.utf8), "merge").flatMap {
            RefName($0)
        }
        let transport = try Remotes(context).origin(of: replica)
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        let push = Push(replica.repository, transport) { context.progress?.show($0) }
        let result = try push.run([PushRequest(merge ?? branch, to: head)], remote: "origin", identity: who)[0]
        context.progress?.clear()
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
        case .notFastForward:
            throw Problem(
                .refused,
                Words(
                    "Die Zentrale hat neue Fassungen, die hier fehlen.",
                    "The hub has new versions that are missing here."),
                means: Words(
                    "Es wurde nichts eingereicht und nichts verändert.",
                    "Nothing was submitted and nothing was changed."),
                todo: Words(
                    "Erst »allmende pull«, dann noch einmal einreichen.", "First “allmende pull”, then submit again."))
        case .refused(let reason):
            throw Problem(
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
    }
}
