import Bytes
import Library
import Net
import Objects
import Store
import Templates
import Web

// What was done with a workpiece, in sentences; each can be taken back.

extension Visit {
    private static let shownVersions = 200

    /// What was done, the last first.
    func pieceHistory() throws -> Reply {
        let piece = try piece()
        let desk = try desk()
        let title = (try? desk.mappe(of: piece).vorlage.titel) ?? piece.name
        let versions = try desk.ownVersions(of: piece, limit: Self.shownVersions)
        let rows = versions.map { id, version -> [Cell] in
            let note = String(decoding: version.message, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
            var form = Form(
                address(piece, "zuruecknehmen"), submit: language("Zurücknehmen", "Take back"), .plain,
                hidden: [("fassung", id.description)])
            form.about = String(note)
            return [
                .content(String(note)), .day(Day(seconds: version.author.seconds).description),
                .content(String(decoding: version.author.name, as: UTF8.self)), .button(form),
            ]
        }
        let blocks: [Block] =
            rows.isEmpty
            ? [.text(language("Noch wurde nichts geändert.", "Nothing has been changed yet."))]
            : [
                .table(
                    language("Was geändert wurde, das Neueste zuerst", "What was changed, the newest first"),
                    columns: [
                        language("Änderung", "Change"), language("Tag", "Day"), language("Stelle", "Organisation"),
                        language("Zurücknehmen", "Take back"),
                    ], rows: rows)
            ]
        return page(
            Sheet(
                language("Verlauf", "History"), trail: trail(piece, title),
                lead: language(
                    "Jede Änderung lässt sich einzeln zurücknehmen, auch das Zurücknehmen selbst.",
                    "Each change can be taken back by itself, and so can taking back."), blocks),
            at: address(piece, "verlauf"))
    }

    /// Takes back what one version changed.
    func takeBackVersion() throws -> Reply {
        let piece = try piece()
        let desk = try desk()
        guard let id = ObjectID(hex: Array(try input().text("fassung").utf8), desk.repository.format) else {
            throw HTTPError(400, "version")
        }
        return try doing(piece, then: address(piece, "verlauf")) { try desk.takeBack(id, of: piece) }
    }
}
