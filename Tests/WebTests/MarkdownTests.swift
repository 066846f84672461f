import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

@Suite("Text with markup")
struct MarkdownTests {
    /// Renders and brings everything into one line.
    func html(_ text: String, _ headings: Markdown.Headings = .from(2)) -> String {
        let html = Markdown.html(text, headings: headings) { target in
            switch target {
            case .template(let id): WebAddress.root.appending("v")?.appending(id.description)
            // In running code only what looks like a file is one.
            case .file(let name):
                name.contains(UInt8(ascii: ".")) ? WebAddress.root.appending("datei")?.appending(path: name) : nil
            }
        }
        return String(decoding: html, as: UTF8.self).replacing("\n", with: "")
    }

    @Test(
        "blocks",
        arguments: [
            ("a\nb\n\nc", "<p>a b</p><p>c</p>"), ("a\r\nb\rc", "<p>a b c</p>"), ("\u{FEFF}a", "<p>a</p>"),
            ("a  \nb\\\nc", "<p>a<br>b<br>c</p>"), ("***\n- - -\n___", "<hr><hr><hr>"),
            ("```\n<a>\n\n  b\n```\nc", "<pre><code>&lt;a&gt;  b</code></pre><p>c</p>"),
            ("~~~ swift \"x\na\n", "<pre><code>a</code></pre>"), ("    a", "<p>a</p>"),
            ("> a\nb\n> c\n\nd", "<blockquote><p>a b c</p></blockquote><p>d</p>"),
            ("> > a\n> b", "<blockquote><blockquote><p>a b</p></blockquote></blockquote>"),
            ("- a\n- b\n\nc", "<ul><li>a</li><li>b</li></ul><p>c</p>"),
            ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
            ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
            ("- a\n  - b\n\n    c\n- d", "<ul><li>a<ul><li><p>b</p><p>c</p></li></ul></li><li>d</li></ul>"),
            ("1. a\n2. b\n\n7) c", "<ol><li>a</li><li>b</li></ol><ol start=\"7\"><li>c</li></ol>"),
            ("- a\n* b\n", "<ul><li>a</li></ul><ul><li>b</li></ul>"), ("am\n3. Mai", "<p>am 3. Mai</p>"),
            ("Text\n- a", "<p>Text</p><ul><li>a</li></ul>"), ("- a\nb", "<ul><li>a b</li></ul>"),
            (
                "1. a\n\n   ```\n   x\n   ```\n2. b",
                "<ol><li><p>a</p><pre><code>x</code></pre></li><li><p>b</p></li></ol>"
            ),
            ("- [ ] a\n- [x] b\n- [y] c", "<ul><li>☐ a</li><li>☑ b</li><li>[y] c</li></ul>"),
            ("-\n- a", "<ul><li></li><li>a</li></ul>"), ("-\ta\n\n\tb", "<ul><li><p>a</p><p>b</p></li></ul>"),
            ("- > a\n  > b\n  c", "<ul><li><blockquote><p>a b c</p></blockquote></li></ul>"), ("", ""),
            ("\n \n\t\n", ""),
        ])
    func blocks(_ text: String, _ expected: String) { #expect(html(text) == expected) }

    @Test(
        "inside a block",
        arguments: [
            (
                "*a* _b_ **c** __d__ ***e***",
                "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em>"
            ),
            ("a*b*c a_b_c **»a«** *a", "a<em>b</em>c a_b_c <strong>»a«</strong> *a"),
            ("**a *b** c*", "<em><em>a <em>b</em></em> c</em>"), ("**a *b** c", "*<em>a <em>b</em></em> c"),
            ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
            ("2 * 3 * 4 ____ ** a **", "2 * 3 * 4 ____ ** a **"), ("\\*a\\* \\<b\\> \\q", "*a* &lt;b&gt; \\q"),
            ("`a` ``b`c`` `*d*` `e", "<code>a</code> <code>b`c</code> <code>*d*</code> `e"),
            ("` a `", "<code>a</code>"),
            ("&auml; &lt; &#106;", "&amp;auml; &amp;lt; &amp;#106;"), ("~~a~~ ==b== ^c^", "~~a~~ ==b== ^c^"),
            ("<b>a</b> <!-- b --> <br/>", "&lt;b&gt;a&lt;/b&gt; &lt;!-- b --&gt; &lt;br/&gt;"),
        ])
    func inline(_ text: String, _ expected: String) { #expect(html(text) == "<p>\(expected)</p>") }

    @Test(
        "links",
        arguments: [
            ("[a](https://b.de)", "<a href=\"https://b.de\" rel=\"noopener noreferrer\">a</a>"),
            ("[*a*](<https://b.de/c d>)", "<em>a</em>"),
            ("[a](https://b.de/(c) \"Titel\")", "<a href=\"https://b.de/(c)\" rel=\"noopener noreferrer\">a</a>"),
            ("[a](vorlage:abc)", "<a href=\"/v/abc\">a</a>"), ("[a](vorlage:../x)", "a"),
            ("[a](dokumente/b%20c.md)", "<a href=\"/datei/dokumente/b%20c.md\">a</a>"),
            ("[a](./b.md)", "<a href=\"/datei/b.md\">a</a>"),
            ("[a](../../etc/passwd)", "a"), ("[a](/b)", "a"), ("[a](//b.de)", "a"), ("[a](#b)", "a"),
            ("[a](b\\\\c)", "a"),
            ("[a](javascript:alert(1))", "a"), ("[a](data:text/html,x)", "a"), ("[a](&#106;avascript:x)", "a"),
            ("[a]()", "a"),
            ("[](https://b.de)", "<a href=\"https://b.de\" rel=\"noopener noreferrer\">https://b.de</a>"),
            ("[a] [b", "[a] [b"), ("[a](b", "[a](b"), ("[a][b]", "[a][b]"), ("]a[", "]a["),
            (
                "[a [b](https://c.de) d](https://e.de)",
                "[a <a href=\"https://c.de\" rel=\"noopener noreferrer\">b</a> d](<a href=\"https://e.de\" rel=\"noopener noreferrer\">https://e.de</a>)"
            ),
            ("![a](https://b.de/c.png)", "<a href=\"https://b.de/c.png\" rel=\"noopener noreferrer\">Bild: a</a>"),
            ("![](javascript:x)", "Bild"),
            ("[![a](https://b.de)](https://c.de)", "<a href=\"https://c.de\" rel=\"noopener noreferrer\">Bild: a</a>"),
            ("<https://a.de>", "<a href=\"https://a.de\" rel=\"noopener noreferrer\">https://a.de</a>"),
            ("<a@b.de>", "<a href=\"mailto:a@b.de\" rel=\"noopener noreferrer\">a@b.de</a>"),
            ("<javascript:x>", "&lt;javascript:x&gt;"),
            (
                "s. https://a.de/b_c_d, ja",
                "s. <a href=\"https://a.de/b_c_d\" rel=\"noopener noreferrer\">https://a.de/b_c_d</a>, ja"
            ),
            ("(http://a.de)", "(<a href=\"http://a.de\" rel=\"noopener noreferrer\">http://a.de</a>)"),
            ("xhttp://a.de", "xhttp://a.de"),
            ("`README.md`", "<a href=\"/datei/README.md\"><code>README.md</code></a>"),
        ])
    func links(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>")
    }

    @Test("headings fit into the outline of the page")
    func headings() {
        #expect(html("# a\n## b\n#### c\n# d", .from(3)) == "<h3>a</h3><h4>b</h4><h5>c</h5><h3>d</h3>")
        #expect(html("### a\n# b\n###### c", .from(2)) == "<h2>a</h2><h2>b</h2><h3>c</h3>")
        #expect(
            html("# a\n## b\n### c\n#### d\n##### e", .from(4)) == "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6><h6>e</h6>")
        #expect(html("# a", .bold) == "<p><strong>a</strong></p>")
        #expect(
            html("> # a\n\n- # b")
                == "<blockquote><p><strong>a</strong></p></blockquote><ul><li><p><strong>b</strong></p></li></ul>")
        #expect(
            html("# a #\n##b\n#\n## c \\#\na\n===\nb\n---") == "<h2>a</h2><p>##b</p><h3>c #</h3><h2>a</h2><h3>b</h3>")
    }

    @Test("a heading that repeats the title of the page is left out, another one is not")
    func title() {
        func page(_ text: String) -> String {
            var html = HTMLWriter(.de)
            html.markdown(text, .from(3), leavingOut: "Titel") { _ in nil }
            return String(decoding: html.finish(), as: UTF8.self)
        }
        #expect(page("# Titel\n\n## a") == "<h3>a</h3>\n")
        #expect(page("# Titel b") == "<h3>Titel b</h3>\n")
    }

    @Test("tables have a name, scopes and a region that scrolls")
    func tables() throws {
        let text = "| a | *b* | c |\n|---|:-:|--:|\n| 1 | x \\| y | `z` |\n| 2 |\nkeine Zeile"
        let node = try StrictHTML.parse(Markdown.html(text), isPage: false)
        let region = try #require(node.first("div"))
        #expect(region.attributes["role"] == "region" && region.attributes["tabindex"] == "0")
        #expect(region.attributes["aria-label"] == "Tabelle 1 im Text")
        #expect(
            node.all("th").map(\.content) == ["a", "b", "c"]
                && node.all("th").allSatisfy { $0.attributes["scope"] == "col" })
        #expect(node.all("td").map(\.content) == ["1", "x | y", "z", "2", "", ""])
        #expect(node.all("td").compactMap { $0.attributes["class"] } == ["mitte", "rechts", "mitte", "rechts"])
        #expect(node.all("p").map(\.content) == ["keine Zeile"])
        #expect(html("a\n|-|-|") == "<p>a |-|-|</p>")
        #expect(html("x\n| a |\n|---|").hasPrefix("<p>x</p><div"))
    }

    @Test("depth, width and size are limited")
    func limits() throws {
        for text in [
            String(repeating: "> ", count: 20_000) + "a", String(repeating: "- ", count: 20_000) + "a",
            (0..<2_000).map { String(repeating: " ", count: $0 * 2) + "- a" }.joined(separator: "\n"),
            String(repeating: "*a ", count: 20_000) + String(repeating: "a* ", count: 20_000),
            String(repeating: "**a ", count: 9_000) + String(repeating: "b** ", count: 9_000),
            String(repeating: "![", count: 20_000) + "a" + String(repeating: "](https://a.de)", count: 20_000),
            String(repeating: "|a", count: 2_000) + "|\n" + String(repeating: "|-", count: 2_000) + "|",
            "|a|b|\n|-|-|\n" + String(repeating: "|\n", count: 100_000),
        ] {
            let html = Markdown.html(text)
            let node = try StrictHTML.parse(html, isPage: false)
            let depth = node.all.map { $0.ancestors.count }.max() ?? 0
            #expect(depth < 30)
            #expect(html.count < text.utf8.count * 12 + 400_000)
        }
        let long = String(repeating: "Ein Satz. ", count: 60_000)
        let html = Markdown.html(long)
        #expect(html.count < MarkdownLimits.text + 1_000)
        #expect(String(decoding: html.suffix(200), as: UTF8.self).contains("endet hier"))
    }

    @Test("a page takes only so much text with markup")
    func budget() {
        var html = HTMLWriter(.de)
        let text = String(repeating: "ä\n\n", count: 100_000)
        for _ in 0..<100 { html.markdown(text, .bold) { _ in nil } }
        #expect(html.finish().count < MarkdownLimits.page * 5)
    }

    @Test("random signs give well-formed HTML", .timeLimit(.minutes(60)))
    func random() throws {
        var generator = Seeded(7)
        let pieces = [
            "*", "**", "_", "`", "``", "[", "]", "(", ")", "!", "<", ">", "\\", "\n", "\n\n", "  \n", "- ", "1. ", "> ",
            "# ", "```\n",
            "|", "|---|\n", "https://a.de", "](https://b.de)", "a", "ä", " ", "\t", "&", "\"", "=\n", "---\n", "    ",
            "\u{202E}", "~~~\n",
        ]
        for _ in 0..<3_000 {
            let text = (0..<generator.below(60)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            let html = Markdown.html(text, headings: generator.below(2) == 0 ? .from(2) : .bold) { _ in .root }
            do {
                let node = try StrictHTML.parse(html, isPage: false)
                #expect(
                    node.all("a").allSatisfy { link in
                        !link.ancestors.contains { $0.tag == "a" } && !link.content.isEmpty
                    }, "\(text.debugDescription)")
            } catch {
                Issue.record("\(text.debugDescription): \(error)")
            }
        }
    }
}

