import Bytes
import Files
import Net
import TestSupport
import Testing

/// One edit through every door of a library, and what becomes of it.
@Suite("Four doors, one proposal", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct FourDoorsTests {
    private static let structure = "vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json"
    private static let title = "Das Archiv braucht länger"

    /// A served hub with two members of different Kommunen, each with an access key.
    private struct Stage {
        let hub: HubStage
        let proposer: String
        let reviewer: String

        init(_ format: String) throws {
            let hub = try HubStage(format, access: "members")
            self.hub = hub
            func key(_ ars: String, _ roles: String) throws -> String {
                let directory = hub.path("hub").description
                let text = try hub.allmende("hub", "member", "add", directory, "--stelle", ars, "--rolle", roles)
                return String(text.prefix { $0 != "\n" })
            }
            proposer = try key("053780004004", "beitragende,prueferin")
            reviewer = try key("051110000000", "beitragende,prueferin,moderation")
        }

        func allmende(_ key: String, _ words: String..., in place: Path) throws -> Program.Result {
            let result = try hub.allmende.run(words, in: place, ["ALLMENDE_KEY": key])
            #expect(result.status == 0, "\(words): \(result.errors)")
            return result
        }

        func join(_ name: String, _ key: String) throws -> Path {
            try hub.allmende("clone", hub.hub.url, hub.path(name).description)
            _ = try allmende(key, "join", hub.hub.url, in: hub.path(name))
            return hub.path(name)
        }

        func edit(_ place: Path) throws -> String {
            let file = place / FourDoorsTests.structure
            let text = String(decoding: try FileSystem.read(file, limit: 1 << 24), as: UTF8.self)
            let new = text.replacing("\"wert\": 10,", with: "\"wert\": 15,", maxReplacements: 1)
            try FileSystem.replace(file, with: Array(new.utf8))
            return new
        }

        /// What git says in a line.
        func line(_ words: String..., in place: Path) throws -> String {
            let result = try hub.git.run(words, in: place)
            #expect(result.status == 0, "\(words): \(result.errors)")
            return String(result.text.prefix { $0 != "\n" })
        }

        /// Asks the API.
        func ask(_ method: String, _ path: String, _ key: String, _ body: String) throws -> (Int, JSON) {
            let credentials = BasicCredentials(user: Array("x".utf8), password: Array(key.utf8))
            let request = HTTPClientRequest(
                method, try URLParts(hub.hub.url + path),
                ["Authorization": credentials.value, "Content-Type": "application/json"], body: .bytes(Array(body.utf8))
            )
            let answer = try HTTPClient().send(request)
            return (answer.status, try JSON(parsing: answer.wholeBody()))
        }
    }

    @Test("native client, stock git, transport file and API make the same proposal", arguments: ["sha1", "sha256"])
    func doors(_ format: String) throws {
        let stage = try Stage(format)
        let url = stage.hub.hub.url
        // Our client.
        let native = try stage.join("eigen", stage.proposer)
        let text = try stage.edit(native)
        _ = try stage.allmende(stage.proposer, "save", "-m", Self.title, in: native)
        _ = try stage.allmende(stage.proposer, "propose", in: native)
        // Stock git, with a person as author.
        let plain = try stage.hub.cloneWithGit("git")
        _ = try stage.edit(plain)
        try stage.hub.git("commit", "-q", "-a", "-m", Self.title, in: plain)
        let address = url.replacing("://", with: "://x:\(stage.proposer)@") + "vorlagen.git"
        try stage.hub.git("push", "-q", "-o", "title=\(Self.title)", address, "HEAD:refs/for/main", in: plain)
        // A file, from a copy that reaches nobody.
        let offline = try stage.join("stick", stage.proposer)
        try stage.hub.git("remote", "set-url", "origin", "http://127.0.0.1:1/", in: offline)
        _ = try stage.edit(offline)
        _ = try stage.allmende(stage.proposer, "save", "-m", Self.title, in: offline)
        let waiting = try stage.allmende(stage.proposer, "propose", in: offline)
        #expect(waiting.errors.contains("cannot be reached"), "\(waiting.errors)")
        let file = stage.hub.path("post.bundle").description
        _ = try stage.allmende(stage.proposer, "bundle", "create", "-o", file, in: offline)
        let directory = stage.hub.path("hub").description
        for word in ["taken", "known already"] {
            #expect(try stage.hub.allmende("hub", "bundle", "apply", directory, file).contains(word))
        }
        // The API.
        let main = try stage.line("rev-parse", "refs/heads/main", in: stage.hub.library)
        var body = JSONWriter()
        body.beginObject()
        body.name("titel")
        body.string(Self.title)
        body.name("basis")
        body.string(main)
        body.name("aenderungen")
        body.beginArray()
        body.beginObject()
        body.name("pfad")
        body.string(Self.structure)
        body.name("inhalt")
        body.string(text)
        body.endObject()
        body.endArray()
        body.endObject()
        let (status, answer) = try stage.ask(
            "POST", "api/proposals", stage.proposer, String(decoding: body.finish(), as: UTF8.self))
        #expect(status == 201, "\(JSONFragment(answer))")

        let reader = try stage.join("leserin", stage.reviewer)
        let list = try JSON(parsing: stage.allmende(stage.reviewer, "proposals", "--json", in: reader).output)
        let proposals = list["vorschlaege"].map { Array($0.elements) } ?? []
        #expect(proposals.count == 4)
        for field in ["titel", "zustand", "stelle", "von", "baum"] {
            #expect(Set(proposals.map { $0[field]?.string }).count == 1, "\(field)")
        }
        let tree = try stage.line("rev-parse", "HEAD^{tree}", in: native)
        #expect(proposals.first?["baum"]?.string == tree)
        // No commit of a person, and nothing that git finds fault with.
        let foreign = try stage.line("rev-parse", "HEAD", in: plain)
        #expect(try stage.hub.git.run(["cat-file", "-e", foreign], in: stage.hub.library).status != 0)
        #expect(try stage.hub.git.fsck(stage.hub.library).status == 0)
    }

    @Test("a proposal is approved elsewhere, revised, approved again and accepted; git verifies every step of it")
    func accepted() throws {
        let stage = try Stage("sha256")
        let mine = try stage.join("eigen", stage.proposer)
        _ = try stage.edit(mine)
        _ = try stage.allmende(stage.proposer, "save", "-m", Self.title, in: mine)
        _ = try stage.allmende(stage.proposer, "propose", in: mine)
        let theirs = try stage.join("andere", stage.reviewer)
        let list = try JSON(parsing: stage.allmende(stage.reviewer, "proposals", "--json", in: theirs).output)
        let id = try #require(list["vorschlaege"]?.elements.first { _ in true }?["id"]?.string)
        // One's own organisation counts for nothing, and may not release.
        _ = try stage.allmende(stage.proposer, "review", id, "--approve", in: mine)
        let refused = try stage.hub.allmende.run(["accept", id, "--yes"], in: mine, ["ALLMENDE_KEY": stage.proposer])
        #expect(refused.status == 3 && refused.errors.contains("release"), "\(refused.errors)")
        _ = try stage.allmende(stage.reviewer, "review", id, "--approve", in: theirs)
        // A new revision needs a new approval.
        try FileSystem.replace(
            mine / "vorlagen/dokumentenmanagement/eakte-einfuehrung/erfahrungen.md", with: Array("# Erfahrung\n".utf8))
        _ = try stage.allmende(stage.proposer, "save", "-m", "Erfahrung", in: mine)
        _ = try stage.allmende(stage.proposer, "propose", "--revise", id, in: mine)
        let early = try stage.hub.allmende.run(["accept", id, "--yes"], in: theirs, ["ALLMENDE_KEY": stage.reviewer])
        #expect(early.status == 3 && early.errors.contains("1 more approval"), "\(early.errors)")
        _ = try stage.allmende(stage.reviewer, "review", id, "--approve", in: theirs)
        _ = try stage.allmende(stage.reviewer, "accept", id, "--yes", in: theirs)
        for (place, key) in [(mine, stage.proposer), (theirs, stage.reviewer)] {
            _ = try stage.allmende(key, "sync", in: place)
        }
        let tip = try stage.line("rev-parse", "refs/heads/main", in: stage.hub.library)
        for place in [mine, theirs] {
            #expect(try stage.line("rev-parse", "HEAD", in: place) == tip)
            #expect(try stage.hub.git("status", "--porcelain", in: place).isEmpty)
            try stage.hub.git("fsck", "--strict", in: place)
        }
        // The hub's version and the member's own are both signed, and git agrees with the list that we write.
        let signers = stage.hub.path("signers").description
        _ = try stage.allmende(stage.proposer, "signers", signers, in: mine)
        for version in ["HEAD", "HEAD^2"] {
            try stage.hub.git("-c", "gpg.ssh.allowedSignersFile=\(signers)", "verify-commit", version, in: mine)
        }
    }
}
