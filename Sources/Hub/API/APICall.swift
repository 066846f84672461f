import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates

/// One request to the API: who asks what, in which language.
struct APICall {
    let service: APIService
    let route: APIRoute
    /// What the path names, in its order.
    let parameters: [String]
    let request: HTTPRequest
    let language: Sprache
    /// Whoever holds the key that came along; anonymous without one.
    let who: Principal
    /// The library; nil for routes that need none.
    let founded: HubLibrary?
    /// What came in the body; an empty object without one.
    let body: APIInput
    /// The request's idempotency key.
    let once: OnceKey?

    /// The library. Throws APIProblem 404 when it has no journal.
    var library: HubLibrary {
        get throws {
            guard let founded else { throw APIService.noJournal }
            return founded
        }
    }

    /// How the journal knows whoever asks.
    var sender: Sender { who.sender }

    /// The member who asks, as it stands. Throws APIProblem 401.
    func member(_ journal: Journal) throws -> Registry.Member {
        guard let member = sender.member.flatMap({ journal.registry.member($0.handle) }) else {
            throw APIProblem.unauthorized
        }
        return member
    }

    /// Whether whoever asks has a role.
    func has(_ role: Role, _ journal: Journal) -> Bool {
        sender.member.flatMap { journal.registry.member($0.handle) }?.roles.contains(role) == true
    }

    /// Changes the library in one step, and notes the answer in the same step where the request has an idempotency key.
    func change(_ body: (inout HubTransaction) throws -> APIAnswer) throws -> APIAnswer {
        try library.change { transaction in
            let answer = try body(&transaction)
            if let once {
                transaction.edits.append(
                    try service.answers(library).edit(once, answer, transaction.objects))
            }
            return answer
        }
    }

    /// The proposal that the path names. Throws APIProblem 404; of a hidden one only moderators learn anything.
    func proposal(_ journal: Journal) throws -> Proposal {
        guard let proposal = journal.proposal(named: parameters[0]), !proposal.isHidden || has(.moderator, journal)
        else { throw APIProblem(Refusal.noSuchProposal) }
        return proposal
    }

    // MARK: Lists in pages

    /// What the query asks of a list: the place after which it begins, and how many.
    ///
    /// Throws APIProblem 400 for a cursor that is none of ours and for a limit beyond 1…100.
    func page() throws -> (after: String?, limit: Int) {
        let query = try query()
        var limit = 50
        if let text = query("limit") {
            guard text.utf8.count <= 3, let number = Int(text), 1...100 ~= number else {
                throw APIProblem(400, "limit", "»limit« geht von 1 bis 100.", "“limit” is 1 to 100.")
            }
            limit = number
        }
        let after = try query("cursor").map { text in
            guard text.utf8.count <= 300, let place = Cursor.place(text) else {
                throw APIProblem(
                    400, "cursor", "»cursor« ist nicht aus einer Antwort dieser Zentrale.",
                    "“cursor” is not from an answer of this hub.")
            }
            return place
        }
        return (after, limit)
    }

    /// Values of the query by name; the first of several.
    func query() throws -> (String) -> String? {
        let fields = try request.queryFields()
        return { name in fields.all(name).first.map { String(decoding: $0, as: UTF8.self) } }
    }
}

/// Where the next page of a list begins, as text that says nothing to anybody else: Base64 with the letters of addresses.
enum Cursor {
    static func text(_ place: String) -> String {
        String(
            Base64.encode(Array(place.utf8)).compactMap { character -> Character? in
                character == "+" ? "-" : character == "/" ? "_" : character == "=" ? nil : character
            })
    }

    static func place(_ text: String) -> String? {
        var bytes = text.utf8.map { $0 == 0x2d ? 0x2b : $0 == 0x5f ? 0x2f : $0 }
        bytes += [UInt8](repeating: 0x3d, count: (4 - bytes.count % 4) % 4)
        return Base64.decode(bytes.span).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
