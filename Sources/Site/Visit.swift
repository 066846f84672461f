import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

/// One request: who asks for what, in which language. Belongs to the thread that answers it.
final class Visit {
    let site: Site
    let request: HTTPRequest
    let query: FormFields
    /// The language of the page.
    let language: Sprache
    /// Whoever has signed in, as they stand now.
    private(set) var who: SignedIn?
    /// Their session.
    private(set) var session: Sessions.Session?
    /// The secret in the cookie that came.
    private let cookie: String?
    /// What the path has in place of a route's stars.
    var parameters: [[UInt8]] = []
    /// For files that are sent piece by piece.
    var response: HTTPResponder?
    /// The cookie that is to be set; an empty one ends it.
    var newCookie: String?
    /// Under which the page that is made may be kept; nil where it may not.
    var pageKey: PageCache.Key?
    /// The number of the list of shared variants, once the page has something of it.
    var sharedNumber: Int?
    /// Bytes that the form may have that came.
    var formLimit = Visit.maximumForm
    private var form: FormInput?
    private var said: Meldung?
    private var kept: (view: LibraryView?, journal: JournalStore.Snapshot?, desk: Replica?, state: SeenState?) =
        (nil, nil, nil, nil)

    /// The largest form: texts, answers and positions of a template.
    static let maximumForm = 4 << 20

    init(_ site: Site, _ request: HTTPRequest) throws {
        self.site = site
        self.request = request
        query = try request.queryFields()
        let asked = query.all("sprache").first.map { String(decoding: $0.prefix(8), as: UTF8.self) }
        language = LanguageChoice.sprache(query: asked, acceptLanguage: request.fields.text("accept-language"))
        let isChosen = asked.flatMap { Sprache(rawValue: $0) } != nil
        addresses = SiteAddresses(language: isChosen ? language : nil)
        if site.host.kind == .replica, !Self.isOfThisMachine(request.head.host) {
            throw HTTPError(421, "a name that is not this machine's")
        }
        let secret = Cookies.value(Self.cookieName(site, request), in: request.fields)
        var session = secret.flatMap { site.sessions.session($0) }
        let vouched = Self.proxyProof(site, request)
        if let secret, let proof = session?.proof, case .proxy = proof, proof != vouched {
            // The proxy vouches for somebody else by now, or for nobody any more.
            site.sessions.end(secret)
            session = nil
        }
        var who = try session.flatMap { try site.host.account($0.proof) }
        if session == nil || who == nil, let vouched, let account = try site.host.account(vouched) {
            let secret = site.sessions.begin(vouched, of: account.member?.handle)
            session = site.sessions.session(secret)
            session?.renewed = secret
            who = account
        }
        if who == nil { session = nil }
        (self.session, self.who, cookie) = (session, who, secret)
        newCookie = session?.renewed
    }

    /// The addresses of pages, in the language that was asked for.
    let addresses: SiteAddresses

    // MARK: What was sent

    /// The fields of the form that came.
    func input() throws -> FormInput {
        if let form { return form }
        var limits = FormLimits()
        limits.fields = 20_000
        let fields = FormInput(try request.form(limits: limits, bodyLimit: formLimit))
        form = fields
        return fields
    }

    /// A value of the query, of at most so many bytes.
    func asked(_ name: String, limit: Int = 200) -> String? {
        query.all(name).first.map { String(decoding: $0.prefix(limit), as: UTF8.self) }
    }

    /// What the path has in place of a star.
    func parameter(_ index: Int) -> String { String(decoding: parameters[index], as: UTF8.self) }

    /// Whether a form was sent from a page of this site: browsers say so by themselves, and what says otherwise is refused.
    func demandOwnPage() throws {
        let fetched = request.fields.text("sec-fetch-site")
        if let fetched, fetched != "same-origin", fetched != "none" {
            throw HTTPError(403, "form from elsewhere")
        }
        guard let origin = request.fields.text("origin") else { return }
        // Browsers that tell nobody where they come from say nothing here, but cannot say the other wrongly.
        if origin == "null", fetched == "same-origin" { return }
        if origin == "null" { throw HTTPError(403, "form from nowhere") }
        let own = hubURL.hasSuffix("/") ? String(hubURL.dropLast()) : hubURL
        let said = request.head.host.map { ["http://\($0.text)", "https://\($0.text)"] } ?? []
        let isOwn = origin == Self.origin(own) || site.host.settings.publicURL == nil && said.contains(origin)
        guard isOwn else { throw HTTPError(403, "form from elsewhere") }
    }

    /// Scheme, host and port of an address.
    private static func origin(_ url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return (parts.count >= 3 ? parts[0...2].joined(separator: "/") : url).lowercased()
    }

    // MARK: What there is

    /// What the page is made from, as seen since it was asked for: all of it is of one version.
    func state() throws -> SeenState {
        if let known = kept.state { return known }
        let seen = try site.states.value(since: request.received) { try SeenState(site.host) }
        kept.state = seen
        return seen
    }

    /// The version everybody takes over. A form that has changed something looks again.
    func published() throws -> ObjectID? {
        request.method == "POST" ? try site.host.published() : try state().published
    }

    /// The library as it is now. Throws HTTPError 404 when there is none.
    func view() throws -> LibraryView {
        if let view = kept.view { return view }
        guard let view = try site.views?.view(of: published()) else { throw HTTPError(404, "no library") }
        kept.view = view
        return view
    }

