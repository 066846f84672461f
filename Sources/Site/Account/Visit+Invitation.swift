import Bytes
import Journal
import Net
import Templates
import Web

// Coming in with an invitation. The code may be in the link or be typed; it is never written into a page that is kept anywhere.

extension Visit {
    /// How somebody becomes a member. Throws HTTPError 404 where nobody does, as on a copy.
    func admissions() throws -> any Admissions {
        guard let admissions = site.host.admissions else { throw HTTPError(404, "nobody becomes a member here") }
        // What a code opens is not to be kept for others.
        pageKey = nil
        return admissions
    }

    private func invitationSheet(_ code: String? = nil, _ problem: String? = nil) -> Sheet {
        var field = Field(
            "einladung", language("Einladungscode", "Invitation code"),
            hint: language(
                "Beginnt mit »einladung-«; Groß- und Kleinschreibung und Bindestriche sind gleich.",
                "Begins with “einladung-”; case and hyphens do not matter."),
            required: true, limit: 200)
        field.values = code.map { [$0] } ?? []
        field.problem = problem
        let form = Form(
            addresses.page("einladung"), submit: language("Einladung ansehen", "Show the invitation"),
            fields: [field])
        return Sheet(
            language("Einladung einlösen", "Use an invitation"), trail: [home],
            lead: language(
                "Mit dem Code aus Ihrer Einladung werden Sie Mitglied und bekommen Ihren Zugangsschlüssel.",
                "With the code of your invitation you become a member and get your access key."),
            [.form(form)])
    }

    /// GET /einladung
    func invitationPage() throws -> Reply {
        _ = try admissions()
        return page(invitationSheet(), at: addresses.page("einladung"))
    }

    /// What an invitation offers, with the form that takes it up.
    func offerPage(_ code: String, _ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let admissions = try admissions()
        guard mayTry() else { return .status(429, tooOftenSheet().html(frame(at: nil))) }
        guard let offer = try admissions.invitation(code) else {
            return again(
                invitationSheet(
                    code,
                    language(
                        "Diese Einladung gilt nicht (mehr); jede gilt einmal und bis zu ihrem Tag.",
                        "This invitation is not valid (any more); each works once and until its day.")))
        }
        site.logins.forgive(client)
        var form = Form(
            addresses.page("einladung"), submit: language("Einladung annehmen", "Accept the invitation"),
            hidden: [("einladung", code), ("annehmen", "ja")], fields: [labelField])
        if let input { form = form.filled(input, problems) }
        form.cancel = PageLink(language("Nicht annehmen", "Do not accept"), addresses.home)
        var blocks: [Block] = [
            .facts([
                Fact(language("Stelle", "Organisation"), .content(offer.name)),
                Fact(
                    language("Sie dürfen dann", "You may then"),
                    offer.roles.sorted().map { $0.duties(language) }.joined(separator: "; ")),
                Fact(language("Gilt bis", "Valid until"), .day(offer.until)),
            ]), .form(form),
        ]
        if who != nil {
            let sentence = language(
                "Sie sind schon angemeldet. Wenn Sie annehmen, sind Sie danach als neues Mitglied angemeldet.",
                "You are signed in already. If you accept, you are signed in as the new member afterwards.")
            blocks.insert(.notice(Meldung(.hinweis, sentence)), at: 0)
        }
        let sheet = Sheet(
            language("Ihre Einladung", "Your invitation"), trail: [home],
            lead: language(
                "Prüfen Sie, ob die Stelle stimmt. Die Einladung gilt einmal.",
                "Check that the organisation is right. The invitation works once."), blocks)
        return .status(problems.isEmpty ? 200 : 422, sheet.html(frame(at: nil)))
    }

    /// What a key is for, in the words of its holder.
    var labelField: Field {
        Field(
            "bezeichnung", language("Wofür ist der Zugang?", "What is the access for?"),
            hint: language(
                "Damit Sie ihn in Listen wiederfinden, etwa »Organisationsamt, Arbeitsplatz«. Bitte keine Namen von Personen.",
                "So that you find it in lists, say “organisation office, desk”. Please no names of persons."),
            limit: 100)
    }

    /// What is wrong with the label of a key; nil when nothing is.
    func problem(ofLabel label: String) -> String? {
        guard label.utf8.count > 200 || label.contains(where: \.isNewline) || Text.neutral(label) != label else {
            return nil
        }
        return language("Bitte eine Zeile von höchstens 100 Zeichen.", "Please one line of 100 characters at most.")
    }

    private func tooOftenSheet() -> Sheet {
        Sheet(language("Zu viele Versuche", "Too many tries"), [.notice(Meldung(.fehler, tooOften))])
    }

    /// POST /einladung: first shows what the code offers, then takes it up.
    func takeInvitation() throws -> Reply {
        let input = try input()
        let code = input.text("einladung")
        guard input.isChecked("annehmen") else { return try offerPage(code) }
        let admissions = try admissions()
        guard mayTry() else { return .status(429, tooOftenSheet().html(frame(at: nil))) }
        var problems = Problems()
        let label = input.text("bezeichnung")
        if let problem = problem(ofLabel: label) {
            problems["bezeichnung"] = problem
            return try offerPage(code, input, problems)
        }
        do {
            return try welcome(try admissions.redeem(code, label: label))
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return again(invitationSheet(code, sentence))
        }
    }

    /// Signs in somebody new and shows the key, this once.
    func welcome(_ member: NewMember) throws -> Reply {
        try begin(member.proof)
        let sheet = Sheet(
            language("Willkommen", "Welcome"), trail: [home],
            lead: language(
                "Sie sind jetzt Mitglied und angemeldet. Ihr Zugangsschlüssel steht nur auf dieser Seite, und nur dieses eine Mal.",
                "You are a member now and signed in. Your access key is on this page only, and only this once."),
            [
                .section(
                    language("Ihr Zugangsschlüssel", "Your access key"),
                    [
                        .command(member.key),
                        .bullets([
                            language(
                                "Legen Sie ihn jetzt in Ihrem Passwortspeicher ab, oder drucken Sie diese Seite und schließen Sie sie ein.",
                                "Keep it in your password manager now, or print this page and lock it away."),
                            language(
                                "Geben Sie ihn niemandem und schicken Sie ihn nicht per Mail. Der Betrieb fragt nie danach.",
                                "Give it to nobody and do not mail it. The operators never ask for it."),
                            language(
                                "Ist er verloren oder bekannt geworden, nehmen Sie ihn unter »Mein Zugang« zurück und bitten den Betrieb um einen neuen.",
                                "When it is lost or known to others, revoke it under “My access” and ask the operators for a new one."
                            ),
                        ]),
                    ]),
                .facts([
                    Fact(language("Stelle", "Organisation"), .content(member.name)),
                    Fact(
                        language("Sie dürfen", "You may"),
                        member.roles.sorted().map { $0.duties(language) }.joined(separator: "; ")),
                ]),
                .actions([
                    Aktion(
                        language("Schlüssel ist verwahrt, zur Bibliothek", "The key is kept, to the library"),
                        addresses.home, istHauptaktion: true),
                    Aktion(language("Erste Schritte", "First steps"), addresses.page("hilfe", "erste-schritte")),
                ]),
            ])
        return .status(200, sheet.html(frame(at: nil)))
    }
}
