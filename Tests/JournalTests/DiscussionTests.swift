import Bytes
import Testing

@testable import Journal

/// Questions, answers, events, and what waits for a moderator.
@Suite struct DiscussionTests {
    private func discussion(_ stage: Stage, _ opening: Operation) throws -> Discussion {
        try #require(stage.journal.discussion(opening.id))
    }

    private func record(_ start: String, _ text: String, _ template: String? = nil) -> EventRecord {
        EventRecord(
            start: Stage.time(start), place: template.map { Place(template: $0) }, text: Stage.text(text))
    }

    @Test func `What was written offline stands in the same order everywhere, whoever vouches first`() throws {
        var stage = try Stage()
        try stage.fromHub(.hub(HubRecord(id: Stage.second.id, name: "Zweite", key: Stage.second.key, leads: false)))
        let question = try stage.post(Stage.author, "Frage")
        let clock = stage.clock
        let one = try stage.post(Stage.reviewer, "eins", about: question, at: clock + 1, access: nil)
        let two = try stage.post(Stage.other, "zwei", about: question, at: clock + 1, access: nil)
        let three = try stage.post(Stage.guest, "drei", about: question, at: clock + 2, access: nil)
        // The later of the three is vouched for first.
        for (operation, hub) in [(three, Stage.second), (two, Stage.first), (one, Stage.second)] {
            try stage.fromHub(.attestation([Attested(operation.id, access: "zk-1")]), hub)
        }
        let answers = [one, two].sorted { $0.position < $1.position } + [three]
        let expected = [question.id] + answers.map(\.id)
        let whole = stage.journal
        for seed in 0..<40 {
            var chance = Chance(seed)
            var journal = Journal()
            journal.root = stage.root
            let all = stage.operations
            var rest = all.shuffled(using: &chance)
            var known: [Operation] = []
            while !rest.isEmpty {
                let batch = rest.prefix(Int.random(in: 1...rest.count, using: &chance))
                rest.removeFirst(batch.count)
                known += batch
                let load: Journal.Load = { id in
                    guard let operation = all.first(where: { $0.id == id }) else { throw MissingOperation(id: id) }
                    return operation
                }
                if try !journal.add(Array(batch), authentic: Stage.authentic, load: load) {
                    journal = Journal.fold(known, root: stage.root, authentic: Stage.authentic)
                }
            }
            #expect(journal == whole)
            #expect(journal.discussion(question.id)?.posts.map(\.id) == expected)
        }
    }

