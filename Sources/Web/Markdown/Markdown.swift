public import Templates

/// Text with simple markup: README.md, experience reports, advice on nodes. Specs/web.md, "Markdown", says what is understood.
///
/// There is no raw HTML: what is not understood is shown as it was typed. Links go to http, https and mailto, and to what a resolver
/// knows; images are links. Nothing recurses, time and output are linear in the input, and what is too long or too deep is
/// shown plainer instead of being refused (`MarkdownLimits`).
public enum Markdown {
    /// A place in the library that a link names.
    public enum Target: Hashable, Sendable {
        /// A template: `[Titel](vorlage:<id>)`.
        case template(ElementID)
        /// A file of the same template, by its name in the template's folder: `[Titel](dokumente/plan.md)`.
        case file([UInt8])
    }

    /// What headings become.
    public enum Headings: Hashable, Sendable {
        /// Headings of the page, the highest of this level and none more than one deeper than the one before.
        case from(Int)
        /// Paragraphs in bold, where the text is too small a part of the page to have headings.
        case bold
    }

    /// Renders a text for itself.
    ///
    /// - Parameters:
    ///   - text: The text; line ends are LF, CRLF or CR.
    ///   - headings: What headings become.
    ///   - sprache: The language of the few words that are added ("Bild", "Tabelle").
    ///   - address: Where a place in the library is; nil makes the link plain text.
    /// - Returns: HTML, well-formed for itself. Linear.
    public static func html(
        _ text: String, headings: Headings = .from(2), sprache: Sprache = .de,
        address: @escaping (Target) -> WebAddress? = { _ in nil }
    ) -> [UInt8] {
        var html = HTMLWriter(sprache)
        html.markdown(text, headings, address: address)
        return html.finish()
    }

    /// Signs that belong to the word before them.
    private static let closing = Array(".,;:!?)".utf8)

    /// The words of a text without its markup, in one line of about so many characters. Linear in what is read.
    public static func words(_ text: String, limit: Int) -> String {
        var plain: [UInt8] = []
        var isTag = false
        for byte in html(String(text.prefix(4 * limit))) {
            switch byte {
            case UInt8(ascii: "<"): isTag = true
            case UInt8(ascii: ">") where isTag:
                isTag = false
                plain.append(0x20)
            default: if !isTag { plain.append(byte) }
            }
        }
        var words = String(decoding: plain, as: UTF8.self)
        if plain.contains(UInt8(ascii: "&")) {
            for (mark, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
                words = words.replacing(mark, with: sign)
            }
        }
        words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Tags of markup within a word leave no gap before a sign that belongs to the word before it.
        var closed: [UInt8] = []
        closed.reserveCapacity(words.utf8.count)
        for byte in words.utf8 {
            if closed.last == 0x20, Self.closing.contains(byte) { closed.removeLast() }
            closed.append(byte)
        }
        words = String(decoding: closed, as: UTF8.self)
        return words.count > limit ? words.prefix(limit) + " …" : words
    }
}

/// Up to where text is rendered.
enum MarkdownLimits {
    /// Bytes of one text; the rest is left out, and the page says so.
    static let text = 512 << 10
    /// Bytes of all texts of one page.
    static let page = 4 << 20
    /// Levels of quotes and lists; deeper marks are text.
    static let depth = 8
    /// Levels of emphasis; deeper ones are not marked.
    static let emphasis = 6
    /// Columns of a table; a wider one is text.
    static let columns = 24
    /// Cells of all tables of one text; what comes after is text.
    static let cells = 20_000
}

extension HTMLWriter {
    /// Writes a text with markup.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - headings: What headings become.
    ///   - title: A heading at the very beginning that says the same is left out, because the page has said it.
    ///   - address: Where a place in the library is.
    mutating func markdown(
        _ text: String, _ headings: Markdown.Headings, leavingOut title: String? = nil,
        address: @escaping (Markdown.Target) -> WebAddress?
    ) {
        var bytes = Array(text.utf8)
        let limit = min(MarkdownLimits.text, max(0, markdownBudget))
        let isCut = bytes.count > limit
        if isCut {
            // At the end of a line, or else of a character.
            let end = bytes[..<limit].lastIndex(of: 0x0A) ?? bytes[..<limit].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
            bytes.removeSubrange(end...)
        }
        markdownBudget -= bytes.count
        var parser = MarkdownBlocks(bytes)
        parser.parse()
        var renderer = MarkdownRenderer(parser.blocks, parser.text, headings, address)
        renderer.leaveOut(title)
        renderer.render(into: &self)
        if isCut { element(.p, .style(.leise), text: texte.textGekuerzt) }
    }
}
