public import Bytes

/// Boards of Trello as they are exported: lists are phases, cards are work packages or tasks, entries of checklists are tasks.
///
/// `Specs/exchange-text.md`, section 2, has the tables. Trello itself reads no file; other boards do.
public enum Trello {
    /// As many entries of a board's record as an export holds at most.
    static let aktionsLimit = 1_000

    /// Whether a value is a board.
    public static func ist(_ json: JSON) -> Bool {
        json.kind == .object && json["lists"]?.kind == .array && json["cards"]?.kind == .array
    }

    /// Reads a board; with comments, these are added to the advice of their cards, without the names of who wrote them.
    ///
    /// n log n by the sorting of positions.
    ///
    /// - Throws: `not-json`, `not-trello` for JSON that is no board, `too-large` for more than a template may have.
    public static func lies(_ bytes: [UInt8], mitKommentaren: Bool = false) throws(Austauschfehler) -> Fremdplan {
        let json = try JSONDatei.lies(bytes)
        guard ist(json) else {
            throw Austauschfehler(
                "not-trello",
                Satz(
                    "Die Datei ist kein Board von Trello: Listen oder Karten fehlen. Geben Sie das Board über "
                        + "»Teilen, Drucken und Exportieren« als JSON aus.",
                    "The file is no board of Trello: lists or cards are missing. Export the board as JSON by "
                        + "“Share, print, and export”."))
        }
        var leser = Trelloleser(json, mitKommentaren: mitKommentaren)
        return try leser.lies()
    }

    /// A name as Trello's ids are, of 24 hexadecimal digits: the same for the same thing of ours.
    ///
    /// Trello's ids begin with the second they were made in, which tools show; ours begin with that of 1 January 2020.
    static func kennung(_ art: String, _ id: String) -> String {
        let digest = SHA256.digest(Array("allmende:\(art):\(id)".utf8).span)
        return "5e0be100" + Hex.string(Array(digest.prefix(8)))
    }
}
