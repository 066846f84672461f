import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Writing in the Austausch: opening a topic or question, answering, changing, taking back, settling.

extension Visit {
    // MARK: Opening

    /// The page on which a topic or question begins.
    func newDiscussion() throws -> Reply {
        let talk = try Talk(self)
        let place = try talk.place(asked("vorlage"), asked("knoten"))
        let isQuestion = asked("art") != "thema"
        var form = try opening(talk, place)
        form.fields[0].values = [isQuestion ? "frage" : "thema"]
        return page(try openingSheet(form, talk, place), at: nil)
    }

    private func openingSheet(_ form: Form, _ talk: Talk, _ place: Place?) throws -> Sheet {
        var blocks: [Block] = []
        if let place { blocks.append(.facts([Fact(language("Zu", "About"), .several(try talk.about(place)))])) }
        if postsWait { blocks.append(.notice(waitingNotice)) }
        return Sheet(
            language("Frage stellen oder Thema beginnen", "Ask a question or begin a topic"), trail: austauschTrail,
            lead: language(
                "Ihr Beitrag ist für alle lesbar, mit dem Namen Ihrer Stelle und ohne Ihren eigenen. Nennen Sie bitte keine Personen.",
                "Everyone can read your post, with the name of your organisation and without your own. Please name no persons."
            ), blocks + [.form(form)])
    }

    private var waitingNotice: Meldung {
        Meldung(
            .hinweis,
            language(
                "Was Sie als Gast schreiben, sieht zuerst die Moderation. Bis zur Freigabe sehen es nur Sie und die Moderation.",
                "What you write as a guest is seen by the moderators first. Until they release it, only you and they see it."
            ))
    }

    /// What is said after a post, which may wait.
    private func posted(_ german: String, _ english: String) -> Meldung {
        guard postsWait else { return kept(german, english) }
        return Meldung(
            .hinweis,
            language(
                "Ihr Beitrag ist gespeichert und wartet auf Freigabe durch die Moderation.",
                "Your post is kept and waits for a moderator."))
    }

    /// How many templates a form offers to choose from; where there are more, posts about one begin on its page.
    private static let offeredTemplates = 100

    /// A choice of the template something is about; nil where there are too many.
    func templateChoice() throws -> Field? {
        guard let view = try? view(), !view.order.isEmpty, view.order.count <= Self.offeredTemplates else { return nil }
        let all = view.order.map { view.catalogue.entries[$0] }.filter { view.byID[$0.id] != nil }
        return Field(
            "vorlage", language("Vorlage", "Template"),
            .choice(
                [Field.Option("", language("keine bestimmte", "none in particular"))]
                    + all.map { Field.Option($0.id, $0.title.isEmpty ? $0.path.slug : $0.title, isContent: true) }),
            hint: language("Worum es geht.", "What it is about."))
    }

