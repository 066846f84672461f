/// Sends requests to http servers and keeps the last connection for the next request to the same place.
///
/// Follows no redirections (see Redirect), keeps no cookies, adds no credentials but the proxy's. For https, start a helper
/// with ProcessChannel and put an HTTPConnection over it. Belongs to one thread.
public final class HTTPClient {
    /// Where a connection leads.
    private struct Place: Equatable {
        let host: String
        let port: UInt16
        let isProxy: Bool
    }

    private let limits: HTTPClientLimits
    private let proxy: HTTPProxy?
    private var kept: (place: Place, connection: HTTPConnection)?

    /// A client without a connection.
    public init(limits: HTTPClientLimits = HTTPClientLimits(), proxy: HTTPProxy? = nil) {
        self.limits = limits
        self.proxy = proxy
    }

    /// Sends a request and returns its answer, whose body must be read before the next request if it matters. The body stays
    /// readable when the client itself is gone.
    ///
    /// Throws NetError: `misuse` for an https URL or a field with a line break, `unresolved`, `unreachable`, `timedOut`,
    /// `closed`, `badAnswer`, `tooLarge`; and whatever a streamed body's source throws.
    public func send(_ request: HTTPClientRequest) throws -> HTTPClientResponse {
        guard request.url.scheme == .http else { throw NetError(.misuse, "https without a helper") }
        let proxy = self.proxy.flatMap { $0.isUsed(for: request.url) ? $0 : nil }
        let server = proxy?.url ?? request.url
        let place = Place(host: server.authority.host, port: server.port, isProxy: proxy != nil)
        if let kept, kept.place == place, kept.connection.prepareForNext() {
            do {
                return try kept.connection.send(request)
            } catch let error as NetError {
                // The server closed the kept connection at the moment the request left: nothing has been done with it.
                guard error.code == .closed, request.canBeRepeated, !kept.connection.hasAnswer else { throw error }
            }
        }
        close()
        let channel = try SocketChannel.connect(host: place.host, port: place.port, by: .after(limits.connectTime))
        let connection = HTTPConnection(
            over: channel, sendsWholeURL: proxy != nil, limits: limits, extraField: proxy?.authorization)
        kept = (place, connection)
        return try connection.send(request)
    }

    /// Ends the kept connection.
    public func close() {
        kept?.connection.close()
        kept = nil
    }
}

extension HTTPClientRequest {
    fileprivate var canBeRepeated: Bool {
        if case .stream = body { return false }
        return isRepeatable
    }
}
