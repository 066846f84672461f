import Bytes
public import Objects

// Making the objects that a received pack holds as deltas.
//
// The deltas form a forest: each hangs from its base, which is an object stored whole, another delta, or (in a thin pack)
// an object the repository has. The forest is walked depth first from every root with an explicit stack; a base is let
// go as soon as its last child has been made, and when too much is held at once, the oldest is let go and made again
// when its turn comes. So chains of any length and any shape take bounded memory and no recursion.

/// Gives objects from outside the pack: the bases of a thin pack.
public protocol BaseSource: AnyObject {
    /// The object of that id, or nil if it is not there.
    func base(_ id: ObjectID) throws -> (type: ObjectType, content: [UInt8])?
}

/// Resolves the deltas of a received pack.
public final class PackResolver {
    /// An object from outside that entries were made from; it must be appended to the pack to make it complete.
    public struct External: Sendable {
        /// Its id.
        public let id: ObjectID
        /// Its type.
        public let type: ObjectType
        /// Its content.
        public let content: [UInt8]
    }

    private struct Frame {
        let index: Int  // of the entry; -1 for an external base
        let type: ObjectType
        var content: [UInt8]?
        var children: ArraySlice<Int32>
        let external: ObjectID?
    }

    private let stream: PackStream
    private let readPack: (_ offset: UInt64, _ count: Int) throws -> [UInt8]
    private let source: (any BaseSource)?
    private let made: (ObjectType, ObjectID, [UInt8]) throws -> Void
    private let progress: (Int) -> Void
    private let holdAtMost: Int
    private let inflater = Inflater()

    private var byOffset: [UInt64: [Int32]] = [:]
    private var byID: [ObjectID: [Int32]] = [:]
    private var resolved = 0
    private var holding = 0
    /// The objects from outside that were used.
    public private(set) var externals: [External] = []

    /// Prepares to resolve the deltas of a complete stream.
    ///
    /// - Parameters:
    ///   - readPack: the bytes of the pack as it was received.
    ///   - source: for thin packs; without one, a base that is not in the pack is an error.
    ///   - holdAtMost: bytes of content held at once, besides the object being made and its base.
    ///   - made: called with every object made from a delta.
    ///   - progress: called now and then with the number of deltas resolved so far.
    public init(
        _ stream: PackStream, holdAtMost: Int = 32 << 20, source: (any BaseSource)? = nil,
        readPack: @escaping (_ offset: UInt64, _ count: Int) throws -> [UInt8],
        made: @escaping (ObjectType, ObjectID, [UInt8]) throws -> Void = { _, _, _ in },
        progress: @escaping (Int) -> Void = { _ in }
    ) {
        self.stream = stream
        self.holdAtMost = holdAtMost
        self.source = source
        self.readPack = readPack
        self.made = made
        self.progress = progress
    }

    /// Fills in id and type of every entry of the stream.
    ///
    /// FormatError `malformed` when a delta does not fit or its base is nowhere, `tooLarge` when an object is over the
    /// limits; CollisionError; what the closures throw. O(size of all objects) unless memory is short.
    public func resolve() throws {
        try findChildren()
        let total = byOffset.values.reduce(0) { $0 + $1.count } + byID.values.reduce(0) { $0 + $1.count }
        guard total > 0 else { return }
        for index in stream.entries.indices where stream.entries[index].type != nil {
            guard case .object(let type) = stream.entries[index].content else { continue }
            let children = takeChildren(of: index)
            if !children.isEmpty {
                try walk(Frame(index: index, type: type, content: nil, children: children[...], external: nil))
            }
        }
        // What is left hangs from objects outside the pack, or from nothing.
        while resolved < total {
            guard let id = byID.keys.min() else {
                throw FormatError(.malformed, "pack: deltas that are their own base")
            }
            guard let (type, content) = try source?.base(id) else {
                throw FormatError(.malformed, "pack: base \(id) of a delta is missing")
            }
            externals.append(External(id: id, type: type, content: content))
            let children = byID.removeValue(forKey: id) ?? []
            holding += content.count
            try walk(Frame(index: -1, type: type, content: content, children: children[...], external: id))
        }
    }

