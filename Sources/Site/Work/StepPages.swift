import Bytes
import Library
import Net
import Objects
import Templates
import Web

// One step of a variant or draft: what it says, where it stands, and what can be done with it.

extension Visit {
    /// The step that the third star of the path names. Throws HTTPError 404.
    private func step(in mappe: Vorlagenmappe) throws -> (id: ElementID, node: Knoten) {
        guard let id = ElementID(parameter(2)), let node = mappe.struktur.knoten[id] else {
            throw HTTPError(404, "no such step")
        }
        return (id, node)
    }

    private func stepForm(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ id: ElementID, at commit: ObjectID) -> Form? {
        let steps = StepForm(mappe.struktur, language)
        guard let node = mappe.struktur.knoten[id], let entry = steps.gliederung[id] else { return nil }
        var form = Form(
            address(piece, "schritt", id.description), submit: language("Schritt speichern", "Save step"),
            hidden: [("stand", commit.description)], fields: steps.fields(node, isLeaf: entry.istBlatt))
        form.keepsDraft = true
        form.cancel = PageLink(language("Zurück zum Plan", "Back to the plan"), address(piece).node(id))
        return form
    }

    private func stepSheet(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ id: ElementID, _ form: Form) -> Sheet {
        let gliederung = Gliederung(mappe.struktur)
        let title = mappe.struktur.knoten[id]?.titel ?? ""
        let number = gliederung[id]?.nummer ?? ""
        let here = address(piece, "schritt", id.description)
        let stand = [("stand", piece.commit.description)]
        var trail = trail(piece, mappe.vorlage.titel)
        for above in gliederung.darueber(id).reversed() {
            trail.append(
                PageLink(
                    mappe.struktur.knoten[above]?.titel ?? "", address(piece, "schritt", above.description)))
        }
        var move = Form(
            here.appending("bewegen") ?? here, submit: language("Nach oben", "Up"), .plain, hidden: stand)
        move.about = title
        move.more = [
            (language("Nach unten", "Down"), "richtung", "runter"),
            (language("Einrücken", "Indent"), "richtung", "ein"),
            (language("Ausrücken", "Outdent"), "richtung", "aus"),
        ]
        let below = gliederung.darunter(id).compactMap { child in
            mappe.struktur.knoten[child].map {
                Entry(
                    "\(gliederung[child]?.nummer ?? "") \($0.titel)", address(piece, "schritt", child.description),
                    [.text($0.art.wort(language))])
            }
        }
        let gone = gliederung.platz(id).map { gliederung.eintraege[$0].umfang } ?? 1
        var strike = Form(
            here.appending("streichen") ?? here, submit: language("Streichen", "Strike"), .danger, hidden: stand)
        strike.about = title
        var blocks: [Block] = [
            .form(form),
            .section(
                language("Platz im Plan", "Place in the plan"),
                [
                    .form(move),
                    .actions([
                        Aktion(
                            language("Neuen Schritt dahinter oder darunter", "New step behind or below"),
                            here.appending("neu") ?? here)
                    ]),
                ]),
        ]
        if !below.isEmpty { blocks.append(.section(language("Darunter", "Below"), [.entries(below)])) }
        blocks.append(
            .section(
                language("Nicht nötig bei Ihnen?", "Not needed with you?"),
                [
                    .text(
                        gone == 1
                            ? language(
                                "Gestrichenes lässt sich im Verlauf jederzeit zurückholen.",
                                "What is struck can be brought back from the history at any time.")
                            : language(
                                "Mit diesem Schritt gehen auch die \(gone - 1) darunter. Im Verlauf lässt sich alles zurückholen.",
                                "With this step go the \(gone - 1) below it. All can be brought back from the history.")
                    ),
                    .form(strike),
                ]))
        var sheet = Sheet("\(number) \(title)", trail: trail, blocks)
        sheet.isContent = true
        return sheet
    }

