import Templates

// Words of the start page.

extension Texte {
    var startseite: String { self("Startseite", "Start") }

    // MARK: For everybody

    /// What the library is, in three sentences.
    var wasDasIst: [String] {
        [
            self(
                "Hier teilen Kommunen ihre Projektpläne: jeder Schritt mit Dauer, Rolle und Rechtsgrundlage.",
                "Here German municipalities share their project plans: every step with duration, role and legal basis."),
            self(
                "Sie übernehmen eine Vorlage und passen sie Ihrem Haus an.",
                "You adopt a template and fit it to your organisation."),
            self(
                "Was andere daran verbessern, können Sie jederzeit nachholen.",
                "What others improve you can take over at any time."),
        ]
    }
    var soFangenSieAn: String { self("So fangen Sie an", "How to begin") }
    var vorlageFinden: String { self("Vorlage finden", "Find a template") }
    func wieFinden(_ count: Int) -> String {
        let first = self(
            "Suchen Sie nach dem Vorhaben, etwa »eAkte« oder »Vergabe«",
            "Search for your project, such as “eAkte” or “Vergabe”")
        guard count > 1 else { return first + "." }
        return first
            + self(
                ", oder sehen Sie alle \(zahl(count)) Vorlagen durch.",
                ", or look through all \(zahl(count)) templates.")
    }
    var vorlageAnsehen: String { self("Plan ansehen", "Look at the plan") }
    var wieAnsehen: String {
        self(
            "Jede Vorlage zeigt zuerst das Ganze und auf Wunsch jede Einzelheit. Lesen, drucken und herunterladen können Sie ohne Anmeldung.",
            "Every template first shows the whole, and every detail on request. Reading, printing and downloading need no account."
        )
    }
    var vorlageAnpassen: String { self("Für Ihr Haus anpassen", "Fit it to your organisation") }
    var wieAnpassen: String {
        self(
            "Melden Sie sich mit dem Zugang Ihrer Kommune an, beantworten Sie wenige Fragen, und Ihre Ortsvariante ist da.",
            "Sign in with your municipality's access, answer a few questions, and your local variant is there.")
    }
    var hilfeLesen: String { self("Hilfe und häufige Fragen", "Help and common questions") }

    // MARK: For whoever is signed in

    func neuSeit(_ tag: String) -> String { self("Neu seit Ihrem Besuch am \(tag)", "New since your visit on \(tag)") }
    func neuSeitDem(_ tag: String) -> String { self("Neues seit dem \(tag)", "News since \(tag)") }
    var neuigkeiten: String { self("Neues in der Bibliothek", "News of the library") }
    var nichtsNeues: String { self("Seitdem hat sich nichts geändert.", "Nothing has changed since.") }
    var alleNeuigkeiten: String { self("Alle Neuigkeiten ansehen", "See all news") }
    var offeneVorschlaege: String { self("Offene Änderungsvorschläge", "Open proposals") }
    var keineVorschlaege: String {
        self("Gerade wartet kein Vorschlag auf Sie.", "No proposal is waiting for you.")
    }
    var ihreVarianten: String { self("Ihre Ortsvarianten", "Your local variants") }
    var keineVarianten: String {
        self(
            "Sie haben noch keine. Auf der Seite jeder Vorlage können Sie eine anlegen.",
            "You have none yet. You can create one on the page of any template.")
    }
    func angebote(_ count: Int) -> String {
        count <= 0
            ? self("auf dem Stand der Ursprungsvorlage", "as current as its source")
            : self(
                count, ("Neuerung liegt bereit", "Neuerungen liegen bereit"), ("update is ready", "updates are ready"))
    }
    var naechsteTermine: String { self("Nächste Termine", "Next events") }
    func uhr(_ time: String) -> String { self("\(time) Uhr", time) }
}
