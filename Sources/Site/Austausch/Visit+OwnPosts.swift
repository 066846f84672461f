import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// What somebody may do with a post of their own: change it and take it back.

extension Visit {
    /// A post of one's own with its discussion. Throws HTTPError 404 for what is not there, 403 for another's.
    private func ownPost(_ talk: Talk) throws -> (Discussion, Discussion.PostEntry) {
        let discussion = try talk.discussion(parameter(0))
        guard let id = OperationID(parameter(1)),
            let post = talk.posts(of: discussion).first(where: { $0.id == id }), post.text != nil
        else { throw HTTPError(404, "no such post") }
        guard post.author == who?.member else { throw HTTPError(403, "another's post") }
        return (discussion, post)
    }

    private func trail(_ discussion: Discussion, _ talk: Talk) throws -> [PageLink] {
        austauschTrail
            + [PageLink(try talk.title(discussion), addresses.page("austausch", discussion.id.description))]
    }

    private func way(_ discussion: Discussion, _ post: Discussion.PostEntry, _ word: String) -> WebAddress {
        addresses.page("austausch", discussion.id.description, "beitrag", post.id.description, word)
    }

    // MARK: Changing

    private func editForm(_ discussion: Discussion, _ post: Discussion.PostEntry, _ before: JournalText) -> Form {
        var form = Form(
            way(discussion, post, "aendern"), submit: language("Änderung veröffentlichen", "Publish the change"))
        if post.id == discussion.id {
            form.fields.append(
                Field("titel", language("Titel", "Title"), value: before.title, required: true, limit: 200))
        }
        var text = textField(language("Text", "Text"))
        text.values = [before.text]
        form.fields.append(text)
        if post.id == discussion.id {
            form.fields.append(
                Field(
                    "verweis", language("Verweis", "Link"), value: before.link,
                    hint: language(
                        "Eine Adresse, die mit https:// beginnt.", "An address that begins with https://."), limit: 1000
                ))
        }
        if postsWait { form.submit = language("Zur Freigabe einreichen", "Submit for release") }
        form.cancel = PageLink(language("Abbrechen", "Cancel"), address(of: post.id, in: discussion))
        return form
    }

    private func editSheet(_ form: Form, _ discussion: Discussion, _ talk: Talk) throws -> Sheet {
        Sheet(
            language("Beitrag ändern", "Change the post"), trail: try trail(discussion, talk),
            lead: language(
                "Der Beitrag wird als geändert gekennzeichnet; den früheren Text behält niemand.",
                "The post is marked as edited; nobody keeps the former text."), [.form(form)])
    }

    /// The page on which a post is changed.
    func editPage() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, post) = try ownPost(talk)
        guard discussion.event == nil || post.id != discussion.id, let before = try talk.text(post.text) else {
            throw HTTPError(404, "no text")
        }
        return page(try editSheet(editForm(discussion, post, before), discussion, talk), at: nil)
    }

    /// Changes a post.
    func edit() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        let (discussion, post) = try ownPost(talk)
        guard discussion.event == nil || post.id != discussion.id, let before = try talk.text(post.text) else {
            throw HTTPError(404, "no text")
        }
        var problems = Problems()
        let isOpening = post.id == discussion.id
        let title = isOpening ? checkedTitle(input, &problems) : nil
        let link = isOpening ? checkedLink(input, &problems) : nil
        let text = try said(input, title: title, link: link, &problems)
        func back() throws -> Reply {
            again(try editSheet(editForm(discussion, post, before).filled(input, problems), discussion, talk))
        }
        guard problems.isEmpty, let text else { return try back() }
        do {
            try write(JournalEntry(.edited(post: post.id, text: text.id), about: discussion.id, texts: [text]))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
        let notice =
            postsWait
            ? Meldung(
                .hinweis,
                language(
                    "Die Änderung ist gespeichert; der Beitrag wartet auf Freigabe durch die Moderation.",
                    "The change is kept; the post waits for a moderator."))
            : kept("Der Beitrag ist geändert.", "The post is changed.")
        return .seeOther(address(of: post.id, in: discussion), notice)
    }

    // MARK: Taking back

    private func retractSheet(
        _ discussion: Discussion, _ post: Discussion.PostEntry, _ talk: Talk, _ problems: Problems
    )
        throws -> Sheet
    {
        var form = Form(
            way(discussion, post, "zurueckziehen"), submit: language("Endgültig zurückziehen", "Take back for good"),
            .danger)
        form.problems = problems.whole
        form.cancel = PageLink(language("Abbrechen", "Cancel"), address(of: post.id, in: discussion))
        var shown = try entry(post, in: discussion, talk)
        shown.actions = []
        return Sheet(
            language("Beitrag zurückziehen", "Take the post back"), trail: try trail(discussion, talk),
            lead: language(
                "Der Text wird hier sofort gelöscht, in jeder Kopie mit dem nächsten Abgleich. Das lässt sich nicht rückgängig machen. Antworten anderer bleiben stehen.",
                "The text is erased here at once, in every copy with its next exchange. This cannot be undone. Answers by others stay."
            ), [.post(shown), .form(form)])
    }

    /// The page that asks whether a post is really to be taken back.
    func retractPage() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, post) = try ownPost(talk)
        return page(try retractSheet(discussion, post, talk, Problems()), at: nil)
    }

    /// Takes a post back.
    func retract() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, post) = try ownPost(talk)
        do {
            try write(JournalEntry(.retracted(post: post.id), about: discussion.id))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return again(try retractSheet(discussion, post, talk, problems))
        }
        // An opening that nobody has answered is not there any more.
        let isGone = post.id == discussion.id && discussion.visiblePosts.count <= 1
        let goal =
            isGone ? addresses.page("austausch") : addresses.page("austausch", discussion.id.description)
        return .seeOther(goal, kept("Der Beitrag ist zurückgezogen.", "The post is taken back."))
    }
}
