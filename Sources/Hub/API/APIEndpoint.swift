import Journal

/// Everything the API does; the raw values are the operationIds of `Specs/openapi.json`.
enum APIEndpoint: String, CaseIterable, Sendable {
    case openAPI, library, me, register
    case members, addMember, changeMember, removeMember, addKey, removeKey
    case invite, invitations, revokeInvitation
    case enrol, enrolments, confirmEnrolment, rejectEnrolment
    case policy, setPolicy
    case proposals, openProposal, proposal, revise
    case review, draft, keepDraft, dropDraft
    case accept, withdraw, moderate, dismiss
    case operations, operation, submitOperations
    case applyBundle
}

/// Who may use a route at all. What else an operation needs is judged by the journal.
enum APIAudience: Sendable, Equatable {
    /// Everybody, with or without a key.
    case everybody
    /// Every member that is not blocked.
    case members
    /// Members that may propose and comment.
    case contributors
    /// Members with one of these roles.
    case roles([Role])
}

/// What a route takes.
enum APIBody: Sendable, Equatable {
    /// Nothing.
    case none
    /// An object in JSON of at most so many bytes.
    case json(Int)
    /// Bytes, of at most so many.
    case bytes(Int)
}

/// One line of the table of routes: from it requests are led, and against it the document and the tests are held.
struct APIRoute: Sendable {
    let endpoint: APIEndpoint
    let method: String
    /// The path below `/api/`; `{…}` stands for one segment.
    let path: String
    let audience: APIAudience
    let body: APIBody
    /// Whether it can be asked of a hub whose library has no journal.
    let isIndependent: Bool

    private init(
        _ endpoint: APIEndpoint, _ method: String, _ path: String, _ audience: APIAudience, _ body: APIBody = .none,
        isIndependent: Bool = false
    ) {
        (self.endpoint, self.method, self.path, self.audience) = (endpoint, method, path, audience)
        (self.body, self.isIndependent) = (body, isIndependent)
    }

    /// Whether it notes its answer in the same step in which it changes the library.
    var notesItself: Bool {
        switch endpoint {
        case .openProposal, .revise, .review, .withdraw, .moderate, .dismiss: true
        default: false
        }
    }

    private static let small = APIBody.json(1 << 20)
    private static let large = APIBody.json(16 << 20)
    private static let operators = APIAudience.roles([.operator_])
    private static let moderators = APIAudience.roles([.moderator])

    /// All routes.
    static let all = [
        APIRoute(.openAPI, "GET", "openapi.json", .everybody, isIndependent: true),
        APIRoute(.library, "GET", "library", .everybody),
        APIRoute(.me, "GET", "me", .members),
        APIRoute(.register, "GET", "register", .everybody, isIndependent: true),
        APIRoute(.members, "GET", "members", .members),
        APIRoute(.addMember, "POST", "members", operators, small),
        APIRoute(.changeMember, "PATCH", "members/{kennung}", operators, small),
        APIRoute(.removeMember, "DELETE", "members/{kennung}", operators),
        APIRoute(.addKey, "POST", "members/{kennung}/keys", .members, small),
        APIRoute(.removeKey, "DELETE", "keys/{schluessel}", .members),
        APIRoute(.invite, "POST", "invitations", operators, small),
        APIRoute(.invitations, "GET", "invitations", operators),
        APIRoute(.revokeInvitation, "DELETE", "invitations/{einladung}", operators),
        APIRoute(.enrol, "POST", "enrolments", .everybody, small),
        APIRoute(.enrolments, "GET", "enrolments", operators),
        APIRoute(.confirmEnrolment, "POST", "enrolments/{anmeldung}/confirmation", operators, small),
        APIRoute(.rejectEnrolment, "DELETE", "enrolments/{anmeldung}", operators),
        APIRoute(.policy, "GET", "policy", .everybody),
        APIRoute(.setPolicy, "PUT", "policy", operators, small),
        APIRoute(.proposals, "GET", "proposals", .everybody),
        APIRoute(.openProposal, "POST", "proposals", .contributors, large),
        APIRoute(.proposal, "GET", "proposals/{vorschlag}", .everybody),
        APIRoute(.revise, "POST", "proposals/{vorschlag}/revisions", .contributors, large),
        APIRoute(.review, "POST", "proposals/{vorschlag}/reviews", .contributors, small),
        APIRoute(.draft, "GET", "proposals/{vorschlag}/draft", .members),
        APIRoute(.keepDraft, "PUT", "proposals/{vorschlag}/draft", .contributors, small),
        APIRoute(.dropDraft, "DELETE", "proposals/{vorschlag}/draft", .members),
        APIRoute(.accept, "POST", "proposals/{vorschlag}/acceptance", .roles([.reviewer, .moderator]), small),
        APIRoute(.withdraw, "POST", "proposals/{vorschlag}/withdrawal", .contributors, small),
        APIRoute(.moderate, "POST", "proposals/{vorschlag}/moderation", moderators, small),
        APIRoute(.dismiss, "POST", "proposals/{vorschlag}/dismissals", moderators, small),
        APIRoute(.operations, "GET", "operations", .everybody),
        APIRoute(.operation, "GET", "operations/{vorgang}", .everybody),
        APIRoute(.submitOperations, "POST", "operations", .members, large),
        APIRoute(.applyBundle, "POST", "bundles", .members, .bytes(64 << 20)),
    ]

    /// The segments of the path that stand for something, when a path below `/api/` is this route's; nil when it is not.
    func match(_ segments: ArraySlice<[UInt8]>) -> [String]? {
        let pattern = path.utf8.split(separator: 0x2f)
        guard pattern.count == segments.count else { return nil }
        var values: [String] = []
        for (name, segment) in zip(pattern, segments) {
            if name.first == UInt8(ascii: "{") {
                guard segment.count <= 200, let text = String(validating: segment, as: UTF8.self) else { return nil }
                values.append(text)
            } else if !name.elementsEqual(segment) {
                return nil
            }
        }
        return values
    }
}
