internal import Bytes
public import Library
public import Web

/// A message that the hub writes by itself (RFC 5322): a notice to somebody who asked for it.
///
///     Date: Fri, 27 Nov 2026 09:30:00 +0000
///     From: Allmende <post@allmende.example>
///     To: <bauamt@example.org>
///     Subject: =?UTF-8?B?RnJhZ2Ugenu…?=
///     Message-ID: <t-4f0c@allmende.example>
///     Auto-Submitted: auto-generated
///     …
///
/// Headers are made of checked addresses and of texts that are encoded (RFC 2047), so no text can add a header or an addressee. The text
/// is plain, UTF-8 in quoted-printable; characters that nobody sees are written out as `U+XXXX`. The same values give the same bytes.
public struct Mail: Sendable {
    /// Whom it comes from: the hub's address, which errors come back to.
    public var from: MailAddress
    /// What the sender is called; cut after `senderLimit` bytes.
    public var sender: String
    /// Whom it goes to, one alone: nobody sees who else is told.
    public var to: MailAddress
    /// What it is about; one line, cut after `subjectLimit` characters.
    public var subject: String
    /// When it is sent, in seconds since 1970-01-01 00:00 UTC.
    public var seconds: Int64
    /// What it is known by in every mailbox, for good: a word of its own and the hub's name, in the form of an address.
    public var id: MailAddress
    /// Where one stops getting such mail: a page or an address elsewhere (RFC 2369). A path of this server, and what does not fit into a
    /// line, is left out.
    public var unsubscribe: WebAddress?
    /// What it says; cut after `textLimit` bytes.
    public var text: String

    /// The longest subject, in characters.
    public static let subjectLimit = 150
    /// The longest name of a sender, in bytes: what one encoded word holds, because programs have put blanks between those of a name.
    public static let senderLimit = 42
    /// The longest text, in bytes.
    public static let textLimit = 1 << 20

    /// Creates a message.
    public init(
        from: MailAddress, sender: String = "", to: MailAddress, subject: String, seconds: Int64, id: MailAddress,
        unsubscribe: WebAddress? = nil, text: String
    ) {
        (self.from, self.sender, self.to, self.subject) = (from, sender, to, subject)
        (self.seconds, self.id, self.unsubscribe, self.text) = (seconds, id, unsubscribe, text)
    }

    /// The message with CR LF at the ends of its lines. Linear.
    public var bytes: [UInt8] {
        let name = MailText.words(Self.name(sender), after: 6)
        var head = [
            "Date: \(Self.date(seconds))",
            "From: \(name)\(name.isEmpty ? "" : "\r\n ")<\(from)>",
            "To: <\(to)>",
            "Subject: \(MailText.words(Self.oneLine(subject), after: 9))",
            "Message-ID: <\(id)>",
            // Whoever is away does not answer a program (RFC 3834; the second is what Exchange heeds).
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
        ]
        if let unsubscribe, unsubscribe.isExternal, unsubscribe.description.utf8.count <= 900 {
            head.append("List-Unsubscribe: <\(unsubscribe)>")
        }
        head += [
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable", "",
        ]
        var bytes: [UInt8] = []
        for line in head { bytes += Array(line.utf8) + [0x0D, 0x0A] }
        MailText.quotedPrintable(lines, into: &bytes)
        return bytes
    }

    /// The lines of the text.
    private var lines: [String] {
        var text = Array(text.utf8)
        let isCut = text.count > Self.textLimit
        if isCut { text.removeSubrange((text[..<Self.textLimit].lastIndex { $0 & 0xC0 != 0x80 } ?? 0)...) }
        return Self.lines(text).map { Text.neutral($0) } + (isCut ? ["[…]"] : [])
    }

    /// Lines, whatever ended them: CR LF, LF or CR.
    private static func lines(_ text: [UInt8]) -> [String] {
        var lines: [[UInt8]] = [[]]
        var before: UInt8 = 0
        for byte in text {
            if byte == 0x0D || byte == 0x0A && before != 0x0D { lines.append([]) }
            if byte != 0x0D && byte != 0x0A { lines[lines.count - 1].append(byte) }
            before = byte
        }
        if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A sender's name, cut between characters.
    private static func name(_ text: String) -> String {
        let line = oneLine(text)
        if line.utf8.count <= senderLimit { return line }
        var cut = ""
        for scalar in line.unicodeScalars {
            guard cut.utf8.count + UTF8.width(scalar) + "…".utf8.count <= senderLimit else { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut + "…"
    }

    /// A text for a header.
    private static func oneLine(_ text: String) -> String {
        let characters = text.prefix(subjectLimit + 1)
        // A character can be long: a letter with a thousand accents.
        let scalars = characters.prefix(subjectLimit).unicodeScalars.prefix(subjectLimit * 4)
        let line = lines(Array(String(String.UnicodeScalarView(scalars)).utf8)).joined(separator: " ")
        return Text.neutral(line) + (characters.count > subjectLimit ? "…" : "")
    }

    /// "Fri, 27 Nov 2026 09:30:00 +0000"; years of four digits.
    private static func date(_ seconds: Int64) -> String {
        let seconds = min(max(seconds, 0), 253_402_300_799)
        let day = Day(seconds: seconds)
        let (year, month, number) = day.civil
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = seconds % 86_400
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        return "\(weekdays[Int(day.number % 7)]), \(two(number)) \(months[Int(month) - 1]) \(year) \(clock) +0000"
    }
}