    /// A step with its form.
    func stepPage() throws -> Reply {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        let (id, _) = try step(in: mappe)
        guard let form = stepForm(piece, mappe, id, at: piece.commit) else { throw HTTPError(404, "no such step") }
        return page(stepSheet(piece, mappe, id, form), at: address(piece, "schritt", id.description))
    }

    /// Saves a step.
    func saveStep() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let seen = try seen(input, piece)
        let desk = try desk()
        let now = try desk.mappe(of: piece)
        guard let id = ElementID(parameter(2)) else { throw HTTPError(404, "no such step") }
        let base: Vorlagenmappe
        do {
            base = try desk.mappe(of: piece, at: seen)
        } catch {
            throw HTTPError(400, "version of a form")
        }
        guard let old = base.struktur.knoten[id], let form = stepForm(piece, base, id, at: seen) else {
            throw HTTPError(404, "no such step")
        }
        guard now.struktur.knoten.contains(id) else {
            return .seeOther(
                address(piece),
                Meldung(
                    .fehler,
                    language(
                        "Diesen Schritt hat inzwischen jemand anderes gestrichen. Im Verlauf lässt er sich zurückholen.",
                        "Somebody else has struck this step meanwhile. It can be brought back from the history.")))
        }
        var problems = Problems()
        let steps = StepForm(base.struktur, language)
        let new = steps.step(input, from: old, isLeaf: steps.gliederung[id]?.istBlatt ?? true, &problems)
        if problems.isEmpty {
            do {
                let outcome = try desk.revise(piece, seen: seen) { $0.struktur.knoten[id] = new }
                return .seeOther(address(piece).node(id), saved(outcome, piece))
            } catch RevisingError.changed {
                guard let current = stepForm(piece, now, id, at: piece.commit) else {
                    throw HTTPError(404, "no such step")
                }
                var merged = Form.combined(base: form, now: current, typed: form.filled(input), language)
                merged.problems = [
                    language(
                        "Jemand anderes hat diesen Schritt inzwischen auch geändert. Bitte sehen Sie die markierten Angaben durch und speichern Sie noch einmal.",
                        "Somebody else has changed this step, too. Please look through the marked entries and save once more."
                    )
                ]
                return again(stepSheet(piece, now, id, merged))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        return again(stepSheet(piece, now, id, form.filled(input, problems)))
    }

    /// Moves a step among its siblings, or a level up or down.
    func moveStep() throws -> Reply {
        let piece = try piece()
        let input = try input()
        guard let id = ElementID(parameter(2)) else { throw HTTPError(404, "no such step") }
        let direction = input.text("richtung")
        return try doing(piece, then: address(piece, "schritt", id.description)) {
            try desk().revise(piece, seen: seen(input, piece)) { mappe in
                switch direction {
                case "runter": try mappe.struktur.runter(id)
                case "ein": try mappe.struktur.einruecken(id)
                case "aus": try mappe.struktur.ausruecken(id)
                default: try mappe.struktur.hoch(id)
                }
            }
        }
    }

    /// The form that moves a step behind another by their numbers; with our script it is sent by dragging.
    func moveForm(_ piece: Workpiece) -> Form {
        Form(
            address(piece, "verschieben"), submit: language("Verschieben", "Move"), .plain,
            hidden: [("stand", piece.commit.description)],
            fields: [
                Field("schritt", language("Schritt mit der Nummer", "Step with the number"), required: true, limit: 40),
                Field(
                    "hinter", language("hinter den Schritt mit der Nummer", "behind the step with the number"),
                    required: true, limit: 40),
            ])
    }

    /// Moves a step behind another.
    func moveByNumbers() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let seen = try seen(input, piece)
        let (from, to) = (input.text("schritt"), input.text("hinter"))
        return try doing(piece, then: address(piece)) {
            let numbers = try Gliederung(desk().mappe(of: piece, at: seen).struktur).eintraege
            guard let step = numbers.first(where: { $0.nummer == from })?.id,
                let behind = numbers.first(where: { $0.nummer == to })?.id
            else { throw Bearbeitungsfehler.unbekannt }
            return try desk().revise(piece, seen: seen) { try $0.struktur.verschieben(step, .hinter(behind)) }
        }
    }

