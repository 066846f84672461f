public import Bytes
import History
public import Objects
public import Store

/// Writes part of a repository as a bundle: some refs, without what the receiver has.
///
/// The pack may be thin: its deltas then build on what the prerequisites lead to. Refs whose versions the receiver has all of
/// are left out, as git leaves them out. Beyond git, the target of an annotated tag that stays behind is a prerequisite too.
public final class BundleWriter {
    /// What is written before the pack; its refs are those that are left.
    public let header: BundleHeader
    private let assembler: PackAssembler

    /// Chooses what is carried; nothing is written yet. O(what is carried).
    ///
    /// - Parameters:
    ///   - refs: names and the objects they lead to, of any type; of two with one name the first counts.
    ///   - excluded: versions, or tags of versions, that the receiver has; ids that are not here are passed over.
    /// Throws BundleError `nothingNew` or `shallow`, FormatError `tooLarge` for a head that no reader takes, StoreError.
    public init(_ repository: Repository, refs: [BundleHeader.Ref], excluded: [ObjectID]) throws {
        let reader = try ObjectReader(repository.objects)
        let shallow = try repository.shallowCommits()
        let table = CommitTable(reader, shallow: shallow)
        func commit(_ id: ObjectID) throws -> ObjectID? {
            let peeled = try reader.peel(id) ?? id
            return try reader.header(peeled).type == .commit ? peeled : nil
        }
        let known = try excluded.compactMap { try reader.contains($0) ? commit($0) : nil }
        var names: Set<RefName> = []
        let tips = try refs.filter { names.insert($0.name).inserted }.map { (ref: $0, commit: try commit($0.id)) }
        let commits = try table.commits(of: tips.compactMap(\.commit), without: known)
        var carried: Set<ObjectID> = []
        for number in commits {
            let id = table.entries[number].id
            guard !shallow.contains(id) else { throw BundleError.shallow(id) }
            carried.insert(id)
        }
        let kept = tips.filter { tip in tip.commit != tip.ref.id || carried.contains(tip.ref.id) }
        guard !kept.isEmpty else { throw BundleError.nothingNew }
        var needed = Self.boundary(commits, carried, table)
        var targets = carried.union(needed)
        for target in kept.compactMap(\.commit) where targets.insert(target).inserted { needed.append(target) }
        guard kept.count <= BundleHeader.maximumEntries, needed.count <= BundleHeader.maximumEntries else {
            throw FormatError(.tooLarge, "head of a bundle")
        }
        let assembler = PackAssembler(reader, usesOutsideBases: !needed.isEmpty)
        try ObjectWalk(table) { assembler.add($0.id, at: $0.place, base: $0.base) }
            .run(wants: kept.map(\.ref.id), excluded: known)
        self.assembler = assembler
        header = BundleHeader(
            repository.format,
            prerequisites: try needed.map {
                BundleHeader.Prerequisite($0, comment: Self.subject(try reader.read($0, .commit), repository.format))
            }, refs: kept.map(\.ref))
    }

    /// How many objects are carried.
    public var count: Int { assembler.count }

    /// Writes the bundle, once; returns its length in bytes and the checksum that its pack ends in.
    ///
    /// `progress` is told how many objects have been written. Throws what reading and the sink throw; part of the bundle may
    /// have been written then.
    public func write(
        to output: any ByteOutput, progress: (Int) -> Void = { _ in }
    ) throws -> (size: UInt64, checksum: [UInt8]) {
        let head = header.encode()
        let buffered = BufferedOutput(output)
        try buffered.write(head)
        let (_, checksum, size) = try assembler.write(to: buffered, progress: progress)
        try buffered.flush()
        return (UInt64(head.count) + size, checksum)
    }

    /// The versions that stay behind although some that are carried follow directly on them: in git's order, which is that of
    /// finding them turned round, but none after one that it follows on directly.
    private static func boundary(_ commits: [Int], _ carried: Set<ObjectID>, _ table: CommitTable) -> [ObjectID] {
        var found: [ObjectID] = []
        var parents: [ObjectID: [ObjectID]] = [:]
        for number in commits {
            for id in table.parentIDs(of: number) where !carried.contains(id) && parents[id] == nil {
                found.append(id)
                parents[id] = table.known(id).map { table.parentIDs(of: $0) } ?? []
            }
        }
        // How many of the found ones that follow directly on each are still to come.
        var waiting: [ObjectID: Int] = [:]
        for id in found { for parent in parents[id] ?? [] { waiting[parent, default: 0] += 1 } }
        var ready = found.filter { waiting[$0] == nil }
        var order: [ObjectID] = []
        while let id = ready.popLast() {
            order.append(id)
            for parent in parents[id] ?? [] where parents[parent] != nil {
                let left = (waiting[parent] ?? 1) - 1
                waiting[parent] = left
                if left == 0 { ready.append(parent) }
            }
        }
        return order
    }

    /// The first paragraph of a commit's message in one line, as git shows it.
    private static func subject(_ content: [UInt8], _ format: ObjectFormat) -> [UInt8] {
        guard let commit = try? Commit(content, format) else { return [] }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
        let lines = commit.message.prefix { $0 != 0 }.split(separator: 0x0a, omittingEmptySubsequences: false)
            .map { line in line.prefix((line.lastIndex { !isSpace($0) } ?? line.startIndex - 1) - line.startIndex + 1) }
        let paragraph = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty }.joined(separator: [0x20])
        return Array(Array(paragraph).drop(while: isSpace))
    }
}
