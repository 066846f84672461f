import Journal
import Library
import Net
import Templates
import Web

// Signing in and out. Whoever is asked to sign in in the middle of something goes on with it afterwards, with all that was typed.

extension Site {
    static let accountRoutes: [Route] = [
        .page("/anmelden") { visit in
            if visit.who != nil { return .seeOther(visit.goal() ?? visit.addresses.home, nil) }
            return visit.page(visit.signInPage(), at: nil)
        },
        .form("/anmelden", .everyone) { try $0.signIn() },
        .page("/anmelden/*") { try $0.signInOwner() },
        .form("/abmelden", .signedIn) { visit in
            visit.end()
            return .seeOther(visit.addresses.home, nil)
        },
        .form("/abmelden/ueberall", .signedIn) { visit in
            let proof = try visit.account().proof
            visit.site.sessions.endAll { $0 == proof }
            visit.end()
            return .seeOther(visit.addresses.home, nil)
        },
    ]
}

extension Visit {
    /// The page that asks for an access key, with what is to be gone on with.
    func signInPage(_ problems: Problems = Problems(), going: String? = nil, with kept: [(String, String)] = [])
        -> Sheet
    {
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
        let isOwner = site.host.kind == .replica
        return Sheet(
            language("Anmelden", "Sign in"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.home)],
            lead: isOwner
                ? language(
                    "Diese Bibliothek liegt auf Ihrem Rechner. Starten Sie »allmende serve --open«: Der Link, der dann aufgeht, meldet Sie an.",
                    "This library is on your computer. Start “allmende serve --open”: the link that opens then signs you in."
                )
                : language(
                    "Lesen geht ohne Anmeldung. Wer mitwirkt, meldet sich mit dem Zugangsschlüssel an.",
                    "Reading needs no account. To contribute, sign in with your access key."),
            isOwner
                ? []
                : [
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
                                Aktion(language("Einladung einlösen", "Use an invitation"), addresses.page("einladung"))
                            ]),
                        ]),
                ])
    }

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
        let kept = try input().values.filter { $0.name != "marke" }
        var problems = Problems()
        problems.add(
            language(
                "Sie sind nicht mehr angemeldet. Was Sie geschrieben haben, ist noch da: Melden Sie sich an, dann geht es weiter.",
                "You are not signed in any more. What you wrote is still there: sign in to go on."))
        return again(signInPage(problems, going: path, with: kept.map { ($0.name, $0.value) }))
    }

    /// Shows what was sent from a page that is too old, to be sent again.
    func sendAgain() throws -> Reply {
        let path = String(decoding: request.target, as: UTF8.self)
        return again(try confirmation(path, try input().values.filter { $0.name != "marke" }))
    }

    private func confirmation(_ path: String, _ values: [(name: String, value: String)]) throws -> Sheet {
        guard let address = WebAddress(local: path) else { throw HTTPError(400, "address") }
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

    /// Signs somebody in with an access key.
    func signIn() throws -> Reply {
        let input = try input()
        var problems = Problems()
        let kept = input.values.filter { $0.name.hasPrefix("w-") }.map { (String($0.name.dropFirst(2)), $0.value) }
        let going = input.optional("ziel")
        let key = Array(input.text("schluessel").utf8)
        guard site.logins.take(request.peer) else {
            problems["schluessel"] = language(
                "Zu viele Versuche. Bitte warten Sie fünf Minuten.", "Too many tries. Please wait five minutes.")
            return .status(429, signInPage(problems, going: going, with: kept).html(frame(at: nil)))
        }
        guard let account = try site.host.account(key: key) else {
            problems["schluessel"] = language(
                "Dieser Schlüssel gilt hier nicht. Prüfen Sie, ob er vollständig ist.",
                "This key is not valid here. Check that it is complete.")
            return again(signInPage(problems, going: going, with: kept))
        }
        site.logins.forgive(request.peer)
        begin(account.proof)
        guard let going, let goal = goal(going) else { return .seeOther(addresses.home, nil) }
        if kept.isEmpty { return .seeOther(goal, nil) }
        // What was typed goes on from a page of the new session, not by itself: the form may be somebody else's.
        guard let token = newCookie.flatMap({ site.sessions.session($0, takingNotice: false)?.token }) else {
            return .seeOther(goal, nil)
        }
        var frame = frame(at: nil)
        frame.formToken = token
        return .status(200, try confirmation(going, kept.map { ($0.0, $0.1) }).html(frame))
    }

    /// Signs in the owner of this copy with the link that the program opened.
    func signInOwner() throws -> Reply {
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
        begin(.owner)
        return .seeOther(addresses.home, nil)
    }
}
