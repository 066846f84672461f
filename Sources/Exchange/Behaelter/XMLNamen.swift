internal import Bytes

/// The names of one document, each kept once, and what their prefixes stand for at the moment.
///
/// A name is found by its bytes in an open hash table; what it resolves to is kept with it for as long as no declaration of
/// a namespace comes or goes, so that a document with thousands of equal elements resolves each name once.
struct XMLNamen {
    /// A name as it is written.
    private struct Eintrag {
        let streuwert: Int
        let anfang: Int
        let laenge: Int
        /// The bytes before the colon; 0 when there is none.
        let vorsilbe: Int
        let lokal: String
        /// In which scope the two below were resolved.
        var bereich = -1
        var alsElement: XMLName
        var alsAttribut: XMLName
        /// The element this was last an attribute of.
        var zuletzt = -1
    }

    private var eintraege: [Eintrag] = []
    /// All names one after another.
    private var rohe: [UInt8] = []
    /// Places of `eintraege` by hash; -1 is free. Its size is a power of two and at least twice the number of names.
    private var tafel = [Int32](repeating: -1, count: 512)
    /// Against documents made of names that collide.
    private let saat = Int.random(in: 1...Int.max)
    private var bindungen: [Text: String] = [Text("xml"): XMLNamen.xml]
    /// What declarations have replaced, to be put back at the end of their element.
    private var ersetzt: [(vorsilbe: Text, vorher: String?)] = []
    private var bereich = 0
    private var letzterBereich = 0

    static let xml = "http://www.w3.org/XML/1998/namespace"
    static let xmlns = "http://www.w3.org/2000/xmlns/"

    /// How many different names there are.
    var anzahl: Int { eintraege.count }

    /// The number of a name in `bytes[von..<bis]`, which is not empty; nil when its colon does not join two names.
    mutating func nummer(_ bytes: [UInt8], _ von: Int, _ bis: Int) -> Int? {
        var streuwert = saat
        var stelle = von
        while stelle < bis {
            streuwert = (streuwert ^ Int(bytes[stelle])) &* 0x0000_0100_0000_01B3
            stelle += 1
        }
        streuwert ^= streuwert >> 29
        var platz = streuwert & (tafel.count - 1)
        while tafel[platz] >= 0 {
            let nummer = Int(tafel[platz])
            if eintraege[nummer].streuwert == streuwert, gleich(nummer, bytes, von, bis) { return nummer }
            platz = (platz + 1) & (tafel.count - 1)
        }
        return neu(bytes, von, bis, streuwert, platz)
    }

    /// Whether a name is written as `bytes[von..<bis]`.
    func gleich(_ nummer: Int, _ bytes: [UInt8], _ von: Int, _ bis: Int) -> Bool {
        let eintrag = eintraege[nummer]
        guard eintrag.laenge == bis - von else { return false }
        var stelle = 0
        while stelle < eintrag.laenge {
            if rohe[eintrag.anfang + stelle] != bytes[von + stelle] { return false }
            stelle += 1
        }
        return true
    }

    private mutating func neu(_ bytes: [UInt8], _ von: Int, _ bis: Int, _ streuwert: Int, _ platz: Int) -> Int? {
        var vorsilbe = 0
        for stelle in von..<bis where bytes[stelle] == UInt8(ascii: ":") {
            guard vorsilbe == 0, stelle > von, stelle + 1 < bis else { return nil }
            vorsilbe = stelle - von
        }
        // What is behind the colon is a name of its own: `p:1` is none.
        if vorsilbe > 0 { guard XMLLeser.endeDesNamens(bytes, von + vorsilbe + 1) != nil else { return nil } }
        let lokal = String(decoding: bytes[(vorsilbe == 0 ? von : von + vorsilbe + 1)..<bis], as: UTF8.self)
        let name = XMLName(lokal)
        eintraege.append(
            Eintrag(
                streuwert: streuwert, anfang: rohe.count, laenge: bis - von, vorsilbe: vorsilbe, lokal: lokal,
                alsElement: name, alsAttribut: name))
        rohe.append(contentsOf: bytes[von..<bis])
        let nummer = eintraege.count - 1
        tafel[platz] = Int32(truncatingIfNeeded: nummer)
        if eintraege.count * 2 > tafel.count { vergroessere() }
        return nummer
    }

