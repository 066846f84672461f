internal import Bytes

/// The central directory of an archive while it is read (APPNOTE.TXT, sections 4.3.7 to 4.3.16 and 4.5.3).
struct ZIPVerzeichnis {
    private let bytes: [UInt8]
    private let grenzen: ZIPGrenzen
    /// The stretches of the archive that entries occupy, local headers included.
    private var belegt: [(von: Int, bis: Int, name: String)] = []

    init(_ bytes: [UInt8], _ grenzen: ZIPGrenzen) { (self.bytes, self.grenzen) = (bytes, grenzen) }

    /// Where the directory lies and how many entries it has.
    private struct Lage {
        var anzahl: Int
        var von: Int
        var groesse: Int
        /// The first byte behind the directory: its end record, or that of ZIP64 before it.
        var bis: Int
    }

    /// The entries of the directory, each held against its local header.
    mutating func lies() throws(ZIPFehler) -> [ZIPLeser.Eintrag] {
        guard bytes.count <= grenzen.archiv else {
            throw zuViel("mehr als \(grenzen.archiv >> 20) MiB", "more than \(grenzen.archiv >> 20) MiB")
        }
        let lage = try suche()
        guard lage.anzahl <= grenzen.eintraege else {
            throw zuViel("mehr als \(grenzen.eintraege) Einträge", "more than \(grenzen.eintraege) entries")
        }
        guard lage.von <= lage.bis, lage.groesse == lage.bis - lage.von else {
            throw ZIPFehler(
                .widerspruch,
                Satz(
                    "Das Inhaltsverzeichnis liegt nicht dort, wo es angegeben ist.",
                    "The directory does not lie where it is said to."))
        }
        var eintraege: [ZIPLeser.Eintrag] = []
        var (gesamt, gepackt) = (0, 0)
        var stelle = lage.von
        for _ in 0..<lage.anzahl {
            let eintrag = try eintrag(&stelle, bis: lage.bis, vor: lage.von)
            (gesamt, gepackt) = (gesamt + eintrag.groesse, gepackt + eintrag.gepackt)
            try begrenze(eintrag.groesse, eintrag.gepackt, eintrag.name)
            try begrenze(gesamt, gepackt, "")
            eintraege.append(eintrag)
        }
        guard stelle == lage.bis else {
            throw ZIPFehler(
                .widerspruch,
                Satz(
                    "Das Inhaltsverzeichnis hat nicht die angegebene Länge.", "The directory is not as long as it says."
                ))
        }
        belegt.sort { $0.von < $1.von }
        for (vorher, nachher) in zip(belegt, belegt.dropFirst()) where nachher.von < vorher.bis {
            throw ZIPFehler(
                .widerspruch, eintrag: nachher.name,
                Satz("Zwei Einträge überlappen sich.", "Two entries overlap."))
        }
        return eintraege
    }

    /// Sizes are at most those of the archive's limits before they are added, so nothing overflows.
    private func begrenze(_ groesse: Int, _ gepackt: Int, _ name: String) throws(ZIPFehler) {
        guard groesse <= grenzen.gesamt else {
            throw zuViel(
                "ausgepackt mehr als \(grenzen.gesamt >> 20) MiB", "more than \(grenzen.gesamt >> 20) MiB unpacked",
                name)
        }
        if groesse > grenzen.verhaeltnisAb, groesse / grenzen.verhaeltnis > gepackt {
            throw zuViel(
                "ausgepackt mehr als das \(grenzen.verhaeltnis)-Fache seiner Größe",
                "more than \(grenzen.verhaeltnis) times its size when unpacked", name)
        }
    }

    // MARK: The end record

    private func suche() throws(ZIPFehler) -> Lage {
        guard bytes.count >= 22 else { throw keins() }
        // The record is the last thing in the file but for a comment whose length it states.
        var stelle = bytes.count - 22
        let letzte = max(0, bytes.count - 22 - 0xFFFF)
        while !(zahl(stelle, 4) == 0x0605_4B50 && stelle + 22 + zahl(stelle + 20, 2) == bytes.count) {
            guard stelle > letzte else { throw keins() }
            stelle -= 1
        }
        var lage = Lage(
            anzahl: zahl(stelle + 10, 2), von: zahl(stelle + 16, 4), groesse: zahl(stelle + 12, 4), bis: stelle)
        let teile = [zahl(stelle + 4, 2), zahl(stelle + 6, 2)]
        if stelle >= 20, zahl(stelle - 20, 4) == 0x0706_4B50 {
            lage = try zip64(stelle - 20, lage)
        } else {
            guard teile == [0, 0], zahl(stelle + 8, 2) == lage.anzahl else { throw mehrteilig() }
        }
        return lage
    }

