import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Wire

/// Answers the requests of Git clients.
///
/// Reading happens right here; a push is handed to a process of its own (`PushRelay`).
struct GitService {
    let repositories: RepositoryCache
    let access: Access
    let relay: PushRelay
    /// Who is a member, and of what roles; nil for a hub without journal.
    let library: HubLibrary?
    /// The repository that the address of the hub itself stands for.
    let main: [UInt8]

    /// The largest request for objects: 100,000 refs wanted and as many commits named fit well.
    private static let maximumRequest = 32 << 20

    /// Git's own fields, in its order (http-backend): answers about refs must not be kept by anybody.
    private static func fields(_ type: String) -> HTTPFields {
        [
            "Expires": "Fri, 01 Jan 1980 00:00:00 GMT", "Pragma": "no-cache",
            "Cache-Control": "no-cache, max-age=0, must-revalidate", "Content-Type": type,
        ]
    }

    func answer(_ route: GitRoute, _ request: HTTPRequest, _ response: HTTPResponder) throws {
        switch route {
        case .refused(let path):
            try demand(["GET", "HEAD"], request)
            _ = try repository(path)
            throw HTTPError(403, "plain file or unknown service")
        case .advertisement(let service, let path):
            try demand(["GET", "HEAD"], request)
            if path.isEmpty { return try redirect(service, response) }
            let served = try repository(path)
            guard try admit(request, service, served, response) != nil else { return }
            try advertise(service, served, request, response)
        case .call(let service, let path):
            try demand(["POST"], request)
            let served = try repository(path)
            guard let who = try admit(request, service, served, response) else { return }
            let type = request.fields.only("content-type")
            guard let type, type.elementsEqual("application/x-\(service.rawValue)-request".utf8) else {
                throw HTTPError(415, "media type of a Git request")
            }
            switch service {
            case .uploadPack: try upload(served, settings(served, request), request, response)
            case .receivePack:
                let limit = Int(clamping: served.settings.maximumPush).addingReportingOverflow(Self.maximumRequest)
                let input = try request.decodedBody(limit: limit.overflow ? Int.max : limit.partialValue)
                try relay.run(
                    served.repository, who, input, response, Self.fields("application/x-git-receive-pack-result"))
            }
        }
    }

    private func demand(_ methods: [String], _ request: HTTPRequest) throws(HTTPError) {
        guard methods.contains(request.method) else { throw HTTPError(405, "method") }
    }

    private func repository(_ path: [[UInt8]]) throws -> ServedRepository {
        do {
            guard let served = try repositories.find(path) else { throw HTTPError(404, "no repository") }
            return served
        } catch let error as StoreError {
            // One that is there but cannot be served is as good as absent for whoever asks.
            throw HTTPError(404, "\(error)")
        }
    }

    /// The address of the hub itself leads to its library, so that a clerk need not know more than that.
    private func redirect(_ service: Service, _ response: HTTPResponder) throws {
        let target = "/" + String(decoding: main, as: UTF8.self) + "/info/refs?service=\(service.rawValue)"
        try response.send(302, ["Location": target, "Cache-Control": "no-cache"])
    }

    /// Who asks, if it may; nil when the answer has been given already.
    private func admit(
        _ request: HTTPRequest, _ service: Service, _ served: ServedRepository, _ response: HTTPResponder
    ) throws -> Principal? {
        let config = served.repository.config
        switch service {
        case .uploadPack:
            guard config.bool("http", nil, "uploadpack") != false else { throw HTTPError(403, "reading is off") }
            return .anonymous
        case .receivePack:
            guard config.bool("http", nil, "receivepack") != false else { throw HTTPError(403, "pushing is off") }
            if let who = try access.principal(request) { return who }
            try response.send(
                401,
                [
                    "WWW-Authenticate": "Basic realm=\"Allmende\", charset=\"UTF-8\"",
                    "Content-Type": "text/plain; charset=utf-8",
                ],
                body: Array("401 Zugangsschluessel noetig / access key needed\n".utf8))
            return nil
        }
    }

    private func advertise(
        _ service: Service, _ served: ServedRepository, _ request: HTTPRequest, _ response: HTTPResponder
    ) throws {
        let version = ProtocolVersion(asked: request.fields.first("git-protocol") ?? [])
        let settings = try settings(served, request)
        let output = try response.begin(200, Self.fields("application/x-\(service.rawValue)-advertisement"))
        if version != .v2 || service == .receivePack {
            try output.write(Packet.encode("# service=\(service.rawValue)\n") + Packet.flushBytes)
        }
        switch service {
        case .uploadPack:
            try UploadPack(served.repository, settings, stateless: true, to: output).advertise(version)
        case .receivePack:
            try ReceivePack(served.repository, served.settings, stateless: true, to: output).advertise(version)
        }
    }

    /// The settings of a repository for whoever asks: members are shown texts and cards, moderators what waits for them. A key that is no
    /// key is not told so here; what everybody may read, its holder may read too.
    private func settings(_ served: ServedRepository, _ request: HTTPRequest) throws -> ServerSettings {
        var settings = served.settings
        guard access.policy == .members, let library, access.hasCredentials(request),
            let known = try access.known(request), let member = try? library.journal().member(known.sender)
        else { return settings }
        if Role.mayReadCards(member.roles) { settings.reveal(JournalRefs.erasable.description) }
        if !member.roles.isDisjoint(with: [.moderator, .operator_]) {
            settings.reveal(JournalRefs.moderation.description)
        }
        return settings
    }

    private func upload(
        _ served: ServedRepository, _ settings: ServerSettings, _ request: HTTPRequest, _ response: HTTPResponder
    ) throws {
        let version = ProtocolVersion(asked: request.fields.first("git-protocol") ?? [])
        let input = try request.decodedBody(limit: Self.maximumRequest)
        let output = try response.begin(200, Self.fields("application/x-git-upload-pack-result"))
        do {
            try UploadPack(served.repository, settings, stateless: true, to: output, plans: served.plans)
                .serve(input, version)
        } catch is ProtocolError {
            // The client was told why, in its protocol.
        } catch is FormatError {
            // As above.
        }
    }
}
