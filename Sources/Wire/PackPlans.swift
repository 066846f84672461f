import History
import Objects
import Store
import Synchronization

/// Lets only some of those through who want to do something costly at the same time.
public protocol WorkGate: Sendable {
    /// Waits for a place. Throws when there was none for too long; otherwise `leave` must follow.
    func enter() throws
    /// Gives the place back.
    func leave()
}

/// What those who serve one repository share: which objects a full clone has, and how many may look for objects at once.
///
/// Choosing the objects of a clone means to walk through the whole history; most clones want the same, and after a push
/// little has come to it. So the choice is kept, a bit for each object, and continued.
public final class PackPlans: Sendable {
    private struct Plan {
        let wants: Set<ObjectID>
        let objects: ObjectSet
        /// The packs as the numbers in `objects` mean them.
        let packs: [PackFile]
    }

    private let plan = Mutex<Plan?>(nil)
    private let gate: any WorkGate
    /// With more tips than this changed, the walk begins anew: looking how they belong together costs as much.
    private static let maximumChanged = 16

    /// Starts with none.
    public init(_ gate: any WorkGate) { self.gate = gate }

    func limited(_ work: () throws -> Void) throws {
        try gate.enter()
        defer { gate.leave() }
        try work()
    }

    /// An assembler with all that some tips lead to. `walk` adds what its first tips lead to and its second do not.
    func assembler(
        for wants: [ObjectID], _ reader: ObjectReader, _ table: CommitTable,
        walk: (_ wants: [ObjectID], _ excluded: [ObjectID], PackAssembler) throws -> Void
    ) throws -> PackAssembler {
        let wanted = Set(wants)
        if let known = plan.withLock({ $0 }), known.wants == wanted, let objects = renumbered(known, reader) {
            return PackAssembler(reader, objects, usesOutsideBases: false)
        }
        var made: PackAssembler?
        try limited {
            var assembler = PackAssembler(reader, usesOutsideBases: false)
            if let known = plan.withLock({ $0 }), let objects = renumbered(known, reader),
                try isContinued(known.wants, by: wanted, table)
            {
                assembler = PackAssembler(reader, objects, usesOutsideBases: false)
                try walk(wants.filter { !known.wants.contains($0) }, Array(known.wants), assembler)
            } else {
                try walk(wants, [], assembler)
            }
            let new = Plan(wants: wanted, objects: assembler.chosen, packs: reader.packs)
            plan.withLock { $0 = new }
            made = assembler
        }
        return made ?? PackAssembler(reader, usesOutsideBases: false)
    }

    private func renumbered(_ plan: Plan, _ reader: ObjectReader) -> ObjectSet? {
        plan.objects.renumbered(from: plan.packs, to: reader.packs)
    }

    /// Whether all that the old tips lead to the new ones lead to as well. A tip that was taken back may be there because
    /// what it led to must not be seen any more.
    private func isContinued(_ old: Set<ObjectID>, by new: Set<ObjectID>, _ table: CommitTable) throws -> Bool {
        let gone = old.subtracting(new)
        let fresh = new.subtracting(old)
        guard gone.count <= Self.maximumChanged, fresh.count <= Self.maximumChanged else { return false }
        func isCommit(_ id: ObjectID) throws -> Bool { try table.reader.header(id).type == .commit }
        let tips = try fresh.filter(isCommit)
        for id in gone {
            guard try isCommit(id), try tips.contains(where: { try table.isAncestor(id, of: $0) }) else { return false }
        }
        return true
    }
}
