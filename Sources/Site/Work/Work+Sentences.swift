import Bytes
import Library
import Store
import Templates

// What errors of working on variants and drafts mean to people.

extension Visit {
    /// The sentence of an error; nil for one that is none of these.
    func workSentence(_ error: any Error) -> String? {
        switch error {
        case let error as RevisingError: sentence(of: error)
        case let error as VariantError: sentence(of: error)
        case let error as Bearbeitungsfehler: sentence(of: error)
        case let error as SettlementError: sentence(of: error)
        case let error as SharingRefusal: sentence(of: error)
        case LibraryError.changedMeanwhile:
            language(
                "Im selben Augenblick hat jemand anderes gespeichert. Bitte versuchen Sie es noch einmal.",
                "Somebody else saved in the same moment. Please try again.")
        case WorkTreeError.wouldOverwrite:
            language(
                "Im Ordner dieser Bibliothek liegen Änderungen, die noch keine Fassung sind. Speichern oder verwerfen Sie diese zuerst.",
                "The folder of this library has changes that no version holds. Save or discard them first.")
        case UndoError.firstVersion:
            language("Davor gab es nichts.", "There was nothing before that.")
        default: nil
        }
    }

    private func sentence(of error: SharingRefusal) -> String {
        switch error {
        case .rule(let reason):
            // In both languages, and then what to type, which is for programs.
            let halves = reason.split(separator: " / ", maxSplits: 1).map(String.init)
            let text = halves.count == 2 ? language(halves[0], halves[1]) : reason
            return language("Die Zentrale nimmt sie so nicht: ", "The hub does not take it so: ")
                + (text.split(separator: ": ").first ?? "") + "."
        case .other:
            return language(
                "Unter diesem Namen ist schon eine andere Ortsvariante geteilt, auf der diese nicht aufbaut. Beenden Sie erst deren Teilen.",
                "Another variant is shared under this name, and this one does not build on it. Stop sharing that one first."
            )
        }
    }

    private func sentence(of error: RevisingError) -> String {
        switch error {
        case .breaks(let findings):
            return language("So geht es nicht: ", "This cannot be: ")
                + findings.prefix(3).map { $0.satz(language) }.joined(separator: " ")
        case .changed:
            return language(
                "Jemand anderes hat inzwischen dieselbe Stelle geändert. Nichts wurde gespeichert.",
                "Somebody else has changed the same place meanwhile. Nothing was saved.")
        case .forgotten:
            return language(
                "Die Seite war zu alt. Bitte laden Sie sie neu; gespeichert wurde nichts.",
                "The page was too old. Please load it anew; nothing was saved.")
        case .unreadable:
            return language(
                "Diese Vorlage lässt sich nicht lesen. Die Prüfung auf ihrer Seite sagt, woran es liegt.",
                "This template cannot be read. The check on its page says why.")
        case .notAlone:
            return language(
                "Das lässt sich nicht mehr allein zurücknehmen, weil spätere Änderungen darauf aufbauen. Nehmen Sie zuerst diese zurück.",
                "This cannot be taken back by itself any more, because later changes build on it. Take those back first."
            )
        }
    }

    private func sentence(of error: VariantError) -> String {
        switch error {
        case .unknown, .notNamed, .badRecord, .noSource:
            return language("Das gibt es hier nicht mehr.", "It is not here any more.")
        case .exists(let name):
            return language(
                "Den Namen »\(name)« gibt es schon. Bitte wählen Sie einen anderen.",
                "The name “\(name)” is taken. Please choose another.")
        case .sourceWithoutTemplate:
            return language(
                "In der Bibliothek liegt die Vorlage nicht mehr an dieser Stelle. Ihre Ortsvariante bleibt, wie sie ist.",
                "The library no longer has the template at this place. Your local variant stays as it is.")
        case .unreadable:
            return language("Die Vorlage lässt sich nicht lesen.", "The template cannot be read.")
        case .noSuchChange, .decidedTwice:
            return language(
                "Die Liste hat sich inzwischen geändert. Bitte sehen Sie sie noch einmal durch.",
                "The list has changed meanwhile. Please look through it again.")
        case .needs(_, let missing):
            return language(
                "Was Sie gewählt haben, setzt \(missing.count == 1 ? "eine weitere Änderung" : "\(missing.count) weitere Änderungen") voraus. Wählen Sie auch diese.",
                "What you chose needs \(missing.count == 1 ? "another change" : "\(missing.count) more changes"). Choose these too."
            )
        case .nothingChosen: return language("Es ist nichts ausgewählt.", "Nothing is chosen.")
        case .proposalConflicts:
            return language(
                "In der Bibliothek steht an derselben Stelle inzwischen etwas anderes, das Sie noch nicht haben oder abgelehnt haben. Übernehmen Sie es zuerst, oder schlagen Sie Ihre Änderung in einem Entwurf vor.",
                "The library has something else at the same place by now, which you have not taken over or have declined. Take it over first, or propose your change in a draft."
            )
        case .receivesOnly:
            return language(
                "Diese Ortsvariante empfängt nur; sie wird nie weitergegeben.",
                "This local variant receives only; it is never passed on.")
        case .staysHere:
            return language("Diese Ortsvariante bleibt hier.", "This local variant stays here.")
        case .badAnswer(let name):
            return language(
                "Eine Antwort passt nicht zu ihrer Frage (\(name)).",
                "An answer does not fit its question (\(name)).")
        }
    }

    private func sentence(of error: Bearbeitungsfehler) -> String {
        switch error {
        case .unbekannt: language("Diesen Schritt gibt es nicht mehr.", "This step is gone.")
        case .unterSichSelbst:
            language("Ein Schritt kann nicht unter sich selbst stehen.", "A step cannot stand below itself.")
        case .nichtDarunter:
            language("Unter einem Meilenstein kann nichts stehen.", "Nothing can stand below a milestone.")
        case .amRand: language("Weiter geht es hier nicht.", "It cannot go any further.")
        }
    }

    private func sentence(of error: SettlementError) -> String {
        switch error {
        case .breaksRule(_, let findings):
            language("So entschieden gäbe es einen Fehler: ", "Decided like this there would be an error: ")
                + (findings.first?.satz(language) ?? "")
        case .badValue: language("Dieser Wert passt hier nicht.", "This value does not fit here.")
        case .needsSide:
            language("Wählen Sie hier eine der gezeigten Angaben.", "Choose one of the values shown here.")
        case .lost:
            language("Diese Stelle ist inzwischen entschieden.", "This place has been decided meanwhile.")
        }
    }
}
