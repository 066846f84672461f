import Bytes
import Files
import Journal
import Library
import Net
import Store
import Synchronization
import Templates
import Web

/// Answers requests below `/api/` (Specs/api.md).
final class APIService: Sendable {
    let hub: Hub
    let access: Access
    let caretaker: Caretaker
    /// Takes transport files.
    let bundles: BundleRelay
    /// Told of what goes wrong inside.
    let report: @Sendable (String) -> Void
    private let ledger: AnswerLedger?
    let invitations: Invitations?
    let enrolments: Enrolments?
    let drafts: ReviewDrafts?
    /// How many may ask to be admitted.
    let admissions: RateLimit
    let digests = Mutex<(commit: String, digest: String)>(("", ""))

    static let noJournal = APIProblem(
        404, "no-journal", "Diese Zentrale hat keine Bibliothek mit Vorschlägen.",
        "This hub has no library with proposals.")

    init(
        _ hub: Hub, access: Access, caretaker: Caretaker, bundles: BundleRelay, admissions: RateLimit,
        report: @escaping @Sendable (String) -> Void
    ) {
        (self.hub, self.access, self.caretaker, self.report) = (hub, access, caretaker, report)
        (self.bundles, self.admissions) = (bundles, admissions)
        ledger = hub.library.map { AnswerLedger($0) }
        invitations = hub.library.map { Invitations($0) }
        enrolments = hub.library.map { Enrolments($0) }
        drafts = hub.library.map { ReviewDrafts($0) }
    }

    /// Where answers are noted. Throws APIProblem 404 without a library.
    func answers(_ library: HubLibrary) throws -> AnswerLedger {
        guard let ledger else { throw Self.noJournal }
        return ledger
    }

    /// Whether a path is the API's, of a request that is none of Git's.
    static func owns(_ path: [[UInt8]]) -> Bool { path.first?.elementsEqual("api".utf8) == true }

    func answer(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        let language = LanguageChoice.sprache(query: nil, acceptLanguage: request.fields.text("accept-language"))
        var fields: HTTPFields = ["Cache-Control": "no-store", "Vary": "Accept-Language, Authorization"]
        do {
            let answer = try answer(request, language)
            if answer.status != 204 { fields.append("Content-Type", "application/json") }
            try response.send(answer.status, fields, body: answer.body)
        } catch {
            if response.hasBegun || error is NetError { throw error }
            let problem = problem(error)
            fields.append("Content-Type", "application/problem+json")
            fields.append("Content-Language", language.rawValue)
            for field in problem.fields.list { fields.append(field) }
            try response.send(problem.status, fields, body: problem.document(language))
        }
    }

    private func problem(_ error: any Error) -> APIProblem {
        if let problem = APIProblem(error) { return problem }
        report("\(error)")
        return APIProblem(
            500, "internal", "Der Fehler liegt bei der Zentrale. Was gespeichert war, ist noch da.",
            "The fault is the hub's. What was stored is still there.")
    }

    // MARK: From the request to the route

    private func answer(_ request: HTTPRequest, _ language: Sprache) throws -> APIAnswer {
        let (route, parameters) = try Self.route(request)
        let founded = try? hub.journal()
        guard founded != nil || route.isIndependent else { throw Self.noJournal }
        let who = try admit(request, to: route, founded)
        var bytes: [UInt8] = []
        var body = APIInput.empty
        if case .json(let limit) = route.body {
            let isTyped = try Self.statesJSON(request)
            bytes = try request.wholeBody(limit: limit)
            guard isTyped || bytes.isEmpty else { throw Self.mediaType("application/json") }
            body = try Self.input(bytes, limit)
        }
        var once: OnceKey?
        // A transport file that is applied twice changes nothing by itself, and is not held to be compared.
        if route.method == "POST", case .json = route.body, let member = who.sender.member {
            once = try OnceKey(request, by: member, body: bytes)
        }
        let call = APICall(
            service: self, route: route, parameters: parameters, request: request, language: language, who: who,
            founded: founded, body: body, once: once)
        let answer: APIAnswer
        if let once, let ledger {
            answer = try ledger.once(once) {
                let answer = try perform(call)
                return (answer, route.notesItself)
            }
        } else {
            answer = try perform(call)
        }
        if route.method != "GET", let library = hub.library { caretaker.visit(library) }
        return answer
    }

