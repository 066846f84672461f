import Bytes
import Library
import Templates

extension Problem {
    init(settlement error: SettlementError) {
        switch error {
        case .breaksRule(let path, let findings):
            let first = findings.first
            let more = findings.count > 1 ? " (+\(findings.count - 1))" : ""
            self.init(
                .refused,
                Words(
                    "So entschieden hätte \(Text.shown(path)) einen Fehler: \(Text.shown(first?.satz(.de) ?? ""))\(more)",
                    "Decided like this \(Text.shown(path)) would have an error: \(Text.shown(first?.satz(.en) ?? ""))\(more)"
                ),
                means: Problem.nothingChanged,
                todo: Words(
                    "Anders entscheiden, oder zugleich mit dem, wovon es abhängt: allmende resolve 1 2 --theirs",
                    "Decide otherwise, or together with what it depends on: allmende resolve 1 2 --theirs"))
        case .badValue(let place, let error):
            self.init(
                .usage,
                Words(
                    "Der Wert passt nicht an die Stelle \(Text.shown(place)).",
                    "The value does not fit the place \(Text.shown(place))."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Den Wert so schreiben, wie die Liste ihn zeigt.", "Write the value as the list shows it."),
                detail: "\(error)")
        case .needsSide(let place):
            self.init(
                .usage,
                Words(
                    "Über \(Text.shown(place)) wird als Ganzes entschieden.",
                    "\(Text.shown(place)) is decided as a whole."),
                means: Problem.nothingChanged,
                todo: Words("--ours, --theirs oder --base", "--ours, --theirs or --base"))
        case .lost(let place):
            self.init(
                .refused,
                Words(
                    "\(Text.shown(place)) ist nicht mehr so, wie es war, als die Liste entstand.",
                    "\(Text.shown(place)) is not any more as it was when the list was made."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende resolve« zeigt den jetzigen Stand.", "“allmende resolve” shows the present state."))
        }
    }
}
