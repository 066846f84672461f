import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// What organisations say of a template in practice, as other pages show it. Organisations are counted, never persons; who said how long something
// took is shown to nobody.

extension Visit {
    /// How far an organisation is with a template.
    func remarks(_ use: Evidence.Use) -> [Cell] {
        let state: Cell =
            switch use.state {
            case .planned: .badge(language("geplant", "planned"), .plain)
            case .running: .badge(language("im Einsatz", "in use"), .good)
            case .finished: .badge(language("abgeschlossen", "finished"), .good)
            case .abandoned: .badge(language("abgebrochen", "given up"), .over)
            }
        return [state, .text(language("seit \(use.since.german)", "since \(use.since.german)"))]
    }

    /// The size of a Kommune in words.
    func size(_ size: Evidence.Report.Size) -> String {
        switch size {
        case .to5000: language("unter 5.000 Einwohner", "below 5,000 inhabitants")
        case .to20000: language("5.000 bis unter 20.000 Einwohner", "5,000 to below 20,000 inhabitants")
        case .to50000: language("20.000 bis unter 50.000 Einwohner", "20,000 to below 50,000 inhabitants")
        case .to100000: language("50.000 bis unter 100.000 Einwohner", "50,000 to below 100,000 inhabitants")
        case .above: language("100.000 Einwohner und mehr", "100,000 inhabitants and more")
        }
    }

    /// Whether they would do it again, in words.
    func again(_ again: Evidence.Report.Again) -> String {
        switch again {
        case .yes: language("Wir würden es wieder so machen", "We would do it again")
        case .partly: language("Wir würden es mit Änderungen wieder machen", "We would do it again with changes")
        case .no: language("Wir würden es nicht wieder so machen", "We would not do it again")
        }
    }

    /// Who works with a template, what they found, and how long tasks really took, for the page of it.
    func practice(of mappe: Vorlagenmappe, at path: TemplatePath) throws -> [Block] {
        guard try site.host.journal() != nil else { return [] }
        let talk = try Talk(self)
        let entries = talk.journal.practice.entries(of: mappe.vorlage.id.description)
        var uses: [Entry] = []
        var reports: [(Practice.Entry, Evidence.Report)] = []
        for entry in entries {
            let name = talk.organisation(entry.author.ars)
            switch entry.evidence.statement {
            case .use(let use): uses.append(Entry(name, addresses.page("stellen", entry.author.ars), remarks(use)))
            case .report(let report): reports.append((entry, report))
            case .actuals: break
            }
        }
        var blocks: [Block] = []
        if uses.isEmpty {
            blocks.append(
                .quiet(language("Noch keine Stelle hat sich gemeldet.", "No organisation has said so yet.")))
        } else {
            blocks.append(.section(language("Im Einsatz", "In use"), [.entries(uses)]))
        }
        if !reports.isEmpty {
            try talk.read(reports.map { $0.1.text })
            blocks.append(
                .section(
                    language("Erfahrungsberichte", "Experience reports"),
                    try reports.map { .post(try post($0, $1, talk)) }))
        }
        let figures = Figures(mappe.struktur, entries)
        if !figures.tasks.isEmpty {
            blocks.append(.section(language("Tatsächliche Dauern", "Actual durations"), [table(figures)]))
        }
        if who == nil || mayContribute {
            func way(_ word: String) -> WebAddress { addresses.page("vorlagen", path.themenfeld, path.slug, word) }
            blocks.append(
                .actions([
                    Aktion(language("Wir setzen das ein", "We use this"), way("einsatz"), istHauptaktion: true),
                    Aktion(language("Erfahrung berichten", "Report experience"), way("erfahrung")),
                    Aktion(language("Tatsächliche Dauern melden", "Report actual durations"), way("istwerte")),
                ]))
        }
        return blocks
    }

    private func post(_ entry: Practice.Entry, _ report: Evidence.Report, _ talk: Talk) throws -> PostEntry {
        var post = PostEntry(
            entry.id.description, who: talk.organisation(entry.author.ars), day: entry.day.description,
            text: try talk.text(report.text)?.text)
        post.instead = language("Der Text ist nicht mehr da.", "The text is not there any more.")
        post.badges = [
            (size(report.size), .plain),
            (again(report.again), report.again == .yes ? .good : report.again == .no ? .over : .open),
        ]
        return post
    }

    private func table(_ figures: Figures) -> Block {
        .table(
            language(
                "Arbeitstage, aus Meldungen von mindestens \(Figures.least) Stellen",
                "Working days, from what at least \(Figures.least) organisations said"),
            columns: [
                language("Aufgabe", "Task"), language("geplant", "planned"), language("Mitte", "median"),
                language("Stellen", "organisations"), language("nicht gemacht", "skipped"),
            ],
            rows: figures.tasks.map { task in
                [
                    .content("\(task.number) \(task.title)"), task.planned.map { .number($0) } ?? .text("–"),
                    .text(task.values.map { days($0.median) } ?? "–"), .number(task.count),
                    .text("\(task.skipped) %"),
                ]
            })
    }

    /// Tenths of days as people write them.
    private func days(_ tenths: Int) -> String {
        let text = Figures.text(tenths)
        return language == .de ? text.replacing(".", with: ",") : text
    }
}
