public import Bytes
public import Net
public import Wire

// Smart HTTP (gitprotocol-http), the client side.
//
//   GET  BASE/info/refs?service=git-upload-pack     Git-Protocol: version=2
//   POST BASE/git-upload-pack                       application/x-git-upload-pack-request
//
// Only the first GET follows redirections; what comes after goes to where that led. An access key is sent when the server
// asks for one (401), and from then on to that server only: a redirection to another origin leaves it behind.

/// How a client connects.
public struct HTTPSettings {
    /// For http: what requests go through, if anything.
    public var proxy: HTTPProxy?
    /// The helper program that speaks https: its path and environment.
    public var helper: (path: String, environment: [String])?
    /// Gives user and password for a server that asks; nil when there are none.
    public var credentials: (URLParts) throws -> (user: String, password: String)?
    /// Whether the access key is sent before anybody asks: who may see more than others shows it at once.
    public var introduces = false
    /// Deadlines and limits.
    public var limits = HTTPClientLimits()

    /// Connects directly, without credentials.
    public init(credentials: @escaping (URLParts) throws -> (user: String, password: String)? = { _ in nil }) {
        self.credentials = credentials
    }
}

/// Reaches a repository over http, or over https through the helper program.
public final class HTTPTransport: Transport {
    /// Over HTTP.
    public let isHTTP = true
    /// The address as it was given, without a password.
    public let address: String

    private let settings: HTTPSettings
    private let client: HTTPClient
    private var helper: HTTPConnection?
    private var base: URLParts
    private var authorized: (origin: URLParts.Origin, credentials: BasicCredentials)?
    private let progress: (SyncProgress) -> Void
    private static let maximumRedirects = 5
    private static let maximumAnswer = 64 << 20

    /// Names a repository; nothing is connected yet. User and password in the address are used but not kept in it.
    public init(_ url: URLParts, _ settings: HTTPSettings, progress: @escaping (SyncProgress) -> Void = { _ in }) throws
    {
        self.settings = settings
        self.progress = progress
        client = HTTPClient(limits: settings.limits, proxy: settings.proxy)
        var path = url.path
        while path.count > 1, path.last == 0x2f { path.removeLast() }
        base = try url.with(path: path)
        address = base.text
        if let user = url.user {
            let credentials = BasicCredentials(user: user, password: url.password ?? [])
            authorized = (url.origin, credentials)
        } else if settings.introduces, let known = try settings.credentials(url) {
            let credentials = BasicCredentials(user: Array(known.user.utf8), password: Array(known.password.utf8))
            authorized = (url.origin, credentials)
        }
    }

    /// What the server says first; where it sends us is where all later calls go.
    public func discover(_ service: Service, _ version: ProtocolVersion) throws -> any ByteInput {
        progress(.connecting)
        let query = Array("service=\(service.rawValue)".utf8)
        let suffix = Array("/info/refs".utf8)
        var url = try base.with(path: base.path == [0x2f] ? suffix : base.path + suffix, query: query)
        for _ in 0...Self.maximumRedirects {
            let response = try send("GET", url, fields(version), .none)
            switch response.status {
            case 301, 302, 303, 307, 308:
                guard let location = response.fields.first("location"),
                    let redirect = try? Redirect(location: location, from: url)
                else { throw SyncError.badRedirect }
                url = redirect.url
            default:
                try check(response, "application/x-\(service.rawValue)-advertisement")
                guard url.path.suffix(suffix.count).elementsEqual(suffix), url.query == query else {
                    throw SyncError.badRedirect
                }
                base = try url.with(path: Array(url.path.dropLast(suffix.count)))
                return response.body
            }
        }
        throw SyncError.badRedirect
    }

    /// Sends a request to where the first answer came from.
    public func call(_ service: Service, _ version: ProtocolVersion, _ request: RequestBody) throws -> any ByteInput {
        let path = (base.path == [0x2f] ? [] : base.path) + [0x2f] + Array(service.rawValue.utf8)
        var fields = self.fields(version)
        fields.append("Content-Type", "application/x-\(service.rawValue)-request")
        fields.append("Accept", "application/x-\(service.rawValue)-result")
        let length = UInt64(request.head.count) + request.packSize
        let progress = self.progress
        let response = try send("POST", base.with(path: path), fields) {
            if request.packSize == 0 { return .bytes(request.head) }
            let source = request.input { progress(.sending($0, of: request.packSize)) }
            return .stream(source, length: Int(clamping: length))
        }
        try check(response, "application/x-\(service.rawValue)-result")
        return response.body
    }

