import Bytes
public import Objects
public import Store

// Which objects make up some versions, beyond those that the other side has.
//
// Each commit's tree is compared with the trees of its parents, folder by folder; what stands at the same path of a
// parent with the same id has come with that parent. So the work is proportional to what changed, not to the size of the
// library times its versions. Trees are read through the reader's cache: the parent's trees were just read for the parent.
//
// Parents are walked before their children. Only so may a folder that was seen before be passed over: when it was seen,
// everything in it was passed on then or had been before. (The other way round two versions with the same folder, one
// of them a return to the other, would each leave its content to the next.)

/// An object found by a walk.
public struct FoundObject: Sendable {
    /// Its id.
    public let id: ObjectID
    /// Its type.
    public let type: ObjectType
    /// Where it lies.
    public let place: ObjectReader.Place
    /// An object that the other side has and this one is likely a small change of.
    public let base: ObjectID?
    /// A number that is the same for objects of similar paths; 0 for commits and tags.
    public let pathHash: UInt32
}

/// Walks from versions to their objects.
public final class ObjectWalk {
    /// What to do for each object; an object is passed once. Throwing ends the walk.
    public typealias Visitor = (FoundObject) throws -> Void

    private let table: CommitTable
    private var reader: ObjectReader { table.reader }
    private let filter: ObjectFilter?
    private let visit: Visitor
    private var seen = ObjectSet()
    private var depths: [ObjectID: Int] = [:]
    /// How many objects were passed on so far.
    public private(set) var count = 0

    /// Prepares a walk. The table says which commits have their parents left out.
    public init(_ table: CommitTable, filter: ObjectFilter? = nil, visit: @escaping Visitor) {
        self.table = table
        self.filter = filter
        self.visit = visit
    }

    /// Passes on everything that `wants` lead to and `excluded` do not.
    ///
    /// Wants may be of any type; those asked for by name are passed on whatever the filter says. Excluded ids must be
    /// commits (others are ignored). `missing` is thrown for an object that should be there and is not.
    public func run(wants: [ObjectID], excluded: [ObjectID]) throws {
        var tips: [ObjectID] = []
        var others: [(ObjectID, ObjectType)] = []
        for want in wants {
            var id = want
            var type = try typeOf(id)
            while type == .tag {
                try pass(id, .tag, asked: true)
                let tag = try readTag(id)
                id = tag.object
                type = try typeOf(id)
            }
            if type == .commit { tips.append(id) } else { others.append((id, type)) }
        }
        var known: [ObjectID] = []
        for id in excluded {
            var peeled: ObjectID? = id
            while let id = peeled {
                guard try reader.contains(id) else { break }
                switch try reader.header(id).type {
                case .commit:
                    known.append(id)
                    peeled = nil
                case .tag: peeled = try readTag(id).object
                default: peeled = nil
                }
            }
        }
        let commits = try table.commits(of: tips, without: known)
        let asked = Set(tips)
        for number in commits {
            let entry = table.entries[number]
            try pass(entry.id, .commit, asked: asked.contains(entry.id))
        }
        for number in parentsFirst(commits) {
            let entry = table.entries[number]
            try walkTree(entry.tree, against: entry.parents.map { table.entries[Int($0)].tree })
        }
        for (id, type) in others {
            if type == .tree { try walkTree(id, against: [], asked: true) } else { try pass(id, type, asked: true) }
        }
    }

    /// The same commits in an order in which none comes before one of its parents.
    private func parentsFirst(_ commits: [Int]) -> [Int] {
        // By number of the commit: how many of its parents are to come yet; -1 for commits that are not walked.
        var waitingFor = [Int32](repeating: -1, count: table.entries.count)
        var children = [[Int32]](repeating: [], count: table.entries.count)
        for number in commits { waitingFor[number] = 0 }
        for number in commits {
            for parent in table.entries[number].parents where waitingFor[Int(parent)] >= 0 {
                waitingFor[number] += 1
                children[Int(parent)].append(Int32(number))
            }
        }
        var ready = commits.filter { waitingFor[$0] == 0 }
        var order: [Int] = []
        order.reserveCapacity(commits.count)
        while let number = ready.popLast() {
            order.append(number)
            for child in children[number] {
                waitingFor[Int(child)] -= 1
                if waitingFor[Int(child)] == 0 { ready.append(Int(child)) }
            }
        }
        return order
    }

    private func typeOf(_ id: ObjectID) throws -> ObjectType { try reader.header(id).type }

    private func readTag(_ id: ObjectID) throws -> AnnotatedTag {
        let content = try reader.read(id, .tag)
        do {
            return try AnnotatedTag(content, reader.format)
        } catch {
            throw StoreError.corruptObject(id, reader.store.directory, error.description)
        }
    }

    private func place(_ id: ObjectID) throws -> ObjectReader.Place {
        guard let place = try reader.place(of: id) else { throw StoreError.missing(id) }
        return place
    }

    private func pass(_ id: ObjectID, _ type: ObjectType, asked: Bool = false) throws {
        if !asked, let filter, !filter.passes(type) { return }
        let place = try place(id)
        guard seen.insert(id, at: place) else { return }
        count += 1
        try visit(FoundObject(id: id, type: type, place: place, base: nil, pathHash: 0))
    }

