import Bytes
import Files
import Hub
import Library
import Net
import Store
import Sync
import Templates

/// Reaches other repositories, with this user's keys, proxies and programs.
struct Remotes {
    private let context: Context

    init(_ context: Context) { self.context = context }

    private var surroundings: Surroundings { context.surroundings }

    /// The repository that a replica was cloned from.
    func origin(of replica: Replica) throws -> any Transport {
        let name = Array("origin".utf8)
        guard let address = replica.repository.config.string("remote", name, "url") else {
            throw Problem(
                .refused, Words("Diese Bibliothek kennt keine Zentrale.", "This library knows no hub."),
                todo: Words("git remote add origin ADRESSE trägt eine ein.", "git remote add origin ADDRESS sets one."))
        }
        return try transport(
            address, temporary: try replica.repository.prepareTemporaryDirectory(), from: replica.repository.workTree)
    }

    /// The repository at an address or path.
    func transport(_ address: String, temporary: Path? = nil, from base: Path? = nil) throws -> any Transport {
        if let scheme = address.firstRange(of: "://"), !address.hasPrefix("file://") {
            let name = address[..<scheme.lowerBound].lowercased()
            guard name == "http" || name == "https" else { throw SyncError.badAddress(address) }
            let url = try Self.url(address)
            return try HTTPTransport(url, settings(for: url)) { context.progress?.show($0) }
        }
        let plain = address.hasPrefix("file://") ? String(address.dropFirst("file://".count)) : address
        var path = Path(plain)
        if !path.isAbsolute {
            path = try FileSystem.resolve(base.map { $0.appending(Array(plain.utf8)) } ?? context.path(plain))
        }
        // The directory of a hub stands for its library, as its address does.
        if try FileStatus.of(path / Hub.libraryName)?.kind == .directory { path = path / Hub.libraryName }
        return try LocalTransport(path, temporary: temporary ?? Path(surroundings["TMPDIR"] ?? "/tmp"))
    }

    /// A server that is no repository; no key of a hub goes there.
    func server(_ url: URLParts) throws -> HTTPTransport {
        var settings = try settings(for: url)
        settings.credentials = { _ in nil }
        settings.introduces = false
        return try HTTPTransport(url, settings)
    }

    private static func url(_ address: String) throws -> URLParts {
        guard let url = try? URLParts(address) else { throw SyncError.badAddress(address) }
        return url
    }

    /// Scheme, host and port of an address: what a key belongs to.
    func origin(_ address: String) throws -> String { Self.text(try Self.url(address).origin) }

    private static func text(_ origin: URLParts.Origin) -> String {
        let host = origin.host.contains(":") ? "[\(origin.host)]" : origin.host
        return "\(origin.scheme.rawValue)://\(host):\(origin.port)"
    }

    /// Where this user's keys lie.
    func keyRing() throws -> KeyRing {
        guard let directory = surroundings.settings else {
            throw Problem(
                .system,
                Words(
                    "Dieses Benutzerkonto hat kein Verzeichnis für Einstellungen.",
                    "This account has no directory for settings."),
                todo: Words(
                    "HOME oder XDG_CONFIG_HOME setzen, oder ALLMENDE_KEY verwenden.",
                    "Set HOME or XDG_CONFIG_HOME, or use ALLMENDE_KEY."))
        }
        return KeyRing(directory / "schluessel.json")
    }

    private func settings(for url: URLParts) throws -> HTTPSettings {
        let mine = url.origin
        var settings = HTTPSettings { asked in
            if let key = surroundings["ALLMENDE_KEY"] { return asked.origin == mine ? ("allmende", key) : nil }
            return try keyRing().key(for: Self.text(asked.origin)).map { ("allmende", $0) }
        }
        // A key that the user has for a hub says who they are there: members see what is not for everybody.
        settings.introduces = true
        settings.proxy = try proxy()
        let helper = surroundings.program.parent / "allmende-remote-https"
        if url.scheme == .https || (try? FileStatus.of(helper)) != nil {
            settings.helper = (helper.description, surroundings.environment)
        }
        return settings
    }

    /// What http goes through: `http_proxy`, in small letters only, because a web server may set HTTP_PROXY from a header.
    private func proxy() throws -> HTTPProxy? {
        guard let text = surroundings["http_proxy"] ?? surroundings["all_proxy"] ?? surroundings["ALL_PROXY"] else {
            return nil
        }
        do {
            return try HTTPProxy(text, except: surroundings["no_proxy"] ?? surroundings["NO_PROXY"] ?? "")
        } catch {
            throw Problem(
                .usage,
                Words(
                    "Die Adresse in http_proxy ist nicht zu verstehen.",
                    "The address in http_proxy cannot be understood."),
                todo: Words("Sie hat die Form http://rechner:port.", "It has the form http://host:port."))
        }
    }
}
