extension HelpTopic {
    /// What everybody needs who works with templates.
    static let forClerks: [HelpTopic] = [
        HelpTopic(
            word: "erste-schritte", title: ("Erste Schritte", "First steps"),
            reader: ("für alle", "for everybody"),
            seen: [
                (
                    "Die Bibliothek zeigt Vorlagen für Projekte, geordnet nach Themen. Lesen geht ohne Anmeldung.",
                    "The library shows templates for projects, ordered by topic. Reading needs no account."
                ),
                (
                    "Oben rechts steht, für welche Stelle Sie angemeldet sind, oder »Anmelden«.",
                    "At the top right stands for which organisation you are signed in, or “Sign in”."
                ),
            ],
            steps: [
                ("Suchen Sie eine Vorlage und öffnen Sie sie.", "Find a template and open it."),
                (
                    "Lesen Sie Gliederung, Rollen und Rechtsgrundlagen; die Ansicht »Tabelle« lässt sich drucken.",
                    "Read structure, roles and legal bases; the view “table” can be printed."
                ),
                (
                    "Wenn Sie mitwirken möchten, melden Sie sich mit Ihrem Zugangsschlüssel an.",
                    "If you want to take part, sign in with your access key."
                ),
            ], place: ([], ("Zur Bibliothek", "To the library"))),
        HelpTopic(
            word: "zugang", title: ("Zugang bekommen und behalten", "Getting and keeping access"),
            reader: ("für alle, die mitwirken", "for everybody who takes part"),
            seen: [
                (
                    "Mit einer Einladung bekommen Sie sofort einen Zugangsschlüssel, sonst beantragen Sie den Zugang für Ihre Stelle.",
                    "With an invitation you get an access key at once, otherwise you ask for access for your organisation."
                ),
                (
                    "Der Schlüssel wird ein einziges Mal gezeigt. Die Zentrale kennt ihn danach selbst nicht mehr.",
                    "The key is shown a single time. The hub itself does not know it afterwards."
                ),
            ],
            steps: [
                (
                    "Legen Sie den Schlüssel in Ihrem Passwortspeicher ab.", "Keep the key in your password manager."
                ),
                (
                    "Melden Sie sich an fremden Rechnern ab, oder unter »Mein Zugang« überall auf einmal.",
                    "Sign out on computers of others, or everywhere at once under “My access”."
                ),
                (
                    "Ist der Schlüssel verloren, nehmen Sie ihn dort zurück und bitten den Betrieb um einen neuen.",
                    "When the key is lost, revoke it there and ask the operators for a new one."
                ),
            ], place: (["zugang"], ("Zugang beantragen", "Ask for access"))),
        HelpTopic(
            word: "suchen", title: ("Eine Vorlage finden", "Finding a template"), reader: ("für alle", "for everybody"),
            seen: [
                (
                    "Die Suche findet Wörter in Titeln, Beschreibungen und Schritten; Umlaute und Großschreibung sind gleich.",
                    "The search finds words in titles, descriptions and steps; umlauts and case make no difference."
                ),
                (
                    "Jede Vorlage sagt, in welchem Zustand sie ist, wer für sie verantwortlich ist und wer sie nachgenutzt hat.",
                    "Each template says in which state it is, who answers for it and who reused it."
                ),
            ],
            steps: [
                ("Geben Sie ein oder zwei Wörter ein.", "Enter one or two words."),
                (
                    "Wählen Sie bei vielen Treffern ein Thema.", "With many hits choose a topic."
                ),
                (
                    "Der »Verlauf« einer Vorlage zeigt, was sich wann geändert hat.",
                    "The “history” of a template shows what changed when."
                ),
            ], place: ([], ("Zur Bibliothek", "To the library"))),
        HelpTopic(
            word: "ortsvariante", title: ("Eine Ortsvariante machen", "Making a local variant"),
            reader: ("für Beitragende", "for contributors"),
            seen: [
                (
                    "Eine Ortsvariante ist Ihre angepasste Vorlage. Neuerungen der Ursprungsvorlage lassen sich weiter übernehmen.",
                    "A local variant is your adapted template. News of the source template can still be taken over."
                ),
                (
                    "Jedes gespeicherte Formular wird eine Fassung; keine geht verloren.",
                    "Each form you save becomes a version; none is lost."
                ),
            ],
            steps: [
                (
                    "Öffnen Sie die Vorlage und legen Sie eine Ortsvariante an.",
                    "Open the template and make a local variant."
                ),
                (
                    "Ändern Sie Schritte, Dauern und Rollen und speichern Sie.",
                    "Change steps, durations and roles and save."
                ),
                (
                    "War etwas falsch, nehmen Sie die Änderung zurück: Das legt eine neue Fassung an.",
                    "If something was wrong, undo the change: that makes a new version."
                ),
            ]),
        HelpTopic(
            word: "aenderungsvorschlag", title: ("Eine Änderung vorschlagen", "Proposing a change"),
            reader: ("für Beitragende", "for contributors"),
            seen: [
                (
                    "Ein Änderungsvorschlag zeigt in Sätzen, was anders würde. Veröffentlicht ist damit noch nichts.",
                    "A change proposal shows in sentences what would be different. Nothing is published by that."
                ),
                (
                    "Unter dem Vorschlag steht, was noch fehlt: Mitzeichnungen anderer Stellen, die Freigabe.",
                    "Below the proposal stands what is missing: approvals of other organisations, the release."
                ),
            ],
            steps: [
                ("Speichern Sie Ihre Änderung in Ihrer Ortsvariante.", "Save your change in your local variant."),
                ("Schlagen Sie sie vor und sagen Sie kurz, warum.", "Propose it and say briefly why."),
                (
                    "Bittet jemand um Nachbesserung, ändern Sie und reichen denselben Vorschlag neu ein.",
                    "When somebody asks for changes, change it and submit the same proposal anew."
                ),
            ], place: (["vorschlaege"], ("Zu den Änderungsvorschlägen", "To the proposals"))),
        HelpTopic(
            word: "austausch", title: ("Fragen, antworten, Termine", "Asking, answering, events"),
            reader: ("für alle, die mitwirken", "for everybody who takes part"),
            seen: [
                (
                    "Im Austausch stehen Fragen, Gespräche und Termine, auch zu einzelnen Schritten einer Vorlage.",
                    "The exchange has questions, discussions and events, also about single steps of a template."
                ),
                (
                    "Öffentlich steht bei jedem Beitrag die Stelle, nie ein Name.",
                    "In public each post names the organisation, never a person."
                ),
            ],
            steps: [
                (
                    "Schreiben Sie keine Namen, Telefonnummern oder Mailadressen in Beiträge.",
                    "Write no names, telephone numbers or mail addresses into posts."
                ),
                (
                    "Als Gast warten Sie auf die Freigabe durch die Moderation.", "As a guest you wait for a moderator."
                ),
                (
                    "Eigene Beiträge ändern Sie oder nehmen sie zurück; der Text verschwindet dann überall.",
                    "You change your own posts or take them back; the text is gone everywhere then."
                ),
            ], place: (["austausch"], ("Zum Austausch", "To the exchange"))),
    ]
}
