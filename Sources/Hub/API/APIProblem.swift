import Bytes
import Files
import Journal
import Library
import Net
import Templates

// Every error is a problem detail (RFC 9457), application/problem+json:
//
//     {
//       "type": "urn:allmende:problem:closed",
//       "title": "Das geht gerade nicht",
//       "status": 409,
//       "detail": "Der Vorschlag ist schon angenommen oder zurückgezogen.",
//       "code": "closed"
//     }
//
// `code` is a stable word for programs; what a program needs besides stands in further members.

/// Why the API does not do what was asked.
struct APIProblem: Error {
    let status: Int
    let code: String
    let detail: @Sendable (Sprache) -> String
    var fields: HTTPFields = [:]
    var more: @Sendable (inout JSONWriter, Sprache) -> Void = { _, _ in }

    init(_ status: Int, _ code: String, _ detail: @escaping @Sendable (Sprache) -> String) {
        (self.status, self.code, self.detail) = (status, code, detail)
    }

    init(_ status: Int, _ code: String, _ german: String, _ english: String) {
        self.init(status, code) { $0(german, english) }
    }

    /// The same with further members.
    func with(_ more: @escaping @Sendable (inout JSONWriter, Sprache) -> Void) -> APIProblem {
        var problem = self
        problem.more = more
        return problem
    }

    /// The same with a header field.
    func with(_ name: String, _ value: String) -> APIProblem {
        var problem = self
        problem.fields.append(name, value)
        return problem
    }

    /// The body.
    func document(_ language: Sprache) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "urn:allmende:problem:\(code)")
        json.member("title", Self.title(status, language))
        json.member("status", status)
        json.member("detail", detail(language))
        json.member("code", code)
        more(&json, language)
        json.endObject()
        return json.finish()
    }

    private static func title(_ status: Int, _ sprache: Sprache) -> String {
        switch status {
        case 401: sprache("Zugangsschlüssel nötig", "Access key needed")
        case 403: sprache("Das ist hier nicht erlaubt", "This is not allowed here")
        case 404: sprache("Das gibt es hier nicht", "This does not exist here")
        case 405: sprache("Das geht an dieser Adresse nicht", "This cannot be done at this address")
        case 409: sprache("Das geht gerade nicht", "This cannot be done at the moment")
        case 413: sprache("Das ist zu viel", "This is too much")
        case 415: sprache("Diese Art von Daten wird hier nicht angenommen", "This kind of data is not taken here")
        case 422: sprache("Das lässt sich so nicht ausführen", "This cannot be carried out")
        case 429: sprache("Zu viele Anfragen", "Too many requests")
        case 503: sprache("Die Zentrale ist gerade nicht bereit", "The hub is not ready at the moment")
        case 500...: sprache("Hier ist etwas schiefgegangen", "Something went wrong here")
        default: sprache("Diese Anfrage ist nicht verständlich", "This request cannot be understood")
        }
    }
}

extension APIProblem {
    /// What an error from below comes to; nil for one that nobody who asks can do anything about.
    init?(_ error: any Error) {
        switch error {
        case let problem as APIProblem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let error as OperationError: self.init(Refusal.malformed(error))
        case let refusal as AcceptanceRefusal: self.init(refusal)
        case is MissingOperation: self = .noSuchOperation
        case let error as HTTPError where error.status == 503: self = .busy
        case let error as HTTPError where error.status < 500: self.init(error)
        case HubError.changedMeanwhile, is LockError: self = .busy
        case HubError.notTrusted:
            self.init(
                503, "not-trusted", "Der Schlüssel dieser Zentrale gilt in der Bibliothek nicht; der Betrieb weiß Rat.",
                "This hub's key is not valid in the library; its operators know what to do.")
        default: return nil
        }
    }

    /// A refusal by the journal.
    init(_ refusal: Refusal) {
        let status =
            switch refusal {
            case .unknownAuthor, .wrongOrganisation, .blocked, .role, .notAuthentic, .keyRevoked, .notOwn, .onlyHub: 403
            case .noSuchProposal: 404
            case .closed, .keyTaken, .notLeading, .evidence, .tooMany: 409
            case .batch: 413
            default: 422
            }
        self.init(status, refusal.code) { refusal.satz($0) }
    }

    private init(_ error: HTTPError) {
        switch error.status {
        case 413:
            self.init(
                413, "too-large", "Es wurde mehr geschickt, als diese Adresse annimmt. Es wurde nichts geändert.",
                "More was sent than this address takes. Nothing was changed.")
        case 415:
            self.init(
                415, "media-type", "Diese Kodierung wird nicht angenommen.", "This content coding is not taken.")
        default:
            self.init(
                error.status, "request", "Die Anfrage ist unvollständig oder fehlerhaft angekommen.",
                "The request has arrived incomplete or broken.")
        }
    }

    // MARK: Those of all routes

    static let noSuchOperation = APIProblem(
        404, "no-such-operation", "Diesen Vorgang gibt es hier nicht.", "There is no such operation here.")
    static let noSuchMember = APIProblem(
        404, "no-such-member", "Diese Kennung gibt es hier nicht.", "There is no such member here.")
    static let busy = APIProblem(
        503, "busy", "Gerade ändern viele die Bibliothek; bitte gleich noch einmal versuchen.",
        "Many are changing the library right now; please try again in a moment."
    ).with("Retry-After", "2")

    static let unauthorized = APIProblem(
        401, "unauthorized",
        "Dafür ist ein gültiger Zugangsschlüssel nötig, als Kennwort (Basic) oder als Bearer. Der Betrieb der Zentrale lädt ein.",
        "This needs a valid access key, as password (Basic) or as Bearer. The hub's operators invite."
    ).with("WWW-Authenticate", "Basic realm=\"Allmende\", charset=\"UTF-8\"")

    /// A member of the request that is missing or has not its form.
    static func field(_ name: String, _ german: String, _ english: String) -> APIProblem {
        APIProblem(422, "field", "»\(name)«: \(german)", "“\(name)”: \(english)").with { json, _ in
            json.member("feld", name)
        }
    }
}
