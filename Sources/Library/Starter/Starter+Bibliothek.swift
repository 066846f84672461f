// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    static let bibliothek: [(path: String, content: String)] = [
(".gitattributes", #"""
# Files are kept byte for byte on every system.
* -text

"""#),
(".gitignore", #"""
# What office programs and systems leave beside the files
~$*
.~lock.*#
*.tmp
*.bak
.DS_Store
Thumbs.db
desktop.ini

"""#),
("bibliothek.json", #"""
{
  "format": "allmende-bibliothek/1",
  "titel": "Starterbibliothek",
  "kurztext": "Vier Projektvorlagen zum Anfangen: eAkte, DMS, Onlinedienste, Vergabe. Die verantwortliche Stelle »Musterstadt« und ihr Regionalschlüssel sind erfunden.",
  "lizenz": "CC-BY-4.0",
  "themenfelder": {
    "beschaffung": "Beschaffung und Vergabe",
    "dokumentenmanagement": "eAkte und Dokumentenmanagement",
    "onlinedienste": "Onlinedienste und OZG"
  }
}

"""#),
    ]
}
