import Bytes
import Files
import Journal
import Library
import Net
import Objects
import Store
import TestSupport
import Testing

@testable import Hub

/// What the API does, and what it says when it does not.
@Suite("The hub's API", .timeLimit(.minutes(60)))
struct APITests {
    /// A public key that nobody has the private half of.
    static func publicKey() -> String {
        let name = Array("ssh-ed25519".utf8)
        let point = (0..<32).map { _ in UInt8.random(in: 0...255) }
        return "ssh-ed25519 " + Base64.encode([0, 0, 0, 11] + name + [0, 0, 0, 32] + point)
    }

    // MARK: Errors

    @Test(
        "what is wrong with a request is a problem with a status, a word and a sentence",
        arguments: [
            ("GET", "fehlt", "", "", 404, "no-such-address"), ("GET", "", "", "", 404, "no-such-address"),
            ("PUT", "library", "", "", 405, "method"), ("DELETE", "proposals", "", "", 405, "method"),
            ("POST", "proposals", "text/plain", "x", 415, "media-type"),
            ("POST", "proposals", "application/json; charset=latin1", "{}", 415, "media-type"),
            ("POST", "proposals", "application/json", "{", 400, "json"),
            ("POST", "proposals", "application/json", "[]", 400, "json"),
            ("POST", "proposals", "application/json", "{\"a\":1,\"a\":2}", 400, "json"),
            ("POST", "proposals", "application/json", "{}", 422, "field"),
            ("POST", "proposals", "application/json", "{\"titel\": 3}", 422, "field"),
            ("POST", "proposals", "application/json", "{\"titel\": \"a\\u0007b\"}", 422, "field"),
            ("GET", "proposals?cursor=%21", "", "", 400, "cursor"), ("GET", "proposals?limit=0", "", "", 400, "limit"),
            ("GET", "proposals?limit=101", "", "", 400, "limit"), ("GET", "proposals?limit=x", "", "", 400, "limit"),
            ("GET", "proposals?state=weg", "", "", 400, "state"), ("GET", "proposals?%zz", "", "", 400, "request"),
            ("GET", "proposals/0123456789", "", "", 404, "no-such-proposal"),
            ("GET", "proposals/%ff", "", "", 404, "no-such-address"),
            ("GET", "operations/x", "", "", 404, "no-such-operation"),
            ("PATCH", "members/k-0000000000", "application/json", "{\"rollen\":[\"leserin\"]}", 404, "no-such-member"),
            ("PUT", "policy", "application/json", "{\"quorum\": 101}", 422, "policy"),
            (
                "PUT", "policy", "application/json",
                "{\"quorum\": 9, \"freigabe\": true, \"signaturen\": false}", 422, "policy"
            ),
            ("POST", "members", "application/json", "{\"stelle\": \"0\", \"rollen\": [\"leserin\"]}", 422, "field"),
            ("POST", "members", "application/json", "{\"stelle\": \"160560000000\", \"rollen\": []}", 422, "field"),
            (
                "POST", "members", "application/json",
                "{\"stelle\": \"053780004004\", \"name\": \"<\", \"rollen\": [\"leserin\"]}", 422, "field"
            ),
            ("POST", "enrolments", "application/json", "{\"einladung\": \"geraten\"}", 422, "invitation"),
            ("POST", "enrolments", "application/json", "{\"abholung\": \"geraten\"}", 422, "enrolment"),
            ("DELETE", "keys/SHA256:nichts", "", "", 404, "no-such-key"),
            ("DELETE", "invitations/0123456789", "", "", 404, "no-such-invitation"),
            ("DELETE", "enrolments/0123456789", "", "", 404, "no-such-enrolment"),
        ])
    func errors(
        _ method: String, _ path: String, _ type: String, _ body: String, _ status: Int, _ code: String
    ) throws {
        let stage = try Self.shared.get()
        let fields: HTTPFields = type.isEmpty ? [:] : ["Content-Type": type]
        let content = type.isEmpty ? nil : body
        let german = try stage.ask(method, path, content, by: .operator_, fields)
        #expect(german.status == status && german.code == code, "\(german.status) \(german.text)")
        #expect(german.fields.text("content-type") == "application/problem+json")
        #expect(german.string("type") == "urn:allmende:problem:\(code)")
        if status == 405 { #expect(german.fields.text("allow") != nil) }
        var other = fields
        other.append("Accept-Language", "en")
        let english = try stage.ask(method, path, content, by: .operator_, other)
        #expect(english.code == code && english.string("detail") != german.string("detail"))
        #expect(!german.string("detail").isEmpty && !english.string("detail").isEmpty)
    }

    /// For what changes nothing.
    private static let shared = Result { try APIStage() }

    @Test("what is too large is refused before it is read, and a long comment with a sentence")
    func sizes() throws {
        let stage = try APIStage()
        let id = try stage.propose("gross")
        let before = try stage.library.journal().count
        for (size, status, code) in [(1 << 20, 413, "too-large"), (1_000_000, 422, "text-too-long")] {
            let text = String(repeating: "x", count: size)
            let body = "{\"fassung\": \"\(id)\", \"urteil\": \"hinweis\", \"text\": \"\(text)\"}"
            let answer = try stage.ask("POST", "proposals/\(id)/reviews", body, by: .reviewer)
            #expect(answer.status == status && answer.code == code, "\(answer.text)")
        }
        #expect(try stage.library.journal().count == before)
    }

    @Test("a hub whose library has no journal says so, and a wrong key is never answered as if there were none")
    func without() throws {
        let hub = try ServedHub()
        for path in ["library", "proposals", "policy"] {
            let answer = try hub.ask("/api/\(path)")
            #expect(answer.status == 404 && answer.text.contains("no-journal"))
        }
        #expect(try hub.ask("/api/openapi.json").status == 200)
        #expect(try hub.ask("/api/register?q=bonn").status == 200)
    }

    @Test("the key may come as Bearer too, and HEAD is answered without body")
    func credentials() throws {
        let stage = try APIStage()
        let me = try stage.ask("GET", "me", nil, by: .reviewer, bearer: true)
        #expect(me.status == 200 && me.string("kennung") == stage.members[.reviewer]?.handle)
        let head = try stage.ask("HEAD", "library")
        #expect(head.status == 200 && head.text.isEmpty)
        #expect(try stage.ask("GET", "openapi.json").text == OpenAPIDocument.text)
    }

    // MARK: Proposals

    @Test("the tree of a proposal is the one git would make, in both formats", arguments: [ObjectFormat.sha1, .sha256])
    func tree(_ format: ObjectFormat) throws {
        let stage = try APIStage(format)
        let git = try Git.required()
        let clone = stage.scratch.path / "klon"
        try git("clone", "-q", (stage.hub.directory / Hub.libraryName).description, clone.description)
        let file = "\(APIStage.template)/erfahrungen/neu.md"
        try FileSystem.makeDirectories((clone / file).parent)
        try FileSystem.replace(clone / file, with: Array("# Gleich\n".utf8))
        try FileSystem.replace(clone / "\(APIStage.template)/bild.bin", with: [0, 255, 10])
        _ = try FileSystem.remove(clone / "\(APIStage.template)/README.md")
        try git("add", "-A", in: clone)
        let tree = try git("write-tree", in: clone).trimmingPrefix("").split(separator: "\n").first.map(String.init)
        let body = """
            {"titel": "Gleich", "basis": "\(stage.main)", "aenderungen": [
              {"pfad": "\(file)", "inhalt": "# Gleich\\n"}, {"pfad": "\(APIStage.template)/bild.bin", "base64": "AP8K"},
              {"pfad": "\(APIStage.template)/README.md", "inhalt": null}]}
            """
        let answer = try stage.ask("POST", "proposals", body, by: .contributor)
        #expect(answer.status == 201 && answer.string("baum") == tree, "\(answer.text)")
        // Author and day, and no person.
        let commit = try git(
            "show", "-s", "--format=%ae %at", answer.string("stand"), in: stage.hub.directory / Hub.libraryName)
        let member = try #require(stage.members[.contributor])
        #expect(commit.hasPrefix("\(member).allmende.invalid "))
        let seconds = Int64(commit.split(separator: " ").last?.filter(\.isNumber) ?? "") ?? 1
        #expect(seconds.isMultiple(of: 86_400))
    }

    @Test(
        "a proposal changes templates and bibliothek.json, and nothing else",
        arguments: [
            "README.md", "vorlagen", "vorlagen/", "vorlagen//a", "vorlagen/../x", "/vorlagen/a/b", "vorlagen/a/.git/x",
            "vorlagen/a/b/.gitattributes", "vorlagen/a/git~1", "vorlagen/a\\b", "konflikte.json", ".gitignore",
            "vorlage/a/b",
        ])
    func paths(_ path: String) throws {
        let stage = try Self.shared.get()
        let escaped = path.replacing("\\", with: "\\\\")
        let body = """
            {"titel": "Nein", "basis": "\(stage.main)", "aenderungen": [{"pfad": "\(escaped)", "inhalt": "x"}]}
            """
        let answer = try stage.ask("POST", "proposals", body, by: .contributor)
        #expect(answer.status == 422 && answer.string("feld") == "pfad", "\(answer.text)")
    }

    @Test("a proposal goes from opening to acceptance, and each step is seen")
    func journey() throws {
        let stage = try APIStage(policy: Policy(quorum: 1))
        let id = try stage.propose("reise")
        var seen = try stage.ask("GET", "proposals/\(id)").json
        #expect(seen["fehlt"]?.count == 2 && seen["vorlagen"]?.count == 1 && seen["zustand"]?.string == "offen")
        let early = try stage.ask("POST", "proposals/\(id)/acceptance", "{}", by: .moderator)
        #expect(early.status == 409 && early.code == "not-ready" && early.json["fehlt"]?.count == 1)
        try stage.review(id, "mitgezeichnet", by: .foreign, text: "Gut.")
        // A new revision wants to be looked at anew.
        let revised = try stage.ask(
            "POST", "proposals/\(id)/revisions", stage.proposalBody("reise-zwei"), by: .contributor)
        #expect(revised.status == 201)
        let again = try stage.ask("POST", "proposals/\(id)/acceptance", "{}", by: .moderator)
        #expect(again.status == 409 && again.code == "not-ready")
        let verdict = "{\"fassung\": \"\(revised.string("fassung"))\", \"urteil\": \"mitgezeichnet\"}"
        #expect(try stage.ask("POST", "proposals/\(id)/reviews", verdict, by: .foreign).status == 201)
        seen = try stage.ask("GET", "proposals/\(id)").json
        let result = try #require(seen["ergebnis"]?.string)
        let done = try stage.ask("POST", "proposals/\(id)/acceptance", "{\"ergebnis\": \"\(result)\"}", by: .moderator)
        #expect(done.status == 200 && done.string("stand") == stage.main, "\(done.text)")
        seen = try stage.ask("GET", "proposals/\(id)").json
        #expect(seen["zustand"]?.string == "angenommen" && seen["angenommen"]?["nachher"]?.string == stage.main)
        #expect(seen["pruefungen"]?.elements.first { _ in true }?["text"]?.string == "Gut.")
    }

    @Test("when the current version has moved on, accepting shows the new result first")
    func otherResult() throws {
        let stage = try APIStage()
        let first = try stage.propose("eins")
        let second = try stage.propose("zwei")
        let seen = try stage.ask("GET", "proposals/\(second)").string("ergebnis")
        #expect(try stage.ask("POST", "proposals/\(first)/acceptance", "{}", by: .moderator).status == 200)
        let refused = try stage.ask(
            "POST", "proposals/\(second)/acceptance", "{\"ergebnis\": \"\(seen)\"}", by: .moderator)
        #expect(refused.status == 409 && refused.code == "other-result")
        let result = refused.string("ergebnis")
        #expect(result != seen && refused.json["zusammenfassung"]?["vorlagen"]?.count == 1, "\(refused.text)")
        let done = try stage.ask(
            "POST", "proposals/\(second)/acceptance", "{\"ergebnis\": \"\(result)\"}", by: .moderator)
        #expect(done.status == 200)
    }

    @Test("a draft is its author's alone, and is published as a whole")
    func drafts() throws {
        let stage = try APIStage()
        let id = try stage.propose("entwurf")
        let draft = """
            {"fassung": "\(id)", "urteil": "nachbesserung", "text": "Zu kurz.",
             "anmerkungen": [{"vorlage": "x3bj342cf1", "knoten": "k1", "feld": "dauer", "text": "Zehn Tage."}]}
            """
        #expect(try stage.ask("PUT", "proposals/\(id)/draft", draft, by: .foreign).status == 200)
        #expect(try stage.ask("GET", "proposals/\(id)/draft", nil, by: .reviewer).status == 404)
        #expect(try stage.ask("GET", "proposals/\(id)").json["pruefungen"]?.count == 0)
        #expect(try stage.ask("GET", "proposals/\(id)/draft", nil, by: .foreign).string("text") == "Zu kurz.")
        let published = try stage.ask("POST", "proposals/\(id)/reviews", "{\"entwurf\": true}", by: .foreign)
        #expect(published.status == 201, "\(published.text)")
        let review = try stage.ask("GET", "proposals/\(id)").json["pruefungen"]?.elements.first { _ in true }
        #expect(review?["anmerkungen"]?.elements.first { _ in true }?["text"]?.string == "Zehn Tage.")
        #expect(try stage.ask("GET", "proposals/\(id)/draft", nil, by: .foreign).status == 404)
    }

    @Test("what is hidden only moderators read")
    func hidden() throws {
        let stage = try APIStage()
        let id = try stage.propose("verborgen")
        let review = try stage.review(id, "hinweis", by: .foreign, text: "Frau X sagt nein.")
        let body = "{\"vorgang\": \"\(review)\", \"massnahme\": \"verborgen\", \"grund\": \"personenbezogen\"}"
        #expect(try stage.ask("POST", "proposals/\(id)/moderation", body, by: .moderator).status == 201)
        #expect(try !stage.ask("GET", "proposals/\(id)", nil, by: .operator_).text.contains("Frau X"))
        #expect(try stage.ask("GET", "proposals/\(id)", nil, by: .moderator).text.contains("Frau X"))
        let all = "{\"vorgang\": \"\(id)\", \"massnahme\": \"verborgen\", \"grund\": \"werbung\"}"
        #expect(try stage.ask("POST", "proposals/\(id)/moderation", all, by: .moderator).status == 201)
        #expect(try stage.ask("GET", "proposals/\(id)").status == 404)
        #expect(try stage.ask("GET", "proposals").json["vorschlaege"]?.count == 0)
    }

    @Test("lists come in pages that miss nothing and show nothing twice, while others add to them")
    func cursors() throws {
        let stage = try APIStage()
        let sender = Sender(member: stage.members[.contributor], access: "0123456789")
        let total = 250
        try stage.library.change { transaction in
            let main = try #require(try stage.library.repository.refs.id(HubLibrary.main))
            let tree = try PublishedLibrary.tree(of: main, transaction.reader)
            for number in 0..<total {
                let revision = Revision(base: "\(main)", commit: "\(main)", tree: "\(tree)")
                try transaction.write(.opened(title: "Vorschlag \(number)", revision), by: sender)
            }
        }
        var seen: [String] = []
        var cursor: String?
        repeat {
            let more = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try stage.ask("GET", "proposals?limit=40\(more)").json
            seen += page["vorschlaege"]?.elements.compactMap { $0["id"]?.string } ?? []
            cursor = page["weiter"]?.string
            if seen.count == 80 { _ = try stage.propose("mittendrin") }
        } while cursor != nil
        #expect(Set(seen).count == seen.count && seen.count >= total && seen.count <= total + 1)
        var operations: Set<String> = []
        repeat {
            let more = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try stage.ask("GET", "operations?limit=100\(more)").json
            for operation in page["vorgaenge"]?.elements ?? JSON.emptyObject.elements {
                let id = operation["vorgang"]?.string ?? ""
                #expect(OperationID(of: operation["datei"]?.bytes ?? []).description == id)
                #expect(operations.insert(id).inserted)
            }
            cursor = page["weiter"]?.string
        } while cursor != nil
        #expect(try operations.count == stage.library.journal().count)
    }
}
