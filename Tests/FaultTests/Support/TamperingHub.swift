import Bytes
import Net
import TestSupport

/// Stands in front of a hub, passes requests on, and spoils the answers.
final class TamperingHub: HTTPHandler, Sendable {
    /// What is done to the body of one answer; the answer is broken off after it when `isCut`.
    struct Spoiled: Sendable {
        var body: [UInt8]
        var type: String?
        var isCut = false
    }

    typealias Spoil = @Sendable (_ target: String, _ body: [UInt8]) -> Spoiled

    private let hub: String
    private let spoil: Spoil

    private init(_ hub: String, _ spoil: @escaping Spoil) { (self.hub, self.spoil) = (hub, spoil) }

    /// Runs `body` with the address of such a server.
    static func run(before hub: String, _ spoil: @escaping Spoil, _ body: (String) throws -> Void) throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: TamperingHub(hub, spoil))
        try server.start()
        defer { server.stop(grace: .seconds(1)) }
        try body("http://127.0.0.1:\(server.port)/vorlagen.git")
    }

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        let target = String(decoding: request.target, as: UTF8.self)
        var fields = HTTPFields()
        for name in ["content-type", "git-protocol", "authorization"] {
            if let value = request.fields.text(name) { fields.append(name, value) }
        }
        let sent = try request.wholeBody(limit: 64 << 20)
        let answer = try HTTPClient().send(
            HTTPClientRequest(
                request.method, try URLParts(hub.dropLast() + target), fields,
                body: request.method == "POST" ? .bytes(sent) : .none))
        let spoiled = spoil(target, try answer.wholeBody())
        let type = spoiled.type ?? answer.fields.text("content-type") ?? "text/plain"
        if !spoiled.isCut { return try response.send(answer.status, ["Content-Type": type], body: spoiled.body) }
        let output = try response.begin(answer.status, ["Content-Type": type], length: spoiled.body.count + 1000)
        try output.write(spoiled.body)
        try output.flush()
        response.abort()
    }
}
