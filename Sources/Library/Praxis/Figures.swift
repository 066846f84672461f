public import Journal
public import Templates

/// How long the tasks of a template really took, over all organisations that said so; hidden where they are few, so that nobody can tell who said
/// what (Specs/evidence.md).
public struct Figures: Sendable {
    /// From how many organisations on something is shown.
    public static let least = 5

    /// One task.
    public struct Task: Sendable {
        /// The id of the node.
        public let node: String
        /// Its number.
        public let number: String
        /// Its title.
        public let title: String
        /// How many working days are planned; nil where none, or another unit, stands in the template.
        public let planned: Int?
        /// How many organisations spoke of it.
        public let count: Int
        /// How many of a hundred skipped it, rounded.
        public let skipped: Int
        /// What took how long; nil when fewer than `least` did it.
        public let values: Kennzahlen?
    }

    /// The tasks that enough organisations spoke of, in the order of the tree.
    public let tasks: [Task]

    /// Counts; each organisation once. Linear in entries and tasks.
    public init(_ struktur: Struktur, _ entries: [Practice.Entry]) {
        var days: [String: [Int?]] = [:]
        for entry in entries {
            guard case .actuals(let actuals) = entry.evidence.statement else { continue }
            for actual in actuals { days[actual.node, default: []].append(actual.days) }
        }
        let tree = Gliederung(struktur)
        tasks = tree.eintraege.compactMap { eintrag in
            let id = eintrag.id.description
            guard let said = days[id], said.count >= Self.least, let node = struktur.knoten[eintrag.id] else {
                return nil
            }
            let done = said.compactMap { $0 }
            let planned = node.dauer.flatMap { $0.einheit == .arbeitstage ? $0.wert : nil }
            return Task(
                node: id, number: eintrag.nummer, title: node.titel, planned: planned, count: said.count,
                skipped: ((said.count - done.count) * 200 + said.count) / (2 * said.count),
                values: Kennzahlen(done, mindestens: Self.least))
        }
    }

    /// Tenths of days as they are written: "12,5" in full numbers without the comma.
    public static func text(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
