public import Bytes
import Files
public import Objects
import Store
public import Templates

/// What is to be done with an offer.
public enum OfferDecision: Sendable, Equatable {
    /// The source's value is taken.
    case take
    /// The variant stays as it is, and is not asked again until the source touches the place again.
    case decline
    /// The variant stays as it is, and is asked again next time.
    case later
}

/// What an update did.
public struct VariantUpdateResult: Sendable {
    /// The variant's version before.
    public let before: ObjectID
    /// The variant's version now; the same when there was nothing to do.
    public let after: ObjectID
    /// The offers with what was done with each.
    public let decided: [(offer: Angebot, decision: OfferDecision)]
    /// What is open now.
    public let open: [PathFinding]
}

extension Replica {
    /// Takes the source's new versions into a variant, each offer as decided; offers without a decision are put off.
    ///
    /// The new version has the variant's and the source's as parents. What concerns the rest of the library comes along. Nothing the
    /// variant changed itself is lost: a value it has of its own gives way only where the offer about it is taken.
    ///
    /// - Parameter decisions: By the names of the changes.
    /// - Throws: VariantError `noSuchChange`, `needs`, or what the library and the store throw; then nothing has changed.
    public func update(
        _ variant: LocalVariant, decisions: [Text: OfferDecision], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> VariantUpdateResult {
        let standing = try standing(of: variant)
        let stand = standing.stand
        for name in decisions.keys where !stand.angebote.contains(where: { $0.aenderung.name == name }) {
            throw VariantError.noSuchChange(name.string)
        }
        let decided = stand.angebote.map { ($0, decisions[$0.aenderung.name] ?? .later) }
        var record = variant.record
        // What the variant already has, or was taken, needs no note; a note whose change the source took back goes too.
        record.entscheide = SortedMap(
            record.entscheide.filter { name, entscheid in
                stand.neuerungen.contains { $0.name == name && $0.punkte == entscheid.punkte }
            }.map { (key: $0.key, value: $0.value) })
        for (offer, decision) in decided where decision != .take {
            // What concerns something the variant has removed needs no note: it stays removed.
            record.entscheide[offer.aenderung.name] =
                offer.lage == .gestrichen
                ? nil
                : Variante.Entscheid(
                    decision == .decline ? .abgelehnt : .spaeter, tag: Self.today.description,
                    punkte: offer.aenderung.punkte)
        }
        for (offer, decision) in decided where decision == .take { record.entscheide[offer.aenderung.name] = nil }
        guard standing.isBehind || record != variant.record || decided.contains(where: { $0.1 == .take }) else {
            return VariantUpdateResult(before: variant.commit, after: variant.commit, decided: decided, open: [])
        }
        // All that the variant is to have of the source: what was taken now, and what it has already.
        let held = Set(record.entscheide.keys)
        let skipped = Set(decided.filter { $0.1 != .take }.map { $0.0.aenderung.name }).union(held)
        let wanted = stand.neuerungen.filter { !skipped.contains($0.name) }
        for change in wanted {
            let missing = change.braucht.filter { skipped.contains($0) }
            if !missing.isEmpty { throw VariantError.needs(change.name.string, missing.map(\.string)) }
        }
        let taken = decided.filter { $0.1 == .take }.map(\.0.aenderung)
        return try merge(standing, wanted, taken, record, decided, progress)
    }

    private func merge(
        _ standing: VariantStanding, _ wanted: [Einzelaenderung], _ taken: [Einzelaenderung], _ record: Variante,
        _ decided: [(Angebot, OfferDecision)], _ progress: (Int, Int) -> Void
    ) throws -> VariantUpdateResult {
        let (variant, stand) = (standing.variant, standing.stand)
        let objects = NewObjects(repository.objects, reader)
        let sources = MergeSources(reader: reader, fresh: [objects])
        let trees = VariantTrees(replica: self, objects: objects, standing: standing)
        let offered: Vorlagenmappe
        do {
            offered = try stand.anschluss.mit(wanted, aus: stand.ursprung)
        } catch {
            throw VariantError.unreadable(variant.record.ursprung)
        }
        // Files not wanted stay as the variant took them in last.
        let leftOut = stand.neuerungen.filter { change in !wanted.contains { $0.name == change.name } }
        let theirs = try trees.tree(
            standing.source, offered, files: VariantTrees.files(leftOut, after: false))
        let ours = try tree(of: variant.commit)
        var merged = try mergeTrees(base: trees.joint(stand.anschluss), ours: ours, theirs: theirs, into: objects)
        merged = try settle(merged, taken, variant.path, objects)
        let edit = TreeEdit(sources, objects)
        let tree = try edit.setting(
            [(Variante.datei.bytes, .init(.file, try objects.add(.blob, record.canonicalText)))], in: merged.tree)
        let parents = [variant.commit] + (standing.isBehind ? [standing.source] : [])
        let counts = [OfferDecision.take, .decline, .later].map { kind in decided.count { $0.1 == kind } }
        let note =
            "Neuerungen aus »\(variant.record.ursprung)«: \(counts[0]) übernommen, \(counts[1]) abgelehnt, \(counts[2]) zurückgestellt"
        let id = try objects.addCommit(tree, parents, organisation, try seconds(after: parents), note)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try advance(
            variant.branch, from: variant.commit, ours, to: id, tree, "variant: update", progress: progress)
        return VariantUpdateResult(before: variant.commit, after: id, decided: decided, open: merged.findings)
    }

    /// Where an offer was taken on purpose and the variant had a value of its own, the source's stands: that was the decision.
    private func settle(
        _ merged: TreeMergeResult, _ taken: [Einzelaenderung], _ path: TemplatePath, _ objects: NewObjects
    ) throws -> TreeMergeResult {
        let sources = MergeSources(reader: reader, fresh: [objects])
        var edits: [(path: [UInt8], entry: TreeEdit.Entry?)] = []
        var findings: [PathFinding] = []
        for finding in merged.findings {
            let name = finding.path.dropFirst(path.bytes.count + 1)
            let gegenstand: Einzelaenderung.Gegenstand =
                name.elementsEqual("struktur.json".utf8)
                ? .struktur : name.elementsEqual("vorlage.json".utf8) ? .vorlage : .datei
            guard finding.path.starts(with: path.bytes), case .document(var open) = finding.open,
                gegenstand != .datei, let entry = try sources.entry(finding.path, in: merged.tree),
                let document = try? OpenDocument(finding.path, try sources.read(entry.id, .blob))
            else {
                findings.append(finding)
                continue
            }
            let places = Set(taken.filter { $0.gegenstand == gegenstand }.flatMap(\.punkte).map(\.ort))
            var values: [(ort: Ort, wert: JSONFragment?)] = []
            for (key, konflikt) in open where konflikt.punkte.allSatisfy({ places.contains($0.ort) }) {
                values += konflikt.punkte.map { ($0.ort, $0.fremde) }
                open[key] = nil
            }
            guard !values.isEmpty, var settled = try? document.setting(values) else {
                findings.append(finding)
                continue
            }
            settled.konflikte = open
            edits.append((finding.path, .init(.file, try objects.add(.blob, settled.canonicalText))))
            if !open.isEmpty { findings.append(PathFinding(finding.path, .document(open))) }
        }
        if edits.isEmpty { return merged }
        return TreeMergeResult(
            tree: try TreeEdit(sources, objects).setting(edits, in: merged.tree), findings: findings,
            decisions: merged.decisions)
    }
}
