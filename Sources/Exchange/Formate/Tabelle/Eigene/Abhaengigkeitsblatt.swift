import Bytes
import Templates

/// The sheet of dependencies in our own workbooks: one a row, in words, which is easier to change than the codes of the plan.
///
/// The same dependencies stand in the column of predecessors. So that a change in either place counts, the hidden sheet keeps how that column was
/// written: what one of the two says otherwise is what somebody changed.
struct Abhaengigkeitsblatt {
    /// By row, in the order of their numbers, the id and the cell of predecessors.
    let zeilen: [(id: ElementID, vorgaenger: String)]

    init(_ tabelle: Tabellenzeilen) {
        zeilen = tabelle.zeilen.map { ($0.eintrag.id, tabelle.vorgaenger($0.knoten)) }
    }

    /// Reads what `text` wrote; nil when it is none.
    init?(_ text: String) {
        let limits = JSONLimits(bytes: 64 << 20, depth: 4, values: 1_000_000)
        guard text.utf8.first == UInt8(ascii: "{"), let json = try? JSON(parsing: Array(text.utf8), limits: limits)
        else { return nil }
        zeilen = json.members.compactMap { name, value in
            guard let id = name.string.flatMap({ ElementID($0) }), let cell = value.string else { return nil }
            return (id, cell)
        }
    }

    /// One line of JSON.
    var text: String {
        Feldtext.zeile { Feldtext.schreibe(zeilen.map { (Text($0.id.description), $0.vorgaenger) }, &$0) }
    }

    /// What the sheet is called.
    static func name(_ sprache: Sprache) -> String { sprache("Abhängigkeiten", "Dependencies") }

    /// The sheet of a plan.
    static func blatt(_ zeilen: Tabellenzeilen) -> XLSXSchreiber.Blatt {
        let sprache = zeilen.sprache
        var blatt = XLSXSchreiber.Blatt(name(sprache), breiten: [7, 50, 7, 50, 18, 20])
        let number = Tabellenrolle.nummer.wort(sprache)
        blatt.zeilen.append(
            .init(
                kopf: [
                    number, sprache("Von", "From"), number, sprache("Nach", "To"), sprache("Art", "Kind"),
                    sprache("Verzug", "Lag"),
                ]
                .map { .text($0) }))
        for (eintrag, knoten) in zeilen.zeilen {
            guard let own = zeilen.nummern[eintrag.id] else { continue }
            let ties = knoten.vorgaenger.compactMap { tie -> (number: Int, id: ElementID, tie: Anordnung)? in
                zeilen.nummern[tie.key].map { ($0, tie.key, tie.value) }
            }
            for (other, id, tie) in ties.sorted(by: { $0.number < $1.number }) {
                let title = zeilen.plan.mappe.struktur.knoten[id]?.titel ?? ""
                let lag = tie.verzug.map { "\($0.wert) \($0.einheit.wort($0.wert, sprache))" }
                blatt.zeilen.append(
                    .init([
                        .zahl(other), .text(Zelltext.gezeigt(title)), .zahl(own), .text(Zelltext.gezeigt(knoten.titel)),
                        .text(tie.art.wort(sprache)), lag.map { .text($0) } ?? .leer,
                    ]))
            }
        }
        return blatt
    }
}
