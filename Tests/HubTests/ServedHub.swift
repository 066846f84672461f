import Bytes
import Files
import Hub
import Library
import Net
import Objects
import Site
import Store
import TestSupport
import Testing

/// A hub in a scratch directory, served by this process. Pushing needs the program itself and is tested elsewhere.
final class ServedHub {
    let scratch: Scratch
    let replica: Replica
    let server: HubServer
    let hub: Hub

    /// A hub whose library has a working tree, so that tests can make versions in it.
    init(_ format: ObjectFormat = .sha256, starter: Bool = true, publicURL: String? = nil) throws {
        scratch = try Scratch()
        let author = try #require(Organisation(ars: "053780004004", name: "Stadt Probe", id: "k-0123456789"))
        replica = try Replica.create(at: scratch.path / "vorlagen.git", format, author, starter: starter)
        hub = try Hub(scratch.path)
        var settings = SiteSettings()
        settings.publicURL = publicURL
        server = try HubServer(
            hub, host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"), settings: settings)
        try server.start()
    }

    deinit { server.stop() }

    struct Answer {
        let status: Int
        let fields: HTTPFields
        let text: String
    }

    func ask(_ target: String, _ fields: HTTPFields = [:], method: String = "GET") throws -> Answer {
        let url = try URLParts(String(server.url.dropLast()) + target)
        let response = try HTTPClient().send(HTTPClientRequest(method, url, fields))
        let body = try response.wholeBody()
        return Answer(
            status: response.status, fields: response.fields, text: String(decoding: body, as: UTF8.self))
    }

    /// Changes a template's file in the working tree and makes a version of it.
    func change(_ file: String, _ old: String, _ new: String, note: String) throws {
        let path = try #require(replica.repository.workTree) / file
        let text = String(decoding: try FileSystem.read(path, limit: 1 << 24), as: UTF8.self)
        #expect(text.contains(old))
        try FileSystem.replace(path, with: Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
        _ = try replica.save(note: note)
    }
}
