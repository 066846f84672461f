import Bytes
public import Objects
import Store
import Templates

/// What a version that merged two others decided, found out by computing the merge anew: a reviewer's tool.
public struct MergeRecord: Sendable {
    /// How something that was open stands in the version.
    public enum Settled: String, Sendable {
        /// Still open.
        case open = "offen"
        /// As on the side merged into.
        case ours = "unsere"
        /// As on the side merged.
        case theirs = "fremde"
        /// As before both.
        case base = "basis"
        /// In another way.
        case otherwise = "anders"
    }

    /// The two versions that were merged: ours, theirs.
    public let parents: [ObjectID]
    /// What the program decides by itself and what it leaves open.
    public let computed: TreeMergeResult
    /// How each of what it leaves open was settled.
    public let settled: [(item: OpenItem, how: Settled)]
    /// Files that hold something else than the computed merge with these decisions: changed by hand.
    public let changed: [[UInt8]]

    /// Whether the version holds exactly what the program computes, nothing settled and nothing added.
    public let isExact: Bool
}

extension Replica {
    /// The record of a version that merged two others; nil for any other version.
    public func mergeRecord(of commit: ObjectID) throws -> MergeRecord? {
        let version = try self.commit(commit)
        guard version.parents.count == 2 else { return nil }
        let objects = NewObjects(repository.objects, reader)
        let computed = try mergeCommits(ours: version.parents[0], theirs: version.parents[1], into: objects)
        let look = SettledLook(MergeSources(reader: reader, fresh: [objects]), computed.tree, version.tree)
        var settled: [(item: OpenItem, how: MergeRecord.Settled)] = []
        var explained: Set<[UInt8]> = []
        for finding in computed.findings {
            let (how, isAll) = try look.look(at: finding)
            settled += zip(OpenItem.all([finding]), how).map { (item: $0, how: $1) }
            if isAll { explained.insert(finding.path) }
            if case .path = finding.open { explained.insert(PathConflicts.file) }
        }
        let different = try look.differingPaths().filter { path in
            guard !explained.contains(path) else { return false }
            // What lies in a folder that was decided about as a whole.
            return !explained.contains { path.starts(with: $0 + [0x2f]) }
        }
        return MergeRecord(
            parents: version.parents, computed: computed, settled: settled, changed: different,
            isExact: computed.tree == version.tree)
    }
}

/// Compares a computed merge with the version that was made of it.
private struct SettledLook {
    private let sources: MergeSources
    private let computed: ObjectID
    private let actual: ObjectID

    init(_ sources: MergeSources, _ computed: ObjectID, _ actual: ObjectID) {
        (self.sources, self.computed, self.actual) = (sources, computed, actual)
    }

    /// How what is open in a file was settled, and whether that explains all of its difference.
    func look(at finding: PathFinding) throws -> ([MergeRecord.Settled], isAll: Bool) {
        switch finding.open {
        case .path(let conflict):
            let list = try sources.pathConflicts(actual)
            if list.paths[finding.path] == conflict { return ([.open], true) }
            let state = try sources.entry(finding.path, in: actual).map { PathConflict.State($0.mode, $0.id) }
            let how: MergeRecord.Settled =
                state == conflict.ours
                ? .ours : state == conflict.theirs ? .theirs : state == conflict.base ? .base : .otherwise
            return ([how], how != .otherwise)
        case .document(let konflikte): return try look(at: konflikte, finding.path)
        case .text(let stretches):
            guard let bytes = try content(finding.path, actual), let merged = try content(finding.path, computed),
                let how = Self.match(merged, bytes)
            else { return (stretches.map { _ in .otherwise }, false) }
            return (how, true)
        }
    }

    private func look(at konflikte: Konflikte, _ path: [UInt8]) throws -> ([MergeRecord.Settled], isAll: Bool) {
        guard let bytes = try content(path, actual), let merged = try content(path, computed),
            let made = try? OpenDocument(path, bytes), var expected = try? OpenDocument(path, merged)
        else { return (konflikte.map { _ in .otherwise }, false) }
        var all: [MergeRecord.Settled] = []
        for (key, konflikt) in konflikte {
            guard made.konflikte[key] == nil else {
                all.append(.open)
                continue
            }
            let values = konflikt.punkte.map { (ort: $0.ort, wert: made.wert($0.ort)) }
            func isSide(_ side: (Konflikt.Streitpunkt) -> JSONFragment?) -> Bool {
                zip(konflikt.punkte, values).allSatisfy { side($0) == $1.wert }
            }
            all.append(
                isSide(\.unsere) ? .ours : isSide(\.fremde) ? .theirs : isSide(\.basis) ? .base : .otherwise)
            if let next = try? expected.setting(values) { expected = next }
            expected.konflikte[key] = nil
        }
        return (all, expected.canonicalText == bytes)
    }

    /// Which side each stretch of a text was settled to; nil when the text differs elsewhere too.
    private static func match(_ merged: [UInt8], _ actual: [UInt8]) -> [MergeRecord.Settled]? {
        let parts = TextConflict.parts(of: merged)
        var at = 0
        var all: [MergeRecord.Settled] = []
        for (number, part) in parts.enumerated() {
            switch part {
            case .text(let plain):
                guard actual[at...].starts(with: plain) else { return nil }
                at += plain.count
            case .conflict(let stretch):
                var open: [UInt8] = []
                stretch.write(to: &open)
                var next: [UInt8] = []
                if number + 1 < parts.count, case .text(let plain) = parts[number + 1] { next = plain }
                let choices: [(MergeRecord.Settled, [UInt8])] = [
                    (.open, open), (.ours, stretch.ours), (.theirs, stretch.theirs), (.base, stretch.base),
                ]
                let fitting = choices.first { _, text in
                    guard actual[at...].starts(with: text) else { return false }
                    let rest = actual[(at + text.count)...]
                    return number + 1 < parts.count ? rest.starts(with: next) : rest.isEmpty
                }
                guard let fitting else { return nil }
                all.append(fitting.0)
                at += fitting.1.count
            }
        }
        return at == actual.count ? all : nil
    }

    private func content(_ path: [UInt8], _ tree: ObjectID) throws -> [UInt8]? {
        guard let entry = try sources.entry(path, in: tree), entry.mode.isFile,
            try sources.size(entry.id) <= OpenConflicts.limit(path)
        else { return nil }
        return try sources.read(entry.id, .blob)
    }

    /// The paths of the files in which the two differ.
    func differingPaths() throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        var pending: [(path: [UInt8], old: ObjectID?, new: ObjectID?)] = [([], computed, actual)]
        var visited = 0
        while let (path, old, new) = pending.popLast() {
            visited += 1
            if old == new || visited > MergeSources.maximumFolders { continue }
            var names: [[UInt8]: (TreeEntry?, TreeEntry?)] = [:]
            for entry in try sources.entries(old) { names[entry.name, default: (nil, nil)].0 = entry }
            for entry in try sources.entries(new) { names[entry.name, default: (nil, nil)].1 = entry }
            for (name, pair) in names where pair.0 != pair.1 {
                let below = path.isEmpty ? name : path + [0x2f] + name
                func folder(_ entry: TreeEntry?) -> ObjectID? { entry.flatMap { $0.mode.isTree ? $0.id : nil } }
                if folder(pair.0) != nil || folder(pair.1) != nil {
                    pending.append((below, folder(pair.0), folder(pair.1)))
                }
                if pair.0?.mode.isTree == false || pair.1?.mode.isTree == false { found.append(below) }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
