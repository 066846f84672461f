import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Saying that an organisation works with a template, what it found, and how long tasks really took. Of each organisation and kind the last
// statement counts, so each form begins with what was said before.

extension Visit {
    /// The template of the path, as the library has it now. Throws HTTPError 404 for one that is not there or cannot be read.
    private func practised() throws -> (path: TemplatePath, mappe: Vorlagenmappe) {
        let path = try template()
        guard case .success(let mappe)? = try library().template(path)?.mappe else {
            throw HTTPError(404, "no such template")
        }
        return (path, mappe)
    }

    /// What one's own organisation has said of a template.
    private func ownStatements(_ mappe: Vorlagenmappe) throws -> [Practice.Entry] {
        guard let ars = who?.organisation.ars else { return [] }
        return try journal().practice.entries(of: mappe.vorlage.id.description).filter { $0.author.ars == ars }
    }

    private func sheet(
        _ title: String, _ lead: String, _ form: Form, _ path: TemplatePath, _ mappe: Vorlagenmappe,
        before: Practice.Entry?
    ) -> Sheet {
        var form = form
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.template(path))
        var blocks: [Block] = [.form(form)]
        if let before {
            let way = addresses.page(
                "vorlagen", path.themenfeld, path.slug, "angaben", before.id.description, "zuruecknehmen")
            blocks =
                [
                    .quiet(
                        language(
                            "Ihre Stelle hat das zuletzt am \(before.day.german) angegeben. Was Sie hier speichern, tritt an die Stelle davon.",
                            "Your organisation said this last on \(before.day.german). What you save here takes its place."
                        ))
                ] + blocks + [.actions([Aktion(language("Angabe zurücknehmen", "Take the statement back"), way)])]
        }
        return Sheet(
            title,
            trail: [
                PageLink(language("Bibliothek", "Library"), addresses.library),
                PageLink(mappe.vorlage.titel, addresses.template(path)),
            ], lead: lead, blocks)
    }

    private func way(_ path: TemplatePath, _ word: String) -> WebAddress {
        addresses.page("vorlagen", path.themenfeld, path.slug, word)
    }

    /// Makes a statement, or shows the form again.
    private func say(
        _ statement: Evidence.Statement, _ text: JournalText?, _ path: TemplatePath, _ mappe: Vorlagenmappe,
        _ notice: Meldung, _ problems: inout Problems
    ) throws -> Reply? {
        let evidence = Evidence(
            template: mappe.vorlage.id.description, version: try view().commit.description, statement)
        do {
            try write(JournalEntry(.evidence(evidence), texts: text.map { [$0] } ?? []))
            return .seeOther(addresses.template(path), notice)
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return nil
        }
    }

    // MARK: In use

    private func useForm(_ path: TemplatePath, _ before: Practice.Entry?) -> Form {
        var (state, since) = (Evidence.Use.State.running, Replica.today)
        if case .use(let use)? = before?.evidence.statement { (state, since) = (use.state, use.since) }
        return Form(
            way(path, "einsatz"), submit: language("Angabe veröffentlichen", "Publish the statement"),
            fields: [
                Field(
                    "stand", language("Wie weit sind Sie?", "How far are you?"),
                    .radios([
                        Field.Option("geplant", language("geplant", "planned")),
                        Field.Option("laufend", language("im Einsatz", "in use")),
                        Field.Option("abgeschlossen", language("abgeschlossen", "finished")),
                        Field.Option("abgebrochen", language("abgebrochen", "given up")),
                    ]), value: state.rawValue, required: true),
                Field("seit", language("Seit", "Since"), .day, value: since.description, required: true),
            ])
    }

    private func useSheet(_ form: Form, _ path: TemplatePath, _ mappe: Vorlagenmappe, _ before: Practice.Entry?)
        -> Sheet
    {
        sheet(
            language("Wir setzen das ein", "We use this"),
            language(
                "Andere sehen, dass Ihre Stelle mit dieser Vorlage arbeitet. Gezählt werden Stellen, nie Personen.",
                "Others see that your organisation works with this template. Organisations are counted, never persons."),
            form, path, mappe, before: before)
    }

    private func use(_ mappe: Vorlagenmappe) throws -> Practice.Entry? {
        try ownStatements(mappe).first { if case .use = $0.evidence.statement { true } else { false } }
    }

    /// The page on which an organisation says that it works with a template.
    func usePage() throws -> Reply {
        let (path, mappe) = try practised()
        let before = try use(mappe)
        return page(useSheet(useForm(path, before), path, mappe, before), at: nil)
    }

    /// Says so.
    func sayUse() throws -> Reply {
        let (path, mappe) = try practised()
        let (input, before) = (try input(), try use(mappe))
        var problems = Problems()
        let state = Evidence.Use.State(rawValue: input.text("stand"))
        if state == nil { problems["stand"] = language("Bitte wählen Sie eins davon.", "Please choose one of them.") }
        let since = Day(input.text("seit"))
        if since == nil { problems["seit"] = language("Bitte geben Sie den Tag an.", "Please give the day.") }
        if problems.isEmpty, let state, let since,
            let reply = try say(
                .use(Evidence.Use(since: since, state: state)), nil, path, mappe,
                kept("Ihre Angabe ist veröffentlicht.", "Your statement is published."), &problems)
        {
            return reply
        }
        return again(useSheet(useForm(path, before).filled(input, problems), path, mappe, before))
    }

    // MARK: Experience

    private func report(_ mappe: Vorlagenmappe) throws -> Practice.Entry? {
        try ownStatements(mappe).first { if case .report = $0.evidence.statement { true } else { false } }
    }

    private func reportForm(_ path: TemplatePath, _ before: Practice.Entry?) throws -> Form {
        var (known, text): (Evidence.Report?, String?) = (nil, nil)
        if case .report(let report)? = before?.evidence.statement {
            (known, text) = (report, try Talk(self).text(report.text)?.text)
        }
        var field = textField(
            language("Was abwich und was Sie raten", "What deviated, and what you advise"),
            hint: language("Bitte keine Namen von Personen.", "No names of persons, please."), rows: 10)
        if let text { field.values = [text] }
        var form = Form(
            way(path, "erfahrung"), submit: language("Bericht veröffentlichen", "Publish the report"),
            fields: [
                Field(
                    "groesse", language("Größe Ihrer Kommune", "Size of your municipality"),
                    .choice(
                        [Field.Option("", language("bitte wählen", "please choose"))]
                            + Evidence.Report.Size.allCases.map { Field.Option($0.rawValue, size($0)) }),
                    value: known?.size.rawValue, required: true),
                Field(
                    "wieder", language("Würden Sie es wieder so machen?", "Would you do it again?"),
                    .radios([
                        Field.Option("ja", language("ja", "yes")),
                        Field.Option("teilweise", language("mit Änderungen", "with changes")),
                        Field.Option("nein", language("nein", "no")),
                    ]), value: known?.again.rawValue, required: true), field,
            ])
        form.keepsDraft = true
        return form
    }

    private func reportSheet(_ form: Form, _ path: TemplatePath, _ mappe: Vorlagenmappe, _ before: Practice.Entry?)
        -> Sheet
    {
        sheet(
            language("Erfahrung berichten", "Report experience"),
            language(
                "Der Bericht ist für alle lesbar, mit dem Namen Ihrer Stelle.",
                "Everyone can read the report, with the name of your organisation."), form, path, mappe, before: before)
    }

    /// The page on which an organisation reports what it found.
    func reportPage() throws -> Reply {
        let (path, mappe) = try practised()
        let before = try report(mappe)
        return page(reportSheet(try reportForm(path, before), path, mappe, before), at: nil)
    }

    /// Reports it.
    func sayReport() throws -> Reply {
        let (path, mappe) = try practised()
        let (input, before) = (try input(), try report(mappe))
        var problems = Problems()
        let size = Evidence.Report.Size(rawValue: input.text("groesse"))
        let again = Evidence.Report.Again(rawValue: input.text("wieder"))
        let choose = language("Bitte wählen Sie eins davon.", "Please choose one of them.")
        if size == nil { problems["groesse"] = choose }
        if again == nil { problems["wieder"] = choose }
        let text = try said(input, &problems)
        if problems.isEmpty, let size, let again, let text,
            let reply = try say(
                .report(Evidence.Report(size: size, again: again, text: text.id)), text, path, mappe,
                kept("Ihr Bericht ist veröffentlicht.", "Your report is published."), &problems)
        {
            return reply
        }
        return self.again(
            reportSheet(try reportForm(path, before).filled(input, problems), path, mappe, before))
    }

    // MARK: Actual durations

    private func actuals(_ mappe: Vorlagenmappe) throws -> Practice.Entry? {
        try ownStatements(mappe).first { if case .actuals = $0.evidence.statement { true } else { false } }
    }

    /// The tasks that nothing stands below, which are what is done.
    private func leaves(_ mappe: Vorlagenmappe) -> [(line: Gliederung.Eintrag, node: Knoten)] {
        Gliederung(mappe.struktur).eintraege.filter(\.istBlatt).prefix(Evidence.maximumActuals).compactMap { line in
            mappe.struktur.knoten[line.id].map { (line, $0) }
        }
    }

    private func said(_ before: Practice.Entry?) -> [String: Int?] {
        guard case .actuals(let actuals)? = before?.evidence.statement else { return [:] }
        return Dictionary(actuals.map { ($0.node, $0.days) }, uniquingKeysWith: { first, _ in first })
    }

    private func actualsForm(_ path: TemplatePath, _ mappe: Vorlagenmappe, _ before: Practice.Entry?) -> Form {
        let said = said(before)
        let fields = leaves(mappe).map { line, node in
            let days = said[line.id.description].map { $0.map(String.init) ?? "-" }
            var field = Field("t-\(line.id)", "\(line.nummer) \(node.titel)", value: days, limit: 6)
            field.isContent = true
            if let planned = node.dauer, planned.einheit == .arbeitstage {
                field.hint = language("geplant: ", "planned: ") + planned.wort(language)
            }
            return field
        }
        return Form(
            way(path, "istwerte"), submit: language("Dauern melden", "Report durations"), fields: fields)
    }

    private func actualsSheet(_ form: Form, _ path: TemplatePath, _ mappe: Vorlagenmappe, _ before: Practice.Entry?)
        -> Sheet
    {
        sheet(
            language("Tatsächliche Dauern melden", "Report actual durations"),
            language(
                "Wie viele Arbeitstage hat es wirklich gedauert? Ein Strich »-« heißt: nicht gemacht. Lassen Sie frei, was Sie nicht wissen. Gezeigt wird nur, was mindestens \(Figures.least) Stellen melden, und nie, wer.",
                "How many working days did it really take? A dash “-” means: not done. Leave empty what you do not know. Only what at least \(Figures.least) organisations report is shown, and never who."
            ), form, path, mappe, before: before)
    }

    /// The page on which an organisation says how long tasks really took.
    func actualsPage() throws -> Reply {
        let (path, mappe) = try practised()
        let before = try actuals(mappe)
        return page(actualsSheet(actualsForm(path, mappe, before), path, mappe, before), at: nil)
    }

    /// Says it. What was said of tasks that are not in the template any more stays.
    func sayActuals() throws -> Reply {
        let (path, mappe) = try practised()
        let (input, before) = (try input(), try actuals(mappe))
        var problems = Problems()
        var days = said(before)
        for (line, _) in leaves(mappe) {
            let name = "t-\(line.id)"
            guard let word = input.optional(name) else {
                days[line.id.description] = nil
                continue
            }
            if word == "-" || word == "–" {
                days[line.id.description] = .some(nil)
            } else if let count = Int(word), 0...Evidence.Actual.maximumDays ~= count {
                days[line.id.description] = .some(count)
            } else {
                problems[name] = language(
                    "Bitte eine ganze Zahl von 0 bis \(Evidence.Actual.maximumDays), oder »-«.",
                    "Please a whole number from 0 to \(Evidence.Actual.maximumDays), or “-”.")
            }
        }
        if problems.isEmpty, days.isEmpty {
            problems.add(
                language(
                    "Bitte geben Sie zu mindestens einer Aufgabe etwas an.",
                    "Please say something of one task at least.")
            )
        }
        let actuals = days.sorted { $0.key < $1.key }.prefix(Evidence.maximumActuals).map {
            Evidence.Actual(node: $0.key, days: $0.value)
        }
        if problems.isEmpty,
            let reply = try say(
                .actuals(actuals), nil, path, mappe,
                kept("Ihre Dauern sind gemeldet.", "Your durations are reported."), &problems)
        {
            return reply
        }
        return again(
            actualsSheet(actualsForm(path, mappe, before).filled(input, problems), path, mappe, before))
    }

    // MARK: Taking back

    /// A statement of one's own organisation about the template of the path. Throws HTTPError 404 for every other.
    private func ownStatement(_ mappe: Vorlagenmappe) throws -> Practice.Entry {
        guard let id = OperationID(parameter(2)), let entry = try ownStatements(mappe).first(where: { $0.id == id })
        else { throw HTTPError(404, "no such statement") }
        return entry
    }

    private func withdrawSheet(
        _ entry: Practice.Entry, _ path: TemplatePath, _ mappe: Vorlagenmappe, _ problems: Problems
    )
        -> Sheet
    {
        var form = Form(
            addresses.page("vorlagen", path.themenfeld, path.slug, "angaben", entry.id.description, "zuruecknehmen"),
            submit: language("Endgültig zurücknehmen", "Take back for good"), .danger)
        form.problems = problems.whole
        let what =
            switch entry.evidence.statement {
            case .use: language("dass Ihre Stelle damit arbeitet", "that your organisation works with it")
            case .report: language("Erfahrungsbericht", "experience report")
            case .actuals: language("tatsächliche Dauern", "actual durations")
            }
        var sheet = sheet(
            language("Angabe zurücknehmen", "Take the statement back"),
            language(
                "Von der Angabe bleibt nichts; eine frühere kommt nicht wieder. Das lässt sich nicht rückgängig machen.",
                "Nothing of the statement stays; an earlier one does not come back. This cannot be undone."), form,
            path,
            mappe, before: nil)
        sheet.blocks.insert(
            .facts([
                Fact(language("Angabe", "Statement"), what),
                Fact(language("vom", "of"), .day(entry.day.description)),
            ]), at: 0)
        return sheet
    }

    /// The page that asks whether a statement is really to be taken back.
    func withdrawPage() throws -> Reply {
        let (path, mappe) = try practised()
        return page(withdrawSheet(try ownStatement(mappe), path, mappe, Problems()), at: nil)
    }

    /// Takes a statement back.
    func withdrawStatement() throws -> Reply {
        let (path, mappe) = try practised()
        let entry = try ownStatement(mappe)
        do {
            try write(JournalEntry(.evidenceWithdrawn(entry.id)))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return again(withdrawSheet(entry, path, mappe, problems))
        }
        return .seeOther(
            addresses.template(path), kept("Die Angabe ist zurückgenommen.", "The statement is taken back."))
    }
}
