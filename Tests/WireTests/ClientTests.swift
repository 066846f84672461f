import Bytes
import Objects
import TestSupport
import Testing
import Wire

@Suite("Answers of servers")
struct ClientTests {
    static func advertisement(_ bytes: [UInt8], step: Int = .max) throws -> Advertisement {
        try Advertisement(PacketReader(MemoryInput(bytes, step: step)), .uploadPack, isHTTP: true)
    }

    @Test(
        "answers of the corpus get their verdict", .enabled(if: SharedCorpus.exists, "needs the shared corpus"),
        arguments: SharedCorpus.cases("server-reply"))
    func corpus(_ item: SharedCorpus.Case) throws {
        let bytes = try item.bytes()
        func read() throws {
            if ["ng", "ng-nolf", "unpack-missing"].contains(item.id) {
                let name = try #require(RefName("refs/heads/x"))
                let push = PushCommand([RefCommand(name: name, old: nil, new: ObjectFormat.sha1.emptyTree)])
                _ = try push.readReport(PacketReader(MemoryInput(bytes)), Capabilities(Array("report-status".utf8))) {
                    _ in
                }
            } else {
                _ = try Self.advertisement(bytes)
            }
        }
        switch item.expect {
        case "accept": try read()
        case "reject": #expect(throws: (any Error).self) { try read() }
        default: _ = try? read()
        }
    }

    static let good: [UInt8] = {
        let id = String(repeating: "a", count: 40)
        return Packet.encode("# service=git-upload-pack\n") + Packet.flushBytes
            + Packet.encode(Array("\(id) HEAD\0symref=HEAD:refs/heads/main agent=x object-format=sha1\n".utf8))
            + Packet.encode("\(id) refs/heads/main\n") + Packet.encode("\(id) refs/tags/v1\n")
            + Packet.encode("\(id) refs/tags/v1^{}\n") + Packet.flushBytes
    }()

    @Test("a list of refs is read, with or without the line that names the service", arguments: [1, 4, 1000])
    func good(_ step: Int) throws {
        for bytes in [Self.good, Array(Self.good.dropFirst(34))] {
            let read = try Self.advertisement(bytes, step: step)
            #expect(read.refs.map(\.name.description) == ["HEAD", "refs/heads/main", "refs/tags/v1"])
            #expect(read.refs[0].target?.description == "refs/heads/main")
            #expect(read.refs[2].peeled != nil)
        }
    }

    @Test("a cut list of refs is never taken for a shorter one")
    func cuts() {
        for end in 0..<Self.good.count {
            #expect(throws: (any Error).self, "cut at \(end)") { try Self.advertisement(Array(Self.good[..<end])) }
        }
    }

    @Test("an empty repository says which hash function it has")
    func empty() throws {
        let zeros = String(repeating: "0", count: 64)
        let bytes = Packet.encode(Array("\(zeros) capabilities^{}\0object-format=sha256\n".utf8)) + Packet.flushBytes
        let read = try Self.advertisement(bytes)
        #expect(read.refs.isEmpty && read.format == .sha256)
    }

    @Test("a cut pack stream is never taken for a whole one", arguments: [true, false])
    func cutPack(_ sideBand: Bool) {
        let stream = Packet.encode([1] + Array("PACK".utf8)) + Packet.encode([2] + Array("x".utf8)) + Packet.flushBytes
        for end in 0..<stream.count where sideBand {
            #expect(throws: FormatError.self) {
                try FetchCommand.readPack(
                    PacketReader(MemoryInput(Array(stream[..<end]))), sideBand: true, data: { _ in }, progress: { _ in }
                )
            }
        }
    }

    @Test("the last words of a server that gives up are passed on")
    func failure() {
        let stream = Packet.encode([3] + Array("kein Platz\u{1b}\n".utf8))
        #expect(throws: RemoteError("kein Platz?")) {
            try FetchCommand.readPack(
                PacketReader(MemoryInput(stream)), sideBand: true, data: { _ in }, progress: { _ in })
        }
    }
}
