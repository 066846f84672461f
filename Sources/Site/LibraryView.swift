import Bytes
import Library
import Objects
import Store
import Synchronization
import Templates

/// What pages need to know of the library's current version, made once for each version.
struct LibraryView: Sendable {
    let commit: ObjectID
    let description: Bibliothek?
    let catalogue: Catalogue
    let versions: VersionIndex
    /// Where in the catalogue a template is.
    let places: [TemplatePath: Int]
    /// Templates that a link can name by id, without those whose id another has too.
    let byID: [String: Int]
    /// The ids of all templates.
    let templateIDs: Set<ElementID>
    /// The folders with how many templates each has, in the order of their titles.
    let topics: [(folder: String, title: String, count: Int)]
    /// The places of all templates in the order of lists: by topic, then by title.
    let order: [Int]

    init(_ repository: Repository, _ commit: ObjectID, from old: LibraryView?) throws {
        let library = try PublishedLibrary(repository, commit)
        self.commit = commit
        let description = try library.description()
        self.description = description
        catalogue = try CatalogueKeeper(repository, library.reader).catalogue(of: library.tree)
        versions = try VersionIndex(library.reader, commit, from: old?.versions)
        var places: [TemplatePath: Int] = [:]
        var ids: [String: [Int]] = [:]
        var counts: [String: Int] = [:]
        for (place, entry) in catalogue.entries.enumerated() {
            places[entry.path] = place
            if !entry.id.isEmpty { ids[entry.id, default: []].append(place) }
            counts[entry.path.themenfeld, default: 0] += 1
        }
        self.places = places
        templateIDs = catalogue.templateIDs
        byID = ids.compactMapValues { $0.count == 1 ? $0[0] : nil }
        topics = counts.map { (Folding.fold(Self.title($0.key, description)), $0.key, $0.value) }
            .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.lexicographicallyPrecedes($1.0) }
            .map { ($0.1, Self.title($0.1, description), $0.2) }
        let ranks = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1.folder, $0) })
        let keys = catalogue.entries.map { (topic: ranks[$0.path.themenfeld] ?? 0, title: Folding.fold($0.title)) }
        order = keys.indices.sorted { a, b in
            if keys[a].topic != keys[b].topic { return keys[a].topic < keys[b].topic }
            return keys[a].title == keys[b].title ? a < b : keys[a].title.lexicographicallyPrecedes(keys[b].title)
        }
    }

    /// What a topic is called: as the library says, else by the name of its folder.
    static func title(_ folder: String, _ description: Bibliothek?) -> String {
        if let title = description?.themenfelder[Text(folder)], !title.isEmpty { return title }
        return folder.prefix(1).uppercased() + folder.dropFirst()
    }

    /// The entry of a template.
    func entry(_ path: TemplatePath) -> CatalogueEntry? { places[path].map { catalogue.entries[$0] } }
}

/// Keeps the view of the current version; pages that are asked for while it is made wait for it.
final class LibraryViews: Sendable {
    private let repository: Repository
    private let view = Mutex<LibraryView?>(nil)

    init(_ repository: Repository) { self.repository = repository }

    /// The view of a version; nil for none.
    func view(of commit: ObjectID?) throws -> LibraryView? {
        guard let commit else { return nil }
        return try view.withLock { view in
            if let view, view.commit == commit { return view }
            let new = try LibraryView(repository, commit, from: view)
            view = new
            return new
        }
    }
}
