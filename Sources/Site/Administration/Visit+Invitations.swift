import Journal
import Library
import Net
import Templates
import Web

// Inviting, and admitting those who asked.

extension Visit {
    /// GET /verwaltung/einladungen
    func invitationsPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let here = addresses.page("verwaltung", "einladungen")
        let open = try administration().invitations()
        var blocks: [Block] = [.form(organisationSearch(here))]
        if let field = organisationField(input?.text("stelle")) {
            var form = Form(
                here, submit: language("Einladung ausstellen", "Make the invitation"),
                fields: [
                    field, .roles(language, [.contributor, .reviewer]),
                    Field(
                        "tage", language("Wie viele Tage gilt sie?", "For how many days is it valid?"), .number(1...30),
                        value: "7", required: true),
                ])
            if let input { form = form.filled(input, problems) }
            blocks.append(.section(language("Einladen", "Invite"), [.form(form)]))
        } else if !searchedOrganisation.isEmpty {
            blocks.append(noOrganisation)
        }
        let rows = open.map { entry -> [Cell] in
            var form = Form(
                addresses.page("verwaltung", "einladungen", entry.id, "zuruecknehmen"),
                submit: language("Zurücknehmen", "Take back"), .plain)
            form.about = "\(entry.name), \(entry.id)"
            return [
                .content(entry.name), .text(entry.roles.sorted().map { $0.wort(language) }.joined(separator: ", ")),
                .day(entry.until), .button(form),
            ]
        }
        blocks.append(
            .section(
                language("Offene Einladungen", "Open invitations"),
                [
                    rows.isEmpty
                        ? .text(language("Keine Einladung ist offen.", "No invitation is open."))
                        : .table(
                            language("Offene Einladungen", "Open invitations"),
                            columns: [
                                language("Stelle", "Organisation"), language("Rollen", "Roles"),
                                language("Gilt bis", "Valid until"), language("Zurücknehmen", "Take back"),
                            ], rows: rows)
                ]))
        blocks.append(registerSource)
        let sheet = office(
            language("Einladungen", "Invitations"),
            lead: language(
                "Suchen Sie zuerst die Stelle. Den Link sehen Sie einmal und geben ihn selbst weiter.",
                "Find the organisation first. You see the link once and pass it on yourself."), blocks)
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/einladungen
    func invite() throws -> Reply {
        let input = try input()
        guard let organisation = organisation(input) else { return try withoutOrganisation("einladungen") }
        var problems = Problems()
        let (roles, days) = (input.roles ?? [], input.number("tage") ?? 0)
        if roles.isEmpty {
            problems["rollen"] = language("Bitte wählen Sie mindestens eine Rolle.", "Please choose one role at least.")
        }
        if !(1...30).contains(days) { problems["tage"] = language("1 bis 30 Tage.", "1 to 30 days.") }
        guard problems.isEmpty else { return try invitationsPage(input, problems) }
        let code: String
        do {
            code = try administration().invite(
                ars: organisation.ars, name: organisation.name, roles: roles, days: days, by: account())
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try invitationsPage(input, problems)
        }
        let sheet = Sheet(
            language("Einladung ausgestellt", "Invitation made"),
            trail: officeTrail + [
                PageLink(language("Einladungen", "Invitations"), addresses.page("verwaltung", "einladungen"))
            ],
            lead: language(
                "Der Link steht nur auf dieser Seite, und nur dieses eine Mal. Geben Sie ihn auf sicherem Weg weiter.",
                "The link is on this page only, and only this once. Pass it on safely."),
            [
                .facts([
                    Fact(language("Stelle", "Organisation"), .content(organisation.name)),
                    Fact(language("Rollen", "Roles"), roles.sorted().map { $0.wort(language) }.joined(separator: ", ")),
                    Fact(language("Gilt", "Valid"), language("\(days) Tage, einmal", "\(days) days, once")),
                ]),
                .section(language("Der Link", "The link"), [.command(hubURL + "einladung/" + code)]),
                .section(language("Nur der Code", "The code alone"), [.command(code)]),
                .actions([
                    Aktion(
                        language("Zu den Einladungen", "To the invitations"),
                        addresses.page("verwaltung", "einladungen"))
                ]),
            ])
        return .status(200, sheet.html(frame(at: nil)))
    }

