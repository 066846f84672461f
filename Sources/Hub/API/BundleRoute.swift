import Bytes
import Journal
import Library
import Net
import Store
import Templates

extension APICall {
    /// POST /api/bundles: a transport file (Specs/bundle.md) as application/octet-stream, judged in a process of its own.
    func applyBundle() throws -> APIAnswer {
        guard request.fields.only("content-type").flatMap(MediaType.init)?.name == "application/octet-stream" else {
            throw APIService.mediaType("application/octet-stream")
        }
        guard case .bytes(let limit) = route.body else { throw APIService.noJournal }
        let repository = try library.repository
        let input = try request.decodedBody(limit: limit)
        let answer: BundleAnswer
        do {
            answer = try service.bundles.run(repository, who, input)
        } catch let error as NetError {
            // Between the hub and its own process, not between the hub and whoever asks.
            throw HTTPError(500, "\(error)")
        }
        if let reason = answer.problem { throw APIProblem(bundle: reason) }
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
    fileprivate init(bundle reason: BundleAnswer.Reason) {
        let status =
            switch reason.code {
            case "internal": 500
            case "not-trusted": 503
            case "key-revoked", "unknown-key", "foreign-key": 403
            case "batch": 413
            default: 422
            }
        self.init(status, reason.code) { $0(reason.german, reason.english) }
    }
}
