import Bytes
import Files
public import Objects
public import Store
import Templates

/// Makes and keeps the catalogue of a repository, in a working copy or on a hub.
public struct CatalogueKeeper {
    private let repository: Repository
    private let reader: ObjectReader

    /// Keeps the catalogue of one repository.
    public init(_ repository: Repository, _ reader: ObjectReader) {
        self.repository = repository
        self.reader = reader
    }

    private var path: Path { repository.commonDirectory / "allmende" / "katalog" }

    /// The catalogue of a version's tree: as it was kept, or made anew and kept. `progress` is told how many of how many
    /// templates have been read while it is made.
    public func catalogue(of tree: ObjectID, progress: (Int, Int) -> Void = { _, _ in }) throws -> Catalogue {
        // What cannot be read is as good as absent.
        let bytes = try? FileSystem.readIfPresent(path, limit: Catalogue.maximumFile)
        let kept = bytes.flatMap { Catalogue($0, repository.format) }
        if let kept, kept.tree == tree { return kept }
        let made = try make(tree, from: kept, progress)
        // What cannot be kept, on a disk that is full or read-only, is made again next time.
        if let temporary = try? repository.prepareTemporaryDirectory() {
            try? FileSystem.replace(path, with: made.encode(), temporary: temporary)
        }
        return made
    }

    private func make(_ tree: ObjectID, from old: Catalogue?, _ progress: (Int, Int) -> Void) throws -> Catalogue {
        var known: [TemplatePath: Int] = [:]
        for (number, entry) in (old?.entries ?? []).enumerated() { known[entry.path] = number }
        let folders = try reader.templateFolders(in: tree)
        var entries: [CatalogueEntry] = []
        var words = WordIndex.Builder()
        var taken = [Int?](repeating: nil, count: old?.entries.count ?? 0)
        for (done, found) in folders.enumerated() {
            progress(done, folders.count)
            if let old, let number = known[found.path], old.entries[number].folder == found.folder {
                taken[number] = entries.count
                entries.append(old.entries[number])
                continue
            }
            guard let folder = try reader.template(found.path, folder: found.folder) else { continue }
            words.add(folder, entries.count)
            entries.append(CatalogueEntry(folder, tree: found.folder))
        }
        if let old { words.add(old.index, renumbered: taken) }
        progress(folders.count, folders.count)
        return Catalogue(tree: tree, entries: entries, index: words.finish())
    }
}

extension WordIndex.Builder {
    /// Adds the words of a template as read; of one that cannot be read, its name.
    mutating func add(_ folder: TemplateFolder, _ number: Int) {
        if case .success(let mappe) = folder.mappe {
            add(WordIndex.words(of: SearchText(mappe)), of: number)
        } else {
            add([Array(folder.path.slug.utf8): .title], of: number)
        }
    }
}

extension Replica {
    /// The templates of the current version, and those that lie in the working tree only, marked as drafts.
    public func catalogue(progress: (Int, Int) -> Void = { _, _ in }) throws -> Catalogue {
        let tree = try head().map { try self.tree(of: $0) } ?? repository.format.emptyTree
        let saved = try CatalogueKeeper(repository, reader).catalogue(of: tree, progress: progress)
        let known = Set(saved.entries.map(\.path))
        let new = try draftPaths().filter { !known.contains($0) }
        guard !new.isEmpty else { return saved }
        var entries = saved.entries
        var words = WordIndex.Builder()
        words.add(saved.index, renumbered: Array(entries.indices))
        for path in new {
            guard let folder = try draft(path) else { continue }
            var entry = CatalogueEntry(folder, tree: repository.format.emptyTree)
            entry.isDraft = true
            words.add(folder, entries.count)
            entries.append(entry)
        }
        return Catalogue(tree: saved.tree, entries: entries, index: words.finish())
    }

    /// The template folders of the working tree; names only, no file is opened.
    public func draftPaths() throws -> [TemplatePath] {
        guard let top = repository.workTree.map({ $0 / "vorlagen" }),
            try FileStatus.of(top, follow: false)?.kind == .directory
        else { return [] }
        var found: [TemplatePath] = []
        for topic in try FileSystem.list(top) where topic.kind == .directory {
            for entry in try FileSystem.list(top.appending(topic.name)) where entry.kind == .directory {
                let names = (String(decoding: topic.name, as: UTF8.self), String(decoding: entry.name, as: UTF8.self))
                if let path = TemplatePath(themenfeld: names.0, slug: names.1) { found.append(path) }
            }
        }
        return found.sorted()
    }

    /// The template that a user's word means: its folder, its name, its id, or a beginning or part of its name or title
    /// that fits only one. LibraryError `noTemplate` or `ambiguousTemplate` otherwise.
    public func findTemplate(_ word: String, in catalogue: Catalogue? = nil) throws -> CatalogueEntry {
        try (catalogue ?? self.catalogue()).find(word)
    }
}

extension Catalogue {
    /// The template that a user's word means (see `Replica.findTemplate`).
    public func find(_ word: String) throws -> CatalogueEntry {
        var name = word
        while name.hasSuffix("/") { name.removeLast() }
        let exact = entries.filter {
            $0.path.slug == name || $0.path.description == name || "\($0.path.themenfeld)/\($0.path.slug)" == name
                || !$0.id.isEmpty && $0.id == name
        }
        if exact.count == 1 { return exact[0] }
        if exact.count > 1 { throw LibraryError.ambiguousTemplate(word, exact.map(\.path.description)) }
        let folded = Folding.fold(name)
        guard !folded.isEmpty else { throw LibraryError.noTemplate(word, similar: []) }
        func matching(_ fits: (CatalogueEntry) -> Bool) -> [CatalogueEntry] { entries.filter(fits) }
        for found in [
            matching { $0.path.slug.hasPrefix(name) }, matching { Folding.fold($0.title).starts(with: folded) },
            matching { $0.path.slug.contains(name) },
            matching { ByteSearch(folded)?.next(in: Folding.fold($0.title).span) != nil },
        ] {
            if found.count == 1 { return found[0] }
            if found.count > 1 { throw LibraryError.ambiguousTemplate(word, found.prefix(8).map(\.path.description)) }
        }
        let similar = search(word, limit: 3).map(\.entry.path.slug)
        throw LibraryError.noTemplate(word, similar: similar)
    }
}
