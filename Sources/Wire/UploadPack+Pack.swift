import Bytes
import History
import Objects
import Store

// What versions 0, 1 and 2 share: who may want what, where a shallow history ends, and the pack.

extension UploadPack {
    /// Refuses wants of objects that the client cannot see: tips of shown refs are fine, and what is reachable from them.
    func checkWants(_ wants: [ObjectID], _ shown: ShownRefs, always allowsReachable: Bool = false) throws {
        for want in wants where try !reader.contains(want) { throw ProtocolError("not our ref \(want)") }
        if settings.allowsAnyWants { return }
        var tips = Set(shown.refs.map(\.id))
        if let head = shown.head { tips.insert(head.id) }
        if settings.allowsTipWants {
            for ref in try repository.refs.list() where !ServerSettings.isHidden(ref.name, settings.concealed) {
                tips.insert(ref.id)
            }
        }
        let others = Set(wants.filter { !tips.contains($0) })
        guard let first = others.min() else { return }
        // Between two requests over HTTP the refs may have moved; so what they lead to is taken too, as git does.
        guard isStateless || settings.allowsReachableWants || allowsReachable else {
            throw ProtocolError("not our ref \(first)")
        }
        let missing = try unreachable(others, from: tips, wholeTrees: allowsReachable)
        if let id = missing.min() { throw ProtocolError("not our ref \(id)") }
    }

    /// Those of some objects that cannot be reached from the tips. Commits and tags are looked for first; only if trees or
    /// blobs are asked for, all objects are walked.
    private func unreachable(_ ids: Set<ObjectID>, from tips: Set<ObjectID>, wholeTrees: Bool) throws -> Set<ObjectID> {
        var left = ids
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        var pending: [Int] = []
        var seen: Set<Int32> = []
        for tip in tips {
            left.remove(tip)
            if let peeled = try reader.peel(tip) { left.remove(peeled) }
            let id = try reader.peel(tip) ?? tip
            guard try reader.header(id).type == .commit else { continue }
            let number = try table.number(of: id)
            if seen.insert(Int32(number)).inserted { pending.append(number) }
        }
        while let number = pending.popLast(), !left.isEmpty {
            left.remove(table.entries[number].id)
            for parent in try table.parents(of: number) where seen.insert(parent).inserted {
                pending.append(Int(parent))
            }
        }
        guard wholeTrees, !left.isEmpty else { return left }
        // A client of a partial clone asks for single blobs and trees by name.
        let commits = try left.contains { try reader.header($0).type == .commit }
        if commits { return left }
        let walk = ObjectWalk(CommitTable(reader, shallow: try repository.shallowCommits())) { left.remove($0.id) }
        try walk.run(wants: Array(tips), excluded: [])
        return left
    }

    func boundary(_ request: FetchRequest) throws -> ShallowBoundary {
        let names = RevisionNames(repository, reader)
        let tips = try request.wants.compactMap { id -> ObjectID? in
            let peeled = try reader.peel(id) ?? id
            return try reader.header(peeled).type == .commit ? peeled : nil
        }
        return try ShallowBoundary(request, tips, reader, own: try repository.shallowCommits()) { text in
            guard let ref = try names.ref(text), !ServerSettings.isHidden(ref.name, settings.hiddenFromFetch) else {
                throw ProtocolError("git upload-pack: deepen-not is not a ref: \(printable(text.utf8))")
            }
            return ref.id
        }
    }

    func sendBoundary(_ boundary: ShallowBoundary, end: [UInt8]) throws {
        for id in boundary.shallow { try output.write(Packet.encode("shallow \(id)")) }
        for id in boundary.unshallow { try output.write(Packet.encode("unshallow \(id)")) }
        try output.write(end)
        try output.flush()
    }

    /// Chooses the objects and sends them; progress and failures go beside them when there is a side band.
    func sendPack(
        _ request: FetchRequest, _ boundary: ShallowBoundary, _ common: [ObjectID], _ table: CommitTable,
        _ band: SideBandOutput?
    ) throws {
        do {
            let assembler = try choose(request, boundary, common, table)
            if request.includesTags { try addTags(assembler) }
            if !request.noProgress { try band?.progress("Enumerating objects: \(assembler.count), done.\n") }
            // What is left is copying; many clients may take their time over it.
            reader.releaseMemory()
            _ = try assembler.write(to: band ?? output)
            if let band { try band.finish() } else { try output.flush() }
        } catch {
            // The client must not take what it has for a whole pack; without a side band it sees that it is cut.
            try? band?.fail("upload-pack: the repository is damaged or cannot be read; please tell its operator\n")
            throw error
        }
    }

    /// The objects that a request leads to. Those of a full clone are chosen once for all who want the same.
    private func choose(
        _ request: FetchRequest, _ boundary: ShallowBoundary, _ common: [ObjectID], _ table: CommitTable
    ) throws -> PackAssembler {
        let wants = request.wants + boundary.extraWants
        func walk(_ wants: [ObjectID], _ excluded: [ObjectID], into assembler: PackAssembler) throws {
            try ObjectWalk(table, filter: request.filter) { assembler.add($0.id, at: $0.place, base: $0.base) }
                .run(wants: wants, excluded: excluded)
        }
        let isWhole =
            common.isEmpty && request.filter == nil && !request.deepens
            && boundary.grafts.isEmpty
        if let plans, isWhole, request.offsetDeltas {
            return try plans.assembler(for: wants, reader, table) { try walk($0, $1, into: $2) }
        }
        // A partial clone may lack the very objects that deltas would build on.
        let assembler = PackAssembler(
            reader, usesOutsideBases: request.thin && !common.isEmpty && request.filter == nil,
            usesOffsets: request.offsetDeltas)
        try limited { try walk(wants, common, into: assembler) }
        return assembler
    }

    private func limited(_ work: () throws -> Void) throws {
        guard let plans else { return try work() }
        try plans.limited(work)
    }

    /// Annotated tags of what is sent go along.
    private func addTags(_ assembler: PackAssembler) throws {
        for ref in try repository.refs.list(prefix: "refs/tags/")
        where !ServerSettings.isHidden(ref.name, settings.hiddenFromFetch) {
            guard let peeled = try ref.peeled ?? reader.peel(ref.id), try assembler.includes(peeled) else { continue }
            // A tag of a tag: each on the way.
            var id = ref.id
            while let place = try reader.place(of: id), try reader.header(id).type == .tag {
                assembler.add(id, at: place)
                do {
                    id = try AnnotatedTag(reader.read(id, .tag), format).object
                } catch let error as FormatError {
                    throw StoreError.corruptObject(id, reader.store.directory, error.description)
                }
            }
        }
    }
}
