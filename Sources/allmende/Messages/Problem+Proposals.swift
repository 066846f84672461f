import Bytes
import Library
import Templates

extension Problem {
    init(journal error: JournalError) {
        switch error {
        case .noJournal:
            self.init(
                .refused,
                Words(
                    "Diese Bibliothek kennt hier noch keine Vorschläge.", "This library knows no proposals here yet."),
                means: Words(
                    "Entweder hat die Zentrale kein Journal, oder es wurde noch nicht abgeglichen.",
                    "Either the hub has no journal, or nothing has been exchanged yet."),
                todo: Words("allmende sync", "allmende sync"))
        case .notMember:
            self.init(
                .refused, Words("Sie sind bei der Zentrale nicht angemeldet.", "You are not enrolled with the hub."),
                means: Problem.nothingChanged,
                todo: Words(
                    "allmende join ADRESSE CODE (oder --stelle ARS)", "allmende join ADDRESS CODE (or --stelle ARS)"))
        case .noSuchContact(let word):
            self.init(
                .refused,
                Words(
                    "Einen Kontakt »\(Text.shown(word))« gibt es nicht.", "There is no contact “\(Text.shown(word))”."),
                means: Problem.nothingChanged,
                todo: Words("»allmende contact show« zeigt alle.", "“allmende contact show” shows all."))
        case .noSuchDiscussion(let word):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(word))« meint keinen Beitrag, oder mehr als einen.",
                    "“\(Text.shown(word))” means no post, or more than one."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende discussions« und »allmende discussion show« nennen die IDs; vier Zeichen genügen meist.",
                    "“allmende discussions” and “allmende discussion show” name the IDs; four characters mostly do."))
        case .noSuchProposal(let word):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(word))« ist kein eindeutiger Anfang einer Kennung.",
                    "“\(Text.shown(word))” is not the beginning of exactly one name."),
                todo: Words("»allmende proposals --all« zeigt alle.", "“allmende proposals --all” shows all."))
        case .nothingToPropose:
            self.init(
                .refused,
                Words(
                    "Es gibt nichts vorzuschlagen: Die Bibliothek ist schon so.",
                    "There is nothing to propose: the library is so already."),
                means: Problem.nothingChanged,
                todo: Words("Erst ändern, dann »allmende save«.", "First change something, then “allmende save”."))
        case .hubLost(let count):
            self.init(
                .refused,
                Words(
                    "Der Zentrale fehlen \(count) Vorgänge, die hier schon da waren.",
                    "The hub lacks \(count) operations that were here already."),
                means: Words(
                    "Ein Journal wächst nur. Was hier ist, bleibt; übernommen wurde davon nichts.",
                    "A journal only grows. What is here stays; nothing of that was taken over."),
                todo: Words(
                    "Den Betrieb der Zentrale benachrichtigen; aus dieser Kopie lässt sie sich wiederherstellen (allmende hub restore).",
                    "Tell the hub's operators; it can be restored from this copy (allmende hub restore)."))
        case .otherLibrary:
            self.init(
                .refused,
                Words("Unter dieser Adresse liegt eine andere Bibliothek.", "At this address lies another library."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Adresse prüfen (git remote get-url origin).", "Check the address (git remote get-url origin).")
            )
        }
    }
}

extension Problem {
    init(place error: PlaceError) {
        switch error {
        case .noTask(let word):
            self.init(
                .refused,
                Words("Keine Aufgabe passt zu »\(Text.shown(word))«.", "No task fits “\(Text.shown(word))”."),
                means: Problem.nothingChanged,
                todo: Words("»allmende show VORLAGE« nennt die Nummern.", "“allmende show TEMPLATE” names the numbers.")
            )
        case .ambiguousTask(let word, let count):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(word))« passt auf \(count) Aufgaben.", "“\(Text.shown(word))” fits \(count) tasks."),
                means: Problem.nothingChanged,
                todo: Words("Die Nummer der Aufgabe angeben.", "Give the number of the task."))
        }
    }
}
