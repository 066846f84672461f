import Bytes
import History
public import Objects
public import Store

/// The refs a server shows, with what annotated tags lead to.
public struct ShownRefs {
    /// HEAD, if it leads to something.
    public let head: (id: ObjectID, target: RefName?)?
    /// The branch HEAD points to although it has no version yet.
    public let unbornHead: RefName?
    /// The other refs, sorted.
    public let refs: [Ref]
    private let reader: ObjectReader

    /// Collects the refs of a repository that a list of prefixes does not hide.
    public init(_ repository: Repository, _ reader: ObjectReader, hidden: [String], prefixes: [String] = ["refs/"])
        throws
    {
        self.reader = reader
        let state = try repository.refs.head()
        let target: RefName? = if case .symbolic(let name)? = try repository.refs.read(.head) { name } else { nil }
        if let id = state.id, target.map({ !ServerSettings.isHidden($0, hidden) }) ?? true,
            try Self.isThere(id, reader, repository)
        {
            head = (id, target)
            unbornHead = nil
        } else {
            head = nil
            unbornHead = state.id == nil ? target : nil
        }
        var found: [Ref] = []
        for prefix in Self.outermost(prefixes) {
            for ref in try repository.refs.list(prefix: prefix) where !ServerSettings.isHidden(ref.name, hidden) {
                // A ref that leads nowhere is not shown: nobody could fetch it.
                if try Self.isThere(ref.id, reader, repository) { found.append(ref) }
            }
        }
        refs = prefixes.count > 1 ? found.sorted { $0.name < $1.name } : found
    }

    /// Whether an object is there. Throws `corruptFile` when it may be in a pack that cannot be read: a library that only
    /// seems to be empty must not be taken for one.
    private static func isThere(_ id: ObjectID, _ reader: ObjectReader, _ repository: Repository) throws -> Bool {
        if try reader.contains(id) { return true }
        if let (path, reason) = try repository.objects.snapshot().broken.first {
            throw StoreError.corruptFile(path, reason)
        }
        return false
    }

    /// Prefixes of which none begins with another, so that no ref is found twice.
    private static func outermost(_ prefixes: [String]) -> [String] {
        var kept: [String] = []
        for prefix in prefixes.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
            // "" and "ref" begin every ref, "HEAD" none.
            let below = "refs/".hasPrefix(prefix) ? "refs/" : prefix
            guard below.hasPrefix("refs/"), !kept.contains(where: below.hasPrefix) else { continue }
            kept.append(below)
        }
        return kept
    }

    /// What an annotated tag leads to in the end, or nil for anything else.
    public func peeled(_ ref: Ref) throws -> ObjectID? {
        if let known = ref.peeled { return known }
        return try peel(ref.id)
    }

    /// What an annotated tag leads to in the end, or nil for anything else and for broken chains.
    public func peel(_ id: ObjectID) throws -> ObjectID? { try reader.peel(id) }
}

extension ObjectReader {
    /// What an annotated tag leads to in the end, or nil for anything else and for broken chains.
    public func peel(_ id: ObjectID) throws -> ObjectID? {
        var current = id
        // Chains of tags are followed step by step; a thousand are more than anybody made on purpose.
        for step in 0..<1000 {
            guard let place = try place(of: current) else { return nil }
            guard try header(current).type == .tag else { return step == 0 ? nil : current }
            guard let tag = try? AnnotatedTag(read(current, at: place).content, format) else { return nil }
            current = tag.object
        }
        return nil
    }
}

/// The list of refs with which versions 0 and 1 begin (gitprotocol-pack, "Reference Discovery").
///
///     <id> HEAD NUL capabilities
///     <id> refs/heads/main
///     <id> refs/tags/v1
///     <id> refs/tags/v1^{}        what the tag leads to
///     flush
///
/// Without any ref one line `0… capabilities^{} NUL capabilities` carries the capabilities.
struct RefAdvertisement {
    let format: ObjectFormat
    let version: ProtocolVersion
    let capabilities: Capabilities
    let shallow: Set<ObjectID>

    func write(_ lines: [(id: ObjectID, name: [UInt8])], to output: any ByteOutput) throws {
        if version == .v1 { try output.write(Packet.encode("version 1\n")) }
        var rest = Array(capabilities.text.utf8)
        func put(_ id: ObjectID, _ name: [UInt8]) throws {
            var line = id.hex + [0x20] + name
            if !rest.isEmpty {
                line += [0] + rest
                rest = []
            }
            try output.write(Packet.encode(line + [0x0a]))
        }
        for line in lines { try put(line.id, line.name) }
        if lines.isEmpty { try put(.null(format), Array("capabilities^{}".utf8)) }
        for id in shallow.sorted() { try output.write(Packet.encode("shallow \(id)\n")) }
        try output.write(Packet.flushBytes)
        try output.flush()
    }
}
