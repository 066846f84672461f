import Bytes
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
import Wire

/// Operations carried to a hub in a file, and the state of a library carried to a copy.
@Suite("Transport files", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct TransportFileTests {
    /// Writes a file of all that waits in a copy.
    static func write(_ stage: LibraryStage, _ replica: Path, _ name: String, _ more: String...) throws -> Path {
        let file = stage.path(name)
        let made = try stage.allmende.run(["bundle", "create", "-o", file.description] + more, in: replica)
        guard made.status == 0 else { throw Program.Failure(description: made.errors) }
        return file
    }

    @Test(
        "git verifies the file, a letter goes with it, the hub takes it once and knows it the second time",
        arguments: ["sha1", "sha256"])
    func carried(_ format: String) throws {
        let stage = try LibraryStage(format)
        let replica = try stage.clone("kopie")
        let proposal = try stage.propose("Meldeweg", from: replica, by: stage.proposer, text: "Weil er fehlt.")
        let version = try stage.git("rev-parse", "HEAD", in: replica)
        let tree = try stage.git("rev-parse", "HEAD^{tree}", in: replica)
        let file = try Self.write(stage, replica, "post.bundle")
        try stage.git("bundle", "verify", "-q", file.description, in: replica)
        try stage.git("bundle", "verify", "-q", file.description, in: stage.bare)
        #expect(
            try stage.git("bundle", "list-heads", file.description).contains("refs/allmende/outbox/\(proposal)"))
        let letter = try stage.scratch.read("post.bundle.txt")
        for word in [
            "Absender:   Stadt Bergisch Gladbach", "053780004004", stage.proposer.id.handle, "Starterbibliothek",
            "»Meldeweg«", tree, "   - ", "refs/allmende/outbox/\(proposal)",
        ] { #expect(letter.contains(word), "\(word)\n\(letter)") }
        // A file is never overwritten.
        #expect(
            try stage.allmende.failing("bundle", "create", "-o", file.description, in: replica).status == 3)

        for place in [replica, stage.bare] {
            let verified = try stage.allmende.run(["bundle", "verify", file.description], in: place)
            #expect(verified.status == 0 && verified.text.contains("Meldeweg"), "\(verified.errors)\(verified.text)")
            let json = try stage.allmende("bundle", "verify", file.description, "--json", in: place)
            #expect(json.contains("\"vertrauen\": \"gueltig\"") && json.contains(tree), "\(json)")
        }

        let hub = stage.path("hub").description
        let taken = try stage.allmende("hub", "bundle", "apply", hub, file.description)
        #expect(taken.contains("taken"), "\(taken)")
        let known = try stage.journal().proposal(proposal)
        #expect(known?.title == "Meldeweg" && known?.author == stage.proposer.id)
        #expect(known?.current.revision.commit == version && known?.current.revision.tree == tree)
        #expect(try stage.git("rev-parse", "refs/proposals/\(proposal)/head", in: stage.bare) == version)
        #expect(try known?.current.revision.text.map { try stage.library().store.texts([$0]).count } == 1)
        try stage.demandSound(stage.bare)

        let before = try FolderState(stage.path("hub"))
        let again = try stage.allmende("hub", "bundle", "apply", hub, file.description)
        #expect(again.contains("known already"), "\(again)")
        #expect(try FolderState(stage.path("hub")).differences(from: before) == [])

        // Carried by the process that a hub starts for an upload it is the same.
        let worker = try stage.allmende.run(
            ["receive-bundle", "--hub", hub, stage.bare.description], input: FileSystem.read(file, limit: 1 << 24))
        #expect(worker.status == 0 && worker.text.contains("\"bekannt\""), "\(worker.errors)\(worker.text)")
        #expect(try FolderState(stage.path("hub")).differences(from: before) == [])
    }

    @Test("what is asked for is chosen, with what it is about; what cannot be sent is said in a sentence")
    func chosen() throws {
        let stage = try LibraryStage("sha256")
        let replica = try stage.clone("kopie")
        #expect(try stage.allmende.failing("bundle", "create", "-o", "x", in: replica).status == 3)
        let first = try stage.propose("Erstens", from: replica, by: stage.proposer)
        let second = try stage.propose("Zweitens", from: replica, by: stage.proposer)
        let withdrawal = try stage.post(
            .withdrawn(text: nil), about: second, from: replica, by: stage.proposer, clock: 2)
        for (word, names) in [
            (String(first.description.prefix(12)), [first]), ("arbeit", [second]),
            (String(withdrawal.description.prefix(12)), [second, withdrawal]),
        ] {
            let file = try Self.write(stage, replica, "\(word).bundle", word)
            let heads = try stage.git("bundle", "list-heads", file.description)
            for id in [first, second, withdrawal] {
                #expect(heads.contains("outbox/\(id)") == names.contains(id), "\(word): \(heads)")
            }
        }
        let strange = try stage.allmende.failing("bundle", "create", "-o", "y", "gibtesnicht", in: replica)
        #expect(strange.status == 3 && strange.errors.contains("gibtesnicht"), "\(strange.errors)")
        let unsigned = try stage.post(
            .withdrawn(text: nil), about: first, from: replica, by: stage.proposer, signed: false, clock: 3)
        let refused = try stage.allmende.failing("bundle", "create", "-o", "z", in: replica)
        #expect(refused.status == 3 && refused.errors.contains(unsigned.short), "\(refused.errors)")
        // A copy whose key nobody registered writes nothing that would not be believed.
        let other = try stage.clone("fremd", for: stage.reviewer)
        let key = other / ".git" / "allmende" / "signatur"
        try FileSystem.remove(key)
        _ = try stage.keygen.createKey(at: key, comment: "neu")
        try stage.propose("Drittens", from: other, by: stage.reviewer)
        let unknown = try stage.allmende.failing("bundle", "create", "-o", "w", in: other)
        #expect(unknown.status == 3 && unknown.errors.contains("key"), "\(unknown.errors)")
    }

    @Test("a copy without network is brought up to date by a file, and only forward", arguments: ["sha1", "sha256"])
    func library(_ format: String) throws {
        let stage = try LibraryStage(format)
        let old = try stage.clone("alt")
        let work = try stage.clone("arbeit")
        let accepted = try stage.propose("Angenommen", from: work, by: stage.proposer)
        try stage.submit(work, as: stage.proposer)
        let early = stage.path("frueh.bundle")
        let late = stage.path("spaet.bundle")
        try stage.allmende("bundle", "create", "--all", "-o", early.description, in: stage.bare)
        try stage.approve(accepted)
        let main = try stage.accept(accepted)
        try stage.allmende("bundle", "create", "--all", "-o", late.description, in: stage.bare)
        try stage.git("bundle", "verify", "-q", late.description, in: old)
        let verified = try stage.allmende.run(["bundle", "verify", late.description], in: old)
        // The hub's key is known here, so the file is trusted before anything of it is here.
        #expect(verified.status == 0, "\(verified.errors)\(verified.text)")

        let digest = try stage.journal().digest
        try stage.allmende("bundle", "apply", late.description, in: old)
        #expect(try stage.git("rev-parse", "origin/main", in: old) == main.description)
        let store = JournalStore(try Repository.discover(from: old), stage.keygen)
        #expect(try store.snapshot().journal.digest == digest)
        try stage.demandSound(old)
        // An older file, and the same again, change nothing.
        let before = try FolderState(old)
        for file in [early, late] {
            let again = try stage.allmende.run(["bundle", "apply", file.description, "--json"], in: old)
            #expect(again.status == 0 && again.text.contains("\"vorgaenge\": 0"), "\(again.errors)\(again.text)")
        }
        #expect(try FolderState(old).differences(from: before).filter { !$0.hasPrefix(".git/allmende/") } == [])
        // What is for a copy is not for a hub, and the reverse.
        let wrong = try stage.allmende.failing(
            "hub", "bundle", "apply", stage.path("hub").description, late.description)
        #expect(wrong.status == 3 && wrong.errors.contains("library-state"), "\(wrong.errors)")
        try stage.propose("Noch einer", from: work, by: stage.proposer)
        let post = try Self.write(stage, work, "post.bundle")
        let other = try stage.allmende.failing("bundle", "apply", post.description, in: old)
        #expect(other.status == 3 && other.errors.contains("operations-only"), "\(other.errors)")
    }

    @Test("an upload by any member is the same door, whoever the file is from")
    func uploaded() throws {
        let stage = try LibraryStage("sha256")
        let replica = try stage.clone("kopie")
        let proposal = try stage.propose("Meldeweg", from: replica, by: stage.proposer)
        let file = try FileSystem.read(Self.write(stage, replica, "post.bundle"), limit: 1 << 24)
        let (key, _) = try Hub(stage.path("hub")).keys().add(
            ars: stage.moderator.id.ars, name: stage.moderator.name, id: stage.moderator.id.handle)
        let server = try RunningHub(stage.path("hub"), access: "members")
        func upload(_ body: [UInt8], _ word: String) throws -> (status: Int, text: String) {
            let head =
                "POST /api/bundles HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(word)\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Length: \(body.count)\r\n"
                + "Connection: close\r\n\r\n"
            let answer = try RawRequests.send(Array(head.utf8) + body, port: server.port, finish: false)
            return (answer.status, answer.text)
        }
        #expect(try upload(file, "falsch").status == 401)
        for (body, status, word) in [
            (file, 200, "angenommen"), (file, 200, "bekannt"), (Array(file.prefix(file.count - 9)), 422, "damaged"),
            ([], 422, "not-a-bundle"), (file + file, 422, "damaged"),
        ] {
            let answer = try upload(body, key.text)
            #expect(answer.status == status && answer.text.contains(word), "\(answer)")
        }
        #expect(try stage.journal().proposal(proposal)?.author == stage.proposer.id)
    }

    @Test("a revoked key, and one that belongs to somebody else, are named; the hub takes nothing")
    func keys() throws {
        let stage = try LibraryStage("sha256")
        let replica = try stage.clone("kopie")
        try stage.propose("Meldeweg", from: replica, by: stage.proposer)
        let file = try Self.write(stage, replica, "post.bundle")
        let hub = stage.path("hub").description
        let key = try stage.keygen.publicKey(of: stage.proposer.key)
        try stage.library().revokeKey(key.fingerprint, reason: "verloren")
        let before = try FolderState(stage.path("hub"))
        let verified = try stage.allmende.run(["bundle", "verify", file.description, "--json"], in: stage.bare)
        #expect(verified.status == 1 && verified.text.contains("\"widerrufen\""), "\(verified.text)\(verified.errors)")
        let refused = try stage.allmende.failing("hub", "bundle", "apply", hub, file.description)
        #expect(refused.status == 3 && refused.errors.contains("key-revoked"), "\(refused.errors)")
        // Somebody who signs with a good key in another's name.
        try stage.git("config", "allmende.kennung", stage.reviewer.id.handle, in: replica)
        let denied = try stage.allmende.failing("bundle", "create", "-o", "x", in: replica)
        #expect(denied.status == 3, "\(denied.errors)")
        #expect(
            try FolderState(stage.path("hub")).differences(from: before)
                .filter { !$0.hasPrefix("vorlagen.git/allmende/") } == [])
    }
}
