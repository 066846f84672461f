public import Bytes
import History
public import Journal
public import Objects
public import Store
import Templates

// Badges are a pure function of the journal, of the library's versions and of a day (DESIGN, D11): no clock, no network, no opinion of the
// machine that counts them. Specs/evidence.md has each with its thresholds.

/// What can be said of a template from evidence.
public struct Badge: Sendable, Hashable {
    /// What it is about.
    public enum Kind: String, Sendable, CaseIterable {
        /// The check of the template finds nothing.
        case checked = "pruefung"
        /// Other organisations have approved changes of it.
        case reviewed = "mitgezeichnet"
        /// Organisations work with it.
        case used = "einsatz"
        /// Organisations have reported what they found.
        case reports = "erfahrung"
        /// Its legal bases have been looked at not long ago.
        case law = "rechtsstand"
        /// Questions about it are answered.
        case answered = "fragen"
        /// Organisations work with it, with what it took the place of, or with what took its place.
        case adopted = "verbreitung"

        /// From which values the levels 1, 2 and 3 are reached; see `Badge.value` for what is counted.
        public var thresholds: [Int] {
            switch self {
            case .checked: [1, 2, 3]
            case .reviewed: [1, 2, 5]
            case .used, .reports: [1, 3, 10]
            case .law: [36, 24, 12]
            case .answered: [1, 50, 100]
            case .adopted: [2, 10, 50]
            }
        }
    }

    /// What it is about.
    public let kind: Kind
    /// The level, 0 to 3.
    public let level: Int
    /// What was counted: organisations; for `checked` 3 for nothing found, 2 for hints only, 1 for warnings, 0 for errors; for `law` the age of
    /// the oldest citation in months; for `answered` the share in hundredths. Nil where there is nothing to count.
    public let value: Int?
    /// The operations that it rests on, by name.
    public let evidence: [OperationID]

    init(_ kind: Kind, _ value: Int?, _ evidence: [OperationID] = [], descending: Bool = false) {
        (self.kind, self.value, self.evidence) = (kind, value, evidence.sorted())
        level = value.map { value in kind.thresholds.count { descending ? value <= $0 : value >= $0 } } ?? 0
    }
}

/// The badges of a template.
public struct BadgeReport: Sendable, Hashable {
    /// The id of the template.
    public let template: String
    /// What it is called.
    public let title: String
    /// Where it lies.
    public let path: TemplatePath
    /// Each badge, in the order of `Badge.Kind`.
    public let badges: [Badge]
}

/// Counts badges at one moment.
public struct Badges: Sendable {
    private let journal: Journal
    private let day: Day
    private let templates: [TemplateFolder]
    private let links: [String: Set<String>]
    /// By template: the questions about it that everyone may see.
    private let questions: [String: [Discussion]]
    /// By template: the organisations that approved a change of it, with the approvals.
    private let reviews: [String: [String: [OperationID]]]

    /// Reads the templates of a version's tree, and what each accepted proposal changed.
    ///
    /// - Parameters:
    ///   - journal: what the operations up to the day come to (`JournalStore.journal(at:)`).
    ///   - day: the day on which ages are counted.
    /// Throws what the store throws.
    public init(_ journal: Journal, _ reader: ObjectReader, _ tree: ObjectID, on day: Day) throws {
        let folders = try reader.templateFolders(in: tree)
        let sources = try BadgeSources(journal, reader, folders.map { ($0.path, $0.folder) })
        let templates = try folders.compactMap { try reader.template($0.path, folder: $0.folder) }
        self.init(journal, sources, templates, on: day)
    }

    /// Counts with what was found out before; `report` then counts for one template at a time.
    public init(_ journal: Journal, _ sources: BadgeSources, on day: Day) { self.init(journal, sources, [], on: day) }

    private init(_ journal: Journal, _ sources: BadgeSources, _ templates: [TemplateFolder], on day: Day) {
        (self.journal, self.day, self.templates) = (journal, day, templates)
        reviews = sources.reviews(journal)
        links = sources.links
        questions = Dictionary(
            grouping: journal.discussions.filter { $0.kind == .question && $0.place != nil },
            by: { $0.place?.template ?? "" })
    }

    /// The badges of all templates, by path.
    public func all() -> [BadgeReport] { templates.compactMap(report) }

    /// How many other organisations have approved changes of each template that has such.
    public var reviewers: [String: Int] { reviews.mapValues(\.count) }

    /// The badges of one template; nil for one that cannot be read.
    public func report(_ folder: TemplateFolder) -> BadgeReport? {
        guard case .success(let mappe) = folder.mappe else { return nil }
        let id = mappe.vorlage.id.description
        let practice = journal.practice.entries(of: id)
        let used = practice.filter { Self.isUse($0) }
        let reports = practice.filter { if case .report = $0.evidence.statement { true } else { false } }
        let family = family(of: id).sorted().flatMap { journal.practice.entries(of: $0) }.filter { Self.isUse($0) }
        let approving = reviews[id] ?? [:]
        let badges = [
            checked(folder),
            Badge(.reviewed, approving.count, approving.values.flatMap { $0 }),
            Badge(.used, used.count, used.map(\.id)),
            Badge(.reports, reports.count, reports.map(\.id)),
            law(mappe),
            answered(id),
            Badge(.adopted, Set(family.map(\.author.ars)).count, family.map(\.id)),
        ]
        return BadgeReport(template: id, title: mappe.vorlage.titel, path: folder.path, badges: badges)
    }

    /// Whether an organisation says that it works with a template, or has.
    private static func isUse(_ entry: Practice.Entry) -> Bool {
        guard case .use(let use) = entry.evidence.statement else { return false }
        return use.state == .running || use.state == .finished
    }

    private func checked(_ folder: TemplateFolder) -> Badge {
        let worst = folder.findings(Umfeld()).map(\.severity).min()
        let value =
            switch worst {
            case nil: 3
            case .hinweis: 2
            case .warnung: 1
            case .fehler: 0
            }
        return Badge(.checked, value)
    }

    private func law(_ mappe: Vorlagenmappe) -> Badge {
        let all =
            Array(mappe.vorlage.rechtsgrundlagen.values)
            + mappe.struktur.knoten.values.flatMap { Array($0.rechtsgrundlagen.values) }
        guard !all.isEmpty else { return Badge(.law, nil) }
        var oldest = 0
        for entry in all {
            guard let stand = entry.stand.flatMap({ Day($0) }) else { return Badge(.law, nil) }
            // Months of 30.44 days, in whole numbers.
            oldest = max(oldest, Int((day.number - stand.number) * 100 / 3044))
        }
        return Badge(.law, oldest, descending: true)
    }

    private func answered(_ id: String) -> Badge {
        guard let questions = questions[id] else { return Badge(.answered, nil) }
        let settled = questions.compactMap(\.answer)
        return Badge(.answered, settled.count * 100 / questions.count, settled)
    }

    /// A template with all that it took the place of, and all that took its place.
    private func family(of id: String) -> Set<String> {
        var family: Set<String> = [id]
        var pending = [id]
        while let next = pending.popLast() {
            for other in links[next] ?? [] where family.insert(other).inserted { pending.append(other) }
        }
        return family
    }
}
