import Bytes
public import Objects
public import Templates

/// What a list of templates shows of one, taken from its files when the catalogue is made.
public struct CatalogueEntry: Sendable, Hashable {
    /// Where it lies.
    public var path: TemplatePath
    /// The tree of its folder; two equal ones hold the same files.
    public var folder: ObjectID
    /// Its id; empty when it cannot be read.
    public var id: String
    /// Its title; the folder's name when it cannot be read.
    public var title: String
    /// What it is for.
    public var summary: String
    /// How far it has come; nil when it cannot be read.
    public var state: Vorlage.Zustand?
    /// Its licence.
    public var licence: String
    /// The Regionalschlüssel of the responsible organisation.
    public var ars: String
    /// How many nodes it has, and how many of them are tasks and milestones.
    public var nodes: Int
    /// How many of them are leaves.
    public var leaves: Int
    /// How big it is, by kinds and days.
    public var extent: Umfang
    /// The Länder whose law it cites, as a whole or at a step; empty when it rests on law of all of them alone.
    public var laender: Set<Land> = []
    /// The services it concerns, by LeiKa key.
    public var services: [String] = []
    /// The words its author wants it found by.
    public var keywords: [String] = []
    /// Whether it lies in the working tree only and no version holds it yet.
    public var isDraft = false

    init(_ folder: TemplateFolder, tree: ObjectID) {
        path = folder.path
        self.folder = tree
        switch folder.mappe {
        case .success(let mappe):
            let vorlage = mappe.vorlage
            id = vorlage.id.description
            title = vorlage.titel
            summary = vorlage.kurztext
            state = vorlage.zustand
            licence = vorlage.lizenz
            ars = vorlage.stelle
            nodes = mappe.struktur.knoten.count
            leaves = Gliederung(mappe.struktur).blaetter
            extent = Umfang(mappe.struktur)
            for basis in vorlage.rechtsgrundlagen.values { laender.formUnion(basis.laender) }
            for node in mappe.struktur.knoten.values {
                for basis in node.rechtsgrundlagen.values { laender.formUnion(basis.laender) }
            }
            services = vorlage.leistungen.map(\.string)
            keywords = vorlage.schlagwoerter.map(\.string)
        case .failure:
            (id, title, summary, licence, ars) = ("", folder.path.slug, "", "", "")
            (state, nodes, leaves, extent) = (nil, 0, 0, Umfang())
        }
    }

    init(
        path: TemplatePath, folder: ObjectID, id: String, title: String, summary: String, state: Vorlage.Zustand?,
        licence: String, ars: String, nodes: Int, leaves: Int, extent: Umfang
    ) {
        (self.path, self.folder, self.id, self.title, self.summary) = (path, folder, id, title, summary)
        (self.state, self.licence, self.ars, self.nodes, self.leaves) = (state, licence, ars, nodes, leaves)
        self.extent = extent
    }
}

/// A template that a search found.
public struct SearchHit: Sendable, Hashable {
    /// The template.
    public let entry: CatalogueEntry
    /// How well it fits; higher is better.
    public let score: Int
    /// Where the words were found, the best place of each.
    public let places: [SearchPlace]
}

/// The part of a template that a word was found in, weightiest last.
public enum SearchPlace: Int, Sendable, Comparable, CaseIterable {
    /// Advice, results, legal bases, the description.
    case text = 0
    /// The title of a task or role.
    case nodes = 1
    /// The short text, keywords, services.
    case head = 2
    /// The title.
    case title = 3

    /// By weight.
    public static func < (x: SearchPlace, y: SearchPlace) -> Bool { x.rawValue < y.rawValue }
}

/// The templates of one version, with an index of their words.
///
/// Made from a version's tree; a template whose folder has not changed is taken over from the catalogue before, so
/// making
/// it anew after an update costs what changed. Words are kept once for all templates; a search looks through the words
/// and
/// then only at the templates that have them.
public struct Catalogue: Sendable {
    /// The tree of the version it was made from.
    public let tree: ObjectID
    /// All templates, by topic and name.
    public let entries: [CatalogueEntry]
    let index: WordIndex
    /// The numbers of the templates in the order of their titles.
    let byTitle: [UInt32]
    /// What filters ask of the templates; derived, not kept.
    let bits: CatalogueBits

    init(tree: ObjectID, entries: [CatalogueEntry], index: WordIndex) {
        (self.tree, self.entries, self.index, bits) = (tree, entries, index, CatalogueBits(entries))
        // Folded, so that umlauts stand where a telephone book has them.
        let titles = entries.map { Folding.fold($0.title) }
        byTitle = titles.indices.sorted { a, b in
            titles[a] == titles[b] ? a < b : titles[a].lexicographicallyPrecedes(titles[b])
        }.map { UInt32($0) }
    }

    init(tree: ObjectID, entries: [CatalogueEntry], index: WordIndex, byTitle: [UInt32]) {
        (self.tree, self.entries, self.index, self.byTitle) = (tree, entries, index, byTitle)
        bits = CatalogueBits(entries)
    }
}
