public import Bytes

/// What organisations say of templates in practice, as operations make it: of each organisation, template and kind the last statement counts.
public struct Practice: Sendable, Hashable {
    /// A statement.
    public struct Entry: Sendable, Hashable {
        /// The operation that made it.
        public let id: OperationID
        /// Who made it.
        public let author: MemberID
        /// When.
        public let day: Day
        /// What it says.
        public let evidence: Evidence
    }

    private struct Key: Sendable, Hashable, Comparable {
        let template: String
        let type: String
        let ars: String

        init(_ entry: Entry) {
            (template, type, ars) = (entry.evidence.template, entry.evidence.type, entry.author.ars)
        }

        static func < (x: Key, y: Key) -> Bool { (x.template, x.type, x.ars) < (y.template, y.type, y.ars) }
    }

    private var entries: [Key: Entry] = [:]
    /// Where a statement that counts is kept.
    private var keys: [OperationID: Key] = [:]
    private var templates: [String: Set<Key>] = [:]

    /// What is said of a template, by kind, then by organisation.
    public func entries(of template: String) -> [Entry] {
        (templates[template] ?? []).sorted().compactMap { entries[$0] }
    }

    /// A statement that counts; nil for one that was replaced or taken back.
    public func entry(_ id: OperationID) -> Entry? { keys[id].flatMap { entries[$0] } }

    /// All statements, by template, kind, organisation.
    public var all: [Entry] { entries.keys.sorted().compactMap { entries[$0] } }

    func refusal(_ operation: Operation, isModerator: Bool) -> Refusal? {
        guard case .evidenceWithdrawn(let id) = operation.content else { return nil }
        guard let known = entry(id) else { return .noSuchStatement }
        return isModerator || known.author.ars == operation.author.ars ? nil : .notOwn
    }

    mutating func apply(_ operation: Operation) {
        switch operation.content {
        case .evidence(let evidence):
            set(
                Entry(id: operation.id, author: operation.author, day: operation.day, evidence: evidence))
        case .evidenceWithdrawn(let id):
            guard let key = keys.removeValue(forKey: id) else { return }
            entries[key] = nil
            templates[key.template]?.remove(key)
            // What is read from an index has no empty set either.
            if templates[key.template]?.isEmpty == true { templates[key.template] = nil }
        default: break
        }
    }

    private mutating func set(_ entry: Entry) {
        let key = Key(entry)
        if let before = entries.updateValue(entry, forKey: key) { keys[before.id] = nil }
        keys[entry.id] = key
        templates[key.template, default: []].insert(key)
    }
}

extension Practice {
    func write(to file: inout IndexWriter) {
        file.list(all) { file, entry in
            file.id(entry.id)
            file.member(entry.author)
            file.day(entry.day)
            file.text(entry.evidence.template)
            file.text(entry.evidence.version)
            switch entry.evidence.statement {
            case .use(let use):
                file.number(0)
                file.day(use.since)
                file.text(use.state.rawValue)
            case .report(let report):
                file.number(1)
                file.text(report.size.rawValue)
                file.text(report.again.rawValue)
                file.id(report.text)
            case .actuals(let actuals):
                file.number(2)
                file.list(actuals) { file, actual in
                    file.text(actual.node)
                    file.optional(actual.days) { $0.number($1) }
                }
            }
        }
    }

    init(_ file: inout IndexReader) throws(IndexDamage) {
        var last: Key?
        for _ in 0..<(try file.count(60)) {
            let id = try file.id()
            let author = try file.member()
            let day = try file.day()
            let template = try file.text()
            let version = try file.text()
            let evidence = Evidence(template: template, version: version, try Self.statement(&file))
            let entry = Entry(id: id, author: author, day: day, evidence: evidence)
            let key = Key(entry)
            if let last, last >= key { throw IndexDamage() }
            last = key
            guard keys[id] == nil else { throw IndexDamage() }
            set(entry)
        }
    }

    private static func statement(_ file: inout IndexReader) throws(IndexDamage) -> Evidence.Statement {
        switch try file.byte() {
        case 0:
            let since = try file.day()
            guard let state = Evidence.Use.State(rawValue: try file.text()) else { throw IndexDamage() }
            return .use(Evidence.Use(since: since, state: state))
        case 1:
            guard let size = Evidence.Report.Size(rawValue: try file.text()),
                let again = Evidence.Report.Again(rawValue: try file.text())
            else { throw IndexDamage() }
            return .report(Evidence.Report(size: size, again: again, text: try file.id()))
        case 2:
            return .actuals(
                try file.list(2) { file throws(IndexDamage) in
                    Evidence.Actual(
                        node: try file.text(),
                        days: try file.optional { file throws(IndexDamage) in Int(try file.number()) })
                })
        default: throw IndexDamage()
        }
    }
}
