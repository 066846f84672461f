import Bytes
import Journal
import Library
import Store
import Templates

extension Option {
    static let about = Option(
        "about", value: Words("VORLAGE[#AUFGABE]", "TEMPLATE[#TASK]"), "worum es geht; ohne: allgemein",
        "what it is about; without: in general")
    static let message = Option(
        "message", letter: "m", value: Words("TEXT", "TEXT"), "was gesagt wird (- liest die Eingabe)",
        "what is said (- reads standard input)")
}

extension Command {
    static let post = Command(
        "post", .exchange, "beginnt ein Thema oder stellt eine Frage", "opens a topic or asks a question",
        arguments: Words("TITEL -m TEXT", "TITLE -m TEXT"), count: 1...1,
        options: [
            .message, .about,
            Option("question", "eine Frage, die sich klären lässt", "a question that can be settled"),
        ],
        details: Words(
            """
            Ohne Netz wartet der Beitrag im Postausgang bis zum nächsten »allmende sync«. Wer nur Gast ist, dessen Beitrag sieht
            zuerst die Moderation. Texte stehen im löschbaren Teil der Bibliothek: Sie lassen sich ändern (allmende edit) und
            zurückziehen (allmende retract), und danach ist der alte Text überall weg.
            """,
            """
            Without a network the post waits in the outbox for the next “allmende sync”. Posts of guests are seen by moderators
            first. Texts stand in the erasable part of the library: they can be changed (allmende edit) and taken back (allmende
            retract), and then the old text is gone everywhere.
            """),
        examples: [
            (
                "allmende post --question 'Wer prüft die DSFA?' -m 'Bei uns ist unklar, …' --about eakte-einfuehrung#DSFA",
                Words("fragt zu einer Aufgabe", "asks about a task")
            )
        ]
    ) { context in
        let posts = try Posts(context)
        let place = try context.line.value("about").map { try posts.view.places.find($0) }
        let text = try posts.text(context, title: context.line.words[0])
        let kind: Post.Kind = context.line.has("question") ? .question : .topic
        return try posts.send(.posted(Post(kind, place: place, text: text.id)), text, context)
    }

    static let reply = Command(
        "reply", .exchange, "antwortet in einer Diskussion, oder fragt zu einem Termin",
        "answers in a discussion, or asks about an event", arguments: Words("ID -m TEXT", "ID -m TEXT"), count: 1...1,
        options: [.message]
    ) { context in
        let posts = try Posts(context)
        let discussion = try posts.view.find(context.line.words[0])
        let text = try posts.text(context)
        return try posts.send(.posted(Post(.answer, text: text.id)), about: discussion.id, text, context)
    }

    static let edit = Command(
        "edit", .exchange, "ändert einen eigenen Beitrag", "changes a post of one's own",
        arguments: Words("ID -m TEXT", "ID -m TEXT"), count: 1...1, options: [.message]
    ) { context in
        let posts = try Posts(context)
        let (discussion, post) = try posts.view.post(context.line.words[0])
        let before = posts.view.text(post.text)
        let text = try posts.text(context, title: before?.title, link: before?.link)
        return try posts.send(.edited(post: post.id, text: text.id), about: discussion.id, text, context)
    }

    static let retract = Command(
        "retract", .exchange, "zieht einen eigenen Beitrag zurück", "takes back a post of one's own",
        arguments: Words("ID", "ID"), count: 1...1
    ) { context in
        let posts = try Posts(context)
        let (discussion, post) = try posts.view.post(context.line.words[0])
        return try posts.send(.retracted(post: post.id), about: discussion.id, nil, context)
    }

    static let solve = Command(
        "solve", .exchange, "nennt die Antwort, die eine Frage klärt", "names the answer that settles a question",
        arguments: Words("FRAGE [ANTWORT]", "QUESTION [ANSWER]"), count: 1...2,
        details: Words(
            "Ohne ANTWORT ist die Frage wieder offen.", "Without ANSWER the question is open again.")
    ) { context in
        let posts = try Posts(context)
        let discussion = try posts.view.find(context.line.words[0])
        var answer: OperationID?
        if context.line.words.count == 2 {
            let (other, post) = try posts.view.post(context.line.words[1])
            guard other.id == discussion.id else { throw Refusal.noSuchPost }
            answer = post.id
        }
        return try posts.send(.solved(answer: answer), about: discussion.id, nil, context)
    }

