import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Announcing, changing and cancelling an event, and what came of it.

extension Visit {
    // MARK: Announcing and changing

    private func eventForm(_ address: WebAddress, submit: String) -> Form {
        Form(
            address, submit: submit,
            fields: [
                Field("titel", language("Titel", "Title"), required: true, limit: 200),
                Field("tag", language("Tag", "Day"), .day, required: true),
                Field("zeit", language("Beginn", "Begins at"), .time, required: true),
                Field(
                    "endetag", language("Letzter Tag", "Last day"), .day,
                    hint: language("Nur wenn er über mehrere Tage geht.", "Only when it takes several days.")),
                Field("ende", language("Ende", "Ends at"), .time),
                Field(
                    "verweis", language("Ort als Adresse", "Place as an address"),
                    hint: language(
                        "Etwa der Link zur Videokonferenz; er ist für alle sichtbar und beginnt mit https://.",
                        "Such as the link to a video conference; everyone sees it, and it begins with https://."),
                    limit: 1000),
                textField(language("Tagesordnung", "Agenda")),
            ])
    }

    private func eventSheet(_ title: String, _ form: Form, _ talk: Talk, _ place: Place?) throws -> Sheet {
        var blocks: [Block] = []
        if let place { blocks.append(.facts([Fact(language("Zu", "About"), .several(try talk.about(place)))])) }
        return Sheet(
            title, trail: termineTrail,
            lead: language(
                "Der Termin ist für alle lesbar, mit dem Namen Ihrer Stelle. Zeiten sind Ortszeit in Deutschland.",
                "Everyone can read about the event, with the name of your organisation. Times are local time in Germany."
            ),
            blocks + [.form(form)])
    }

