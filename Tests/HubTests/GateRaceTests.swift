import Files
import Foundation
import Hub
import Journal
import Library
import Objects
import Store
import Synchronization
import TestSupport
import Testing

/// Several at the gate at the same moment, in one process.
@Suite(
    "Many at the gate at once", .enabled(if: GateStage.exists && Git.exists, "needs git and ssh-keygen"),
    .timeLimit(.minutes(60)))
struct GateRaceTests {
    /// What became of a try.
    private enum Outcome: Sendable, Equatable {
        case accepted(ObjectID)
        case refused(AcceptanceRefusal)
    }

    private func together(
        _ count: Int, _ body: @escaping @Sendable (Int) throws -> Outcome
    ) throws -> [Outcome] {
        let found = Mutex<[Int: Result<Outcome, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = Result { try body(number) }
            found.withLock { $0[number] = result }
        }
        return try found.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }

    private func accepting(_ library: HubLibrary, _ id: OperationID, _ sender: Sender) throws -> Outcome {
        do {
            return .accepted(try library.accept(id, by: sender, expecting: nil))
        } catch let refusal as AcceptanceRefusal {
            return .refused(refusal)
        }
    }

    @Test(
        "of two who accept one proposal one wins, the other hears that it is closed", arguments: ObjectFormat.allCases)
    func same(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        for round in 0..<4 {
            let proposal = try stage.proposal("Runde \(round)")
            try stage.review(proposal, .approved, by: stage.first)
            let (library, sender) = (stage.library, stage.moderator.sender)
            let outcomes = try together(2) { _ in try accepting(library, proposal.id, sender) }
            let main = try stage.main()
            #expect(outcomes.count { $0 == .accepted(main) } == 1)
            #expect(outcomes.count { $0 == .refused(.closed) } == 1)
            try stage.demandAgreement()
        }
    }

    @Test("of two proposals accepted at once one wins, the other is shown what it would make now")
    func different() throws {
        let stage = try GateStage()
        let proposals = try ["eins", "zwei"].map { name in
            let proposal = try stage.proposal(name)
            try stage.review(proposal, .approved, by: stage.first)
            return proposal.id
        }
        // Two processes know nothing of each other's memory; two libraries neither.
        let libraries = try [stage.library, Hub(stage.hub.directory).journal()]
        let sender = stage.moderator.sender
        let outcomes = try together(2) { number in try accepting(libraries[number], proposals[number], sender) }
        let losers = outcomes.indices.filter { if case .refused(.otherResult) = outcomes[$0] { true } else { false } }
        #expect(losers.count == 1)
        let loser = try #require(losers.first)
        guard case .refused(.otherResult(let tree)) = outcomes[loser] else { return }
        #expect(outcomes[1 - loser] == .accepted(try stage.main()))
        let after = try stage.library.accept(proposals[loser], by: sender, expecting: tree)
        #expect(try stage.tree(after) == tree)
        for name in ["eins", "zwei"] {
            #expect(try stage.text("\(GateStage.template)/erfahrungen/\(name).md", in: after).contains(name))
        }
        try stage.demandAgreement()
    }

    @Test("forty at a time submit two hundred operations, and none is lost")
    func submitters() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        let pushers = [stage.author, stage.first, stage.second, stage.third, stage.colleague]
        let parcels = try (0..<200).map { number in
            try stage.operation(
                .review(Review(proposal.id, .note, text: nil)), about: proposal.id, by: pushers[number % 5],
                clock: stage.journal().clock + Int64(number / 5) + 1)
        }
        let libraries = try (0..<8).map { _ in try Hub(stage.hub.directory).journal() }
        let results = Mutex<[SubmissionResult]>([])
        let failures = Mutex<[String]>([])
        let senders = pushers.map(\.sender)
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 40
        for number in 0..<200 {
            queue.addOperation {
                do {
                    let result = try libraries[number % 8].submit(
                        [Parcel(parcels[number])], from: senders[number % 5])
                    results.withLock { $0 += result }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        queue.waitUntilAllOperationsAreFinished()
        #expect(failures.withLock { $0 }.isEmpty)
        #expect(results.withLock { $0 }.allSatisfy { $0 == .taken })
        let names = Set(try stage.now(proposal).reviews.map(\.id))
        #expect(names == Set(parcels.map(\.id)))
        try stage.demandAgreement()
    }
}
