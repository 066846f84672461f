import Exchange
import Templates
import Testing

/// Everything a document yields, one event a piece: `<a x=1>`, `"text"`, `</a>`.
func ereignisse(_ bytes: [UInt8], _ grenzen: XMLGrenzen = XMLGrenzen()) throws(XMLFehler) -> [String] {
    var leser = try XMLLeser(bytes, grenzen: grenzen)
    var ereignisse: [String] = []
    while let ereignis = try leser.naechstes() {
        switch ereignis {
        case .start(let name, let attribute):
            ereignisse.append("<\(name)\(attribute.map { " \($0.name)=\($0.wert)" }.joined())>")
        case .text(let text): ereignisse.append("\"\(text)\"")
        case .ende(let name): ereignisse.append("</\(name)>")
        }
    }
    return ereignisse
}

struct XMLLeserTests {
    @Test(arguments: [
        ("<a/>", ["<a>", "</a>"]),
        ("\u{FEFF}<?xml version='1.0' encoding=\"utf-8\"?>\n<a>ä</a>\n", ["<a>", "\"ä\"", "</a>"]),
        ("<a x='1' y = \"zwei\" />", ["<a x=1 y=zwei>", "</a>"]),
        ("<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</a>", ["<a>", "\"<&>\"'A😀\"", "</a>"]),
        ("<a>x<![CDATA[<&]]]]>y<!-- z -->&#13;\r\n\r</a>", ["<a>", "\"x<&]]y\r\n\n\"", "</a>"]),
        ("<a x=' 1\t2\r\n3&#10;&quot;'></a  >", ["<a x= 1 2 3\n\">", "</a>"]),
        ("<?p a?><!-- b --><a><?p?></a><!--c-->", ["<a>", "</a>"]),
        ("<ä-1.b/>", ["<ä-1.b>", "</ä-1.b>"]),
        ("<a>u\u{308}</a>", ["<a>", "\"ü\"", "</a>"]),
        ("<a xmlns='u'><b x='1'/><c xmlns=''/></a>", ["<{u}a>", "<{u}b x=1>", "</{u}b>", "<c>", "</c>", "</{u}a>"]),
        (
            "<p:a xmlns:p='u'><p:b p:x='1' xmlns:p='v'/><p:c xml:lang='de'/></p:a>",
            [
                "<{u}a>", "<{v}b {v}x=1>", "</{v}b>", "<{u}c {http://www.w3.org/XML/1998/namespace}lang=de>", "</{u}c>",
                "</{u}a>",
            ]
        ),
    ])
    func `Documents come out event by event`(text: String, erwartet: [String]) throws {
        #expect(try ereignisse(Array(text.utf8)) == erwartet)
    }

    @Test(arguments: [
        ("<!DOCTYPE a><a/>", XMLFehler.Code.doctype), ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", .doctype),
        ("<a><!DOCTYPE a></a>", .doctype), ("<a>&nbsp;</a>", .entitaet), ("<a b='&c;'/>", .entitaet),
        ("<a>&#0;</a>", .zeichen), ("<a>&#xD800;</a>", .zeichen), ("<a>&#x110000;</a>", .zeichen),
        ("<a>&#99999999999999999999;</a>", .zeichen), ("<a>\u{1}</a>", .zeichen), ("<a>\u{FFFE}</a>", .zeichen),
        ("", .abgebrochen), (" ", .abgebrochen), ("<a>", .abgebrochen), ("<a", .abgebrochen), ("<a><!--", .abgebrochen),
        ("<a><![CDATA[x]]", .abgebrochen), ("<a>&am", .abgebrochen), ("<a b='", .abgebrochen),
        ("<a><b></a></b>", .form), ("<a></ab>", .form), ("<ab></a>", .form), ("<a b='1' b='2'/>", .form),
        ("<a b='1'c='2'/>", .form), ("<a b=1/>", .form), ("<a b/>", .form), ("<a b='<'/>", .form),
        ("<a>]]></a>", .form),
        ("<a/><b/>", .form), ("</a>", .form), ("<a/></a>", .form), ("<a/>x", .form), ("x<a/>", .form),
        ("<a>&</a>", .form), ("<a>& b;</a>", .form),
        ("<1a/>", .form), ("< a/>", .form), ("<a><!-- -- --></a>", .form), ("<a><?xml version='1.0'?></a>", .form),
        (" <?xml version='1.0'?><a/>", .form), ("<?xml encoding='UTF-8'?><a/>", .form), ("<a>&#;</a>", .zeichen),
        ("<p:a/>", .namensraum), ("<a p:b='1'/>", .namensraum), ("<a xmlns:p=''/>", .namensraum),
        ("<a xmlns:xmlns='u'/>", .namensraum), ("<a xmlns:-='u'/>", .namensraum), ("<:a/>", .namensraum),
        ("<a:/>", .namensraum), ("<a:b:c xmlns:a='u'/>", .namensraum),
        ("<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", .form),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>", .zeichensatz),
        ("<?xml version='1.0' encoding='EBCDIC-DE'?><a/>", .zeichensatz),
        ("<?xml version='1.0' encoding='US-ASCII'?><a>ä</a>", .zeichensatz),
        ("\u{FEFF}<?xml version='1.0' encoding='ISO-8859-1'?><a/>", .zeichensatz),
    ])
    func `What is not sound is refused with its code`(text: String, code: XMLFehler.Code) {
        #expect(throws: XMLFehler(code, Satz("", ""))) { try ereignisse(Array(text.utf8)) }
    }

