import Bytes
import Files
import Net
import Objects
import Store
import Sync
import TestSupport
import Testing
import Wire

/// Servers that lie to or refuse a push. What they did not confirm counts as not done.
@Suite("Hostile servers, pushing", .timeLimit(.minutes(60)))
struct HostilePushTests {
    typealias Attack = HostileServerTests.Attack

    /// A report inside of the side band.
    static func report(_ lines: String..., ending: [UInt8] = Packet.flushBytes) -> [UInt8] {
        Packet.encode([1] + lines.flatMap { Packet.encode($0 + "\n") } + ending) + Packet.flushBytes
    }

    static let attacks: [Attack] = [
        .status(403, .pushInfo, .forbidden), .status(404, .pushInfo, .notFound),
        .status(401, .pushInfo, .unauthorized(hadCredentials: false)), .status(500, .pushInfo, .unavailable(500)),
        .status(200, .pushInfo, .notAGitServer(status: 200, type: "text/html")),
        .status(200, .push, .notAGitServer(status: 200, type: "text/html")), .status(302, .push, .badRedirect),
        .status(500, .push, .unavailable(500)), .status(403, .push, .forbidden),
        Attack("ERR", .pushInfo, expecting: HostileServerTests.isRemote) { $0.body = Packet.encode("ERR nein\n") },
        Attack("the other service", .pushInfo, expecting: HostileServerTests.isFormat) {
            $0.body = Packet.encode("# service=git-upload-pack\n") + $0.body.dropFirst(35)
        },
        Attack("no report", .push, expecting: HostileServerTests.isFormat) { $0.body = [] },
        Attack("an empty report", .push, expecting: HostileServerTests.isFormat) { $0.body = report() },
        Attack("a report that leaves the ref out", .push, expecting: HostileServerTests.isFormat) {
            $0.body = report("unpack ok")
        },
        Attack("a report on another ref", .push, expecting: HostileServerTests.isFormat) {
            $0.body = report("unpack ok", "ok refs/heads/anders")
        },
        Attack("a report that says it twice", .push, expecting: HostileServerTests.isFormat) {
            $0.body = report("unpack ok", "ok refs/heads/main", "ok refs/heads/main")
        },
        Attack("a report without its end", .push, expecting: HostileServerTests.isFormat) {
            $0.body = report("unpack ok", "ok refs/heads/main", ending: [])
        },
        Attack("a report without an answer to unpacking", .push, expecting: HostileServerTests.isFormat) {
            $0.body = report("ok refs/heads/main")
        },
        Attack(
            "unpacking failed, but the ref is ok", .push, expecting: { $0 as? RemoteError == RemoteError("disk?[2J") }
        ) {
            $0.body = report("unpack disk\u{1b}[2J", "ok refs/heads/main")
        },
        Attack("progress without end", .push, expecting: HostileServerTests.isFormat) {
            $0.body = []
            $0.endless = Packet.encode([2] + [UInt8](repeating: 0x2e, count: 60_000))
        },
        Attack("a report without end", .push, expecting: HostileServerTests.isFormat) {
            $0.body = []
            $0.endless = Packet.encode([1] + [UInt8](repeating: 0x30, count: 60_000))
        },
        Attack("closing before the report", .push) { $0.cut = 0 },
        Attack("closing within the report", .push) { $0.cut = 20 },
    ]

    @Test("a push that was not confirmed is an error, and the replica is as it was", arguments: attacks)
    func pushes(_ attack: Attack) throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let mine = try Hub.commit(["a.txt": "meins\n"], [try hub.main()], in: replica)
        #expect(try replica.refs.apply([RefEdit(branch("main"), to: .id(mine))]) == [nil])
        let before = try replica.state()
        let server = try GitServer(hub, attack.tamper)
        #expect {
            try replica.push(try server.transport(), [PushRequest(branch("main"), to: mine)])
        } throws: {
            attack.isExpected($0)
        }
        #expect(try replica.state().differences(from: before) == [])
        #expect(try replica.leftovers() == [])
    }

    @Test("a refusal is shown in the server's words, without anything a terminal obeys")
    func refusal() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let mine = try Hub.commit(["a.txt": "meins\n"], [try hub.main()], in: replica)
        let server = try GitServer(hub) { step, answer in
            if step == .push { answer.body = Self.report("unpack ok", "ng refs/heads/main nicht \u{1b}[31mso\u{9b}x") }
        }
        let before = try replica.state()
        let results = try replica.push(try server.transport(), [PushRequest(branch("main"), to: mine)])
        #expect(results == [.refused("nicht ?[31mso?x")])
        #expect(try replica.state() == before)
    }

    @Test("a server that claims to have what it does not gets a whole pack or an error, never a broken branch")
    func liesAboutRefs() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let base = try Hub.commit(["a.txt": "eins\n"], [try hub.main()], in: replica)
        let mine = try Hub.commit(["a.txt": "zwei\n"], [base], in: replica)
        let old = try hub.main()
        // It says that it is at `base`, so that only the last step is sent to it.
        let server = try GitServer(hub) { step, answer in
            guard step == .pushInfo else { return }
            answer.body = Array(String(decoding: answer.body, as: UTF8.self).replacing("\(old)", with: "\(base)").utf8)
        }
        let results = try? replica.push(try server.transport(), [PushRequest(branch("main"), to: mine)])
        #expect(results == nil || results?.first != .done(before: base))
        #expect(try hub.main() == old)
        #expect(try replica.again().refs.id(tracking("main")) == old)
    }
}
