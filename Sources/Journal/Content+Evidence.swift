public import Bytes

/// What an organisation says of a template in practice. It counts organisations and tasks, never persons (DESIGN, D5).
public struct Evidence: Sendable, Hashable {
    /// What is said.
    public enum Statement: Sendable, Hashable {
        /// The organisation works with it.
        case use(Use)
        /// What it found.
        case report(Report)
        /// How long tasks really took.
        case actuals([Actual])
    }

    /// That an organisation works with a template.
    public struct Use: Sendable, Hashable {
        /// How far it has come.
        public enum State: String, Sendable, CaseIterable {
            /// Decided upon.
            case planned = "geplant"
            /// Under way.
            case running = "laufend"
            /// Brought to its end.
            case finished = "abgeschlossen"
            /// Given up.
            case abandoned = "abgebrochen"
        }

        /// Since when.
        public var since: Day
        /// How far.
        public var state: State

        /// Creates a statement.
        public init(since: Day, state: State) { (self.since, self.state) = (since, state) }
    }

    /// An experience report.
    public struct Report: Sendable, Hashable {
        /// How many people live in the Kommune, by the classes of the municipal statistics.
        public enum Size: String, Sendable, CaseIterable {
            /// Below 5,000.
            case to5000 = "unter-5000"
            /// 5,000 to below 20,000.
            case to20000 = "5000-20000"
            /// 20,000 to below 50,000.
            case to50000 = "20000-50000"
            /// 50,000 to below 100,000.
            case to100000 = "50000-100000"
            /// 100,000 and more.
            case above = "ab-100000"
        }

        /// Whether they would do it again.
        public enum Again: String, Sendable, CaseIterable {
            /// As it is.
            case yes = "ja"
            /// With changes.
            case partly = "teilweise"
            /// No.
            case no = "nein"
        }

        /// The size of the Kommune.
        public var size: Size
        /// Whether they would do it again.
        public var again: Again
        /// What deviated, and what they advise, as the name of a text.
        public var text: OperationID

        /// Creates a report.
        public init(size: Size, again: Again, text: OperationID) {
            (self.size, self.again, self.text) = (size, again, text)
        }
    }

    /// How long a task really took.
    public struct Actual: Sendable, Hashable {
        /// The id of the node.
        public var node: String
        /// Working days; nil: the task was skipped.
        public var days: Int?

        /// Creates an entry.
        public init(node: String, days: Int?) { (self.node, self.days) = (node, days) }

        /// The most days.
        public static let maximumDays = 9_999
    }

    /// The id of the template.
    public var template: String
    /// The version that was worked with.
    public var version: String
    /// What is said.
    public var statement: Statement

    /// Creates a statement.
    public init(template: String, version: String, _ statement: Statement) {
        (self.template, self.version, self.statement) = (template, version, statement)
    }

    /// The most tasks of one list: with ids as templates have them, so many fit into an operation.
    public static let maximumActuals = 1800

    /// The word for its type.
    var type: String {
        switch statement {
        case .use: "einsatz"
        case .report: "erfahrung"
        case .actuals: "istwerte"
        }
    }
}

extension ContentReader {
    mutating func use() -> Content? {
        guard let since = day("seit") else { return nil }
        guard let state = json["stand"]?.string.flatMap({ Evidence.Use.State(rawValue: $0) }) else {
            return fail("stand")
        }
        return evidence(.use(Evidence.Use(since: since, state: state)))
    }

    mutating func report() -> Content? {
        guard let size = json["groesse"]?.string.flatMap({ Evidence.Report.Size(rawValue: $0) }) else {
            return fail("groesse")
        }
        guard let again = json["wieder"]?.string.flatMap({ Evidence.Report.Again(rawValue: $0) }) else {
            return fail("wieder")
        }
        guard let text = id("text") else { return nil }
        return evidence(.report(Evidence.Report(size: size, again: again, text: text)))
    }

    mutating func actuals() -> Content? {
        guard let list = json["aufgaben"], list.kind == .array, 1...Evidence.maximumActuals ~= list.count else {
            return fail("aufgaben")
        }
        var actuals: [Evidence.Actual] = []
        var known: Set<String> = []
        for element in list.elements {
            var inner = ContentReader(element)
            guard let node = inner.line("knoten", limit: 32), known.insert(node).inserted, let value = element["tage"]
            else { return fail("aufgaben") }
            let days = value.integer
            guard value.isNull || days.map({ 0...Int64(Evidence.Actual.maximumDays) ~= $0 }) == true else {
                return fail("aufgaben")
            }
            actuals.append(Evidence.Actual(node: node, days: days.map { Int($0) }))
        }
        return evidence(.actuals(actuals))
    }

    private mutating func evidence(_ statement: Evidence.Statement) -> Content? {
        guard let template = line("vorlage", limit: 32), let version = object("fassung") else { return nil }
        return .evidence(Evidence(template: template, version: version, statement))
    }
}

extension Evidence {
    func write(to json: inout JSONWriter) {
        json.member("vorlage", template)
        json.member("fassung", version)
        switch statement {
        case .use(let use):
            json.member("seit", use.since.description)
            json.member("stand", use.state.rawValue)
        case .report(let report):
            json.member("groesse", report.size.rawValue)
            json.member("wieder", report.again.rawValue)
            json.member("text", report.text.description)
        case .actuals(let actuals):
            json.name("aufgaben")
            json.beginArray()
            for actual in actuals {
                json.beginObject()
                json.member("knoten", actual.node)
                json.name("tage")
                if let days = actual.days { json.integer(days) } else { json.null() }
                json.endObject()
            }
            json.endArray()
        }
    }
}