    /// The route of a request. Throws APIProblem 404 for a path that leads nowhere, 405 with the methods that there are.
    static func route(_ request: HTTPRequest) throws -> (APIRoute, [String]) {
        let segments = request.path.dropFirst()
        let method = request.method == "HEAD" ? "GET" : request.method
        let found = APIRoute.all.compactMap { route in route.match(segments).map { (route, $0) } }
        guard !found.isEmpty else {
            throw APIProblem(
                404, "no-such-address", "Diese Adresse gibt es nicht; /api/openapi.json nennt alle.",
                "This address does not exist; /api/openapi.json names all.")
        }
        if let hit = found.first(where: { $0.0.method == method }) { return hit }
        let methods = found.flatMap { $0.0.method == "GET" ? ["GET", "HEAD"] : [$0.0.method] }.joined(separator: ", ")
        throw APIProblem(
            405, "method", "Hier gehen nur \(methods).", "Only \(methods) can be used here."
        ).with("Allow", methods)
    }

    /// Whoever asks, when they may use the route. Throws APIProblem 401 and 403.
    private func admit(_ request: HTTPRequest, to route: APIRoute, _ library: HubLibrary?) throws -> Principal {
        let known = try access.known(request)
        // A key that is wrong is said to be so on every route: silence would look like success.
        guard let library, access.hasCredentials(request) || route.audience != .everybody else { return .anonymous }
        guard let known else { throw APIProblem.unauthorized }
        let registry = try library.journal().registry
        guard let id = known.sender.member, let member = registry.member(id.handle), member.id == id,
            !registry.isRevoked(known.access ?? "")
        else { throw APIProblem.unauthorized }
        if route.audience == .everybody { return known }
        if member.isBlocked { throw Refusal.blocked }
        switch route.audience {
        case .everybody, .members: break
        case .contributors: guard Role.mayContribute(member.roles) else { throw Refusal.role([.contributor]) }
        case .roles(let roles): guard !member.roles.isDisjoint(with: roles) else { throw Refusal.role(roles) }
        }
        return known
    }

    /// Whether the request says that its body is JSON; false when it says nothing. Throws APIProblem 415.
    private static func statesJSON(_ request: HTTPRequest) throws -> Bool {
        guard let value = request.fields.only("content-type") else { return false }
        guard let type = MediaType(value), type.name == "application/json", type.isUTF8 else {
            throw mediaType("application/json")
        }
        return true
    }

    private static func input(_ bytes: [UInt8], _ limit: Int) throws -> APIInput {
        if bytes.isEmpty { return .empty }
        do {
            let json = try JSON(parsing: bytes, limits: JSONLimits(bytes: limit, depth: 16, values: 500_000))
            if json.kind == .object { return APIInput(json) }
        } catch {
            let code = "\(error)"
            throw APIProblem(
                400, "json", "Der Inhalt der Anfrage ist kein gültiges JSON (\(code)).",
                "The body of the request is no valid JSON (\(code)).")
        }
        throw APIProblem(
            400, "json", "Der Inhalt der Anfrage muss ein Objekt sein.", "The body of the request must be an object.")
    }

    static func mediaType(_ name: String) -> APIProblem {
        APIProblem(415, "media-type", "Hier wird \(name) erwartet.", "\(name) is expected here.")
    }

    private func perform(_ call: APICall) throws -> APIAnswer {
        switch call.route.endpoint {
        case .openAPI: APIAnswer(200, body: Array(OpenAPIDocument.text.utf8))
        case .library: try call.showLibrary()
        case .me: try call.showMe()
        case .register: try call.searchRegister()
        case .members: try call.listMembers()
        case .addMember: try call.addMember()
        case .changeMember: try call.changeMember()
        case .removeMember: try call.removeMember()
        case .addKey: try call.addKey()
        case .removeKey: try call.removeKey()
        case .invite: try call.invite()
        case .invitations: try call.listInvitations()
        case .revokeInvitation: try call.revokeInvitation()
        case .enrol: try call.enrol()
        case .enrolments: try call.listEnrolments()
        case .confirmEnrolment: try call.confirmEnrolment()
        case .rejectEnrolment: try call.rejectEnrolment()
        case .policy: try call.showPolicy()
        case .setPolicy: try call.setPolicy()
        case .proposals: try call.listProposals()
        case .openProposal: try call.openProposal()
        case .proposal: try call.showProposal()
        case .revise: try call.revise()
        case .review: try call.review()
        case .draft: try call.showDraft()
        case .keepDraft: try call.keepDraft()
        case .dropDraft: try call.dropDraft()
        case .accept: try call.accept()
        case .withdraw: try call.withdraw()
        case .moderate: try call.moderate()
        case .dismiss: try call.dismiss()
        case .operations: try call.listOperations()
        case .operation: try call.showOperation()
        case .submitOperations: try call.submitOperations()
        case .applyBundle: try call.applyBundle()
        }
    }
}
