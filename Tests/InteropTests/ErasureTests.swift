import Bytes
import Files
import Foundation
import Hub
import HubSupport
import Journal
import Library
import Objects
import Signatures
import Store
import TestSupport
import Testing

/// Somebody's name, telephone and mail, planted everywhere they could be, and gone afterwards.
@Suite("People are forgotten", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct ErasureTests {
    /// Words that are nowhere else.
    static let canaries = ["Quirina Zuckerbrodt", "0202 7770123", "quirina@zuckerbrodt.example"]

    @Test(
        "a person with card, twenty posts and five reviews is erased from the hub and three copies, and no id changes",
        arguments: Formats.all)
    func everywhere(_ format: String) throws {
        let stage = try PeopleStage(format)
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        // Her other machine, which will be without a network for a while.
        let late = try stage.copy("spaete", like: first)
        let places = [stage.hub, first.store, second.store, late.store]
        // What she leaves behind.
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", Self.canaries[0], "--funktion",
            "Projektleitung", "--telefon", Self.canaries[1], "--mail", Self.canaries[2], "--selbst")
        for number in 0..<20 {
            try first("post", "Frage \(number)", "--question", "-m", "\(Self.canaries[number % 3]) fragt \(number)")
        }
        try second("post", "Bleibt", "-m", "Das bleibt stehen.")
        let proposal = try stage.propose(from: second)
        try first("sync")
        for number in 0..<5 {
            try first("review", proposal, "--comment", "-m", "\(Self.canaries[number % 3]) prüft \(number)")
        }
        for copy in [first, second, late] { try copy("sync") }
        // Everybody has it, in packs and loose, and as deltas.
        try stage.git("gc", "-q", "--aggressive", in: second.path)
        for place in places { #expect(try stage.hits(Self.canaries, in: place).count >= 3, "\(place)") }
        #expect(try second("discussions").contains("Frage 3"))
        #expect(try second("contact", "show").contains(Self.canaries[0]))
        let contact = try #require(try stage.library().journal().contacts.all.first?.record.id)
        let before = try places.map { try stage.commits($0) }
        // Something she writes without a network, which nobody has yet.
        try stage.connect(late, false)
        _ = try late.attempt("post", "Später", "-m", "\(Self.canaries[0]) schreibt noch")
        #expect(try late("outbox").contains("k-") || late("outbox").count > 20)

        let said = try stage.allmende("hub", "erase", stage.directory.description, Self.canaries[0])
        #expect(said == "Erased: 1 cards, 25 texts, 1 access keys.")
        #expect(try stage.hits(Self.canaries, in: stage.directory) == [])
        // Each copy with its next exchange; she may do nothing any more, and hers are cleaned all the same.
        try stage.connect(late, true)
        for copy in [first, second, late] { _ = try copy.attempt("sync") }
        for place in places { #expect(try stage.hits(Self.canaries, in: place) == [], "\(place)") }
        #expect(try stage.hits(Self.canaries, in: stage.directory) == [])
        #expect(!stage.log.contains(Self.canaries[0]))
        #expect(try late("outbox") == "The outbox is empty.")
        for (place, old) in zip(places, before) {
            #expect(try old.isSubset(of: stage.commits(place)))
            let judged = try stage.git.fsck(place)
            #expect(judged.status == 0 && judged.output.isEmpty, "\(judged.errors)\(judged.text)")
            try stage.allmende("fsck", in: place)
        }
        // What is left says that something was erased, and what others wrote stands.
        #expect(try second("discussions").contains("Bleibt"))
        #expect(try second("contact", "show", contact).contains("data erased"))
        // Nobody is found by the name any more, nor is anything left to disclose but the opaque id.
        let again = try stage.allmende.failing("hub", "erase", stage.directory.description, Self.canaries[0])
        #expect(again.status == 3)
        let left = try stage.allmende("hub", "disclose", stage.directory.description, first.handle, "--json")
        #expect(left.contains("gesperrt") && !left.contains("\"text\""))
    }

    @Test("plain git clones never get what can be erased, nor do guests; members do")
    func entitled() throws {
        let stage = try PeopleStage("sha256")
        let first = try stage.copy("erste", "053780004004")
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", Self.canaries[0], "--funktion", "PL")
        try stage.git("clone", "-q", "--mirror", stage.url, stage.path("spiegel").description)
        #expect(try stage.hits(Self.canaries, in: stage.path("spiegel")) == [])
        let erasable = try stage.git("rev-parse", "refs/allmende/erasable", in: stage.hub)
        // Not by name, and not by id either.
        #expect(
            try stage.git.run(["fetch", "-q", "origin", "refs/allmende/erasable"], in: stage.path("spiegel")).status
                != 0)
        #expect(try stage.git.run(["fetch", "-q", "origin", erasable], in: stage.path("spiegel")).status != 0)
        let anonymous = stage.path("anonym")
        try stage.allmende("clone", stage.url, anonymous.description)
        #expect(try stage.hits(Self.canaries, in: anonymous / ".git") == [])
        #expect(try stage.allmende("contact", "show", in: anonymous).contains("projekt@stadt.example"))
        let guest = try stage.copy("gast", "053150000000", roles: "gast")
        #expect(try stage.hits(Self.canaries, in: guest.store) == [])
        let reader = try stage.copy("leserin", "053150000000", roles: "leserin")
        #expect(try reader("contact", "show").contains(Self.canaries[0]))
    }

    @Test("a tombstone of another organisation is refused, and one removes nothing else")
    func foreign() throws {
        let stage = try PeopleStage("sha256")
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", Self.canaries[0], "--funktion", "PL")
        try second("post", "Bleibt", "-m", "Das bleibt stehen.")
        try first("post", "Geht", "-m", "Das geht weg.")
        let id = try #require(try stage.library().journal().contacts.all.first?.record.id)
        let refused = try second.attempt("contact", "remove", id, "--vergessen")
        #expect(refused.status == 3 && refused.text.contains("organisation it belongs to"), "\(refused.text)")
        #expect(try first("contact", "show").contains(Self.canaries[0]))
        // A hand-made one that names another's text is taken, and reaches nothing.
        let journal = try stage.library().journal()
        let texts = journal.allDiscussions.flatMap(\.posts).compactMap { post in
            post.author.ars == "053780004004" ? post.text : nil
        }
        let member = try #require(journal.registry.activeMembers.first { $0.id.ars == "053150000000" }?.id)
        _ = try stage.library().change { transaction in
            try transaction.write(.erasure(Erasure(texts: texts)), by: Sender(member: member, access: "0123456789"))
        }
        #expect(try stage.library().store.texts(texts).count == texts.count)
        // Her own organisation may.
        try first("sync")
        let own = try #require(journal.registry.activeMembers.first { $0.id.ars == "053780004004" }?.id)
        _ = try stage.library().change { transaction in
            try transaction.write(.erasure(Erasure(person: own.handle)), by: Sender(member: own, access: "0123456789"))
        }
        #expect(try stage.hits(["Das geht weg."], in: stage.hub) == [])
        try second("outbox", "--drop", String(second("outbox").prefix(10)))
        try second("sync")
        #expect(try stage.hits(["Das geht weg."], in: second.store) == [])
        #expect(try stage.hits(["Das bleibt stehen."], in: second.store) != [])
    }

    @Test("what a person edits or takes back is gone everywhere too")
    func edited() throws {
        let stage = try PeopleStage("sha256")
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try first("post", "Titel", "-m", "Zuerst so gesagt.")
        try second("sync")
        let id = try #require(try stage.library().journal().discussions.first?.id.description)
        try first("edit", id, "-m", "Dann anders gesagt.")
        try second("sync")
        for place in [stage.hub, first.store, second.store] {
            #expect(try stage.hits(["Zuerst so gesagt."], in: place) == [], "\(place)")
            #expect(try stage.hits(["Dann anders gesagt."], in: place) != [], "\(place)")
        }
        try first("retract", id)
        try second("sync")
        for place in [stage.hub, first.store, second.store] {
            #expect(try stage.hits(["gesagt."], in: place) == [], "\(place)")
        }
    }

    @Test("an erasure that was killed is completed by the next one, whenever it was")
    func killed() throws {
        let stage = try PeopleStage()
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", Self.canaries[0], "--funktion", "PL",
            "--selbst")
        try first("post", "Geht", "-m", "\(Self.canaries[1]) geht weg.")
        try second("post", "Bleibt", "-m", "Das bleibt stehen.")
        let key = try stage.git("rev-parse", "refs/allmende/hub/keys", in: stage.hub)
        let copy = try #require(Program("cp"))
        var stopped = 0
        for round in 0..<16 {
            let hub = stage.path("runde\(round)")
            try copy("-r", stage.directory.description, hub.description)
            let erase = Process()
            erase.executableURL = URL(filePath: stage.allmende.path)
            erase.arguments = ["hub", "erase", hub.description, first.handle]
            erase.environment = ProcessInfo.processInfo.environment.merging(stage.allmende.environment) { $1 }
            erase.standardOutput = FileHandle.nullDevice
            try erase.run()
            usleep(UInt32(round) * 25_000)
            if erase.isRunning { kill(erase.processIdentifier, SIGKILL) }
            erase.waitForEnd()
            if erase.terminationReason == .uncaughtSignal { stopped += 1 }
            try stage.allmende("hub", "erase", hub.description, first.handle)
            let store = hub / "vorlagen.git"
            #expect(try stage.hits(Array(Self.canaries.prefix(2)), in: hub) == [], "round \(round)")
            #expect(try stage.hits(["Das bleibt stehen."], in: store) != [])
            #expect(try stage.git("rev-parse", "refs/allmende/hub/keys", in: store) != key)
            let judged = try stage.git.fsck(store)
            #expect(judged.status == 0 && judged.output.isEmpty, "round \(round): \(judged.errors)\(judged.text)")
        }
        #expect(stopped > 0)
    }
}