    /// POST /verwaltung/einladungen/*/zuruecknehmen
    func revokeInvitation() throws -> Reply {
        try administration().revokeInvitation(parameter(0), by: account())
        return .seeOther(
            addresses.page("verwaltung", "einladungen"),
            Meldung(.gut, language("Die Einladung gilt nicht mehr.", "The invitation is not valid any more.")))
    }

    // MARK: Those who asked

    /// GET /verwaltung/anmeldungen
    func enrolmentsPage() throws -> Reply {
        let here = addresses.page("verwaltung", "anmeldungen")
        let rows = try administration().enrolments().map { entry -> [Cell] in
            [
                .contentLink(entry.name, addresses.page("verwaltung", "anmeldungen", entry.id)), .content(entry.label),
                .day(entry.created),
                entry.member == nil
                    ? .badge(language("wartet", "waits"), .open)
                    : .badge(language("bestätigt, Schlüssel noch nicht abgeholt", "confirmed, key not fetched"), .good),
            ]
        }
        return page(
            office(
                language("Anträge auf Zugang", "Requests for access"),
                [
                    rows.isEmpty
                        ? .text(language("Niemand wartet.", "Nobody waits."))
                        : .table(
                            language("Anträge auf Zugang", "Requests for access"),
                            columns: [
                                language("Stelle", "Organisation"), language("Wofür", "What for"),
                                language("Vom", "From"),
                                language("Stand", "State"),
                            ], rows: rows)
                ]), at: here)
    }

    private func enrolment() throws -> EnrolmentEntry {
        let id = parameter(0)
        guard let entry = try administration().enrolments().first(where: { $0.id == id }) else {
            throw HTTPError(404, "no such enrolment")
        }
        return entry
    }

    /// GET /verwaltung/anmeldungen/*
    func enrolmentPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let entry = try enrolment()
        let here = addresses.page("verwaltung", "anmeldungen", entry.id)
        var blocks: [Block] = [
            .facts([
                Fact(language("Stelle", "Organisation"), .content(entry.name)),
                Fact(language("Regionalschlüssel", "Key of the organisation"), .code(entry.ars)),
                Fact(language("Wofür", "What for"), .content(entry.label)),
                Fact(language("Vom", "From"), .day(entry.created)),
            ])
        ]
        if entry.member == nil {
            var form = Form(
                here, submit: language("Bestätigen", "Confirm"), fields: [.roles(language, [.contributor, .reviewer])])
            if let input { form = form.filled(input, problems) }
            blocks.append(.section(language("Bestätigen", "Confirm"), [.form(form)]))
        }
        var reject = Form(
            addresses.page("verwaltung", "anmeldungen", entry.id, "ablehnen"),
            submit: language("Antrag ablehnen", "Reject the request"), .danger)
        reject.cancel = PageLink(
            language("Zurück zur Liste", "Back to the list"), addresses.page("verwaltung", "anmeldungen"))
        blocks.append(.section(language("Ablehnen", "Reject"), [.form(reject)]))
        let sheet = Sheet(
            language("Antrag auf Zugang", "Request for access"),
            trail: officeTrail + [
                PageLink(
                    language("Anträge auf Zugang", "Requests for access"), addresses.page("verwaltung", "anmeldungen"))
            ],
            lead: language(
                "Fragen Sie auf anderem Weg nach, etwa telefonisch über die Zentrale der Stelle, ob der Antrag wirklich von dort kommt.",
                "Ask in another way, say by telephone, whether the request really comes from there."), blocks)
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/anmeldungen/*
    func confirmEnrolment() throws -> Reply {
        let input = try input()
        var problems = Problems()
        let roles = input.roles ?? []
        if roles.isEmpty {
            problems["rollen"] = language("Bitte wählen Sie mindestens eine Rolle.", "Please choose one role at least.")
            return try enrolmentPage(input, problems)
        }
        do { try administration().confirm(parameter(0), roles: roles, by: account()) } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try enrolmentPage(input, problems)
        }
        return .seeOther(
            addresses.page("verwaltung", "anmeldungen"),
            Meldung(
                .gut,
                language(
                    "Bestätigt. Der Schlüssel wird mit dem Abholcode geholt.",
                    "Confirmed. The key is fetched with the pick-up code.")))
    }

    /// POST /verwaltung/anmeldungen/*/ablehnen
    func rejectEnrolment() throws -> Reply {
        try administration().reject(parameter(0), by: account())
        return .seeOther(
            addresses.page("verwaltung", "anmeldungen"),
            Meldung(.gut, language("Der Antrag ist abgelehnt.", "The request is rejected.")))
    }
}
