import Bytes
import Files
import Hub
import Journal
import Library
import Net
import Objects
import Store
import Templates
import TestSupport
import Testing

@testable import Site

/// What pages are made from is kept as long as nothing has changed, and no longer.
@Suite("What pages are made from")
struct KeptTests {
    @Test("a look serves who had come before it began, and nobody who came later")
    func looks() {
        let looks = Looks<Int>()
        var count = 0
        func look(_ arrival: Deadline) -> Int {
            looks.value(since: arrival) {
                count += 1
                return count
            }
        }
        let before = Deadline.now
        #expect(look(before) == 1)
        // Who came at the same time shares it; who came after it had begun does not.
        #expect(look(before) == 1 && count == 1)
        let after = Deadline.now.advanced(by: .nanoseconds(1))
        while Deadline.now <= after {}
        #expect(look(after) == 2)
        #expect(look(before) == 2 && look(after) == 2 && count == 2)
    }

    @Test("a look that fails is made again")
    func failing() throws {
        struct Failure: Error {}
        let looks = Looks<Int>()
        let arrival = Deadline.now
        #expect(throws: Failure.self) { try looks.value(since: arrival) { throw Failure() } }
        #expect(looks.value(since: arrival) { 7 } == 7)
    }

    @Test("texts are read once, and are gone from here when they are gone from the library")
    func texts() throws {
        let stage = try SiteStage()
        let store = try stage.hub.journal().store
        let (writer, kept) = (try stage.browser(stage.contributor), KeptTexts())
        let sent = try writer.submit(
            "/austausch/neu", from: "/austausch/neu", [("art", "frage"), ("titel", "Wie lange?"), ("text", "Ja?")])
        let path = String(sent.location.prefix { $0 != "#" && $0 != "?" })
        let discussion = try #require(
            try OperationID(String(path.split(separator: "/").last ?? "")).flatMap {
                try store.snapshot().journal.discussion($0)
            })
        let name = try #require(discussion.posts[0].text)
        for _ in 0..<2 { #expect(try kept.texts([name], store)[name]?.title == "Wie lange?") }
        #expect(kept.count == 1)
        let way = "\(path)/beitrag/\(discussion.id)/zurueckziehen"
        #expect(try writer.submit(way, from: way, []).status == 303)
        #expect(try kept.texts([name], store).isEmpty)
        #expect(kept.count == 0)
    }

    @Test("texts that take too much room are read, and not kept")
    func room() throws {
        let stage = try SiteStage()
        let store = try stage.hub.journal().store
        let sent = try stage.browser(stage.contributor).submit(
            "/austausch/neu", from: "/austausch/neu", [("art", "thema"), ("titel", "Eins"), ("text", "Zwei")])
        #expect(sent.status == 303)
        let name = try #require(try store.snapshot().journal.discussions.first?.posts[0].text)
        let kept = KeptTexts(limit: 300)
        #expect(try kept.texts([name, name], store)[name]?.text == "Zwei")
        #expect(kept.count == 0)
    }

    @Test("discussions are in the order of lists, also those about one template")
    func discussions() throws {
        let stage = try SiteStage()
        let writer = try stage.browser(stage.contributor)
        let repository = try #require(stage.hub.library)
        let main = try #require(try repository.refs.id(HubLibrary.main))
        let view = try LibraryView(repository, main, from: nil)
        let template = try #require(view.catalogue.entries.first?.id)
        for (number, about) in [template, "", template].enumerated() {
            let sent = try writer.submit(
                "/austausch/neu", from: "/austausch/neu",
                [("art", "frage"), ("titel", "Frage \(number)"), ("text", "Was?"), ("vorlage", about)])
            #expect(sent.status == 303)
        }
        let snapshot = try stage.hub.journal().store.snapshot()
        let index = DiscussionIndex(snapshot)
        #expect(index.all.map(\.id) == snapshot.journal.discussions.map(\.id) && index.all.count == 3)
        #expect(index.about(template).map(\.id) == index.all.filter { $0.place?.template == template }.map(\.id))
        #expect(index.about(template).count == 2 && index.about("fehlt").isEmpty)
        let kept = KeptDiscussions()
        #expect(kept.index(snapshot).state == snapshot.state)
    }

    @Test("the steps of a template are those of its outline, and what is kept of them has a limit")
    func steps() throws {
        let stage = try SiteStage()
        let repository = try #require(stage.hub.library)
        let main = try #require(try repository.refs.id(HubLibrary.main))
        let (view, library) = (
            try LibraryView(repository, main, from: nil), try PublishedLibrary(repository, main)
        )
        let kept = KeptSteps(limit: 2)
        for entry in view.catalogue.entries {
            let mappe = try #require(try library.template(entry.path)?.mappe.get())
            for _ in 0..<2 {
                let steps = try kept.steps(entry, library)
                #expect(steps.count == entry.nodes)
                #expect(steps.allSatisfy { mappe.struktur.knoten[$0.id]?.titel == $0.title })
            }
            #expect(kept.count <= 2)
        }
        let all = KeptSteps()
        for entry in view.catalogue.entries { _ = try all.steps(entry, library) }
        all.tidy(view.catalogue)
        #expect(all.count == view.catalogue.entries.count)
    }

    @Test("what is known of proposals names the same whether or not the templates are known already")
    func proposal() throws {
        let stage = try SiteStage()
        let repository = try #require(stage.hub.library)
        let main = try #require(try repository.refs.id(HubLibrary.main))
        let view = try LibraryView(repository, main, from: nil)
        let journal = try stage.hub.journal().journal()
        let replica = try Replica(repository)
        let plain = try replica.content(of: main, against: main, journal)
        let known = try replica.content(of: main, against: main, journal, known: view.templateIDs)
        #expect(plain.obstacles == known.obstacles && plain.result == known.result)
        #expect(view.templateIDs.count == view.catalogue.entries.count)
    }
}
