import Bytes
import Files
import Foundation
import TestSupport
import Testing

@testable import Hub

@Suite("Handing a message to the system's mail program", .timeLimit(.minutes(60)))
struct SendmailTests {
    /// A program that stands for sendmail, and where it leaves what it got.
    static func program(_ script: String) throws -> (scratch: Scratch, path: String) {
        let scratch = try Scratch()
        try scratch.write("sendmail", "#!/bin/sh\ncd '\(scratch.path)' || exit 70\n\(script)\n")
        let path = (scratch.path / "sendmail").description
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return (scratch, path)
    }

    @Test func `The program gets sender, addressee and message, and nothing of our surroundings`() throws {
        let (scratch, path) = try Self.program(
            "printf '%s\\n' \"$@\" >arguments; cat >message; env | sort >surroundings; echo fertig")
        let mail = try MailTests.mail("Guten Tag\n.\nnoch da\n")
        #expect(try #require(Sendmail(path: path)).send(mail) == .taken)
        #expect(try scratch.read("arguments") == "-i\n-f\npost@allmende.example\n--\nbauamt@example.org\n")
        #expect(try Array(scratch.read("message").utf8) == mail.bytes.filter { $0 != 0x0D })
        let names = try scratch.read("surroundings").split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).isSubset(of: ["PATH", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_"]))
    }

    @Test(arguments: [
        (1, false), (64, false), (65, false), (67, false), (68, false), (69, true), (71, true), (75, true), (76, false),
        (78, true), (127, false),
    ])
    func `An exit code says whether trying again can help`(_ code: Int32, _ isLater: Bool) throws {
        let (scratch, path) = try Self.program("cat >/dev/null; echo so nicht; echo nein >&2; exit \(code)")
        let outcome = try #require(Sendmail(path: path)).send(try MailTests.mail("x"))
        let reason = Sendmail.Reason(code: .exitCode, exitCode: code, said: Array("so nicht\nnein\n".utf8))
        #expect(outcome == (isLater ? .later(reason) : .refused(reason)))
        withExtendedLifetime(scratch) {}
    }

    @Test func `A program that does not end is ended`() throws {
        for script in [
            "exec sleep 600", "cat >/dev/null; exec sleep 600",
            "cat >/dev/null; exec >/dev/null 2>&1 </dev/null; exec sleep 600",
        ] {
            let (scratch, path) = try Self.program(script)
            let sendmail = try #require(Sendmail(path: path, time: .milliseconds(300)))
            let long = try MailTests.mail(String(repeating: "x\n", count: 400_000))
            guard case .later(let reason) = sendmail.send(long) else {
                Issue.record("taken: \(script)")
                continue
            }
            #expect(reason.code == .timedOut, "\(script)")
            withExtendedLifetime(scratch) {}
        }
    }

    @Test func `A program that stops reading has not taken the message, whatever it says`() throws {
        let long = try MailTests.mail(String(repeating: "x\n", count: 400_000))
        for (code, isLater) in [(0, true), (75, true), (65, false)] {
            let (scratch, path) = try Self.program("exit \(code)")
            switch try #require(Sendmail(path: path)).send(long) {
            case .taken: Issue.record("taken with \(code)")
            case .later: #expect(isLater, "\(code)")
            case .refused(let reason): #expect(!isLater && reason.exitCode == 65, "\(code)")
            }
            withExtendedLifetime(scratch) {}
        }
    }

    @Test func `What it says is kept up to a limit`() throws {
        let (scratch, path) = try Self.program("cat >/dev/null; head -c 1000000 /dev/zero; exit 65")
        guard case .refused(let reason) = try #require(Sendmail(path: path)).send(try MailTests.mail("x")) else {
            Issue.record("not refused")
            return
        }
        #expect(reason.said.count == Sendmail.outputLimit)
        withExtendedLifetime(scratch) {}
    }

    @Test func `A program that is not there or killed is tried again`() throws {
        #expect(
            try #require(Sendmail(path: "/nirgends/sendmail")).send(try MailTests.mail("x"))
                == .later(Sendmail.Reason(code: .notStarted, exitCode: nil, said: [])))
        let (scratch, path) = try Self.program("cat >/dev/null; kill -9 $$")
        #expect(
            try #require(Sendmail(path: path)).send(try MailTests.mail("x"))
                == .later(Sendmail.Reason(code: .ended, exitCode: nil, said: [])))
        withExtendedLifetime(scratch) {}
    }

    @Test(arguments: ["", "sendmail", "./sendmail", "/usr/sbin/send\u{0}mail"])
    func `A program is named by its whole path`(_ path: String) { #expect(Sendmail(path: path) == nil) }
}
