import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension APICall {
    /// POST /api/proposals/{vorschlag}/acceptance
    func accept() throws -> APIAnswer {
        let library = try library
        let journal = try library.journal()
        let proposal = try proposal(journal)
        let expected = try body.line("ergebnis", limit: 64).map { text in
            guard let id = ObjectID(hex: Array(text.utf8), library.repository.format) else {
                throw APIProblem.field(
                    "ergebnis", "erwartet wird der Name eines Baums, wie ihn der Vorschlag nennt.",
                    "the name of a tree is expected, as the proposal names it.")
            }
            return id
        }
        do {
            let after = try library.accept(proposal.id, by: sender, expecting: expected)
            return APIAnswer { json in
                json.member("id", proposal.id.description)
                json.member("stand", after.description)
            }
        } catch let refusal as AcceptanceRefusal {
            throw try problem(refusal, proposal, library)
        }
    }

    /// What keeps a proposal from being accepted, with all that is needed to go on from there.
    private func problem(
        _ refusal: AcceptanceRefusal, _ proposal: Proposal, _ library: HubLibrary
    ) throws -> APIProblem {
        let problem = APIProblem(refusal)
        switch refusal {
        case .notReady(let missing, let obstacles):
            let registry = try library.journal().registry
            return problem.with { json, language in
                let hindrances = obstacles.map { $0.satz(language) }
                let words = missing.map { $0.satz(language) { registry.organisationName($0) ?? $0 } }
                json.member("fehlt", words + hindrances)
                json.member("hindernisse", hindrances)
            }
        case .otherResult:
            let journal = try library.journal()
            guard let now = journal.proposal(proposal.id), now.state == .open else {
                return APIProblem(AcceptanceRefusal.closed)
            }
            // As it is at this moment, which may be another again; "ergebnis" and the sentences belong together.
            let seen = try library.standing(of: now)
            let view = ProposalWriter(seen, journal, language, mayReadAll: false)
            var summary = JSONWriter()
            let titles = try titles(library)
            summary.object { view.writeSummary(to: &$0, titles) }
            let bytes = summary.finish()
            return problem.with { json, _ in
                guard let summary = try? JSON(parsing: bytes) else { return }
                json.member("ergebnis", summary["ergebnis"]?.string)
                json.name("zusammenfassung")
                json.fragment(JSONFragment(summary))
            }
        default: return problem
        }
    }

    /// POST /api/proposals/{vorschlag}/withdrawal
    func withdraw() throws -> APIAnswer {
        guard let author = sender.member else { throw Refusal.unknownAuthor }
        let text = try body.prose("text").map { try JournalText($0, by: author) }
        return try change { transaction in
            let proposal = try proposal(transaction.journal)
            let operation = try transaction.write(
                .withdrawn(text: text?.id), about: proposal.id, texts: text.map { [$0] } ?? [], by: sender)
            try library.moveHead(of: proposal.id, to: nil, &transaction)
            return Self.done(operation.id)
        }
    }

    /// POST /api/proposals/{vorschlag}/moderation
    func moderate() throws -> APIAnswer {
        let target = try body.operation("vorgang")
        let reasons = ["personenbezogen", "werbung", "beleidigung", "sonstiges"]
        let reason = try body.requiredLine("grund", limit: 200)
        guard reasons.contains(reason) else {
            let words = reasons.joined(separator: ", ")
            throw APIProblem.field("grund", "einer von \(words).", "one of \(words).")
        }
        let hides: Bool
        switch try body.requiredLine("massnahme", limit: 20) {
        case "verborgen": hides = true
        case "sichtbar": hides = false
        default: throw APIProblem.field("massnahme", "verborgen oder sichtbar.", "verborgen or sichtbar.")
        }
        return try change { transaction in
            let proposal = try proposal(transaction.journal)
            guard target == proposal.id || proposal.reviews.contains(where: { $0.id == target }) else {
                throw Refusal.noSuchRevision
            }
            let operation = try transaction.write(
                .moderated(Moderation(target: target, hides: hides, reason: reason)), about: proposal.id, by: sender)
            return Self.done(operation.id)
        }
    }

    /// POST /api/proposals/{vorschlag}/dismissals
    func dismiss() throws -> APIAnswer {
        let review = try body.operation("pruefung")
        return try change { transaction in
            let proposal = try proposal(transaction.journal)
            let operation = try transaction.write(.dismissed(review: review), about: proposal.id, by: sender)
            return Self.done(operation.id)
        }
    }

    /// What was written.
    static func done(_ operation: OperationID) -> APIAnswer {
        APIAnswer(201) { $0.member("vorgang", operation.description) }
    }
}