    static let moderation = Command(
        "moderation", .review, "zeigt, was auf die Moderation wartet", "shows what waits for a moderator",
        options: [.json],
        details: Words(
            "Sichtbar nur für Mitglieder mit der Rolle moderation oder betrieb.",
            "Visible to members with the role moderation or betrieb only.")
    ) { context in
        let view = try DiscussionView(context)
        guard view.isModerator else { throw Refusal.role([.moderator]) }
        let waiting = view.journal.pendingPosts
        if context.isJSON {
            try context.json("moderation") { json in
                json.list("beitraege", waiting) { json, entry in
                    json.object { json in
                        json.member("id", entry.post.id.description)
                        json.member("diskussion", entry.discussion.id.description)
                        json.member("von", entry.post.author.description)
                        json.member("tag", entry.post.day.description)
                        json.member("text", view.text(entry.post.text)?.text)
                    }
                }
            }
            return .done
        }
        if waiting.isEmpty { try context.print("Nichts wartet.", "Nothing waits.") }
        for (_, post) in waiting {
            try context.console.line("\(post.id.short)  \(post.day)  \(view.author(post.author))")
            if let text = view.text(post.text) {
                try context.console.line("            \(Text.shown(text.title ?? text.text, limit: 200))")
            }
        }
        return .done
    }

    static let moderate = Command(
        "moderate", .review, "gibt einen Beitrag frei oder verbirgt ihn", "releases a post or hides it",
        arguments: Words("ID --release | --hide GRUND", "ID --release | --hide REASON"), count: 1...1,
        options: [
            Option("release", "zeigt den Beitrag allen", "shows the post to everyone"),
            Option(
                "hide", value: Words("GRUND", "REASON"), "personenbezogen, werbung, beleidigung oder sonstiges",
                "personenbezogen, werbung, beleidigung or sonstiges"),
        ]
    ) { context in
        let posts = try Posts(context)
        let (discussion, post) = try posts.view.post(context.line.words[0])
        let reason = context.line.value("hide")
        guard (reason != nil) != context.line.has("release") else {
            throw Problem.usage(Words("--release oder --hide GRUND.", "--release or --hide REASON."))
        }
        let reasons = ["personenbezogen", "werbung", "beleidigung", "sonstiges"]
        if let reason, !reasons.contains(reason) {
            throw Problem.usage(
                Words(
                    "GRUND ist eines von: \(reasons.joined(separator: ", ")).",
                    "REASON is one of: \(reasons.joined(separator: ", "))."))
        }
        let moderation = Moderation(target: post.id, hides: reason != nil, reason: reason ?? "")
        return try posts.send(.moderated(moderation), about: discussion.id, nil, context)
    }
}

/// What commands that say something work with.
struct Posts {
    let view: DiscussionView
    private let replica: Replica

    init(_ context: Context) throws {
        view = try DiscussionView(context)
        replica = view.replica
        guard let member = replica.member, view.journal.registry.member(member.handle)?.id == member else {
            throw JournalError.notMember
        }
        try Proposals(context).prepare(replica)
    }

    /// The text of `--message`.
    func text(_ context: Context, title: String? = nil, link: String? = nil) throws -> JournalText {
        guard let text = try Proposals(context).text("message") else {
            throw Problem.usage(Words("-m TEXT wird gebraucht.", "-m TEXT is needed."))
        }
        return try replica.text(text, title: title, link: link)
    }

    /// A text in the place of another, with what is not changed.
    func replacing(_ old: JournalText, _ text: String, link: String?) throws -> JournalText {
        try replica.text(text, title: old.title, link: link ?? old.link)
    }

    /// Puts it into the outbox and tries to submit it.
    func send(
        _ content: Content, about subject: OperationID? = nil, _ text: JournalText?, _ context: Context
    ) throws -> ExitCode {
        let operation = try replica.outbox.add(content, about: subject, texts: text.map { [$0] } ?? [])
        try context.print("Festgehalten: \(operation.id.short).", "Kept: \(operation.id.short).")
        return try JournalExchange(context).deliver(replica)
    }
}
