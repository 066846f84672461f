public import Objects
public import Store

// Before a ref moves, everything it leads to must be there (git's rev-list --objects --not --all).
//
// What the refs lead to now is taken to be complete. The new commits are followed until they meet that; usually the first
// commit from before is the tip of some ref, and the walk ends there without looking at any other ref.

/// Checks that objects lead to nothing that is missing.
public struct Connectivity {
    private let reader: ObjectReader
    private let shallow: Set<ObjectID>
    private let tips: Set<ObjectID>

    /// Prepares checks with a reader that sees the new objects.
    ///
    /// - Parameter tips: what refs lead to now; all that is reachable from them is taken to be there.
    public init(_ reader: ObjectReader, tips: Set<ObjectID>, shallow: Set<ObjectID> = []) {
        self.reader = reader
        self.tips = tips
        self.shallow = shallow
    }

    /// Throws StoreError `missing` (or `wrongType`, or damage) unless everything that `new` leads to is there.
    public func check(_ new: [ObjectID]) throws {
        let fresh = new.filter { !tips.contains($0) }
        guard !fresh.isEmpty else { return }
        let table = CommitTable(reader, shallow: shallow)
        let walk = ObjectWalk(table) { object in
            // Being found by place is not enough for what others point to by type.
            if object.type == .blob, try reader.header(object.id).type != .blob {
                throw StoreError.wrongType(object.id, try reader.header(object.id).type)
            }
        }
        try walk.run(wants: fresh, excluded: try known(fresh, table))
    }

    /// The tips that have to be excluded: those met first, or all of them if that does not end the walk.
    private func known(_ new: [ObjectID], _ table: CommitTable) throws -> [ObjectID] {
        var met: [ObjectID] = []
        var pending: [ObjectID] = []
        var seen: Set<ObjectID> = []
        for id in new { if let commit = try commit(id) { pending.append(commit) } }
        while let id = pending.popLast() {
            guard seen.insert(id).inserted else { continue }
            if tips.contains(id) {
                met.append(id)
                continue
            }
            // Somebody builds on an old version that no ref names any more, or the new history is long.
            if seen.count > 2000 { return Array(tips) }
            for parent in table.parentIDs(of: try table.number(of: id)) { pending.append(parent) }
        }
        return met
    }

    private func commit(_ id: ObjectID) throws -> ObjectID? {
        var current = id
        while true {
            switch try reader.header(current).type {
            case .commit: return current
            case .tag:
                let content = try reader.read(current, .tag)
                guard let tag = try? AnnotatedTag(content, reader.format) else { return nil }
                guard tag.type == (try reader.header(tag.object).type) else {
                    throw StoreError.wrongType(tag.object, try reader.header(tag.object).type)
                }
                current = tag.object
            default: return nil
            }
        }
    }
}
