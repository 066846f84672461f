import Journal
import Library
import Net
import Store

extension APICall {
    /// POST /api/bundles: a transport file (Specs/bundle.md) as application/octet-stream.
    func applyBundle() throws -> APIAnswer {
        guard request.fields.only("content-type").flatMap(MediaType.init)?.name == "application/octet-stream" else {
            throw APIService.mediaType("application/octet-stream")
        }
        throw APIProblem(
            501, "not-implemented", "Transportdateien nimmt diese Zentrale noch nicht auf diesem Weg an.",
            "This hub does not take transport files this way yet.")
    }
}
