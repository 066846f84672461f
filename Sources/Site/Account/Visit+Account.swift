import Journal
import Library
import Net
import Templates
import Web

// Signing in and out. Whoever is asked to sign in in the middle of something goes on with it afterwards, with all that was typed.

extension Visit {
    /// The page that asks for an access key, with what is to be gone on with.
    func signInPage(_ problems: Problems = Problems(), going: String? = nil, with kept: [(String, String)] = [])
        -> Sheet
    {
        var sheet = Sheet(language("Anmelden", "Sign in"), trail: [home])
        guard site.host.kind == .hub else {
            sheet.lead = language(
                "Diese Bibliothek liegt auf Ihrem Rechner. Starten Sie »allmende serve --open«: Der Link, der dann aufgeht, meldet Sie an.",
                "This library is on your computer. Start “allmende serve --open”: the link that opens then signs you in."
            )
            sheet.blocks = problems.whole.map { .notice(Meldung(.fehler, $0)) }
            return sheet
        }
        var key = Field(
            "schluessel", language("Zugangsschlüssel", "Access key"), .secret,
            hint: language(
                "Beginnt mit »allmende-«. Sie haben ihn von Ihrer Zentrale oder mit Ihrer Einladung bekommen.",
                "Begins with “allmende-”. You got it from your hub or with your invitation."),
            required: true)
        key.problem = problems["schluessel"]
        var form = Form(addresses.page("anmelden"), submit: language("Anmelden", "Sign in"), fields: [key])
        form.problems = problems.whole
        if let goal = going ?? asked("ziel", limit: 2000) { form.hidden.append(("ziel", goal)) }
        for (name, value) in kept { form.hidden.append(("w-" + name, value)) }
        sheet.lead = language(
            "Lesen geht ohne Anmeldung. Wer mitwirkt, meldet sich mit dem Zugangsschlüssel an.",
            "Reading needs no account. To contribute, sign in with your access key.")
        sheet.blocks = [
            .form(form),
            .section(
                language("Sie haben noch keinen Schlüssel?", "You have no key yet?"),
                [
                    .text(
                        language(
                            "Mit einer Einladung bekommen Sie sofort einen. Sonst beantragen Sie den Zugang für Ihre Stelle; der Betrieb entscheidet darüber.",
                            "With an invitation you get one at once. Otherwise ask for access for your organisation; the operators decide about it."
                        )),
                    .actions([
                        Aktion(language("Einladung einlösen", "Use an invitation"), addresses.page("einladung")),
                        Aktion(language("Zugang beantragen", "Ask for access"), addresses.page("zugang")),
                    ]),
                ]),
        ]
        return sheet
    }

    /// The link to the library that stands above every page.
    var home: PageLink { PageLink(language("Bibliothek", "Library"), addresses.library) }

    /// Where somebody wanted to go: a path of this site and nothing else.
    func goal(_ text: String? = nil) -> WebAddress? {
        guard let text = text ?? asked("ziel", limit: 2000) else { return nil }
        return WebAddress(local: text)
    }

    /// Asks to sign in before going on.
    func signInFirst() throws -> Reply {
        let path = String(decoding: request.target, as: UTF8.self)
        if request.method != "POST" {
            return .seeOther(addresses.page("anmelden").query("ziel", path), nil)
        }
        var problems = Problems()
        problems.add(
            language(
                "Sie sind nicht mehr angemeldet. Was Sie geschrieben haben, ist noch da: Melden Sie sich an, dann geht es weiter.",
                "You are not signed in any more. What you wrote is still there: sign in to go on."))
        return again(signInPage(problems, going: path, with: try input().values.map { ($0.name, $0.value) }))
    }

    /// Shows what was sent from a page that is too old, to be sent again. A secret is not shown: whoever has it types it once more.
    func sendAgain() throws -> Reply {
        let path = String(decoding: request.target, as: UTF8.self)
        guard let address = WebAddress(local: path) else { throw HTTPError(400, "address") }
        if try input().hasSecret {
            let sentence = language(
                "Die Seite war zu alt, deshalb ist noch nichts geschehen. Bitte geben Sie es noch einmal ein.",
                "The page was too old, so nothing has happened yet. Please enter it again.")
            return .seeOther(address, Meldung(.hinweis, sentence))
        }
        return again(confirmation(address, try input().values))
    }

    private func confirmation(_ address: WebAddress, _ values: [(name: String, value: String)]) -> Sheet {
        let form = Form(address, submit: language("Jetzt absenden", "Send now"), hidden: values)
        let shown = values.filter { !$0.value.isEmpty && $0.name != "stand" }
        return Sheet(
            language("Noch einmal absenden", "Send once more"),
            lead: language(
                "Die Seite war zu alt, deshalb ist noch nichts geschehen. Ihre Angaben sind vollständig da.",
                "The page was too old, so nothing has happened yet. All you entered is here."),
            [
                .details(
                    language("Ihre Angaben", "What you entered"),
                    [.plain(shown.map(\.value).joined(separator: "\n\n"))]), .form(form),
            ])
    }

    /// Counts a try to use a key or a code; false when there were too many. Who cannot be told apart shares a larger count: a proxy on this
    /// machine that is not trusted speaks for everybody, and one of them must not keep out all others.
    func mayTry() -> Bool {
        let client = client
        let isShared = client == request.peer && request.isLoopback && request.fields.first("x-forwarded-for") != nil
        return (isShared ? site.sharedLogins : site.logins).take(client)
    }

    /// What is said to whoever tries too often.
    var tooOften: String {
        language("Zu viele Versuche. Bitte warten Sie fünf Minuten.", "Too many tries. Please wait five minutes.")
    }

    /// Signs somebody in with an access key.
    func signIn() throws -> Reply {
        let input = try input()
        var problems = Problems()
        let kept = input.values.filter { $0.name.hasPrefix("w-") }.map { (String($0.name.dropFirst(2)), $0.value) }
        let going = input.optional("ziel")
        let key = Array(input.text("schluessel").utf8)
        guard mayTry() else {
            problems["schluessel"] = tooOften
            return .status(429, signInPage(problems, going: going, with: kept).html(frame(at: nil)))
        }
        guard let account = try site.host.account(key: key) else {
            problems["schluessel"] = language(
                "Dieser Schlüssel gilt hier nicht. Prüfen Sie, ob er vollständig ist.",
                "This key is not valid here. Check that it is complete.")
            return again(signInPage(problems, going: going, with: kept))
        }
        site.logins.forgive(client)
        try begin(account.proof)
        guard let going, let goal = goal(going) else { return .seeOther(addresses.home, nil) }
        if kept.isEmpty { return .seeOther(goal, nil) }
        // What was typed goes on from a page of the new session, not by itself: the form may be somebody else's.
        return .status(200, confirmation(goal, kept.map { ($0.0, $0.1) }).html(frame(at: nil)))
    }

    /// Signs in the owner of this copy with the link that the program opened.
    func signInOwner() throws -> Reply {
        pageKey = nil
        guard site.host.kind == .replica, request.isLoopback, site.once.take(parameter(0)),
            try site.host.account(.owner) != nil
        else {
            var problems = Problems()
            problems.add(
                language(
                    "Dieser Link gilt nicht mehr; jeder gilt einmal.",
                    "This link is not valid any more; each works once."))
            return again(signInPage(problems))
        }
        try begin(.owner)
        return .seeOther(addresses.home, nil)
    }

    /// Ends every session of whoever has signed in, in all browsers and whichever key or proxy began it.
    func endEverywhere() {
        guard let who else { return }
        site.sessions.endAll(who.proof, of: who.member?.handle)
        end()
    }
}
