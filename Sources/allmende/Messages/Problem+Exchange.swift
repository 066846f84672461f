import Bytes
import Net
import Objects
import Sync
import Templates

extension Problem {
    init(sync error: SyncError) {
        switch error {
        case .badAddress(let address):
            self.init(
                .usage,
                Words(
                    "»\(Text.shown(address))« ist keine Adresse einer Bibliothek.",
                    "“\(Text.shown(address))” is no address of a library."),
                todo: Words(
                    "Es geht http://…, https://… oder ein Verzeichnis. Über ssh holt git: git clone --upload-pack \"allmende upload-pack\" ssh://…",
                    "It can be http://…, https://… or a directory. For ssh use git: git clone --upload-pack \"allmende upload-pack\" ssh://…"
                ))
        case .notAGitServer(let status, let type):
            self.init(
                .network,
                Words(
                    "Dort antwortet eine Webseite, aber keine Bibliothek.", "A web page answers there, but no library."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Adresse prüfen: Sie steht auf der Startseite der Zentrale. Auch ein Proxy oder eine Anmeldeseite im Netz kann dazwischenstehen.",
                    "Check the address: it stands on the start page of the hub. A proxy or a log-in page of the network may be in between, too."
                ),
                detail: "HTTP \(status), \(type)")
        case .notFound:
            self.init(
                .network, Words("Unter dieser Adresse liegt keine Bibliothek.", "There is no library at this address."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Adresse prüfen: Sie steht auf der Startseite der Zentrale.",
                    "Check the address: it stands on the start page of the hub."))
        case .unauthorized(let had):
            self.init(
                .network,
                had
                    ? Words(
                        "Die Zentrale kennt diesen Zugangsschlüssel nicht (mehr).",
                        "The hub does not know this access key (any more).")
                    : Words(
                        "Zum Einreichen verlangt die Zentrale einen Zugangsschlüssel.",
                        "To push, the hub asks for an access key."),
                means: Words(
                    "Es wurde nichts eingereicht; hier ist alles unverändert.",
                    "Nothing was submitted; everything here is unchanged."),
                todo: Words(
                    "Den Schlüssel gibt der Betrieb der Zentrale aus; »allmende key add ADRESSE« merkt ihn sich, oder ALLMENDE_KEY.",
                    "Whoever runs the hub gives out keys; “allmende key add ADDRESS” remembers one, or ALLMENDE_KEY."))
        case .forbidden:
            self.init(
                .network, Words("Die Zentrale erlaubt das nicht.", "The hub does not allow this."),
                means: Problem.nothingChanged,
                todo: Words("Den Betrieb der Zentrale fragen.", "Ask whoever runs the hub."))
        case .unavailable(let status):
            self.init(
                .network, Words("Die Zentrale kann gerade nicht antworten.", "The hub cannot answer just now."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Später noch einmal versuchen; hier geht die Arbeit ohne sie weiter.",
                    "Try again later; work goes on here without it."), detail: "HTTP \(status)")
        case .badRedirect:
            self.init(
                .network,
                Words(
                    "Die Zentrale verweist an eine Adresse, der nicht gefolgt wird.",
                    "The hub points to an address that is not followed."), means: Problem.nothingChanged,
                todo: Words(
                    "Die neue Adresse erfragen und damit klonen.", "Ask for the new address and clone from there."))
        case .otherFormat(let theirs, let ours):
            self.init(
                .network,
                Words(
                    "Die Gegenstelle verwendet andere Prüfsummen (\(theirs.name)) als diese Bibliothek (\(ours.name)).",
                    "The other side uses other hashes (\(theirs.name)) than this library (\(ours.name))."),
                means: Words(
                    "Beide lassen sich nicht mischen; es wurde nichts verändert.",
                    "The two cannot be mixed; nothing was changed."),
                todo: Words(
                    "Neu klonen: Die Kopie hat dann dieselben Prüfsummen.",
                    "Clone anew: the copy then has the same hashes."))
        case .untrusted(let reason):
            self.init(
                .network,
                Words(
                    "Das Zertifikat der Zentrale wird auf diesem Rechner nicht anerkannt.",
                    "The hub's certificate is not trusted on this machine."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Hat Ihr Haus eine eigene Zertifizierungsstelle, gehört ihr Zertifikat in den Speicher des Systems (Debian: /usr/local/share/ca-certificates, dann update-ca-certificates). Sonst den Betrieb der Zentrale fragen.",
                    "If your house has a certificate authority of its own, its certificate belongs in the system's store (Debian: /usr/local/share/ca-certificates, then update-ca-certificates). Otherwise ask whoever runs the hub."
                ),
                detail: reason)
        case .noHelper(let path):
            self.init(
                .system,
                Words(
                    "Für https:// fehlt das Hilfsprogramm allmende-remote-https.",
                    "The helper program allmende-remote-https for https:// is missing."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Es gehört neben das Programm allmende; es liegt der Installation bei.",
                    "It belongs beside the program allmende; it comes with the installation."), detail: path)
        case .targetNotEmpty(let path):
            self.init(
                .refused,
                Words(
                    "Das Verzeichnis \(Text.shown(path)) ist nicht leer.",
                    "The directory \(Text.shown(path)) is not empty."), means: Problem.nothingChanged,
                todo: Words(
                    "Ein anderes nennen: allmende clone ADRESSE VERZEICHNIS",
                    "Name another one: allmende clone ADDRESS DIRECTORY"))
        case .incomplete(let id):
            self.init(
                .network,
                Words(
                    "Die Gegenstelle hat nicht alles gesendet, was dazugehört.",
                    "The other side did not send all that belongs to it."), means: Problem.nothingChanged,
                todo: Words(
                    "Noch einmal versuchen; bleibt es dabei, den Betrieb der Zentrale benachrichtigen.",
                    "Try again; if that does not help, tell whoever runs the hub."),
                detail: "object \(id) is missing")
        case .noSuchBranch(let name):
            self.init(
                .network,
                Words(
                    "Die Gegenstelle hat keinen Zweig »\(Text.shown(name))«.",
                    "The other side has no branch “\(Text.shown(name))”."), means: Problem.nothingChanged)
        }
    }