    // MARK: Trees

    private struct Folder {
        var cursor: TreeCursor
        var others: [(cursor: TreeCursor, current: Bool)]
        let depth: Int
        let hash: UInt32
    }

    private func walkTree(_ tree: ObjectID, against parents: [ObjectID], asked: Bool = false) throws {
        if parents.contains(tree) { return }
        var stack: [Folder] = []
        try enter(tree, parents, depth: 0, base: parents.first, hash: 0, asked: asked, &stack)
        while let top = stack.indices.last {
            guard try advance(&stack[top].cursor) else {
                stack.removeLast()
                continue
            }
            let cursor = stack[top].cursor
            let mode = cursor.mode
            if mode.isGitlink { continue }
            let id = cursor.id
            var below: [ObjectID] = []
            var base: ObjectID?
            var isKnown = false
            for number in stack[top].others.indices {
                guard let entry = try find(cursor, &stack[top].others[number]) else { continue }
                if entry.id == id {
                    isKnown = true
                } else if entry.mode.isTree == mode.isTree {
                    base = base ?? entry.id
                    if mode.isTree { below.append(entry.id) }
                }
            }
            if isKnown { continue }
            let depth = stack[top].depth + 1
            let hash = Self.hash(stack[top].hash, cursor.name, isTree: mode.isTree)
            if mode.isTree {
                try enter(id, below, depth: depth, base: base, hash: hash, asked: false, &stack)
            } else {
                try passBlob(id, depth: depth, base: base, hash: hash)
            }
        }
    }

    /// Like objects of similar paths: the name counts most, the folder a little, so versions of one file stand together
    /// and files of one name beside each other.
    private static func hash(_ parent: UInt32, _ name: ArraySlice<UInt8>, isTree: Bool) -> UInt32 {
        var hash: UInt32 = isTree ? 7 : 3
        for byte in name { hash = hash &* 31 &+ UInt32(byte) }
        return (hash &* 0x9e37_79b1) & 0xffff_0000 | (parent ^ hash &* 0x85eb_ca6b) >> 16
    }

    private func passBlob(_ id: ObjectID, depth: Int, base: ObjectID?, hash: UInt32) throws {
        if let filter, try !filter.passesBlob(depth: depth, size: { try reader.header(id).size }) { return }
        let place = try place(id)
        guard seen.insert(id, at: place) else { return }
        count += 1
        try visit(FoundObject(id: id, type: .blob, place: place, base: base, pathHash: hash))
    }

    private func enter(
        _ tree: ObjectID, _ parents: [ObjectID], depth: Int, base: ObjectID?, hash: UInt32, asked: Bool,
        _ stack: inout [Folder]
    ) throws {
        if tree == reader.format.emptyTree, try reader.place(of: tree) == nil { return }
        var firstTime = true
        if let filter {
            if filter.dependsOnDepth {
                // Deeper than before: nothing new can pass below it.
                if let before = depths[tree], before <= depth { return }
                depths[tree] = depth
            }
            if asked || filter.passesTree(depth: depth) {
                firstTime = try passTree(tree, base, hash)
            } else if !filter.dependsOnDepth {
                firstTime = seen.insert(tree, at: try place(tree))
            }
            guard filter.looksBelowTree(depth: depth) else { return }
            if !firstTime, !filter.dependsOnDepth { return }
        } else {
            guard try passTree(tree, base, hash) else { return }
        }
        guard stack.count < 4096 else {
            throw StoreError.corruptObject(tree, reader.store.directory, "folders nested too deeply")
        }
        var others: [(cursor: TreeCursor, current: Bool)] = []
        for parent in parents {
            // A parent's tree that is not there (partial clone) just tells nothing.
            guard let content = try? reader.read(parent, .tree) else { continue }
            others.append((TreeCursor(content, reader.format), false))
        }
        let content = tree == reader.format.emptyTree ? [] : try reader.read(tree, .tree)
        stack.append(Folder(cursor: TreeCursor(content, reader.format), others: others, depth: depth, hash: hash))
    }

    private func passTree(_ tree: ObjectID, _ base: ObjectID?, _ hash: UInt32) throws -> Bool {
        let place = try place(tree)
        guard seen.insert(tree, at: place) else { return false }
        count += 1
        try visit(FoundObject(id: tree, type: .tree, place: place, base: base, pathHash: hash))
        return true
    }

    private func advance(_ cursor: inout TreeCursor) throws -> Bool {
        do {
            return try cursor.advance()
        } catch {
            throw StoreError.corruptFile(reader.store.directory, "tree: \(error.description)")
        }
    }

    /// Moves another tree's cursor up to the name that `cursor` stands on; the entry there if it has the same name.
    private func find(
        _ cursor: TreeCursor, _ other: inout (cursor: TreeCursor, current: Bool)
    ) throws -> (id: ObjectID, mode: FileMode)? {
        while true {
            if !other.current {
                guard try advance(&other.cursor) else { return nil }
                other.current = true
            }
            let order = Tree.compare(other.cursor.name, other.cursor.mode.isTree, cursor.name, cursor.mode.isTree)
            if order > 0 { return nil }
            other.current = false
            if order == 0 { return (other.cursor.id, other.cursor.mode) }
        }
    }
}
