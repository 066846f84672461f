public import Bytes
import Files
public import Objects
import Store
public import Templates

/// A proposal made of some of a variant's own changes.
public struct VariantProposal: Sendable {
    /// Its branch, `vorschlag/<name>`.
    public let branch: RefName
    /// Its version: the source's current one is its only parent.
    public let commit: ObjectID
    /// The source's version it stands on.
    public let source: ObjectID
    /// What it changes.
    public let changes: [Einzelaenderung]
}

extension Replica {
    /// Makes a version on top of the source's current one that holds exactly the chosen changes of a variant, and nothing else of it:
    /// neither its other changes nor its record, its names or its history.
    ///
    /// - Parameters:
    ///   - picks: The names of the variant's own changes.
    ///   - note: What the version says; nil makes it of the changes' sentences, in the source's words.
    /// - Throws: VariantError `nothingChosen`, `noSuchChange`, `needs`, `proposalConflicts`, or what the library and the store throw; then nothing
    ///   has changed.
    public func propose(_ variant: LocalVariant, picks: [Text], note: String?) throws -> VariantProposal {
        let standing = try standing(of: variant)
        let stand = standing.stand
        guard !picks.isEmpty else { throw VariantError.nothingChosen }
        for name in picks where !stand.eigene.contains(where: { $0.name == name }) {
            throw VariantError.noSuchChange(name.string)
        }
        let chosen = stand.eigene.filter { picks.contains($0.name) }
        for change in chosen {
            let missing = change.braucht.filter { !picks.contains($0) }
            if !missing.isEmpty { throw VariantError.needs(change.name.string, missing.map(\.string)) }
        }
        let objects = NewObjects(repository.objects, reader)
        let trees = VariantTrees(replica: self, objects: objects, standing: standing)
        let changed: Vorlagenmappe
        do {
            changed = try stand.anschluss.mit(chosen, aus: stand.variante)
        } catch {
            throw VariantError.unreadable(variant.name)
        }
        let theirs = try trees.joint(changed, and: chosen)
        let merged = try mergeTrees(
            base: try trees.joint(stand.anschluss), ours: try tree(of: standing.source), theirs: theirs, into: objects)
        guard merged.isClean else {
            throw VariantError.proposalConflicts(merged.findings.map { String(decoding: $0.path, as: UTF8.self) })
        }
        let message = try note ?? sentences(merged.tree, standing, objects)
        let id = try objects.addCommit(
            merged.tree, [standing.source], organisation, try seconds(after: [standing.source]), message)
        let branch = try freeProposalBranch(variant.name)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try moveBranch(
            branch, from: nil, to: id, note: "variant: propose",
            by: organisation.signature(seconds: Self.today.seconds))
        return VariantProposal(branch: branch, commit: id, source: standing.source, changes: chosen)
    }

    /// What a proposal changes, in sentences about the source: no name that only the variant has can get into them.
    private func sentences(
        _ tree: ObjectID, _ standing: VariantStanding, _ objects: NewObjects
    ) throws -> String {
        let sources = MergeSources(reader: reader, fresh: [objects])
        var files: [(name: [UInt8], bytes: [UInt8])] = []
        for name in ["vorlage.json", "struktur.json"] {
            guard let entry = try sources.entry(standing.variant.path.bytes + [0x2f] + name.utf8, in: tree) else {
                continue
            }
            files.append((Array(name.utf8), try sources.read(entry.id, .blob)))
        }
        var before = standing.stand.ursprung
        before.texte = [:]
        before.dateien = [:]
        guard let after = try? Vorlagenmappe(ordner: before.ordner, dateien: files) else { return "Vorschlag" }
        let lines = Vergleich(before, after).zeilen(.de).map(\.satz)
        let title = "Vorschlag zu »\(before.vorlage.titel)«"
        return lines.isEmpty ? title : title + "\n\n" + lines.joined(separator: "\n")
    }

    /// A branch for a proposal that no other has.
    func freeProposalBranch(_ name: String) throws -> RefName {
        for number in 1...10_000 {
            let suffix = number == 1 ? "" : "-\(number)"
            guard let branch = RefName("\(place.proposals)\(name)\(suffix)") else { break }
            if try repository.refs.id(branch) == nil { return branch }
        }
        throw VariantError.exists(name)
    }
}
