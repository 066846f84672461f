import Bytes
import Templates

/// The two headings of our own table behind which something is written: the mark behind "ID", roles and questions behind "Zusatz".
///
///     ID allmende=1;vorlage=…        Zusatz {"rollen": …}
enum Tabellenkopf {
    /// A heading with what belongs behind it.
    static func text(_ rolle: Tabellenrolle, _ zusatz: String, _ sprache: Sprache) -> String {
        zusatz.isEmpty ? rolle.wort(sprache) : "\(rolle.wort(sprache)) \(zusatz)"
    }

    /// Whether a heading is one of these with something behind it.
    static func gehoert(_ kopf: String, zu rolle: Tabellenrolle) -> Bool { zusatz(kopf, rolle) != nil }

    /// What stands behind a heading; nil when it is another one, or nothing does.
    static func zusatz(_ kopf: String, _ rolle: Tabellenrolle) -> String? {
        let begin = rolle == .id ? "allmende=" : "{"
        for sprache in Sprache.allCases where kopf.hasPrefix("\(rolle.wort(sprache)) \(begin)") {
            return String(kopf.dropFirst(rolle.wort(sprache).count + 1))
        }
        return nil
    }
}