    /// The journal as it is now. Throws HTTPError 404 when there is none.
    func journal() throws -> Journal { try snapshot().journal }

    /// The same with its state. Throws HTTPError 404 when there is none.
    func snapshot() throws -> JournalStore.Snapshot {
        if let snapshot = kept.journal { return snapshot }
        guard let snapshot = try site.host.journal()?.snapshot() else { throw HTTPError(404, "no journal") }
        kept.journal = snapshot
        return snapshot
    }

    /// The journal with its texts. Throws HTTPError 404 when there is none.
    func store() throws -> JournalStore {
        guard let store = try site.host.journal() else { throw HTTPError(404, "no journal") }
        return store
    }

    /// The repository. Throws HTTPError 404 when there is none.
    func repository() throws -> Repository {
        guard let repository = site.host.repository else { throw HTTPError(404, "no library") }
        return repository
    }

    /// The published library for reading. Throws HTTPError 404 when there is none.
    func library() throws -> PublishedLibrary { try PublishedLibrary(repository(), view().commit) }

    /// Where somebody's organisation works. Throws HTTPError 404 where there is none.
    func desk() throws -> Replica {
        if let desk = kept.desk { return desk }
        guard let who, let desk = try site.host.desk(of: who) else { throw HTTPError(404, "no desk") }
        kept.desk = desk
        return desk
    }

    /// Whoever has signed in. Throws HTTPError 403.
    func account() throws -> SignedIn {
        guard let who else { throw HTTPError(403, "nobody is signed in") }
        return who
    }

    /// Whether whoever asks may see contact cards, names and texts that wait.
    var mayReadCards: Bool { who.map { $0.proof == .owner || Role.mayReadCards($0.roles) } ?? false }

    /// Where the site is reached, with a slash at the end.
    var hubURL: String {
        site.host.settings.publicURL ?? request.head.host.map { "http://\($0.text)/" } ?? ""
    }

    // MARK: Doing

    /// Says something in the journal. Throws Refusal.
    @discardableResult
    func write(_ entry: JournalEntry) throws -> OperationID { try site.host.write(entry, by: account()) }

    /// A text by whoever has signed in. Throws Refusal.
    func text(_ text: String, title: String? = nil, link: String? = nil) throws -> JournalText {
        guard let member = try account().member else { throw Refusal.unknownAuthor }
        return try JournalText(text, by: member, title: title, link: link)
    }

    /// What an error means to people, in the language of the page; nil for one that is nobody's business but the operator's.
    func sentence(_ error: any Error) -> String? {
        if let refusal = error as? Refusal { return refusal.satz(language) }
        return workSentence(error) ?? site.host.sentence(error, language)
    }

    // MARK: Signing in and out

    /// Begins a session with a secret of its own; whatever cookie came, nobody is signed in by it any more.
    func begin(_ proof: Proof) throws {
        end()
        let account = try site.host.account(proof)
        let secret = site.sessions.begin(proof, of: account?.member?.handle)
        newCookie = secret
        (session, who) = (site.sessions.session(secret), account)
    }

    /// Ends the session.
    func end() {
        if let cookie { site.sessions.end(cookie) }
        newCookie = ""
        (session, who) = (nil, nil)
    }

    /// The secret that the browser has after this answer.
    private var secret: String? { newCookie.map { $0.isEmpty ? nil : $0 } ?? cookie }

    /// Notes what is to be said on the page that comes next.
    func say(_ notice: Meldung) { if let secret { site.sessions.say(notice, to: secret) } }

    /// What is to be said on this page.
    func notice() -> Meldung? {
        if said == nil, request.method != "HEAD" {
            said = session == nil ? nil : secret.flatMap(site.sessions.takeNotice)
        }
        return said
    }

    /// Whoever sends the request, for counting tries: behind a proxy that is trusted the address that it saw, which it names last.
    var client: String {
        guard site.host.settings.trustsProxy else { return request.peer }
        let list = request.fields.list.last { $0.name.lowercased() == "x-forwarded-for" }?.value ?? []
        let last = list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).last ?? []
        let address = String(decoding: last.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
        return (2...45).contains(address.utf8.count) && address.allSatisfy { $0.isHexDigit || ".:[]".contains($0) }
            ? address : request.peer
    }

    private static func proxyProof(_ site: Site, _ request: HTTPRequest) -> Proof? {
        guard let header = site.host.settings.loginHeader, let secret = site.host.settings.loginSecret,
            let sent = request.fields.only("x-allmende-proxy"), Self.isSame(sent, Array(secret.utf8)),
            let handle = request.fields.only(header)
        else { return nil }
        return .proxy(handle: String(decoding: handle, as: UTF8.self))
    }

    /// Whether two secrets are the same; takes the same time whatever they have in common.
    static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A page of somebody else's could ask a browser on this machine for a name that leads here; only this machine's own names count.
    private static func isOfThisMachine(_ host: Authority?) -> Bool {
        guard let name = host?.host.lowercased() else { return false }
        return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(name)
    }

    /// The name of the cookie. Without TLS it tells ports of a machine apart, which browsers do not: a hub and a copy may run beside each other.
    static func cookieName(_ site: Site, _ request: HTTPRequest) -> String {
        if site.host.settings.isSecure { return "__Host-allmende" }
        return "allmende" + (request.head.host?.port.map { "-\($0)" } ?? "")
    }
}
