import Bytes
import History
public import Objects
import Store
public import Templates

/// A variant beside its source, with what is needed to make versions of it.
public struct VariantStanding: Sendable {
    /// The variant.
    public let variant: LocalVariant
    /// The source's version now.
    public let source: ObjectID
    /// The source's version that the variant has taken in last.
    public let base: ObjectID
    /// What the source offers, and what is the variant's own.
    public let stand: Variantenstand
    /// Files of the template by name, as their blobs, in the source.
    let sourceFiles: SortedMap<Text, Text>

    /// Whether the source has versions that the variant has not taken in; they may concern other templates only.
    public var isBehind: Bool { source != base }
}

extension Replica {
    /// Compares a variant with its source.
    ///
    /// Where the two have several last common versions (criss-cross), the youngest counts as taken in.
    ///
    /// - Throws: VariantError `noSource`, `sourceWithoutTemplate`, `unreadable`, or what the store throws.
    public func standing(of variant: LocalVariant) throws -> VariantStanding {
        let source = try sourceCommit(variant.record.ursprung)
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        guard let base = try table.mergeBases(variant.commit, source).first else {
            throw VariantError.noSource(variant.record.ursprung)
        }
        func side(_ commit: ObjectID, _ name: String) throws -> (mappe: Vorlagenmappe, files: SortedMap<Text, Text>) {
            guard let folder = try template(variant.path, at: commit) else {
                throw VariantError.sourceWithoutTemplate(name)
            }
            guard case .success(let mappe) = folder.mappe else { throw VariantError.unreadable(name) }
            return (mappe, folder.otherFiles)
        }
        let old = try side(base, variant.record.ursprung)
        let new = try side(source, variant.record.ursprung)
        let own = try side(variant.commit, variant.name)
        do {
            let stand = try Variantenstand(
                variant.record, basis: old.mappe, ursprung: new.mappe, variante: own.mappe,
                marken: (old.files, new.files, own.files))
            return VariantStanding(
                variant: variant, source: source, base: base, stand: stand, sourceFiles: new.files)
        } catch {
            throw VariantError.badRecord(variant.name)
        }
    }
}

extension TemplateFolder {
    /// All files but the two documents, as their blobs. A name that is no UTF-8 is left to the merge of files.
    var otherFiles: SortedMap<Text, Text> {
        var pairs: [(key: Text, value: Text)] = []
        for file in files {
            guard let name = Text(utf8: file.name), name != "vorlage.json", name != "struktur.json" else { continue }
            pairs.append((key: name, value: Text(file.id.description)))
        }
        return SortedMap(pairs)
    }
}

/// Makes the trees that updates and proposals are merged from: a version of the library whose template folder holds a state that no
/// version had.
struct VariantTrees {
    let replica: Replica
    let objects: NewObjects
    let standing: VariantStanding

    /// The tree of a version with the template as in `mappe`; of other files, those that `files` names differ from the version's own.
    func tree(
        _ commit: ObjectID, _ mappe: Vorlagenmappe, files: [(name: Text, blob: Text?)]
    ) throws -> ObjectID {
        let folder = standing.variant.path.bytes + [0x2f]
        var entries: [(path: [UInt8], entry: TreeEdit.Entry?)] = [
            (folder + "struktur.json".utf8, .init(.file, try objects.add(.blob, mappe.struktur.canonicalText))),
            (folder + "vorlage.json".utf8, .init(.file, try objects.add(.blob, mappe.vorlage.canonicalText))),
        ]
        for (name, blob) in files {
            let id = blob.flatMap { ObjectID(hex: $0.bytes, replica.repository.format) }
            entries.append((folder + name.bytes, id.map { .init(.file, $0) }))
        }
        return try TreeEdit(MergeSources(reader: replica.reader, fresh: [objects]), objects).setting(
            entries, in: try replica.tree(of: commit))
    }

    /// The source as far as the variant has taken it in, with some changes made on top.
    func joint(_ mappe: Vorlagenmappe, and changes: [Einzelaenderung] = []) throws -> ObjectID {
        let noted = standing.variant.record.entscheide.compactMap { name, entscheid -> (Text, Text?)? in
            guard let (gegenstand, ort) = Einzelaenderung.ort(name), gegenstand == .datei, let file = ort.feld else {
                return nil
            }
            return (file, entscheid.punkte.first?.vorher.flatMap(Self.text))
        }
        return try tree(standing.base, mappe, files: noted + Self.files(changes, after: true))
    }

    /// Files among changes with their blobs after, or before, the change.
    static func files(_ changes: [Einzelaenderung], after: Bool) -> [(name: Text, blob: Text?)] {
        changes.compactMap { change in
            guard change.gegenstand == .datei, let punkt = change.punkte.first, let name = punkt.ort.feld else {
                return nil
            }
            return (name, (after ? punkt.nachher : punkt.vorher).flatMap(text))
        }
    }

    /// The text of a value that is one.
    private static func text(_ value: JSONFragment) -> Text? {
        (try? JSON(parsing: value.bytes, limits: JSONLimits(bytes: 1000)))?.text
    }
}
