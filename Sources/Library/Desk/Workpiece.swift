import Bytes
public import Objects
import Store
public import Templates

/// Something an organisation works on: a local variant of a template, or a draft of a change that it may propose.
public struct Workpiece: Sendable {
    /// Which of the two.
    public enum Kind: Sendable {
        /// A variant, which stays and takes over what its source has new.
        case variant(LocalVariant)
        /// A draft of a change to the template itself.
        case draft
    }

    /// Which of the two.
    public let kind: Kind
    /// Its name: a variant's own, or the template's folders, `topic.name`.
    public let name: String
    /// Its ref.
    public let branch: RefName
    /// Its current version.
    public let commit: ObjectID
    /// Where the template lies in it.
    public let path: TemplatePath

    /// The branch it follows.
    public var source: String {
        if case .variant(let variant) = kind { variant.record.ursprung } else { "main" }
    }

    /// The variant, where it is one.
    public var variant: LocalVariant? { if case .variant(let variant) = kind { variant } else { nil } }
}

extension Replica {
    /// The drafts of changes, by name.
    public func drafts() throws -> [Workpiece] {
        try repository.refs.list(prefix: place.drafts).compactMap { ref in
            let pieces = ref.name.description.dropFirst(place.drafts.count).split(separator: "/").map(String.init)
            guard pieces.count == 2, let path = TemplatePath(themenfeld: pieces[0], slug: pieces[1]) else { return nil }
            return Workpiece(
                kind: .draft, name: "\(pieces[0]).\(pieces[1])", branch: ref.name, commit: ref.id, path: path)
        }
    }

    /// A variant as something to work on. Throws VariantError `unknown` or `badRecord`.
    public func workpiece(variant name: String) throws -> Workpiece {
        let variant = try variant(named: name)
        return Workpiece(
            kind: .variant(variant), name: name, branch: variant.branch, commit: variant.commit, path: variant.path)
    }

    /// The draft of a change to a template; nil when there is none.
    public func draft(of path: TemplatePath) throws -> Workpiece? {
        guard let branch = RefName("\(place.drafts)\(path.themenfeld)/\(path.slug)"),
            let id = try repository.refs.id(branch)
        else { return nil }
        return Workpiece(
            kind: .draft, name: "\(path.themenfeld).\(path.slug)", branch: branch, commit: id, path: path)
    }

    /// Begins a draft of a change to a template as it is published, or goes on with the one there is.
    public func beginDraft(of path: TemplatePath) throws -> Workpiece {
        if let draft = try draft(of: path) { return draft }
        let start = try sourceCommit("main")
        guard try template(path, at: start) != nil,
            let branch = RefName("\(place.drafts)\(path.themenfeld)/\(path.slug)")
        else { throw VariantError.sourceWithoutTemplate("main") }
        let author = organisation.signature(seconds: Self.today.seconds)
        try moveBranch(branch, from: nil, to: start, note: "draft: begin", by: author)
        guard let draft = try draft(of: path) else { throw LibraryError.changedMeanwhile }
        return draft
    }

    /// Begins a draft of a template that the library does not have yet.
    ///
    /// - Throws: LibraryError `badFolderName`, `templateExists` where there is one of that name, published or as a draft; VariantError `noSource`.
    public func beginDraft(slug: String, topic: String, with mappe: Vorlagenmappe) throws -> Workpiece {
        for word in [topic, slug] where !TemplatePath.isFolderName(word) { throw LibraryError.badFolderName(word) }
        guard let path = TemplatePath(themenfeld: topic, slug: slug),
            let branch = RefName("\(place.drafts)\(path.themenfeld)/\(path.slug)")
        else { throw LibraryError.badFolderName(slug) }
        let start = try sourceCommit("main")
        guard try template(path, at: start) == nil, try repository.refs.id(branch) == nil else {
            throw LibraryError.templateExists(path.description)
        }
        let objects = NewObjects(repository.objects, reader)
        let folder = path.bytes + [0x2f]
        var files: [(path: [UInt8], id: ObjectID?)] = [
            (folder + "vorlage.json".utf8, try objects.add(.blob, mappe.vorlage.canonicalText)),
            (folder + "struktur.json".utf8, try objects.add(.blob, mappe.struktur.canonicalText)),
        ]
        for (name, text) in mappe.texte {
            files.append((folder + name.bytes, try objects.add(.blob, Array(text.utf8))))
        }
        let tree = try reader.tree(tree(of: start), setting: files, into: objects)
        let note = "Neue Vorlage »\(mappe.vorlage.titel)«"
        let id = try objects.addCommit(tree, [start], organisation, try seconds(after: [start]), note)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try moveBranch(
            branch, from: nil, to: id, note: "draft: import", by: organisation.signature(seconds: Self.today.seconds))
        guard let draft = try draft(of: path) else { throw LibraryError.changedMeanwhile }
        return draft
    }

    // MARK: The shelf

    /// What was put away, with the day.
    public func shelf() throws -> [(name: String, branch: RefName, commit: ObjectID)] {
        try repository.refs.list(prefix: place.shelf).map {
            (String($0.name.description.dropFirst(place.shelf.count)), $0.name, $0.id)
        }
    }

    /// Puts a workpiece away. Nothing of it is lost: `takeBack(from:)` brings it back.
    ///
    /// A variant that the working directory shows gives way to the library first. Throws WorkTreeError `wouldOverwrite` when there is work that
    /// no version holds.
    public func putAway(_ piece: Workpiece) throws {
        if try repository.refs.head().branch == piece.branch { try show(RefName(known: "refs/heads/main")) }
        let kind = piece.variant == nil ? "entwurf" : "variante"
        let short = piece.name.split(separator: ".").joined(separator: "/")
        for number in 1...1000 {
            guard let target = RefName("\(place.shelf)\(kind)-\(number)/\(short)") else { break }
            guard try repository.refs.id(target) == nil else { continue }
            try rename(piece.branch, piece.commit, to: target)
            return
        }
        throw VariantError.exists(piece.name)
    }

    /// Brings back what was put away. Throws VariantError `exists` where another has its name by now, `unknown` for what is not there.
    public func takeBack(from shelved: String) throws {
        guard let branch = RefName(place.shelf + shelved), let id = try repository.refs.id(branch) else {
            throw VariantError.unknown(shelved, [])
        }
        let pieces = shelved.split(separator: "/", maxSplits: 1).map(String.init)
        guard pieces.count == 2,
            let target = RefName((pieces[0].hasPrefix("entwurf") ? place.drafts : place.variants) + pieces[1])
        else { throw VariantError.unknown(shelved, []) }
        guard try repository.refs.id(target) == nil else { throw VariantError.exists(pieces[1]) }
        try rename(branch, id, to: target)
    }

    /// Gives a branch another name in one step.
    private func rename(_ branch: RefName, _ id: ObjectID, to target: RefName) throws {
        let edits = [
            RefEdit(target, expected: .absent, to: .id(id), note: "rename"),
            RefEdit(branch, expected: .id(id), to: nil),
        ]
        let who = organisation.signature(seconds: Self.today.seconds)
        if let rejection = try repository.refs.apply(edits, identity: who, logsNew: true).compactMap({ $0 }).first {
            throw LibraryError.refNotWritten(target, "\(rejection)")
        }
        note(target, from: nil, to: id, "rename: \(branch.short)")
    }
}
