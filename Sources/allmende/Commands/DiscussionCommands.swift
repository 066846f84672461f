import Bytes
import Journal
import Library
import Store
import Templates

extension Command {
    static let discussions = Command(
        "discussions", .library, "zeigt den Austausch: Themen, Fragen, Termine",
        "shows the Austausch: topics, questions, events",
        arguments: Words("[VORLAGE[#AUFGABE]]", "[TEMPLATE[#TASK]]"), count: 0...1,
        options: [
            Option("questions", "nur offene Fragen", "open questions only"),
            Option("gone", "nur zu Aufgaben, die es hier nicht mehr gibt", "only about tasks that are no longer here"),
            .json,
        ],
        details: Words(
            """
            Beiträge hängen an Vorlagen und Aufgaben und folgen ihnen, wenn diese verschoben, umbenannt, zusammengeführt oder in
            eine Ortsvariante übernommen werden. Gezeigt wird, was beim letzten Abgleich da war, auch ohne Netz.
            """,
            """
            Posts hang on templates and tasks and follow them when these are moved, renamed, merged or taken into a local variant.
            Shows what was there at the last exchange, without a network too.
            """)
    ) { context in
        let view = try DiscussionView(context)
        let all = try view.list(context.line.words.first).filter { discussion in
            if context.line.has("questions") { return discussion.kind == .question && discussion.answer == nil }
            return true
        }
        let shown = try context.line.has("gone") ? all.filter { try view.isGone($0) } : all
        if context.isJSON {
            try context.json("discussions") { json in
                json.list("diskussionen", shown) { json, discussion in json.object { view.head(discussion, &$0) } }
            }
            return .done
        }
        if shown.isEmpty { try context.print("Noch kein Beitrag.", "No post yet.") }
        for discussion in shown { try view.line(discussion) }
        return .done
    }

    static let discussionShow = Command(
        "discussion show", .library, "zeigt eine Diskussion oder einen Termin", "shows a discussion or an event",
        arguments: Words("ID", "ID"), count: 1...1, options: [.json]
    ) { context in
        let view = try DiscussionView(context)
        try view.show(try view.find(context.line.words[0]))
        return .done
    }
}

/// The Austausch as it is shown.
struct DiscussionView {
    let replica: Replica
    let journal: Journal
    let places: Places
    private let context: Context
    private let store: JournalStore?
    private let names: [String: String]

    init(_ context: Context) throws {
        self.context = context
        replica = try context.replica()
        journal = try Proposals(context).journal(of: replica)
        places = Places(replica, try context.catalogue(replica))
        context.progress?.clear()
        store = try replica.journalStore()
        names = try Authors(journal, store).names
    }

    /// The discussions about a place, or all.
    func list(_ word: String?) throws -> [Discussion] {
        guard let word else { return journal.discussions }
        let place = try places.find(word)
        return journal.discussions.filter { discussion in
            discussion.place?.template == place.template && (place.node == nil || discussion.place?.node == place.node)
        }
    }

    /// The discussion that a beginning of its name means. Throws JournalError `noSuchDiscussion`.
    func find(_ prefix: String) throws -> Discussion {
        let word = prefix.lowercased()
        let found = journal.allDiscussions.filter { word.utf8.count >= 4 && $0.id.description.hasPrefix(word) }
        guard found.count == 1, found[0].isVisible || isOwn(found[0].author) || isModerator else {
            throw JournalError.noSuchDiscussion(prefix)
        }
        return found[0]
    }

    /// The post that a beginning of its name means, with its discussion. Throws JournalError `noSuchDiscussion`.
    func post(_ prefix: String) throws -> (Discussion, Discussion.PostEntry) {
        let word = prefix.lowercased()
        let found = journal.allDiscussions.flatMap { discussion in
            discussion.posts.filter { $0.id.description.hasPrefix(word) }.map { (discussion, $0) }
        }
        guard word.utf8.count >= 4, found.count == 1 else { throw JournalError.noSuchDiscussion(prefix) }
        return found[0]
    }

    /// Whether this copy's member moderates.
    var isModerator: Bool {
        replica.member.flatMap { journal.registry.member($0.handle) }?.roles.isDisjoint(with: [.moderator, .operator_])
            == false
    }

    private func isOwn(_ author: MemberID) -> Bool { author == replica.member }

    func isGone(_ discussion: Discussion) throws -> Bool {
        try discussion.place.map { try places.name($0).isGone } ?? false
    }

    /// Who wrote something: the organisation, with the person's name where it may be shown.
    func author(_ id: MemberID) -> String {
        let organisation = Text.shown(journal.registry.organisationName(id.ars) ?? id.ars)
        if journal.contacts.isErased(person: id.handle) {
            return organisation + context.say(" (Angaben gelöscht)", " (data erased)")
        }
        return names[id.handle].map { "\(Text.shown($0)), \(organisation)" } ?? organisation
    }

    func text(_ id: OperationID?) -> JournalText? {
        guard let id else { return nil }
        return (try? store?.fullTexts([id]))?[id] ?? nil
    }

    private func posts(of discussion: Discussion) -> [Discussion.PostEntry] {
        discussion.posts.filter { post in
            post.isVisible || post.text == nil && post.id == discussion.id
                || post.isPending && (isOwn(post.author) || isModerator)
        }
    }

    private func title(_ discussion: Discussion) -> String {
        text(discussion.posts[0].text).map { $0.title ?? String($0.text.prefix(80)) }
            ?? context.say("(Text nicht hier)", "(text not here)")
    }

