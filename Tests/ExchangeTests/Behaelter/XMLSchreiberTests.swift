import Exchange
import Testing

struct XMLSchreiberTests {
    @Test func `What is written is read back`() throws {
        var xml = XMLSchreiber(eingerueckt: true, allein: true)
        xml.start("Plan", [("xmlns", "u"), ("titel", "\"A\" & <B>\t\n")])
        let ersetzt = xml.element("Name", "Rat & Bürger <1> ]]>\r\n")
        #expect(!ersetzt)
        xml.element("Teil") { teil in
            teil.element("Leer")
            teil.start("offen")
        }
        let bytes = xml.fertig()
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Plan xmlns="u" titel="&quot;A&quot; &amp; &lt;B&gt;&#9;&#10;">
                  <Name>Rat &amp; Bürger &lt;1&gt; ]]&gt;&#13;
                </Name>
                  <Teil>
                    <Leer/>
                    <offen/>
                  </Teil>
                </Plan>

                """)
        var leser = try XMLLeser(bytes)
        _ = try leser.kind()
        let plan = try leser.element()
        #expect(plan.attribut("titel") == "\"A\" & <B>\t\n")
        #expect(plan.text("Name") == "Rat & Bürger <1> ]]>\r\n")
        #expect(plan.kind("Teil")?.kinder.count == 2)
        #expect(!xml.ersetzt)
    }

    @Test func `Without indentation there is nothing between elements`() {
        var xml = XMLSchreiber()
        xml.start("a")
        xml.element("b", "1")
        xml.ende()
        let bytes = xml.fertig()
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("?>\n<a><b>1</b></a>\n"))
    }

    @Test func `Beside text no line is broken`() throws {
        var xml = XMLSchreiber(eingerueckt: true)
        xml.start("a")
        xml.text("x")
        xml.element("b")
        let bytes = xml.fertig()
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\n<a>x<b/></a>\n"))
    }

    @Test func `Characters and names that XML cannot carry are replaced, and it is said`() throws {
        var xml = XMLSchreiber()
        xml.start("1 a<", [("b c", "\u{0}"), ("b_c", "zwei")])
        let ersetzt = xml.text("A\u{0B}B\u{1}C\u{FFFF}")
        #expect(ersetzt)
        #expect(xml.ersetzt)
        var leser = try XMLLeser(xml.fertig())
        let kind = try leser.kind()
        #expect(kind?.name == "__a_")
        let element = try leser.element()
        #expect(element.attribute.map(\.wert) == ["\u{FFFD}"])
        #expect(element.text == "A\nB\u{FFFD}C\u{FFFD}")
    }

    @Test func `Text outside the root and ends without a start are left out`() throws {
        var xml = XMLSchreiber()
        xml.text("vorher")
        xml.ende()
        xml.element("a")
        xml.text("nachher")
        xml.ende()
        let bytes = xml.fertig()
        #expect(try ereignisse(bytes) == ["<a>", "</a>"])
    }
}
