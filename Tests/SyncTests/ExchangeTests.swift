import Bytes
import Files
import Objects
import Store
import TestSupport
import Testing
import Wire

@testable import Sync

/// Clone, fetch and push as they are meant to go.
@Suite("Exchange", .timeLimit(.minutes(60)))
struct ExchangeTests {
    /// The ways to a hub.
    enum Way: Sendable, CaseIterable { case path, http }

    static func transport(_ way: Way, _ hub: Hub, _ server: GitServer) throws -> any Transport {
        switch way {
        case .path: try hub.local()
        case .http: try server.transport()
        }
    }

    @Test(
        "a clone has branches, tags, files and settings of the other repository", arguments: ObjectFormat.allCases,
        Way.allCases)
    func clones(_ format: ObjectFormat, _ way: Way) throws {
        let hub = try Hub(format)
        let first = try hub.main()
        let second = try hub.advance()
        try hub.set(branch("neben/zweig"), first)
        try hub.set(tag("v1"), first)
        let annotated = try hub.tagObject(second, "v2")
        try hub.set(tag("v2"), annotated)
        let server = try GitServer(hub)
        let transport = try Self.transport(way, hub, server)
        let (repository, result) = try Clone.run(
            transport, into: hub.scratch.path / "kopie", settings: [("core", "symlinks", "false")], identity: somebody)
        #expect(repository.format == format && result.head == branch("main") && result.bytes > 0)
        let refs = repository.refs
        #expect(try refs.head().branch == branch("main") && refs.head().id == second)
        #expect(try refs.id(tracking("main")) == second && refs.id(tracking("neben/zweig")) == first)
        #expect(try refs.id(tag("v1")) == first && refs.id(tag("v2")) == annotated)
        #expect(try hub.scratch.read("kopie/neu.txt") == "3\n" && hub.scratch.read("kopie/ordner/b.txt") == "2\n")
        let config = repository.config
        #expect(config.string("remote", Array("origin".utf8), "url") == transport.address)
        #expect(config.string("branch", Array("main".utf8), "merge") == "refs/heads/main")
        #expect(config.bool("core", nil, "symlinks") == false)
        #expect(try StoreCheck(repository).run().isEmpty && repository.leftovers() == [])
        #expect(try FileStatus.of(repository.gitDirectory / "allmende/unfinished") == nil)
        if Git.exists {
            let git = try Git.required()
            let top = hub.scratch.path / "kopie"
            #expect(try git("status", "--porcelain", in: top).isEmpty)
            #expect(try git("fsck", "--strict", in: top).isEmpty)
        }
    }

    @Test(
        "an empty repository makes an empty clone that can be pushed from", arguments: ObjectFormat.allCases,
        Way.allCases)
    func empty(_ format: ObjectFormat, _ way: Way) throws {
        let hub = try Hub(format, isEmpty: true)
        let server = try GitServer(hub)
        let transport = try Self.transport(way, hub, server)
        let (repository, _) = try Clone.run(
            transport, into: hub.scratch.path / "kopie", settings: [], identity: somebody)
        #expect(repository.format == format)
        #expect(try repository.refs.head().branch == branch("main") && repository.refs.head().id == nil)
        let id = try Hub.commit(["a": "1"], [], in: repository)
        #expect(try repository.push(transport, [PushRequest(branch("main"), to: id)]) == [.done(before: nil)])
        #expect(try hub.main() == id)
    }

