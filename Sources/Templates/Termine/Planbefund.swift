/// Something about a plan that its reader must know: why there are no dates, what is still open, what was left out.
public struct Planbefund: Hashable, Sendable {
    /// The kinds. The raw value is the name for programs and stays as it is.
    public enum Art: String, Sendable, CaseIterable {
        /// Nodes wait for each other; values: their titles.
        case dependencyCycle = "dependency-cycle"
        /// The plan runs behind the last year that is computed; value: that year.
        case tooLong = "too-long"
        /// No task is left.
        case empty
        /// A predecessor that does not exist is left out; value: its id.
        case predecessorUnknown = "predecessor-unknown"
        /// A node stands at the top because the one above is missing or below it itself.
        case parentUnknown = "parent-unknown"
        /// A condition that cannot be read is taken for open; value: it.
        case conditionSyntax = "condition-syntax"
        /// A repetition by something that is neither list nor number runs once; value: its name.
        case repetitionKind = "repetition-kind"
        /// A task without duration takes no time.
        case leafUndated = "leaf-without-duration"
        /// A parameter is not answered; values: its name, its title, how many nodes are kept or run once because of that.
        case parameterOpen = "parameter-open"
        /// A holiday of some communes of the Land lies in the plan and was not asked for; values: its name, its title.
        case localHoliday = "local-holiday"
    }

    /// What was found.
    public let art: Art
    /// The node or parameter, or nil for the plan as a whole.
    public let element: ElementID?
    /// The title of the node.
    public let titel: String
    /// What the kind says it has.
    public let values: [String]

    /// Creates a finding.
    public init(_ art: Art, _ element: ElementID? = nil, _ titel: String = "", _ values: [String] = []) {
        (self.art, self.element, self.titel, self.values) = (art, element, titel, values)
    }

    /// How much it weighs: with a `fehler` the plan has no dates, or wrong ones.
    public var schwere: Severity {
        switch art {
        case .dependencyCycle, .tooLong, .predecessorUnknown, .parentUnknown, .conditionSyntax, .repetitionKind: .fehler
        case .empty, .leafUndated: .warnung
        case .parameterOpen, .localHoliday: .hinweis
        }
    }

    /// What was found, as a sentence. What it quotes is not neutralised.
    public func satz(_ sprache: Sprache) -> String {
        let subject = sprache.quoted(titel)
        func value(_ index: Int) -> String { index < values.count ? values[index] : "" }
        switch art {
        case .dependencyCycle:
            let ring = (values + values.prefix(1)).map { sprache.quoted($0) }.joined(separator: " → ")
            return sprache(
                "Diese Vorgänge warten im Kreis aufeinander, Termine gibt es so nicht: \(ring).",
                "These tasks wait for each other in a ring, so there are no dates: \(ring).")
        case .tooLong:
            return sprache(
                "Der Plan reicht über das Jahr \(value(0)) hinaus; so weit wird nicht gerechnet. Prüfen Sie Dauern und Abstände.",
                "The plan runs beyond the year \(value(0)), which is not computed. Check durations and lags.")
        case .empty: return sprache("Es bleibt kein Vorgang übrig.", "No task is left.")
        case .predecessorUnknown:
            return sprache(
                "\(subject) wartet auf einen Vorgänger, den es nicht gibt; er zählt nicht mit.",
                "\(subject) waits for a predecessor that does not exist; it is left out.")
        case .parentUnknown:
            return sprache(
                "\(subject) hat keinen gültigen Oberknoten und steht deshalb ganz oben.",
                "\(subject) has no valid parent and therefore stands at the top.")
        case .conditionSyntax:
            return sprache(
                "Die Bedingung von \(subject) ist nicht lesbar (\(sprache.quoted(value(0)))); der Vorgang bleibt im Plan.",
                "The condition of \(subject) cannot be read (\(sprache.quoted(value(0)))); the task stays in the plan.")
        case .repetitionKind:
            return sprache(
                "\(subject) soll sich nach \(sprache.quoted(value(0))) wiederholen, das weder Liste noch Zahl ist; es läuft einmal.",
                "\(subject) is repeated by \(sprache.quoted(value(0))), which is neither list nor number; it runs once."
            )
        case .leafUndated:
            return sprache(
                "Die Dauer von \(subject) fehlt; gerechnet ist mit 0.", "\(subject) has no duration; it is taken as 0.")
        case .parameterOpen:
            let (open, name) = (sprache.quoted(value(1)), value(0))
            return value(2) == "1"
                ? sprache(
                    "Noch offen: \(open) (\(name)). 1 Vorgang hängt davon ab und steht bis dahin einmal im Plan.",
                    "Still open: \(open) (\(name)). 1 task depends on it and stands in the plan once until then.")
                : sprache(
                    "Noch offen: \(open) (\(name)). \(value(2)) Vorgänge hängen davon ab und stehen bis dahin einmal im Plan.",
                    "Still open: \(open) (\(name)). \(value(2)) tasks depend on it and stand in the plan once until then."
                )
        case .localHoliday:
            return sprache(
                "\(value(1)) gilt nur in manchen Gemeinden dieses Landes und zählt hier als Arbeitstag; mit --local \(value(0)) nicht.",
                "\(value(1)) is a holiday in some communes of this Land only and counts as a working day here; with --local \(value(0)) it does not."
            )
        }
    }
}
