import Bytes
import Journal
import Library
import Net
import Store
import Templates

extension APICall {
    /// POST /api/bundles: a transport file (Specs/bundle.md) as application/octet-stream, taken by a process of its own.
    func applyBundle() throws -> APIAnswer {
        guard request.fields.only("content-type").flatMap(MediaType.init)?.name == "application/octet-stream" else {
            throw APIService.mediaType("application/octet-stream")
        }
        guard let relay = service.bundles else {
            throw APIProblem(
                501, "not-implemented", "Transportdateien nimmt diese Zentrale noch nicht auf diesem Weg an.",
                "This hub does not take transport files this way yet.")
        }
        var limit = 0
        if case .bytes(let most) = route.body { limit = most }
        let answer = try relay.run(library.repository, who, request.decodedBody(limit: limit))
        if let problem = answer.problem { throw APIProblem(bundle: problem) }
        return APIAnswer { json in
            json.list("ergebnisse", answer.entries) { json, entry in
                json.object { json in
                    json.member("vorgang", entry.id.description)
                    json.member("ergebnis", entry.outcome.rawValue)
                    json.member("code", entry.reason?.code)
                    json.member("satz", entry.reason.map { language($0.german, $0.english) })
                }
            }
        }
    }
}

extension APIProblem {
    /// Why a transport file was not taken. Its sender can do something about all but what is the hub's own.
    init(bundle reason: BundleAnswer.Reason) {
        let status =
            switch reason.code {
            case "internal": 500
            case "not-trusted": 503
            case "key-revoked", "unknown-key", "foreign-key": 403
            case "batch": 413
            default: 422
            }
        self.init(status, reason.code, reason.german, reason.english)
    }
}
