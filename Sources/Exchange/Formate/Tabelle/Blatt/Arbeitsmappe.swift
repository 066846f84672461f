/// A workbook: its sheets in the order of its tabs.
public struct Arbeitsmappe: Hashable, Sendable {
    /// The sheets; diagrams that fill a sheet are none.
    public var blaetter: [Arbeitsblatt] = []
    /// The title in the properties of the document; empty when there is none.
    public var titel = ""
    /// The description in the properties of the document; empty when there is none.
    public var beschreibung = ""

    /// An empty workbook.
    public init() {}

    /// The sheet of a name.
    public func blatt(_ name: String) -> Arbeitsblatt? { blaetter.first { $0.name == name } }
}
