import Bytes
import Library
import Templates

/// A template as it is shown on a terminal.
struct TemplateView {
    private let mappe: Vorlagenmappe
    private let path: TemplatePath
    private let context: Context

    init(_ mappe: Vorlagenmappe, _ path: TemplatePath, _ context: Context) {
        (self.mappe, self.path, self.context) = (mappe, path, context)
    }

    func show(levels: Int?) throws {
        let language = context.language
        let vorlage = mappe.vorlage
        try context.console.line(Text.shown(vorlage.titel))
        if !vorlage.kurztext.isEmpty { try context.console.line(Text.shown(vorlage.kurztext, limit: 1000)) }
        try context.console.line()
        try field("Ordner", "Folder", path.description)
        try field("Zustand", "State", vorlage.zustand.wort(language))
        try field("Lizenz", "Licence", vorlage.lizenz)
        try field("Kontakt", "Contact", vorlage.kontakte.values.map(\.funktion).joined(separator: "; "))
        try field("Stichwörter", "Keywords", vorlage.schlagwoerter.map(\.string).joined(separator: ", "))
        try field(
            "Rechtsgrundlagen", "Legal bases", vorlage.rechtsgrundlagen.values.map(\.norm).joined(separator: "; "))
        try field("Dateien", "Files", mappe.dateinamen.map(\.string).joined(separator: ", "))
        try context.console.line()
        let ascii = context.line.has("ascii") || !context.surroundings.showsUnicode
        let options = Baumoptionen(breite: Terminal.width ?? 100, ascii: ascii, sprache: language, ebenen: levels)
        for line in mappe.struktur.baum(options) { try context.console.line(line) }
    }

    private func field(_ german: String, _ english: String, _ value: String) throws {
        guard !value.isEmpty else { return }
        try context.console.line(padded(context.say(german, english) + ":", 18) + Text.shown(value, limit: 2000))
    }
}
