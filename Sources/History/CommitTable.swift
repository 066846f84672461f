import Bytes
public import Objects
public import Store

/// The commits a walk has met, each read once and kept small; others refer to them by number.
public final class CommitTable {
    /// A commit as a walk needs it.
    public struct Entry: Sendable {
        /// Its id.
        public let id: ObjectID
        /// Its snapshot.
        public let tree: ObjectID
        /// The numbers of its parents, in order; those left out on purpose (shallow) are not among them.
        public var parents: [Int32]
        /// The committer's time in seconds since 1970; an ordering hint only.
        public let seconds: Int64
    }

    /// Where the commits are read.
    public let reader: ObjectReader
    /// Commits whose parents are left out.
    public private(set) var shallow: Set<ObjectID>
    /// The commits met so far.
    public private(set) var entries: [Entry] = []
    private var numbers: [ObjectID: Int32] = [:]
    /// Ids of parents by number of the child, until they are looked at.
    private var unread: [[ObjectID]?] = []

    /// Starts with none.
    public init(_ reader: ObjectReader, shallow: Set<ObjectID> = []) {
        self.reader = reader
        self.shallow = shallow
    }

    /// The number of a commit; reads it when it is met for the first time. `missing`, `wrongType` or damage is thrown.
    public func number(of id: ObjectID) throws -> Int {
        if let known = numbers[id] { return Int(known) }
        let content = try reader.read(id, .commit)
        let links: CommitLinks
        do {
            links = try CommitLinks(content, reader.format)
        } catch {
            throw StoreError.corruptObject(id, reader.store.directory, error.description)
        }
        let number = entries.count
        entries.append(Entry(id: id, tree: links.tree, parents: [], seconds: links.seconds(in: content)))
        unread.append(shallow.contains(id) ? [] : links.parents)
        numbers[id] = Int32(number)
        return number
    }

    /// The number of a commit if it was met before.
    public func known(_ id: ObjectID) -> Int? { numbers[id].map { Int($0) } }

    /// The numbers of a commit's parents; reads them when first asked for.
    public func parents(of number: Int) throws -> [Int32] {
        if let ids = unread[number] {
            entries[number].parents = try ids.map { Int32(try self.number(of: $0)) }
            unread[number] = nil
        }
        return entries[number].parents
    }

    /// The ids of a commit's parents, without reading them; none when they are left out on purpose.
    public func parentIDs(of number: Int) -> [ObjectID] {
        unread[number] ?? entries[number].parents.map { entries[Int($0)].id }
    }
}

/// Commits waiting in a walk, youngest first; of equal age the one that came first.
struct CommitQueue {
    private var heap: [(seconds: Int64, order: Int, number: Int32)] = []
    private var count = 0

    /// The time of the commit that comes next.
    var youngest: Int64? { heap.first?.seconds }

    private static func before(
        _ a: (seconds: Int64, order: Int, number: Int32), _ b: (seconds: Int64, order: Int, number: Int32)
    ) -> Bool {
        a.seconds != b.seconds ? a.seconds > b.seconds : a.order < b.order
    }

    mutating func push(_ number: Int, _ seconds: Int64) {
        count += 1
        heap.append((seconds, count, Int32(number)))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.before(heap[child], heap[parent]) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Int? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            var parent = 0
            while true {
                var best = parent
                for child in [2 * parent + 1, 2 * parent + 2]
                where child < heap.count && Self.before(heap[child], heap[best]) {
                    best = child
                }
                if best == parent { break }
                heap.swapAt(best, parent)
                parent = best
            }
        }
        return Int(first.number)
    }
}
