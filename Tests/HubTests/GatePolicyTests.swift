import Bytes
import Files
import Hub
import Journal
import Library
import Objects
import Store
import TestSupport
import Testing

/// What the library asks of proposals, and what a proposal's content must be.
@Suite(
    "Policy and content at the gate", .enabled(if: GateStage.exists && Git.exists, "needs git and ssh-keygen"),
    .timeLimit(.minutes(60)))
struct GatePolicyTests {
    @Test("a policy that can never be met is refused, and nothing changes")
    func impossible() throws {
        let stage = try GateStage()
        let before = try stage.state()
        // Four organisations have reviewers. Whoever only moderates proposes too, so that all four may be needed.
        let cases: [(Policy, PolicyObstacle)] = [
            (Policy(quorum: 5), .quorum(wanted: 5, possible: 4)),
            (Policy(quorum: 101), .malformed),
            (
                Policy(stewards: ["x3bj342cf1": "099999999999"]),
                .stewardAbsent(template: "x3bj342cf1", ars: "099999999999")
            ),
            (
                Policy(stewards: ["x3bj342cf1": "057110000000"]),
                .stewardAbsent(template: "x3bj342cf1", ars: "057110000000")
            ),
        ]
        for (policy, obstacle) in cases {
            for actor in [nil, stage.operating.sender] {
                #expect(throws: Refusal.policy(obstacle)) { try stage.library.setPolicy(policy, by: actor) }
            }
        }
        for pusher in [stage.author, stage.first, stage.moderator, stage.reader] {
            #expect(throws: Refusal.role([.operator_])) {
                try stage.library.setPolicy(Policy(quorum: 2), by: pusher.sender)
            }
        }
        #expect(try stage.state() == before)
        try stage.library.setPolicy(Policy(quorum: 3), by: stage.operating.sender)
        #expect(try stage.journal().registry.policy.quorum == 3)
    }

    @Test("a policy is set in the journal and in bibliothek.json in one signed step", arguments: ObjectFormat.allCases)
    func written(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let before = try stage.main()
        let old = try stage.text("bibliothek.json", in: before)
        let policy = Policy(quorum: 2, stewards: ["x3bj342cf1": "053150000000"])
        try stage.library.setPolicy(policy, by: stage.operating.sender)
        let main = try stage.main()
        let text = try stage.text("bibliothek.json", in: main)
        let json = try JSON(parsing: Array(text.utf8))
        #expect(json["richtlinie"].flatMap { Policy($0) } == policy)
        #expect(try JSON(parsing: Array(old.utf8))["titel"]?.string == json["titel"]?.string)
        #expect(try stage.journal().registry.policy == policy)
        #expect(try Commit(stage.arrived().read(main, .commit), format).parents == [before])
        // Only that file has changed, and saying the same again makes no version.
        let reader = try stage.arrived()
        let files = try [before, main].map { try Set(reader.flatten(stage.tree($0))) }
        #expect(
            files[0].symmetricDifference(files[1]).map(\.path)
                == Array(repeating: Array("bibliothek.json".utf8), count: 2))
        try stage.library.setPolicy(policy)
        #expect(try stage.main() == main)
        try Signed.demand(stage)
    }

    @Test("a proposal that changes the policy in bibliothek.json is refused, one that changes the rest is not")
    func policyInContent() throws {
        let stage = try GateStage()
        try stage.library.setPolicy(Policy(quorum: 1))
        let text = try stage.text("bibliothek.json", in: stage.main())
        let who = try stage.signature(stage.author)
        let cases: [(String, [String: String?])] = [
            ("another quorum", ["bibliothek.json": text.replacing("\"quorum\": 1", with: "\"quorum\": 0")]),
            ("no file", ["bibliothek.json": nil]),
            ("no JSON", ["bibliothek.json": "{"]),
        ]
        for (what, files) in cases {
            let proposal = try stage.propose(stage.version(files, by: who, note: what), by: stage.author)
            try stage.review(proposal, .approved, by: stage.first)
            let refusal = try stage.refusal(proposal)
            guard case .notReady([], let obstacles)? = refusal else {
                Issue.record("\(what): \(String(describing: refusal))")
                continue
            }
            #expect(obstacles.contains(.policy), "\(what): \(obstacles)")
        }
        let renamed = text.replacing("\"titel\": \"", with: "\"titel\": \"Neue ")
        #expect(renamed != text)
        let proposal = try stage.propose(
            stage.version(["bibliothek.json": renamed], by: who), by: stage.author)
        try stage.review(proposal, .approved, by: stage.first)
        try stage.accept(proposal)
        try stage.demandAgreement()
    }

    @Test("errors of the check, open conflicts, variants and proposals of nothing are not accepted")
    func obstacles() throws {
        let stage = try GateStage()
        let who = try stage.signature(stage.author)
        let plan = try stage.text(GateStage.plan, in: stage.main())
        let one = try stage.propose(
            stage.version(
                [GateStage.plan: plan.replacing("\"wert\": 10,", with: "\"wert\": 12,", maxReplacements: 1)], by: who),
            by: stage.author)
        try stage.review(one, .approved, by: stage.first)
        func refusal(_ files: [String: String?]) throws -> [ProposalContent.Obstacle] {
            let proposal = try stage.propose(stage.version(files, by: who), by: stage.author)
            try stage.review(proposal, .approved, by: stage.first)
            guard case .notReady(_, let obstacles)? = try stage.refusal(proposal) else { return [] }
            return obstacles
        }
        let broken = plan.replacing("\"art\": \"EA\"", with: "\"art\": \"XX\"", maxReplacements: 1)
        #expect(broken != plan)
        guard case .errors(let count)? = try refusal([GateStage.plan: broken]).first else {
            Issue.record("errors are taken")
            return
        }
        #expect(count > 0)
        #expect(try refusal([:]).contains(.nothing))
        // Two who say different things of one field.
        let two = try stage.propose(
            stage.version(
                [GateStage.plan: plan.replacing("\"wert\": 10,", with: "\"wert\": 15,", maxReplacements: 1)], by: who),
            by: stage.author)
        try stage.review(two, .approved, by: stage.first)
        try stage.accept(one)
        let seen = try #require(try stage.standing(two).content)
        #expect(seen.isMerged && seen.obstacles.contains(.conflicts(1)))
        #expect(try stage.refusal(two) == .otherResult(seen.result))
        #expect(try stage.refusal(two, expecting: seen.result) == .notReady([], seen.obstacles))
        // A history of its own has nothing to do with this library.
        let objects = NewObjects(stage.clients.objects, try stage.arrived())
        let root = try objects.add(
            .commit,
            Commit(
                tree: stage.tree(stage.main()), parents: [], author: who, committer: who, message: Array("x\n".utf8)
            ).encode())
        try objects.commit()
        let unrelated = try stage.propose(root, by: stage.author)
        try stage.review(unrelated, .approved, by: stage.first)
        guard case .notReady(_, let obstacles)? = try stage.refusal(unrelated) else {
            Issue.record("an unrelated version is taken")
            return
        }
        #expect(obstacles == [.unrelated])
        try stage.demandAgreement()
    }

    @Test(
        "when main has moved, the merged tree is shown first, and accepting makes exactly it",
        arguments: ObjectFormat.allCases)
    func merged(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let who = try stage.signature(stage.author)
        let base = try stage.main()
        let plan = try stage.text(GateStage.plan, in: base)
        // Two durations of one plan: a merge by lines and fields, in one file.
        let parts = plan.split(separator: "\"wert\": 10,", omittingEmptySubsequences: false)
        #expect(parts.count > 3)
        func changing(_ number: Int, _ value: Int) -> String {
            parts.indices.dropFirst().reduce(String(parts[0])) { text, index in
                text + (index == number ? "\"wert\": \(value)," : "\"wert\": 10,") + parts[index]
            }
        }
        let one = try stage.propose(stage.version([GateStage.plan: changing(1, 12)], by: who), by: stage.author)
        let tip = try stage.version([GateStage.plan: changing(3, 15)], by: who)
        let two = try stage.propose(tip, by: stage.author)
        for proposal in [one, two] { try stage.review(proposal, .approved, by: stage.first) }
        try stage.accept(one)
        let moved = try stage.main()
        guard case .otherResult(let tree)? = try stage.refusal(two) else {
            Issue.record("a result that nobody has seen is taken")
            return
        }
        // Not what was seen before it moved, and no other tree.
        #expect(try stage.refusal(two, expecting: stage.tree(tip)) == .otherResult(tree))
        let after = try stage.accept(two, expecting: tree)
        #expect(try stage.tree(after) == tree)
        #expect(try Commit(stage.arrived().read(after, .commit), format).parents == [moved, tip])
        // The same as a replica's merge, and as git's with our driver.
        let replica = try Replica(stage.repository)
        let merge = try replica.mergeCommits(
            ours: moved, theirs: tip, into: NewObjects(stage.repository.objects, ObjectReader(stage.repository.objects))
        )
        #expect(merge.tree == tree && merge.findings.isEmpty)
        let text = try stage.text(GateStage.plan, in: after)
        #expect(text.contains("\"wert\": 12,") && text.contains("\"wert\": 15,"))
        #expect(text != changing(1, 12) && text != changing(3, 15))
        try stage.demandAgreement()
        try Signed.demand(stage)
    }
}

