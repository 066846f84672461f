import Bytes
import Files
import Hub
import Journal
import Library
import Net
import Objects
import Store
import TestSupport
import Testing

@testable import Site

/// What is kept of pages: never what is somebody's, and never what is not so any more.
@Suite("Pages that are kept")
struct PageCacheTests {
    private static func tag(_ answer: Browser.Answer) throws -> String { try #require(answer.fields.text("etag")) }

    private static func asking(_ tag: String, _ language: String = "de") -> HTTPFields {
        var fields = HTTPFields()
        fields.append("If-None-Match", tag)
        fields.append("Accept-Language", language)
        return fields
    }

    private static let addresses = [
        "/", "/bibliothek", "/bibliothek?q=IT", "/vorlagen/beschaffung/ausschreibung-it", "/vorschlaege", "/austausch",
        "/termine", "/stellen", "/hilfe", "/austausch.atom", "/termine.ics",
    ]

    @Test("a page that has not changed is not sent again", arguments: addresses)
    func unchanged(path: String) throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let first = try browser.get(path)
        let again = try browser.get(path, Self.asking(Self.tag(first)))
        #expect(first.status == 200 && again.status == 304 && again.text.isEmpty)
        #expect(again.fields.text("etag") == first.fields.text("etag"))
        let whole = try browser.get(path)
        #expect(whole.text == first.text && whole.fields.text("cache-control") == "no-cache")
        #expect(whole.fields.text("content-type") == first.fields.text("content-type"))
    }

    @Test("after something was said, and taken back, pages show it at once")
    func journal() throws {
        let stage = try SiteStage()
        let reader = stage.browser()
        let before = try reader.get("/austausch")
        let feed = try reader.get("/austausch.atom")
        let writer = try stage.browser(stage.contributor)
        let sent = try writer.submit(
            "/austausch/neu", from: "/austausch/neu",
            [("art", "frage"), ("titel", "Wer war schneller?"), ("text", "Eine Frage an alle.")])
        #expect(sent.status == 303)
        let after = try reader.get("/austausch", Self.asking(Self.tag(before)))
        #expect(after.status == 200 && after.text.contains("Wer war schneller?"))
        #expect(try Self.tag(after) != Self.tag(before))
        let news = try reader.get("/austausch.atom", Self.asking(Self.tag(feed)))
        #expect(news.status == 200 && news.text.contains("Wer war schneller?"))
        let path = String(sent.location.prefix { $0 != "#" && $0 != "?" })
        #expect(try reader.get(path).text.contains("Eine Frage an alle."))
        let id = path.split(separator: "/").last.map(String.init) ?? ""
        let taken = try writer.submit(
            "\(path)/beitrag/\(id)/zurueckziehen", from: "\(path)/beitrag/\(id)/zurueckziehen", [])
        #expect(taken.status == 303)
        #expect(try !reader.get(path).text.contains("Eine Frage an alle."))
        #expect(try !reader.get("/austausch").text.contains("Wer war schneller?"))
    }

