import Bytes
import Files
import Objects
import Store
import Sync
import TestSupport
import Testing
import Wire

/// What hostile servers answered elsewhere, sent to a replica for real.
@Suite("Answers of the corpus", .enabled(if: SharedCorpus.exists, "needs the shared corpus"), .timeLimit(.minutes(60)))
struct CorpusTests {
    @Test("get their verdict, and change nothing unless they are good", arguments: SharedCorpus.cases("server-reply"))
    func replies(_ item: SharedCorpus.Case) throws {
        // They are of SHA-1 repositories.
        let hub = try Hub(.sha1)
        let replica = try hub.clone()
        let mine = try Hub.commit(["a.txt": "meins\n"], [try hub.main()], in: replica)
        let before = try replica.state()
        let bytes = try item.bytes()
        let isReport = ["ng", "ng-nolf", "unpack-missing"].contains(item.id)
        let server = try GitServer(hub) { step, answer in
            switch step {
            case .fetchInfo where !isReport: answer.body = bytes
            case .pushInfo where isReport:
                // So that the report comes as it is, without a band around it.
                let plain = String(decoding: answer.body, as: UTF8.self)
                answer.body = Array(plain.replacing(" side-band-64k ", with: " side-band-64x ").utf8)
            case .push where isReport: answer.body = bytes
            default: break
            }
        }
        let transport = try server.transport()
        func run() throws {
            if isReport {
                let results = try replica.push(transport, [PushRequest(branch("x"), to: mine)])
                guard case .refused = results[0] else { throw FormatError(.malformed, "\(results)") }
            } else if item.id == "refs100k" {
                // The list itself is fine; what it leads to is not there.
                #expect(try Fetch.list(transport).refs.count == 60_001)
            } else {
                _ = try replica.fetch(transport)
            }
        }
        switch item.expect {
        case "accept": try run()
        case "reject": #expect(throws: (any Error).self) { try run() }
        default: _ = try? run()
        }
        #expect(try replica.state().differences(from: before) == [] && replica.leftovers() == [])
    }
}
