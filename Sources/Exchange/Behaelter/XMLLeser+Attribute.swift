internal import Bytes
internal import Templates

// Start tags: names, attributes and the namespaces they declare (XML 1.0, section 3.1; Namespaces in XML, sections 3 to 6).

extension XMLLeser {
    /// From behind the name of a start tag to behind its `>`.
    mutating func leseAttribute() throws(XMLFehler) {
        var gelesen: [(nummer: Int, wert: String)] = []
        var anzahl = 0
        while true {
            let vorher = stelle
            stelle = leerraum(ab: stelle)
            guard stelle < bytes.count else { throw ende() }
            if bytes[stelle] == UInt8(ascii: ">") {
                stelle += 1
                break
            }
            if bytes[stelle] == UInt8(ascii: "/") {
                guard stelle + 1 < bytes.count else { throw ende() }
                guard bytes[stelle + 1] == UInt8(ascii: ">") else { throw unpassend() }
                stelle += 2
                leeresElement = true
                break
            }
            guard stelle > vorher else { throw unpassend() }
            anzahl += 1
            guard anzahl <= grenzen.attribute else {
                throw fehler(
                    .grenze,
                    Satz(
                        "Dieses Element hat mehr als \(grenzen.attribute) Attribute.",
                        "This element has more than \(grenzen.attribute) attributes."))
            }
            let nummer = try leseName()
            guard namen.merke(nummer, an: elemente) else { throw doppelt(nummer) }
            let wert = try leseWert()
            if let vorsilbe = namen.erklaert(nummer) {
                try erklaere(vorsilbe, wert)
            } else {
                gelesen.append((nummer, wert))
            }
        }
        var mitVorsilbe: Set<XMLName> = []
        attribute.reserveCapacity(gelesen.count)
        for (nummer, wert) in gelesen {
            guard let name = namen.aufgeloest(nummer, attribut: true) else { throw ohneNamensraum(nummer) }
            if namen.hatVorsilbe(nummer) {
                guard mitVorsilbe.insert(name).inserted else { throw doppelt(nummer) }
            }
            attribute.append(XMLAttribut(name, wert))
        }
    }

    /// `= "value"`.
    private mutating func leseWert() throws(XMLFehler) -> String {
        stelle = leerraum(ab: stelle)
        guard stelle < bytes.count else { throw ende() }
        guard bytes[stelle] == UInt8(ascii: "=") else { throw unpassend() }
        stelle = leerraum(ab: stelle + 1)
        guard stelle < bytes.count else { throw ende() }
        let zeichen = bytes[stelle]
        guard zeichen == UInt8(ascii: "\"") || zeichen == UInt8(ascii: "'") else { throw unpassend() }
        stelle += 1
        let von = stelle
        while stelle < bytes.count {
            let byte = bytes[stelle]
            if byte == zeichen {
                try begrenze(stelle - von)
                stelle += 1
                return Text.normal(String(decoding: bytes[von..<stelle - 1], as: UTF8.self))
            }
            if byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { break }
            stelle += 1
        }
        puffer.removeAll(keepingCapacity: true)
        puffer.append(contentsOf: bytes[von..<stelle])
        while stelle < bytes.count {
            try begrenze(puffer.count)
            let byte = bytes[stelle]
            if byte == zeichen {
                stelle += 1
                return Text.normal(String(decoding: puffer, as: UTF8.self))
            }
            if byte == UInt8(ascii: "&") {
                try leseVerweis()
                continue
            }
            guard byte != UInt8(ascii: "<") else { throw unpassend() }
            // A line end of two characters is one blank.
            if byte == 0x0D, stelle + 1 < bytes.count, bytes[stelle + 1] == 0x0A { stelle += 1 }
            puffer.append(byte < 0x20 ? 0x20 : byte)
            stelle += 1
        }
        throw ende()
    }

    private mutating func erklaere(_ vorsilbe: Text, _ wert: String) throws(XMLFehler) {
        let verboten =
            switch vorsilbe {
            case "xml": wert != XMLNamen.xml
            case "xmlns": true
            case "": wert == XMLNamen.xml || wert == XMLNamen.xmlns
            default: wert.isEmpty || wert == XMLNamen.xml || wert == XMLNamen.xmlns
            }
        guard !verboten else {
            throw fehler(
                .namensraum,
                Satz(
                    "Diese Erklärung eines Namensraums ist nicht erlaubt.",
                    "This declaration of a namespace is not allowed."))
        }
        namen.binde(vorsilbe, wert)
    }

    /// Reads a name and returns its number.
    mutating func leseName() throws(XMLFehler) -> Int {
        let von = stelle
        guard stelle < bytes.count else { throw ende() }
        guard let bis = Self.endeDesNamens(bytes, von) else { throw unpassend() }
        stelle = bis
        guard bis < bytes.count else { throw ende() }
        guard bis - von <= grenzen.name else {
            throw fehler(
                .grenze,
                Satz(
                    "Ein Name ist länger als \(grenzen.name) Zeichen.",
                    "A name is longer than \(grenzen.name) characters."))
        }
        guard let nummer = namen.nummer(bytes, von, bis) else {
            throw fehler(
                .namensraum,
                Satz(
                    "Der Doppelpunkt in diesem Namen trennt keine zwei Namen.",
                    "The colon in this name does not join two names."))
        }
        guard namen.anzahl <= grenzen.namen else {
            throw fehler(
                .grenze,
                Satz(
                    "Die Datei verwendet mehr als \(grenzen.namen) verschiedene Namen.",
                    "The file uses more than \(grenzen.namen) different names."))
        }
        return nummer
    }

    func ohneNamensraum(_ nummer: Int) -> XMLFehler {
        let roh = namen.roh(nummer)
        return fehler(
            .namensraum,
            Satz(
                "Für den Namen \(Sprache.de.quoted(roh)) ist kein Namensraum erklärt.",
                "No namespace is declared for the name \(Sprache.en.quoted(roh))."))
    }

    private func doppelt(_ nummer: Int) -> XMLFehler {
        let roh = namen.roh(nummer)
        return fehler(
            .form,
            Satz(
                "Das Attribut \(Sprache.de.quoted(roh)) steht zweimal da.",
                "The attribute \(Sprache.en.quoted(roh)) is there twice."))
    }
}
