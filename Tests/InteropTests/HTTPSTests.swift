import Files
import Foundation
import TestSupport
import Testing

/// Certificates of an authority that only the test knows.
struct Authority {
    let certificate: Path
    let serverKey: Path
    let serverCertificate: Path

    init(in directory: Path) throws {
        try FileSystem.makeDirectories(directory)
        guard let openssl = Program("openssl") else { throw Program.Failure(description: "openssl is not installed") }
        certificate = directory / "ca.crt"
        serverKey = directory / "server.key"
        serverCertificate = directory / "server.crt"
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"]
        func run(_ words: [String]) throws {
            let result = try openssl.run(words, in: directory)
            guard result.status == 0 else { throw Program.Failure(description: result.errors) }
        }
        try run(["req", "-x509"] + curve + ["-keyout", "ca.key", "-out", "ca.crt", "-subj", "/CN=Musterstadt CA"])
        try run(["req"] + curve + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1"])
        try FileSystem.replace(
            directory / "names", with: Array("subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:zentrale.invalid\n".utf8))
        try run([
            "x509", "-req", "-in", "server.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
            "-out", "server.crt", "-extfile", "names",
        ])
    }

    /// Where Debian's programs look for authorities.
    private static let systemStore = "/etc/ssl/certs/ca-certificates.crt"

    /// Whether a program can be run with another file there, seen by it alone.
    static let canBeTrusted: Bool = {
        guard getuid() == 0, let unshare = Program("unshare"), FileManager.default.fileExists(atPath: systemStore)
        else {
            return false
        }
        let script = "mount --bind /etc/hostname \(systemStore)"
        return (try? unshare.run(["-m", "sh", "-c", script]).status) == 0
    }()

    /// Our program with this authority in the system's store.
    func trusting(_ environment: [String: String] = [:]) throws -> Program {
        let script = certificate.parent / "allmende"
        let text = """
            #!/bin/sh
            exec unshare -m sh -c 'mount --bind \(certificate) \(Self.systemStore) && exec "$@"' sh \(Allmende.path) "$@"
            """
        try FileSystem.replace(script, with: Array(text.utf8))
        try FileSystem.setPermissions(0o755, of: script)
        return Program(at: script.description, environment: Allmende.environment.merging(environment) { $1 })
    }

    /// The lines of a server of nginx that speaks TLS.
    func lines(_ port: UInt16) -> String {
        """
        listen 127.0.0.1:\(port) ssl;
        ssl_certificate \(serverCertificate);
        ssl_certificate_key \(serverKey);
        """
    }
}

/// https through the helper program.
@Suite(
    "Our client over https", .enabled(if: WebServer.speaksTLS && Git.exists, "needs git, nginx and openssl"),
    .timeLimit(.minutes(60)))
struct HTTPSTests {
    static let trusted = ConditionTrait.enabled(
        if: Authority.canBeTrusted, "needs root, who can show a program another store of certificates")

    let stage: HubStage
    let authority: Authority
    let key: String

    init() throws {
        stage = try HubStage("sha256", access: "members", isFounded: false)
        authority = try Authority(in: stage.path("ca"))
        key = try stage.allmende(
            "hub", "key", "add", stage.path("hub").description, "--stelle", "053780004004", "--name", "Stadt")
    }

    /// nginx with TLS in front of the hub.
    private func front() throws -> WebServer {
        try WebServer(in: stage.path("front")) { port in
            """
            \(authority.lines(port))
            location / {
              proxy_pass \(stage.hub.url);
              proxy_http_version 1.1;
              proxy_request_buffering off;
              proxy_set_header Host $http_host;
            }
            """
        }
    }

    @Test("a server whose certificate nobody vouches for is refused, and the reason is clear in both languages")
    func untrusted() throws {
        let front = try front()
        for (language, words) in [
            ("C.UTF-8", "certificate is not trusted"), ("de_DE.UTF-8", "Zertifikat der Zentrale"),
        ] {
            let refused = try stage.allmende.failing(
                "clone", front.url("https"), stage.path("replica").description, with: ["LC_ALL": language])
            #expect(refused.errors.contains(words), "\(refused.errors)")
            #expect(try FileStatus.of(stage.path("replica")) == nil)
        }
        #expect(!front.requests.contains("info/refs"))
    }

    @Test("with the authority in the system's store it clones, pushes and pulls", trusted)
    func exchange() throws {
        let front = try front()
        let allmende = try authority.trusting(["ALLMENDE_KEY": key])
        for name in ["eins", "zwei"] { try allmende("clone", front.url("https"), stage.path(name).description) }
        let one = stage.path("eins")
        let tip = try stage.save(one, "Über https")
        try allmende("push", in: one)
        #expect(try stage.id("main", in: stage.library) == tip)
        try allmende("pull", in: stage.path("zwei"))
        #expect(try stage.id("HEAD", in: stage.path("zwei")) == tip)
        try stage.demandAllSound(one, stage.path("zwei"))
        // A certificate for another name is no better than none.
        let wrong = try allmende.failing("clone", "https://127.0.0.2:\(front.port)/", stage.path("drei").description)
        #expect(!wrong.errors.isEmpty)
        #expect(try FileStatus.of(stage.path("drei")) == nil)
    }