    @Test("after a variant was shared, changed or taken back, the page of its template is new")
    func shared() throws {
        let stage = try SiteStage()
        let repository = try #require(stage.hub.library)
        let main = try #require(try repository.refs.id(RefName(known: "refs/heads/main")))
        let name = try #require(RefName(Array("refs/heads/kommune/053780004004/probe".utf8)))
        let list = KeptRefs(repository.refs, prefix: "refs/heads/kommune/")
        let empty = try list.list()
        #expect(empty.refs.isEmpty && empty.number == 1)
        #expect(try list.list().number == 1)
        let who = try #require(
            Organisation(ars: "053780004004", name: "Stadt", id: "k-0123456789")
        ).signature(seconds: 0)
        func set(_ id: ObjectID?) throws {
            let done = try repository.refs.apply(
                [RefEdit(name, expected: .any, to: id.map { .id($0) })], identity: who, logsNew: false)
            #expect(done == [nil])
        }
        let reader = stage.browser()
        let path = "/vorlagen/beschaffung/ausschreibung-it"
        let before = try Self.tag(reader.get(path))
        try set(main)
        #expect(try list.list().refs.map(\.id) == [main])
        let with = try reader.get(path, Self.asking(before))
        #expect(try with.status == 200 && Self.tag(with) != before)
        let journal = try #require(try repository.refs.id(JournalRefs.journal))
        try set(journal)
        #expect(try list.list().refs.map(\.id) == [journal])
        try set(nil)
        #expect(try list.list().refs.isEmpty)
        #expect(try list.list().number == 4)
        // Pages that show none of it stay as they are.
        let help = try Self.tag(reader.get("/hilfe"))
        try set(main)
        #expect(try reader.get("/hilfe", Self.asking(help)).status == 304)
    }

    @Test("two languages are two pages, however they were asked for")
    func languages() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        for _ in 0..<2 {
            let german = try browser.get("/hilfe", Self.asking("\"x\"", "de"))
            let english = try browser.get("/hilfe", Self.asking("\"x\"", "en"))
            #expect(german.text.contains("lang=\"de\"") && english.text.contains("lang=\"en\""))
            #expect(german.text.contains("Hilfe") && german.text != english.text)
            #expect(try Self.tag(german) != Self.tag(english))
            #expect(try browser.get("/hilfe", Self.asking(Self.tag(german), "en")).status == 200)
            #expect(try browser.get("/hilfe?sprache=en", Self.asking("\"x\"", "de")).text.contains("lang=\"en\""))
        }
    }

    @Test("what is made for somebody is kept nowhere, and nobody else is sent it", arguments: addresses)
    func personal(path: String) throws {
        let stage = try SiteStage()
        let anonymous = try stage.browser().get(path)
        let member = try stage.browser(stage.moderator)
        let own = try member.get(path, Self.asking(Self.tag(anonymous)))
        #expect(own.status == 200)
        if path.contains(".") { return }
        #expect(own.fields.text("etag") == nil && own.fields.text("cache-control") == "no-store")
        #expect(own.text.contains("Stadt Bonn") && own.text.contains("/abmelden"))
        let after = try stage.browser().get(path)
        #expect(after.text == anonymous.text && !after.text.contains("/abmelden"))
    }

    @Test("a page that was asked for under another name is another")
    func hosts() throws {
        let cache = PageCache()
        let first = cache.keep(PageCache.Key(target: [0x2f], isGerman: true, host: "a", state: "1"), [1])
        let second = cache.keep(PageCache.Key(target: [0x2f], isGerman: true, host: "b", state: "1"), [2])
        #expect(first.tag != second.tag && cache.count == 2)
        let key = PageCache.Key(target: [0x2f], isGerman: true, host: "a", state: "1")
        #expect(try cache.page(key, shared: { nil })?.bytes() == [1])
    }

    @Test("what is kept has a limit, and what is asked for stays")
    func limit() {
        let cache = PageCache(limit: 200_000)
        func key(_ number: Int, _ state: String = "1") -> PageCache.Key {
            PageCache.Key(target: Array("/\(number)".utf8), isGerman: true, host: "", state: state)
        }
        func kept(_ key: PageCache.Key) -> Bool { cache.page(key, shared: { nil }) != nil }
        // What cannot be compressed.
        func page(_ size: Int = 5000) -> [UInt8] { (0..<size).map { _ in UInt8.random(in: 0...255) } }
        _ = cache.keep(key(0), page())
        for number in 1...200 {
            _ = cache.keep(key(number), page())
            #expect(kept(key(0)), "\(number)")
        }
        #expect(cache.count <= 40 && !kept(key(1)) && kept(key(200)))
        // The largest is not kept at all; and with another state all is gone.
        _ = cache.keep(key(300), page(100_000))
        #expect(!kept(key(300)))
        #expect(!kept(key(0, "2")))
        _ = cache.keep(key(0, "2"), page())
        #expect(kept(key(0, "2")) && !kept(key(200)) && cache.count == 1)
    }

    @Test("a page is as it was made, whatever it is made of", arguments: [0, 1, 100, 5000, 70_000])
    func whole(size: Int) throws {
        let cache = PageCache()
        let pages = [
            [UInt8](repeating: 0x20, count: size), (0..<size).map { _ in UInt8.random(in: 0...255) },
            (0..<size).map { UInt8(truncatingIfNeeded: $0 / 3) },
        ]
        for (number, page) in pages.enumerated() {
            let key = PageCache.Key(target: [UInt8(number)], isGerman: true, host: "", state: "1")
            _ = cache.keep(key, page)
            #expect(try cache.page(key, shared: { nil })?.bytes() == page)
        }
    }

    @Test("many pages that say the same in other words take little room")
    func compressed() {
        let cache = PageCache(limit: 2_000_000)
        func key(_ number: Int) -> PageCache.Key {
            PageCache.Key(target: Array("/\(number)".utf8), isGerman: true, host: "", state: "1")
        }
        for number in 0..<200 {
            _ = cache.keep(
                key(number), Array("<p>Vorlage \(number)</p>".utf8) + [UInt8](repeating: 0x20, count: 50_000))
        }
        #expect(cache.count == 200)
    }

    @Test("another process, whose program or settings may be others, has other tags")
    func processes() {
        let key = PageCache.Key(target: [0x2f], isGerman: true, host: "", state: "1")
        #expect(PageCache().keep(key, []).tag != PageCache().keep(key, []).tag)
    }
}
