public import Files
import Journal
import Library
public import Net
import Objects
public import Site

/// Serves a hub over HTTP.
public final class HubServer: Sendable {
    private let server: HTTPServer
    private let caretaker: Caretaker
    private let site: Site
    private let library: HubLibrary?
    private let report: @Sendable (String) -> Void

    /// Listens on an address; clients are answered after `start`.
    ///
    /// - Parameters:
    ///   - program: the path of this program, which is started for each push.
    ///   - settings: what the operators say about it. Without a public address pages name the one they were asked under.
    ///   - observer: told of every request when it is done.
    ///   - report: told of what goes wrong inside, in English.
    /// Throws HubError `openToOthers` when everybody may push and the address is not of this machine alone, or NetError.
    public init(
        _ hub: Hub, host: String, port: UInt16, policy: AccessPolicy, program: Path,
        settings: SiteSettings = SiteSettings(),
        observer: (@Sendable (HTTPAccess) -> Void)? = nil, report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        library = try? hub.journal()
        self.report = report
        caretaker = Caretaker(program: program.description)
        // Where everybody may push there is nobody to review: clients see a library without journal, and push.
        let hidden = policy == .open ? [JournalRefs.journal.description] : []
        let access = Access(policy: policy, keys: try? hub.keys())
        let git = GitService(
            repositories: RepositoryCache(hub.directory, hiding: hidden), access: access,
            relay: PushRelay(
                program: program.description, hub: hub.directory, isGated: policy == .members, atOnce: 8, caretaker),
            library: library,
            main: Array(Hub.libraryName.utf8))
        // Whoever asks to be admitted is counted once, whichever way they ask.
        let asking = RateLimit(60)
        site = Site(
            HubSite(
                hub: hub, founded: policy == .open ? nil : library, settings: settings, access: access, asking: asking),
            report: report)
        server = try HTTPServer(
            host: host, port: port,
            handler: HubHandler(
                git: git, site: site,
                api: APIService(
                    hub, access: access, caretaker: caretaker,
                    bundles: BundleRelay(program: program.description, hub: hub.directory), admissions: asking,
                    report: report)),
            observer: observer)
        if policy == .open, !server.isLoopback { throw HubError.openToOthers(host: server.host) }
    }

    /// Begins to answer, after what was pushed to the repository itself while nobody served it has been looked at.
    public func start() throws {
        do {
            try library?.drainInbox { report("\($0): \($1.code)") }
        } catch {
            report("inbox: \(error)")
        }
        try caretaker.start()
        try site.start()
        try server.start()
    }

    /// Accepts nobody any more, lets what is being answered end for a while, then ends it.
    public func stop() {
        server.stop(grace: .seconds(20))
        caretaker.stop()
        site.stop()
    }

    /// The address of the start page.
    public var url: String {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        return "http://\(host):\(server.port)/"
    }
}
