import Bytes
import Journal
import Library
import Store
import Templates

extension APICall {
    /// POST /api/proposals/{vorschlag}/reviews
    func review() throws -> APIAnswer {
        let isDraft = try body.flag("entwurf")
        let drafts = try drafts()
        guard let member = sender.member else { throw APIProblem.unauthorized }
        let subject = try proposal(library.journal()).id
        let review: ReviewInput
        if isDraft {
            guard let draft = try drafts.read(member, subject), let json = try? JSON(parsing: draft) else {
                throw Self.noDraft
            }
            review = try ReviewInput(APIInput(json), verdict: body, by: member)
        } else {
            review = try ReviewInput(body, verdict: body, by: member)
        }
        let answer = try change { transaction in
            let proposal = try proposal(transaction.journal)
            let operation = try transaction.write(
                .review(review.review), about: proposal.id, texts: review.texts, by: sender)
            return Self.done(operation.id)
        }
        // Published and not thrown away is better than the reverse.
        if isDraft { _ = try? drafts.drop(member, subject) }
        return answer
    }

    // MARK: Drafts

    private func drafts() throws -> ReviewDrafts {
        guard let drafts = service.drafts else { throw APIService.noJournal }
        return drafts
    }

    private static let noDraft = APIProblem(
        404, "no-draft", "Zu diesem Vorschlag haben Sie keinen Entwurf.", "You have no draft about this proposal.")

    /// GET /api/proposals/{vorschlag}/draft
    func showDraft() throws -> APIAnswer {
        let journal = try library.journal()
        let proposal = try proposal(journal)
        guard let draft = try drafts().read(try member(journal).id, proposal.id) else { throw Self.noDraft }
        return APIAnswer(200, body: draft)
    }

    /// PUT /api/proposals/{vorschlag}/draft
    func keepDraft() throws -> APIAnswer {
        let journal = try library.journal()
        let proposal = try proposal(journal)
        let draft = try ReviewInput.draft(body)
        guard draft.count <= ReviewDrafts.maximumSize else {
            throw APIProblem(
                413, "too-large", "Ein Entwurf hat höchstens 256 KiB.", "A draft has at most 256 KiB.")
        }
        let member = try member(journal).id
        try Self.bounded { try drafts().keep(draft, member, proposal.id) }
        return APIAnswer(200, body: draft)
    }

    /// DELETE /api/proposals/{vorschlag}/draft
    func dropDraft() throws -> APIAnswer {
        let journal = try library.journal()
        let proposal = try proposal(journal)
        guard try drafts().drop(try member(journal).id, proposal.id) else { throw Self.noDraft }
        return .nothing
    }
}

/// A review as it was sent.
private struct ReviewInput {
    let review: Review
    let texts: [JournalText]

    /// Reads a whole review; `verdict` may give another verdict than a draft has. Throws APIProblem 422.
    init(_ body: APIInput, verdict: APIInput, by author: MemberID) throws {
        let revision = try body.operation("fassung")
        guard let verdict = try Self.verdict(verdict) ?? Self.verdict(body) else {
            throw APIProblem.field("urteil", "fehlt.", "is missing.")
        }
        var texts: [JournalText] = []
        func text(_ text: String) throws -> OperationID {
            let text = try JournalText(text, by: author)
            texts.append(text)
            return text.id
        }
        let whole = try body.prose("text").map { try text($0) }
        let comments = try Self.comments(body).map { comment in
            guard let said = comment.text else { throw APIProblem.field("anmerkungen", "ohne Text.", "without text.") }
            return Review.Comment(
                template: comment.template, node: comment.node, field: comment.field, text: try text(said))
        }
        guard verdict != .note || !texts.isEmpty else {
            throw APIProblem.field("text", "ein Hinweis braucht einen Text.", "a remark needs a text.")
        }
        review = Review(revision, verdict, text: whole, comments: comments)
        self.texts = texts
    }

    private typealias Comment = (template: String, node: String?, field: String?, text: String?)

    private static func verdict(_ body: APIInput) throws -> Review.Verdict? {
        try body.line("urteil", limit: 40).map { word in
            guard let verdict = Review.Verdict(rawValue: word) else {
                let words = Review.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw APIProblem.field("urteil", "eines von \(words).", "one of \(words).")
            }
            return verdict
        }
    }

    private static func comments(_ body: APIInput) throws -> [Comment] {
        try body.objects("anmerkungen", limit: Review.maximumComments).map { comment in
            (
                try comment.requiredLine("vorlage", limit: 32), try comment.line("knoten", limit: 32),
                try comment.line("feld", limit: 100), try comment.prose("text")
            )
        }
    }

    /// A draft as it is kept: what a review may have, and nothing else. It need not be complete.
    static func draft(_ body: APIInput) throws -> [UInt8] {
        let revision = try body.value("fassung").map { _ in try body.operation("fassung") }
        let verdict = try verdict(body)
        let text = try body.prose("text")
        let comments = try comments(body)
        var json = JSONWriter()
        json.object { json in
            json.member("fassung", revision?.description)
            json.member("urteil", verdict?.rawValue)
            json.member("text", text)
            json.list("anmerkungen", comments) { json, comment in
                json.object { json in
                    json.member("vorlage", comment.template)
                    json.member("knoten", comment.node)
                    json.member("feld", comment.field)
                    json.member("text", comment.text)
                }
            }
        }
        return json.finish()
    }
}
