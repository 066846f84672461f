import Bytes
import Testing

@testable import Journal

/// The state as a file.
@Suite struct IndexTests {
    /// A journal with something in every part of it.
    private func full() throws -> Journal {
        var stage = try Stage()
        let proposal = try stage.propose()
        let changes = try stage.review(Stage.other, proposal, .changes)
        try stage.from(Stage.moderator, .dismissed(review: changes.id), about: proposal.id)
        let comments = [
            Review.Comment(template: "x3bj342cf1", node: "x8h2k4m9qt", field: "dauer", text: Sample.text),
            Review.Comment(template: "x3bj342cf1", text: Sample.text),
        ]
        let review = try stage.from(
            Stage.reviewer, .review(Review(proposal.id, .approved, text: Sample.text, comments: comments)),
            about: proposal.id)
        try stage.from(
            Stage.moderator, .moderated(Moderation(target: review.id, hides: true, reason: "")), about: proposal.id)
        try stage.from(Stage.author, .revised(Stage.revision(2, text: Sample.text)), about: proposal.id)
        try stage.accept(proposal, approvals: [review])
        let second = try stage.propose(Stage.colleague, 2)
        try stage.from(Stage.author, .withdrawn(text: nil), about: second.id)
        try stage.from(Stage.author, .key(handle: Stage.author.handle, key: Stage.key("k1"), label: "Büro"))
        try stage.fromHub(.keyRevoked(key: Stage.fingerprint(Stage.key("k1")), reason: ""))
        try stage.fromHub(.keyRevoked(key: "zk-9", reason: ""))
        try stage.fromHub(.policy(Policy(quorum: 1, stewards: ["x3bj342cf1": Stage.reviewer.ars])))
        try stage.fromHub(.blocked(handle: Stage.reader.handle))
        try stage.fromHub(.hub(HubRecord(id: Stage.second.id, name: "Zweite", key: Stage.second.key, leads: true)))
        try stage.from(Stage.stranger, .opened(title: "Fremd", Stage.revision(3)))
        try stage.from(Stage.author, .opened(title: "Wartet", Stage.revision(4)), access: nil)
        try stage.fromHub(.attestation([Attested(Sample.target, access: "zk-3")]))
        let later = String(
            decoding: try Operation(
                .blocked(handle: Stage.author.handle), library: stage.root, clock: stage.clock + 1,
                by: Stage.first.id, on: Stage.day
            ).signed(Stage.signature(Stage.first.key)).bytes, as: UTF8.self)
        stage.append(try Operation(Array(later.replacingFirst("mitglied-gesperrt", "später").utf8)))
        try exchange(&stage)
        let jump = try Operation(
            .withdrawn(text: nil), library: stage.root, clock: stage.clock + 2 * Operation.maximumStep,
            by: Stage.author, on: Stage.day, about: proposal.id)
        stage.append(jump)
        let journal = stage.journal
        #expect(!journal.ignored.isEmpty && !journal.waiting.isEmpty && !journal.later.isEmpty)
        #expect(!journal.attestedAhead.isEmpty && !journal.governed.isEmpty && journal.gap != nil)
        return journal
    }

    /// Contacts, discussions and practice.
    private func exchange(_ stage: inout Stage) throws {
        let until = Day(number: Stage.day.number + 300)
        func contact(_ id: String, _ card: String) -> Content {
            .contact(
                ContactRecord(
                    id: id, person: Stage.author.handle, mailbox: "it@koeln.example", card: Stage.text(card),
                    until: until))
        }
        try stage.from(Stage.author, contact("c1", "Karte 1"))
        try stage.from(Stage.author, contact("c1", "Karte 2"))
        try stage.from(Stage.author, contact("c2", "Karte 3"))
        try stage.from(Stage.author, .contactRemoved(id: "c2"))
        try stage.from(Stage.reviewer, .erasure(Erasure(texts: [Sample.text, Sample.target])))
        try stage.from(Stage.operating, .erasure(Erasure(person: Stage.other.handle, texts: [Sample.text])))
        let question = try stage.post(Stage.author, "Frage")
        let answer = try stage.post(Stage.guest, "Antwort", about: question)
        let second = try stage.post(Stage.reviewer, "Antwort 2", about: question)
        try stage.from(Stage.reviewer, .edited(post: second.id, text: Sample.text), about: question.id)
        try stage.moderate(second, hides: true, about: question)
        try stage.from(Stage.author, .solved(answer: answer.id), about: question.id)
        let place = Place(template: "x3bj342cf1", node: "x8h2k4m9qt")
        var record = EventRecord(
            start: Stage.time("2026-12-01T10:00"), end: Stage.time("2026-12-01T11:30"), place: place,
            text: Sample.text)
        let event = try stage.from(Stage.author, .event(record))
        record.place = Place(template: "x3bj342cf1")
        try stage.from(Stage.author, .eventChanged(record), about: event.id)
        let minutes = try stage.from(
            Stage.author, .minutes(Minutes(text: Sample.text, places: [place])), about: event.id)
        try stage.moderate(minutes, hides: true, about: event)
        try stage.from(Stage.author, .eventCancelled, about: event.id)
        let retracted = try stage.post(Stage.guest, "Zurück", about: event)
        try stage.from(Stage.guest, .retracted(post: retracted.id), about: event.id)
        for statement: Evidence.Statement in [
            .use(Evidence.Use(since: Stage.day, state: .planned)),
            .report(Evidence.Report(size: .above, again: .no, text: Sample.text)),
            .actuals([Evidence.Actual(node: "a", days: 12), Evidence.Actual(node: "b", days: nil)]),
        ] {
            try stage.from(Stage.author, .evidence(Sample.evidence(statement)))
            try stage.from(Stage.reviewer, .evidence(Sample.evidence(statement, template: "x8h2k4m9qt")))
        }
    }

    @Test func `A state that was written reads back the same, as the same file`() throws {
        for journal in [Journal(), try full(), try Stage().journal] {
            let file = journal.encode()
            let read = try #require(Journal(file))
            #expect(read == journal && read.encode() == file && read.digest == journal.digest)
            #expect(journal.digest == OperationID(of: file).description)
        }
        #expect(try full().digest != Stage().journal.digest)
    }

    @Test func `A damaged file is none`() throws {
        let file = try full().encode()
        for count in 0..<file.count { #expect(Journal(Array(file[..<count])) == nil) }
        for index in file.indices {
            var damaged = file
            damaged[index] ^= 1 << (index % 8)
            #expect(Journal(damaged) == nil)
        }
        #expect(Journal(file + [0]) == nil)
    }

    @Test func `A file that was changed with its checksum never traps, and what reads is written as it was`() throws {
        let file = try full().encode()
        var chance = Chance(1)
        var read = 0
        for index in 0..<file.count - 4 {
            for change in [UInt8(1), 0x80, 0xff, .random(in: 1...255, using: &chance)] {
                var damaged = Array(file.dropLast(4))
                damaged[index] ^= change
                if chance.once(in: 10) { damaged.removeLast(Int.random(in: 0...20, using: &chance)) }
                let sum = CRC32.of(damaged.span)
                for shift in [24, 16, 8, 0] as [UInt32] { damaged.append(UInt8(truncatingIfNeeded: sum >> shift)) }
                guard let journal = Journal(damaged) else { continue }
                read += 1
                #expect(journal.encode() == damaged)
            }
        }
        #expect(read > 0)
    }
}