    private mutating func vergroessere() {
        tafel = [Int32](repeating: -1, count: tafel.count * 2)
        for (nummer, eintrag) in eintraege.enumerated() {
            var platz = eintrag.streuwert & (tafel.count - 1)
            while tafel[platz] >= 0 { platz = (platz + 1) & (tafel.count - 1) }
            tafel[platz] = Int32(truncatingIfNeeded: nummer)
        }
    }

    /// The name as it is written.
    func roh(_ nummer: Int) -> String {
        let eintrag = eintraege[nummer]
        return String(decoding: rohe[eintrag.anfang..<eintrag.anfang + eintrag.laenge], as: UTF8.self)
    }

    /// Notes that an element has the attribute; false when it had it already.
    mutating func merke(_ nummer: Int, an element: Int) -> Bool {
        if eintraege[nummer].zuletzt == element { return false }
        eintraege[nummer].zuletzt = element
        return true
    }

    /// The prefix a declaration is for: empty for `xmlns`, the part behind the colon for `xmlns:p`; nil for other names.
    func erklaert(_ nummer: Int) -> Text? {
        let eintrag = eintraege[nummer]
        if eintrag.vorsilbe == 0 { return eintrag.lokal == "xmlns" ? Text("") : nil }
        return vorsilbe(eintrag) == Text("xmlns") ? Text(eintrag.lokal) : nil
    }

    /// Whether the name has a prefix.
    func hatVorsilbe(_ nummer: Int) -> Bool { eintraege[nummer].vorsilbe > 0 }

    private func vorsilbe(_ eintrag: Eintrag) -> Text {
        Text(String(decoding: rohe[eintrag.anfang..<eintrag.anfang + eintrag.vorsilbe], as: UTF8.self))
    }

    /// What an element or an attribute of that name is called here; nil when its prefix stands for nothing.
    mutating func aufgeloest(_ nummer: Int, attribut: Bool) -> XMLName? {
        if eintraege[nummer].bereich != bereich {
            let eintrag = eintraege[nummer]
            let vorsilbe = vorsilbe(eintrag)
            let namensraum = bindungen[vorsilbe]
            if eintrag.vorsilbe > 0 {
                guard let namensraum, !namensraum.isEmpty else { return nil }
                let name = XMLName(eintrag.lokal, namensraum)
                eintraege[nummer].alsElement = name
                eintraege[nummer].alsAttribut = name
            } else {
                eintraege[nummer].alsElement = XMLName(eintrag.lokal, namensraum ?? "")
            }
            eintraege[nummer].bereich = bereich
        }
        return attribut ? eintraege[nummer].alsAttribut : eintraege[nummer].alsElement
    }

    /// The place to return to with `zurueck`.
    var stand: (erklaerungen: Int, bereich: Int) { (ersetzt.count, bereich) }

    /// A declaration of the element that begins: the prefix stands for a namespace from here.
    mutating func binde(_ vorsilbe: Text, _ namensraum: String) {
        ersetzt.append((vorsilbe, bindungen.updateValue(namensraum, forKey: vorsilbe)))
        letzterBereich += 1
        bereich = letzterBereich
    }

    /// Takes back what an element has declared, at its end.
    mutating func zurueck(_ stand: (erklaerungen: Int, bereich: Int)) {
        while ersetzt.count > stand.erklaerungen, let letzte = ersetzt.popLast() {
            bindungen[letzte.vorsilbe] = letzte.vorher
        }
        bereich = stand.bereich
    }
}
