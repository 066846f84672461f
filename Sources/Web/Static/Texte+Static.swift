import Templates

// Words of the pages that are files.

extension Texte {
    var zeitplan: String { self("Zeitplan", "Schedule") }
    var ueberDieseSeite: String { self("Über diese Seite", "About this page") }
    var bibliothek: String { self("Bibliothek", "Library") }
    var fassung: String { self("Fassung", "Version") }
    var aktuell: String { self("Aktueller Stand im Netz", "Current state online") }
    var wasDieseSeiteIst: String {
        self(
            "Diese Seite ist ein Abzug: Sie zeigt die Vorlage, wie sie bei der Ausgabe war, und ändert sich nicht mehr.",
            "This page is a copy: it shows the template as it was when it was written out, and changes no more.")
    }
    var weitereDateien: String {
        self("Diese Dateien liegen in der Bibliothek:", "These files are in the library:")
    }
    var ohneServer: String {
        self(
            "Diese Seiten brauchen weder Server noch Netz: Der Ordner lässt sich kopieren und weitergeben.",
            "These pages need neither server nor network: the folder can be copied and passed on.")
    }
    func abzugVom(_ tag: String) -> String { self("Stand der Bibliothek: \(tag).", "State of the library: \(tag).") }
    func lizenzZeile(_ name: String) -> String {
        self(
            "Wo eine Vorlage nichts anderes sagt, gilt die Lizenz \(name).",
            "Where a template says nothing else, its licence is \(name).")
    }
    var ohneThema: String { self("Ohne Themenfeld", "Without topic") }
}
