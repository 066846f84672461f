import Bytes
import Templates
import Testing

@testable import Web

/// Texts that try to be more than text.
let hostileTexts = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
    "</title></p></main></body></html>",
    "&lt;b&gt; &amp; &#x3C; &colon;", "javascript:alert(1)", "<!-- --><![CDATA[ ]]>", "a\u{0}b\u{1B}[31mc\u{7F}",
    "\u{202E}gnp.exe", "a\u{200B}b\u{FEFF}c\u{AD}d", "line\nbreak\ttab\r\n", "ä ö ü ß „Zitat“ 𝔘 👩‍💻 e\u{301}",
    "\u{FFFE}\u{1FFFE}\u{10FFFF}", "{{7*7}} ${7*7} <%= 7 %>", "\u{2028}\u{2029}", "`backticks` $(touch x)",
]

@Suite("The HTML writer")
struct WriterTests {
    @Test("text stays text between tags and in attributes", arguments: hostileTexts)
    func escaping(_ text: String) throws {
        var html = HTMLWriter(.de)
        html.element(.p, .title(text)) { $0.text(text) }
        let node = try #require(StrictHTML.parse(html.finish(), isPage: false).first("p"))
        let shown = Text.neutral(text).replacing("\u{1FFFE}", with: "U+1FFFE").replacing("\u{10FFFF}", with: "U+10FFFF")
        #expect(Text(node.content) == Text(shown))
        #expect(Text(node.attributes["title"] ?? "") == Text(shown))
        #expect(node.content.unicodeScalars.allSatisfy { !Text.isUnsafeToShow($0) })
    }

    @Test("bytes that are no UTF-8 are shown as what they are: nothing known")
    func brokenBytes() {
        for bytes: [UInt8] in [
            [0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF],
        ] {
            var out: [UInt8] = []
            let span = bytes.span
            out.appendEscaped(span)
            #expect(out == Array(String(repeating: "\u{FFFD}", count: bytes.count).utf8))
        }
    }

    @Test("blocks begin a line, inline elements do not, and the same calls give the same bytes")
    func layout() {
        func page() -> String {
            var html = HTMLWriter(.de)
            html.element(.div, .style(.kasten, .fakten), nil, .id(Anchor("a"))) { html in
                html.element(.p) { html in
                    html.text("1 < 2 ")
                    html.element(.strong, text: "ja")
                    html.void(.br)
                }
                html.void(.hr)
                html.element(.details, .open) { html in html.element(.summary, text: "x") }
            }
            return String(decoding: html.finish(), as: UTF8.self)
        }
        let expected = """
            <div class="kasten fakten" id="a">
            <p>1 &lt; 2 <strong>ja</strong><br></p>
            <hr>
            <details open>
            <summary>x</summary></details></div>

            """
        #expect(page() == expected)
        #expect(page() == page())
    }

    @Test("texts of the library are marked as German on an English page only")
    func language() {
        func text(_ sprache: Sprache) -> String {
            var html = HTMLWriter(sprache)
            html.element(.p) { $0.inhalt("Vergabe") }
            html.element(.h1, inhalt: "Vergabe")
            return String(decoding: html.finish(), as: UTF8.self)
        }
        #expect(text(.de) == "<p>Vergabe</p>\n<h1>Vergabe</h1>\n")
        #expect(text(.en) == "<p><span lang=\"de\">Vergabe</span></p>\n<h1 lang=\"de\">Vergabe</h1>\n")
    }

    @Test("elements that end out of order are our own mistake and trap")
    func order() async {
        await #expect(processExitsWith: .failure) {
            var html = HTMLWriter(.de)
            html.start(.p)
            html.end(.div)
        }
        await #expect(processExitsWith: .failure) {
            var html = HTMLWriter(.de)
            html.start(.p)
            _ = html.finish()
        }
    }

    @Test("ids have a prefix and are letters, digits, hyphens and underscores")
    func anchors() throws {
        let id = try #require(ElementID("document"))
        #expect(Anchor.node(id).text == "k-document")
        #expect(Anchor.part("gruppe", 3).text == "gruppe-3")
    }
}

