import Bytes
import Exchange
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    var importAddress: WebAddress { addresses.page("einlesen") }

    /// Who a file belongs to until it is decided about: nobody else gets to see what somebody has sent.
    private func uploader() throws -> String {
        let who = try account()
        return "\(who.organisation.ars) \(who.organisation.id) \(who.access)"
    }

    /// The file that the path names. Throws HTTPError 404 for one that is gone.
    func upload() throws -> Uploads.Upload {
        guard let file = site.uploads.file(parameter(0), of: try uploader(), now: Replica.today.seconds) else {
            throw HTTPError(404, "no such file")
        }
        return file
    }

    private func uploadForm() -> Form {
        var form = Form(
            importAddress, submit: language("Datei ansehen", "Look at the file"),
            fields: [
                Field(
                    "datei", language("Datei", "File"), .file,
                    hint: language(
                        "MS Project (gespeichert als XML), Excel, CSV, Kalender, GanttProject, Trello, Asana, monday.com, OpenProject, factro oder BPMN. Höchstens 32 MB.",
                        "MS Project (saved as XML), Excel, CSV, calendar, GanttProject, Trello, Asana, monday.com, OpenProject, factro or BPMN. At most 32 MB."
                    ), required: true)
            ])
        form.cancel = PageLink(language("Zurück", "Back"), workLink.address)
        return form
    }

    private func uploadSheet(_ form: Form) -> Sheet {
        Sheet(
            language("Plan aus einem anderen Programm einlesen", "Read a plan of another program"), trail: [workLink],
            lead: language(
                "Sie sehen zuerst, was in der Datei ist und was davon übernommen wird. Gespeichert wird erst, wenn Sie es sagen. Namen von Personen bleiben draußen.",
                "You see first what is in the file and what of it is taken. Nothing is saved before you say so. Names of persons stay out."
            ), [.form(form)])
    }

    /// Where a file is chosen.
    func importPage() throws -> Reply { page(uploadSheet(uploadForm()), at: importAddress) }

    /// Takes a file and shows what is in it.
    func takeFile() throws -> Reply {
        guard let bytes = try input().file("datei"), !bytes.isEmpty else {
            var form = uploadForm()
            form.fields[0].problem = language("Bitte wählen Sie eine Datei.", "Please choose a file.")
            return again(uploadSheet(form))
        }
        do {
            _ = try Einfuhr(bytes)
        } catch {
            // A table whose columns nobody knows is no bad file: its owner knows them.
            if ["no-title-column", "no-rows"].contains(error.code), try Einfuhr.tabelle(bytes) != nil {
                let secret = site.uploads.keep(bytes, of: try uploader(), now: Replica.today.seconds)
                return .seeOther(addresses.page("einlesen", secret, "spalten"), Meldung(.hinweis, columnsUnclear))
            }
            var form = uploadForm()
            form.problems = [sentence(ofFile: error) ?? ""]
            return again(uploadSheet(form))
        }
        let secret = site.uploads.keep(bytes, of: try uploader(), now: Replica.today.seconds)
        return .seeOther(addresses.page("einlesen", secret), nil)
    }

    // MARK: What is in it

    private struct Reading {
        let secret: String
        let einfuhr: Einfuhr
        let vorgaben: Uebernahme.Vorgaben
        /// Where it goes back to, when it is ours.
        let target: (piece: Workpiece?, path: TemplatePath, base: ObjectID, basis: Vorlagenmappe)?
        let uebernahme: Uebernahme
        let way: Rueckweg?
    }

    /// Reads the file that the path names, with what was said about names. Throws HTTPError 404 for a file that is gone.
    private func reading(_ input: FormInput?) throws -> Reading {
        let (secret, file) = (parameter(0), try upload())
        var weise = Austauschformat.Leseweise()
        weise.spalten = file.spalten
        let einfuhr = try Einfuhr(file.bytes, weise)
        let view = try site.views?.view(of: published())
        var vorgaben = einfuhr.vorgaben(bekannteRollen: try view.map { try site.roles.titles($0, library()) } ?? [])
        var generator = SystemRandomNumberGenerator()
        for (index, person) in try Uebernahme(einfuhr.plan, vorgaben, using: &generator).personen.enumerated() {
            guard let role = input?.optional("person\(index)") else { continue }
            vorgaben.personen[person.name] = .rolle(role)
        }
        if let target = try target(einfuhr) {
            let way = try einfuhr.zurueck(target.basis, vorgaben)
            return Reading(
                secret: secret, einfuhr: einfuhr, vorgaben: vorgaben, target: target, uebernahme: way.uebernahme,
                way: way)
        }
        let taken = try Uebernahme(einfuhr.plan, vorgaben, using: &generator)
        return Reading(
            secret: secret, einfuhr: einfuhr, vorgaben: vorgaben, target: nil, uebernahme: taken, way: nil)
    }

    /// The version a file was made from, and what it goes back into; nil for a file that is not ours, or whose version is not here.
    private func target(
        _ einfuhr: Einfuhr
    ) throws -> (piece: Workpiece?, path: TemplatePath, base: ObjectID, basis: Vorlagenmappe)? {
        let desk = try desk()
        guard let marke = einfuhr.plan.marke,
            let base = ObjectID(hex: marke.fassung.utf8, desk.repository.format)
        else { return nil }
        let piece = marke.variante.isEmpty ? nil : try? desk.workpiece(variant: marke.variante)
        guard try desk.isVersion(base, of: piece?.commit ?? desk.sourceCommit("main")) else { return nil }
        guard
            let path = try piece?.path
                ?? view().byID[marke.vorlage.description].map({ try view().catalogue.entries[$0].path }),
            case .success(let basis)? = try desk.template(path, at: base)?.mappe
        else { return nil }
        return (piece, path, base, basis)
    }

    private func reportSheet(_ reading: Reading, _ form: Form) -> Sheet {
        let taken = reading.uebernahme
        var blocks: [Block] = [
            .facts([
                Fact(language("Format", "Format"), reading.einfuhr.format.name),
                Fact(language("Titel", "Title"), .content(taken.titel)),
                Fact(language("Vorgänge", "Rows"), .number(taken.struktur.knoten.count)),
                Fact(language("Rollen", "Roles"), .number(taken.struktur.rollen.count)),
            ])
        ]
        if [.csv, .xlsx].contains(reading.einfuhr.format) {
            blocks.append(
                .actions([
                    Aktion(
                        language("Spalten zuordnen", "Say what the columns are"),
                        addresses.page("einlesen", reading.secret, "spalten"))
                ]))
        }
        if let way = reading.way, let target = reading.target {
            let lines = Vergleich(target.basis, way.mappe).gruppen(language)
            blocks.append(
                .section(
                    language("In der Datei geändert", "Changed in the file"),
                    lines.isEmpty
                        ? [.text(language("Nichts ist geändert.", "Nothing is changed."))] : [.changes(lines)]))
        }
        for (art, title) in [
            (Importbericht.Art.veraendert, language("Verändert übernommen", "Taken in another form")),
            (.ausgelassen, language("Weggelassen", "Left out")),
        ] {
            let lines = taken.bericht.zeilen.filter { $0.art == art && $0.code != "person" }
            guard !lines.isEmpty else { continue }
            let rows = lines.prefix(200).map { line -> [Cell] in
                [
                    .content([line.ort, line.titel].filter { !$0.isEmpty }.joined(separator: ": ")),
                    .text(line.grund(language)),
                ]
            }
            var part: [Block] = [
                .table(
                    language("Wo und warum", "Where and why"),
                    columns: [language("Stelle", "Place"), language("Grund", "Reason")],
                    rows: rows.map { row in
                        if case .content("") = row[0] { return [.text(language("ganze Datei", "whole file")), row[1]] }
                        return row
                    })
            ]
            if lines.count > 200 {
                part.append(
                    .quiet(
                        language("Und \(lines.count - 200) weitere Zeilen.", "And \(lines.count - 200) more lines.")))
            }
            blocks.append(.section(title, part))
        }
        blocks.append(.section(language("Übernehmen", "Take it"), [.form(form)]))
        return Sheet(
            language("Importbericht", "Import report"),
            trail: [workLink, PageLink(language("Einlesen", "Read in"), importAddress)],
            lead: language(
                "Noch ist nichts gespeichert.", "Nothing has been saved yet."), blocks)
    }

    private func decisionForm(_ reading: Reading) -> Form {
        var fields: [Field] = []
        if reading.target == nil {
            fields += [
                Field(
                    "kurzname", language("Kurzname der neuen Vorlage", "Short name of the new template"),
                    value: Self.slug(reading.uebernahme.titel),
                    hint: language(
                        "Kleine Buchstaben, Ziffern und Bindestriche.", "Small letters, digits and hyphens."),
                    required: true, limit: 60),
                Field(
                    "themenfeld", language("Themenfeld", "Topic"), value: "allgemein",
                    hint: language("Der Ordner, in dem sie liegt.", "The folder it lies in."), required: true, limit: 60
                ),
            ]
        }
        for (index, person) in reading.uebernahme.personen.enumerated() where person.anzahl > 0 {
            fields.append(
                Field(
                    "person\(index)",
                    language(
                        "Rolle für »\(person.name)« (an \(person.anzahl == 1 ? "einem Vorgang" : "\(person.anzahl) Vorgängen"))",
                        "Role for “\(person.name)” (at \(person.anzahl == 1 ? "one row" : "\(person.anzahl) rows"))"),
                    hint: index == 0
                        ? language(
                            "Leer lassen: Der Name bleibt draußen.", "Leave empty: the name stays out.") : nil,
                    limit: 100))
        }
        let word =
            reading.target == nil
            ? language("Als neue Vorlage übernehmen", "Take as a new template")
            : reading.target?.piece == nil
                ? language("Als Entwurf übernehmen", "Take as a draft")
                : language("In die Ortsvariante übernehmen", "Take into the local variant")
        var form = Form(addresses.page("einlesen", reading.secret), submit: word, fields: fields)
        if !reading.uebernahme.personen.isEmpty {
            form.more = [
                (language("Mit diesen Rollen noch einmal ansehen", "Look again with these roles"), "ansehen", "ja")
            ]
        }
        form.cancel = PageLink(language("Andere Datei", "Another file"), importAddress)
        return form
    }

    /// A folder's name out of a title.
    private static func slug(_ title: String) -> String {
        let plain = String(decoding: Folding.fold(title), as: UTF8.self)
        var name = ""
        for character in plain where name.count < 48 {
            if character.isASCII, character.isLetter || character.isNumber {
                name.append(character)
            } else if !name.isEmpty, name.last != "-" {
                name.append("-")
            }
        }
        while name.last == "-" { name.removeLast() }
        return name.isEmpty ? "neue-vorlage" : name
    }

    /// What is in a file.
    func importReport() throws -> Reply {
        let reading = try reading(nil)
        return page(reportSheet(reading, decisionForm(reading)), at: addresses.page("einlesen", reading.secret))
    }

    /// Takes a file over, or shows the report anew.
    func decideImport() throws -> Reply {
        let input = try input()
        let reading = try reading(input)
        var problems = Problems()
        if !input.isChecked("ansehen") {
            do {
                if let target = reading.target, let way = reading.way {
                    return try take(reading, target, way)
                }
                let (mappe, _) = try reading.einfuhr.neu(reading.vorgaben, stelle: account().organisation.ars)
                let piece = try desk().beginDraft(
                    slug: input.text("kurzname"), topic: input.text("themenfeld"), with: mappe)
                site.uploads.drop(reading.secret)
                return .seeOther(
                    address(piece),
                    Meldung(
                        .gut,
                        language(
                            "Der Plan ist eingelesen. Ergänzen Sie ihn, und schlagen Sie ihn dann vor.",
                            "The plan has been read in. Complete it, and then propose it.")))
            } catch let error {
                guard let sentence = sentence(ofFile: error) else { throw error }
                problems.add(sentence)
            }
        }
        let sheet = reportSheet(reading, decisionForm(reading).filled(input, problems))
        return problems.isEmpty ? .page(sheet.html(frame(at: nil))) : again(sheet)
    }

    /// Brings edits back where they came from.
    private func take(
        _ reading: Reading, _ target: (piece: Workpiece?, path: TemplatePath, base: ObjectID, basis: Vorlagenmappe),
        _ way: Rueckweg
    ) throws -> Reply {
        let desk = try desk()
        var piece = try target.piece ?? desk.beginDraft(of: target.path)
        if target.piece == nil, try desk.isBehind(piece) {
            _ = try desk.refresh(piece)
            piece = try desk.beginDraft(of: target.path)
        }
        let note = "Aus \(reading.einfuhr.format.name) übernommen"
        let outcome = try desk.revise(piece, seen: target.base, note: note) { $0 = way.mappe }
        site.uploads.drop(reading.secret)
        return .seeOther(address(piece), saved(outcome, piece))
    }
}
