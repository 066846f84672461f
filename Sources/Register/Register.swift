public import Bytes
import Templates

/// The register of all German Länder, Kreise, Gemeindeverbände and Gemeinden by Amtlicher Regionalschlüssel, with the keys that
/// died (Specs/register.md). It is built in, as text that is read only where it is asked.
///
/// Source: Statistisches Bundesamt (Destatis), Gemeindeverzeichnis-Informationssystem GV-ISys.
public enum Register {
    /// The day whose state it shows: 2025-08-31.
    public static let stand = Day(number: 20_331)
    /// From this day on keys that died are known: 2009-01-02. Keys of the form before 2009 are not.
    public static let geschichteAb = Day(number: 14_246)
    /// Where it is from, to be named wherever it is shown.
    public static let quelle =
        "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis-Informationssystem GV-ISys, Stand 31.08.2025"

    static func texts(_ land: Land) -> Textpaar {
        switch land {
        case .BB: bb
        case .BE: be
        case .BW: bw
        case .BY: by
        case .HB: hb
        case .HE: he
        case .HH: hh
        case .MV: mv
        case .NI: ni
        case .NW: nw
        case .RP: rp
        case .SH: sh
        case .SL: sl
        case .SN: sn
        case .ST: st
        case .TH: th
        }
    }

    /// The entry of a key of twelve digits that is in use; nil for every other text. Logarithmic, well below a millisecond.
    public static func entry(_ ars: String) -> Gebiet? {
        guard let key = digits(ars, 12) else { return nil }
        return entry(key)
    }

    static func entry(_ key: [UInt8]) -> Gebiet? {
        guard let land = Land(schluessel: key), let line = Zeilen.line(key, in: texts(land).gebiete) else { return nil }
        return gebiet(line, land)
    }

    /// The entry of a line, with the names of the Kreis and the Verband above it.
    static func gebiet(_ line: [UInt8], _ land: Land) -> Gebiet? {
        guard line.count > 12, let art = Gebietsart(letter: line[12]) else { return nil }
        func above(_ count: Int) -> String? {
            let key = line.prefix(count) + Array(repeating: 0x30, count: 12 - count)
            guard let line = Zeilen.line(Array(key), in: texts(land).gebiete), line.count > 12,
                let art = Gebietsart(letter: line[12]), art == .kreis || art.isVerband
            else { return nil }
            let fields = Zeilen.fields(line)
            return fields.count == 5 ? Gebiet.bezeichnung(String(fields[3]), art, land) : nil
        }
        return Gebiet(
            line, kreis: art == .kreis || art == .land ? nil : above(5), verband: art.isGemeinde ? above(9) : nil)
    }

    /// What is known of a key of twelve digits (ARS) or eight (AGS). A Gemeinde without a Verband is also found by the key its
    /// place among the Verbände has, LLRKK0GGG000.
    public static func resolve(_ key: String) -> Auskunft {
        if let short = digits(key, 8) { return resolveAGS(short) }
        guard let key = digits(key, 12) else { return .badForm }
        for key in spellings(key) {
            if let entry = entry(key) { return .current(entry) }
        }
        for key in spellings(key) {
            if let dead = dead(key) { return .dead(erloschen(dead)) }
        }
        return .unknown
    }

    /// A key, and the Gemeinde it means when it is that of a Verband with only one.
    private static func spellings(_ key: [UInt8]) -> [[UInt8]] {
        let zeros = key.suffix(3).allSatisfy { $0 == 0x30 }
        let isSingle = zeros && (key[5] == 0x30 || key[5] == 0x39) && !key[6..<9].allSatisfy { $0 == 0x30 }
        return isSingle ? [key, Array(key.prefix(9) + key[6..<9])] : [key]
    }

    /// The Gemeinde of a key of eight digits; the youngest of those that died, when none is in use.
    private static func resolveAGS(_ key: [UInt8]) -> Auskunft {
        guard let land = Land(schluessel: key) else { return .unknown }
        let (kreis, own) = (Array(key.prefix(5)), key.suffix(3))
        var found: Gebiet?
        Zeilen.each(kreis, in: texts(land).gebiete) { line in
            guard found == nil, line.count > 12, line[9..<12].elementsEqual(own),
                Gebietsart(letter: line[12])?.isGemeinde == true
            else { return }
            found = gebiet(line, land)
        }
        if let found { return .current(found) }
        var last: Sterbezeile?
        Zeilen.each(kreis, in: texts(land).erloschen) { line in
            // Of a Kreis or Verband only a kreisfreie Stadt can be meant.
            guard line.count > 12, line[9..<12].elementsEqual(own), let dead = Sterbezeile(line),
                own.contains(where: { $0 != 0x30 }) || line[5..<9].allSatisfy({ $0 == 0x30 })
            else { return }
            if last.map({ $0.tag < dead.tag }) ?? true { last = dead }
        }
        return last.map { .dead(erloschen($0)) } ?? .unknown
    }

    static func dead(_ key: [UInt8]) -> Sterbezeile? {
        guard let land = Land(schluessel: key) else { return nil }
        return Zeilen.line(key, in: texts(land).erloschen).flatMap { Sterbezeile($0) }
    }

    private static func erloschen(_ dead: Sterbezeile) -> Erloschen {
        let alive = Nachfolge.alive(
            from: dead.ars, successors: { key in digits(key, 12).flatMap { Register.dead($0) }?.nachfolger },
            isAlive: { entry($0) != nil })
        let today = alive.compactMap { entry($0) }.sorted { ($1.einwohner, $0.ars) < ($0.einwohner, $1.ars) }
        return Erloschen(
            ars: dead.ars, name: dead.name, tag: dead.tag, art: dead.art, nachfolger: dead.nachfolger, heute: today,
            quelle: dead.quelle)
    }

    /// The digits of a text of so many; nil when it is anything else.
    static func digits(_ text: String, _ count: Int) -> [UInt8]? {
        let bytes = text.utf8
        guard bytes.count == count, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Array(bytes)
    }
}

/// Following successors.
enum Nachfolge {
    /// All keys in use that a key leads to, each once, in the order they are met. Ends on rings, and after 10,000 keys.
    static func alive(
        from key: String, successors: (String) -> [String]?, isAlive: (String) -> Bool
    ) -> [String] {
        var (seen, found, waiting): (Set<String>, [String], [String]) = ([key], [], successors(key) ?? [])
        while let next = waiting.popLast(), seen.count < 10_000 {
            guard seen.insert(next).inserted else { continue }
            if isAlive(next) { found.append(next) } else { waiting += successors(next) ?? [] }
        }
        return found
    }
}
