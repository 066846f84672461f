internal import Bytes
internal import Templates

/// What comes next in a document.
public enum XMLEreignis: Hashable, Sendable {
    /// An element begins; declarations of namespaces are not among its attributes.
    case start(XMLName, [XMLAttribut])
    /// Text between two tags in one piece: references resolved, CDATA joined, comments left out, line ends LF, in
    /// Normalisation Form C. Never empty; white space between elements comes too.
    case text(String)
    /// An element ends.
    case ende(XMLName)
}

/// Reads XML 1.0 piece by piece, strictly and with limits: well-formedness and namespaces are checked, nothing is validated,
/// and a document type declaration is refused, so that there are no entities and nothing outside is ever fetched.
///
/// Time is linear in the document; the memory beside it is that of the open elements and the different names. Source:
/// Extensible Markup Language (XML) 1.0, fifth edition; Namespaces in XML 1.0, third edition.
///
///     var leser = try XMLLeser(bytes)
///     while let ereignis = try leser.naechstes() { … }
public struct XMLLeser {
    /// What the last step found.
    enum Schritt { case start, text, ende, schluss }

    private struct Offen {
        let nummer: Int
        /// Where the name of its start tag is written.
        let von: Int
        let bis: Int
        let name: XMLName
        let stand: (erklaerungen: Int, bereich: Int)
    }

    /// The limits in force.
    let grenzen: XMLGrenzen
    /// The document in UTF-8.
    let bytes: [UInt8]
    /// The next byte to read.
    var stelle: Int
    /// The names met so far.
    var namen = XMLNamen()
    private var offen: [Offen] = []
    /// How many elements have begun.
    private(set) var elemente = 0
    /// `<a/>` was read: its end comes next.
    var leeresElement = false
    /// What was found last; nil before the first step.
    private(set) var letzter: Schritt?
    /// The text of the last step, while it is one piece of the document …
    private var textVon = 0
    private var textBis = 0
    /// … and otherwise put together here.
    var puffer: [UInt8] = []
    private var textImPuffer = false

    /// The name of the element that began or ended last.
    public private(set) var name = XMLName("")
    /// The attributes of the element that began last.
    public internal(set) var attribute: [XMLAttribut] = []
    /// How many elements are open; an element that has just begun is one of them, one that has just ended is not.
    public var tiefe: Int { offen.count }

    /// Opens a document: its encoding is recognised and all its characters are checked. O(n).
    ///
    /// Throws `grenze`, `zeichensatz`, `zeichen` and `form`.
    public init(_ bytes: [UInt8], grenzen: XMLGrenzen = XMLGrenzen()) throws(XMLFehler) {
        let eingabe = try XMLEingabe(bytes, grenzen)
        self.grenzen = grenzen
        self.bytes = eingabe.bytes
        stelle = eingabe.anfang
    }

    /// The next event; nil after the end of the document. After an error there is nothing more to read.
    ///
    /// Throws any code of `XMLFehler`, with its place.
    public mutating func naechstes() throws(XMLFehler) -> XMLEreignis? {
        switch try schritt() {
        case .start: .start(name, attribute)
        case .text: .text(text)
        case .ende: .ende(name)
        case .schluss: nil
        }
    }

    /// The line of the place reached, from 1. Linear in what lies before: for messages only.
    public var zeile: Int { Self.ort(bytes, stelle).zeile }

    /// An error at the place reached.
    public func fehler(_ code: XMLFehler.Code, _ befund: Satz) -> XMLFehler { Self.fehler(code, bytes, stelle, befund) }

    // MARK: Steps

    /// Reads the next start, text or end.
    mutating func schritt() throws(XMLFehler) -> Schritt {
        let schritt = try suche()
        letzter = schritt
        return schritt
    }

    private mutating func suche() throws(XMLFehler) -> Schritt {
        if leeresElement {
            leeresElement = false
            return schliesse()
        }
        if offen.isEmpty {
            guard try leseDaneben() else { return .schluss }
        } else {
            if try leseText() { return .text }
        }
        // Here stands `<` with anything but `!` or `?` behind it.
        if stelle + 1 < bytes.count, bytes[stelle + 1] == UInt8(ascii: "/") { return try leseEnde() }
        try leseStart()
        return .start
    }

    /// Before and after the root: white space, comments and processing instructions; false at the end of the document.
    private mutating func leseDaneben() throws(XMLFehler) -> Bool {
        while true {
            stelle = leerraum(ab: stelle)
            guard stelle < bytes.count else {
                guard elemente > 0 else {
                    throw fehler(.abgebrochen, Satz("Die Datei enthält kein Element.", "The file holds no element."))
                }
                return false
            }
            guard bytes[stelle] == UInt8(ascii: "<") else {
                throw fehler(
                    .form, Satz("Hier steht Text außerhalb der Elemente.", "Here is text outside the elements."))
            }
            guard try ueberliesZwischenruf() else { break }
        }
        guard elemente == 0 else {
            throw fehler(.form, Satz("Nach dem Ende folgt noch etwas.", "Something follows after the end."))
        }
        return true
    }