    @Test("a clone goes into an empty directory only, and what is there stays")
    func targets() throws {
        let hub = try Hub()
        try FileSystem.makeDirectory(hub.scratch.path / "leer")
        _ = try Clone.run(try hub.local(), into: hub.scratch.path / "leer", settings: [], identity: somebody)
        try hub.scratch.write("voll/meins.txt", "meins\n")
        try hub.scratch.write("datei", "meins\n")
        for name in ["voll", "datei", "leer"] {
            let before = try FolderState(hub.scratch.path)
            #expect(throws: SyncError.targetNotEmpty((hub.scratch.path / name).description)) {
                try Clone.run(try hub.local(), into: hub.scratch.path / name, settings: [], identity: somebody)
            }
            #expect(try FolderState(hub.scratch.path) == before)
        }
    }

    @Test("a clone that was cut short is begun again in its directory")
    func again() throws {
        let hub = try Hub()
        try hub.scratch.write("kopie/.git/allmende/unfinished", "files\n")
        try hub.scratch.write("kopie/.git/objects/pack/tmp_pack_x", "halb")
        try hub.scratch.write("kopie/a.txt", "halb")
        let repository = try hub.clone()
        #expect(try hub.scratch.read("kopie/a.txt") == "1\n" && repository.leftovers() == [])
    }

    @Test("work put into a clone that was cut short is not cleared away, and of two clones one waits for nothing")
    func notCleared() throws {
        let hub = try Hub()
        try hub.scratch.write("kopie/.git/allmende/unfinished", "")
        try hub.scratch.write("kopie/meine.txt", "Arbeit")
        #expect(throws: SyncError.self) { try hub.clone() }
        #expect(try hub.scratch.read("kopie/meine.txt") == "Arbeit")
        try FileSystem.remove(hub.scratch.path / "kopie" / "meine.txt")
        let lock = try LockFile(hub.scratch.path / "kopie" / ".git" / "allmende" / "unfinished", waiting: 0)
        let before = try FolderState(hub.scratch.path)
        #expect(throws: SyncError.self) { try hub.clone() }
        #expect(try FolderState(hub.scratch.path) == before)
        lock.release()
        _ = try hub.clone()
        // Cut short before the marker was there.
        try FileSystem.removeTree(hub.scratch.path / "kopie")
        try FileSystem.makeDirectories(hub.scratch.path / "kopie" / ".git" / "allmende")
        _ = try hub.clone()
    }

    @Test("a fetch brings what is new and moves tracking refs only", arguments: ObjectFormat.allCases, Way.allCases)
    func fetches(_ format: ObjectFormat, _ way: Way) throws {
        let hub = try Hub(format)
        let first = try hub.main()
        try hub.set(branch("bleibt"), first)
        try hub.set(tag("v1"), first)
        let replica = try hub.clone()
        let server = try GitServer(hub)
        let transport = try Self.transport(way, hub, server)
        let files = try FolderState(try #require(replica.workTree), without: [".git"])
        // Nothing new: nothing changes at all.
        let before = try replica.state()
        var result = try replica.fetch(transport)
        #expect(result.changed.isEmpty && result.objects == 0)
        #expect(try replica.state() == before)

        let second = try hub.advance()
        let other = try hub.commit(["x": "y"], [])
        try hub.set(branch("neu"), other)
        try hub.set(branch("bleibt"), nil)
        try hub.set(tag("v1"), second)
        try hub.set(tag("v2"), second)
        result = try replica.fetch(transport)
        #expect(
            result.changed == [
                FetchedRef(name: tracking("main"), old: first, new: second),
                FetchedRef(name: tracking("neu"), old: nil, new: other),
                FetchedRef(name: tag("v2"), old: nil, new: second),
            ])
        let refs = try replica.again().refs
        // What is gone there stays, a tag does not move, and nothing of one's own changes.
        #expect(try refs.id(tracking("bleibt")) == first && refs.id(tag("v1")) == first)
        #expect(try refs.head().id == first)
        #expect(try FolderState(try #require(replica.workTree), without: [".git"]) == files)
        // A branch that was set back over there follows.
        try hub.set(branch("main"), other)
        #expect(try replica.fetch(transport).changed == [FetchedRef(name: tracking("main"), old: second, new: other)])
        #expect(
            try StoreCheck(replica.again()).run().filter { $0.severity > .info }.isEmpty && replica.leftovers() == [])
    }

    @Test("what was fetched is taken from what is here, not sent again")
    func negotiates() throws {
        let hub = try Hub()
        var tip = try hub.main()
        for number in 0..<60 {
            tip = try hub.commit(["a.txt": String(repeating: "\(number)\n", count: 500)], [tip], note: "\(number)")
        }
        try hub.set(branch("main"), tip)
        let replica = try hub.clone()
        let mine = try Hub.commit(["meins": "1"], [tip], in: replica)
        #expect(try replica.refs.apply([RefEdit(branch("main"), to: .id(mine))]) == [nil])
        try hub.advance()
        let server = try GitServer(hub)
        let result = try replica.fetch(try server.transport())
        #expect(result.objects <= 5)
    }

    @Test(
        "a push makes, moves, sets back and deletes refs, each as asked", arguments: ObjectFormat.allCases, Way.allCases
    )
    func pushes(_ format: ObjectFormat, _ way: Way) throws {
        let hub = try Hub(format)
        let first = try hub.main()
        let replica = try hub.clone()
        let server = try GitServer(hub)
        let transport = try Self.transport(way, hub, server)
        let second = try Hub.commit(["a.txt": "neu\n"], [first], in: replica)
        func push(_ requests: PushRequest..., atomic: Bool = false) throws -> [PushResult] {
            try replica.push(transport, requests, atomic: atomic)
        }
        #expect(try push(PushRequest(branch("main"), to: first)) == [.upToDate])
        #expect(
            try push(PushRequest(branch("main"), to: second), PushRequest(branch("neu"), to: second)) == [
                .done(before: first), .done(before: nil),
            ])
        #expect(try hub.main() == second && hub.repository().refs.id(branch("neu")) == second)
        #expect(try replica.again().refs.id(tracking("main")) == second)
        // Back or aside only by force.
        #expect(try push(PushRequest(branch("main"), to: first)) == [.notFastForward(theirs: second)])
        #expect(try hub.main() == second)
        #expect(try push(PushRequest(branch("neu"), to: first, forced: true)) == [.done(before: second)])
        #expect(try push(PushRequest(branch("neu"), to: nil)) == [.done(before: first)])
        #expect(try hub.repository().refs.id(branch("neu")) == nil)
        #expect(try replica.again().refs.id(tracking("neu")) == nil)
        // Somebody else was faster.
        let theirs = try hub.advance("woanders\n")
        let mine = try Hub.commit(["a.txt": "meins\n"], [second], in: replica)
        #expect(try push(PushRequest(branch("main"), to: mine)) == [.notFastForward(theirs: theirs)])
        // All or none.
        let results = try push(
            PushRequest(branch("main"), to: mine), PushRequest(branch("eins"), to: mine), atomic: true)
        #expect(results == [.notFastForward(theirs: theirs), .refused("atomic push failed")])
        #expect(try hub.repository().refs.id(branch("eins")) == nil && hub.main() == theirs)
        #expect(
            try StoreCheck(hub.repository()).run().filter { $0.severity > .info }.isEmpty && replica.leftovers() == [])
    }

    @Test("a server's own rules refuse one ref and let the other pass")
    func refused() throws {
        let hub = try Hub()
        try hub.scratch.write(
            "vorlagen.git/config", try hub.scratch.read("vorlagen.git/config") + "[receive]\n\tdenyDeletes = true\n")
        let replica = try hub.clone()
        let first = try hub.main()
        let server = try GitServer(hub)
        let results = try replica.push(
            try server.transport(), [PushRequest(branch("main"), to: nil), PushRequest(branch("neu"), to: first)])
        guard case .refused(let reason) = results[0] else { Issue.record("\(results)"); return }
        #expect(!reason.isEmpty && results[1] == .done(before: nil))
        #expect(try hub.main() == first && hub.repository().refs.id(branch("neu")) == first)
        // Tracking refs follow what was done only.
        let refs = try replica.again().refs
        #expect(try refs.id(tracking("main")) == first && refs.id(tracking("neu")) == first)
    }

    @Test(
        "repositories of different hash functions are told apart before anything is sent",
        arguments: ObjectFormat.allCases)
    func otherFormat(_ format: ObjectFormat) throws {
        let mine = try Hub(format)
        let other = try Hub(format == .sha1 ? .sha256 : .sha1)
        let replica = try mine.clone()
        let before = try replica.state()
        let error = SyncError.otherFormat(theirs: other.format, ours: format)
        let server = try GitServer(other)
        for transport in [try other.local(), try server.transport()] as [any Transport] {
            #expect(throws: error) { try replica.fetch(transport) }
            #expect(throws: error) { try replica.push(transport, [PushRequest(branch("main"), to: mine.main())]) }
        }
        #expect(try replica.state() == before)
        #expect(server.seen.allSatisfy { $0.step != .push && $0.step != .fetch })
    }
}
