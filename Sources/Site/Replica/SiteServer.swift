public import Net

/// Serves the pages of a copy on this machine.
public final class SiteServer: Sendable {
    private let server: HTTPServer
    private let site: Site

    /// Listens on an address of this machine; browsers are answered after `start`.
    ///
    /// Throws SiteServerError `openToOthers` for an address that others can reach, or NetError.
    public init(
        _ host: ReplicaSite, host address: String, port: UInt16,
        observer: (@Sendable (HTTPAccess) -> Void)? = nil, report: @escaping @Sendable (String) -> Void
    ) throws {
        site = Site(host, report: report)
        server = try HTTPServer(host: address, port: port, handler: SiteHandler(site: site), observer: observer)
        // Whoever reaches it could use what the owner has signed in to.
        if !server.isLoopback { throw SiteServerError.openToOthers(address) }
    }

    /// Begins to answer.
    public func start() throws {
        try site.start()
        try server.start()
    }

    /// Accepts nobody any more, lets what is being answered end for a while, then ends it.
    public func stop() {
        server.stop(grace: .seconds(5))
        site.stop()
    }

    /// The address of the start page.
    public var url: String {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        return "http://\(host):\(server.port)/"
    }

    /// An address that signs in the owner of this copy, once.
    public func signInLink() -> String { url + site.ownerPath().dropFirst() }
}

/// Why a copy is not served.
public enum SiteServerError: Error, Sendable, Equatable {
    /// Others can reach the address.
    case openToOthers(String)
}

private struct SiteHandler: HTTPHandler {
    let site: Site

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws { try site.answer(request, response) }
}
