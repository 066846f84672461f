import Bytes
import Library
import Templates

extension Problem {
    init(variant error: VariantError) {
        func names(_ names: [String]) -> Words {
            let list = names.map { Text.shown($0) }.joined(separator: ", ")
            return list.isEmpty
                ? Words(
                    "Es gibt noch keine. »allmende variant new VORLAGE« macht eine.",
                    "There is none yet. “allmende variant new TEMPLATE” makes one.")
                : Words("Es gibt: \(list).", "There are: \(list).")
        }
        switch error {
        case .unknown(let name, let known):
            self.init(
                .refused,
                Words(
                    "Eine Ortsvariante »\(Text.shown(name))« gibt es nicht.",
                    "There is no local variant “\(Text.shown(name))”."), todo: names(known))
        case .notNamed(let known):
            self.init(
                .usage, Words("Es fehlt der Name der Ortsvariante.", "The name of the local variant is missing."),
                todo: names(known))
        case .exists(let name):
            self.init(
                .refused,
                Words("Die Ortsvariante »\(name)« gibt es schon.", "The local variant “\(name)” exists already."),
                means: Problem.nothingChanged,
                todo: Words("Einen anderen Namen nehmen: --name NAME", "Take another name: --name NAME"))
        case .noSource(let name):
            self.init(
                .refused,
                Words(
                    "Der Ursprung »\(Text.shown(name))« ist hier nicht bekannt.",
                    "The source “\(Text.shown(name))” is not known here."), means: Problem.nothingChanged,
                todo: Words("Erst abrufen: allmende pull", "Fetch it first: allmende pull"))
        case .sourceWithoutTemplate(let name):
            self.init(
                .refused,
                Words(
                    "Im Ursprung »\(Text.shown(name))« liegt die Vorlage nicht mehr an dieser Stelle.",
                    "At the source “\(Text.shown(name))” the template is no longer at this place."),
                means: Words(
                    "Sie wurde dort umgezogen oder gelöscht. Ihre Variante bleibt, wie sie ist.",
                    "It was moved or deleted there. Your variant stays as it is."))
        case .unreadable(let name):
            self.init(
                .damaged,
                Words(
                    "Die Vorlage in »\(Text.shown(name))« lässt sich nicht lesen.",
                    "The template in “\(Text.shown(name))” cannot be read."), means: Problem.nothingChanged,
                todo: Words("»allmende check« sagt, was daran falsch ist.", "“allmende check” says what is wrong."))
        case .badRecord(let name):
            self.init(
                .damaged,
                Words(
                    "variante.json von »\(Text.shown(name))« fehlt oder lässt sich nicht lesen.",
                    "variante.json of “\(Text.shown(name))” is missing or cannot be read."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende log« zeigt die Fassungen, in denen sie noch gut war.",
                    "“allmende log” shows the versions in which it was still sound."))
        case .noSuchChange(let name):
            self.init(
                .usage,
                Words("»\(Text.shown(name))« steht nicht in der Liste.", "“\(Text.shown(name))” is not on the list."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Der Befehl ohne Wahl zeigt die Liste mit Nummern.", "The command without a choice shows the list.")
            )
        case .decidedTwice(let name):
            self.init(
                .usage,
                Words(
                    "Über »\(Text.shown(name))« wurde zweierlei gesagt.",
                    "Two things were said about “\(Text.shown(name))”."),
                means: Problem.nothingChanged)
        case .needs(let name, let missing):
            let list = missing.map { Text.shown($0) }.joined(separator: ", ")
            self.init(
                .refused,
                Words(
                    "Die Änderung »\(Text.shown(name))« setzt andere voraus: \(list)",
                    "The change “\(Text.shown(name))” needs others: \(list)"), means: Problem.nothingChanged,
                todo: Words(
                    "Diese dazu wählen, oder auch auf die Änderung verzichten.",
                    "Choose these too, or leave the change out as well."))
        case .nothingChosen:
            self.init(
                .usage, Words("Es wurde nichts ausgewählt.", "Nothing was chosen."), means: Problem.nothingChanged)
        case .proposalConflicts(let paths):
            self.init(
                .refused,
                Words(
                    "Der Ursprung hat an diesen Stellen inzwischen selbst geändert: \(paths.map { Text.shown($0) }.joined(separator: ", "))",
                    "The source has meanwhile changed these places itself: \(paths.map { Text.shown($0) }.joined(separator: ", "))"
                ),
                means: Problem.nothingChanged,
                todo: Words(
                    "Erst die Neuerungen ansehen: allmende variant update",
                    "Look at what is new first: allmende variant update"))
        case .receivesOnly(let name):
            self.init(
                .refused,
                Words(
                    "»\(Text.shown(name))« ist auf »nur empfangen« gestellt und wird nie weitergegeben.",
                    "“\(Text.shown(name))” is set to receive only and is never passed on."),
                means: Problem.nothingChanged)
        case .staysHere(let name):
            self.init(
                .refused,
                Words(
                    "Das Arbeitsverzeichnis zeigt die Ortsvariante »\(name)«; sie wird nicht in die Bibliothek eingereicht.",
                    "The working directory shows the local variant “\(name)”; it is not submitted to the library."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Einzelne Änderungen vorschlagen (allmende variant propose), die Variante teilen (allmende variant share) oder erst zur Bibliothek zurück (allmende variant close).",
                    "Propose single changes (allmende variant propose), share the variant (allmende variant share), or go back to the library first (allmende variant close)."
                ))
        case .badAnswer(let name):
            self.init(
                .usage,
                Words(
                    "Die Antwort auf »\(Text.shown(name))« passt nicht zur Frage.",
                    "The answer to “\(Text.shown(name))” does not fit the question."), means: Problem.nothingChanged)
        }
    }
}
