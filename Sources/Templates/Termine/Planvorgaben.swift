import Bytes

/// What a Kommune says so that a template becomes a plan with dates.
public struct Planvorgaben: Sendable {
    /// The years in which a project may begin.
    public static let startjahre = 2000...2199
    /// The largest number that is an answer.
    public static let groessteZahl: Int64 = 1_000_000
    /// The most names in a list, and the most copies of a repeated node.
    public static let kopienLimit = 10_000
    /// The most tasks of a plan, copies included.
    public static let vorgangsLimit = 100_000

    /// The first day of the project.
    public let start: Kalendertag
    /// Whose holidays hold.
    public let land: Land
    /// Holidays of the commune itself.
    public let orte: Set<Ortsfeiertag>
    /// Whether 24 and 31 December are no working days.
    public let ohneVorfeiertage: Bool
    /// What has been answered, by parameter.
    public internal(set) var antworten: [ElementID: Antwort] = [:]

    /// Takes the first day and the calendar.
    ///
    /// - Throws: `PlanError`: the day is none, no working day or outside `startjahre`; there is no such Land; the Land has no such
    ///   holiday.
    public init(
        start: String, land: String, orte: [String] = [], ohneVorfeiertage: Bool = false
    ) throws(PlanError) {
        guard let known = Land(rawValue: land.uppercased()) else { throw PlanError(.landUnknown, [land]) }
        guard let day = Kalendertag(start) else { throw PlanError(.startForm, [start]) }
        guard Self.startjahre.contains(day.teile.jahr) else { throw PlanError(.startYear, [start]) }
        var local = Set<Ortsfeiertag>()
        for word in orte {
            guard let holiday = Ortsfeiertag(rawValue: word) else { throw PlanError(.holidayUnknown, [word]) }
            guard holiday.laender.contains(known) else { throw PlanError(.holidayElsewhere, [word, known.name]) }
            local.insert(holiday)
        }
        var calendar = Arbeitskalender(known, ab: day, orte: local, ohneVorfeiertage: ohneVorfeiertage)
        if calendar?.istArbeitstag(day) != true {
            let holiday = Feiertage.des(day.teile.jahr, known, orte: local).first { $0.tag == day }?.name.rawValue
            let next = calendar?.plus(day, arbeitstage: 0)
            throw PlanError(.startFree, [day.description, holiday ?? "", next?.description ?? ""])
        }
        (self.start, self.land, self.orte, self.ohneVorfeiertage) = (day, known, local, ohneVorfeiertage)
    }

    /// Answers a parameter as `antwort` reads it.
    ///
    /// - Throws: `PlanError`, also when it has been answered already.
    public mutating func antworte(
        _ name: String, _ text: String, in struktur: Struktur, kopien: Bool = false
    ) throws(PlanError) {
        let (id, answer) = try Self.antwort(name, text, in: struktur, kopien: kopien)
        guard antworten.updateValue(answer, forKey: id) == nil else { throw PlanError(.answeredTwice, [name]) }
    }

    /// Takes answers that were given before, where none has been given now and they still fit.
    public mutating func uebernimm(_ answers: SortedMap<ElementID, Antwort>, in struktur: Struktur) {
        for (id, answer) in answers where antworten[id] == nil && struktur.parameter[id]?.nimmt(answer) == true {
            antworten[id] = answer
        }
    }

