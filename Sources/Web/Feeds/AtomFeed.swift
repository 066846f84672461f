internal import Bytes
public import Templates

/// News for feed readers: an Atom feed (RFC 4287).
///
///     <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://…/austausch.atom">
///     <id>tag:…</id>
///     <title>Austausch</title>
///     …
///     <entry>
///     <id>tag:…</id>
///     …
///     </entry>
///     </feed>
///
/// The file is well-formed XML, whatever the texts hold: they are escaped as on a page (`appendEscaped`), and what XML does not allow, or
/// would mislead a reader, is written out as `U+XXXX`. Links inside the content may be paths of this server; `xml:base` tells
/// readers where they begin. The same entries give the same bytes.
public struct AtomFeed: Sendable {
    /// What an entry says.
    public enum Content: Hashable, Sendable {
        /// Text without markup.
        case text(String)
        /// HTML that `Markdown.html` made; nothing else may be passed here.
        case html([UInt8])
    }

    /// One piece of news.
    public struct Entry: Sendable {
        /// What it is known by, for good.
        public var id: FeedID
        /// What it is called; one line.
        public var title: String
        /// When it was changed last, in seconds since 1970-01-01 00:00 UTC.
        public var updated: Int64
        /// Who says it; without, the feed's author does.
        public var author = ""
        /// Its page.
        public var link: FeedLink
        /// What it says.
        public var content: Content
        /// Words it is sorted by.
        public var categories: [String] = []

        /// Creates an entry with what every entry has.
        public init(id: FeedID, title: String, updated: Int64, link: FeedLink, content: Content) {
            self.id = id
            self.title = title
            self.updated = updated
            self.link = link
            self.content = content
        }
    }

    /// What the feed is known by, for good.
    public var id: FeedID
    /// What it is called; one line.
    public var title: String
    /// The language of title and entries.
    public var sprache: Sprache
    /// When it was changed last, in seconds since 1970-01-01 00:00 UTC.
    public var updated: Int64
    /// Who says what no entry's author says; the title when empty, because somebody must (RFC 4287, 4.1.1).
    public var author: String
    /// The address of the feed itself.
    public var ownLink: FeedLink
    /// The page that shows the same.
    public var page: FeedLink
    /// The entries, in the order they are written in: the newest first.
    public var entries: [Entry]

    /// Creates a feed.
    public init(
        id: FeedID, title: String, sprache: Sprache = .de, updated: Int64, author: String, ownLink: FeedLink,
        page: FeedLink, entries: [Entry] = []
    ) {
        self.id = id
        self.title = title
        self.sprache = sprache
        self.updated = updated
        self.author = author
        self.ownLink = ownLink
        self.page = page
        self.entries = entries
    }

    /// The media type of `bytes`.
    public static let mediaType = "application/atom+xml; charset=utf-8"

    /// The feed as a file. Linear.
    public var bytes: [UInt8] {
        var xml = FeedXML()
        xml.literal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        xml.attribute("xml:lang", sprache.rawValue)
        xml.attribute("xml:base", ownLink.text)
        xml.literal(">\n")
        xml.element("id", id.text)
        xml.element("title", title)
        xml.element("updated", FeedMoment.dashed(updated))
        xml.author(author.isEmpty ? title : author)
        xml.link("self", ownLink, "application/atom+xml")
        xml.link("alternate", page, "text/html")
        xml.element("generator", "Allmende")
        for entry in entries { Self.write(entry, to: &xml) }
        xml.literal("</feed>\n")
        return xml.bytes
    }

    private static func write(_ entry: Entry, to xml: inout FeedXML) {
        xml.literal("<entry>\n")
        xml.element("id", entry.id.text)
        xml.element("title", entry.title)
        xml.element("updated", FeedMoment.dashed(entry.updated))
        xml.author(entry.author)
        xml.link("alternate", entry.link, "text/html")
        for category in entry.categories where !category.isEmpty { xml.category(category) }
        switch entry.content {
        case .text(let text): xml.content("text", Array(text.utf8))
        case .html(let html): xml.content("html", html)
        }
        xml.literal("</entry>\n")
    }
}

/// Writes the few elements of a feed. Names come from literals, values are escaped.
private struct FeedXML {
    private(set) var bytes: [UInt8] = []

    mutating func literal(_ markup: StaticString) { bytes.append(contentsOf: markup.description.utf8) }

    mutating func attribute(_ name: StaticString, _ value: String) {
        literal(" ")
        literal(name)
        literal("=\"")
        escaped(Array(value.utf8), .oneLine)
        literal("\"")
    }

    /// An element that holds one line of text.
    mutating func element(_ name: StaticString, _ text: String) {
        literal("<")
        literal(name)
        literal(">")
        escaped(Array(text.utf8), .oneLine)
        literal("</")
        literal(name)
        literal(">\n")
    }

    /// Nothing for an empty name, which readers show as a person without one.
    mutating func author(_ name: String) {
        guard !name.isEmpty else { return }
        literal("<author>\n")
        element("name", name)
        literal("</author>\n")
    }

    mutating func link(_ relation: StaticString, _ link: FeedLink, _ type: StaticString) {
        literal("<link")
        attribute("rel", relation.description)
        attribute("type", type.description)
        attribute("href", link.text)
        literal("/>\n")
    }

    mutating func category(_ term: String) {
        literal("<category")
        attribute("term", term)
        literal("/>\n")
    }

    /// Line breaks stay: they matter in text and inside `pre`. CR LF and CR become LF, as XML's readers would make them.
    mutating func content(_ type: StaticString, _ content: [UInt8]) {
        literal("<content")
        attribute("type", type.description)
        literal(">")
        var lines: [UInt8] = []
        lines.reserveCapacity(content.count)
        for (index, byte) in content.enumerated() {
            if byte == 0x0D {
                lines.append(0x0A)
            } else if byte != 0x0A || index == 0 || content[index - 1] != 0x0D {
                lines.append(byte)
            }
        }
        escaped(lines, .kept)
        literal("</content>\n")
    }

    private mutating func escaped(_ text: [UInt8], _ spacing: HTMLSpacing) { bytes.appendEscaped(text.span, spacing) }
}
