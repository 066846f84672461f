import Bytes
import Files
import History
public import Objects
import Store
public import Templates

// Editing without a working directory: each saved form becomes a version of its branch. Who saves says which version they saw. When
// somebody else has saved meanwhile, both are put together by node and field; only where both changed the same is anybody asked.

/// What saving did.
public enum Revising: Sendable {
    /// There is a new version.
    case saved(ObjectID)
    /// There is a new version that also has what others saved meanwhile.
    case merged(ObjectID)
    /// Nothing was different.
    case nothing
}

/// Why a form was not saved.
public enum RevisingError: Error, Sendable {
    /// The template would break rules that it does not break now.
    case breaks([Finding])
    /// Somebody else has changed the same meanwhile: what, and the version there is now.
    case changed([OpenItem], now: ObjectID)
    /// The version that was seen is none of the branch.
    case forgotten
    /// The template cannot be read.
    case unreadable
    /// What a version changed cannot be taken back by itself any more, because later ones build on it.
    case notAlone([OpenItem])
}

extension Replica {
    /// The template of a workpiece at a version. Throws RevisingError `unreadable`.
    public func mappe(of piece: Workpiece, at commit: ObjectID? = nil) throws -> Vorlagenmappe {
        guard case .success(let mappe)? = try template(piece.path, at: commit ?? piece.commit)?.mappe else {
            throw RevisingError.unreadable
        }
        return mappe
    }

    /// Changes the template of a workpiece.
    ///
    /// - Parameters:
    ///   - seen: the version that the change was made from; an older one of the same branch is merged.
    ///   - note: what the version says; nil takes the first sentence about what changed.
    ///   - edit: makes the change.
    /// - Throws: RevisingError, what `edit` throws, LibraryError `changedMeanwhile`, or what the store throws; then nothing has changed.
    public func revise(
        _ piece: Workpiece, seen: ObjectID, note: String? = nil, _ edit: (inout Vorlagenmappe) throws -> Void
    ) throws -> Revising {
        try demandKnown(seen, piece)
        let before = try mappe(of: piece, at: seen)
        var after = before
        try edit(&after)
        guard after != before else { return .nothing }
        try refuseBreaking(before, after, piece.path)
        let objects = NewObjects(repository.objects, reader)
        var files: [(path: [UInt8], id: ObjectID?)] = []
        let folder = piece.path.bytes + [0x2f]
        if after.struktur != before.struktur {
            files.append((folder + "struktur.json".utf8, try objects.add(.blob, after.struktur.canonicalText)))
        }
        if after.vorlage != before.vorlage {
            files.append((folder + "vorlage.json".utf8, try objects.add(.blob, after.vorlage.canonicalText)))
        }
        for name in Set(before.texte.keys + after.texte.keys).sorted() where before.texte[name] != after.texte[name] {
            let id = try after.texte[name].map { try objects.add(.blob, Array($0.utf8)) }
            files.append((folder + name.bytes, id))
        }
        let tree = try reader.tree(try tree(of: seen), setting: files, into: objects)
        let sentence = Vergleich(before, after).zeilen(.de).first?.satz ?? "Vorlage geändert"
        return try save(tree, from: seen, to: piece, note ?? sentence, objects)
    }

    /// Answers the questions of a variant anew.
    public func answer(_ piece: Workpiece, seen: ObjectID, _ answers: SortedMap<ElementID, Antwort>) throws -> Revising
    {
        guard let variant = piece.variant else { throw VariantError.badRecord(piece.name) }
        try demandKnown(seen, piece)
        let mappe = try mappe(of: piece, at: seen)
        for (name, answer) in answers where mappe.struktur.parameter[name]?.nimmt(answer) != true {
            throw VariantError.badAnswer(name.description)
        }
        var record = try reader.variantRecord(in: tree(of: seen)) ?? variant.record
        guard record.antworten != answers else { return .nothing }
        record.antworten = answers
        let objects = NewObjects(repository.objects, reader)
        let id = try objects.add(.blob, record.canonicalText)
        let tree = try reader.tree(try tree(of: seen), setting: [(Variante.datei.bytes, id)], into: objects)
        return try save(tree, from: seen, to: piece, "Fragen beantwortet", objects)
    }

    /// Takes back what a version of a workpiece changed, as a new version. RevisingError `notAlone` when later ones build on it.
    public func takeBack(_ version: ObjectID, of piece: Workpiece) throws -> Revising {
        try demandKnown(version, piece)
        guard let before = try commit(version).parents.first else { throw UndoError.firstVersion }
        let objects = NewObjects(repository.objects, reader)
        let now = try tree(of: piece.commit)
        let result = try mergeTrees(base: tree(of: version), ours: now, theirs: tree(of: before), into: objects)
        guard result.isClean else { throw RevisingError.notAlone(OpenItem.all(result.findings)) }
        guard result.tree != now else { return .nothing }
        let title = try commit(version).message.split(separator: 0x0a).first.map { String(decoding: $0, as: UTF8.self) }
        return try save(result.tree, from: piece.commit, to: piece, "Rückgängig: \(title ?? "")", objects)
    }

