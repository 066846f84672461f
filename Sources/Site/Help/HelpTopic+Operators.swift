extension HelpTopic {
    /// What those need who decide about the work of others.
    static let forReviewers: [HelpTopic] = [
        HelpTopic(
            word: "pruefung", title: ("Prüfen, mitzeichnen, freigeben", "Reviewing, co-signing, releasing"),
            reader: ("für Prüferinnen und verantwortliche Stellen", "for reviewers and stewards"),
            seen: [
                (
                    "Jeder Vorschlag zeigt seine Änderungen neben dem aktuellen Stand und die Hinweise anderer.",
                    "Each proposal shows its changes beside the current version, and the remarks of others."
                ),
                (
                    "Nur Stellen, die den Vorschlag nicht selbst gemacht haben, können mitzeichnen.",
                    "Only organisations that did not make the proposal can co-sign."
                ),
            ],
            steps: [
                (
                    "Beginnen Sie die Prüfung; Ihr Entwurf bleibt, bis Sie ihn abgeben.",
                    "Begin the review; your draft stays until you hand it in."
                ),
                (
                    "Zeichnen Sie mit, bitten Sie um Nachbesserung oder geben Sie nur Hinweise.",
                    "Co-sign, ask for changes or give remarks only."
                ),
                (
                    "Die verantwortliche Stelle gibt frei; danach wird der Vorschlag zum aktuellen Stand.",
                    "The steward releases; after that the proposal becomes the current version."
                ),
            ], place: (["vorschlaege"], ("Zu den Änderungsvorschlägen", "To the proposals"))),
        HelpTopic(
            word: "moderation", title: ("Moderieren", "Moderating"), reader: ("für die Moderation", "for moderators"),
            seen: [
                (
                    "Beiträge von Gästen warten in der Moderation. Außer Ihnen und wer sie schrieb sieht sie niemand.",
                    "Posts of guests wait in the moderation. Nobody sees them but you and who wrote them."
                )
            ],
            steps: [
                ("Geben Sie frei, was zur Sache gehört.", "Release what belongs to the matter."),
                (
                    "Verbergen Sie, was Personen nennt, wirbt oder beleidigt, und sagen Sie warum.",
                    "Hide what names persons, advertises or insults, and say why."
                ),
                (
                    "Soll ein Text ganz verschwinden, bitten Sie den Betrieb um Löschung.",
                    "When a text is to vanish completely, ask the operators to erase it."
                ),
            ], place: (["verwaltung", "moderation"], ("Zur Moderation", "To the moderation"))),
    ]

    /// What those need who run the hub.
    static let forOperators: [HelpTopic] = [
        HelpTopic(
            word: "mitglieder", title: ("Mitglieder und Zugänge verwalten", "Managing members and access"),
            reader: ("für den Betrieb", "for operators"),
            seen: [
                (
                    "Die Verwaltung sagt in Sätzen, wie es der Zentrale geht und was auf Sie wartet.",
                    "The administration says in sentences how the hub is and what waits for you."
                ),
                (
                    "Ein Mitglied ist eine Kennung einer Stelle mit Rollen, nie ein Name.",
                    "A member is an id of an organisation with roles, never a name."
                ),
            ],
            steps: [
                (
                    "Laden Sie ein: Den Link sehen Sie einmal und geben ihn auf sicherem Weg weiter.",
                    "Invite: you see the link once and pass it on safely."
                ),
                (
                    "Fragen Sie bei Anträgen auf anderem Weg nach, bevor Sie bestätigen.",
                    "With requests ask in another way before you confirm."
                ),
                (
                    "Nehmen Sie Schlüssel zurück, die verloren sind oder die seit Monaten niemand benutzt.",
                    "Revoke keys that are lost or that nobody has used for months."
                ),
            ], place: (["verwaltung"], ("Zur Verwaltung", "To the administration"))),
        HelpTopic(
            word: "personen", title: ("Auskunft und Löschung", "Disclosure and erasure"),
            reader: ("für den Betrieb", "for operators"),
            seen: [
                (
                    "Kontaktkarten und Texte liegen getrennt von den Vorlagen und lassen sich löschen, ohne dass sich eine Fassung ändert.",
                    "Contact cards and texts lie apart from the templates and can be erased without any version changing."
                )
            ],
            steps: [
                (
                    "Suchen Sie die Person mit ihrer Kennung oder genau so, wie sie auf der Karte steht.",
                    "Find the person by id or exactly as it stands on the card."
                ),
                (
                    "Drucken Sie die Auskunft oder geben Sie sie als Datei.",
                    "Print the disclosure or give it as a file."
                ),
                (
                    "Löschen Sie erst, wenn Sie sicher sind: Es lässt sich nicht zurücknehmen.",
                    "Erase only when you are sure: it cannot be undone."
                ),
            ], place: (["verwaltung", "auskunft"], ("Auskunft erteilen", "Disclose"))),
    ]
}
