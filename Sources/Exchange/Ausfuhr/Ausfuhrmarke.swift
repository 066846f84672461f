import Bytes
public import Templates

/// Says in an exported file what it was made from, so that what comes back can be compared with just that.
///
/// One line of `name=value` with semicolons between them, in this order; values have `%`, `;`, `=` and control characters as `%XX`:
///
///     allmende=1;vorlage=7qk2…;fassung=3fa9…;start=2027-01-11;land=NW;orte=augsburg,…;antwort.weg=eigen
///
/// A program that meets an unknown name keeps reading; one without `allmende=1` is none.
public struct Ausfuhrmarke: Hashable, Sendable {
    /// The template.
    public var vorlage: ElementID
    /// The version it was made from: its name in the library, hexadecimal; empty when it had none yet.
    public var fassung: String
    /// The variant it was made from; empty for the library's template.
    public var variante = ""
    /// The first day, `YYYY-MM-DD`; empty when it was written without dates.
    public var start = ""
    /// The Land whose holidays count; empty when it was written without dates.
    public var land = ""
    /// Local holidays that count.
    public var orte: [String] = []
    /// Whether 24 and 31 December are free.
    public var ohneVorfeiertage = false
    /// The answers the plan was made with, by question, as they are typed.
    public var antworten: [String: String] = [:]

    /// A mark.
    public init(vorlage: ElementID, fassung: String) { (self.vorlage, self.fassung) = (vorlage, fassung) }

    /// The line.
    public var text: String {
        var parts = [("allmende", "1"), ("vorlage", vorlage.description), ("fassung", fassung)]
        for (name, value) in [("variante", variante), ("start", start), ("land", land)] where !value.isEmpty {
            parts.append((name, value))
        }
        if !orte.isEmpty { parts.append(("orte", orte.joined(separator: ","))) }
        if ohneVorfeiertage { parts.append(("vorfeiertage", "frei")) }
        for name in antworten.keys.sorted() { parts.append(("antwort.\(name)", antworten[name] ?? "")) }
        return parts.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: ";")
    }

    /// Reads the line; nil when it is none.
    public init?(_ text: String) {
        guard text.utf8.count <= 100_000 else { return nil }
        var values: [String: String] = [:]
        for part in text.split(separator: ";") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, let name = Self.plain(halves[0]), let value = Self.plain(halves[1]) else {
                return nil
            }
            values[name] = value
        }
        guard values["allmende"] == "1", let vorlage = values["vorlage"].flatMap({ ElementID($0) }) else { return nil }
        let fassung = values["fassung"] ?? ""
        guard fassung.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
        self.init(vorlage: vorlage, fassung: fassung)
        variante = values["variante"] ?? ""
        start = values["start"] ?? ""
        land = values["land"] ?? ""
        orte = (values["orte"] ?? "").split(separator: ",").map { String($0) }
        ohneVorfeiertage = values["vorfeiertage"] == "frei"
        for (name, value) in values where name.hasPrefix("antwort.") {
            antworten[String(name.dropFirst("antwort.".count))] = value
        }
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte < 0x20 || "%;=".utf8.contains(byte) {
                bytes += Array("%\(Hex.string([byte]))".utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func plain(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }
}
