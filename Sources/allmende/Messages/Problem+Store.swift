import Bytes
import Files
import History
import Objects
import Store
import Templates

extension Problem {
    private static let fsck = Words(
        "»allmende fsck« zeigt, was beschädigt ist. Von der Zentrale oder einer anderen Kopie lässt sich neu klonen.",
        "“allmende fsck” shows what is damaged. A fresh clone can be made from the hub or another copy.")

    init(store error: StoreError) {
        switch error {
        case .notARepository(let path):
            let shown =
                path.description == "."
                ? Words("Dieses Verzeichnis", "This directory") : Words(Text.shown(path.bytes), Text.shown(path.bytes))
            self.init(
                .damaged,
                Words(
                    "\(shown.german) ist keine Bibliothek und liegt in keiner.",
                    "\(shown.english) is no library and lies in none."),
                means: Problem.nothingChanged,
                todo: Words(
                    "In das Verzeichnis einer Bibliothek wechseln (cd), eine holen (allmende clone) oder anlegen (allmende init).",
                    "Change to the directory of a library (cd), get one (allmende clone) or make one (allmende init)."))
        case .unsupported(let path, let what):
            self.init(
                .damaged,
                Words(
                    "Diese Bibliothek nutzt etwas, das dieses Programm nicht kennt.",
                    "This library uses something that this program does not know."),
                means: Words("Deshalb wird sie nicht angerührt.", "So it is not touched."),
                todo: Words(
                    "Eine neuere Version des Programms verwenden, oder git.",
                    "Use a later version of the program, or git."),
                detail: "\(path): \(what)")
        case .alreadyExists(let path):
            self.init(
                .refused,
                Words(
                    "In \(Text.shown(path.bytes)) ist schon eine Bibliothek.",
                    "There is a library in \(Text.shown(path.bytes)) already."),
                means: Problem.nothingChanged, todo: Words("Ein anderes Verzeichnis nehmen.", "Take another directory.")
            )
        case .missing(let id):
            self.init(
                .damaged, Words("Ein Teil der Bibliothek fehlt.", "A part of the library is missing."), todo: Self.fsck,
                detail: "object \(id) is missing")
        case .wrongType(let id, let type):
            self.init(
                .refused, Words("Das ist kein \(type.word).", "That is no \(type.word)."),
                means: Problem.nothingChanged,
                detail: "object \(id)")
        case .corruptObject(let id, let path, let what):
            self.init(
                .damaged, Words("Ein Teil der Bibliothek ist beschädigt.", "A part of the library is damaged."),
                means: Words(
                    "Beschädigtes wird nie angezeigt und nie weitergegeben.",
                    "What is damaged is never shown and never passed on."), todo: Self.fsck,
                detail: "object \(id) in \(path): \(what)")
        case .corruptFile(let path, let what):
            self.init(
                .damaged,
                Words(
                    "Eine Datei des Speichers ist beschädigt: \(Text.shown(path.bytes))",
                    "A file of the store is damaged: \(Text.shown(path.bytes))"),
                todo: Self.fsck, detail: what)
        case .tooLarge(let id, let size):
            self.init(
                .refused, Words("Ein Objekt ist zu groß, um es zu lesen.", "An object is too large to be read."),
                means: Problem.nothingChanged,
                detail: "object \(id), \(size) bytes")
        case .refLoop(let name):
            self.init(
                .damaged,
                Words(
                    "Der Zweig \(Text.shown(name.bytes)) verweist im Kreis.",
                    "The branch \(Text.shown(name.bytes)) refers in a circle."), todo: Self.fsck)
        case .refusedObject(let id, let fault):
            self.init(
                .network,
                Words(
                    "Die Gegenstelle sendet ein Objekt, das gegen die Regeln verstößt.",
                    "The other side sends an object that breaks the rules."),
                means: Problem.nothingChanged,
                todo: Words("Den Betrieb der Gegenstelle benachrichtigen.", "Tell whoever runs the other side."),
                detail: "object \(id): \(fault.rawValue)")
        case .duplicateObject(let id):
            self.init(
                .network, Words("Die Gegenstelle sendet fehlerhafte Daten.", "The other side sends faulty data."),
                means: Problem.nothingChanged,
                detail: "object \(id) twice")
        }
    }

    init(workTree error: WorkTreeError) {
        func listed(_ paths: [[UInt8]]) -> String {
            let shown = paths.prefix(10).map { "\n      " + Text.shown($0) }.joined()
            return paths.count > 10 ? shown + "\n      …" : shown
        }
        switch error {
        case .wouldOverwrite(let paths):
            self.init(
                .refused,
                Words(
                    "Neue Fassungen ändern Dateien, in denen hier noch nicht festgehaltene Arbeit steckt:\(listed(paths))",
                    "New versions change files that hold work not saved here yet:\(listed(paths))"),
                means: Words(
                    "Ihre Dateien sind unverändert; übernommen wurde nichts.",
                    "Your files are unchanged; nothing was taken over."),
                todo: Words(
                    "Die Arbeit festhalten (allmende save) oder die Dateien beiseitelegen, dann noch einmal.",
                    "Save the work (allmende save) or put the files aside, then try again."))
        case .unsafeName(let path):
            self.init(
                .network,
                Words(
                    "Die Fassung enthält einen gefährlichen Dateinamen: \(Text.shown(path))",
                    "The version holds a dangerous file name: \(Text.shown(path))"),
                means: Words("Es wurde keine Datei geschrieben.", "No file was written."),
                todo: Words("Den Betrieb der Zentrale benachrichtigen.", "Tell whoever runs the hub."))
        case .unmerged(let paths):
            self.init(
                .refused,
                Words(
                    "Eine Zusammenführung ist nicht abgeschlossen:\(listed(paths))",
                    "A merge is not finished:\(listed(paths))"),
                means: Problem.nothingChanged,
                todo: Words(
                    "Mit git abschließen (git status zeigt, wie).", "Finish it with git (git status shows how)."))
        }
    }

    init(revision error: RevisionError) {
        switch error {
        case .unknown(let name):
            self.init(
                .refused,
                Words(
                    "Eine Fassung »\(Text.shown(name))« gibt es nicht.", "There is no version “\(Text.shown(name))”."),
                todo: Words(
                    "»allmende log« zeigt die Fassungen. Soll es eine Vorlage sein: mit -- davor.",
                    "“allmende log” shows the versions. If it is a template: put -- before it."))
        case .ambiguous(let name, let ids):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(name))« passt auf mehrere Fassungen.",
                    "“\(Text.shown(name))” fits more than one version."),
                todo: Words("Mehr Zeichen angeben.", "Give more characters."),
                detail: ids.map(\.description).joined(separator: " "))
        case .malformed(let name):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(name))« ist kein Name einer Fassung.",
                    "“\(Text.shown(name))” is no name of a version."),
                todo: Words(
                    "Zum Beispiel: HEAD, HEAD~1, main oder was »allmende log« zeigt.",
                    "For example: HEAD, HEAD~1, main or what “allmende log” shows."))
        }
    }
}

extension ObjectType {
    /// The type as Git calls it.
    var word: String { String(decoding: name, as: UTF8.self) }
}
