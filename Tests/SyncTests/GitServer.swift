import Bytes
import Net
import Store
import Sync
import Synchronization
import Testing
import Wire

/// Serves one repository over HTTP, and lets a test change what it says.
final class GitServer: Sendable {
    /// What a client asks for.
    enum Step: String, Sendable, CaseIterable {
        case fetchInfo, refs, fetch, pushInfo, push
    }

    /// What is answered.
    struct Answer: Sendable {
        var status = 200
        var fields: HTTPFields
        var body: [UInt8] = []
        /// How much of the body is sent before the connection breaks off; nil for all of it.
        var cut: Int?
        /// Written again and again after the body, until the client goes away.
        var endless: [UInt8] = []

        static func html(_ status: Int = 200) -> Answer {
            Answer(status: status, fields: ["Content-Type": "text/html"], body: Array("<html>Anmeldung</html>".utf8))
        }
    }

    /// A request as it arrived.
    struct Seen: Sendable {
        let step: Step
        let path: String
        let authorization: String?
    }

    typealias Tamper = @Sendable (Step, inout Answer) throws -> Void

    private let server: HTTPServer
    private let handler: Handler

    /// Serves until nobody refers to it any more.
    init(_ hub: Hub, password: String? = nil, _ tamper: @escaping Tamper = { _, _ in }) throws {
        handler = Handler(hub: hub, password: password, tamper: tamper)
        server = try HTTPServer(host: "127.0.0.1", port: 0, handler: handler)
        try server.start()
    }

    deinit { server.stop(grace: .seconds(1)) }

    var port: UInt16 { server.port }
    var seen: [Seen] { handler.seen.withLock { $0 } }

    /// A client for it.
    func transport(
        _ path: String = "/vorlagen.git", user: String = "",
        credentials: @escaping (URLParts) throws -> (user: String, password: String)? = { _ in nil }
    ) throws -> HTTPTransport {
        try HTTPTransport(
            try URLParts("http://\(user)127.0.0.1:\(port)\(path)"), HTTPSettings(credentials: credentials))
    }

    private final class Handler: HTTPHandler {
        let hub: Hub
        let password: String?
        let tamper: Tamper
        let seen = Mutex<[Seen]>([])

        init(hub: Hub, password: String?, tamper: @escaping Tamper) {
            (self.hub, self.password, self.tamper) = (hub, password, tamper)
        }

        func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
            let body = try request.wholeBody(limit: 64 << 20)
            let path = String(decoding: request.target.prefix { $0 != 0x3f }, as: UTF8.self)
            let isPush = String(decoding: request.target, as: UTF8.self).contains("git-receive-pack")
            let step: Step =
                path.hasSuffix("/info/refs")
                ? (isPush ? .pushInfo : .fetchInfo)
                : isPush ? .push : body.starts(with: "0014command=ls-refs".utf8) ? .refs : .fetch
            let authorization = request.fields.text("authorization")
            seen.withLock { $0.append(Seen(step: step, path: path, authorization: authorization)) }
            var answer: Answer
            if let password, authorization != Self.basic(password) {
                answer = Answer(
                    status: 401, fields: ["WWW-Authenticate": "Basic realm=\"x\"", "Content-Type": "text/plain"])
            } else {
                answer = try genuine(step, body, ProtocolVersion(asked: request.fields.first("git-protocol") ?? []))
            }
            try tamper(step, &answer)
            guard answer.cut != nil || !answer.endless.isEmpty else {
                return try response.send(answer.status, answer.fields, body: answer.body)
            }
            // Chunked, so that only the missing last chunk tells the client that this is not all.
            let output = try response.begin(answer.status, answer.fields)
            try output.write(Array(answer.body.prefix(answer.cut ?? .max)))
            try output.flush()
            while !answer.endless.isEmpty { try output.write(answer.endless) }
            response.abort()
        }

        private static func basic(_ password: String) -> String {
            BasicCredentials(user: Array("allmende".utf8), password: Array(password.utf8)).value
        }

        private func genuine(_ step: Step, _ body: [UInt8], _ version: ProtocolVersion) throws -> Answer {
            let output = MemoryOutput()
            let repository = try hub.repository()
            let settings = ServerSettings(repository)
            let service: Service = step == .pushInfo || step == .push ? .receivePack : .uploadPack
            let isInfo = step == .pushInfo || step == .fetchInfo
            if isInfo { try output.write(Packet.encode("# service=\(service.rawValue)\n") + Packet.flushBytes) }
            switch service {
            case .uploadPack:
                let engine = try UploadPack(repository, settings, stateless: true, to: output)
                if isInfo { try engine.advertise(version) } else { try? engine.serve(MemoryInput(body), version) }
            case .receivePack:
                let engine = ReceivePack(repository, settings, stateless: true, to: output)
                if isInfo { try engine.advertise(version) } else { try engine.serve(MemoryInput(body)) }
            }
            let kind = isInfo ? "advertisement" : "result"
            return Answer(
                fields: ["Content-Type": "application/x-\(service.rawValue)-\(kind)"], body: output.bytes)
        }
    }
}
