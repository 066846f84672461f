import Bytes
import Foundation
import FoundationXML
import Templates
import Testing

@testable import Web

/// What a strict reader of XML finds in a feed: elements in order with their attributes and texts. Foundation's reader stands for others.
private final class FeedReader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    static func read(_ bytes: [UInt8]) throws -> FeedReader {
        let reader = FeedReader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        let isRead = parser.parse()
        try #require(isRead && parser.parserError == nil)
        return reader
    }

    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        open.append(elements.count)
        elements.append((name, attributes, ""))
    }
    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = open.last { elements[last].text += text }
    }
    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}

@Suite("A feed of news")
struct AtomTests {
    static func feed(_ text: String) throws -> AtomFeed {
        let page = try #require(FeedLink("https://allmende.example/austausch"))
        var entry = AtomFeed.Entry(
            id: try #require(FeedID("urn:uuid:0")), title: text, updated: 0, link: page, content: .text(text))
        entry.author = text
        entry.categories = [text]
        var other = entry
        other.content = .html(Markdown.html(text))
        return AtomFeed(
            id: try #require(FeedID("urn:uuid:1")), title: text, updated: 0, author: text, ownLink: page, page: page,
            entries: [entry, other])
    }

    @Test func `A feed is these bytes`() throws {
        let page = try #require(FeedLink("https://allmende.example/austausch"))
        var question = AtomFeed.Entry(
            id: try #require(FeedID("tag:allmende.example,2026:beitrag/4f0c")), title: "Wer hat <Scanner> & Gerät?",
            updated: 1_795_771_800, link: try #require(FeedLink("https://allmende.example/austausch/4f0c?a=1&b=2")),
            content: .html(Markdown.html("Siehe [hier](https://example.org/)\n\n```\na  b\nc\n```")))
        question.author = "Stadt Musterstadt"
        question.categories = ["eAkte", "\"Frage\""]
        let answer = AtomFeed.Entry(
            id: try #require(FeedID("tag:allmende.example,2026:beitrag/4f0d")), title: "Antwort", updated: 951_827_696,
            link: page, content: .text("Ja,\r\nwir."))
        let feed = AtomFeed(
            id: try #require(FeedID("tag:allmende.example,2026:austausch")), title: "Austausch", updated: 1_795_771_800,
            author: "Starterbibliothek", ownLink: try #require(FeedLink("https://allmende.example/austausch.atom")),
            page: page, entries: [question, answer])
        let expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://allmende.example/austausch.atom">
            <id>tag:allmende.example,2026:austausch</id>
            <title>Austausch</title>
            <updated>2026-11-27T09:30:00Z</updated>
            <author>
            <name>Starterbibliothek</name>
            </author>
            <link rel="self" type="application/atom+xml" href="https://allmende.example/austausch.atom"/>
            <link rel="alternate" type="text/html" href="https://allmende.example/austausch"/>
            <generator>Allmende</generator>
            <entry>
            <id>tag:allmende.example,2026:beitrag/4f0c</id>
            <title>Wer hat &lt;Scanner&gt; &amp; Gerät?</title>
            <updated>2026-11-27T09:30:00Z</updated>
            <author>
            <name>Stadt Musterstadt</name>
            </author>
            <link rel="alternate" type="text/html" href="https://allmende.example/austausch/4f0c?a=1&amp;b=2"/>
            <category term="eAkte"/>
            <category term="&quot;Frage&quot;"/>
            <content type="html">HTML</content>
            </entry>
            <entry>
            <id>tag:allmende.example,2026:beitrag/4f0d</id>
            <title>Antwort</title>
            <updated>2000-02-29T12:34:56Z</updated>
            <link rel="alternate" type="text/html" href="https://allmende.example/austausch"/>
            <content type="text">Ja,
            wir.</content>
            </entry>
            </feed>

            """
        let html = """
            &lt;p&gt;Siehe &lt;a href=&quot;https://example.org/&quot; rel=&quot;noopener noreferrer&quot;&gt;hier&lt;/a&gt;&lt;/p&gt;
            &lt;pre&gt;&lt;code&gt;a  b
            c&lt;/code&gt;&lt;/pre&gt;

            """
        let whole = String(decoding: feed.bytes, as: UTF8.self)
        #expect(whole == expected.replacing("HTML", with: html))
    }

    @Test(arguments: hostileTexts + atomTexts)
    func `A feed is well-formed and says what it was given, whatever that is`(_ text: String) throws {
        let reader = try FeedReader.read(try Self.feed(text).bytes)
        let shown = Self.shown(text)
        #expect(reader.texts("title").map { Text($0) } == [shown, shown, shown])
        #expect(reader.texts("name").map { Text($0) } == [shown, shown, shown])
        let terms = reader.elements.filter { $0.name == "category" }.map { Text($0.attributes["term"] ?? "") }
        #expect(terms == [shown, shown])
        let content = reader.texts("content")
        try #require(content.count == 2)
        #expect(Text(content[1]) == Text(String(decoding: Markdown.html(text), as: UTF8.self)))
        #expect(content[0].unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !Text.isUnsafeToShow($0) })
        let plain = try FeedReader.read(try Self.feed("x").bytes)
        #expect(reader.elements.map(\.name) == plain.elements.map(\.name))
    }

    /// One line in which everything is written out that a reader does not see.
    static func shown(_ text: String) -> Text {
        var shown = Text.neutral(text)
        for (scalar, name) in [("\u{1FFFE}", "U+1FFFE"), ("\u{10FFFF}", "U+10FFFF")] {
            shown = shown.replacing(scalar, with: name)
        }
        return Text(shown)
    }

    @Test func `A feed has somebody who says it, even when nobody is named`() throws {
        var feed = try Self.feed("x")
        feed.author = ""
        feed.entries[0].author = ""
        #expect(try FeedReader.read(feed.bytes).texts("name") == ["x", "x"])
    }

    @Test(arguments: [(Int64.min, "1970-01-01T00:00:00Z"), (.max, "9999-12-31T23:59:59Z")])
    func `A feed takes moments of any number`(_ seconds: Int64, _ written: String) {
        #expect(FeedMoment.dashed(seconds) == written)
    }

    @Test(arguments: [
        ("tag:allmende.example,2026:a/b", true), ("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", true),
        ("urn:a:%C3%A4", true), ("urn:a:%C", false), ("urn:a:%zz", false), ("urn:a", false), ("urn::a", false),
        ("urn:a:", false), ("URN:a:b", false), ("https://a.example:1/b", false), ("urn:a:ä", false),
        ("urn:a:b c", false), ("urn:a:\"", false), ("urn:a:\n", false), ("", false), (":::", false),
        ("urn:a:" + String(repeating: "b", count: 1994), true),
        ("urn:a:" + String(repeating: "b", count: 1995), false),
    ])
    func `A feed takes tag and urn for an id and nothing else`(_ text: String, _ isID: Bool) {
        #expect((FeedID(text)?.description == text) == isID)
    }
}

/// Texts that mean something in XML or in a feed.
let atomTexts = [
    "]]>", "&#0;&#xFFFE;&amp;&nbsp;&unknown;", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;",
    "<?xml version=\"1.1\"?>",
    "</entry></feed><feed>", "\u{FFFF}\u{FFFD}\u{B}\u{85}", "<![CDATA[x]]>", "[x](javascript:alert(1)) <b onclick=x>",
]
