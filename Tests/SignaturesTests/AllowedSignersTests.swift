import Bytes
import Files
import Signatures
import TestSupport
import Testing

@Suite("Allowed signers")
struct AllowedSignersTests {
    static let principal = "k-7f3a9c2e51@053780004004.allmende.invalid"

    static func key() throws -> PublicKey { try #require(PublicKey(text: Sample.line)) }

    static func day(_ year: Int64, _ month: Int64, _ day: Int64) throws -> Day {
        try #require(Day(year: year, month: month, day: day))
    }

    @Test("an entry is one line that says who, what for, from when until when, and which key")
    func line() throws {
        let key = try Self.key()
        let entries = [
            AllowedSigners.Entry(principal: Self.principal, key: key),
            AllowedSigners.Entry(
                principal: "hub@allmende.invalid", key: key, namespaces: [.git, .journal],
                validFrom: try Self.day(2026, 3, 1), revokedFrom: try Self.day(2027, 1, 1),
                comment: "Bücher, \"alt\" #1"),
        ].compactMap(\.self)
        #expect(
            String(decoding: AllowedSigners(entries).text(), as: UTF8.self) == """
                \(Self.principal) namespaces="git" \(key.text)
                hub@allmende.invalid namespaces="git,allmende-journal",valid-after="20260301Z",\
                valid-before="20261231235959Z" \(key.text) Bücher, "alt" #1

                """)
        #expect(
            String(decoding: AllowedSigners([entries[1]]).text(utcDates: false), as: UTF8.self)
                .contains("valid-after=\"20260301\",valid-before=\"20261231235959\" ssh"))
        #expect(AllowedSigners().text().isEmpty)
    }

    @Test("what would break a line or mean more than itself is refused")
    func refused() throws {
        let key = try Self.key()
        let early = try Self.day(1970, 12, 31)
        let late = try Self.day(10_000, 1, 1)
        for principal in [
            "", "a b", "a,b", "*", "a?", "!a", "#a", "a\"", "a\n", "a\t", "ä", String(repeating: "a", count: 255),
        ] {
            #expect(AllowedSigners.Entry(principal: principal, key: key) == nil, "\(principal)")
        }
        #expect(AllowedSigners.Entry(principal: "a", key: key, namespaces: []) == nil)
        for day in [early, late] {
            #expect(AllowedSigners.Entry(principal: "a", key: key, validFrom: day) == nil)
            #expect(AllowedSigners.Entry(principal: "a", key: key, revokedFrom: day) == nil)
        }
        for comment in ["a\nb", "a\rb", "\0", "\u{85}", String(repeating: "a", count: 201)] {
            #expect(AllowedSigners.Entry(principal: "a", key: key, comment: comment) == nil)
        }
        for name in ["", "*", "git,file", "g t", "git\"", "!git", "gıt"] { #expect(SignatureNamespace(name) == nil) }
        #expect(SignatureNamespace("git") == .git)
    }

    @Test("an entry counts from the first second of its first day to the last second before its revocation")
    func days() throws {
        let first = try Self.day(2026, 3, 1)
        let end = try Self.day(2026, 11, 27)
        let entry = try #require(
            AllowedSigners.Entry(
                principal: "a", key: try Self.key(), namespaces: [.journal], validFrom: first, revokedFrom: end))
        let list = AllowedSigners([entry])
        for (seconds, expected) in [
            (first.seconds - 1, false), (first.seconds, true), (end.seconds - 1, true), (end.seconds, false),
            (.min, false), (.max, false),
        ] {
            #expect(entry.isValid(at: seconds) == expected)
            #expect(list.entry(for: entry.key, .journal, at: seconds) == (expected ? entry : nil))
            #expect(list.entry(for: entry.key, .git, at: seconds) == nil)
        }
    }

    @Test(
        "ssh-keygen reads every line as we mean it, whatever the time zone",
        .enabled(if: OpenSSH.exists, "needs ssh-keygen"), arguments: ["UTC0", "NYC5", "NZ-13"])
    func zones(_ zone: String) throws {
        let keygen = try OpenSSH.required()
        let utc = try keygen.readsUTCDates()
        let program = try #require(Program("ssh-keygen", environment: ["TZ": utc ? zone : "UTC0"]))
        let scratch = try Scratch()
        let entry = try #require(
            AllowedSigners.Entry(
                principal: Self.principal, key: try Self.key(), namespaces: [.journal, .git],
                validFrom: try Self.day(2026, 3, 1), revokedFrom: try Self.day(2026, 11, 27), comment: "# \"x"))
        try FileSystem.replace(scratch.path / "signers", with: AllowedSigners([entry]).text(utcDates: utc))
        try scratch.write("sig", Sample.armored)
        for (time, expected) in [
            ("20260228235959", false), ("20260301000000", true), ("20261126235959", true), ("20261127000000", false),
        ] {
            let result = try program.run(
                [
                    "-Y", "verify", "-n", "git", "-I", Self.principal, "-f", "\(scratch.path)/signers", "-s",
                    "\(scratch.path)/sig", "-Overify-time=\(time)\(utc ? "Z" : "")",
                ], input: Sample.message)
            #expect((result.status == 0) == expected, "\(time): \(result.errors)")
        }
    }

    @Test("whether dates may end in Z is found out from the program itself")
    func version() throws {
        let scratch = try Scratch()
        let invalid = "echo 'Invalid \"verify-time\" option' >&2; exit 255"
        let other = "echo 'Could not verify signature.'; exit 255"
        for (script, expected) in [
            ("case $* in *Z) \(other);; *) \(invalid);; esac", true), (invalid, false), (other, false),
            ("echo usage; exit 1", false), ("exit 0", false),
        ] {
            #expect(try FakeKeygenTests.fake(script, in: scratch).readsUTCDates() == expected)
        }
    }
}
