import Bytes
import Files
public import Objects
import Store
public import Templates

// A local variant (Ortsvariante) is a branch `variante/<name>` that holds the whole library with one template changed, and
// `variante.json` at its root (Specs/variants.md). What it takes in from its source are merge commits with the source's version as
// a parent, so the graph knows what has been taken in.

/// A local variant.
public struct LocalVariant: Sendable {
    /// Its name.
    public let name: String
    /// Its branch.
    public let branch: RefName
    /// Its current version.
    public let commit: ObjectID
    /// What it knows about itself.
    public let record: Variante
    /// The folder of its template.
    public let path: TemplatePath
    /// Whether the working directory shows it.
    public let isOpen: Bool
}

extension Replica {
    /// All local variants by name. One whose record cannot be read is left out.
    public func variants() throws -> [LocalVariant] {
        let open = try repository.refs.head().branch
        var found: [LocalVariant] = []
        for ref in try repository.refs.list(prefix: place.variants) {
            if let variant = try? variant(ref.name, ref.id, isOpen: ref.name == open) { found.append(variant) }
        }
        return found
    }

    /// The variant of that name; without a name the open one, or the only one. VariantError otherwise.
    public func variant(named name: String?) throws -> LocalVariant {
        let head = try repository.refs.head()
        if let name {
            guard let branch = RefName(place.variants + name), let id = try repository.refs.id(branch) else {
                throw VariantError.unknown(name, try variants().map(\.name))
            }
            return try variant(branch, id, isOpen: branch == head.branch)
        }
        if let branch = head.branch, let id = head.id, branch.description.hasPrefix(place.variants) {
            return try variant(branch, id, isOpen: true)
        }
        let all = try variants()
        guard all.count == 1 else { throw VariantError.notNamed(all.map(\.name)) }
        return all[0]
    }

    private func variant(_ branch: RefName, _ commit: ObjectID, isOpen: Bool) throws -> LocalVariant {
        let name = String(branch.description.dropFirst(place.variants.count))
        guard let record = try reader.variantRecord(in: try tree(of: commit)),
            let path = TemplatePath(containing: record.ordner.bytes)
        else { throw VariantError.badRecord(name) }
        return LocalVariant(
            name: name, branch: branch, commit: commit, record: record, path: path, isOpen: isOpen)
    }

    /// The version that a source has now: as last fetched where it is another library's, else here.
    public func sourceCommit(_ name: String) throws -> ObjectID {
        for pattern in place.sources {
            if let ref = RefName(pattern + name), let id = try repository.refs.id(ref) { return id }
        }
        throw VariantError.noSource(name)
    }

    // MARK: Making one

    /// Makes a variant of a template as its source has it now, and shows it in the working directory.
    ///
    /// - Parameters:
    ///   - source: The branch to follow; nil for `main`.
    ///   - answers: Answers to the template's questions.
    ///   - shows: Whether the working directory shows it then.
    /// - Throws: VariantError, LibraryError, or what the store throws; then nothing has changed.
    public func makeVariant(
        of path: TemplatePath, name: String, from source: String?, _ weitergabe: Variante.Weitergabe,
        answers: SortedMap<ElementID, Antwort> = [:], shows: Bool = true
    ) throws -> LocalVariant {
        guard TemplatePath.isFolderName(name), let branch = RefName(place.variants + name) else {
            throw LibraryError.badFolderName(name)
        }
        guard try repository.refs.id(branch) == nil else { throw VariantError.exists(name) }
        let source = source ?? "main"
        let start = try sourceCommit(source)
        guard let folder = try template(path, at: start) else { throw VariantError.sourceWithoutTemplate(source) }
        guard case .success(let mappe) = folder.mappe else { throw VariantError.unreadable(source) }
        for (name, answer) in answers {
            guard mappe.struktur.parameter[name]?.nimmt(answer) == true else {
                throw VariantError.badAnswer(name.description)
            }
        }
        var record = Variante(
            vorlage: mappe.vorlage.id, ordner: Text(path.description), ursprung: source, weitergabe: weitergabe)
        record.antworten = answers
        let objects = NewObjects(repository.objects, reader)
        let tree = try TreeEdit(MergeSources(reader: reader, fresh: [objects]), objects).setting(
            [(Variante.datei.bytes, .init(.file, try objects.add(.blob, record.canonicalText)))],
            in: try tree(of: start))
        let id = try objects.addCommit(
            tree, [start], organisation, try seconds(after: [start]), "Ortsvariante »\(mappe.vorlage.titel)« angelegt")
        try objects.commit()
        let author = organisation.signature(seconds: Self.today.seconds)
        try moveBranch(branch, from: nil, to: id, note: "variant: new", by: author)
        if place.isCopy, shows { try show(branch) }
        return try variant(named: name)
    }

    /// Shows a branch in the working directory: its files, and HEAD. Work that no version holds stays where it is; when the files of
    /// the other branch would overwrite it, nothing changes and WorkTreeError `wouldOverwrite` says so.
    public func show(_ branch: RefName) throws {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        let head = try repository.refs.head()
        if head.branch == branch { return }
        guard let target = try repository.refs.id(branch) else { throw LibraryError.noBranch }
        try WorkTree(repository, reader)?.update(
            from: try head.id.map { try tree(of: $0) }, to: try tree(of: target))
        let note = "checkout: moving from \(head.branch?.short ?? "a version") to \(branch.short)"
        let edit = RefEdit(.head, to: .symbolic(branch), note: note)
        let who = organisation.signature(seconds: Self.today.seconds)
        if let rejection = try repository.refs.apply([edit], identity: who, logsNew: true)[0] {
            throw LibraryError.refNotWritten(branch, "\(rejection)")
        }
    }
}

extension NewObjects {
    /// Adds a version by an organisation.
    func addCommit(
        _ tree: ObjectID, _ parents: [ObjectID], _ organisation: Organisation, _ seconds: Int64, _ message: String
    ) throws -> ObjectID {
        let author = organisation.signature(seconds: seconds)
        let commit = Commit(
            tree: tree, parents: parents, author: author, committer: author, message: Array((message + "\n").utf8))
        return try add(.commit, commit.encode())
    }
}
