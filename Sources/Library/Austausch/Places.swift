import Bytes
public import Journal
import Templates

/// What a place of the Austausch is, as the current version, or the variant that is open, has it.
public struct NamedPlace: Sendable, Hashable {
    /// The place.
    public let place: Place
    /// The title of the template; nil when it is not here.
    public let template: String?
    /// Where the template lies.
    public let path: TemplatePath?
    /// Number and title of the task, where it names one that is here.
    public let node: (number: String, title: String)?

    /// Whether the task, or the template, is not here (any more).
    public var isGone: Bool { template == nil || place.node != nil && node == nil }

    /// By place.
    public static func == (x: NamedPlace, y: NamedPlace) -> Bool { x.place == y.place }
    /// By place.
    public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// Finds the places of posts in the templates, and the other way round. Ids stay the same through moves, renames and in variants, so looking
/// one up is all there is to following it (DESIGN, D4).
public final class Places {
    private let catalogue: Catalogue
    private let folder: (CatalogueEntry) throws -> TemplateFolder?
    private var read: [String: (mappe: Vorlagenmappe, tree: Gliederung)?] = [:]

    /// Over the templates of a replica: the version that is open, unsaved work included.
    public convenience init(_ replica: Replica, _ catalogue: Catalogue) {
        self.init(catalogue) { try replica.draft($0.path) ?? replica.template($0.path, at: replica.currentCommit()) }
    }

    /// Over the templates of a catalogue, each read where it is asked for.
    public init(_ catalogue: Catalogue, reading folder: @escaping (CatalogueEntry) throws -> TemplateFolder?) {
        (self.catalogue, self.folder) = (catalogue, folder)
    }

    /// What a place is called here. Throws what the store throws.
    public func name(_ place: Place) throws -> NamedPlace {
        guard let entry = catalogue.entries.first(where: { $0.id == place.template }) else {
            return NamedPlace(place: place, template: nil, path: nil, node: nil)
        }
        var node: (number: String, title: String)?
        if let word = place.node, let id = ElementID(word), let (mappe, tree) = try template(entry),
            let known = mappe.struktur.knoten[id]
        {
            node = (Self.number(id, tree), known.titel)
        }
        return NamedPlace(place: place, template: entry.title, path: entry.path, node: node)
    }

    /// The place that words mean: `TEMPLATE` or `TEMPLATE#TASK`, where the task is an id, a number or a part of its title.
    ///
    /// Throws LibraryError `noTemplate`, `ambiguousTemplate`, or PlaceError.
    public func find(_ words: String) throws -> Place {
        let parts = words.split(separator: "#", maxSplits: 1).map(String.init)
        guard let first = parts.first else { throw PlaceError.noTask(words) }
        let entry = try catalogue.find(first)
        guard parts.count == 2 else { return Place(template: entry.id) }
        guard let (mappe, tree) = try template(entry) else { throw PlaceError.noTask(parts[1]) }
        let word = parts[1]
        if let id = ElementID(word), mappe.struktur.knoten[id] != nil { return Place(template: entry.id, node: word) }
        let all = mappe.struktur.knoten.keys
        if let id = all.first(where: { Self.number($0, tree) == word }) {
            return Place(template: entry.id, node: id.description)
        }
        let search = ByteSearch(Folding.fold(word))
        let found = all.filter { id in
            guard let title = mappe.struktur.knoten[id]?.titel else { return false }
            return search?.next(in: Folding.fold(title).span) != nil
        }
        guard found.count == 1 else {
            throw found.isEmpty ? PlaceError.noTask(word) : PlaceError.ambiguousTask(word, found.count)
        }
        return Place(template: entry.id, node: found[0].description)
    }

    private static func number(_ id: ElementID, _ tree: Gliederung) -> String {
        tree.platz(id).map { tree.eintraege[$0].nummer } ?? ""
    }

    private func template(_ entry: CatalogueEntry) throws -> (mappe: Vorlagenmappe, tree: Gliederung)? {
        if let known = read[entry.id] { return known }
        guard case .success(let mappe)? = try folder(entry)?.mappe else {
            read[entry.id] = .some(nil)
            return nil
        }
        let made = (mappe, Gliederung(mappe.struktur))
        read[entry.id] = made
        return made
    }
}

/// Why words mean no task.
public enum PlaceError: Error, Sendable, Equatable {
    /// No task fits.
    case noTask(String)
    /// So many fit.
    case ambiguousTask(String, Int)
}
