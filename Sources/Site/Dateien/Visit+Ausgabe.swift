import Bytes
import Exchange
import Library
import Net
import Objects
import Templates
import Web

/// What is written for another program.
struct ExportSource {
    let mappe: Vorlagenmappe
    let path: TemplatePath
    let version: ObjectID?
    let variant: LocalVariant?
    /// The pieces of the address of the page it is on.
    let pieces: [String]
    let trail: [PageLink]
}

extension Visit {
    /// The published template that the path names.
    func publishedSource() throws -> ExportSource {
        let path = try template()
        let library = try library()
        guard case .success(let mappe)? = try library.template(path)?.mappe else {
            throw HTTPError(404, "no such template")
        }
        return ExportSource(
            mappe: mappe, path: path, version: library.commit, variant: nil,
            pieces: ["vorlagen", path.themenfeld, path.slug],
            trail: [PageLink(mappe.vorlage.titel, addresses.template(path))])
    }

    /// The variant or draft that the path names.
    func pieceSource() throws -> ExportSource {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        return ExportSource(
            mappe: mappe, path: piece.path, version: piece.commit, variant: piece.variant,
            pieces: ["werkbank", piece.variant == nil ? "entwurf" : "ortsvariante", piece.name],
            trail: trail(piece, mappe.vorlage.titel))
    }

    /// Which format, and with what dates.
    private struct Wish {
        /// Nil for a page.
        var format: Austauschformat?
        var marke: Ausfuhrmarke
        var asEvents: Bool
    }

    /// What the query asks for; nil when it asks for nothing yet. A sentence for what cannot be.
    private func wish(_ source: ExportSource) throws -> (wish: Wish?, problems: Problems) {
        var problems = Problems()
        guard let word = asked("format") else { return (nil, problems) }
        let asEvents = word == "outlook"
        let format = asEvents ? .ics : Austauschformat(rawValue: word)
        guard word == "html" || format.map(Self.formats.contains) == true else {
            problems.add(language("Bitte wählen Sie ein Format.", "Please choose a format."))
            return (nil, problems)
        }
        var marke = Ausfuhrmarke(
            vorlage: source.mappe.vorlage.id, fassung: source.version.map { "\($0)" } ?? "")
        if let variant = source.variant {
            marke.variante = variant.name
            for (id, answer) in variant.record.antworten
            where source.mappe.struktur.parameter[id]?.nimmt(answer) == true {
                marke.antworten[id.description] = answer.getippt
            }
        }
        let start = asked("beginn") ?? ""
        if !start.isEmpty || format?.brauchtTermine == true {
            marke.start = start.isEmpty ? Self.nextMonday : start
            marke.land = asked("land").flatMap { $0.isEmpty ? nil : $0 } ?? who?.organisation.land ?? "NW"
        }
        return (Wish(format: format, marke: marke, asEvents: asEvents), problems)
    }

    private static let formats: [Austauschformat] = [.mspdi, .xlsx, .csv, .docx, .ics, .gan, .trello, .json]

    private static var nextMonday: String {
        guard let today = Kalendertag(Replica.today.description) else { return "2027-01-04" }
        return (today + (8 - today.wochentag)).description
    }

    private func exportForm(_ source: ExportSource) -> Form {
        func option(_ word: String, _ name: String, _ german: String, _ english: String) -> Field.Option {
            Field.Option(word, name, hint: language(german, english))
        }
        let laender = Land.allCases.map { Field.Option($0.rawValue, $0.name) }.sorted { $0.label < $1.label }
        var form = Form(
            asking: addresses.page(source.pieces + ["ausgeben"]), submit: language("Weiter", "Continue"),
            fields: [
                Field(
                    "format", language("Wofür?", "What for?"),
                    .radios([
                        option(
                            "mspdi", "MS Project", "XML-Datei: in MS Project »Öffnen«, Dateityp XML.",
                            "An XML file: “Open” in MS Project, file type XML."),
                        option(
                            "xlsx", "Excel", "Mit Gliederung, Terminen und Abhängigkeiten.",
                            "With outline, dates and dependencies."),
                        option("csv", "CSV", "Eine Tabelle für jedes Programm.", "A table for any program."),
                        option(
                            "docx", "Word", "Zum Lesen und Weiterschreiben; kommt nicht zurück.",
                            "To read and write on; it does not come back."),
                        option(
                            "html", language("Webseite", "Web page"),
                            "Eine Datei zum Lesen, Verschicken und Drucken; kommt nicht zurück.",
                            "One file to read, send and print; it does not come back."),
                        option(
                            "outlook", "Outlook", "Termine für den Kalender.", "Events for the calendar."),
                        option(
                            "ics", language("Aufgabenliste", "Task list"), "Für Thunderbird und Nextcloud.",
                            "For Thunderbird and Nextcloud."),
                        option("gan", "GanttProject", "Mit Balkenplan.", "With a bar chart."),
                        option("trello", "Trello", "Ein Board mit Listen und Karten.", "A board of lists and cards."),
                        option("json", "Allmende", "Alles, für Programme.", "Everything, for programs."),
                    ]), value: asked("format") ?? "mspdi", required: true),
                Field(
                    "beginn", language("Erster Arbeitstag", "First day"), .day, value: asked("beginn") ?? "",
                    hint: language(
                        "Ohne Tag stehen keine Termine in der Datei; MS Project, GanttProject und Kalender nehmen dann den nächsten Montag.",
                        "Without a day there are no dates in the file; MS Project, GanttProject and calendars take the next Monday then."
                    )),
                Field(
                    "land", language("Land, dessen Feiertage gelten", "Land whose holidays hold"), .choice(laender),
                    value: asked("land") ?? who?.organisation.land ?? "NW"),
            ])
        form.cancel = PageLink(language("Zurück", "Back"), addresses.page(source.pieces))
        return form
    }

