public import Bytes

/// When a node is needed: a condition over the answers to the template's parameters.
///
///     bedingung = und { "oder" und }
///     und       = nicht { "und" nicht }
///     nicht     = "nicht" nicht | "(" bedingung ")" | name [ zeichen wert ]
///     zeichen   = "=" | "!=" | "<" | "<=" | ">" | ">="
///     wert      = "„text“ in straight quotation marks" | whole number | "ja" | "nein"
///
///     umsetzungsweg = "efa"          a und (b oder nicht c)          aemter >= 3
///
/// `und` binds stronger than `oder`. A name is an `ElementID` that begins with a letter; `und oder nicht ja nein` are taken.
/// In a text `\"` and `\\` stand for themselves. At most 2,000 bytes and 32 levels of `nicht` and brackets.
public indirect enum Bedingung: Hashable, Sendable {
    /// How two values compare.
    public enum Zeichen: String, Sendable, CaseIterable {
        /// Is the same.
        case gleich = "="
        /// Is not the same.
        case ungleich = "!="
        /// Is smaller.
        case kleiner = "<"
        /// Is smaller or the same.
        case hoechstens = "<="
        /// Is greater.
        case groesser = ">"
        /// Is greater or the same.
        case mindestens = ">="
    }

    /// What an answer is compared with.
    public enum Wert: Hashable, Sendable {
        /// A text.
        case text(Text)
        /// A whole number.
        case zahl(Int64)
        /// Yes or no.
        case jaNein(Bool)
    }

    /// At least two conditions, one of which must hold.
    case oder([Bedingung])
    /// At least two conditions, all of which must hold.
    case und([Bedingung])
    /// What must not hold.
    case nicht(Bedingung)
    /// The answer itself: yes, a number that is not 0, a list that is not empty.
    case parameter(ElementID)
    /// The answer compared.
    case vergleich(ElementID, Zeichen, Wert)

    /// The parameters that occur, each once, in order of their ids.
    public var parameter: SortedSet<ElementID> {
        var found: [ElementID] = []
        visit { name, _ in found.append(name) }
        return SortedSet(found)
    }

    /// Shows every parameter that occurs with what it is compared to, if anything, from left to right.
    func visit(_ body: (ElementID, (Zeichen, Wert)?) -> Void) {
        switch self {
        case .oder(let parts), .und(let parts): for part in parts { part.visit(body) }
        case .nicht(let part): part.visit(body)
        case .parameter(let name): body(name, nil)
        case .vergleich(let name, let zeichen, let wert): body(name, (zeichen, wert))
        }
    }
}

// MARK: Printing

extension Bedingung: CustomStringConvertible {
    /// The condition as it is written, with the brackets it needs. Parsing it gives the same condition.
    public var description: String { text(0) }

    /// `binding`: 0 where everything may stand, 1 inside `und`, 2 after `nicht`.
    private func text(_ binding: Int) -> String {
        switch self {
        case .oder(let parts):
            let text = parts.map { $0.text(1) }.joined(separator: " oder ")
            return binding > 0 ? "(\(text))" : text
        case .und(let parts):
            let text = parts.map { $0.text(2) }.joined(separator: " und ")
            return binding > 1 ? "(\(text))" : text
        case .nicht(let part): return "nicht \(part.text(2))"
        case .parameter(let name): return name.description
        case .vergleich(let name, let zeichen, let wert): return "\(name) \(zeichen.rawValue) \(wert)"
        }
    }
}

extension Bedingung.Wert: CustomStringConvertible {
    /// The value as it is written.
    public var description: String {
        switch self {
        case .text(let text):
            var quoted = "\""
            for scalar in text.string.unicodeScalars {
                if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
                quoted.unicodeScalars.append(scalar)
            }
            return quoted + "\""
        case .zahl(let number): return String(number)
        case .jaNein(let answer): return answer ? "ja" : "nein"
        }
    }
}

// MARK: Evaluating

/// What a Kommune answered to a parameter.
public enum Antwort: Hashable, Sendable {
    /// Yes or no.
    case jaNein(Bool)
    /// A whole number.
    case zahl(Int64)
    /// One of the choices.
    case wahl(Text)
    /// A list of names.
    case liste([Text])
}

extension Bedingung {
    /// Whether the condition holds; nil when that depends on what has not been answered, or was answered in another kind.
    ///
    /// Three-valued: `a und b` is no as soon as one is no, `a oder b` yes as soon as one is yes, whatever the other is.
    public func gilt(_ antworten: [ElementID: Antwort]) -> Bool? {
        switch self {
        case .und(let parts): return Self.fold(parts.map { $0.gilt(antworten) }, until: false)
        case .oder(let parts): return Self.fold(parts.map { $0.gilt(antworten) }, until: true)
        case .nicht(let part): return part.gilt(antworten).map { !$0 }
        case .parameter(let name):
            switch antworten[name] {
            case .jaNein(let answer): return answer
            case .zahl(let number): return number != 0
            case .liste(let names): return !names.isEmpty
            case .wahl, nil: return nil
            }
        case .vergleich(let name, let zeichen, let wert):
            return antworten[name].flatMap { Self.compare($0, zeichen, wert) }
        }
    }

    private static func fold(_ answers: [Bool?], until decisive: Bool) -> Bool? {
        if answers.contains(decisive) { return decisive }
        return answers.contains(nil) ? nil : !decisive
    }

    private static func compare(_ answer: Antwort, _ zeichen: Zeichen, _ wert: Wert) -> Bool? {
        switch (answer, wert) {
        case (.zahl(let left), .zahl(let right)): return holds(zeichen, left < right, left == right)
        case (.liste(let names), .zahl(let right)):
            let left = Int64(names.count)
            return holds(zeichen, left < right, left == right)
        case (.wahl(let left), .text(let right)):
            guard zeichen == .gleich || zeichen == .ungleich else { return nil }
            return holds(zeichen, false, left == right)
        case (.liste(let names), .text(let right)):
            guard zeichen == .gleich || zeichen == .ungleich else { return nil }
            return holds(zeichen, false, names.contains(right))
        case (.jaNein(let left), .jaNein(let right)):
            guard zeichen == .gleich || zeichen == .ungleich else { return nil }
            return holds(zeichen, false, left == right)
        default: return nil
        }
    }

    private static func holds(_ zeichen: Zeichen, _ less: Bool, _ equal: Bool) -> Bool {
        switch zeichen {
        case .gleich: equal
        case .ungleich: !equal
        case .kleiner: less
        case .hoechstens: less || equal
        case .groesser: !less && !equal
        case .mindestens: !less
        }
    }
}