@Suite("Addresses")
struct WebAddressTests {
    @Test("segments are encoded byte by byte")
    func segments() {
        let name: [UInt8] = Array("ä b/c?d#e%2F".utf8) + [0xFF]
        #expect(WebAddress.root.appending(name)?.text == "/%C3%A4%20b%2Fc%3Fd%23e%252F%FF")
        #expect(WebAddress.root.appending("a")?.appending("b.c~d-e_f")?.text == "/a/b.c~d-e_f")
        #expect(WebAddress.root.appending(path: Array("x/y z".utf8))?.text == "/x/y%20z")
    }

    @Test("no path leads out or to another host", arguments: ["", ".", "..", "/", "a//b", "a/../b", "./a", "a/"])
    func escape(_ path: String) { #expect(WebAddress.root.appending(path: Array(path.utf8)) == nil) }

    @Test(
        "a base path is taken from a configuration",
        arguments: [("/", "/"), ("/a", "/a"), ("/a/", "/a"), ("/ä", "/%C3%A4")])
    func base(_ path: String, _ expected: String) { #expect(WebAddress(base: path)?.text == expected) }

    @Test("what is no base path is refused", arguments: ["", "a", "//evil.example", "/a//b", "/..", "https://a.de"])
    func noBase(_ path: String) { #expect(WebAddress(base: path) == nil) }

    @Test("queries and fragments are added in any order")
    func query() throws {
        let id = try #require(ElementID("abc"))
        let address = WebAddress.root.query("q", "a&b=c ä'\"").node(id).query("seite", "2")
        #expect(address.text == "/?q=a%26b%3Dc%20%C3%A4%27%22&seite=2")
        #expect(WebAddress.root.query("ansicht", "tabelle").node(id).text == "/?ansicht=tabelle#k-abc")
        #expect(address.appending("x") == nil)
    }

    @Test(
        "http, https and mailto are taken",
        arguments: [
            ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
            ("HTTP://Example.org", "http://Example.org"),
            ("https://a.de/ü'\"<>`{}|^", "https://a.de/%C3%BC%27%22%3C%3E%60%7B%7D%7C%5E"),
            ("https://a.de/%41%zz", "https://a.de/%41%25zz"), ("https://köln.de", "https://k%C3%B6ln.de"),
            ("http://[::1]:8080/", "http://[::1]:8080/"), ("mailto:a.b@c.de", "mailto:a.b@c.de"),
            ("mailto:a@b?subject=\"><script>", "mailto:a@b?subject=%22%3E%3Cscript%3E"),
        ])
    func external(_ text: String, _ expected: String) { #expect(WebAddress(external: text)?.text == expected) }

    @Test(
        "everything else is refused",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:x", "data:text/html,x",
            "vbscript:x", "tel:+49", "file:///etc/passwd", "//evil.example", "/a", "a/b", "", ":", "http:", "http://",
            "http:///x", "https:/a.de", "https://", "https://@", "https://user@a.de",
            "https://www.bund.de@evil.example/",
            "https://a b", "https://a.de/\u{202E}", "https://a.de\\@b", "https://%61.de", "https://a.de/\u{A0}",
            "mailto:",
            "mailto:a", "mailto:@", "mailto:a@", "mailto:a@b@c", "mailto:a@b?bcc=x@y", "mailto:a@b,c@d",
            "https://a\n.de",
            "https://a.de/" + String(repeating: "x", count: 2_000), "ht\u{131}p://a", "https://a.de/\u{0}",
        ])
    func refused(_ text: String) { #expect(WebAddress(external: text) == nil) }

    @Test("an address is one word of a shell")
    func shell() throws {
        let plain = try #require(WebAddress(external: "https://a.de/b.git"))
        #expect(Zugang(plain).shellWord == "https://a.de/b.git")
        let odd = try #require(WebAddress(external: "https://a.de/$(touch%20x);'&b"))
        #expect(Zugang(odd).shellWord == "'https://a.de/$(touch%20x);%27&b'")
    }
}