    private func exportSheet(_ source: ExportSource, _ form: Form, _ more: [Block] = []) -> Sheet {
        Sheet(
            language("Für ein anderes Programm ausgeben", "Write for another program"), trail: source.trail,
            lead: language(
                "Was Sie dort ändern, lesen Sie hier wieder ein: Es kommt genau das zurück, was Sie geändert haben.",
                "What you change there you read in here again: just what you changed comes back."),
            more + [.form(form)])
    }

    /// Chooses a format; with one chosen, what it carries and the file.
    func exportPage(_ source: ExportSource) throws -> Reply {
        let here = addresses.page(source.pieces + ["ausgeben"])
        let (wish, problems) = try wish(source)
        var form = exportForm(source)
        guard let wish else {
            if !problems.isEmpty {
                form.problems = problems.whole
                return again(exportSheet(source, form))
            }
            return page(exportSheet(source, form), at: here)
        }
        do {
            let (plan, made) = try made(source, wish)
            var target = addresses.page(source.pieces + ["ausgabe"]).query("format", asked("format") ?? "")
            if !wish.marke.start.isEmpty {
                target = target.query("beginn", wish.marke.start).query("land", wish.marke.land)
            }
            var blocks: [Block] = [
                .facts(
                    [
                        Fact(
                            language("Format", "Format"),
                            .content(wish.format?.name ?? language("Webseite (HTML)", "Web page (HTML)"))),
                        Fact(language("Vorgänge", "Rows"), .number(plan.zeilen.count)),
                    ]
                        + (plan.termine.map {
                            [
                                Fact(language("Anfang", "Start"), .day($0.anfang.description)),
                                Fact(language("Ende", "End"), .day($0.ende.description)),
                                Fact(language("Feiertage", "Holidays"), .content($0.land.name)),
                            ]
                        } ?? [])),
                .actions([Aktion(language("Datei herunterladen", "Download the file"), target, istHauptaktion: true)]),
            ]
            if !made.verluste.isEmpty {
                blocks.append(
                    .section(
                        language("Was die Datei nicht tragen kann", "What the file cannot carry"),
                        [.bullets(made.verluste.map { $0.satz(language) })]))
            }
            return page(
                exportSheet(
                    source, form,
                    [.section(language("Ihre Datei", "Your file"), blocks)]),
                at: here.query("format", asked("format") ?? ""))
        } catch let error {
            guard let sentence = sentence(ofFile: error) else { throw error }
            form.problems = [sentence]
            return again(exportSheet(source, form))
        }
    }

    /// The file.
    func exportFile(_ source: ExportSource) throws -> Reply {
        guard let wish = try wish(source).wish else { throw HTTPError(404, "no such format") }
        let made: Ausfuhr
        do {
            made = try self.made(source, wish).file
        } catch {
            guard sentence(ofFile: error) != nil else { throw error }
            return .seeOther(addresses.page(source.pieces + ["ausgeben"]), nil)
        }
        let name = "\(source.path.slug).\(wish.format?.endung ?? "html")"
        return .file(
            [
                ("Content-Type", Self.mediaType(wish.format)),
                ("Content-Disposition", "attachment; filename=\"\(name)\""),
            ], made.bytes, .askAgain)
    }

    /// Writes what was asked for.
    private func made(_ source: ExportSource, _ wish: Wish) throws -> (plan: Ausfuhrplan, file: Ausfuhr) {
        let plan = try Ausfuhrplan(source.mappe, nach: wish.marke, language)
        if let format = wish.format { return (plan, try format.schreibe(plan, alsTermine: wish.asEvents)) }
        return (plan, Ausfuhr(try webPage(source, plan), []))
    }

    private func webPage(_ source: ExportSource, _ plan: Ausfuhrplan) throws -> [UInt8] {
        let dates = plan.termine?.terminplan
        guard let view = try site.views?.view(of: published()) else {
            var template = StaticTemplate(plan.mappe)
            template.termine = dates
            return template.page(bibliothek: "", sprache: language)
        }
        let isLibrary = source.variant == nil && source.pieces.first == "vorlagen"
        let pages = try StaticSource(
            view, library(), site.host.journal() == nil ? nil : journal(), isLibrary ? evidence()?.badges : nil,
            language)
        return try pages.page(plan.mappe, dates, at: source.path, isVersion: isLibrary, isLibrary: isLibrary)
    }

    private static func mediaType(_ format: Austauschformat?) -> String {
        switch format {
        case nil: "text/html; charset=utf-8"
        case .mspdi, .gan, .bpmn: "application/xml"
        case .xlsx, .monday: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .csv, .asana: "text/csv; charset=utf-8"
        case .ics: "text/calendar; charset=utf-8"
        case .trello, .json, .openproject, .factro: "application/json"
        }
    }

    /// What is wrong with a file or a wish, in a sentence; nil for what is nobody's mistake.
    func sentence(ofFile error: any Error) -> String? {
        switch error {
        case let error as PlanError: return error.satz(language)
        case let error as Austauschfehler:
            return error.satz(language) + (error.ort.isEmpty ? "" : " (\(error.ort))")
        default: return sentence(error)
        }
    }
}
