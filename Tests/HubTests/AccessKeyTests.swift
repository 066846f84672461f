import Files
import Hub
import Library
import Objects
import Store
import TestSupport
import Testing

/// Access keys: who may push.
@Suite("Access keys")
struct AccessKeyTests {
    static func hub(_ scratch: Scratch, _ format: ObjectFormat = .sha256) throws -> Hub {
        let author = try #require(Organisation(ars: Organisation.unknownARS, name: "Allmende", id: "k-0123456789"))
        return try Hub.create(at: scratch.path / "hub", format, starter: false, by: author)
    }

    @Test("a key is shown once, kept as a hash only, and can be taken back", arguments: ObjectFormat.allCases)
    func lifeCycle(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let hub = try Self.hub(scratch, format)
        let (key, record) = try hub.keys().add(ars: "053780004004", name: "Stadt Probe")
        let (other, _) = try hub.keys().add(ars: "053780004004", name: "Stadt Probe")
        #expect(key.text != other.text && key.text.utf8.count > 40)
        #expect(try hub.keys().list().map(\.hash).contains(record.hash))
        #expect(try hub.keys().list().count == 2)
        // What the hub keeps does not hold the key itself.
        let library = try #require(hub.library)
        let reader = try ObjectReader(library.objects)
        let secret = Array(key.text.utf8)
        let name = try #require(RefName("refs/allmende/hub/keys"))
        let tip = try #require(try library.refs.resolve(name).id)
        let files = try reader.flatten(CommitLinks(reader.read(tip, .commit), format).tree)
        #expect(files.count == 2)
        for file in files {
            let content = try reader.read(file.id, .blob)
            #expect(content.indices.allSatisfy { !content[$0...].starts(with: secret) })
        }
        #expect(try hub.keys().remove(record.shortName).hash == record.hash)
        #expect(try Hub(scratch.path / "hub").keys().list().count == 1)
        #expect(throws: HubError.noSuchKey(record.shortName)) { try hub.keys().remove(record.shortName) }
    }

    @Test("a hub is never made over another, and is complete or not there")
    func creation() throws {
        let scratch = try Scratch()
        _ = try Self.hub(scratch)
        #expect(throws: HubError.exists(scratch.path / "hub")) { try Self.hub(scratch) }
        #expect(throws: HubError.noHub(scratch.path / "nix")) { try Hub(scratch.path / "nix") }
        // What a run that was cut short left is cleared away.
        try scratch.write("zwei/.vorlagen.git.neu/HEAD", "halb")
        let author = try #require(Organisation(ars: Organisation.unknownARS, name: "Allmende", id: "k-0123456789"))
        _ = try Hub.create(at: scratch.path / "zwei", .sha256, starter: true, by: author)
        #expect(try FileStatus.of(scratch.path / "zwei" / ".vorlagen.git.neu") == nil)
    }
}
