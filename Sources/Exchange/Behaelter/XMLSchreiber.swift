/// Writes an XML document in UTF-8 that is well-formed by construction: what is open is closed, everything is escaped, and
/// characters XML 1.0 cannot carry are replaced.
///
///     var xml = XMLSchreiber(eingerueckt: true)
///     xml.start("Project", [("xmlns", "http://schemas.microsoft.com/project")])
///     xml.element("Name", "Rathaus & Bürgerhaus")
///     let bytes = xml.fertig()
public struct XMLSchreiber: Sendable {
    private struct Offen {
        let name: String
        var hatText = false
        var hatKinder = false
    }

    private var bytes: [UInt8] = []
    private var offen: [Offen] = []
    private var startOffen = false
    private let eingerueckt: Bool
    /// Whether a character was replaced so far, in a text or a value.
    public private(set) var ersetzt = false

    /// Begins a document with its declaration.
    ///
    /// - Parameters:
    ///   - eingerueckt: every element on its own line, except beside text.
    ///   - allein: adds `standalone="yes"`, as MS Project and Office write it.
    public init(eingerueckt: Bool = false, allein: Bool = false) {
        self.eingerueckt = eingerueckt
        roh("<?xml version=\"1.0\" encoding=\"UTF-8\"" + (allein ? " standalone=\"yes\"" : "") + "?>\n")
    }

    /// Begins an element. Names are written as they are, with their prefix; what no name may have becomes `_`. An attribute
    /// that was already given is left out. To begin a second root is a mistake of the program.
    public mutating func start(_ name: String, _ attribute: [(String, String)] = []) {
        precondition(!offen.isEmpty || !fertigeWurzel, "a document has one root")
        schliesseStart()
        if !offen.isEmpty {
            umbruch()
            offen[offen.count - 1].hatKinder = true
        }
        let name = Self.gueltig(name)
        roh("<")
        roh(name)
        var geschrieben: Set<String> = []
        for (schluessel, wert) in attribute where geschrieben.insert(Self.gueltig(schluessel)).inserted {
            roh(" ")
            roh(Self.gueltig(schluessel))
            roh("=\"")
            zeichen(wert, wert: true)
            roh("\"")
        }
        offen.append(Offen(name: name))
        startOffen = true
    }

    /// Ends the element that began last; does nothing when none is open.
    public mutating func ende() {
        guard let letztes = offen.popLast() else { return }
        if startOffen {
            roh("/>")
            startOffen = false
        } else {
            if letztes.hatKinder, !letztes.hatText { umbruch(ende: true) }
            roh("</")
            roh(letztes.name)
            roh(">")
        }
        fertigeWurzel = offen.isEmpty
    }

    /// Writes text into the open element; returns whether a character had to be replaced. Outside the root it is left out.
    ///
    /// Vertical tab and form feed become line feeds, other characters XML 1.0 cannot carry (section 2.2) U+FFFD.
    @discardableResult
    public mutating func text(_ text: String) -> Bool {
        guard !offen.isEmpty, !text.isEmpty else { return false }
        schliesseStart()
        offen[offen.count - 1].hatText = true
        return zeichen(text, wert: false)
    }

    /// An element with text only, or an empty one; returns whether a character had to be replaced.
    @discardableResult
    public mutating func element(_ name: String, _ text: String = "", _ attribute: [(String, String)] = []) -> Bool {
        start(name, attribute)
        let ersetzt = self.text(text)
        ende()
        return ersetzt
    }

    /// An element with what `inhalt` writes inside.
    public mutating func element(
        _ name: String, _ attribute: [(String, String)] = [], _ inhalt: (inout XMLSchreiber) -> Void
    ) {
        let tiefe = offen.count
        start(name, attribute)
        inhalt(&self)
        while offen.count > tiefe { ende() }
    }

    /// Closes what is open and returns the document.
    public mutating func fertig() -> [UInt8] {
        while !offen.isEmpty { ende() }
        if bytes.last != UInt8(ascii: "\n") { roh("\n") }
        return bytes
    }

    // MARK: Pieces

    private var fertigeWurzel = false

    private mutating func roh(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func schliesseStart() {
        if startOffen { roh(">") }
        startOffen = false
    }

    private mutating func umbruch(ende: Bool = false) {
        guard eingerueckt, ende || offen.last?.hatText != true else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * offen.count))
    }

    /// Escapes; in values also what a reader would make blanks of (XML 1.0, section 3.3.3).
    @discardableResult
    private mutating func zeichen(_ text: String, wert: Bool) -> Bool {
        var anders = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": roh("&amp;")
            case "<": roh("&lt;")
            case ">": roh("&gt;")
            case "\"" where wert: roh("&quot;")
            case "\t" where wert: roh("&#9;")
            case "\n" where wert: roh("&#10;")
            case "\r": roh("&#13;")
            case "\u{0B}", "\u{0C}":
                roh(wert ? "&#10;" : "\n")
                anders = true
            case "\0"..."\u{08}", "\u{0E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                roh("\u{FFFD}")
                anders = true
            default:
                if scalar.isASCII {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    bytes.append(contentsOf: String(scalar).utf8)
                }
            }
        }
        if anders { ersetzt = true }
        return anders
    }

    /// A name with `_` for everything a name cannot have.
    private static func gueltig(_ name: String) -> String {
        let bytes = Array(name.utf8)
        if XMLLeser.endeDesNamens(bytes, 0) == bytes.count { return name }
        var ziel = ""
        for scalar in name.unicodeScalars {
            let versuch = Array((ziel + String(scalar)).utf8)
            ziel += XMLLeser.endeDesNamens(versuch, 0) == versuch.count ? String(scalar) : "_"
        }
        return ziel.isEmpty ? "_" : ziel
    }
}
