import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// What came of an event, with the tasks that were talked about: from there it leads back to them.

extension Visit {
    /// An event for which whoever asks may speak. Throws HTTPError 404 and 403.
    private func event(_ talk: Talk) throws -> Discussion {
        let discussion = try talk.discussion(parameter(0))
        guard discussion.event != nil else { throw HTTPError(404, "no event") }
        guard talk.hosts(discussion) else { throw HTTPError(403, "not the host") }
        return discussion
    }

    /// How many tasks a form offers to choose from.
    private static let offeredTasks = 300

    /// What may have been talked about: the tasks of the event's template, or else all templates.
    private func subjects(_ discussion: Discussion) throws -> [Field.Option] {
        guard let view = try? view() else { return [] }
        guard let template = discussion.place?.template, let place = view.byID[template] else {
            return try templateChoice().map { field in
                guard case .choice(let options) = field.kind else { return [] }
                return options.filter { !$0.value.isEmpty }
            } ?? []
        }
        let entry = view.catalogue.entries[place]
        guard case .success(let mappe)? = try library().template(entry.path)?.mappe else { return [] }
        let tasks = Gliederung(mappe.struktur).eintraege.prefix(Self.offeredTasks).map { line in
            let title = mappe.struktur.knoten[line.id]?.titel ?? ""
            return Field.Option("\(template)#\(line.id)", "\(line.nummer) \(title)", isContent: true)
        }
        return [Field.Option(template, language("die Vorlage als Ganzes", "the template as a whole"))] + tasks
    }

    private func minutesForm(_ discussion: Discussion) throws -> Form {
        var form = Form(
            addresses.page("termine", discussion.id.description, "protokoll"),
            submit: language("Protokoll veröffentlichen", "Publish the minutes"),
            fields: [
                textField(
                    language("Was besprochen wurde", "What was talked about"),
                    hint: language(
                        "Nennen Sie bitte Stellen und Funktionen, keine Personen.",
                        "Please name organisations and functions, no persons."), rows: 12)
            ])
        let options = try subjects(discussion)
        if !options.isEmpty {
            form.fields.append(
                Field("bezug", language("Worum es ging", "What it was about"), boxes: options, values: []))
        }
        form.cancel = PageLink(
            language("Abbrechen", "Cancel"), addresses.page("austausch", discussion.id.description))
        form.keepsDraft = true
        return form
    }

    private func minutesSheet(_ form: Form, _ discussion: Discussion, _ talk: Talk) throws -> Sheet {
        Sheet(
            language("Protokoll schreiben", "Write minutes"),
            trail: termineTrail
                + [PageLink(try talk.title(discussion), addresses.page("austausch", discussion.id.description))],
            lead: language(
                "Das Protokoll steht für alle lesbar beim Termin.", "The minutes stand with the event, for all to read."
            ),
            [.form(form)])
    }

    /// The page on which minutes are written.
    func minutesPage() throws -> Reply {
        let talk = try Talk(self)
        let discussion = try event(talk)
        return page(try minutesSheet(minutesForm(discussion), discussion, talk), at: nil)
    }

    /// Keeps minutes.
    func keepMinutes() throws -> Reply {
        let (talk, input) = (try Talk(self), try input())
        let discussion = try event(talk)
        var problems = Problems()
        let text = try said(input, &problems)
        let known = Set(try subjects(discussion).map(\.value))
        let places = input.all("bezug").filter { known.contains($0) }.map { word in
            let parts = word.split(separator: "#", maxSplits: 1).map(String.init)
            return Place(template: parts[0], node: parts.count == 2 ? parts[1] : nil)
        }
        if places.count > Minutes.maximumPlaces {
            problems["bezug"] = language(
                "Wählen Sie höchstens \(Minutes.maximumPlaces).", "Choose at most \(Minutes.maximumPlaces).")
        }
        func back() throws -> Reply {
            again(try minutesSheet(minutesForm(discussion).filled(input, problems), discussion, talk))
        }
        guard problems.isEmpty, let text else { return try back() }
        do {
            let id = try write(
                JournalEntry(.minutes(Minutes(text: text.id, places: places)), about: discussion.id, texts: [text]))
            return .seeOther(
                address(of: id, in: discussion), kept("Das Protokoll ist veröffentlicht.", "The minutes are published.")
            )
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
    }
}