    @Test func `What a guest posts waits until a moderator shows it`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.guest, "Frage")
        #expect(stage.journal.discussions.isEmpty && stage.journal.isPending(Stage.text("Frage")))
        #expect(stage.journal.pendingPosts.map(\.post.id) == [question.id])
        let answer = try stage.post(Stage.author, "Antwort", about: question)
        let wish = try stage.post(Stage.guest, "Wunsch", about: question)
        // Only a moderator can.
        for member in [Stage.author, Stage.operating, Stage.guest] {
            let refused = try stage.from(
                member, .moderated(Moderation(target: question.id, hides: false, reason: "")), about: question.id)
            #expect(stage.word(refused) == "role")
        }
        try stage.moderate(question, hides: false, about: question)
        #expect(stage.journal.discussions.map(\.id) == [question.id])
        #expect(!stage.journal.isPending(Stage.text("Frage")) && stage.journal.isPending(Stage.text("Wunsch")))
        #expect(try discussion(stage, question).visiblePosts.map(\.id) == [question.id, answer.id])
        // What is hidden while it waits is not shown, and waits for nobody.
        try stage.moderate(wish, hides: true, about: question)
        #expect(stage.journal.pendingPosts.isEmpty)
        #expect(try discussion(stage, question).visiblePosts.map(\.id) == [question.id, answer.id])
        try stage.moderate(wish, hides: false, about: question)
        #expect(try discussion(stage, question).visiblePosts.map(\.id) == [question.id, answer.id, wish.id])
        // Who may propose by now need not wait; what was posted before waited.
        try stage.fromHub(.member(MemberRecord(id: Stage.guest, name: "Neu", roles: [.contributor])))
        let third = try stage.post(Stage.guest, "Drittes", about: question)
        #expect(try discussion(stage, question).visiblePosts.map(\.id).contains(third.id))
    }

    @Test(arguments: [nil, 1] as [Int64?])
    func `What a guest changes waits again, even with a clock from before the release`(_ clock: Int64?) throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let answer = try stage.post(Stage.guest, "harmlos", about: question)
        let release = try stage.moderate(answer, hides: false, about: question)
        let edit = try stage.from(
            Stage.guest, .edited(post: answer.id, text: Stage.text("Werbung")), about: question.id, at: clock)
        #expect(clock == nil || edit.position < release.position)
        let post = try #require(discussion(stage, question).posts.last)
        #expect(post.isPending && !post.isVisible && post.isEdited && post.text == Stage.text("Werbung"))
        #expect(stage.journal.isPending(Stage.text("Werbung")))
        #expect(!stage.journal.keeps(Stage.text("harmlos"), by: Stage.guest))
    }

    @Test func `A release shows what its moderator can have seen, and counts where it was vouched for`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let answer = try stage.post(Stage.guest, "harmlos", about: question)
        let seen = stage.clock
        // Before the release reaches the hub, the guest says something else.
        try stage.from(Stage.guest, .edited(post: answer.id, text: Stage.text("Werbung")), about: question.id, at: 2)
        let blind = try stage.moderate(answer, hides: false, about: question, at: seen + 1)
        #expect(stage.word(blind) == nil)
        #expect(try discussion(stage, question).posts.last?.isPending == true)
        try stage.moderate(answer, hides: false, about: question)
        #expect(try discussion(stage, question).visiblePosts.last?.id == answer.id)
        // Where nothing was changed, the clock of a release says nothing.
        let other = try stage.post(Stage.guest, "noch etwas", about: question)
        try stage.moderate(other, hides: false, about: question, at: 3)
        #expect(try discussion(stage, question).visiblePosts.count == 3)
    }

    @Test func `A guest changes nothing of an event that is not for a moderator to see first`() throws {
        var stage = try Stage()
        let colleague = Stage.id("k-000000000a", 11)
        try stage.fromHub(.member(MemberRecord(id: colleague, name: "Stelle", roles: [.guest])))
        let event = try stage.from(Stage.author, .event(record("2026-12-01T10:00", "Termin")))
        for content: Content in [
            .eventChanged(record("2026-12-02T10:00", "Werbung")), .eventCancelled,
            .minutes(Minutes(text: Stage.text("Werbung"))),
        ] {
            let operation = try Operation(
                content, library: stage.root, clock: stage.clock + 1, by: colleague, on: Stage.day, about: event.id)
            let journal = stage.journal
            #expect(throws: Refusal.role([.contributor]), "\(content.type)") {
                try journal.admit(operation, from: Sender(member: colleague, access: "zk-1"), signer: nil)
            }
            let counted = try stage.from(colleague, content, about: event.id)
            #expect(stage.word(counted) == "role", "\(content.type)")
        }
        #expect(try discussion(stage, event).posts[0].text == Stage.text("Termin"))
    }

    @Test func `Only whoever wrote a post changes it or takes it back`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let answer = try stage.post(Stage.reviewer, "Antwort", about: question)
        for member in [Stage.author, Stage.other, Stage.moderator, Stage.operating, Stage.guest] {
            let edit = try stage.from(
                member, .edited(post: answer.id, text: Stage.text("anders")), about: question.id)
            let retraction = try stage.from(member, .retracted(post: answer.id), about: question.id)
            #expect(stage.word(edit) == "not-own" && stage.word(retraction) == "not-own")
        }
        let nothing = try stage.from(Stage.reviewer, .retracted(post: Sample.target), about: question.id)
        #expect(stage.word(nothing) == "no-such-post")
        #expect(try discussion(stage, question).visiblePosts.count == 2)
        try stage.from(Stage.reviewer, .edited(post: answer.id, text: Stage.text("besser")), about: question.id)
        #expect(try discussion(stage, question).posts.last?.text == Stage.text("besser"))
        try stage.from(Stage.reviewer, .retracted(post: answer.id), about: question.id)
        let late = try stage.from(
            Stage.reviewer, .edited(post: answer.id, text: Stage.text("doch")), about: question.id)
        #expect(stage.word(late) == "closed")
        #expect(try discussion(stage, question).posts.last?.text == nil)
        for text in ["Antwort", "besser"] { #expect(!stage.journal.keeps(Stage.text(text), by: Stage.reviewer)) }
        #expect(stage.journal.keeps(Stage.text("Frage"), by: Stage.author))
        // An opening that is taken back leaves the answers, if there are any.
        try stage.from(Stage.author, .retracted(post: question.id), about: question.id)
        #expect(stage.journal.discussions.isEmpty)
        try stage.post(Stage.other, "trotzdem", about: question)
        #expect(stage.journal.discussions.map(\.id) == [question.id])
    }

    @Test func `Whoever may only read takes back what they wrote before, and changes nothing`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.reviewer, "Frage")
        try stage.fromHub(.member(MemberRecord(id: Stage.reviewer, name: "Stelle", roles: [.reader])))
        let edit = try stage.from(
            Stage.reviewer, .edited(post: question.id, text: Stage.text("neu")), about: question.id)
        #expect(stage.word(edit) == "role")
        let retraction = try Operation(
            .retracted(post: question.id), library: stage.root, clock: stage.clock + 1, by: Stage.reviewer,
            on: Stage.day, about: question.id)
        _ = try stage.journal.admit(retraction, from: Sender(member: Stage.reviewer, access: "zk-1"), signer: nil)
        let counted = try stage.from(Stage.reviewer, .retracted(post: question.id), about: question.id)
        #expect(stage.word(counted) == nil && stage.journal.discussions.isEmpty)
    }

    @Test func `A question is settled by the organisation that asked, or a moderator`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let answer = try stage.post(Stage.reviewer, "Antwort", about: question)
        for member in [Stage.reviewer, Stage.operating, Stage.guest] {
            let refused = try stage.from(member, .solved(answer: answer.id), about: question.id)
            #expect(stage.word(refused) == "not-own")
        }
        for target in [Sample.target, question.id] {
            let refused = try stage.from(Stage.author, .solved(answer: target), about: question.id)
            #expect(stage.word(refused) == "no-such-post")
        }
        #expect(try discussion(stage, question).answer == nil)
        try stage.from(Stage.colleague, .solved(answer: answer.id), about: question.id)
        #expect(try discussion(stage, question).answer == answer.id)
        try stage.from(Stage.moderator, .solved(answer: nil), about: question.id)
        #expect(try discussion(stage, question).answer == nil)
        // The last is that which was vouched for last, not that of the highest clock.
        try stage.from(Stage.author, .solved(answer: answer.id), about: question.id, at: 2)
        #expect(try discussion(stage, question).answer == answer.id)
    }

    @Test func `An event is changed and cancelled with a number that calendars can follow, and has minutes`() throws {
        var stage = try Stage()
        let event = try stage.from(
            Stage.author,
            .event(
                EventRecord(
                    start: Stage.time("2026-12-01T10:00"), end: Stage.time("2026-12-01T11:00"),
                    text: Stage.text("Termin"))))
        let wish = try stage.post(Stage.guest, "Wunsch", about: event)
        try stage.from(
            Stage.colleague, .eventChanged(record("2026-12-08T09:30", "Termin neu", "x3bj342cf1")), about: event.id)
        var state = try discussion(stage, event)
        #expect(state.kind == .event && state.place == Place(template: "x3bj342cf1"))
        #expect(state.event?.start == Stage.time("2026-12-08T09:30") && state.event?.end == nil)
        #expect(state.event?.sequence == 1 && state.posts[0].text == Stage.text("Termin neu"))
        #expect(!stage.journal.keeps(Stage.text("Termin"), by: Stage.author))
        // The same text again is no new one.
        try stage.from(Stage.author, .eventChanged(record("2026-12-08T09:45", "Termin neu")), about: event.id)
        #expect(stage.journal.keeps(Stage.text("Termin neu"), by: Stage.author))
        for content: Content in [
            .eventChanged(record("2027-01-01T10:00", "fremd")), .eventCancelled,
            .minutes(Minutes(text: Stage.text("fremd"))),
        ] {
            let refused = try stage.from(Stage.reviewer, content, about: event.id)
            #expect(stage.word(refused) == "not-own")
        }
        try stage.from(Stage.author, .eventCancelled, about: event.id)
        state = try discussion(stage, event)
        #expect(state.event?.sequence == 3 && state.event?.isCancelled == true)
        let places = [Place(template: "x3bj342cf1", node: "x8h2k4m9qt")]
        let minutes = try stage.from(
            Stage.moderator, .minutes(Minutes(text: Stage.text("Protokoll"), places: places)), about: event.id)
        try stage.moderate(minutes, hides: true, about: event)
        state = try discussion(stage, event)
        #expect(state.event?.minutes.map(\.id) == [minutes.id] && state.event?.minutes[0].isHidden == true)
        #expect(state.event?.minutes[0].minutes.places == places && state.posts.map(\.id) == [event.id, wish.id])
    }

    @Test func `What belongs to events is refused elsewhere, and of an event whose opening was taken back`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let event = try stage.from(Stage.author, .event(record("2026-12-01T10:00", "Termin")))
        try stage.from(Stage.author, .retracted(post: event.id), about: event.id)
        let change = Content.eventChanged(record("2026-12-02T10:00", "neu"))
        for (content, opening) in [
            (change, question), (.eventCancelled, question), (.minutes(Minutes(text: Sample.text)), question),
            (change, event),
        ] {
            let operation = try Operation(
                content, library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
                about: opening.id)
            let journal = stage.journal
            #expect(throws: Refusal.noSuchPost, "\(content.type)") {
                try journal.admit(operation, from: Sender(member: Stage.author, access: "zk-1"), signer: nil)
            }
            let counted = try stage.from(Stage.author, content, about: opening.id)
            #expect(stage.word(counted) == "no-such-post")
        }
        let guest = try stage.from(Stage.guest, .event(record("2026-12-01T10:00", "Termin")))
        #expect(stage.word(guest) == "role" && stage.journal.discussion(guest.id) == nil)
    }

    @Test func `What is about discussions is ignored in a proposal, and the other way round`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let question = try stage.post(Stage.author, "Frage")
        let contents: [Content] = [
            .posted(Post(.answer, text: Sample.text)), .edited(post: proposal.id, text: Sample.text),
            .retracted(post: proposal.id), .solved(answer: nil), .eventChanged(record("2026-12-02T10:00", "neu")),
            .eventCancelled, .minutes(Minutes(text: Sample.text)),
        ]
        for content in contents {
            let operation = try stage.from(Stage.author, content, about: proposal.id)
            #expect(stage.word(operation) == "no-such-discussion", "\(content.type)")
        }
        for content: Content in [
            .revised(Stage.revision(3)), .withdrawn(text: nil), .review(Review(question.id, .note)),
            .dismissed(review: question.id),
        ] {
            let operation = try stage.from(Stage.moderator, content, about: question.id)
            #expect(stage.word(operation) == "no-such-proposal", "\(content.type)")
        }
        #expect(stage.journal.proposal(proposal.id)?.state == .open)
        #expect(try discussion(stage, question).posts.count == 1)
    }

    @Test func `Unknown types inside a discussion are kept for a later version`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        let plain = try Operation(
            .solved(answer: nil), library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
            about: question.id)
        let file = String(decoding: plain.bytes, as: UTF8.self)
        let later = try Operation(Array(file.replacingFirst("geloest", "abgestimmt").utf8))
        let access = try stage.journal.admit(later, from: Sender(member: Stage.author, access: "zk-1"), signer: nil)
        stage.append(later)
        try stage.fromHub(.attestation([Attested(later.id, access: access)]))
        #expect(try discussion(stage, question).later == [later.id])
        #expect(stage.journal.ignored.isEmpty && stage.journal.later.isEmpty)
    }

    @Test func `A text that is named in two discussions waits, and is gone, for each of them`() throws {
        let text = Stage.text("gleich")
        var stage = try Stage()
        let first = try stage.post(Stage.guest, "gleich")
        let second = try stage.post(Stage.guest, "gleich")
        var journal = stage.journal
        /// Goes on with what was made since, and compares with the whole.
        func goOn(_ operation: Operation) throws {
            let all = stage.operations
            let isContinued = try journal.add(Array(all.dropFirst(journal.count)), authentic: Stage.authentic) { id in
                guard let operation = all.first(where: { $0.id == id }) else { throw MissingOperation(id: id) }
                return operation
            }
            #expect(isContinued && journal == stage.journal)
        }
        try goOn(stage.moderate(first, hides: false, about: first))
        #expect(journal.isPending(text))
        try goOn(stage.moderate(second, hides: false, about: second))
        #expect(!journal.isPending(text))
        try goOn(stage.from(Stage.guest, .retracted(post: first.id), about: first.id))
        try goOn(stage.from(Stage.guest, .retracted(post: second.id), about: second.id))
        try goOn(stage.post(Stage.author, "Antwort", about: first))
        #expect(!journal.keeps(text, by: Stage.guest))
    }
}
