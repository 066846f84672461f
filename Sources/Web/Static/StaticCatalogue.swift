import Templates

/// The first page of a library that is a folder: all templates by Themenfeld. Where scripts are allowed, a search field is put above
/// them (`StaticScript`).
struct StaticCatalogue {
    /// Up to how many templates each has its short text and what speaks for it; of more a line each.
    static let full = 300

    private let library: StaticLibrary
    private let entries: [StaticEntry]

    init(_ library: StaticLibrary, _ entries: [StaticEntry]) { (self.library, self.entries) = (library, entries) }

    /// The page. Linear.
    func html(_ frame: StaticFrame) -> [UInt8] {
        var groups: [(topic: String, entries: ArraySlice<StaticEntry>)] = []
        for (place, entry) in entries.enumerated() {
            if let last = groups.last, last.topic == entry.topic {
                groups[groups.count - 1].entries = entries[last.entries.startIndex...place]
            } else {
                groups.append((entry.topic, entries[place...place]))
            }
        }
        return frame.page([library.titel]) { html in
            html.element(.h1, inhalt: library.titel)
            if !library.kurztext.isEmpty { html.element(.p, .style(.vorspann), inhalt: library.kurztext) }
            html.element(.p, .style(.leise)) { html in
                html.text(html.texte.anzahlVorlagen(entries.count))
                if !library.lizenz.isEmpty {
                    html.text(". " + html.texte.lizenzZeile(Licence(library.lizenz).name))
                }
            }
            html.element(.div, .id(Anchor("verzeichnis"))) { html in
                if groups.count > 1 { topics(groups, &html) }
                if groups.isEmpty { html.element(.p, text: html.texte.keineVorlagen) }
                for (number, group) in groups.enumerated() { write(group, number + 1, &html) }
            }
        }
    }

    private func topics(
        _ groups: [(topic: String, entries: ArraySlice<StaticEntry>)], _ html: inout HTMLWriter
    ) {
        html.element(.nav, .style(.themen), .labelled(by: Anchor("themen"))) { html in
            html.element(.h2, .id(Anchor("themen")), text: html.texte.themenfelder)
            html.topicList(
                groups.enumerated().map { number, group in
                    PageLink(group.topic, .here(.part("gruppe", number + 1)), anzahl: group.entries.count)
                })
        }
    }

    private func write(
        _ group: (topic: String, entries: ArraySlice<StaticEntry>), _ number: Int, _ html: inout HTMLWriter
    ) {
        let anchor = Anchor.part("gruppe", number)
        html.element(.section, .labelled(by: anchor)) { html in
            html.element(.h2, .id(anchor), inhalt: group.topic)
            if entries.count <= Self.full {
                html.element(.ul, .style(.vorlagen)) { html in
                    for entry in group.entries { html.element(.li) { entry.entry.write(&$0) } }
                }
            } else {
                html.element(.ul, .style(.zeilenliste)) { html in
                    for entry in group.entries { html.element(.li) { line(entry.entry, &$0) } }
                }
            }
        }
    }

    private func line(_ entry: LibraryEntry, _ html: inout HTMLWriter) {
        html.element(.a, .href(entry.address), inhalt: html.texte.titel(entry.titel))
        let parts = [entry.zustand.wort(html.sprache)] + html.texte.kurzumfang(entry.umfang)
        html.element(.p, .style(.leise), text: parts.joined(separator: ", "))
    }
}
