import Bytes
import Files
import Hub
import Library
import Signatures
import Templates

extension Problem {
    init(library error: LibraryError) {
        switch error {
        case .noTemplate(let word, let similar):
            let shown = Text.shown(word)
            let hint =
                similar.isEmpty
                ? Words("»allmende list« zeigt alle Vorlagen.", "“allmende list” shows all templates.")
                : Words("Ähnlich: \(similar.joined(separator: ", "))", "Similar: \(similar.joined(separator: ", "))")
            self.init(
                .refused, Words("Eine Vorlage »\(shown)« gibt es nicht.", "There is no template “\(shown)”."),
                todo: hint)
        case .ambiguousTemplate(let word, let paths):
            let list = paths.map { "\n      " + Text.shown($0) }.joined()
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(word))« passt auf mehrere Vorlagen:\(list)",
                    "“\(Text.shown(word))” fits more than one template:\(list)"),
                todo: Words("Eine davon nennen.", "Name one of them."))
        case .badFolderName(let word):
            self.init(
                .usage,
                Words(
                    "»\(Text.shown(word))« kann kein Ordner heißen.", "No folder can be named “\(Text.shown(word))”."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, höchstens 60 Zeichen: aktenplan-einfuehren",
                    "Small letters a–z, digits and single hyphens, at most 60 characters: aktenplan-einfuehren"))
        case .unsafeFileName(let path):
            self.init(
                .refused,
                Words(
                    "So darf eine Datei nicht heißen: \(Text.shown(path))",
                    "A file must not be named like this: \(Text.shown(path))"),
                means: Words(
                    "Auf anderen Systemen stünde der Name für etwas anderes. Es wurde nichts festgehalten.",
                    "On other systems the name would stand for something else. Nothing was saved."),
                todo: Words(
                    "Die Datei umbenennen (ohne \\, :, .git und dergleichen), dann noch einmal.",
                    "Rename the file (no \\, :, .git and the like), then try again."))
        case .badTitle:
            self.init(
                .usage,
                Words(
                    "Der Titel ist leer, hat mehr als eine Zeile oder unsichtbare Zeichen.",
                    "The title is empty, has more than one line or invisible characters."),
                means: Problem.nothingChanged)
        case .templateExists(let path):
            self.init(
                .refused, Words("Die Vorlage \(path) gibt es schon.", "The template \(path) exists already."),
                means: Problem.nothingChanged,
                todo: Words("Einen anderen Namen nehmen.", "Take another name."))
        case .nothingToSave:
            self.init(
                .refused,
                Words(
                    "Es gibt nichts festzuhalten: Alles ist so, wie die Fassung es hat.",
                    "There is nothing to save: everything is as the version has it."))
        case .emptyNote:
            self.init(
                .usage, Words("Die Bemerkung ist leer.", "The note is empty."), means: Problem.nothingChanged,
                todo: Words(
                    "In einem Satz sagen, was anders ist: -m \"…\"", "Say in one sentence what is different: -m \"…\""))
        case .noBranch:
            self.init(
                .refused,
                Words(
                    "Hier wird gerade eine einzelne Fassung betrachtet, kein Zweig.",
                    "A single version is being looked at here, not a branch."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»git switch main« führt zurück zur Bibliothek.", "“git switch main” leads back to the library."))
        case .noUpstream:
            self.init(
                .refused, Words("Dieser Zweig folgt keinem der Zentrale.", "This branch follows none of the hub."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»git branch --set-upstream-to origin/main« stellt es ein.",
                    "“git branch --set-upstream-to origin/main” sets it."))
        case .badConflictFile:
            self.init(
                .refused,
                Words(
                    "konflikte.json ist keine Liste offener Stellen.", "konflikte.json is no list of open places."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Datei umbenennen; der Name gehört dem Programm.",
                    "Rename the file; the name belongs to the program."))
        case .unrelated:
            self.init(
                .refused,
                Words(
                    "Die beiden Fassungen haben keinen gemeinsamen Ursprung.",
                    "The two versions have no common origin."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Vorlagen aus einer anderen Bibliothek als Dateien übernehmen und festhalten.",
                    "Take templates of another library over as files and save them."))
        case .mergeUnfinished:
            self.init(
                .refused,
                Words("Eine Zusammenführung ist nicht abgeschlossen.", "A merge is not finished."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Entscheiden (allmende resolve) und festhalten (allmende save), oder aufgeben (allmende merge --abort).",
                    "Decide (allmende resolve) and save (allmende save), or give it up (allmende merge --abort)."))
        case .noMerge:
            self.init(
                .refused, Words("Es ist keine Zusammenführung begonnen.", "No merge has been begun."),
                means: Problem.nothingChanged)
        case .openConflicts(let count):
            self.init(
                .refused,
                Words(
                    "In der Fassung \(count == 1 ? "ist 1 Stelle" : "sind \(count) Stellen") nicht entschieden; so kann sie nicht in die Bibliothek.",
                    "\(count) \(count == 1 ? "place" : "places") of the version \(count == 1 ? "is" : "are") not decided; it cannot go into the library like this."
                ),
                means: Words(
                    "Es wurde nichts eingereicht und nichts verändert.",
                    "Nothing was submitted and nothing was changed."),
                todo: Words(
                    "Entscheiden (allmende resolve) und festhalten (allmende save). Zum Teilen als Entwurf: allmende push --draft NAME",
                    "Decide (allmende resolve) and save (allmende save). To share it as a draft: allmende push --draft NAME"
                ))
        case .badOrganisation(let ars, let name):
            self.init(
                .usage,
                Words(
                    "Das ist keine Stelle: »\(Text.shown(ars))«, »\(Text.shown(name))«.",
                    "That is no organisation: “\(Text.shown(ars))”, “\(Text.shown(name))”."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Der Regionalschlüssel hat 12 Ziffern, der Name eine Zeile mit höchstens 100 Zeichen, ohne < und >.",
                    "The key has 12 digits, the name one line of at most 100 characters, without < and >."))
        case .emptyLibrary:
            self.init(
                .refused, Words("Die Bibliothek hat noch keine Fassung.", "The library has no version yet."),
                todo: Words(
                    "Eine Vorlage beginnen (allmende new) und festhalten (allmende save).",
                    "Begin a template (allmende new) and save it (allmende save)."))
        case .changedMeanwhile:
            self.init(
                .refused,
                Words(
                    "Ein anderes Programm hat die Bibliothek im selben Augenblick geändert.",
                    "Another program changed the library at the same moment."),
                means: Words(
                    "Ihre Arbeit liegt unverändert im Arbeitsverzeichnis.",
                    "Your work lies unchanged in the working directory."),
                todo: Words("Noch einmal versuchen.", "Try again."))
        case .refNotWritten(let name, let reason):
            self.init(
                .system,
                Words("Die neue Fassung konnte nicht eingetragen werden.", "The new version could not be entered."),
                means: Words(
                    "Ihre Arbeit liegt unverändert im Arbeitsverzeichnis.",
                    "Your work lies unchanged in the working directory."),
                detail: "\(name): \(reason)")
        }
    }
}