    init(net error: NetError) {
        let again = Words(
            "Adresse und Netz prüfen; ohne Netz geht die Arbeit hier weiter.",
            "Check address and network; work goes on here without a network.")
        let detail = error.description
        switch error.code {
        case .timedOut:
            self.init(
                .network, Words("Die Gegenstelle antwortet nicht mehr.", "The other side does not answer any more."),
                means: Problem.nothingChanged, todo: again, detail: detail)
        case .closed:
            self.init(
                .network,
                Words(
                    "Die Gegenstelle hat die Verbindung mittendrin beendet.",
                    "The other side ended the connection in the middle."), means: Problem.nothingChanged,
                todo: Words("Noch einmal versuchen.", "Try again."), detail: detail)
        case .unreachable:
            self.init(
                .network, Words("Unter dieser Adresse antwortet niemand.", "Nobody answers at this address."),
                means: Problem.nothingChanged, todo: again, detail: detail)
        case .unresolved:
            self.init(
                .network,
                Words("Den Rechner dieser Adresse gibt es nicht.", "The host of this address does not exist."),
                means: Problem.nothingChanged, todo: again, detail: detail)
        case .badAnswer, .tooLarge:
            self.init(
                .network,
                Words(
                    "Die Gegenstelle antwortet anders, als ein Webserver antwortet.",
                    "The other side does not answer as a web server does."), means: Problem.nothingChanged, todo: again,
                detail: detail)
        case .unavailable:
            self.init(
                .system,
                Words(
                    "Auf dieser Adresse kann nicht gehört werden: Sie ist belegt oder gehört nicht diesem Rechner.",
                    "Cannot listen on this address: it is taken or not this machine's."),
                todo: Words(
                    "Mit --listen eine andere wählen; Port 0 nimmt einen freien.",
                    "Choose another one with --listen; port 0 takes a free one."), detail: detail)
        case .misuse, .system:
            self.init(
                .system,
                Words("Das System lässt die Verbindung nicht zu.", "The system does not allow the connection."),
                means: Problem.nothingChanged, detail: detail)
        }
    }
}