    private func findChildren() throws(FormatError) {
        for (index, entry) in stream.entries.enumerated() {
            switch entry.content {
            case .object: break
            case .offsetDelta(let distance): byOffset[entry.offset - distance, default: []].append(Int32(index))
            case .refDelta(let base): byID[base, default: []].append(Int32(index))
            }
        }
        guard !byOffset.isEmpty else { return }
        var starts = Set<UInt64>(minimumCapacity: byOffset.count)
        for entry in stream.entries where byOffset[entry.offset] != nil { starts.insert(entry.offset) }
        guard starts.count == byOffset.count else {
            throw FormatError(.malformed, "pack: base offset inside another entry")
        }
    }

    private func takeChildren(of index: Int) -> [Int32] {
        let entry = stream.entries[index]
        var children = byOffset.removeValue(forKey: entry.offset) ?? []
        if let id = entry.id, let more = byID.removeValue(forKey: id) { children += more }
        return children
    }

    private func walk(_ root: Frame) throws {
        var stack = [root]
        while let top = stack.indices.last {
            guard let child = stack[top].children.popFirst() else {
                holding -= stack[top].content?.count ?? 0
                stack.removeLast()
                continue
            }
            let base = try content(top, &stack)
            let index = Int(child)
            let entry = stream.entries[index]
            let known = stack[top].external == nil ? 0 : base.count
            let delta = try data(of: entry)
            let limit = stream.limits.held(received: stream.received, known: known)
            let result = try Delta.apply(delta, to: base, limit: limit)
            let type = stack[top].type
            let id = try ObjectHasher.id(stream.format, type, result.span)
            stream.entries[index].id = id
            stream.entries[index].type = type
            try made(type, id, result)
            resolved += 1
            if resolved & 1023 == 0 { progress(resolved) }
            if stack[top].children.isEmpty {
                // Nothing more hangs from this base: let it go before what is made from it is built on.
                holding -= stack[top].content?.count ?? 0
                stack.removeLast()
            }
            let children = takeChildren(of: index)
            guard !children.isEmpty else { continue }
            holding += result.count
            stack.append(Frame(index: index, type: type, content: result, children: children[...], external: nil))
            letGo(&stack)
        }
    }

    /// Lets go of the oldest contents while too much is held; the top of the stack stays.
    private func letGo(_ stack: inout [Frame]) {
        var oldest = 0
        while holding > holdAtMost, oldest < stack.count - 1 {
            if stack[oldest].external == nil, let content = stack[oldest].content {
                holding -= content.count
                stack[oldest].content = nil
            }
            oldest += 1
        }
    }

    /// The content of a frame, made again if it was let go.
    private func content(_ top: Int, _ stack: inout [Frame]) throws -> [UInt8] {
        if let content = stack[top].content { return content }
        // Down to the nearest thing that is there: an object stored whole, or an external one.
        var chain: [ReceivedEntry] = []
        var content: [UInt8]?
        var entry = stream.entries[stack[top].index]
        while content == nil {
            switch entry.content {
            case .object: content = try data(of: entry)
            case .offsetDelta(let distance):
                chain.append(entry)
                entry = try self.entry(at: entry.offset - distance)
            case .refDelta(let base):
                chain.append(entry)
                if let index = stream.entries.firstIndex(where: { $0.id == base }) {
                    entry = stream.entries[index]
                } else {
                    content = externals.first { $0.id == base }?.content
                    guard content != nil else {
                        throw FormatError(.malformed, "pack: base \(base) of a delta is missing")
                    }
                }
            }
        }
        var result = content ?? []
        for entry in chain.reversed() {
            result = try Delta.apply(data(of: entry), to: result, limit: stream.limits.heldSize)
        }
        stack[top].content = result
        holding += result.count
        return result
    }

    private func entry(at offset: UInt64) throws(FormatError) -> ReceivedEntry {
        var low = 0
        var high = stream.entries.count
        while low < high {
            let middle = (low + high) / 2
            if stream.entries[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        guard low < stream.entries.count, stream.entries[low].offset == offset else {
            throw FormatError(.malformed, "pack: base offset inside another entry")
        }
        return stream.entries[low]
    }

    /// The inflated data of an entry, held against what may be in memory.
    private func data(of entry: ReceivedEntry) throws -> [UInt8] {
        guard entry.size <= stream.limits.held(received: stream.received) else {
            throw FormatError(.tooLarge, "pack: size of a delta or its base", at: Int(entry.offset))
        }
        let packed = try readPack(entry.dataOffset, Int(entry.end - entry.dataOffset))
        return try inflater.whole(packed.span, size: entry.size).bytes
    }
}
