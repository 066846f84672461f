import Bytes
import Library
public import Net
import Objects
import Store
import Templates
import Web

/// The pages of a library, on a hub or on a Kommune's own copy.
///
/// May be used by many threads at once. What it keeps is derived, or gone with the process: sessions, the catalogue, pages as they were made
/// last.
public final class Site: Sendable {
    let host: any SiteHost
    let views: LibraryViews?
    let sessions: Sessions
    /// Files that were sent to be read in.
    let uploads = Uploads()
    /// Tries to sign in or to use a code, for each address.
    let logins: Throttle
    /// The same for an address behind which there may be many: that of a proxy on this machine.
    let sharedLogins: Throttle
    /// The link that the program opens on this machine, once.
    let once: OnceLink
    let cache = PageCache()
    /// The last look at what pages are made from, and at the variants that are shared.
    let states = Looks<SeenState>()
    let sharedLists = Looks<KeptRefs.List>()
    /// What was found out of proposals.
    let proposals = KeptProposals()
    /// What was found out of evidence.
    let evidence = KeptEvidence()
    /// How far variants stood behind their sources.
    let standings = KeptStandings()
    /// The discussions in their order.
    let discussions = KeptDiscussions()
    /// What was read of texts and cards.
    let texts = KeptTexts()
    /// What the steps of templates are called.
    let steps = KeptSteps()
    /// Finds out ahead of readers what pages need.
    let ahead = Ahead()
    /// The roles of the library's templates.
    let roles = KeptRoles()
    /// What was read of shared variants.
    let shared: KeptSharedVariants?
    /// Told of what keeps a page from being made, in English.
    let report: @Sendable (String) -> Void

    /// All addresses.
    static let router = Router([
        Site.libraryRoutes, Site.accountRoutes, Site.workRoutes, Site.administrationRoutes, Site.helpRoutes,
        Site.austauschRoutes, Site.peopleRoutes, Site.proposalRoutes, Site.compareRoutes, Site.exchangeRoutes,
        Site.fileRoutes,
    ])

    /// The rooms that the head of every page leads to, by the first piece of their addresses.
    static let rooms: [(word: String, german: String, english: String)] = [
        ("vorschlaege", "Änderungsvorschläge", "Proposals"),
        ("austausch", "Austausch", "Exchange"), ("termine", "Termine", "Events"),
        ("hilfe", "Hilfe", "Help"),
    ]

    /// The pages of a host.
    public init(_ host: any SiteHost, report: @escaping @Sendable (String) -> Void) {
        self.host = host
        views = host.repository.map { LibraryViews($0) }
        shared = host.repository.map { KeptSharedVariants($0, inCopy: host.kind == .replica) }
        sessions = Sessions { Replica.now }
        logins = Throttle(10, in: 300) { Replica.now }
        sharedLogins = Throttle(300, in: 300) { Replica.now }
        once = OnceLink()
        self.report = report
    }

    /// Whether a path is that of a page.
    public static func owns(_ path: [[UInt8]]) -> Bool { router.owns(path) }

    /// A path that signs in the owner of this copy, once: for the browser on this machine.
    public func ownerPath() -> String { "/anmelden/" + once.make() }

    /// Answers a request; what goes wrong becomes a page that says so, in the reader's language.
    public func answer(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        let isForm = request.method == "POST"
        let visit: Visit
        do {
            visit = try Visit(self, request)
        } catch {
            try Visit.fail(error, .de, nil, self, response)
            return
        }
        do {
            guard isForm || request.method == "GET" || request.method == "HEAD" else { throw HTTPError(405, "method") }
            guard let (route, parameters) = try Self.router.find(request.path, isForm: isForm) else {
                throw HTTPError(404, "no such page")
            }
            visit.parameters = parameters
            visit.response = response
            if !isForm, try sendCached(visit, response) { return }
            try visit.send(try visit.enter(route), response)
            // After the answer: who changed something waits for nothing.
            if isForm { ahead.ring() }
        } catch {
            if response.hasBegun { throw error }
            try Visit.fail(error, visit.language, visit, self, response)
        }
    }

    /// Sends a page as it was made before, where nothing has changed since and nobody is signed in.
    private func sendCached(_ visit: Visit, _ response: HTTPResponder) throws -> Bool {
        guard let key = try visit.cacheKey() else { return false }
        visit.pageKey = key
        guard let page = try cache.page(key, shared: { try visit.sharedList()?.number }) else { return false }
        try visit.sendKept(page, nil, response)
        return true
    }
}

extension Visit {
    /// What only a hub has is not there on a copy.
    private func isElsewhere(_ path: [[UInt8]]) -> Bool {
        site.host.kind == .replica && path.first == Array("verwaltung".utf8)
    }

    /// Whether a page is there for whoever asks, if they have signed in or after they have: who is led to it does not find the door closed.
    func leads(to words: [String]) -> Bool {
        let path = words.map { Array($0.utf8) }
        guard !words.isEmpty else { return true }
        guard !isElsewhere(path), let route = try? Site.router.find(path, isForm: false)?.route else { return false }
        if who == nil, case .role = route.door { return false }
        return who == nil || route.door.admits(who)
    }

    /// Lets somebody in where they may go, after looking at what came with them.
    func enter(_ route: Route) throws -> Reply {
        // Before anything is asked.
        if isElsewhere(request.path) { throw HTTPError(404, "no administration") }
        if route.isForm {
            try demandOwnPage()
            formLimit = route.limit
        }
        guard route.door.admits(who) else {
            if who == nil { return try signInFirst() }
            throw HTTPError(403, "not for this account")
        }
        if route.isForm, let session {
            let sent = Array(try input().text("marke").utf8)
            guard Self.isSame(sent, Array(session.token.utf8)) else { return try sendAgain() }
        }
        return try route.act(self)
    }
}