    private func word(_ discussion: Discussion) -> String {
        switch discussion.kind {
        case .topic: context.say("Thema", "topic")
        case .question:
            discussion.answer == nil
                ? context.say("Frage, offen", "question, open") : context.say("Frage, geklärt", "question, settled")
        case .event:
            discussion.event?.isCancelled == true
                ? context.say("Termin, abgesagt", "event, cancelled") : context.say("Termin", "event")
        }
    }

    private func place(_ place: Place) throws -> String {
        let named = try places.name(place)
        guard let template = named.template else { return context.say("Vorlage nicht hier", "template not here") }
        guard place.node != nil else { return Text.shown(template) }
        guard let node = named.node else {
            return Text.shown(template) + context.say(" › entfernte Aufgabe", " › removed task")
        }
        return "\(Text.shown(template)) › \(node.number) \(Text.shown(node.title))"
    }

    func line(_ discussion: Discussion) throws {
        let count = discussion.visiblePosts.count
        let when = discussion.event.map { " \($0.start.description.replacing("T", with: " "))" } ?? ""
        try context.console.line(
            "\(discussion.id.short)  \(discussion.lastDay)  \(word(discussion))\(when)  \(Text.shown(title(discussion), limit: 80))  (\(count))"
        )
        if let place = discussion.place { try context.console.line("            \(self.place(place))") }
    }

    func head(_ discussion: Discussion, _ json: inout JSONWriter) {
        json.member("id", discussion.id.description)
        json.member("art", discussion.kind.rawValue)
        json.member("titel", text(discussion.posts[0].text)?.title)
        json.member("stelle", discussion.author.ars)
        json.member("tag", discussion.day.description)
        json.member("zuletzt", discussion.lastDay.description)
        json.member("beitraege", discussion.visiblePosts.count)
        json.member("geklaert", discussion.answer?.description)
        json.member("beginn", discussion.event?.start.description)
        json.member("abgesagt", discussion.event?.isCancelled == true)
        let named = discussion.place.flatMap { try? places.name($0) }
        json.member("vorlage", discussion.place?.template)
        json.member("knoten", discussion.place?.node)
        json.member("ort", named?.node.map { "\($0.number) \($0.title)" } ?? named?.template)
        json.member("entfernt", named?.isGone == true)
    }

    func show(_ discussion: Discussion) throws {
        let posts = posts(of: discussion)
        if context.isJSON {
            try context.json("discussion") { json in
                head(discussion, &json)
                json.list("texte", posts) { json, post in json.object { write(post, discussion, &$0) } }
                json.list("protokolle", discussion.event?.minutes.filter { !$0.isHidden } ?? []) { json, entry in
                    json.object { json in
                        json.member("id", entry.id.description)
                        json.member("von", author(entry.author))
                        json.member("text", text(entry.minutes.text)?.text)
                    }
                }
                json.member("mitNeuererVersionLesbar", discussion.later.count)
            }
            return
        }
        try context.console.line("\(word(discussion)): \(Text.shown(title(discussion), limit: 400))")
        if let place = discussion.place { try context.console.line(self.place(place)) }
        if let event = discussion.event {
            let end = event.end.map { " – \($0.description.replacing("T", with: " "))" } ?? ""
            try context.console.line(event.start.description.replacing("T", with: " ") + end)
            if let link = text(discussion.posts[0].text)?.link { try context.console.line(Text.shown(link)) }
        }
        for post in posts { try show(post, discussion) }
        for entry in discussion.event?.minutes ?? [] where !entry.isHidden {
            try context.console.line()
            try context.print(
                "Protokoll, \(author(entry.author)), \(entry.day)", "Minutes, \(author(entry.author)), \(entry.day)")
            for place in entry.minutes.places { try context.console.line("  → \(self.place(place))") }
            try body(entry.minutes.text, by: entry.author)
        }
        if !discussion.later.isEmpty {
            try context.print(
                "\(discussion.later.count) Vorgänge sind mit neuerer Version lesbar.",
                "\(discussion.later.count) operations are readable with a later version.")
        }
    }

    private func write(_ post: Discussion.PostEntry, _ discussion: Discussion, _ json: inout JSONWriter) {
        json.member("id", post.id.description)
        json.member("von", author(post.author))
        json.member("tag", post.day.description)
        json.member("text", text(post.text)?.text)
        json.member("geaendert", post.isEdited)
        json.member("zurueckgezogen", post.text == nil)
        json.member("wartet", post.isPending)
        json.member("loesung", post.id == discussion.answer)
    }

    private func show(_ post: Discussion.PostEntry, _ discussion: Discussion) throws {
        try context.console.line()
        var marks: [String] = []
        if post.isEdited { marks.append(context.say("geändert", "edited")) }
        if post.isPending { marks.append(context.say("wartet auf die Moderation", "waits for a moderator")) }
        if post.id == discussion.answer { marks.append(context.say("beantwortet die Frage", "settles the question")) }
        let extra = marks.isEmpty ? "" : "  [\(marks.joined(separator: ", "))]"
        try context.console.line("\(post.id.short)  \(author(post.author)), \(post.day)\(extra)")
        try body(post.text, by: post.author)
    }

    private func body(_ id: OperationID?, by author: MemberID? = nil) throws {
        guard let id else { return try context.print("  (zurückgezogen)", "  (taken back)") }
        guard let text = text(id) else {
            return try author.map { journal.keeps(id, by: $0) } == false
                ? context.print("  (gelöscht)", "  (erased)")
                : context.print("  (Text nicht hier)", "  (text not here)")
        }
        for line in text.text.split(separator: "\n", omittingEmptySubsequences: false) {
            try context.console.line("  \(Text.shown(String(line), limit: 2000))")
        }
    }
}
