import Bytes
import Journal
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    static let review = Command(
        "review", .review, "prüft einen Vorschlag: mitzeichnen, um Nachbesserung bitten, anmerken",
        "reviews a proposal: approve, ask for changes, comment",
        arguments: Words(
            "ID --approve|--request-changes|--comment [-m TEXT]", "ID --approve|--request-changes|--comment [-m TEXT]"),
        count: 1...1,
        options: [
            Option("approve", "zeichnet mit: fachlich einverstanden", "approves"),
            Option("request-changes", "bittet um Nachbesserung", "asks for changes"),
            Option("comment", "nur Anmerkungen", "comments only"),
            Option("release", "gibt als verantwortliche Stelle frei", "releases as the steward"),
            Option(
                "message", letter: "m", value: Words("TEXT", "TEXT"), "was zum Ganzen zu sagen ist",
                "what is to be said to the whole"),
            Option(
                "at", value: Words("VORLAGE[#AUFGABE[.FELD]]=TEXT", "TEMPLATE[#TASK[.FIELD]]=TEXT"),
                "merkt zu einer Stelle etwas an; mehrmals: mit --draft sammeln",
                "comments on a place; several: collect with --draft"),
            Option("draft", "sammelt Anmerkungen, die nur hier liegen", "collects comments that lie here only"),
            Option("drop-draft", "verwirft die gesammelten Anmerkungen", "drops the collected comments"),
        ],
        details: Words(
            """
            Ein Urteil gilt für genau den Stand, der jetzt da ist; ein neuer Stand braucht ein neues. Mitzeichnungen der eigenen
            Stelle zählen nicht. Anmerkungen mit --draft bleiben auf diesem Rechner, bis ein Urteil sie alle zusammen
            veröffentlicht. AUFGABE ist die Kennung oder der Titel einer Aufgabe.
            """,
            """
            A verdict is about exactly the revision that is there now; a new revision needs a new one. Approvals of one's own
            organisation do not count. Comments with --draft stay on this machine until a verdict publishes all of them
            together. TASK is the id or title of a task.
            """),
        examples: [
            ("allmende review 3f9a21c0 --approve", Words("zeichnet mit", "approves")),
            (
                "allmende review 3f9a21c0 --draft --at \"eakte-einfuehrung#Aktenplan.dauer=Das dauert bei uns doppelt so lange.\"",
                Words("sammelt eine Anmerkung", "collects a comment")
            ),
        ]
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        let proposal = try Proposals(context).find(context.line.words[0], in: journal)
        let drafts = ReviewDrafts(replica.repository, proposal.id)
        if context.line.has("drop-draft") {
            try drafts.clear()
            try context.print("Entwurf verworfen.", "Draft dropped.")
            return .done
        }
        var comments = try drafts.read()
        if let word = context.line.value("at") {
            comments.append(try CommentPlace(replica, journal).comment(word, proposal))
        }
        if context.line.has("draft") {
            try drafts.write(comments)
            try context.print(
                "\(comments.count) Anmerkungen gesammelt, nur auf diesem Rechner.",
                "\(comments.count) comments collected, on this machine only.")
            return .done
        }
        let verdict = try verdict(context)
        var texts: [JournalText] = []
        func text(_ text: String) throws -> OperationID {
            let made = try replica.text(text)
            texts.append(made)
            return made.id
        }
        let whole = try Proposals(context).text("message").map(text)
        let review = Review(
            proposal.current.id, verdict, text: whole,
            comments: try comments.map {
                Review.Comment(template: $0.template, node: $0.node, field: $0.field, text: try text($0.text))
            })
        if verdict == .note, whole == nil, comments.isEmpty {
            throw Problem.usage(Words("Ein Hinweis braucht -m TEXT oder --at.", "A comment needs -m TEXT or --at."))
        }
        try Proposals(context).prepare(replica)
        try replica.outbox.add(.review(review), about: proposal.id, texts: texts)
        try drafts.clear()
        try context.print(
            "\(proposal.id.short): \(ProposalView.word(verdict, .de)).",
            "\(proposal.id.short): \(ProposalView.word(verdict, .en)).")
        return try JournalExchange(context).deliver(replica)
    }

    private static func verdict(_ context: Context) throws -> Review.Verdict {
        let words: [(String, Review.Verdict)] = [
            ("approve", .approved), ("request-changes", .changes), ("comment", .note), ("release", .released),
        ]
        let chosen = words.filter { context.line.has($0.0) }.map(\.1)
        guard chosen.count == 1 else {
            throw Problem.usage(
                Words(
                    "Genau eines von --approve, --request-changes, --comment, --release wird gebraucht.",
                    "Exactly one of --approve, --request-changes, --comment, --release is needed."))
        }
        return chosen[0]
    }

    static let accept = Command(
        "accept", .review, "gibt einen Vorschlag frei und macht ihn zum aktuellen Stand",
        "releases a proposal and makes it the current version",
        arguments: Words("ID [--yes]", "ID [--yes]"), count: 1...1,
        options: [
            Option("yes", "fragt nicht nach", "does not ask"),
            Option(
                "result", value: Words("STAND", "TREE"), "nimmt nur an, wenn genau dieser Stand daraus wird",
                "accepts only if exactly this comes of it"),
        ],
        details: Words(
            """
            Annehmen können Prüferinnen der verantwortlichen Stelle und die Moderation; es ist zugleich die Freigabe. Die
            Zentrale prüft noch einmal alles: Mitzeichnungen anderer Stellen zum jetzigen Stand, Prüfung ohne Fehler, keine
            offenen Stellen. Ist seit dem Vorschlag eine Fassung erschienen, wird gezeigt, was beide zusammen ergeben, und nur
            genau das wird angenommen. Dazu muss die Zentrale erreichbar sein.
            """,
            """
            Reviewers of the steward and moderators can accept; it is the release at the same time. The hub checks everything
            once more: approvals of other organisations for this revision, a check without errors, nothing left open. If a
            version has appeared since, you are shown what both make together, and exactly that is accepted. The hub must be
            reachable for this.
            """)
    ) { context in
        let replica = try context.replica()
        let transport = try Remotes(context).origin(of: replica)
        try JournalExchange(context).fetch(replica, transport)
        let fresh = try Replica(replica.repository)
        let journal = try Proposals(context).journal(of: fresh)
        let proposal = try Proposals(context).find(context.line.words[0], in: journal)
        guard let content = try fresh.content(of: proposal, journal, main: Replica.published) else {
            throw JournalError.noSuchProposal(context.line.words[0])
        }
        if let wanted = context.line.value("result"), wanted != content.result.description {
            throw Problem(
                .refused,
                Words(
                    "Der aktuelle Stand hat sich inzwischen geändert.", "The current version has changed meanwhile."),
                means: Problem.nothingChanged,
                todo: Words("Sehen Sie sich das neue Ergebnis an.", "Look at the new result."))
        }
        if Terminal.canAsk, !context.line.has("yes") {
            try DifferenceView(fresh, context).show(content.difference, indent: "  ", limit: 40)
            context.console.note(
                context.say(
                    "Das wird der aktuelle Stand. Annehmen? [j/N]", "This becomes the current version. Accept? [y/N]"))
            guard let answer = readLine()?.lowercased(), ["j", "ja", "y", "yes"].contains(answer) else {
                return .refused
            }
        }
        let stand = try HubQuestions(context, transport).accept(proposal.id, expecting: content.result)
        try context.print(
            "Angenommen: »\(Text.shown(proposal.title))« ist der aktuelle Stand (\(stand.prefix(10))).",
            "Accepted: “\(Text.shown(proposal.title))” is the current version (\(stand.prefix(10))).")
        try JournalExchange(context).fetch(fresh, transport)
        return .done
    }
}