/// git, as judge of the hub's signatures.
enum Signed {
    /// Demands that git finds every version of main that the gate has made signed by the hub, with a list made of the journal's key.
    static func demand(_ stage: GateStage) throws {
        let hub = try #require(try stage.journal().registry.currentHubs.first)
        try stage.scratch.write("signers", "\(hub.id).allmende.invalid namespaces=\"git\" \(hub.key)\n")
        let git = try Git.required()
        let place = stage.repository.gitDirectory
        let versions = try git("rev-list", "--first-parent", "main", in: place).split(separator: "\n").map(String.init)
        #expect(versions.count > 1)
        let configured = ["-c", "gpg.format=ssh", "-c", "gpg.ssh.allowedSignersFile=\(stage.scratch.path)/signers"]
        // All but the first, which was planted before there was a journal, and the journal itself.
        let journal = try git("rev-list", "refs/allmende/journal", in: place).split(separator: "\n").map(String.init)
        for id in versions.dropLast() + journal {
            let judged = try git.run(configured + ["verify-commit", id], in: place)
            #expect(judged.status == 0 && judged.errors.contains("Good \"git\" signature"), "\(id): \(judged.errors)")
        }
        // The list is what makes it so.
        try stage.scratch.write("signers", "")
        #expect(try git.run(configured + ["verify-commit", versions[0]], in: place).status != 0)
    }
}
