public import Templates

extension Badge.Kind {
    /// What it is called, in a word.
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .checked: sprache("Prüfung", "check")
        case .reviewed: sprache("Mitzeichnung", "approvals")
        case .used: sprache("Einsatz", "in use")
        case .reports: sprache("Erfahrung", "reports")
        case .law: sprache("Rechtsstand", "law")
        case .answered: sprache("Fragen", "questions")
        case .adopted: sprache("Verbreitung", "adoption")
        }
    }

    /// What each level takes.
    public func schwellen(_ sprache: Sprache) -> String {
        let (a, b, c) = (thresholds[0], thresholds[1], thresholds[2])
        return switch self {
        case .checked:
            sprache(
                "Stufen: 1 ohne Fehler, 2 ohne Warnungen, 3 ohne jeden Hinweis",
                "levels: 1 without errors, 2 without warnings, 3 without any hint")
        case .reviewed, .used, .reports, .adopted:
            sprache("Stufen: ab \(a), \(b), \(c) Stellen", "levels: from \(a), \(b), \(c) organisations")
        case .law:
            sprache("Stufen: höchstens \(a), \(b), \(c) Monate alt", "levels: at most \(a), \(b), \(c) months old")
        case .answered:
            sprache("Stufen: ab \(a) %, \(b) %, \(c) % geklärt", "levels: from \(a) %, \(b) %, \(c) % settled")
        }
    }
}

extension Badge {
    /// What was counted, in a sentence.
    public func satz(_ sprache: Sprache) -> String {
        guard let value else {
            return switch kind {
            case .law: sprache("Rechtsstand: ohne Angabe", "Law: not stated")
            case .answered: sprache("Keine Fragen gestellt", "No questions asked")
            default: sprache("Nichts zu zählen", "Nothing to count")
            }
        }
        switch kind {
        case .checked:
            switch value {
            case 3: return sprache("Die Prüfung findet nichts", "The check finds nothing")
            case 2: return sprache("Die Prüfung findet nur Hinweise", "The check finds hints only")
            case 1: return sprache("Die Prüfung findet Warnungen, keine Fehler", "The check finds warnings, no errors")
            default: return sprache("Die Prüfung findet Fehler", "The check finds errors")
            }
        case .reviewed:
            return value == 1
                ? sprache("Von 1 anderen Stelle mitgezeichnet", "Approved by 1 other organisation")
                : sprache("Von \(value) anderen Stellen mitgezeichnet", "Approved by \(value) other organisations")
        case .used:
            return value == 1
                ? sprache("Bei 1 Stelle im Einsatz", "In use at 1 organisation")
                : sprache("Bei \(value) Stellen im Einsatz", "In use at \(value) organisations")
        case .reports:
            return value == 1
                ? sprache("1 Erfahrungsbericht", "1 experience report")
                : sprache("\(value) Erfahrungsberichte", "\(value) experience reports")
        case .law:
            if value == 0 {
                return sprache(
                    "Alle Rechtsgrundlagen vor weniger als einem Monat geprüft",
                    "All legal bases checked less than a month ago")
            }
            return sprache(
                "Älteste Rechtsgrundlage vor \(value) \(value == 1 ? "Monat" : "Monaten") geprüft",
                "Oldest legal basis checked \(value) \(value == 1 ? "month" : "months") ago"
            )
        case .answered: return sprache("\(value) % der Fragen geklärt", "\(value) % of the questions settled")
        case .adopted:
            return sprache(
                "Mit Vorgängern und Nachfolgern bei \(value) \(value == 1 ? "Stelle" : "Stellen")",
                "With predecessors and successors at \(value) \(value == 1 ? "organisation" : "organisations")")
        }
    }
}
