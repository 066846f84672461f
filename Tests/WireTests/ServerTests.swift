import Bytes
import Files
import Objects
import Store
import TestSupport
import Testing
import Wire

/// A repository with one branch, made without git.
struct Sample {
    let scratch: Scratch
    let repository: Repository
    let main: ObjectID
    let hidden: ObjectID

    init(_ format: ObjectFormat) throws {
        scratch = try Scratch()
        guard let branch = RefName("refs/heads/main"), let secret = RefName("refs/allmende/hub/keys") else {
            throw FormatError(.malformed, "name")
        }
        repository = try Repository.create(at: scratch.path / "r.git", bare: true, format, branch: branch)
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let who = Signature(name: Array("A".utf8), email: Array("a@x".utf8), seconds: 1_793_404_800)
        func commit(_ text: String) throws -> ObjectID {
            let blob = try objects.add(.blob, Array(text.utf8))
            let tree = try objects.add(.tree, Tree([TreeEntry(.file, Array("datei".utf8), blob)]).encode())
            let content = Commit(tree: tree, parents: [], author: who, committer: who, message: Array(text.utf8))
                .encode()
            return try objects.add(.commit, content)
        }
        main = try commit("eins\n")
        hidden = try commit("geheim\n")
        try objects.commit()
        _ = try repository.refs.apply([
            RefEdit(branch, expected: .absent, to: .id(main)), RefEdit(secret, expected: .absent, to: .id(hidden)),
        ])
    }

    func refs() throws -> [String: ObjectID] {
        Dictionary(uniqueKeysWithValues: try repository.refs.list().map { ($0.name.description, $0.id) })
    }

    func serve(_ service: Service, _ request: [UInt8], _ version: ProtocolVersion) -> (
        answer: [UInt8], error: (any Error)?
    ) {
        let output = MemoryOutput()
        do {
            let settings = ServerSettings(repository)
            switch service {
            case .uploadPack:
                try UploadPack(repository, settings, stateless: true, to: output).serve(MemoryInput(request), version)
            case .receivePack:
                try ReceivePack(repository, settings, stateless: true, to: output).serve(MemoryInput(request))
            }
            return (output.bytes, nil)
        } catch {
            return (output.bytes, error)
        }
    }
}

@Suite(
    "Bad requests to the server", .enabled(if: SharedCorpus.exists, "needs the shared corpus"), .timeLimit(.minutes(60))
)
struct ServerCorpusTests {
    /// The corpus writes `aaaa…` for the tip of main and `bbbb…` for something that must not come out.
    static func request(_ item: SharedCorpus.Case, _ sample: Sample) throws -> [UInt8] {
        var bytes = try item.bytes()
        // In a push `bbbb…` is an object that is nowhere; those names stay as they are.
        let letters = [(UInt8(ascii: "a"), sample.main), (UInt8(ascii: "b"), sample.hidden)]
        for (letter, id) in letters.prefix(item.category == "upload" ? 2 : 1) {
            let pattern = [UInt8](repeating: letter, count: 40)
            var at = 0
            while at + 40 <= bytes.count {
                if bytes[at] == letter, bytes[at..<at + 40].elementsEqual(pattern) {
                    bytes.replaceSubrange(at..<at + 40, with: id.hex)
                    at += 40
                } else {
                    at += 1
                }
            }
        }
        return bytes
    }

    @Test("pushes get their verdict and a refused one changes nothing", arguments: SharedCorpus.cases("receive"))
    func receive(_ item: SharedCorpus.Case) throws {
        let sample = try Sample(.sha1)
        let before = try sample.refs()
        let (answer, error) = sample.serve(.receivePack, try Self.request(item, sample), .v0)
        let after = try sample.refs()
        let text = String(decoding: answer, as: UTF8.self)
        switch item.expect {
        case "reject":
            #expect(before == after, "\(text)")
            #expect(
                error != nil || text.contains("ng ") || text.contains("unpack ") && !text.contains("unpack ok"),
                "\(text)")
        default: #expect(error == nil || before == after)
        }
        // Nothing half done is left behind.
        #expect(
            try FileSystem.list(sample.repository.objects.directory / "pack").allSatisfy {
                $0.name.starts(with: "pack-".utf8)
            })
        #expect(try StoreCheck(sample.repository).run().allSatisfy { $0.severity < .warning })
    }

    @Test("fetches get their verdict", arguments: SharedCorpus.cases("upload"))
    func upload(_ item: SharedCorpus.Case) throws {
        let sample = try Sample(.sha1)
        let version: ProtocolVersion = item.id.hasPrefix("v2-") ? .v2 : .v0
        let (answer, error) = sample.serve(.uploadPack, try Self.request(item, sample), version)
        switch item.expect {
        case "reject": #expect(error != nil || !String(decoding: answer, as: UTF8.self).contains("PACK"))
        case "accept": #expect(error == nil && !answer.isEmpty)
        default: break
        }
        #expect(!answer.contains(subsequence: Array("PACK".utf8)) || item.expect != "reject")
    }

    @Test("what is hidden does not come out, however it is asked for", arguments: [ProtocolVersion.v0, .v2])
    func hidden(_ version: ProtocolVersion) throws {
        let sample = try Sample(.sha256)
        let list = sample.serve(
            .uploadPack, ListRefsCommand.encode(.sha256, prefixes: ["refs/allmende/", "refs/heads/"]), .v2)
        let shown = try ListRefsCommand.read(PacketReader(MemoryInput(list.answer)), .sha256)
        #expect(shown.map(\.name.description) == ["refs/heads/main"])
        var command = FetchCommand(wants: [sample.hidden])
        command.isDone = true
        let request = version == .v2 ? command.encode(.sha256) : command.encodeOnce(.sha256, Capabilities())
        #expect(sample.serve(.uploadPack, request, version).error != nil)
        let push = PushCommand([
            RefCommand(name: try #require(RefName("refs/allmende/hub/keys")), old: sample.hidden, new: nil)
        ])
        _ = sample.serve(.receivePack, push.encode(.sha256, Capabilities(Array("report-status".utf8))), .v0)
        #expect(try sample.refs()["refs/allmende/hub/keys"] == sample.hidden)
    }
}

extension Array where Element == UInt8 {
    func contains(subsequence needle: [UInt8]) -> Bool { firstRange(of: needle) != nil }
}