    @Test func `Four encodings are read and their contradictions refused`() throws {
        let text = "<?xml version='1.0' encoding='%'?><a>Größe – 10 €</a>"
        func mit(_ name: String) -> String { text.split(separator: "%").joined(separator: name) }
        func utf16(_ text: String, gross: Bool) -> [UInt8] {
            ("\u{FEFF}" + text).utf16.flatMap {
                gross ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
            }
        }
        let erwartet = ["<a>", "\"Größe – 10 €\"", "</a>"]
        for gross in [true, false] {
            #expect(try ereignisse(utf16(mit("UTF-16"), gross: gross)) == erwartet)
            #expect(throws: XMLFehler(.zeichensatz, Satz("", ""))) { try ereignisse(utf16(mit("UTF-8"), gross: gross)) }
            #expect(throws: XMLFehler(.zeichensatz, Satz("", ""))) {
                try ereignisse(Array(utf16(mit("UTF-16"), gross: gross).dropFirst(2)))
            }
            #expect(throws: XMLFehler(.zeichensatz, Satz("", ""))) {
                try ereignisse(Array(utf16(mit("UTF-16"), gross: gross).dropLast()))
            }
        }
        let kopf = Array("<?xml version='1.0' encoding='".utf8)
        let windows = kopf + Array("windows-1252'?><a>Gr".utf8) + [0xF6, 0xDF] + Array("e ".utf8) + [0x96]
        #expect(try ereignisse(windows + Array(" 10 ".utf8) + [0x80] + Array("</a>".utf8)) == erwartet)
        let latin = kopf + Array("ISO-8859-1'?><a>Gr".utf8) + [0xF6, 0xDF] + Array("e</a>".utf8)
        #expect(try ereignisse(latin) == ["<a>", "\"Größe\"", "</a>"])
        #expect(throws: XMLFehler(.zeichensatz, Satz("", ""))) {
            try ereignisse(Array("<a>".utf8) + [0xF6] + Array("</a>".utf8))
        }
        #expect(throws: XMLFehler(.zeichensatz, Satz("", ""))) { try ereignisse(windows + [0x81] + Array("</a>".utf8)) }
    }

    @Test func `Every limit holds`() {
        func grenze(_ aendere: (inout XMLGrenzen) -> Void, _ text: String) {
            var grenzen = XMLGrenzen()
            #expect(throws: Never.self) { try ereignisse(Array(text.utf8), grenzen) }
            aendere(&grenzen)
            #expect(throws: XMLFehler(.grenze, Satz("", ""))) { try ereignisse(Array(text.utf8), grenzen) }
        }
        grenze({ $0.bytes = 8 }, "<a>1</a> ")
        grenze({ $0.tiefe = 2 }, "<a><b><c/></b></a>")
        grenze({ $0.attribute = 2 }, "<a b='' c='' xmlns:d='e'/>")
        grenze({ $0.elemente = 2 }, "<a><b/><b/></a>")
        grenze({ $0.text = 4 }, "<a>12345</a>")
        grenze({ $0.text = 4 }, "<a>12&amp;45</a>")
        grenze({ $0.text = 4 }, "<a><![CDATA[12345]]></a>")
        grenze({ $0.text = 4 }, "<a b='12345'/>")
        grenze({ $0.text = 4 }, "<a b='&amp;12345'/>")
        grenze({ $0.name = 4 }, "<abcde/>")
        grenze({ $0.namen = 2 }, "<a><b/><c/></a>")
        var grenzen = XMLGrenzen()
        grenzen.baum = 2
        #expect(throws: XMLFehler(.grenze, Satz("", ""))) {
            var leser = try XMLLeser(Array("<a><b/><b/></a>".utf8), grenzen: grenzen)
            _ = try leser.kind()
            _ = try leser.element()
        }
    }

    @Test func `An error says line and column in characters`() throws {
        let fehler = #expect(throws: XMLFehler.self) { try ereignisse(Array("<a>\r\n\r<b>ä😀&x;</b></a>".utf8)) }
        #expect(fehler?.ort == "Zeile 3, Spalte 6")
        #expect(fehler?.satz.deutsch.hasPrefix("Zeile 3, Spalte 6: »&x;« steht für nichts") == true)
        #expect(fehler?.austauschfehler(in: "a.xml").ort == "a.xml, Zeile 3, Spalte 6")
    }

    @Test func `Elements are built on demand, others passed over`() throws {
        let text = "<p xmlns='u'><x><y>1</y></x> <t id='7'><n>A</n> <n>B</n><m> </m>Rest</t><z/></p>"
        var leser = try XMLLeser(Array(text.utf8))
        var kind = try leser.kind()
        #expect(kind == XMLName("p", "u"))
        kind = try leser.kind()
        #expect(kind?.name == "x")
        try leser.ueberspringe()
        #expect(leser.tiefe == 1)
        kind = try leser.kind()
        #expect(kind?.name == "t")
        let t = try leser.element()
        #expect(t.attribut("id") == "7")
        #expect(t.attribut("id", in: "u") == nil)
        #expect(t.kinder("n").map(\.text) == ["A", "B"])
        #expect(t.text("n", in: "u") == "A")
        #expect(t.kind("m")?.text == " ")
        #expect(t.text == "Rest")
        #expect(t.ganzerText == "RestAB ")
        #expect(t.kind("k") == nil)
        kind = try leser.kind()
        #expect(kind?.name == "z")
        for _ in 0..<3 {
            kind = try leser.kind()
            #expect(kind == nil)
        }
        #expect(throws: XMLFehler(.form, Satz("", ""))) { try leser.element() }
        #expect(throws: XMLFehler(.form, Satz("", ""))) { try leser.ueberspringe() }
    }

    @Test func `An empty element passed over ends where it began`() throws {
        var leser = try XMLLeser(Array("<a><b/><c/></a>".utf8))
        _ = try leser.kind()
        _ = try leser.kind()
        try leser.ueberspringe()
        let c = try leser.kind()
        #expect(c?.name == "c")
        let element = try leser.element()
        #expect(element == XMLElement(XMLName("c")))
        let danach = try leser.kind()
        #expect(danach == nil)
    }

    @Test func `No beginning of a document and no changed byte traps`() {
        let text =
            "\u{FEFF}<?xml version='1.0' encoding='utf-8'?><?p q?><!--c--><a xmlns:p='u' p:b='&#x41;&lt;'>ä😀"
            + "<![CDATA[x]]]]><c/>&amp;\r\n<p:d>]]</p:d></a> "
        let bytes = Array(text.utf8)
        for laenge in 0..<bytes.count - 1 {
            #expect(throws: XMLFehler.self) { try ereignisse(Array(bytes[..<laenge])) }
        }
        for stelle in bytes.indices {
            for neu in [0, 0x26, 0x3C, 0x3E, 0x5D, 0x80, 0xEF, 0xFF, bytes[stelle] ^ 1, bytes[stelle] ^ 0x20] as [UInt8]
            {
                var anders = bytes
                anders[stelle] = neu
                _ = try? ereignisse(anders)
            }
        }
    }
}
