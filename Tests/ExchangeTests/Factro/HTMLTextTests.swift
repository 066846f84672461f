import Testing

@testable import Exchange

@Suite("Descriptions in HTML")
struct HTMLTextTests {
    @Test(arguments: [
        ("Nur Text mit * und <", "Nur Text mit * und <"), ("<p>Text 11</p>", "Text 11"),
        ("<p>Eins</p><p>Zwei<br>drei</p>", "Eins\n\nZwei\ndrei"),
        ("<p>Das ist <b>wichtig </b>und <em>neu</em>.</p>", "Das ist **wichtig** und *neu*."),
        (
            "<h2>Kopf</h2><ul><li>A</li><li>B<ol><li>x</li><li>y</li></ol></li></ul><p>Ende</p>",
            "## Kopf\n\n- A\n- B\n  1. x\n  2. y\n\nEnde"
        ),
        ("<blockquote><p>Zitat</p><p>mehr</p></blockquote>", "> Zitat\n>\n> mehr"),
        ("<p>Siehe <a href=\"https://example.org/a(b)\">hier</a></p>", "Siehe [hier](https://example.org/a%28b%29)"),
        ("<p>&sect;&nbsp;9 &auml;&#228;&#xE4; &amp;lt; &unbekannt;</p>", "§ 9 äää &lt; &unbekannt;"),
        (
            "<p># kein Kopf</p><p>1. keine Liste</p><p>[a](b) *x*</p>",
            "\\# kein Kopf\n\n1\\. keine Liste\n\n\\[a\\](b) \\*x\\*"
        ),
        ("<pre>a  b\n*c*</pre>", "```\na  b\n*c*\n```"), ("<p></p><p><b></b>  </p>", ""), ("a<!-- b -->c<", "ac\\<"),
    ])
    func `become Markdown`(_ html: String, _ markdown: String) {
        #expect(HTMLText(html).text == markdown)
    }

    @Test(arguments: [
        ("<p>Vor<script>alert(1)</script>nach</p>", "Vornach", ["script"]),
        ("<img src=x onerror=alert(1)>Bild", "Bild", ["img"]),
        ("<a href=\"javascript:alert(1)\">x</a>", "x", ["a"]),
        ("<a href=\"mailto:erika@example.org\">Erika</a>", "Erika", ["a"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b", ["table"]),
        ("<svg><style>p{}</style><p>weg</p></svg>da", "da", ["svg"]),
    ])
    func `lose what is not text, and say so`(_ html: String, _ markdown: String, _ lost: [String]) {
        let text = HTMLText(html)
        #expect(text.text == markdown)
        #expect(text.entfallen == lost)
    }

    @Test(arguments: [
        "<", "</", "<p", "<!--", "<a href=", "<a href=\"", "&#x110000;<p>", "&#55296;<b>", "<ul><li><ol>",
    ])
    func `may be cut off anywhere`(_ html: String) {
        #expect(HTMLText(html + html).text.utf8.count < 100)
    }

    @Test func `with many tags inside each other take their time only`() {
        let text = HTMLText(String(repeating: "<ul><li><blockquote>", count: 50_000) + "x")
        #expect(text.text.hasSuffix("x"))
    }
}
