import Bytes
import Foundation
import Library
import TestSupport
import Testing
import Web

@testable import Hub

/// What Python's email package reads in messages of ours.
@Suite(
    "Mail read by others", .enabled(if: Program.find("python3") != nil, "python3 is not installed"),
    .timeLimit(.minutes(60)))
struct MailReadTests {
    /// Reads a message from standard input; prints its headers in order, its text, and what the package complains of.
    static let reader = """
        import email, email.policy, json, sys
        message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        defects = [str(d) for d in message.defects] + [str(d) for v in message.values() for d in v.defects]
        sender, = message["From"].addresses
        to, = message["To"].addresses
        print(json.dumps({
            "names": message.keys(), "from": sender.addr_spec, "sender": sender.display_name, "to": to.addr_spec,
            "subject": message["Subject"], "id": message["Message-ID"], "when": int(message["Date"].datetime.timestamp()),
            "auto": message["Auto-Submitted"], "stop": message["List-Unsubscribe"], "type": message.get_content_type(),
            "charset": message.get_content_charset(), "text": message.get_content().replace("\\r\\n", "\\n"), "defects": defects}))
        """

    struct Reading: Decodable {
        var names: [String]
        var from, sender, to, subject, id, auto, stop, type, charset, text: String
        var when: Int64
        var defects: [String]
    }

    static let texts = [
        "Ja", "Bcc: a@example.org", "x\r\nBcc: a@example.org\r\n\r\nText", "=?UTF-8?Q?x?= =?UTF-8?B?eA==?=",
        "a,b;c<d>(e)\"f\"\\\\g", "Größe „eAkte“ 😀, wer hat das schon einmal gemacht und mit welchem Erfolg, bitte?",
        "\u{0}\u{1B}[31m\u{202E}x", ".\r\n.\r\n", "From x\nFrom y", "a=3D b = c ",
        String(repeating: "Größenänderung 😀 ", count: 8),
    ]

    @Test(arguments: texts)
    func `Python reads the texts that were written`(_ text: String) throws {
        let mail = Mail(
            from: try #require(MailAddress("post@allmende.example")), sender: text,
            to: try #require(MailAddress("bauamt@example.org")), subject: text, seconds: 1_795_771_800,
            id: try #require(MailAddress("t-4f0c@allmende.example")),
            unsubscribe: WebAddress(external: "https://allmende.example/abo?x=1&y=2"), text: text)
        let python = try #require(Program("python3"))
        let result = try python.run(["-c", Self.reader], input: mail.bytes)
        #expect(result.status == 0, "\(result.errors)")
        let reading = try JSONDecoder().decode(Reading.self, from: Data(result.output))
        #expect(reading.defects == [])
        var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map {
            Text.neutral(String($0))
        }
        if lines.count > 1 && lines.last?.isEmpty == true { lines.removeLast() }
        // A text of several lines has them in the body alone.
        #expect(Text(reading.subject) == Text(lines.joined(separator: " ")))
        let name = lines.joined(separator: " ")
        if name.utf8.count <= Mail.senderLimit {
            // Python takes runs of blanks in a name for one.
            #expect(Text(reading.sender) == Text(name.replacing("  ", with: " ")))
        } else {
            #expect(reading.sender.hasSuffix("…") && name.hasPrefix(reading.sender.dropLast()))
        }
        #expect(Text(reading.text) == Text(lines.joined(separator: "\n") + "\n"))
        #expect(reading.from == "post@allmende.example" && reading.to == "bauamt@example.org")
        #expect(reading.id == "<t-4f0c@allmende.example>" && reading.when == mail.seconds)
        #expect(reading.auto == "auto-generated" && reading.stop == "<https://allmende.example/abo?x=1&y=2>")
        #expect(reading.type == "text/plain" && reading.charset == "utf-8")
        #expect(
            reading.names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
                "List-Unsubscribe", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ])
    }
}