    /// Reads the answer to a parameter: `ja` or `nein`, a number, one of the choices, names with commas between them.
    ///
    /// - Parameter kopien: Whether the answer is meant for a repetition, which takes a list or a number only.
    /// - Throws: `PlanError`: there is no such parameter, or the answer is of another kind.
    public static func antwort(
        _ name: String, _ text: String, in struktur: Struktur, kopien: Bool = false
    ) throws(PlanError) -> (id: ElementID, antwort: Antwort) {
        guard let id = ElementID(name), let parameter = struktur.parameter[id] else {
            let known = struktur.parameter.keys.map(\.description).joined(separator: ", ")
            throw PlanError(.parameterUnknown, [name, known])
        }
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
        let word = trimmed(text[...])
        switch parameter.art {
        case .jaNein:
            guard !kopien else { throw PlanError(.notRepeated, [name, parameter.titel]) }
            switch word {
            case "ja", "yes": return (id, .jaNein(true))
            case "nein", "no": return (id, .jaNein(false))
            default: throw PlanError(.answerYesNo, [name, text])
            }
        case .zahl:
            guard !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
                let number = Int64(word), (0...groessteZahl).contains(number)
            else { throw PlanError(.answerNumber, [name, text, "\(groessteZahl)"]) }
            return (id, .zahl(number))
        case .wahl:
            guard !kopien else { throw PlanError(.notRepeated, [name, parameter.titel]) }
            guard parameter.werte.contains(Text(word)) else {
                let choices = parameter.werte.keys.map(\.string).joined(separator: ", ")
                throw PlanError(.answerChoice, [name, text, choices])
            }
            return (id, .wahl(Text(word)))
        case .liste:
            let names = words == [""] ? [] : words
            guard names.count <= kopienLimit else {
                throw PlanError(.tooManyCopies, [parameter.titel, "\(names.count)", "\(kopienLimit)"])
            }
            var seen = Set<Text>()
            for entry in names {
                guard !entry.isEmpty, entry.count <= 200,
                    entry.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
                else { throw PlanError(.answerList, [name, entry]) }
                guard seen.insert(Text(entry)).inserted else { throw PlanError(.answerTwiceInList, [name, entry]) }
            }
            return (id, .liste(names.map { Text($0) }))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Parameter {
    /// Whether an answer is of the kind that the question takes.
    public func nimmt(_ answer: Antwort) -> Bool {
        switch (art, answer) {
        case (.jaNein, .jaNein): true
        case (.liste, .liste(let names)): names.count <= Planvorgaben.kopienLimit
        case (.zahl, .zahl(let number)): (0...Planvorgaben.groessteZahl).contains(number)
        case (.wahl, .wahl(let word)): werte.contains(word)
        default: false
        }
    }
}

/// Says why there is no plan: what was asked for cannot be.
public struct PlanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of refusal, each with its values.
    public enum Code: String, Sendable, CaseIterable {
        /// No such Land; value: what was said.
        case landUnknown = "land-unknown"
        /// The start is no day; value: what was said.
        case startForm = "start-form"
        /// The start lies in a year that is not planned; value: the day.
        case startYear = "start-year"
        /// The start is no working day; values: the day, the holiday or "", the next working day.
        case startFree = "start-free"
        /// No such local holiday; value: what was said.
        case holidayUnknown = "holiday-unknown"
        /// A local holiday of another Land; values: it, the Land.
        case holidayElsewhere = "holiday-elsewhere"
        /// No such parameter; values: its name, those there are.
        case parameterUnknown = "parameter-unknown"
        /// A parameter answered more than once; value: its name.
        case answeredTwice = "answered-twice"
        /// Neither yes nor no; values: name, answer.
        case answerYesNo = "answer-yes-no"
        /// No number from 0; values: name, answer, the largest.
        case answerNumber = "answer-number"
        /// No choice; values: name, answer, the choices.
        case answerChoice = "answer-choice"
        /// An entry of a list that cannot be one; values: name, entry.
        case answerList = "answer-list"
        /// An entry twice in a list; values: name, entry.
        case answerTwiceInList = "answer-twice-in-list"
        /// Repeated by something that is neither list nor number; values: name, title.
        case notRepeated = "not-repeated"
        /// Too many copies; values: the title, how many, the most.
        case tooManyCopies = "too-many-copies"
        /// Too many tasks altogether; value: the most.
        case tooManyNodes = "too-many-nodes"
    }

    /// What is wrong.
    public let code: Code
    /// What the code says it has.
    public let values: [String]

    init(_ code: Code, _ values: [String]) { (self.code, self.values) = (code, values) }

    /// The code with its values.
    public var description: String { Text.neutral("\(code.rawValue): \(values.joined(separator: ", "))") }

    /// The refusal as a sentence. What it quotes is not neutralised.
    public func satz(_ sprache: Sprache) -> String {
        func value(_ index: Int) -> String { index < values.count ? values[index] : "" }
        func quoted(_ index: Int) -> String { sprache.quoted(value(index)) }
        switch code {
        case .landUnknown:
            let all = Land.allCases.map(\.rawValue).joined(separator: " ")
            return sprache(
                "Das Land \(quoted(0)) gibt es nicht. Es gibt: \(all).",
                "There is no Land \(quoted(0)). There are: \(all).")
        case .startForm:
            return sprache(
                "\(quoted(0)) ist kein Tag. So geht es: 2027-03-01.",
                "\(quoted(0)) is no day. It looks like 2027-03-01.")
        case .startYear:
            let years = "\(Planvorgaben.startjahre.lowerBound)–\(Planvorgaben.startjahre.upperBound)"
            return sprache(
                "Der Beginn \(shownDay(value(0), sprache)) liegt außerhalb der Jahre \(years).",
                "The start \(shownDay(value(0), sprache)) lies outside the years \(years).")
        case .startFree:
            let why = value(1).isEmpty ? sprache("Wochenende", "weekend") : value(1)
            return sprache(
                "Der Beginn \(shownDay(value(0), sprache)) ist kein Arbeitstag (\(why)). Der nächste ist der \(shownDay(value(2), sprache)).",
                "The start \(shownDay(value(0), sprache)) is no working day (\(why)). The next one is \(shownDay(value(2), sprache))."
            )
        case .holidayUnknown:
            let all = Ortsfeiertag.allCases.map(\.rawValue).joined(separator: ", ")
            return sprache(
                "Einen örtlichen Feiertag \(quoted(0)) gibt es nicht. Es gibt: \(all).",
                "There is no local holiday \(quoted(0)). There are: \(all).")
        case .holidayElsewhere:
            return sprache(
                "Den örtlichen Feiertag \(quoted(0)) gibt es in \(value(1)) nicht, oder er gilt dort ohnehin im ganzen Land.",
                "There is no local holiday \(quoted(0)) in \(value(1)), or it holds in the whole Land anyway.")
        case .parameterUnknown:
            return value(1).isEmpty
                ? sprache("Die Vorlage fragt nach keiner Angabe.", "The template asks for no parameter.")
                : sprache(
                    "Die Angabe \(quoted(0)) gibt es in der Vorlage nicht. Es gibt: \(value(1)).",
                    "The template has no parameter \(quoted(0)). There are: \(value(1)).")
        case .answeredTwice:
            return sprache("Die Angabe \(quoted(0)) ist zweimal genannt.", "The parameter \(quoted(0)) is given twice.")
        case .answerYesNo:
            return sprache(
                "Die Angabe \(quoted(0)) ist eine Ja/Nein-Frage; \(quoted(1)) ist weder ja noch nein.",
                "The parameter \(quoted(0)) is a yes/no question; \(quoted(1)) is neither yes nor no.")
        case .answerNumber:
            return sprache(
                "Die Angabe \(quoted(0)) braucht eine ganze Zahl von 0 bis \(value(2)); \(quoted(1)) ist keine.",
                "The parameter \(quoted(0)) takes a whole number from 0 to \(value(2)); \(quoted(1)) is none.")
        case .answerChoice:
            return sprache(
                "\(quoted(1)) steht bei der Angabe \(quoted(0)) nicht zur Wahl. Zur Wahl stehen: \(value(2)).",
                "\(quoted(1)) is no choice of the parameter \(quoted(0)). The choices are: \(value(2)).")
        case .answerList:
            return sprache(
                "Die Liste \(quoted(0)) hat einen Eintrag, der leer ist, länger als 200 Zeichen oder unsichtbare Zeichen hat.",
                "The list \(quoted(0)) has an entry that is empty, longer than 200 characters or has invisible characters."
            )
        case .answerTwiceInList:
            return sprache(
                "\(quoted(1)) steht zweimal in der Liste \(quoted(0)).",
                "\(quoted(1)) is twice in the list \(quoted(0)).")
        case .notRepeated:
            return sprache(
                "Die Angabe \(quoted(0)) ist weder Liste noch Zahl; nach ihr wird nichts wiederholt.",
                "The parameter \(quoted(0)) is neither list nor number; nothing is repeated by it.")
        case .tooManyCopies:
            return sprache(
                "\(quoted(0)) gäbe \(value(1)) Wiederholungen; höchstens \(value(2)) sind möglich.",
                "\(quoted(0)) would give \(value(1)) repetitions; at most \(value(2)) are possible.")
        case .tooManyNodes:
            return sprache(
                "Mit allen Wiederholungen hätte der Plan mehr als \(value(0)) Vorgänge.",
                "With all repetitions the plan would have more than \(value(0)) tasks.")
        }
    }
}