    @Test(
        "it shows its key to a server that asks for it in the plainest way, and says when that does not know it",
        trusted)
    func asked() throws {
        try FileSystem.makeDirectories(stage.path("front"))
        try stage.scratch.write("front/users", "allmende:{PLAIN}\(key)\n")
        let front = try WebServer(in: stage.path("front")) { port in
            """
            \(authority.lines(port))
            location / {
              auth_basic "Vorlagen";
              auth_basic_user_file \(stage.path("front"))/users;
              proxy_pass \(stage.hub.url);
            }
            """
        }
        let address = front.url("https") + "vorlagen.git"
        let nobody = try authority.trusting()
        for variables in [[:], ["ALLMENDE_KEY": "allmende-falsch"]] {
            let refused = try nobody.failing("clone", address, stage.path("replica").description, with: variables)
            #expect(refused.errors.contains("access key"), "\(refused.errors)")
            #expect(try FileStatus.of(stage.path("replica")) == nil)
        }
        let allmende = try authority.trusting(["ALLMENDE_KEY": key])
        let replica = stage.path("replica")
        try allmende("clone", address, replica.description)
        let tip = try stage.save(replica, "Mit Schlüssel")
        try allmende("push", in: replica)
        #expect(try stage.id("main", in: stage.library) == tip)
        try stage.demandAllSound(replica)
    }

    @Test("credentials do not follow a redirection to another origin", trusted)
    func redirectedTLS() throws { try redirected("https", authority.trusting(["ALLMENDE_KEY": key])) }

    @Test("credentials do not follow a redirection to another origin over http either")
    func redirectedPlain() throws { try redirected("http", Allmende.program(["ALLMENDE_KEY": key])) }

    private func redirected(_ scheme: String, _ allmende: Program) throws {
        func listen(_ port: UInt16) -> String {
            scheme == "https" ? authority.lines(port) : "listen 127.0.0.1:\(port);"
        }
        // The thief serves what the hub has, asks everybody who they are, and writes that down.
        let thief = try WebServer(in: stage.path("thief")) { port in
            """
            \(listen(port))
            location / {
              proxy_pass \(stage.hub.url);
              add_header X-Asked "$http_authorization" always;
              access_log \(stage.path("thief"))/logs/seen.log seen;
            }
            """
        }
        let front = try WebServer(in: stage.path("front")) { port in
            """
            \(listen(port))
            location / {
              if ($http_authorization = "") { add_header WWW-Authenticate 'Basic realm="x"' always; return 401; }
              return 302 \(thief.url(scheme).dropLast())$request_uri;
            }
            """
        }
        // Reading through the redirection works: what must not follow is the key.
        let replica = stage.path("replica")
        let cloned = try allmende.run(["clone", front.url(scheme) + "vorlagen.git", replica.description])
        #expect(cloned.status == 0, "\(cloned.errors)")
        let tip = try stage.id("main", in: stage.library)
        try stage.save(replica, "Eigenes")
        let pushed = try allmende.failing("push", in: replica)
        #expect(pushed.errors.contains("access key"), "\(pushed.errors)")
        // The same with the key in the address.
        let address = front.url(scheme).replacing("://", with: "://stelle:\(key)@") + "vorlagen.git"
        try stage.git("remote", "set-url", "origin", address, in: replica)
        _ = try allmende.failing("push", in: replica)
        #expect(try stage.id("main", in: stage.library) == tip)
        #expect(front.requests.contains(" 302 "))
        let seen = try stage.scratch.read("thief/logs/seen.log")
        #expect(seen.contains("info/refs") && !seen.contains("Basic"), "\(seen)")
        #expect(!seen.isEmpty)
    }

    @Test("https goes through the proxy of https_proxy, but not to the hosts of no_proxy")
    func proxied() throws {
        let proxy = try WebServer(in: stage.path("proxy")) { "listen 127.0.0.1:\($0);" }
        let variables = ["https_proxy": proxy.url()]
        _ = try stage.allmende.failing(
            "clone", "https://zentrale.invalid/", stage.path("a").description, with: variables)
        #expect(proxy.requests.contains("CONNECT zentrale.invalid:443"), "\(proxy.requests)")
        let before = proxy.requests
        let front = try front()
        for hosts in ["127.0.0.1", "example.org,127.0.0.1"] {
            let refused = try stage.allmende.failing(
                "clone", front.url("https"), stage.path("b").description,
                with: variables.merging(["no_proxy": hosts]) { $1 })
            #expect(refused.errors.contains("certificate is not trusted"), "\(refused.errors)")
        }
        #expect(proxy.requests == before)
    }

    @Test("http goes through the proxy of http_proxy, but not to the hosts of no_proxy")
    func proxiedPlain() throws {
        let proxy = try WebServer(in: stage.path("proxy")) { port in
            """
            listen 127.0.0.1:\(port);
            location / { proxy_pass \(stage.hub.url); }
            """
        }
        let replica = stage.path("replica")
        let cloned = try stage.allmende.run(
            ["clone", "http://zentrale.invalid/vorlagen.git", replica.description], ["http_proxy": proxy.url()])
        #expect(cloned.status == 0, "\(cloned.errors)")
        let count = proxy.requests.split(separator: "\n").count
        #expect(count >= 3)
        let direct = try stage.allmende.run(
            ["clone", stage.hub.url, stage.path("direct").description],
            ["http_proxy": proxy.url(), "no_proxy": "localhost,127.0.0.1"])
        #expect(direct.status == 0, "\(direct.errors)")
        #expect(proxy.requests.split(separator: "\n").count == count)
        try stage.demandSound(replica, stage.path("direct"))
    }
}
