import Bytes
import Journal
import Library
import Objects
import Store
import Synchronization

/// What the journal says of the templates of a version, counted once for each state of both and each day.
final class KeptEvidence: Sendable {
    /// What was counted.
    struct Counted: Sendable {
        /// For the catalogue.
        let catalogue: CatalogueEvidence
        /// For pages of templates.
        let badges: Badges
    }

    private struct Key: Equatable {
        let library: ObjectID
        let journal: JournalStore.Snapshot.State
        let day: Day
    }

    private struct State {
        var sources: BadgeSources?
        var last: (key: Key, counted: Counted)?
    }

    private let state = Mutex(State())

    /// What is known of the templates of a version. Pages that ask while it is counted wait for it.
    func counted(_ view: LibraryView, _ snapshot: JournalStore.Snapshot, _ repository: Repository) throws -> Counted {
        let key = Key(library: view.commit, journal: snapshot.state, day: Replica.today)
        return try state.withLock { state in
            if let last = state.last, last.key == key { return last.counted }
            let reader = try ObjectReader(repository.objects)
            let templates = view.catalogue.entries.map { ($0.path, $0.folder) }
            let sources = try BadgeSources(snapshot.journal, reader, templates, from: state.sources)
            let badges = Badges(snapshot.journal, sources, on: key.day)
            let counted = Counted(catalogue: Self.catalogue(view, snapshot.journal, badges), badges: badges)
            (state.sources, state.last) = (sources, (key, counted))
            return counted
        }
    }

    private static func catalogue(_ view: LibraryView, _ journal: Journal, _ badges: Badges) -> CatalogueEvidence {
        var evidence = CatalogueEvidence()
        for entry in journal.practice.all {
            let id = entry.evidence.template
            var known = evidence.belege[id] ?? (0, 0, 0)
            switch entry.evidence.statement {
            case .use(let use) where use.state == .running || use.state == .finished: known.einsatz += 1
            case .report(let report):
                known.erfahrungen += 1
                evidence.sizes[id, default: []].insert(report.size)
            default: continue
            }
            evidence.belege[id] = known
        }
        for (id, count) in badges.reviewers {
            var known = evidence.belege[id] ?? (0, 0, 0)
            known.pruefungen = count
            evidence.belege[id] = known
        }
        for entry in view.catalogue.entries {
            evidence.changed[entry.path] = view.versions.lastChange(of: entry.path)
        }
        return evidence
    }
}

extension Visit {
    /// What the journal says of the templates; nil where there is no journal.
    func evidence() throws -> KeptEvidence.Counted? {
        guard try site.host.journal() != nil else { return nil }
        return try site.evidence.counted(view(), snapshot(), repository())
    }
}