    /// Asks the hub itself, at a path below the folder that its library lies in, as in "api/me". Where the library is must have been
    /// found out before (`discover`). Every status is an answer; the body is read whole, up to 64 MiB.
    ///
    /// Throws NetError or SyncError when there is no answer.
    public func ask(
        _ method: String, _ path: String, query: String? = nil, _ body: [UInt8]? = nil,
        type: String = "application/json", fields more: [(String, String)] = []
    ) throws -> (status: Int, type: String, body: [UInt8]) {
        guard let slash = base.path.lastIndex(of: 0x2f) else { throw SyncError.notFound }
        let url = try base.with(path: base.path[...slash] + Array(path.utf8), query: query.map { Array($0.utf8) })
        var fields: HTTPFields = ["User-Agent": "\(agentName)", "Accept": "application/json, application/problem+json"]
        if body != nil { fields.append("Content-Type", type) }
        for (name, value) in more { fields.append(name, value) }
        let response = try send(method, url, fields) { body.map { .bytes($0) } ?? .none }
        var answer: [UInt8] = []
        while true {
            let piece = try response.body.read(upTo: 1 << 16)
            if piece.isEmpty { break }
            answer += piece
            guard answer.count <= Self.maximumAnswer else { throw FormatError(.tooLarge, "answer of the hub") }
        }
        return (response.status, response.fields.text("content-type") ?? "", answer)
    }

    private func fields(_ version: ProtocolVersion) -> HTTPFields {
        var fields: HTTPFields = ["User-Agent": "git/\(agentName)", "Pragma": "no-cache"]
        if version != .v0 { fields.append("Git-Protocol", "version=\(version.rawValue)") }
        return fields
    }

    private func check(_ response: HTTPClientResponse, _ type: String) throws {
        let given = response.fields.text("content-type") ?? ""
        switch response.status {
        case 200:
            guard given == type else { throw SyncError.notAGitServer(status: 200, type: String(given.prefix(80))) }
        case 401: throw SyncError.unauthorized(hadCredentials: authorized != nil)
        case 403: throw SyncError.forbidden
        case 404, 410: throw SyncError.notFound
        case 300..<400: throw SyncError.badRedirect
        case 500...: throw SyncError.unavailable(response.status)
        default: throw SyncError.notAGitServer(status: response.status, type: String(given.prefix(80)))
        }
    }

    /// Sends a request, with the access key if this server is known to want one; once more with it when it now says so.
    private func send(
        _ method: String, _ url: URLParts, _ fields: HTTPFields, _ body: @autoclosure () -> HTTPClientRequest.Body
    ) throws -> HTTPClientResponse {
        try send(method, url, fields, body)
    }

    private func send(
        _ method: String, _ url: URLParts, _ fields: HTTPFields, _ body: () -> HTTPClientRequest.Body
    ) throws -> HTTPClientResponse {
        let known = authorized.flatMap { $0.origin == url.origin ? $0.credentials : nil }
        let response = try sendOnce(method, url, fields, known, body())
        guard response.status == 401, known == nil, let found = try settings.credentials(url) else { return response }
        let credentials = BasicCredentials(user: Array(found.user.utf8), password: Array(found.password.utf8))
        // The answer that asked is thrown away; the connection is used again if it can be.
        let second = try sendOnce(method, url, fields, credentials, body())
        authorized = (url.origin, credentials)
        return second
    }

    /// Asks a server for something that is no repository. No key goes along but what stands in `fields`, and no redirection is followed, so
    /// that what stands there goes nowhere else. An https address goes through the helper program.
    /// An answer has at most `limit` bytes.
    public func get(_ url: URLParts, _ fields: HTTPFields, limit: Int) throws -> HTTPClientResponse {
        try sendOnce("GET", url, fields, nil, .none, limit: limit)
    }

    private func sendOnce(
        _ method: String, _ url: URLParts, _ fields: HTTPFields, _ credentials: BasicCredentials?,
        _ body: HTTPClientRequest.Body, limit: Int = 1 << 40
    ) throws -> HTTPClientResponse {
        var fields = fields
        if let credentials { fields.append("Authorization", credentials.value) }
        var request = HTTPClientRequest(method, url, fields, body: body)
        request.bodyLimit = limit
        guard url.scheme == .https else { return try client.send(request) }
        let response = try connectedHelper().send(request)
        guard response.status == 502, let word = response.fields.text(RelayFailure.field) else { return response }
        let reason = String(decoding: (try? response.wholeBody()) ?? [], as: UTF8.self)
        throw Self.error(RelayFailure(rawValue: word) ?? .failed, reason)
    }

    private static func error(_ failure: RelayFailure, _ reason: String) -> any Error {
        switch failure {
        case .unresolved: NetError(.unresolved, reason)
        case .unreachable: NetError(.unreachable, reason)
        case .closed: NetError(.closed, reason)
        case .timedOut: NetError(.timedOut, reason)
        case .untrusted: SyncError.untrusted(reason)
        case .failed: NetError(.system, reason)
        }
    }

    private func connectedHelper() throws -> HTTPConnection {
        if let helper, helper.prepareForNext() { return helper }
        helper?.close()
        guard let settings = settings.helper else { throw SyncError.noHelper("") }
        do {
            let channel = try ProcessChannel(
                executable: settings.path, arguments: [], environment: settings.environment)
            let connection = HTTPConnection(over: channel, sendsWholeURL: true, limits: self.settings.limits)
            helper = connection
            return connection
        } catch {
            throw SyncError.noHelper(settings.path)
        }
    }
}
