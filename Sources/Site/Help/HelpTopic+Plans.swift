extension HelpTopic {
    /// What those need who work with plans of their own.
    static let forPlans: [HelpTopic] = [
        HelpTopic(
            word: "neuerungen", title: ("Neuerungen übernehmen", "Taking over what is new"),
            reader: ("für Beitragende", "for contributors"),
            seen: [
                (
                    "Ändert sich die Vorlage, bietet Ihre Ortsvariante jede Änderung einzeln an. Von selbst ändert sich bei Ihnen nichts.",
                    "When the template changes, your local variant offers each change by itself. Nothing of yours changes by itself."
                ),
                (
                    "Haben Sie dieselbe Angabe geändert, stehen beide Werte und der frühere nebeneinander, mit Stelle und Tag.",
                    "Where you changed the same entry, both values and the earlier one stand side by side, with organisation and day."
                ),
            ],
            steps: [
                (
                    "Öffnen Sie unter »Meine Vorlagen« die Neuerungen.", "Open what is new under “My templates”."
                ),
                (
                    "Wählen Sie je Änderung: übernehmen, später entscheiden oder ablehnen.",
                    "Choose for each change: take over, decide later or decline."
                ),
                (
                    "Entscheiden Sie, was offen blieb. Eilig ist das nicht: Beides ist gespeichert.",
                    "Decide what was left open. There is no hurry: both are kept."
                ),
            ], place: (["werkbank"], ("Zu meinen Vorlagen", "To my templates"))),
        HelpTopic(
            word: "teilen", title: ("Eine Ortsvariante teilen", "Sharing a local variant"),
            reader: ("für Beitragende", "for contributors"),
            seen: [
                (
                    "Eine geteilte Ortsvariante steht öffentlich bei der Vorlage; andere vergleichen sie und gehen von ihr aus.",
                    "A shared variant stands publicly beside the template; others compare it and begin from it."
                ),
                (
                    "An der Vorlage ändert sich dadurch nichts. Dafür gibt es den Änderungsvorschlag.",
                    "The template does not change by that. A change proposal is for that."
                ),
            ],
            steps: [
                (
                    "Öffnen Sie Ihre Ortsvariante und wählen Sie »Mit anderen teilen«.",
                    "Open your local variant and choose “Share with others”."
                ),
                (
                    "Sehen Sie nach, ob irgendwo der Name einer Person steht, und teilen Sie dann.",
                    "Look whether the name of a person stands anywhere, then share."
                ),
                (
                    "Später teilen Sie dort den neuen Stand, oder Sie nehmen sie wieder heraus.",
                    "Later you share its new state there, or take it out again."
                ),
            ], place: (["werkbank"], ("Zu meinen Vorlagen", "To my templates"))),
        HelpTopic(
            word: "programme",
            title: ("MS Project, Excel und andere Programme", "MS Project, Excel and other programs"),
            reader: ("für alle", "for everybody"),
            seen: [
                (
                    "Jeden Plan gibt es als Datei für MS Project, Excel, Kalender, GanttProject, Trello und Word. Was das Format nicht tragen kann, steht vorher dabei.",
                    "Each plan can be had as a file for MS Project, Excel, calendars, GanttProject, Trello and Word. What the format cannot carry is said beforehand."
                ),
                (
                    "Pläne aus diesen und weiteren Programmen lassen sich einlesen; Namen von Personen bleiben draußen, wenn Sie nichts anderes sagen.",
                    "Plans of these and other programs can be read in; names of persons stay out unless you say otherwise."
                ),
            ],
            steps: [
                (
                    "Zum Ausgeben öffnen Sie den Plan, wählen »Ausgeben« und das Programm.",
                    "To export, open the plan, choose “Write for …” and the program."
                ),
                (
                    "Zum Einlesen wählen Sie unter »Meine Vorlagen« die Datei und lesen den Importbericht; erst danach wird gespeichert.",
                    "To import, choose the file under “My templates” and read the import report; only then is anything saved."
                ),
                (
                    "Eine ausgegebene Datei, die Sie geändert haben, bringt beim Einlesen genau Ihre Änderungen zurück.",
                    "An exported file that you have changed brings back exactly your changes when it is read in."
                ),
            ], place: (["einlesen"], ("Datei einlesen", "Read a file"))),
        HelpTopic(
            word: "ohne-netz", title: ("Ohne Netz arbeiten", "Working without a network"),
            reader: ("für Stellen mit einer eigenen Kopie", "for organisations with a copy of their own"),
            seen: [
                (
                    "Eine Kopie auf Ihrem Rechner hat alle Seiten der Bibliothek und alles, was Sie dürfen, auch ohne Netz.",
                    "A copy on your computer has all pages of the library and all you may do, also without a network."
                ),
                (
                    "Was Sie dort schreiben, wartet auf den Abgleich und ist so lange nur bei Ihnen zu sehen.",
                    "What you write there waits for the synchronisation, and only you see it until then."
                ),
            ],
            steps: [
                ("Starten Sie die Kopie mit »allmende serve --open«.", "Start the copy with “allmende serve --open”."),
                (
                    "Arbeiten Sie wie gewohnt. Oben steht hinter »Abgleich«, wie viel wartet.",
                    "Work as usual. At the top, “Synchronisation” says how much waits."
                ),
                (
                    "Mit Netz wählen Sie »Jetzt abgleichen«. Was nicht angenommen wurde, steht dort mit dem Grund.",
                    "With a network choose “Synchronise now”. What was not taken stands there with the reason."
                ),
            ]),
    ]
}
