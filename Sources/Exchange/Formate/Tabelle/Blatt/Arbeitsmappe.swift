/// A workbook: its sheets in the order of its tabs.
public struct Arbeitsmappe: Hashable, Sendable {
    /// The sheets; diagrams that fill a sheet are none.
    public var blaetter: [Arbeitsblatt] = []
    /// The title in the properties of the document; empty when there is none.
    public var titel = ""
    /// The description in the properties of the document; empty when there is none.
    public var beschreibung = ""

    /// Whether people wrote comments to cells; they are not read.
    public var hatKommentare = false

    /// An empty workbook.
    public init() {}

    /// The sheet of a name.
    public func blatt(_ name: String) -> Arbeitsblatt? { blaetter.first { $0.name == name } }

    /// The same with texts as Excel shows them: cells keep `_x000D_` as the file has it, like other readers do.
    var ausgeschrieben: Arbeitsmappe {
        var other = self
        for sheet in blaetter.indices {
            for row in blaetter[sheet].zeilen.indices {
                for (place, zelle) in blaetter[sheet].zeilen[row].zellen.enumerated() {
                    guard case .text(let text) = zelle.wert, text.utf8.contains(UInt8(ascii: "_")),
                        text.contains("_x00")
                    else { continue }
                    other.blaetter[sheet].zeilen[row].zellen[place] = Arbeitsblatt.Zelle(
                        zelle.spalte, .text(Blattleser.ausgeschrieben(text)), einzug: zelle.einzug)
                }
            }
        }
        return other
    }
}