    /// Reads text up to the next tag; false when there is none.
    private mutating func leseText() throws(XMLFehler) -> Bool {
        let von = stelle
        let ende = bytes.count
        // Most texts are one piece without references: they are found here and copied once, if at all.
        while stelle < ende {
            let byte = bytes[stelle]
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x0D || byte == UInt8(ascii: "]") {
                break
            }
            stelle += 1
        }
        try begrenze(stelle - von)
        if stelle + 1 < ende, bytes[stelle] == UInt8(ascii: "<"), bytes[stelle + 1] != UInt8(ascii: "!"),
            bytes[stelle + 1] != UInt8(ascii: "?")
        {
            textImPuffer = false
            (textVon, textBis) = (von, stelle)
            return stelle > von
        }
        return try leseStueckweise(von)
    }

    /// Text with references, CDATA sections, comments or processing instructions in it.
    private mutating func leseStueckweise(_ von: Int) throws(XMLFehler) -> Bool {
        textImPuffer = true
        puffer.removeAll(keepingCapacity: true)
        puffer.append(contentsOf: bytes[von..<stelle])
        while stelle < bytes.count {
            try begrenze(puffer.count)
            let byte = bytes[stelle]
            switch byte {
            case UInt8(ascii: "<"):
                if beginnt(Self.cdata, stelle) {
                    try leseCDATA()
                } else {
                    guard try ueberliesZwischenruf() else { return !puffer.isEmpty }
                }
            case UInt8(ascii: "&"): try leseVerweis()
            case 0x0D:
                stelle += stelle + 1 < bytes.count && bytes[stelle + 1] == 0x0A ? 2 : 1
                puffer.append(0x0A)
            case UInt8(ascii: "]") where beginnt(Self.cdataEnde, stelle):
                throw fehler(.form, Satz("»]]>« darf hier nicht stehen.", "“]]>” must not stand here."))
            default:
                puffer.append(byte)
                stelle += 1
            }
        }
        throw ende()
    }

    private mutating func leseCDATA() throws(XMLFehler) {
        stelle += Self.cdata.count
        while true {
            guard stelle + 2 < bytes.count else { throw ende() }
            let byte = bytes[stelle]
            if byte == UInt8(ascii: "]"), beginnt(Self.cdataEnde, stelle) { break }
            if byte == 0x0D {
                stelle += bytes[stelle + 1] == 0x0A ? 2 : 1
                puffer.append(0x0A)
            } else {
                puffer.append(byte)
                stelle += 1
            }
            if puffer.count > grenzen.text { try begrenze(puffer.count) }
        }
        stelle += 3
    }

    private mutating func leseStart() throws(XMLFehler) {
        elemente += 1
        guard elemente <= grenzen.elemente else {
            throw fehler(
                .grenze,
                Satz(
                    "Die Datei hat mehr als \(grenzen.elemente) Elemente.",
                    "The file has more than \(grenzen.elemente) elements."))
        }
        guard offen.count < grenzen.tiefe else {
            throw fehler(
                .grenze,
                Satz(
                    "Hier sind mehr als \(grenzen.tiefe) Elemente ineinander geschachtelt.",
                    "More than \(grenzen.tiefe) elements are nested here."))
        }
        stelle += 1
        let von = stelle
        let nummer = try leseName()
        let bis = stelle
        let stand = namen.stand
        if !attribute.isEmpty { attribute = [] }
        if stelle < bytes.count, bytes[stelle] == UInt8(ascii: ">") {
            stelle += 1
        } else {
            try leseAttribute()
        }
        guard let name = namen.aufgeloest(nummer, attribut: false) else { throw ohneNamensraum(nummer) }
        self.name = name
        offen.append(Offen(nummer: nummer, von: von, bis: bis, name: name, stand: stand))
    }

    private mutating func leseEnde() throws(XMLFehler) -> Schritt {
        guard let letztes = offen.last else {
            throw fehler(
                .form,
                Satz("Hier endet ein Element, das nicht begonnen hat.", "An element ends here that has not begun."))
        }
        let von = stelle + 2
        var gleich = 0
        let laenge = letztes.bis - letztes.von
        while gleich < laenge, von + gleich < bytes.count, bytes[von + gleich] == bytes[letztes.von + gleich] {
            gleich += 1
        }
        let danach = leerraum(ab: von + gleich)
        guard danach < bytes.count else {
            stelle = bytes.count
            throw ende()
        }
        guard gleich == laenge, bytes[danach] == UInt8(ascii: ">") else {
            let roh = namen.roh(letztes.nummer)
            throw fehler(
                .form,
                Satz(
                    "Das Element \(Sprache.de.quoted(roh)) ist offen, hier endet aber ein anderes.",
                    "The element \(Sprache.en.quoted(roh)) is open, but another one ends here."))
        }
        stelle = danach + 1
        return schliesse()
    }

    private mutating func schliesse() -> Schritt {
        guard let letztes = offen.popLast() else { return .schluss }
        namen.zurueck(letztes.stand)
        name = letztes.name
        return .ende
    }

    // MARK: Text of the last step

    /// The text of the last step in Normalisation Form C.
    var text: String {
        Text.normal(
            textImPuffer
                ? String(decoding: puffer, as: UTF8.self) : String(decoding: bytes[textVon..<textBis], as: UTF8.self))
    }

    /// Whether the text of the last step is only white space.
    var textIstLeerraum: Bool {
        if textImPuffer { return puffer.allSatisfy(Self.istLeer) }
        return leerraum(ab: textVon) >= textBis
    }
}
