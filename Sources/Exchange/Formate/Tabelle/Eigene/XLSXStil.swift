/// The looks of cells in our workbooks: `xl/styles.xml` and the numbers of its formats.
///
///     0 plain    1 heading    2, 3 number    4, 5 day    6, 7 text    8, 9 title at the top    10, 11 one step in …
///
/// Of each pair the second is bold, for phases.
enum XLSXStil {
    static let kopf = 1
    /// How far titles are indented at most.
    private static let einzuege = 15

    static func zahl(fett: Bool) -> Int { fett ? 3 : 2 }
    static func tag(fett: Bool) -> Int { fett ? 5 : 4 }
    static func text(fett: Bool, einzug: Int?) -> Int {
        let place = einzug.map { 1 + min(max($0, 0), einzuege) } ?? 0
        return 6 + 2 * place + (fett ? 1 : 0)
    }

    /// The part.
    static func teil() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start("styleSheet", [("xmlns", XLSXSchreiber.haupt)])
        xml.element("fonts", [("count", "2")]) { xml in
            for isBold in [false, true] {
                xml.element("font") { xml in
                    if isBold { xml.element("b") }
                    xml.element("sz", "", [("val", "11")])
                    xml.element("name", "", [("val", "Calibri")])
                    xml.element("family", "", [("val", "2")])
                }
            }
        }
        xml.element("fills", [("count", "3")]) { xml in
            for pattern in ["none", "gray125"] {
                xml.element("fill") { $0.element("patternFill", "", [("patternType", pattern)]) }
            }
            xml.element("fill") { xml in
                xml.element("patternFill", [("patternType", "solid")]) { xml in
                    xml.element("fgColor", "", [("rgb", "FFE2E8F0")])
                    xml.element("bgColor", "", [("indexed", "64")])
                }
            }
        }
        xml.element("borders", [("count", "2")]) { xml in
            for isLine in [false, true] {
                xml.element("border") { xml in
                    for side in ["left", "right", "top"] { xml.element(side) }
                    if isLine {
                        xml.element("bottom", [("style", "thin")]) { $0.element("color", "", [("rgb", "FF475569")]) }
                    } else {
                        xml.element("bottom")
                    }
                    xml.element("diagonal")
                }
            }
        }
        xml.element("cellStyleXfs", [("count", "1")]) { xml in
            xml.element("xf", "", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")])
        }
        formate(&xml)
        xml.element("cellStyles", [("count", "1")]) { xml in
            xml.element("cellStyle", "", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
        }
        return xml.fertig()
    }

    private static func formate(_ xml: inout XMLSchreiber) {
        xml.element("cellXfs", [("count", "\(8 + 2 * (einzuege + 1))")]) { xml in
            func format(
                _ number: Int = 0, fett: Bool = false, kopf: Bool = false, umbruch: Bool = false, einzug: Int = 0,
                plain: Bool = false
            ) {
                var attributes = [
                    ("numFmtId", "\(number)"), ("fontId", fett ? "1" : "0"), ("fillId", kopf ? "2" : "0"),
                    ("borderId", kopf ? "1" : "0"), ("xfId", "0"),
                ]
                if number != 0 { attributes.append(("applyNumberFormat", "1")) }
                if fett { attributes.append(("applyFont", "1")) }
                if kopf { attributes += [("applyFill", "1"), ("applyBorder", "1")] }
                if plain { return xml.start("xf", attributes) }
                xml.start("xf", attributes + [("applyAlignment", "1")])
                var alignment = [("vertical", kopf ? "center" : "top")]
                if umbruch { alignment.append(("wrapText", "1")) }
                if einzug > 0 { alignment += [("horizontal", "left"), ("indent", "\(einzug)")] }
                xml.element("alignment", "", alignment)
            }
            format(plain: true)
            xml.ende()
            format(fett: true, kopf: true, umbruch: true)
            xml.ende()
            for isBold in [false, true] {
                format(fett: isBold)
                xml.ende()
            }
            for isBold in [false, true] {
                format(14, fett: isBold)
                xml.ende()
            }
            for step in -1...einzuege {
                for isBold in [false, true] {
                    format(fett: isBold, umbruch: true, einzug: max(0, step))
                    xml.ende()
                }
            }
        }
    }
}
