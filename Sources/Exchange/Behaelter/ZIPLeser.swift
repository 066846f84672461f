internal import Bytes

/// Reads a ZIP archive out of memory: the central directory when it is opened, an entry when it is asked for.
///
/// Source: APPNOTE.TXT 6.3.10 (PKWARE). Read are stored and deflated entries, names in UTF-8 or code page 437, data
/// descriptors, ZIP64 and a comment at the end. Central directory and local headers must agree in everything that is read,
/// and entries must lie one behind the other without sharing a byte.
///
///     let zip = try ZIPLeser(bytes)
///     let mappe = try zip.inhalt("xl/workbook.xml")
public struct ZIPLeser: Sendable {
    /// One file or folder of an archive.
    public struct Eintrag: Hashable, Sendable {
        /// The path with `/`, not absolute and without `..`; a folder ends in `/`.
        public let name: String
        /// Bytes when inflated.
        public let groesse: Int
        /// Bytes in the archive.
        public let gepackt: Int
        /// Whether it is deflated.
        let komprimiert: Bool
        let pruefsumme: UInt32
        /// Where its data lie.
        let daten: Int
        /// Whether it is a folder.
        public var istOrdner: Bool { name.utf8.last == UInt8(ascii: "/") }
    }

    /// All entries in the order of the directory.
    public let eintraege: [Eintrag]
    private let bytes: [UInt8]
    private let nachName: [String: Int]

    /// Reads the directory and holds it against the local headers. O(n log n) in the number of entries; inflates nothing.
    ///
    /// Throws every code of `ZIPFehler` but `pruefsumme` and `fehlt`.
    public init(_ bytes: [UInt8], grenzen: ZIPGrenzen = ZIPGrenzen()) throws(ZIPFehler) {
        var verzeichnis = ZIPVerzeichnis(bytes, grenzen)
        eintraege = try verzeichnis.lies()
        self.bytes = bytes
        var nachName: [String: Int] = [:]
        for (index, eintrag) in eintraege.enumerated() {
            // Names that look the same are one name, however their letters are composed.
            guard nachName.updateValue(index, forKey: eintrag.name) == nil else {
                throw ZIPFehler(
                    .name, eintrag: eintrag.name, Satz("Diesen Namen gibt es zweimal.", "This name is there twice."))
            }
        }
        self.nachName = nachName
    }

    /// Whether there is an entry of that name.
    public func gibt(_ name: String) -> Bool { nachName[name] != nil }

    /// The content of an entry, inflated and its checksum verified. Linear in its size.
    ///
    /// Throws `fehlt`, `abgebrochen`, `widerspruch` and `pruefsumme`.
    public func inhalt(_ name: String) throws(ZIPFehler) -> [UInt8] {
        guard let index = nachName[name] else {
            throw ZIPFehler(
                .fehlt, eintrag: name, Satz("Diesen Teil gibt es in der Datei nicht.", "The file has no such part."))
        }
        return try inhalt(eintraege[index])
    }

    /// The content of an entry of this archive, inflated and its checksum verified. Linear in its size.
    ///
    /// Throws `abgebrochen`, `widerspruch` and `pruefsumme`.
    public func inhalt(_ eintrag: Eintrag) throws(ZIPFehler) -> [UInt8] {
        // An entry of another archive must not lead out of this one.
        guard eintrag.daten >= 0, eintrag.gepackt >= 0, eintrag.daten <= bytes.count - eintrag.gepackt else {
            throw ZIPFehler(.abgebrochen, eintrag: eintrag.name, Satz("Hier bricht sie ab.", "It breaks off here."))
        }
        let inhalt =
            eintrag.komprimiert
            ? try ausgepackt(eintrag) : Array(bytes[eintrag.daten..<eintrag.daten + eintrag.gepackt])
        guard inhalt.count == eintrag.groesse else { throw groesseLuegt(eintrag) }
        guard CRC32.of(inhalt.span) == eintrag.pruefsumme else {
            throw ZIPFehler(
                .pruefsumme, eintrag: eintrag.name,
                Satz("Die Prüfsumme passt nicht zum Inhalt.", "The checksum does not fit the content."))
        }
        return inhalt
    }

    /// Inflates: room Bytes knows gzip, which is a deflate stream between a head and a checksum, so both are put around it.
    private func ausgepackt(_ eintrag: Eintrag) throws(ZIPFehler) -> [UInt8] {
        let packer = Inflater(.gzip)
        var inhalt: [UInt8] = []
        do {
            let kopf: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
            let anfang = try packer.push(kopf.span, from: 0, into: &inhalt, room: 1)
            guard anfang.consumed == kopf.count else { throw groesseLuegt(eintrag) }
            let daten = bytes.span.extracting(eintrag.daten..<eintrag.daten + eintrag.gepackt)
            var stelle = 0
            // More than was announced is never inflated: one byte more is enough to know. When the input is used up, zlib
            // can still hold back some thousand bytes.
            while inhalt.count <= eintrag.groesse {
                let vorher = inhalt.count
                let raum = min(1 << 16, eintrag.groesse - inhalt.count + 1)
                let schritt = try packer.push(daten, from: stelle, into: &inhalt, room: raum)
                if schritt.finished { throw groesseLuegt(eintrag) }
                stelle += schritt.consumed
                if stelle == daten.count, inhalt.count == vorher { break }
            }
            guard stelle == daten.count, inhalt.count == eintrag.groesse else { throw groesseLuegt(eintrag) }
            // The end tells that the stream was complete.
            var summe = CRC32()
            summe.update(inhalt.span)
            var fuss: [UInt8] = []
            for wert in [summe.value, UInt32(truncatingIfNeeded: inhalt.count)] {
                for byte in 0..<4 { fuss.append(UInt8(truncatingIfNeeded: wert >> (8 * UInt32(byte)))) }
            }
            let schluss = try packer.push(fuss.span, from: 0, into: &inhalt, room: 1)
            guard schluss.finished, schluss.consumed == fuss.count else { throw groesseLuegt(eintrag) }
            return inhalt
        } catch {
            throw error as? ZIPFehler ?? groesseLuegt(eintrag)
        }
    }

    private func groesseLuegt(_ eintrag: Eintrag) -> ZIPFehler {
        ZIPFehler(
            .widerspruch, eintrag: eintrag.name,
            Satz(
                "Der gepackte Inhalt ist fehlerhaft oder hat nicht die angegebene Größe.",
                "The packed content is faulty or does not have the announced size."))
    }
}