    /// The end record of ZIP64, whose locator lies directly before the usual one; where that states a value, both agree.
    private func zip64(_ wegweiser: Int, _ kurz: Lage) throws(ZIPFehler) -> Lage {
        guard zahl(wegweiser + 4, 4) == 0, zahl(wegweiser + 16, 4) <= 1 else { throw mehrteilig() }
        let widerspruch = ZIPFehler(
            .widerspruch, Satz("Die Angaben für große Archive fehlen.", "The record for large archives is missing."))
        guard let stelle = lang(wegweiser + 8), stelle <= wegweiser - 56, zahl(stelle, 4) == 0x0606_4B50,
            let laenge = lang(stelle + 4), laenge == wegweiser - stelle - 12, let hier = lang(stelle + 24),
            let anzahl = lang(stelle + 32), let groesse = lang(stelle + 40), let von = lang(stelle + 48)
        else { throw widerspruch }
        guard zahl(stelle + 16, 4) == 0, zahl(stelle + 20, 4) == 0, hier == anzahl else { throw mehrteilig() }
        let passt =
            (kurz.anzahl == 0xFFFF || kurz.anzahl == anzahl)
            && (kurz.groesse == 0xFFFF_FFFF || kurz.groesse == groesse)
            && (kurz.von == 0xFFFF_FFFF || kurz.von == von)
        guard passt else { throw widerspruch }
        return Lage(anzahl: anzahl, von: von, groesse: groesse, bis: stelle)
    }

    // MARK: One entry

    private mutating func eintrag(_ stelle: inout Int, bis: Int, vor verzeichnis: Int) throws(ZIPFehler)
        -> ZIPLeser.Eintrag
    {
        guard stelle <= bis - 46, zahl(stelle, 4) == 0x0201_4B50 else { throw kurz("") }
        let kopf = stelle
        let laengen = (name: zahl(kopf + 28, 2), zusatz: zahl(kopf + 30, 2), notiz: zahl(kopf + 32, 2))
        stelle += 46 + laengen.name + laengen.zusatz + laengen.notiz
        guard stelle <= bis else { throw kurz("") }
        guard laengen.name <= grenzen.name else {
            throw zuViel(
                "einen Namen mit mehr als \(grenzen.name) Zeichen", "a name of more than \(grenzen.name) characters")
        }
        let schalter = zahl(kopf + 8, 2)
        let rohname = Array(bytes[kopf + 46..<kopf + 46 + laengen.name])
        let name = try ZIPName.geprueft(rohname, utf8: schalter & 0x800 != 0)
        guard schalter & 0x2041 == 0 else {
            throw ZIPFehler(
                .verschluesselt, eintrag: name, Satz("Der Inhalt ist verschlüsselt.", "The content is encrypted."))
        }
        let verfahren = zahl(kopf + 10, 2)
        guard verfahren == 0 || verfahren == 8 else {
            throw ZIPFehler(
                .verfahren, eintrag: name,
                Satz(
                    "Das Packverfahren \(verfahren) wird nicht gelesen.", "The packing method \(verfahren) is not read."
                ))
        }
        var werte = [zahl(kopf + 24, 4), zahl(kopf + 20, 4), zahl(kopf + 42, 4)]
        guard zahl(kopf + 34, 2) == 0 else { throw mehrteilig() }
        try ergaenze(&werte, kopf + 46 + laengen.name, laengen.zusatz, name)
        let (groesse, gepackt, ort) = (werte[0], werte[1], werte[2])
        guard groesse <= grenzen.gesamt else {
            throw zuViel(
                "ausgepackt mehr als \(grenzen.gesamt >> 20) MiB", "more than \(grenzen.gesamt >> 20) MiB unpacked",
                name)
        }
        let daten = try oertlich(
            ort, vor: verzeichnis, rohname, name, schalter, verfahren, zahl(kopf + 16, 4), groesse, gepackt)
        if verfahren == 0, groesse != gepackt { throw luegt(name) }
        if name.utf8.last == UInt8(ascii: "/"), groesse > 0 { throw luegt(name) }
        return ZIPLeser.Eintrag(
            name: name, groesse: groesse, gepackt: gepackt, komprimiert: verfahren == 8,
            pruefsumme: UInt32(truncatingIfNeeded: zahl(kopf + 16, 4)), daten: daten)
    }

    /// Fills in what stands in the extra field of ZIP64 (id 1), in its order, for the values that are all ones.
    private func ergaenze(_ werte: inout [Int], _ von: Int, _ laenge: Int, _ name: String) throws(ZIPFehler) {
        guard werte.contains(0xFFFF_FFFF) else { return }
        var stelle = von
        while stelle + 4 <= von + laenge {
            let feld = (art: zahl(stelle, 2), laenge: zahl(stelle + 2, 2))
            stelle += 4
            guard stelle + feld.laenge <= von + laenge else { break }
            if feld.art == 1 {
                var ort = stelle
                for index in werte.indices where werte[index] == 0xFFFF_FFFF {
                    guard ort + 8 <= stelle + feld.laenge, let wert = lang(ort) else { throw luegt(name) }
                    werte[index] = wert
                    ort += 8
                }
                return
            }
            stelle += feld.laenge
        }
        throw luegt(name)
    }