    /// What is open in a workpiece and has to be decided.
    public func openItems(of piece: Workpiece) throws -> [OpenItem] {
        guard let source = try? sourceCommit(piece.source) else { return [] }
        return OpenItem.all(
            try OpenConflicts.find(reader, in: tree(of: piece.commit), since: tree(of: source)))
    }

    /// Decides what is open in documents and texts of a workpiece. SettlementError; `needsSide` for files as a whole, which are decided in a
    /// copy.
    public func settle(_ piece: Workpiece, seen: ObjectID, _ decisions: [(item: OpenItem, how: Settlement)]) throws
        -> Revising
    {
        try demandKnown(seen, piece)
        let tree = try tree(of: seen)
        let objects = NewObjects(repository.objects, reader)
        var files: [(path: [UInt8], id: ObjectID?)] = []
        for path in Set(decisions.map(\.item.path)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let entry = try reader.entry(path, in: tree), entry.mode.isFile else {
                throw SettlementError.lost(Text.neutral(String(decoding: path, as: UTF8.self)))
            }
            let bytes = try reader.read(entry.id, .blob)
            files.append(
                (path, try objects.add(.blob, Self.settled(path, bytes, decisions.filter { $0.item.path == path }))))
        }
        let new = try reader.tree(tree, setting: files, into: objects)
        return try save(new, from: seen, to: piece, "Offene Stellen entschieden", objects)
    }

    // MARK: Saving

    private func save(
        _ tree: ObjectID, from seen: ObjectID, to piece: Workpiece, _ note: String, _ objects: NewObjects
    ) throws -> Revising {
        guard let tip = try repository.refs.id(piece.branch) else { throw LibraryError.changedMeanwhile }
        var result = tree
        if tip != seen {
            let merge = try mergeTrees(
                base: self.tree(of: seen), ours: self.tree(of: tip), theirs: tree, into: objects)
            guard merge.isClean else { throw RevisingError.changed(OpenItem.all(merge.findings), now: tip) }
            result = merge.tree
        }
        let before = try self.tree(of: tip)
        if result == before { return .nothing }
        let id = try objects.addCommit(result, [tip], organisation, try seconds(after: [tip]), note)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try advance(piece.branch, from: tip, before, to: id, result, "desk: \(note)")
        return tip == seen ? .saved(id) : .merged(id)
    }

    /// Moves a branch, and the files of the working directory where it shows it.
    func advance(
        _ branch: RefName, from tip: ObjectID, _ before: ObjectID, to id: ObjectID, _ tree: ObjectID, _ note: String,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws {
        let author = organisation.signature(seconds: Self.today.seconds)
        guard place.isCopy, try repository.refs.head().branch == branch else {
            return try moveBranch(branch, from: tip, to: id, note: note, by: author)
        }
        let lock = try repository.lockIndex()
        defer { lock.release() }
        let work = try WorkTree(repository, reader)
        try work?.update(from: before, to: tree, progress: progress)
        do {
            try moveBranch(branch, from: tip, to: id, note: note, by: author)
        } catch {
            try? work?.update(from: tree, to: before)
            throw error
        }
    }

    /// A version comes out of a form, so it is looked for on the branch before anything is made of it.
    private func demandKnown(_ version: ObjectID, _ piece: Workpiece) throws {
        guard try isVersion(version, of: piece.commit) else { throw RevisingError.forgotten }
    }

    /// Whether a name that came from outside is that of a version, and one that `tip` is or comes from. So nobody is shown versions of others
    /// by naming them.
    public func isVersion(_ version: ObjectID, of tip: ObjectID) throws -> Bool {
        if version == tip { return true }
        guard try reader.contains(version), try reader.header(version).type == .commit else { return false }
        return try CommitTable(reader, shallow: try repository.shallowCommits()).isAncestor(version, of: tip)
    }

    /// No error may come in that is not there already.
    private func refuseBreaking(_ before: Vorlagenmappe, _ after: Vorlagenmappe, _ path: TemplatePath) throws {
        func breaches(_ mappe: Vorlagenmappe) -> [Finding] {
            mappe.check(Umfeld(vorlagen: nil, heute: Self.today.description)).filter { $0.severity == .fehler }
        }
        let known = Set(breaches(before).map(Breach.init))
        let new = breaches(after).filter { !known.contains(Breach($0)) }
        guard new.isEmpty else { throw RevisingError.breaks(new) }
    }
}
