import Bytes
import Library
import Testing
import Web

@testable import Hub

@Suite("A message by mail")
struct MailTests {
    static func mail(_ text: String, subject: String = "Frage", sender: String = "Allmende") throws -> Mail {
        Mail(
            from: try #require(MailAddress("post@allmende.example")), sender: sender,
            to: try #require(MailAddress("bauamt@example.org")), subject: subject, seconds: 1_795_771_800,
            id: try #require(MailAddress("t-4f0c@allmende.example")),
            unsubscribe: WebAddress(external: "https://allmende.example/abo?x=1&y=2"), text: text)
    }

    /// Texts that try to be more than a text.
    static let hostile = [
        "", " ", "Ja", "Bcc: a@example.org", "x\r\nBcc: a@example.org\r\n\r\nText", "x\n\nText",
        "x\rBcc: a@example.org", "=?UTF-8?Q?x?=",
        "=?UTF-8?B?eA==?=", "a,b;c<d>(e)\"f\"\\g", "Größe „eAkte“ 😀", "\u{2028}Bcc: a@example.org",
        "\u{0}\u{1B}[31m\u{202E}x", ".",
        ".\r\n.", "From x", "x \n y\t\n", String(repeating: "Größenänderung😀 ", count: 60),
        String(repeating: "x", count: 2_000),
        "e" + String(repeating: "\u{301}", count: 3_000),
    ]

    @Test func `A message is these bytes`() throws {
        let mail = try Self.mail(
            "Guten Tag,\r\n\r\nin »Aktenplan« steht 1=1 und eine Zeile, die so lang ist, dass sie geteilt werden muss, weil.\n.\nFrom hier ",
            subject: "Frage zur Größe: wer hat Erfahrungen mit dem Aktenplan für kleine Kommunen?")
        let expected = """
            Date: Fri, 27 Nov 2026 09:30:00 +0000
            From: Allmende
             <post@allmende.example>
            To: <bauamt@example.org>
            Subject: =?UTF-8?B?RnJhZ2UgenVyIEdyw7bDn2U6IHdlciBoYXQgRXJmYWhydW5nZW4g?=
             =?UTF-8?B?bWl0IGRlbSBBa3RlbnBsYW4gZsO8ciBrbGVpbmUgS29tbXVuZW4/?=
            Message-ID: <t-4f0c@allmende.example>
            Auto-Submitted: auto-generated
            X-Auto-Response-Suppress: All
            List-Unsubscribe: <https://allmende.example/abo?x=1&y=2>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Guten Tag,

            in =C2=BBAktenplan=C2=AB steht 1=3D1 und eine Zeile, die so lang ist, dass =
            sie geteilt werden muss, weil.
            =2E
            =46rom hier=20

            """
        #expect(String(decoding: mail.bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: hostile)
    func `No text adds a header, and lines are short and ASCII`(_ text: String) throws {
        let bytes = try Self.mail(text, subject: text, sender: text).bytes
        let plain = try Self.mail("x", subject: "x", sender: "x").bytes
        func lines(_ bytes: [UInt8]) -> [Substring] {
            String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        }
        func names(_ bytes: [UInt8]) -> [Substring] {
            lines(bytes).prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        }
        #expect(names(bytes) == names(plain))
        for line in lines(bytes) {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(
                line != "." && !line.hasPrefix("From ") && (line.isEmpty || !line.hasSuffix(" ") || line.contains(": "))
            )
        }
    }

    @Test func `An address to stop at is whole and fits into a line, or is not there`() throws {
        var mail = try Self.mail("x")
        let long = "https://allmende.example/" + String(repeating: "x", count: 1_000)
        for address in [nil, WebAddress.root.appending("abo"), WebAddress(external: long)] {
            mail.unsubscribe = address
            #expect(!String(decoding: mail.bytes, as: UTF8.self).contains("List-Unsubscribe"))
        }
    }

    @Test(
        arguments: [
            (Int64.min, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_827_696, "Tue, 29 Feb 2000 12:34:56 +0000"),
            (.max, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ])
    func `Any moment is written`(_ seconds: Int64, _ written: String) throws {
        var mail = try Self.mail("x")
        mail.seconds = seconds
        #expect(String(decoding: mail.bytes, as: UTF8.self).hasPrefix("Date: \(written)\r\n"))
    }

    @Test func `A text that is too long is cut between characters`() throws {
        let mail = try Self.mail("x" + String(repeating: "ä", count: Mail.textLimit))
        let bytes = mail.bytes
        #expect(bytes.count < Mail.textLimit * 4)
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("=C3=A4\r\n[=E2=80=A6]\r\n"))
    }

    @Test(
        arguments: [
            ("bauamt@example.org", true), ("a.b-c_d+e=f@x-1.example", true), ("1@localhost", true),
            (String(repeating: "a", count: 64) + "@example.org", true),
            (String(repeating: "a", count: 65) + "@example.org", false),
            ("a@" + String(repeating: "b.", count: 126) + "c", false), ("", false), ("@", false), ("a@", false),
            ("@b", false),
            ("a", false), ("a@b@c", false), (".a@b", false), ("a.@b", false), ("a..b@c", false), ("a@b..c", false),
            ("a@b.", false),
            ("a@-b", false), ("a@b-", false), ("-f@example.org", false), ("|cat@example.org", false),
            ("/tmp/x@example.org", false),
            (":include:x@example.org", false), ("a b@example.org", false), ("a\n@example.org", false),
            ("a@example.org\r\nBcc: b@c", false),
            ("a@example.org, b@example.org", false), ("<a@example.org>", false), ("\"a b\"@example.org", false),
            ("ä@example.org", false),
            ("a@exämple.org", false), ("a@[127.0.0.1]", false), ("a\u{0}@example.org", false),
        ])
    func `An address is plain, or none`(_ text: String, _ isAddress: Bool) {
        #expect((MailAddress(text)?.description == text) == isAddress)
    }
}
