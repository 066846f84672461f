import Files
import Hub
import HubSupport
import Journal
import Library
import Objects
import Signatures
import Store
import TestSupport
import Testing

/// The hub is gone in the middle of a review, and comes back from what others have.
@Suite("Hub death", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct RestoreTests {
    /// Where a hub is built anew from.
    enum Source: String, CaseIterable, Sendable { case replica, mirror, served }
    /// What there is to sign with.
    enum Key: String, CaseIterable, Sendable { case none, old, recovery }

    /// A review under way: one open with a comment, one accepted, one withdrawn.
    struct UnderWay {
        let stage: LibraryStage
        let open: OperationID
        let replica: Path
        let mirror: Path

        init(_ format: String) throws {
            stage = try LibraryStage(format)
            let work = try stage.clone("arbeit")
            let accepted = try stage.propose("Angenommen", from: work, by: stage.proposer)
            try stage.submit(work, as: stage.proposer)
            try stage.approve(accepted)
            try stage.accept(accepted)
            try stage.git("fetch", "-q", "origin", in: work)
            let gone = try stage.propose("Zurückgezogen", from: work, by: stage.proposer)
            try stage.submit(work, as: stage.proposer)
            open = try stage.propose("Offen", from: work, by: stage.proposer, text: "Warum nicht?")
            try stage.submit(work, as: stage.proposer)
            let (proposer, reviewer, id) = (stage.proposer, stage.reviewer, open)
            try stage.library().change { transaction in
                try transaction.write(.withdrawn(text: nil), about: gone, by: proposer.sender)
                let text = try JournalText("Die Frist ist zu kurz.", by: reviewer.id)
                try transaction.write(
                    .review(.init(id, .note, text: text.id)), about: id, texts: [text], by: reviewer.sender)
            }
            try stage.git("update-ref", "-d", "refs/proposals/\(gone)/head", in: stage.bare)
            try stage.git("tag", "v1", "main", in: stage.bare)
            try stage.git("branch", "kommune/053150000000/entwurf", "main", in: stage.bare)
            replica = try stage.clone("kopie")
            // What a Kommune has not submitted is nobody's business.
            try stage.git("checkout", "-q", "main", in: replica)
            _ = try stage.commit(replica, "privat", "Privat", by: stage.proposer)
            try stage.git("tag", "privat", in: replica)
            mirror = stage.path("spiegel.git")
            try stage.git("clone", "-q", "--mirror", stage.bare.description, mirror.description)
        }
    }

    @Test(
        "from a replica, a mirror and an address of stock git comes the same journal, and the review goes on",
        arguments: ["sha1", "sha256"], Source.allCases)
    func restored(_ format: String, _ source: Source) throws {
        let review = try UnderWay(format)
        let stage = review.stage
        let digest = try stage.journal().digest
        let main = try stage.git("rev-parse", "main", in: stage.bare)
        let refs = try stage.git("for-each-ref", "--format=%(refname) %(objectname)", in: stage.bare)
        // Keys are kept elsewhere; all else is gone.
        let keys = stage.path("tresor")
        try FileSystem.rename(stage.path("hub") / "schluessel", to: keys)
        try FileSystem.removeTree(stage.path("hub"))
        let server =
            source == .served ? try RunningHub(stage.path("bedient", copying: review.mirror), access: "members") : nil
        let from = server?.url ?? (source == .replica ? review.replica : review.mirror).description
        for key in Key.allCases {
            let name = "neu-\(key.rawValue)"
            let place = stage.path(name)
            let options: [String] =
                switch key {
                case .none: []
                case .old: ["--key", (keys / "zentrale").description]
                case .recovery: ["--key", (keys / "notfall").description, "--name", "Zweite"]
                }
            let made = try stage.allmende.run(
                ["hub", "restore", place.description, "--from", from] + options, ["LC_ALL": "de_DE.UTF-8"])
            // A server shows what can be erased to members only; what is missing is said.
            let lacksTexts = source == .served
            #expect(made.status == (lacksTexts ? 1 : 0), "\(made.errors)\(made.text)")
            #expect(made.text.contains("Journal: \(digest)") && made.text.contains("Zugangsschlüssel"), "\(made.text)")
            let bare = place / "vorlagen.git"
            try stage.demandSound(bare)
            #expect(try stage.git("rev-parse", "main", in: bare) == main)
            #expect(try stage.git.run(["cat-file", "-e", "privat"], in: bare).status != 0)
            if key != .recovery {
                #expect(try stage.journal(name).digest == digest)
                let now = try stage.git("for-each-ref", "--format=%(refname) %(objectname)", in: bare)
                let there = refs.split(separator: "\n").filter {
                    !lacksTexts || !$0.hasPrefix("refs/allmende/erasable ")
                }
                #expect(now.split(separator: "\n") == there)
            }
            #expect(try stage.library(name).store.texts(stage.textNames(name)).count == (lacksTexts ? 0 : 2))
            // Never over what is there.
            let again = try stage.allmende.failing("hub", "restore", place.description, "--from", from)
            #expect(again.status == 3, "\(again.errors)")
            if key == .none {
                #expect(throws: HubError.notTrusted) { try stage.approve(review.open, at: name) }
                continue
            }
            try stage.approve(review.open, at: name)
            try stage.accept(review.open, at: name)
            #expect(try stage.journal(name).proposal(review.open)?.state == .accepted)
            try stage.demandSound(bare)
            // It keeps no hub's word but its own, so what it wrote is believed by whoever folds it from nothing.
            let mirrored = stage.path("\(name)-spiegel.git")
            try stage.git("clone", "-q", "--mirror", bare.description, mirrored.description)
            let fresh = JournalStore(try Repository(at: mirrored), stage.keygen)
            #expect(try fresh.snapshot().journal.digest == stage.journal(name).digest)
        }
    }

    @Test("a mirror with forged or damaged content makes no hub, and says why")
    func lies() throws {
        let review = try UnderWay("sha256")
        let stage = review.stage
        let place = stage.path("neu")
        func attempt(_ from: Path, _ more: String...) throws -> Program.Result {
            let result = try stage.allmende.run(
                ["hub", "restore", place.description, "--from", from.description] + more)
            #expect(result.status != 0, "\(result.text)")
            #expect(try !FileSystem.list(place).contains { $0.name.first != 0x2e }, "\(result.text)")
            return result
        }
        // A key that is nobody's.
        _ = try stage.keygen.createKey(at: stage.path("irgendeiner"), comment: "x")
        #expect(
            try attempt(review.mirror, "--key", stage.path("irgendeiner").description).errors
                .contains("recovery key"))
        #expect(try attempt(review.mirror, "--gruendung", String(repeating: "0", count: 64)).status == 3)
        // No journal at all.
        let bare = stage.path("leer.git")
        try stage.git("clone", "-q", "--bare", stage.bare.description, bare.description)
        #expect(try attempt(bare).status == 3)
        // What was accepted is not in the current version: a hub comes about, and says so.
        let behind = stage.path("alt.git")
        try stage.git("clone", "-q", "--mirror", stage.bare.description, behind.description)
        try stage.git("update-ref", "refs/heads/main", "main^1", in: behind)
        let result = try stage.allmende.run(["hub", "restore", place.description, "--from", behind.description])
        #expect(result.status == 1 && result.text.contains("newer copy"), "\(result.text)\(result.errors)")
    }

    @Test("an operation in a hub's name that no hub has signed refuses the whole mirror")
    func forged() throws {
        let review = try UnderWay("sha256")
        let stage = review.stage
        try stage.forge(in: review.mirror)
        let result = try stage.allmende.failing(
            "hub", "restore", stage.path("neu").description, "--from", review.mirror.description)
        #expect(result.status == 3 && result.errors.contains("has not signed"), "\(result.errors)")
        #expect(try FileStatus.of(stage.path("neu") / "vorlagen.git") == nil)
    }
}
