import Bytes
import Files
import Net
import Objects
import Store
import Sync
import TestSupport
import Testing
import Wire

/// Who gets to see an access key.
@Suite("Access keys on the way", .timeLimit(.minutes(60)))
struct CredentialTests {
    static func basic(_ user: String, _ password: String) -> String {
        BasicCredentials(user: Array(user.utf8), password: Array(password.utf8)).value
    }

    @Test("a key is sent only when it is asked for, and then with every request")
    func asked() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let mine = try Hub.commit(["a.txt": "meins\n"], [try hub.main()], in: replica)
        let server = try GitServer(hub, password: "geheim")
        let asked = Cell<[String]>([])
        let transport = try server.transport(credentials: { url in
            asked.value.append(url.text)
            return ("allmende", "geheim")
        })
        #expect(try replica.push(transport, [PushRequest(branch("main"), to: mine)]).count == 1)
        let right = Self.basic("allmende", "geheim")
        #expect(server.seen.map(\.authorization) == [nil, right, right])
        #expect(asked.value.count == 1)
        // An open server never sees it.
        let open = try GitServer(hub)
        _ = try replica.fetch(try open.transport(credentials: { _ in ("allmende", "geheim") }))
        #expect(open.seen.allSatisfy { $0.authorization == nil })
    }

    @Test("a wrong key is said to be wrong, none is said to be needed, and it is tried once")
    func wrong() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let server = try GitServer(hub, password: "geheim")
        #expect(throws: SyncError.unauthorized(hadCredentials: true)) {
            try replica.fetch(try server.transport(credentials: { _ in ("allmende", "falsch") }))
        }
        #expect(server.seen.count == 2)
        #expect(throws: SyncError.unauthorized(hadCredentials: false)) { try replica.fetch(try server.transport()) }
    }

    @Test("user and password of an address are used and not kept")
    func inAddress() throws {
        let hub = try Hub()
        let server = try GitServer(hub, password: "geheim")
        let transport = try server.transport(user: "allmende:geheim@")
        let (repository, _) = try Clone.run(
            transport, into: hub.scratch.path / "kopie", settings: [], identity: somebody)
        #expect(transport.address == "http://127.0.0.1:\(server.port)/vorlagen.git")
        #expect(repository.config.string("remote", Array("origin".utf8), "url") == transport.address)
        #expect(try !hub.scratch.read("kopie/.git/config").contains("geheim"))
    }

    @Test("a redirection to another server leaves every key behind")
    func redirected() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let new = try hub.advance()
        let other = try GitServer(hub)
        let first = try GitServer(hub, password: "geheim") { step, answer in
            guard answer.status == 200 else { return }
            answer = .init(
                status: 302,
                fields: ["Location": "http://127.0.0.1:\(other.port)/neu.git/info/refs?service=git-upload-pack"])
        }
        // Once given when asked, once in the address: neither goes on.
        for transport in [
            try first.transport(credentials: { $0.port == first.port ? ("allmende", "geheim") : nil }),
            try first.transport(user: "allmende:geheim@"),
        ] { _ = try replica.fetch(transport) }
        #expect(first.seen.contains { $0.authorization == Self.basic("allmende", "geheim") })
        #expect(other.seen.count >= 4 && other.seen.allSatisfy { $0.authorization == nil })
        // What follows goes where the first answer came from.
        #expect(other.seen.allSatisfy { $0.path.hasPrefix("/neu.git/") })
        #expect(first.seen.allSatisfy { $0.step == .fetchInfo })
        #expect(try replica.again().refs.id(tracking("main")) == new)
    }

    @Test("a server that others were sent to is asked about by its own name")
    func askedByName() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let other = try GitServer(hub, password: "zweiter")
        let first = try GitServer(hub) { _, answer in
            answer = .init(
                status: 307,
                fields: ["Location": "http://127.0.0.1:\(other.port)/neu.git/info/refs?service=git-upload-pack"])
        }
        let asked = Cell<[UInt16]>([])
        #expect(throws: SyncError.unauthorized(hadCredentials: false)) {
            try replica.fetch(
                try first.transport(credentials: {
                    asked.value.append($0.port)
                    return $0.port == first.port ? ("allmende", "erster") : nil
                }))
        }
        #expect(asked.value == [other.port] && other.seen.allSatisfy { $0.authorization == nil })
    }

    @Test(
        "redirections that lead in circles, nowhere or to another kind of address are not followed",
        arguments: [
            "/vorlagen.git/info/refs?service=git-upload-pack", "", "ftp://127.0.0.1/info/refs?service=git-upload-pack",
            "file:///etc/info/refs?service=git-upload-pack", "/anmelden", "/x/info/refs?service=git-receive-pack",
            "http://user:geheim@127.0.0.1/info/refs?service=git-upload-pack", "http://[::1/info/refs",
        ])
    func badRedirects(_ location: String) throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let before = try replica.state()
        let server = try GitServer(hub) { step, answer in
            guard step == .fetchInfo else { return }
            answer = .init(status: 301, fields: ["Location": location])
        }
        #expect(throws: (any Error).self) { try replica.fetch(try server.transport()) }
        #expect(server.seen.count <= 10)
        #expect(try replica.state() == before)
    }
}
