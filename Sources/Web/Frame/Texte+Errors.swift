import Templates

// What is said when a request cannot be met: what happened, what it means, what to do.

extension Texte {
    /// What a page about an error says.
    struct Fehler {
        /// What happened.
        let titel: String
        /// What it means.
        let bedeutung: String
        /// What to do, beside going to the front page.
        let schritte: [String]
    }

    var wasTun: String { self("Was Sie tun können", "What you can do") }
    var zurStartseite: String { self("Gehen Sie zur Startseite.", "Go to the front page.") }
    var vorgang: String { self("Vorgang", "request") }

    /// What is said about a status. Those without words of their own get those of their hundred.
    func fehler(_ status: Int) -> Fehler {
        switch status {
        case 401:
            error(
                "Bitte melden Sie sich an", "Please sign in",
                "Für diese Seite ist ein Zugangsschlüssel nötig.", "This page needs an access key.",
                [
                    (
                        "Melden Sie sich mit dem Zugangsschlüssel Ihrer Kommune an.",
                        "Sign in with your municipality's access key."
                    ),
                    (
                        "Wenn Sie keinen haben, fragen Sie die IT Ihres Hauses.",
                        "If you have none, ask the IT staff of your organisation."
                    ),
                ])
        case 403:
            error(
                "Das ist hier nicht erlaubt", "This is not allowed here",
                "Ihre Anfrage ist angekommen, aber sie darf so nicht ausgeführt werden. Es wurde nichts geändert.",
                "Your request has arrived but may not be carried out. Nothing was changed.",
                [
                    (
                        "Wenn Sie diese Seite brauchen, fragen Sie die verantwortliche Stelle oder die IT Ihres Hauses.",
                        "If you need this page, ask the steward or the IT staff of your organisation."
                    )
                ])
        case 404, 410:
            error(
                "Diese Seite gibt es nicht", "This page does not exist",
                "Vielleicht ist die Adresse nicht vollständig, oder die Vorlage liegt jetzt an einer anderen Stelle.",
                "Perhaps the address is not complete, or the template has moved.",
                [
                    ("Prüfen Sie die Adresse auf Tippfehler.", "Check the address for typing errors."),
                    (
                        "Suchen Sie die Vorlage von der Startseite aus.",
                        "Look for the template from the front page."
                    ),
                ])
        case 405:
            error(
                "Das geht an dieser Stelle nicht", "This cannot be done here",
                "Diese Adresse lässt sich ansehen, aber nicht auf die Art aufrufen, wie es gerade geschah. Es wurde nichts geändert.",
                "This address can be looked at, but not called in the way it just was. Nothing was changed.",
                [("Gehen Sie eine Seite zurück und versuchen Sie es von dort.", "Go back one page and try from there.")]
            )
        case 408:
            error(
                "Die Verbindung war zu langsam", "The connection was too slow",
                "Ihre Anfrage kam nicht vollständig an. Es wurde nichts geändert.",
                "Your request did not arrive completely. Nothing was changed.",
                [("Versuchen Sie es noch einmal.", "Try again.")])
        case 413, 414, 431:
            error(
                "Die Anfrage ist zu groß", "The request is too big",
                "Es wurden mehr Daten geschickt, als diese Seite annimmt. Es wurde nichts geändert.",
                "More data was sent than this page accepts. Nothing was changed.",
                [("Versuchen Sie es mit einer kürzeren Eingabe.", "Try with a shorter input.")])
        case 429:
            error(
                "Zu viele Anfragen", "Too many requests",
                "Von Ihrem Anschluss kamen in kurzer Zeit sehr viele Anfragen. Damit die Bibliothek für alle erreichbar bleibt, macht sie eine Pause.",
                "Very many requests came from your connection in a short time. The library pauses so that it stays available to all.",
                [("Warten Sie eine Minute und versuchen Sie es noch einmal.", "Wait a minute and try again.")])
        case 503:
            error(
                "Die Bibliothek ist gerade nicht erreichbar", "The library is not available at the moment",
                "Sie wird gerade gewartet oder hat zu viel zu tun. Es ist nichts verloren.",
                "It is being maintained or has too much to do. Nothing is lost.",
                [
                    ("Versuchen Sie es in einigen Minuten noch einmal.", "Try again in a few minutes."),
                    (
                        "Mit einer lokalen Kopie können Sie inzwischen weiterarbeiten.",
                        "With a local copy you can go on working in the meantime."
                    ),
                ])
        case 507:
            error(
                "Kein Speicherplatz mehr", "No space left",
                "Der Speicher der Bibliothek ist voll. Es wurde nichts geändert, und nichts ist verloren.",
                "The library's storage is full. Nothing was changed and nothing is lost.",
                [
                    (
                        "Bitte geben Sie der Betreiberin Bescheid und versuchen Sie es später noch einmal.",
                        "Please tell the operator and try again later."
                    )
                ])
        case 500...:
            error(
                "Hier ist etwas schiefgegangen", "Something went wrong here",
                "Der Fehler liegt bei uns, nicht bei Ihnen. Was gespeichert war, ist noch da.",
                "The fault is ours, not yours. What was stored is still there.",
                [
                    ("Versuchen Sie es noch einmal.", "Try again."),
                    (
                        "Bleibt der Fehler, geben Sie bitte der Betreiberin Bescheid.",
                        "If it stays, please tell the operator."
                    ),
                ])
        default:
            error(
                "Diese Anfrage ist nicht verständlich", "This request cannot be understood",
                "Die Adresse oder die mitgeschickten Daten haben eine Form, die hier niemand erwartet. Es wurde nichts geändert.",
                "The address or the data sent with it has a form nobody expects here. Nothing was changed.",
                [("Gehen Sie eine Seite zurück und versuchen Sie es von dort.", "Go back one page and try from there.")]
            )
        }
    }

    private func error(
        _ titel: String, _ title: String, _ bedeutung: String, _ meaning: String, _ schritte: [(String, String)]
    ) -> Fehler {
        Fehler(
            titel: self(titel, title), bedeutung: self(bedeutung, meaning), schritte: schritte.map { self($0.0, $0.1) })
    }
}