    private func opening(_ talk: Talk, _ place: Place?) throws -> Form {
        var form = Form(
            addresses.page("austausch", "neu"), submit: language("Beitrag veröffentlichen", "Publish the post"),
            fields: [
                Field(
                    "art", language("Art", "Kind"),
                    .radios([
                        Field.Option(
                            "frage", language("Frage", "Question"),
                            hint: language(
                                "Lässt sich mit einer Antwort klären.", "Can be settled with an answer.")),
                        Field.Option("thema", language("Thema", "Topic")),
                    ]), value: "frage", required: true),
                Field(
                    "titel", language("Titel", "Title"),
                    hint: language("Worum es geht, in einer Zeile.", "What it is about, in one line."), required: true,
                    limit: 200),
                textField(language("Text", "Text")),
                Field(
                    "verweis", language("Verweis", "Link"),
                    hint: language(
                        "Eine Adresse, die mit https:// beginnt.", "An address that begins with https://."), limit: 1000
                ),
            ])
        if let place {
            form.hidden = [("vorlage", place.template)] + (place.node.map { [("knoten", $0)] } ?? [])
        } else if let choice = try templateChoice() {
            form.fields.insert(choice, at: 1)
        }
        if postsWait { form.submit = language("Zur Freigabe einreichen", "Submit for release") }
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("austausch"))
        form.keepsDraft = true
        return form
    }

    /// The field of a text with markup.
    func textField(_ label: String, hint: String? = nil, rows: Int = 8) -> Field {
        Field(
            "text", label, .lines(rows),
            hint: hint
                ?? language(
                    "Absätze trennt eine leere Zeile; eine Liste beginnt jede Zeile mit »- «.",
                    "An empty line divides paragraphs; each line of a list begins with “- ”."), required: true,
            limit: 20_000)
    }

    /// Opens a discussion.
    func openDiscussion() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        var problems = Problems()
        let place = try wantedPlace(talk, input, &problems)
        let kind: Post.Kind = input.text("art") == "thema" ? .topic : .question
        let text = try said(
            input, title: checkedTitle(input, &problems), link: checkedLink(input, &problems), &problems)
        // Without a template of its own the page had a choice, and has it again.
        let fixed = input.optional("knoten") == nil ? nil : place
        func back() throws -> Reply {
            again(try openingSheet(try opening(talk, fixed).filled(input, problems), talk, fixed))
        }
        guard problems.isEmpty, let text else { return try back() }
        do {
            let id = try write(JournalEntry(.posted(Post(kind, place: place, text: text.id)), texts: [text]))
            return .seeOther(opened(id), posted("Ihr Beitrag ist veröffentlicht.", "Your post is published."))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
    }

    /// The page of what has just been opened.
    func opened(_ id: OperationID) -> WebAddress { addresses.page("austausch", id.description) }

    /// The place that a form names.
    func wantedPlace(_ talk: Talk, _ input: FormInput, _ problems: inout Problems) throws -> Place? {
        do {
            return try talk.place(input.optional("vorlage"), input.optional("knoten"))
        } catch is HTTPError {
            let sentence = language(
                "Diese Vorlage oder Aufgabe gibt es hier nicht mehr.", "This template or task is not here any more.")
            problems.add(sentence)
            return nil
        }
    }

    /// A title of one line.
    func checkedTitle(_ input: FormInput, _ problems: inout Problems) -> String? {
        let title = input.text("titel")
        if title.isEmpty || title.allSatisfy(\.isWhitespace) {
            problems["titel"] = language("Bitte geben Sie einen Titel an.", "Please give a title.")
            return nil
        }
        guard title.utf8.count <= JournalText.maximumTitle.title,
            !title.unicodeScalars.contains(where: Text.isUnsafeToShow)
        else {
            problems["titel"] = language(
                "Der Titel ist eine Zeile mit höchstens 200 Zeichen.",
                "The title is one line of at most 200 characters.")
            return nil
        }
        return title
    }

    /// An address that others can open; nil for none.
    func checkedLink(_ input: FormInput, _ problems: inout Problems) -> String? {
        guard let link = input.optional("verweis") else { return nil }
        let isWeb = link.lowercased().hasPrefix("https://") || link.lowercased().hasPrefix("http://")
        guard isWeb, WebAddress(external: link) != nil, link.utf8.count <= JournalText.maximumTitle.link else {
            problems["verweis"] = language(
                "Das ist keine Adresse, die mit https:// oder http:// beginnt.",
                "This is no address that begins with https:// or http://.")
            return nil
        }
        return link
    }

    /// The text of a form; nil, with the problem, when it is none.
    func said(_ input: FormInput, title: String? = nil, link: String? = nil, _ problems: inout Problems) throws
        -> JournalText?
    {
        let words = input.text("text")
        if words.isEmpty {
            problems["text"] = language("Bitte schreiben Sie einen Text.", "Please write a text.")
            return nil
        }
        do {
            return try text(words, title: title, link: link)
        } catch let refusal as Refusal {
            problems["text"] = refusal.satz(language)
            return nil
        }
    }

    // MARK: Answering

    /// The form for an answer in a discussion.
    func answerForm(_ discussion: Discussion) -> Form {
        var form = Form(
            addresses.page("austausch", discussion.id.description, "antwort"),
            submit: postsWait
                ? language("Zur Freigabe einreichen", "Submit for release")
                : language("Antwort veröffentlichen", "Publish the answer"),
            fields: [textField(language("Text", "Text"), rows: 6)])
        form.keepsDraft = true
        return form
    }

    /// The page with nothing but the question and the form, for those who had to sign in first.
    func answerPage() throws -> Reply {
        let talk = try Talk(self)
        let discussion = try talk.discussion(parameter(0))
        return page(try sheet(of: discussion, talk, answering: answerForm(discussion)), at: nil)
    }

    /// Answers in a discussion.
    func answer() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        let discussion = try talk.discussion(parameter(0))
        var problems = Problems()
        let text = try said(input, &problems)
        func back() throws -> Reply {
            again(try sheet(of: discussion, talk, answering: answerForm(discussion).filled(input, problems)))
        }
        guard problems.isEmpty, let text else { return try back() }
        do {
            let id = try write(JournalEntry(.posted(Post(.answer, text: text.id)), about: discussion.id, texts: [text]))
            return .seeOther(
                address(of: id, in: discussion), posted("Ihre Antwort ist veröffentlicht.", "Your answer is published.")
            )
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
    }

    /// Names the answer that settles a question, or opens it again.
    func solve() throws -> Reply {
        let talk = try Talk(self)
        let discussion = try talk.discussion(parameter(0))
        guard talk.hosts(discussion), discussion.kind == .question else { throw HTTPError(403, "not the host") }
        guard let word = try input().optional("antwort") else {
            try write(JournalEntry(.solved(answer: nil), about: discussion.id))
            return .seeOther(
                addresses.page("austausch", discussion.id.description),
                kept("Die Frage ist wieder offen.", "The question is open again."))
        }
        guard let answer = OperationID(word), discussion.posts.contains(where: { $0.id == answer && $0.isVisible })
        else {
            throw HTTPError(404, "no such post")
        }
        try write(JournalEntry(.solved(answer: answer), about: discussion.id))
        return .seeOther(
            address(of: answer, in: discussion), kept("Die Frage ist geklärt.", "The question is settled."))
    }
}
