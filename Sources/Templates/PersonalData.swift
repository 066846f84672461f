import Bytes

/// Finds what points to a person in a text: e-mail addresses, German telephone numbers, "Frau" or "Herr" with a name.
///
/// A telephone number is one of
///
///     +49 2202 14-0     0049 2202 140     a sign for abroad, then 8 to 15 digits
///     02202 14-0        (0 22 02) 14-0    an area code from 01 to 09 set off by blank, hyphen, slash or bracket, 7 to 14 digits
///     022021400                           the same in one piece, 9 to 13 digits
///     Tel. 14 00 12     Durchwahl 140     digits after a word for telephone
///
/// and never what has a letter, a hyphen, a point or a slash directly before it (TR-03138, 01.02.2026, 11/0815), twelve
/// digits that can be an Amtlicher Regionalschlüssel, or the number of a Technische Richtlinie. Numbers that do not begin with 0 or +
/// (35 000, § 72 Abs. 3, LeiKa keys) are looked at only after a word for telephone. The public service number 115 is nobody's.
/// Addresses below example.org, example.com, example.net, .example, .invalid and .test are nobody's either (RFC 2606).
struct PersonalData {
    /// What was found.
    struct Match: Hashable {
        let code: Finding.Code
        let text: String
        let line: Int
        /// Where it stands in the text with odd blanks and dashes made plain, in bytes.
        let range: Range<Int>
    }

    private let bytes: [UInt8]
    private var matches: [Match] = []
    /// How far lines have been counted, so that many matches cost no more than one walk.
    private var counted = (offset: 0, line: 1)
    /// The most matches of a kind; nobody reads more.
    private static let limit = 200

    /// What there is in a text, of each kind from front to back, at most 200. Linear.
    static func find(in text: String, phones: Bool = true) -> [Match] {
        var search = PersonalData(text)
        search.findAddresses()
        if phones { search.findNumbers() }
        search.findNames()
        return search.matches
    }

    /// A text in which words stand for what points to a person, and what it was.
    static func removed(from text: String) -> (text: String, found: [String]) {
        var search = PersonalData(text)
        search.findAddresses()
        search.findNumbers()
        search.findNames()
        if search.matches.isEmpty { return (text, []) }
        var plain: [UInt8] = []
        var end = 0
        for match in search.matches.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where match.range.lowerBound >= end {
            plain += search.bytes[end..<match.range.lowerBound]
            switch match.code {
            case .email: plain += Array("[E-Mail]".utf8)
            case .phone: plain += Array("[Telefon]".utf8)
            default: plain += Array("[Person]".utf8)
            }
            end = match.range.upperBound
        }
        plain += search.bytes[end...]
        return (String(decoding: plain, as: UTF8.self), search.matches.map(\.text))
    }

    /// Odd blanks and dashes are made plain first, so that one rule fits all spellings.
    private init(_ text: String) {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2007, 0x2009, 0x202F: plain.append(0x20)
            case 0x2010...0x2013: plain.append(UInt8(ascii: "-"))
            default: plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes = plain
    }

    private mutating func add(_ code: Finding.Code, _ range: Range<Int>) {
        if range.lowerBound < counted.offset { counted = (0, 1) }
        counted.line += bytes[counted.offset..<range.lowerBound].count { $0 == 0x0A }
        counted.offset = range.lowerBound
        matches.append(
            Match(
                code: code, text: String(decoding: bytes[range], as: UTF8.self), line: counted.line, range: range))
    }

    /// Whether there are enough matches, counted from where a kind began.
    private func isEnough(_ before: Int) -> Bool { matches.count - before >= Self.limit }

    // MARK: Addresses