    /// Holds an entry against its local header and returns where its data begin.
    private mutating func oertlich(
        _ ort: Int, vor verzeichnis: Int, _ rohname: [UInt8], _ name: String, _ schalter: Int, _ verfahren: Int,
        _ pruefsumme: Int, _ groesse: Int, _ gepackt: Int
    ) throws(ZIPFehler) -> Int {
        guard ort <= verzeichnis - 30, zahl(ort, 4) == 0x0403_4B50 else { throw kurz(name) }
        let laengen = (name: zahl(ort + 26, 2), zusatz: zahl(ort + 28, 2))
        let daten = ort + 30 + laengen.name + laengen.zusatz
        guard daten <= verzeichnis, gepackt <= verzeichnis - daten else { throw kurz(name) }
        guard Array(bytes[ort + 30..<ort + 30 + laengen.name]) == rohname else {
            throw ZIPFehler(
                .widerspruch, eintrag: name,
                Satz("Der Eintrag heißt an zwei Stellen verschieden.", "The entry has two different names."))
        }
        guard zahl(ort + 6, 2) & 0x2849 == schalter & 0x2849, zahl(ort + 8, 2) == verfahren else { throw luegt(name) }
        var bis = daten + gepackt
        if schalter & 8 == 0 {
            var werte = [zahl(ort + 22, 4), zahl(ort + 18, 4)]
            try ergaenze(&werte, ort + 30 + laengen.name, laengen.zusatz, name)
            guard werte == [groesse, gepackt], zahl(ort + 14, 4) == pruefsumme else { throw luegt(name) }
        } else {
            bis = try hinterDaten(bis, vor: verzeichnis, name, pruefsumme, groesse, gepackt)
        }
        belegt.append((ort, bis, name))
        return daten
    }

    /// The place behind the data descriptor, with or without its signature, with sizes of four or eight bytes.
    private func hinterDaten(
        _ von: Int, vor verzeichnis: Int, _ name: String, _ pruefsumme: Int, _ groesse: Int, _ gepackt: Int
    ) throws(ZIPFehler) -> Int {
        for mitKennung in [true, false] {
            let stelle = mitKennung ? von + 4 : von
            if mitKennung { guard von + 4 <= verzeichnis, zahl(von, 4) == 0x0807_4B50 else { continue } }
            guard stelle + 12 <= verzeichnis, zahl(stelle, 4) == pruefsumme else { continue }
            if zahl(stelle + 4, 4) == gepackt, zahl(stelle + 8, 4) == groesse { return stelle + 12 }
            guard stelle + 20 <= verzeichnis else { continue }
            if lang(stelle + 4) == gepackt, lang(stelle + 12) == groesse { return stelle + 20 }
        }
        throw luegt(name)
    }

    // MARK: Numbers and errors

    /// A number of up to four bytes, the low one first; places outside the archive read as zero.
    private func zahl(_ stelle: Int, _ laenge: Int) -> Int {
        guard stelle >= 0, stelle <= bytes.count - laenge else { return 0 }
        var wert = 0
        for index in 0..<laenge { wert |= Int(bytes[stelle + index]) << (8 * index) }
        return wert
    }

    /// A number of eight bytes; nil when it is larger than any archive.
    private func lang(_ stelle: Int) -> Int? {
        guard stelle >= 0, stelle <= bytes.count - 8, zahl(stelle + 4, 4) < 1 << 16 else { return nil }
        return zahl(stelle + 4, 4) << 32 | zahl(stelle, 4)
    }

    private func keins() -> ZIPFehler {
        bytes.starts(with: [0x50, 0x4B, 3, 4])
            ? ZIPFehler(
                .abgebrochen,
                Satz(
                    "Das Ende des Archivs fehlt, oder danach folgt noch etwas.",
                    "The end of the archive is missing, or something follows it."))
            : ZIPFehler(.keinArchiv, Satz("Das ist kein ZIP-Archiv.", "This is no ZIP archive."))
    }

    private func mehrteilig() -> ZIPFehler {
        ZIPFehler(
            .verfahren, Satz("Das Archiv besteht aus mehreren Dateien.", "The archive consists of several files."))
    }

    private func kurz(_ name: String) -> ZIPFehler {
        ZIPFehler(
            .abgebrochen, eintrag: name,
            Satz(
                "Ein Teil des Archivs liegt nicht dort, wo er sein soll.",
                "A part of the archive is not where it should be."))
    }

    private func luegt(_ name: String) -> ZIPFehler {
        ZIPFehler(
            .widerspruch, eintrag: name,
            Satz("Die Angaben an zwei Stellen widersprechen sich.", "What two places say contradicts each other."))
    }

    private func zuViel(_ deutsch: String, _ english: String, _ name: String = "") -> ZIPFehler {
        ZIPFehler(
            .grenze, eintrag: name,
            name.isEmpty
                ? Satz("Das Archiv hat \(deutsch).", "The archive has \(english).")
                : Satz("Der Eintrag hat \(deutsch).", "The entry has \(english)."))
    }
}
