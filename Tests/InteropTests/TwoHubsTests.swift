import Files
import Hub
import HubSupport
import Journal
import Library
import Objects
import Store
import TestSupport
import Testing

/// Two hubs of one library that take over from each other.
@Suite("Two hubs", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct TwoHubsTests {
    /// A leading hub in `hub` and a second one in `zwei` that it has let in.
    static func two(_ format: String) throws -> LibraryStage {
        let stage = try LibraryStage(format)
        try stage.allmende(
            "hub", "restore", stage.path("zwei").description, "--from", stage.bare.description)
        try stage.allmende(
            "hub", "admit", stage.path("hub").description, "--name", "Zweite", "--public-key",
            (stage.path("zwei") / "schluessel" / "zentrale.pub").description)
        try pull(stage, "zwei", from: "hub")
        return stage
    }

    @discardableResult
    static func pull(_ stage: LibraryStage, _ hub: String, from other: String) throws -> String {
        try stage.allmende(
            "hub", "pull", stage.path(hub).description, (stage.path(other) / "vorlagen.git").description, "--json")
    }

    @Test(
        "both take submissions, pull from each other, and come to the same; only one accepts",
        arguments: ["sha1", "sha256"])
    func converge(_ format: String) throws {
        let stage = try Self.two(format)
        #expect(try stage.journal("zwei").digest == stage.journal().digest)
        let first = try stage.clone("a")
        let second = try stage.clone("b", from: "zwei", for: stage.reviewer)
        let one = try stage.propose("Eins", from: first, by: stage.proposer, text: "Erster")
        let two = try stage.propose("Zwei", from: second, by: stage.reviewer, text: "Zweiter")
        #expect(try stage.submit(first, as: stage.proposer) == [.taken])
        #expect(try stage.submit(second, to: "zwei", as: stage.reviewer) == [.taken])
        #expect(try stage.journal("zwei").digest != stage.journal().digest)

        let before = try FolderState(stage.path("zwei"))
        #expect(throws: Refusal.noSuchProposal) { try stage.approve(one, at: "zwei") }
        #expect(throws: Refusal.notLeading) { try stage.accept(two, at: "zwei") }
        #expect(throws: Refusal.notLeading) { try stage.library("zwei").setPolicy(Policy(quorum: 0)) }
        #expect(
            try FolderState(stage.path("zwei")).differences(from: before)
                .filter { !$0.hasPrefix("vorlagen.git/allmende/") } == [])

        try Self.pull(stage, "hub", from: "zwei")
        try Self.pull(stage, "zwei", from: "hub")
        let digest = try stage.journal().digest
        #expect(try stage.journal("zwei").digest == digest)
        for hub in ["hub", "zwei"] {
            let journal = try stage.journal(hub)
            #expect(journal.proposal(one)?.title == "Eins" && journal.proposal(two)?.title == "Zwei")
            #expect(try stage.library(hub).store.texts(stage.textNames(hub)).count == 2)
            for id in [one, two] {
                #expect(
                    try stage.git("rev-parse", "refs/proposals/\(id)/head", in: stage.path(hub) / "vorlagen.git")
                        == journal.proposal(id)?.current.revision.commit)
            }
            try stage.demandSound(stage.path(hub) / "vorlagen.git")
            // Folded from nothing by somebody who trusts no cache it is the same.
            try FileSystem.remove(stage.path(hub) / "vorlagen.git" / "allmende" / "journal")
            #expect(try stage.journal(hub).digest == digest)
        }

        // An approval given at the second hub counts at the first.
        try stage.approve(one, at: "zwei")
        try Self.pull(stage, "hub", from: "zwei")
        let main = try stage.accept(one)
        let said = try Self.pull(stage, "zwei", from: "hub")
        #expect(said.contains("\"stand\": \"neu\""), "\(said)")
        #expect(try stage.git("rev-parse", "main", in: stage.path("zwei") / "vorlagen.git") == main.description)
        #expect(try stage.journal("zwei").proposal(one)?.state == .accepted)
        #expect(
            try stage.git.run(
                ["rev-parse", "-q", "--verify", "refs/proposals/\(one)/head"], in: stage.path("zwei") / "vorlagen.git"
            ).status != 0)
        // Again there is nothing to do.
        let quiet = try FolderState(stage.path("zwei"), without: ["vorlagen.git/allmende/tmp"])
        try Self.pull(stage, "zwei", from: "hub")
        #expect(
            try FolderState(stage.path("zwei"), without: ["vorlagen.git/allmende/tmp"]).differences(from: quiet) == [])
    }

    @Test("over http, from a mirror that stock git keeps")
    func overHTTP() throws {
        let stage = try Self.two("sha256")
        let replica = try stage.clone("a")
        try stage.propose("Eins", from: replica, by: stage.proposer)
        try stage.submit(replica, as: stage.proposer)
        let server = try RunningHub(stage.path("hub"), access: "members")
        try stage.allmende("hub", "pull", stage.path("zwei").description, server.url)
        #expect(try stage.journal("zwei").digest == stage.journal().digest)
    }

    @Test("the journal of another library, one with what is no operation, and a forged word of a hub change nothing")
    func refused() throws {
        let stage = try Self.two("sha256")
        let other = try LibraryStage("sha256")
        let junk = stage.path("unfug.git")
        try stage.git("clone", "-q", "--mirror", stage.bare.description, junk.description)
        try stage.plant("ops/aa/unfug.json", "{}", in: junk)
        let forged = stage.path("gefaelscht.git")
        try stage.git("clone", "-q", "--mirror", stage.bare.description, forged.description)
        try stage.forge(in: forged)
        let before = try FolderState(stage.path("zwei"), without: ["vorlagen.git/allmende"])
        for (place, word) in [
            (other.bare, "another library"), (junk, "damaged"), (forged, "has not signed"),
        ] {
            let result = try stage.allmende.failing("hub", "pull", stage.path("zwei").description, place.description)
            #expect(result.errors.contains(word), "\(place): \(result.errors)")
            #expect(
                try FolderState(stage.path("zwei"), without: ["vorlagen.git/allmende"]).differences(from: before)
                    == [])
        }
    }

    @Test("parcels that stock git pushed to the repository itself are taken when signed, and gone when not")
    func inbox() throws {
        let stage = try LibraryStage("sha256")
        let replica = try stage.clone("a")
        let good = try stage.propose("Eins", from: replica, by: stage.proposer)
        try stage.git("checkout", "-q", "-B", "b", "origin/main", in: replica)
        let version = try stage.commit(replica, "zwei", "Zwei", by: stage.proposer)
        let bad = try stage.post(
            stage.proposal("Zwei", version, in: replica), proposing: version, from: replica, by: stage.proposer,
            signed: false)
        try stage.git("update-ref", "refs/allmende/outbox/\(String(repeating: "1", count: 64))", "main", in: replica)
        try stage.git(
            "push", "-q", stage.bare.description, "refs/allmende/outbox/*:refs/allmende/inbox/*", in: replica)
        var said: [String: String] = [:]
        #expect(try stage.library().drainInbox { said[$0] = $1.code } == 1)
        #expect(said["refs/allmende/inbox/\(bad)"] == "not-authentic" && said.count == 2, "\(said)")
        #expect(try stage.journal().proposal(good)?.title == "Eins")
        #expect(try stage.journal().proposal(bad) == nil)
        #expect(try stage.git("for-each-ref", "refs/allmende/inbox", in: stage.bare) == "")
        try stage.demandSound(stage.bare)
        // A hub looks before it answers anybody.
        let third = try stage.propose("Drei", from: replica, by: stage.proposer)
        try stage.git(
            "push", "-q", stage.bare.description, "refs/allmende/outbox/\(third):refs/allmende/inbox/\(third)",
            in: replica)
        let server = try RunningHub(stage.path("hub"), access: "members")
        #expect(try stage.journal().proposal(third)?.title == "Drei")
        #expect(server.isRunning)
    }
}
