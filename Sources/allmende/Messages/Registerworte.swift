import Bytes
import Register
import Templates

// What is said of keys that died or that nobody knows.

extension Erloschen {
    /// What became of the key, in one sentence.
    func satz(_ language: Sprache) -> String {
        let shown = Text.shown(name)
        return language(
            "\(ars) (\(shown)) gilt seit dem \(tag.german) nicht mehr: \(art.wort(.de)).",
            "\(ars) (\(shown)) is no longer valid since \(tag): \(art.wort(.en)).")
    }
}

extension Erloschen.Art {
    func wort(_ language: Sprache) -> String {
        switch self {
        case .eingliederung: language("wurde eingegliedert", "taken into another one")
        case .zusammenschluss: language("ging in einem Zusammenschluss auf", "became part of a new one")
        case .aufteilung: language("wurde aufgeteilt", "divided among others")
        case .kreiswechsel: language("kam zu einem anderen Kreis", "came to another Kreis")
        case .schluesselaenderung: language("bekam einen anderen Schlüssel", "was given another key")
        }
    }
}

extension Command {
    /// Says on standard error when a key that is to be used died or is not known; it is used nevertheless, because the register
    /// has a day and keys younger than it exist. Keys of Land 00 are invented ones, of examples.
    static func noteUnknownKey(_ ars: String, _ context: Context) {
        guard !ars.hasPrefix("00") else { return }
        switch Register.resolve(ars) {
        case .current, .badForm: return
        case .dead(let dead):
            let today = dead.heute.prefix(5).map { "\n    \($0.ars)  \($0.anzeige)" }.joined()
            context.console.note(
                context.say(
                    "Hinweis: \(dead.satz(.de)) Heute:\(today)\n  Der Schlüssel wird trotzdem genommen.",
                    "Note: \(dead.satz(.en)) Today:\(today)\n  The key is taken nevertheless."))
        case .unknown:
            context.console.note(
                context.say(
                    "Hinweis: Das Register (Stand \(Register.stand.german)) kennt den Schlüssel \(ars) nicht. "
                        + "Er wird trotzdem genommen; »allmende register NAME« sucht.",
                    "Note: the register (as of \(Register.stand)) does not know the key \(ars). "
                        + "It is taken nevertheless; “allmende register NAME” searches."))
        }
    }
}
