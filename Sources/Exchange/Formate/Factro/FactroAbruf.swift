import Bytes

/// What has to be asked of factro's Core API for a project, and in which order; asking is the caller's.
///
///     var abruf = try FactroAbruf(projekt: id, token: token)
///     while let anfrage = abruf.naechste {
///         // at most `anfragenJeMinute` of these in a minute
///         let antwort = send(anfrage)
///         try abruf.nimm(status: antwort.status, antwort.body)
///     }
///     let plan = try abruf.plan()
///
/// The header is `Authorization: <token>`, without a word in front of the token. Connections have no list of their own: each task is
/// asked for its own, so a project of 300 tasks takes 305 requests.
public struct FactroAbruf: Sendable {
    /// A request.
    public struct Anfrage: Hashable, Sendable {
        /// The method.
        public let methode = "GET"
        /// The whole address.
        public let adresse: String
        /// The header fields, name and value; the token is in one of them, so do not show or log them.
        public let kopf: [Feld]
    }

    /// A header field.
    public struct Feld: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let wert: String
    }

    /// Requests that factro takes in a minute; more are answered with 429.
    public static let anfragenJeMinute = 480
    /// The most bytes an answer may have.
    public static let antwortLimit = 64 << 20
    /// Where the Core API is.
    public static let adresse = "https://cloud.factro.com/api/core"
    /// How often a request that was answered with 429 or 5xx is made again.
    public static let versuche = 5

    private enum Was: Sendable { case projekt, struktur, pakete, aufgaben, personen, verbindungen(String) }

    private let basis: String
    private let projekt: String
    private let token: String
    private var offen: [Was] = [.projekt, .struktur, .pakete, .aufgaben, .personen]
    private var erledigt = 0
    private var fehlversuche = 0
    private var antworten = Factro.Antworten()
    private var bericht = Importbericht()

    /// Seconds to wait before the next request, beyond what `anfragenJeMinute` asks for: after a 429 or an error of the server.
    public private(set) var wartezeit = 0

    /// A plan of requests for a project.
    ///
    /// - Throws: `factro-project` for an id of other characters than letters, digits and hyphens, `factro-token` for a token that cannot
    ///   stand in a header, `factro-address` for an address that is not https (http is taken for this computer only).
    public init(
        projekt: String, token: String, adresse: String = Self.adresse
    ) throws(Austauschfehler) {
        guard !projekt.isEmpty, projekt.utf8.count <= 100, projekt.utf8.allSatisfy(Self.istKennung) else {
            throw Austauschfehler(
                "factro-project",
                Satz(
                    "Das ist keine Kennung eines Projekts in factro. Sie steht in der Adresse des Projekts.",
                    "This is no id of a project in factro. It stands in the project's address."))
        }
        guard !token.isEmpty, token.utf8.count <= 10_000, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Austauschfehler(
                "factro-token",
                Satz(
                    "Das ist kein Zugriffsschlüssel von factro: Er enthält Leerzeichen oder Sonderzeichen. "
                        + "Kopieren Sie ihn noch einmal aus Ihrem Profil.",
                    "This is no access token of factro: it contains blanks or special characters. "
                        + "Copy it once more from your profile."))
        }
        let host = adresse.split(separator: "/").dropFirst().first.map { $0.split(separator: ":").first ?? "" } ?? ""
        let local = adresse.hasPrefix("http://") && (host == "localhost" || host == "127.0.0.1")
        guard adresse.hasPrefix("https://") || local, !host.isEmpty,
            adresse.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Austauschfehler(
                "factro-address",
                Satz(
                    "Der Zugriffsschlüssel wird nur verschlüsselt übertragen: Die Adresse muss mit https:// beginnen.",
                    "The access token is sent encrypted only: the address must begin with https://."))
        }
        self.projekt = projekt
        self.token = token
        basis = adresse.hasSuffix("/") ? String(adresse.dropLast()) : adresse
    }

    private static func istKennung(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }

    /// The request to make now, or nil when all are answered.
    public var naechste: Anfrage? {
        guard offen.indices.contains(erledigt) else { return nil }
        let path =
            switch offen[erledigt] {
            case .projekt: "/projects/\(projekt)"
            case .struktur: "/projects/\(projekt)/structure"
            case .pakete: "/projects/\(projekt)/packages"
            case .aufgaben: "/tasks/by-project/\(projekt)"
            case .personen: "/users"
            case .verbindungen(let task): "/tasks/\(task)/task_connections"
            }
        return Anfrage(
            adresse: basis + path,
            kopf: [Feld(name: "Authorization", wert: token), Feld(name: "Accept", wert: "application/json")])
    }

    /// How many requests there are, as far as is known, and how many are answered.
    public var stand: (erledigt: Int, gesamt: Int) { (erledigt, offen.count) }

    /// Takes the answer to `naechste`.
    ///
    /// Users and connections that the token may not see are left out and reported. After a 429 or an error of the server the request
    /// stays the next one, and `wartezeit` says how long to wait.
    ///
    /// - Throws: `factro-denied` for a token that is not taken, `factro-missing` for a project that is not there, `factro-answer` for
    ///   anything else that is no answer, `not-json`, `too-large`.
    public mutating func nimm(status: Int, _ bytes: [UInt8]) throws(Austauschfehler) {
        guard offen.indices.contains(erledigt) else { return }
        let request = offen[erledigt]
        wartezeit = 0
        switch status {
        case 200..<300:
            fehlversuche = 0
            erledigt += 1
            return try nimm(request, bytes)
        case 429, 500..<600:
            fehlversuche += 1
            guard fehlversuche <= Self.versuche else { throw Self.keineAntwort(status) }
            wartezeit = status == 429 ? 60 : 5 * fehlversuche
        case 401: throw Self.abgewiesen()
        case 403, 404:
            switch request {
            case .personen, .verbindungen:
                erledigt += 1
                meldeLuecke(request)
            default:
                if status == 403 { throw Self.abgewiesen() }
                throw Austauschfehler(
                    "factro-missing",
                    Satz(
                        "factro kennt dieses Projekt nicht, oder der Zugriffsschlüssel darf es nicht lesen.",
                        "factro does not know this project, or the access token may not read it."))
            }
        default: throw Self.keineAntwort(status)
        }
    }

    private mutating func nimm(_ request: Was, _ bytes: [UInt8]) throws(Austauschfehler) {
        guard bytes.count <= Self.antwortLimit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Die Antwort von factro ist größer, als gelesen wird.",
                    "The answer of factro is larger than is read."))
        }
        // A task without connections may be answered with nothing.
        if bytes.isEmpty { return }
        let json = try JSONDatei.lies(bytes)
        switch request {
        case .projekt: antworten.projekt = json
        case .struktur: antworten.struktur = json
        case .pakete: antworten.pakete = Array(json.elements)
        case .aufgaben:
            antworten.aufgaben = Array(json.elements)
            for task in antworten.aufgaben {
                // An id goes into an address; one of other characters is none of factro's.
                guard let id = task["id"]?.string, !id.isEmpty, id.utf8.allSatisfy(Self.istKennung) else { continue }
                offen.append(.verbindungen(id))
            }
        case .personen: antworten.personen = Array(json.elements)
        case .verbindungen: antworten.verbindungen += json.elements
        }
    }

    /// The plan, after the last answer.
    ///
    /// - Throws: as `Factro.lies`.
    public func plan() throws(Austauschfehler) -> Fremdplan {
        var plan = try Factro.lies(antworten)
        plan.bericht.melde(alles: bericht)
        return plan
    }

    private mutating func meldeLuecke(_ request: Was) {
        if case .verbindungen(let task) = request {
            bericht.melde(
                .init(
                    .ausgelassen, "connections-denied", ort: "Aufgabe \(task)",
                    Satz(
                        "factro gibt die Verbindungen der Aufgabe nicht heraus.",
                        "factro does not give out the connections of the task.")))
        } else {
            bericht.melde(
                .init(
                    .ausgelassen, "users-denied",
                    Satz(
                        "factro gibt die Namen der Beteiligten nicht heraus; sie erscheinen als Kennungen. "
                            + "Ob Texte Namen enthalten, lässt sich so schlechter erkennen.",
                        "factro does not give out the names of those involved; they appear as ids. "
                            + "Names in texts are harder to find that way.")))
        }
    }

    private static func abgewiesen() -> Austauschfehler {
        Austauschfehler(
            "factro-denied",
            Satz(
                "factro nimmt den Zugriffsschlüssel nicht an. Erzeugen Sie in Ihrem Profil einen neuen.",
                "factro does not take the access token. Make a new one in your profile."))
    }

    private static func keineAntwort(_ status: Int) -> Austauschfehler {
        Austauschfehler(
            "factro-answer", ort: "\(status)",
            Satz(
                "factro antwortet mit dem Fehler \(status). Versuchen Sie es später noch einmal.",
                "factro answers with error \(status). Try again later."))
    }
}