    private mutating func findAddresses() {
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") && !isEnough(0) {
            var start = at
            while start > 0, at - start < 64, isAddressByte(bytes[start - 1]) { start -= 1 }
            var end = at + 1
            while end < bytes.count, end - at < 255, isDomainByte(bytes[end]) { end += 1 }
            while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
            let labels = bytes[(at + 1)..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard start < at, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
                last.count > 1, last.allSatisfy({ isLetter($0) }), !isReserved(labels)
            else { continue }
            add(.email, start..<end)
        }
    }

    private func isReserved(_ labels: [ArraySlice<UInt8>]) -> Bool {
        let names = labels.suffix(2).map { String(decoding: $0, as: UTF8.self).lowercased() }
        if ["example", "invalid", "test"].contains(names[1]) { return true }
        return names[0] == "example" && ["org", "com", "net"].contains(names[1])
    }

    // MARK: Numbers

    /// Digits with what may stand between them.
    private struct Run {
        var groups: [Int] = []
        var digits = 0
        var end: Int
        var hasSlash = false
    }

    private mutating func findNumbers() {
        var at = 0
        let before = matches.count
        while at < bytes.count && !isEnough(before) {
            if let end = service(at) {
                at = end
            } else if let word = telephoneWord(at), let found = numberAfterWord(word.end, fewest: word.fewest) {
                add(.phone, found)
                at = found.upperBound
            } else if let end = number(at) {
                add(.phone, at..<end)
                at = end
            } else {
                at += 1
            }
        }
    }

    /// The end of the LeiKa key that begins here, in one piece or in groups, or nil.
    private func service(_ start: Int) -> Int? {
        guard bytes[start] == 0x39, start + 1 < bytes.count, bytes[start + 1] == 0x39, isFree(start) else { return nil }
        let run = run(start, points: false)
        return run.digits == 14 ? run.end : nil
    }

    /// The end of the telephone number that begins here, or nil.
    private func number(_ start: Int) -> Int? {
        var first = start
        if bytes[first] == UInt8(ascii: "(") { first += 1 }
        guard first < bytes.count, isFree(start) else { return nil }
        if bytes[first] == UInt8(ascii: "+") {
            guard first + 1 < bytes.count, (0x31...0x39).contains(bytes[first + 1]) else { return nil }
            let run = run(first + 1, points: true)
            return (8...15).contains(run.digits) ? run.end : nil
        }
        guard bytes[first] == 0x30, first + 1 < bytes.count, !isGuideline(start) else { return nil }
        let run = run(first, points: false)
        if bytes[first + 1] == 0x30 {
            guard first + 2 < bytes.count, (0x31...0x39).contains(bytes[first + 2]) else { return nil }
            return (10...17).contains(run.digits) ? run.end : nil
        }
        if run.groups[0] == 1 {
            // The old spelling in pairs of digits: 0 22 02 / 14 00.
            guard run.groups.count >= 4, run.groups[1] == 2, run.groups[2] <= 2 else { return nil }
            return run.hasSlash && (8...14).contains(run.digits) ? run.end : nil
        }
        if run.groups.count == 1 {
            if run.digits == 12 && canBeRegion(first) { return nil }
            return (9...13).contains(run.digits) ? run.end : nil
        }
        return (3...6).contains(run.groups[0]) && (7...14).contains(run.digits) ? run.end : nil
    }

