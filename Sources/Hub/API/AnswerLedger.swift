import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Synchronization

// Answers to requests with an Idempotency-Key, kept in refs/allmende/hub/antworten so that a request that is sent again, because the
// answer got lost, gets the same answer and does nothing twice; after a restart of the hub too:
//
//     <two digits of the name>.json
//     {"format": "allmende-antworten/1", "antworten": [{"name": "…", "anfrage": "…", "status": 201, "antwort": "…"}]}
//
// The name is the SHA-256 of member and key, "anfrage" that of method, path and body. Each of the 256 files holds the latest 32 answers,
// the oldest goes. Answers that hold a secret are not written anywhere: their requests are noted without it.

/// A request's idempotency key.
struct OnceKey: Sendable {
    /// Stands for member and key.
    let name: String
    /// Stands for what is asked.
    let request: String

    /// Reads the header; nil without one. Throws APIProblem 400.
    init?(_ call: HTTPRequest, by member: MemberID, body: [UInt8]) throws {
        guard call.fields.count("idempotency-key") > 0 else { return nil }
        guard let key = call.fields.only("idempotency-key"), 1...100 ~= key.count,
            key.allSatisfy({ 0x21...0x7e ~= $0 })
        else {
            throw APIProblem(
                400, "idempotency-key", "»Idempotency-Key« hat 1 bis 100 sichtbare Zeichen.",
                "“Idempotency-Key” has 1 to 100 visible characters.")
        }
        name = OperationID(of: Array("\(member)\n".utf8) + key).description
        request = OperationID(of: Array("\(call.method) ".utf8) + call.target + [0x0a] + body).description
    }
}

/// Keeps answers by the idempotency keys of their requests.
final class AnswerLedger: Sendable {
    private struct Entry: Equatable {
        let name: String
        let request: String
        let status: Int
        /// Nil for an answer that held a secret.
        let answer: String?
    }

    private let files: HiddenFiles
    /// Requests that are being answered.
    private let busy = Monitor<Set<String>>([])

    private static let format = "allmende-antworten/1"
    private static let perFile = 32

    init(_ repository: Repository) { files = HiddenFiles(repository, "antworten", forgets: true) }

    /// Answers a request once: what was answered before is answered again, and two at the same moment wait for each other.
    ///
    /// `body` says whether it has noted the answer itself (`edit`). Throws APIProblem 422 when the key belongs to another request, 409
    /// when the answer was a secret.
    func once(_ key: OnceKey?, _ body: () throws -> (answer: APIAnswer, isNoted: Bool)) throws -> APIAnswer {
        guard let key else { return try body().answer }
        let mine = busy.wait(by: .after(.seconds(60))) { $0.insert(key.name).inserted ? true : nil }
        guard mine == true else { throw APIProblem.busy }
        defer {
            busy.withLock { _ = $0.remove(key.name) }
            busy.broadcast()
        }
        if let known = try answer(to: key) { return known }
        let (answer, isNoted) = try body()
        if !isNoted { try files.change("Antwort") { try note(key, answer, in: &$0) } }
        return answer
    }

    /// Forgets answers that name a member.
    func forget(_ handle: String) throws {
        try files.change("Antworten") { state in
            for (path, bytes) in try state.list("") {
                let entries = Self.entries(bytes)
                let kept = entries.filter { $0.answer?.contains(handle) != true }
                if kept != entries { state.set(path, kept.isEmpty ? nil : Self.document(kept)) }
            }
        }
    }

    private func answer(to key: OnceKey) throws -> APIAnswer? {
        guard let known = try entries(in: files.state(), key).first(where: { $0.name == key.name }) else { return nil }
        guard known.request == key.request else {
            throw APIProblem(
                422, "idempotency-key-used",
                "Dieser »Idempotency-Key« gehört schon zu einer anderen Anfrage; nehmen Sie für jede einen neuen.",
                "This “Idempotency-Key” belongs to another request already; take a new one for each.")
        }
        guard let text = known.answer else {
            throw APIProblem(
                409, "secret-told",
                "Diese Anfrage ist schon ausgeführt; was dabei nur einmal gezeigt wird, wird nicht noch einmal gezeigt.",
                "This request has been carried out already; what is shown only once is not shown again.")
        }
        return APIAnswer(known.status, body: Array(text.utf8))
    }

    /// The change that notes an answer in the same step as what it answers for, with its objects in `objects`.
    func edit(_ key: OnceKey, _ answer: APIAnswer, _ objects: NewObjects) throws -> RefEdit {
        var state = try files.state()
        try note(key, answer, in: &state)
        return try files.edit(state, "Antwort", into: objects)
    }

    private func note(_ key: OnceKey, _ answer: APIAnswer, in state: inout HiddenFiles.State) throws {
        var entries = try entries(in: state, key)
        entries.removeAll { $0.name == key.name }
        let text = answer.isSecret ? nil : String(decoding: answer.body, as: UTF8.self)
        entries.append(Entry(name: key.name, request: key.request, status: answer.status, answer: text))
        state.set(Self.path(key), Self.document(entries.suffix(Self.perFile)))
    }

    private static func path(_ key: OnceKey) -> String { "\(key.name.prefix(2)).json" }

    private func entries(in state: HiddenFiles.State, _ key: OnceKey) throws -> [Entry] {
        try state.read(Self.path(key)).map(Self.entries) ?? []
    }

    private static func entries(_ bytes: [UInt8]) -> [Entry] {
        guard let json = try? JSON(parsing: bytes), json["format"]?.string == Self.format, let list = json["antworten"]
        else { return [] }
        return list.elements.compactMap { element in
            guard let name = element["name"]?.string, let request = element["anfrage"]?.string,
                let status = element["status"]?.integer
            else { return nil }
            return Entry(name: name, request: request, status: Int(status), answer: element["antwort"]?.string)
        }
    }

    private static func document(_ entries: some Sequence<Entry>) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("format", format)
        json.list("antworten", entries) { json, entry in
            json.object { json in
                json.member("name", entry.name)
                json.member("anfrage", entry.request)
                json.member("status", entry.status)
                json.member("antwort", entry.answer)
            }
        }
        json.endObject()
        return json.finish()
    }
}
