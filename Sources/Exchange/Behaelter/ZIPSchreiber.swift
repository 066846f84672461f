internal import Bytes

/// Writes a ZIP archive: same entries, same bytes, on every machine and every day.
///
/// Every entry is dated 1980-01-01, names are UTF-8, folders have no entries of their own. Entries are deflated where that
/// makes them smaller. Source: APPNOTE.TXT 6.3.10 (PKWARE).
///
///     var zip = ZIPSchreiber()
///     zip.lege("[Content_Types].xml", typen, gepackt: false)
///     zip.lege("xl/workbook.xml", mappe)
///     let bytes = zip.fertig()
public struct ZIPSchreiber {
    private var bytes: [UInt8] = []
    private var verzeichnis: [UInt8] = []
    private var namen: Set<String> = []
    private let packer = Deflater(.gzip)

    /// An empty archive.
    public init() {}

    /// Adds an entry behind the others; false when it was not, because the name is one `ZIPLeser` refuses or is taken, or
    /// because the archive would grow beyond 4 GiB or 65,535 entries.
    @discardableResult
    public mutating func lege(_ name: String, _ inhalt: [UInt8], gepackt: Bool = true) -> Bool {
        let rohname = Array(name.utf8)
        guard rohname.count <= 1_000, (try? ZIPName.geprueft(rohname, utf8: true)) != nil, namen.count < 0xFFFF,
            !namen.contains(name), inhalt.count < 0x7FFF_FFFF
        else { return false }
        let (daten, verfahren) = gepackt ? deflate(inhalt) : (inhalt, 0)
        guard bytes.count + verzeichnis.count + daten.count < 0xFFFF_0000 else { return false }
        namen.insert(name)
        let ort = bytes.count
        // Version 2.0; flag 11: the name is UTF-8; 00:00 of 1980-01-01.
        var kopf: [UInt8] = []
        kopf.zahl(20, 2)
        kopf.zahl(0x800, 2)
        kopf.zahl(verfahren, 2)
        kopf.zahl(0, 2)
        kopf.zahl(0x21, 2)
        kopf.zahl(Int(CRC32.of(inhalt.span)), 4)
        kopf.zahl(daten.count, 4)
        kopf.zahl(inhalt.count, 4)
        kopf.zahl(rohname.count, 2)
        kopf.zahl(0, 2)
        bytes.zahl(0x0403_4B50, 4)
        bytes += kopf
        bytes += rohname
        bytes += daten
        verzeichnis.zahl(0x0201_4B50, 4)
        verzeichnis.zahl(20, 2)
        verzeichnis += kopf
        // No comment, one part, no attributes.
        verzeichnis += [UInt8](repeating: 0, count: 10)
        verzeichnis.zahl(ort, 4)
        verzeichnis += rohname
        return true
    }

    /// Ends the archive and returns it.
    public consuming func fertig() -> [UInt8] {
        let ort = bytes.count
        bytes += verzeichnis
        bytes.zahl(0x0605_4B50, 4)
        bytes.zahl(0, 4)
        bytes.zahl(namen.count, 2)
        bytes.zahl(namen.count, 2)
        bytes.zahl(verzeichnis.count, 4)
        bytes.zahl(ort, 4)
        bytes.zahl(0, 2)
        return bytes
    }

    /// The deflate stream, taken out of a gzip member: behind ten bytes of head, before eight of checksum and size.
    private func deflate(_ inhalt: [UInt8]) -> ([UInt8], Int) {
        let member = packer.whole(inhalt.span)
        let strom = Array(member.dropFirst(10).dropLast(8))
        return strom.count < inhalt.count ? (strom, 8) : (inhalt, 0)
    }
}

extension [UInt8] {
    /// Appends a number, the low byte first.
    fileprivate mutating func zahl(_ wert: Int, _ laenge: Int) {
        for index in 0..<laenge { append(UInt8(truncatingIfNeeded: wert >> (8 * index))) }
    }
}