    private func run(_ start: Int, points: Bool) -> Run {
        var run = Run(end: start)
        var at = start
        while at < bytes.count {
            let group = at
            while at < bytes.count, isDigit(bytes[at]) { at += 1 }
            run.groups.append(at - group)
            run.digits += at - group
            run.end = at
            let gap = at
            while at < bytes.count, at - gap < 3, isSeparator(bytes[at], points) { at += 1 }
            guard at > gap, at < bytes.count, isDigit(bytes[at]), run.digits < 20 else { break }
            if bytes[gap..<at].contains(where: {
                $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ")")
            }) {
                run.hasSlash = true
            }
        }
        return run
    }

    private static let words: [([UInt8], Int)] = [
        ("telefonnummer", 5), ("telefon", 5), ("tel", 5), ("telefax", 5), ("fon", 5), ("fax", 5), ("mobil", 5),
        ("handy", 5), ("rufnummer", 5), ("durchwahl", 2),
    ].map { (Array($0.0.utf8), $0.1) }

    /// The word for telephone that stands here, and the fewest digits that make a number after it.
    private func telephoneWord(_ start: Int) -> (end: Int, fewest: Int)? {
        guard start == 0 || !isWordByte(bytes[start - 1]) else { return nil }
        switch bytes[start] | 0x20 {
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "r"),
            UInt8(ascii: "d"):
            break
        default: return nil
        }
        for (word, fewest) in Self.words where bytes.count - start > word.count {
            let end = start + word.count
            if !isWordByte(bytes[end]), bytes[start..<end].elementsEqual(word, by: { $0 | 0x20 == $1 }) {
                return (end, fewest)
            }
        }
        return nil
    }

    private func numberAfterWord(_ end: Int, fewest: Int) -> Range<Int>? {
        var at = end
        while at < bytes.count, at - end < 7, ". :-Nr".utf8.contains(bytes[at]) { at += 1 }
        guard at > end, at < bytes.count else { return nil }
        let first = bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "(") ? at + 1 : at
        guard first < bytes.count, isDigit(bytes[first]) else { return nil }
        let run = run(first, points: false)
        return run.digits >= fewest ? at..<run.end : nil
    }

    /// Whether nothing directly before a place makes the digits part of something else.
    private func isFree(_ start: Int) -> Bool {
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        return !isWordByte(before) && !"-./,+§#=_".utf8.contains(before)
    }

    /// Whether "TR " stands before: the number of a Technische Richtlinie.
    private func isGuideline(_ start: Int) -> Bool {
        start >= 3 && bytes[start - 3..<start].elementsEqual("TR ".utf8)
    }

    /// Whether twelve digits begin as an Amtlicher Regionalschlüssel does: Land 01 to 16, and for most Länder the
    /// Regierungsbezirke they have.
    private func canBeRegion(_ start: Int) -> Bool {
        let land = Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30)
        let district = bytes[start + 2] - 0x30
        switch land {
        case 3, 8: return (1...4).contains(district)
        case 5: return [1, 3, 5, 7, 9].contains(district)
        case 6: return (4...6).contains(district)
        case 7: return (1...3).contains(district)
        case 9: return (1...7).contains(district)
        case 14: return (5...7).contains(district)
        case 1, 2, 4, 10...13, 15, 16: return district == 0
        default: return false
        }
    }

    // MARK: Names

    private mutating func findNames() {
        for title in ["Frau", "Herr", "Herrn"] {
            let word = Array(title.utf8)
            let before = matches.count
            for start in bytes.indices where bytes[start] == word[0] && bytes[start...].starts(with: word) {
                if isEnough(before) { break }
                guard start == 0 || !isWordByte(bytes[start - 1]) else { continue }
                var at = start + word.count
                guard at < bytes.count, bytes[at] == 0x20 else { continue }
                at += 1
                for degree in ["Prof. ", "Dr. "] where bytes[at...].starts(with: degree.utf8) {
                    at += degree.utf8.count
                }
                var end = at
                while end < bytes.count, isWordByte(bytes[end]), !isDigit(bytes[end]) { end += 1 }
                guard end - at > 2, (0x41...0x5A).contains(bytes[at]) || bytes[at] == 0xC3 else { continue }
                add(.person, start..<end)
            }
        }
    }

    // MARK: Bytes

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte >= 0x80 }
    private func isAddressByte(_ byte: UInt8) -> Bool { isWordByte(byte) || "._%+-".utf8.contains(byte) }
    private func isDomainByte(_ byte: UInt8) -> Bool {
        isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
    private func isSeparator(_ byte: UInt8, _ points: Bool) -> Bool {
        " -/()".utf8.contains(byte) || points && byte == UInt8(ascii: ".")
    }
}