/// A generator that gives the same numbers for the same seed.
struct Seeded {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state &* 0x2545_F491_4F6C_DD1D) % UInt64(max(1, bound)))
    }
}

@Suite(
    "Text with markup, hostile inputs",
    .enabled(if: SharedCorpus.exists, "the shared corpus is not beside the checkout"))
struct MarkdownCorpusTests {
    /// Texts of the public lists of attacks, a line each.
    static let lines: [String] = {
        var lines: [String] = []
        for list in ["patt-xss", "payloadbox-xss", "naughty-strings", "dompurify"] {
            let folder = SharedCorpus.root.appending(path: "badcorpus/external/dev/\(list)")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for name in names.sorted() {
                guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
                    continue
                }
                let text = String(decoding: data, as: UTF8.self)
                lines += list == "dompurify" ? [text] : text.split(separator: "\n").map(String.init)
            }
        }
        return lines
    }()

    @Test("there are inputs") func exist() {
        #expect(Self.lines.count > 2_000 && SharedCorpus.cases("markdown").count > 60)
    }

    @Test("gives nothing but what the subset has", arguments: SharedCorpus.cases("markdown"))
    func markdown(_ given: SharedCorpus.Case) throws {
        let text = String(decoding: try given.bytes(), as: UTF8.self)
        try check(Markdown.html(text))
    }

    @Test("lists of attacks stay text, line by line and as one text")
    func attacks() throws {
        for line in Self.lines { try check(Markdown.html(line)) }
        try check(Markdown.html(Self.lines.joined(separator: "\n\n")))
        try check(Markdown.html(Self.lines.joined(separator: "\n")))
    }

    private func check(_ html: [UInt8]) throws {
        let allowed: Set = [
            "p", "a", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "h2", "h3", "h4", "h5",
            "h6", "div",
            "table", "thead", "tbody", "tr", "th", "td",
        ]
        for node in try StrictHTML.parse(html, isPage: false).all {
            #expect(allowed.contains(node.tag))
            #expect(node.attributes["id"] == nil)
            if node.tag == "a" { #expect(node.attributes["rel"] == "noopener noreferrer") }
        }
    }
}
