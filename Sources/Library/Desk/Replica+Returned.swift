import Bytes
public import Objects
import Store
public import Templates

extension Replica {
    /// Makes a version on top of the published one out of edits that were made somewhere else to an earlier one, on a branch of its own to be
    /// proposed.
    ///
    /// - Parameters:
    ///   - path: the template.
    ///   - base: the version the edits were made to.
    ///   - edited: the template of that version with the edits.
    /// - Throws: RevisingError `changed` where the published version has changed the same, VariantError `nothingChosen` for no edits, or what the store throws; then nothing has changed.
    public func proposalVersion(
        of path: TemplatePath, edited: Vorlagenmappe, since base: ObjectID, note: String
    ) throws -> (branch: RefName, commit: ObjectID) {
        let main = try sourceCommit("main")
        let objects = NewObjects(repository.objects, reader)
        let folder = path.bytes + [0x2f]
        let files = [
            (folder + "struktur.json".utf8, Optional(try objects.add(.blob, edited.struktur.canonicalText))),
            (folder + "vorlage.json".utf8, Optional(try objects.add(.blob, edited.vorlage.canonicalText))),
        ]
        let theirs = try reader.tree(tree(of: base), setting: files, into: objects)
        let merged = try mergeTrees(base: tree(of: base), ours: tree(of: main), theirs: theirs, into: objects)
        guard merged.isClean else { throw RevisingError.changed(OpenItem.all(merged.findings), now: main) }
        guard merged.tree != (try tree(of: main)) else { throw VariantError.nothingChosen }
        let id = try objects.addCommit(merged.tree, [main], organisation, try seconds(after: [main]), note)
        let branch = try freeProposalBranch(path.slug)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try moveBranch(
            branch, from: nil, to: id, note: "import: propose", by: organisation.signature(seconds: Self.today.seconds))
        return (branch, id)
    }
}