    /// Strikes a step with all below it.
    func strikeStep() throws -> Reply {
        let piece = try piece()
        let input = try input()
        guard let id = ElementID(parameter(2)) else { throw HTTPError(404, "no such step") }
        return try doing(piece, then: address(piece)) {
            try desk().revise(piece, seen: seen(input, piece)) { try $0.struktur.streichen(id) }
        }
    }

    // MARK: New ones

    private func newStepSheet(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ id: ElementID, _ form: Form) -> Sheet {
        let title = mappe.struktur.knoten[id]?.titel ?? ""
        return Sheet(
            language("Neuer Schritt", "New step"),
            trail: trail(piece, mappe.vorlage.titel) + [PageLink(title, address(piece, "schritt", id.description))],
            [.form(form)])
    }

    private func newStepForm(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ id: ElementID) -> Form {
        let title = mappe.struktur.knoten[id]?.titel ?? ""
        var form = Form(
            address(piece, "schritt", id.description, "neu"), submit: language("Schritt anlegen", "Add step"),
            hidden: [("stand", piece.commit.description)],
            fields: [
                Field(
                    "platz", language("Wo?", "Where?"),
                    .radios([
                        Field.Option("dahinter", language("hinter »\(title)«", "behind “\(title)”")),
                        Field.Option("darunter", language("unter »\(title)«", "below “\(title)”")),
                    ]), value: "dahinter"),
                Field(
                    "art", language("Art", "Kind"),
                    .choice(
                        [KnotenArt.aufgabe, .meilenstein, .paket, .phase].map {
                            Field.Option($0.rawValue, $0.wort(language))
                        }), value: KnotenArt.aufgabe.rawValue),
                Field("titel", language("Titel", "Title"), required: true, limit: 200),
                Field(
                    "dauer", language("Dauer in Arbeitstagen", "Duration in working days"), .number(Dauer.grenzen)),
            ])
        form.cancel = PageLink(language("Zurück", "Back"), address(piece, "schritt", id.description))
        return form
    }

    /// The form for a new step.
    func newStep() throws -> Reply {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        let (id, _) = try step(in: mappe)
        return page(newStepSheet(piece, mappe, id, newStepForm(piece, mappe, id)), at: nil)
    }

    /// Adds a step.
    func addStep() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let mappe = try desk().mappe(of: piece)
        let (id, near) = try step(in: mappe)
        var problems = Problems()
        let title = input.text("titel")
        if title.isEmpty { problems["titel"] = language("Bitte geben Sie einen Titel an.", "Please give a title.") }
        var node = Knoten(KnotenArt(rawValue: input.text("art")) ?? .aufgabe, title)
        if let days = input.optional("dauer"), node.art == .aufgabe {
            if let days = Int(days), Dauer.grenzen.contains(days) {
                node.dauer = Dauer(days)
            } else {
                problems["dauer"] = language("Bitte eine ganze Zahl.", "Please enter a whole number.")
            }
        } else if node.art == .aufgabe {
            problems["dauer"] = language(
                "Wie lange dauert es ungefähr? Eine Schätzung genügt.", "How long does it take? An estimate will do.")
        }
        if node.art == .aufgabe { node.verantwortlich = near.verantwortlich ?? mappe.struktur.rollen.keys.first }
        if problems.isEmpty {
            let new = ElementID.random()
            let place: Struktur.Stelle = input.text("platz") == "darunter" ? .letzter(unter: id) : .hinter(id)
            do {
                let outcome = try desk().revise(piece, seen: seen(input, piece)) {
                    try $0.struktur.einfuegen(node, new, place)
                }
                return .seeOther(address(piece, "schritt", new.description), saved(outcome, piece))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        return again(newStepSheet(piece, mappe, id, newStepForm(piece, mappe, id).filled(input, problems)))
    }
}