    private func announcement(_ place: Place?) throws -> Form {
        var form = eventForm(
            addresses.page("termine", "neu"), submit: language("Termin veröffentlichen", "Publish the event"))
        if let place {
            form.hidden = [("vorlage", place.template)] + (place.node.map { [("knoten", $0)] } ?? [])
        } else if let choice = try templateChoice() {
            form.fields.insert(choice, at: 1)
        }
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("termine"))
        form.keepsDraft = true
        return form
    }

    private var announcing: String { language("Termin ankündigen", "Announce an event") }

    /// The page on which an event is announced.
    func newEvent() throws -> Reply {
        let talk = try Talk(self)
        let place = try talk.place(asked("vorlage"), asked("knoten"))
        return page(try eventSheet(announcing, announcement(place), talk, place), at: nil)
    }

    /// Announces an event.
    func announceEvent() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        var problems = Problems()
        let place = try wantedPlace(talk, input, &problems)
        let time = when(input, &problems)
        let text = try said(
            input, title: checkedTitle(input, &problems), link: checkedLink(input, &problems), &problems)
        let fixed = input.optional("knoten") == nil ? nil : place
        func back() throws -> Reply {
            again(try eventSheet(announcing, announcement(fixed).filled(input, problems), talk, fixed))
        }
        guard problems.isEmpty, let text, let time else { return try back() }
        do {
            let record = EventRecord(start: time.start, end: time.end, place: place, text: text.id)
            let id = try write(JournalEntry(.event(record), texts: [text]))
            return .seeOther(opened(id), kept("Der Termin ist veröffentlicht.", "The event is published."))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
    }

    /// When an event takes place, as a form says it.
    private func when(_ input: FormInput, _ problems: inout Problems) -> (start: WallTime, end: WallTime?)? {
        guard let day = Day(input.text("tag")) else {
            problems["tag"] = language("Bitte geben Sie den Tag an.", "Please give the day.")
            return nil
        }
        guard let start = WallTime("\(day)T\(input.text("zeit"))") else {
            problems["zeit"] = language(
                "Bitte geben Sie die Uhrzeit an, etwa 10:00.", "Please give the time of day, such as 10:00.")
            return nil
        }
        guard let clock = input.optional("ende") else {
            if input.optional("endetag") != nil {
                problems["ende"] = language(
                    "Zum letzten Tag gehört eine Uhrzeit.", "The last day needs a time of day.")
                return nil
            }
            return (start, nil)
        }
        guard let last = input.optional("endetag").map({ Day($0) }) ?? day, let end = WallTime("\(last)T\(clock)"),
            start < end
        else {
            problems["ende"] = language("Das Ende liegt nach dem Beginn.", "It ends after it has begun.")
            return nil
        }
        return (start, end)
    }

    /// An event for which whoever asks may speak. Throws HTTPError 404 and 403.
    private func ownEvent(_ talk: Talk) throws -> (Discussion, Discussion.Event) {
        let discussion = try talk.discussion(parameter(0))
        guard let event = discussion.event else { throw HTTPError(404, "no event") }
        guard talk.hosts(discussion) else { throw HTTPError(403, "not the host") }
        return (discussion, event)
    }

    private func changeForm(_ discussion: Discussion, _ event: Discussion.Event, _ before: JournalText) -> Form {
        var form = eventForm(
            addresses.page("termine", discussion.id.description, "aendern"),
            submit: language("Änderung veröffentlichen", "Publish the change"))
        func set(_ name: String, _ value: String?) {
            guard let index = form.fields.firstIndex(where: { $0.name == name }), let value else { return }
            form.fields[index].values = [value]
        }
        func clock(_ time: WallTime) -> String { String(time.description.suffix(5)) }
        set("titel", before.title)
        set("tag", event.start.day.description)
        set("zeit", clock(event.start))
        if let end = event.end {
            set("ende", clock(end))
            if end.day != event.start.day { set("endetag", end.day.description) }
        }
        set("verweis", before.link)
        set("text", before.text)
        form.cancel = PageLink(
            language("Abbrechen", "Cancel"), addresses.page("austausch", discussion.id.description))
        return form
    }

    private var changing: String { language("Termin ändern", "Change the event") }

    /// The page on which an event is changed.
    func changeEventPage() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, event) = try ownEvent(talk)
        guard let before = try talk.text(discussion.posts[0].text) else { throw HTTPError(404, "no text") }
        return page(
            try eventSheet(changing, changeForm(discussion, event, before), talk, discussion.place), at: nil)
    }

    /// Changes an event.
    func changeEvent() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        let (discussion, event) = try ownEvent(talk)
        guard let before = try talk.text(discussion.posts[0].text) else { throw HTTPError(404, "no text") }
        var problems = Problems()
        let time = when(input, &problems)
        var text = try said(
            input, title: checkedTitle(input, &problems), link: checkedLink(input, &problems), &problems)
        func back() throws -> Reply {
            let form = changeForm(discussion, event, before).filled(input, problems)
            return again(try eventSheet(changing, form, talk, discussion.place))
        }
        guard problems.isEmpty, let new = text, let time else { return try back() }
        // A text that says the same stays, where it is by whoever changes the time.
        let isSame = (new.title, new.link, new.text) == (before.title, before.link, before.text)
        if isSame, before.author == who?.member { text = before }
        do {
            let record = EventRecord(
                start: time.start, end: time.end, place: discussion.place, text: (text ?? new).id)
            try write(JournalEntry(.eventChanged(record), about: discussion.id, texts: [text ?? new]))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
        return .seeOther(
            addresses.page("austausch", discussion.id.description),
            kept("Der Termin ist geändert.", "The event is changed."))
    }

    // MARK: Cancelling

    private func cancelSheet(_ discussion: Discussion, _ talk: Talk, _ problems: Problems) throws -> Sheet {
        var form = Form(
            addresses.page("termine", discussion.id.description, "absagen"),
            submit: language("Termin absagen", "Cancel the event"), .danger)
        form.problems = problems.whole
        form.cancel = PageLink(
            language("Nicht absagen", "Do not cancel"), addresses.page("austausch", discussion.id.description))
        return Sheet(
            language("Termin absagen", "Cancel the event"), trail: termineTrail,
            lead: language(
                "Der Termin bleibt mit dem Hinweis »abgesagt« stehen, auch in abonnierten Kalendern. Das lässt sich nicht rückgängig machen.",
                "The event stays, marked as cancelled, in subscribed calendars too. This cannot be undone."),
            [.entries([try entry(discussion, talk)]), .form(form)])
    }

    /// The page that asks whether an event is really cancelled.
    func cancelEventPage() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, _) = try ownEvent(talk)
        return page(try cancelSheet(discussion, talk, Problems()), at: nil)
    }

    /// Cancels an event.
    func cancelEvent() throws -> Reply {
        let talk = try Talk(self)
        let (discussion, event) = try ownEvent(talk)
        let goal = addresses.page("austausch", discussion.id.description)
        if event.isCancelled { return .seeOther(goal, nil) }
        do {
            try write(JournalEntry(.eventCancelled, about: discussion.id))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return again(try cancelSheet(discussion, talk, problems))
        }
        return .seeOther(goal, kept("Der Termin ist abgesagt.", "The event is cancelled."))
    }
}
