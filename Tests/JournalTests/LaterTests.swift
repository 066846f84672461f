import Bytes
import Testing

@testable import Journal

/// What a program of today does with what it cannot read, and what clocks may do.
@Suite struct LaterTests {
    /// The same operation under a word that this program does not know: what a program sees that knows fewer types.
    private func forgotten(_ operation: Operation) throws -> Operation {
        let file = String(decoding: operation.bytes, as: UTF8.self)
        return try Operation(Array(file.replacingFirst("\"art\": \"", "\"art\": \"neu-").utf8))
    }

    @Test func `Unknown types are kept, vouched for and shown, and poison nothing`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let plain = try Operation(
            .withdrawn(text: nil), library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
            about: proposal.id)
        let about = try forgotten(plain)
        let alone = try forgotten(
            Operation(
                .blocked(handle: Stage.author.handle), library: stage.root, clock: stage.clock + 1, by: Stage.author,
                on: Stage.day))
        for operation in [about, alone] {
            #expect(operation.content == .unknown)
            let access = try stage.journal.admit(
                operation, from: Sender(member: Stage.author, access: "zk-1"), signer: nil)
            stage.append(operation)
            try stage.fromHub(.attestation([Attested(operation.id, access: access)]))
        }
        let review = try stage.review(Stage.reviewer, proposal)
        let journal = stage.journal
        #expect(journal.proposal(proposal.id)?.later == [about.id] && journal.later == [alone.id])
        #expect(journal.ignored.isEmpty && journal.proposal(proposal.id)?.state == .open)
        #expect(journal.proposal(proposal.id)?.reviews.map(\.id) == [review.id])
    }

    @Test func `A program that knows half of the types adds to a journal and loses nothing`() throws {
        let known: Set = ["gruendung", "mitglied", "vorschlag", "pruefung", "beglaubigung", "angenommen"]
        var stage = try Stage()
        let proposal = try stage.propose()
        try stage.from(Stage.author, .revised(Stage.revision(2)), about: proposal.id)
        let changes = try stage.review(Stage.other, proposal, .changes)
        try stage.from(Stage.moderator, .dismissed(review: changes.id), about: proposal.id)
        try stage.from(Stage.reviewer, .key(handle: Stage.reviewer.handle, key: Stage.key("k1"), label: ""))
        // What the old program reads of the same files. It has them under the same names, so it stores and passes on the same.
        let old = try stage.operations.map { known.contains($0.type) ? $0 : try forgotten($0) }
        let names = Dictionary(uniqueKeysWithValues: zip(stage.operations.map(\.id), old.map(\.id)))
        let attested = try old.map { operation in
            guard case .attestation(let entries) = operation.content else { return operation }
            return try Operation(
                .attestation(entries.map { Attested(names[$0.id] ?? $0.id, access: $0.access) }),
                library: stage.root, clock: operation.clock, by: operation.author, on: operation.day
            ).signed(Stage.signature(Stage.first.key))
        }
        let journal = Journal.fold(attested, root: stage.root, authentic: Stage.authentic)
        #expect(journal.ignored.isEmpty && journal.waiting.isEmpty && journal.count == stage.operations.count)
        let seen = try #require(journal.proposal(proposal.id))
        #expect(seen.revisions.count == 1 && seen.reviews.count == 1 && seen.later.count == 2)
        #expect(journal.later.count == 1)
        // What it adds, the new program reads along with all the rest.
        let review = try stage.review(Stage.reviewer, proposal)
        let whole = try #require(stage.journal.proposal(proposal.id))
        #expect(whole.revisions.count == 2 && whole.reviews.map(\.id) == [changes.id, review.id])
        #expect(whole.reviews[0].isDismissed && whole.later.isEmpty)
    }

    @Test func `Known types with wrong content are ignored alone, and refused at the door`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let file = String(
            decoding: try Operation(
                .review(Review(proposal.id, .approved)), library: stage.root, clock: stage.clock + 1,
                by: Stage.reviewer, on: Stage.day, about: proposal.id
            ).bytes, as: UTF8.self)
        let wrong = try Operation(Array(file.replacingFirst("mitgezeichnet", "vielleicht").utf8))
        #expect(wrong.content == .invalid("urteil"))
        let journal = stage.journal
        #expect(throws: Refusal.content("urteil")) {
            try journal.admit(wrong, from: Sender(member: Stage.reviewer, access: "zk-1"), signer: nil)
        }
        stage.append(wrong)
        try stage.fromHub(.attestation([Attested(wrong.id, access: "zk-1")]))
        let sound = try stage.review(Stage.reviewer, proposal)
        #expect(stage.word(wrong) == "content")
        #expect(stage.journal.proposal(proposal.id)?.reviews.map(\.id) == [sound.id])
    }

    @Test func `A clock too far ahead is refused, and what stands behind it counts once the gap is filled`() throws {
        let stage = try Stage()
        let before = stage.journal
        let start = stage.clock
        let edge = try Operation(
            .opened(title: "A", Stage.revision(1)), library: stage.root, clock: start + Operation.maximumStep,
            by: Stage.author, on: Stage.day)
        let beyond = try Operation(
            .opened(title: "B", Stage.revision(1)), library: stage.root, clock: start + Operation.maximumStep + 1,
            by: Stage.author, on: Stage.day)
        let sender = Sender(member: Stage.author, access: "zk-1")
        #expect(try before.admit(edge, from: sender, signer: nil) == "zk-1")
        #expect(throws: Refusal.clockJump) { try before.admit(beyond, from: sender, signer: nil) }

        var journal = before
        let load: Journal.Load = { throw MissingOperation(id: $0) }
        #expect(try journal.add([beyond], authentic: Stage.authentic, load: load))
        #expect(journal.ignored == [beyond.id: "clock-jump"] && journal.clock == start)
        // Others go on as before, for as long as the gap is wide.
        let near = try Operation(
            .opened(title: "C", Stage.revision(1)), library: stage.root, clock: start, by: Stage.author, on: Stage.day)
        #expect(try journal.add([near], authentic: Stage.authentic, load: load))
        #expect(try !journal.add([edge], authentic: Stage.authentic, load: load))
        let whole = Journal.fold(
            stage.operations + [near, edge, beyond], root: stage.root, authentic: Stage.authentic)
        #expect(whole.ignored.isEmpty && whole.waiting.count == 3 && whole.clock == beyond.clock)
    }
}
