import Bytes
import Templates
import Testing

@testable import Web

/// Reads a calendar the way RFC 5545 says, for the tests: lines, unfolded, then names and values.
struct CalendarLines {
    let folded: [[UInt8]]
    let lines: [(name: String, value: String)]

    init(_ bytes: [UInt8]) {
        let pieces = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\u{1}").split(
            separator: "\u{1}", omittingEmptySubsequences: false)
        folded = pieces.map { Array($0.utf8) }
        var whole: [String] = []
        for piece in pieces.dropLast() {
            if piece.hasPrefix(" "), let last = whole.popLast() {
                whole.append(last + piece.dropFirst())
            } else {
                whole.append(String(piece))
            }
        }
        lines = whole.map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count == 2 ? String(parts[1]) : "")
        }
    }

    subscript(_ name: String) -> [String] { lines.filter { $0.name == name }.map(\.value) }

    /// The text that an escaped value stands for.
    static func text(_ value: String) -> String {
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                text.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

@Suite("A calendar of events")
struct CalendarTests {
    static func event(_ text: String) throws -> ICalendarFeed.Event {
        let start = try #require(WallTime(year: 2026, month: 12, day: 3, hour: 10, minute: 0))
        let when = try #require(ICalendarFeed.When(start: start))
        var event = ICalendarFeed.Event(uid: text, stamp: 0, when: when, summary: text)
        event.description = text
        event.location = text
        event.categories = [text, "fest", text]
        return event
    }

    @Test func `A calendar is these bytes`() throws {
        let start = try #require(WallTime(year: 2026, month: 12, day: 3, hour: 10, minute: 5))
        let end = try #require(WallTime(year: 2026, month: 12, day: 3, hour: 11, minute: 30))
        var talk = ICalendarFeed.Event(
            uid: "t-4f0c@allmende.invalid", sequence: 2, stamp: 1_795_771_800,
            when: try #require(ICalendarFeed.When(start: start, end: end)),
            summary: "Austausch zur eAkte; Fragen, Antworten und was die Kreise dazu meinen: für alle")
        talk.description = "Erstens\nZweitens \\ Drittens"
        talk.location = "Videokonferenz"
        talk.url = FeedLink("https://allmende.example/termine/t-4f0c?x=1,2;3")
        talk.categories = ["eAkte", "Kommune, klein"]
        let first = try #require(Day(year: 2026, month: 12, day: 31))
        var days = ICalendarFeed.Event(
            uid: "t-4f0d@allmende.invalid", stamp: 1_795_771_800,
            when: try #require(ICalendarFeed.When(day: first, through: Day(number: first.number + 1))),
            summary: "Jahreswechsel")
        days.status = .cancelled
        let expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Allmende//Termine//DE
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Termine\\, öffentlich
            X-WR-CALNAME:Termine\\, öffentlich
            REFRESH-INTERVAL;VALUE=DURATION:PT6H
            X-PUBLISHED-TTL:PT6H
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19960331T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:t-4f0c@allmende.invalid
            DTSTAMP:20261127T093000Z
            SEQUENCE:2
            STATUS:CONFIRMED
            SUMMARY:Austausch zur eAkte\\; Fragen\\, Antworten und was die Kreise dazu me
             inen: für alle
            DTSTART;TZID=Europe/Berlin:20261203T100500
            DTEND;TZID=Europe/Berlin:20261203T113000
            DESCRIPTION:Erstens\\nZweitens \\\\ Drittens
            LOCATION:Videokonferenz
            URL:https://allmende.example/termine/t-4f0c?x=1,2;3
            CATEGORIES:eAkte,Kommune\\, klein
            END:VEVENT
            BEGIN:VEVENT
            UID:t-4f0d@allmende.invalid
            DTSTAMP:20261127T093000Z
            SEQUENCE:0
            STATUS:CANCELLED
            SUMMARY:Jahreswechsel
            DTSTART;VALUE=DATE:20261231
            DTEND;VALUE=DATE:20270102
            END:VEVENT
            END:VCALENDAR

            """
        let feed = ICalendarFeed(title: "Termine, öffentlich", events: [talk, days])
        #expect(String(decoding: feed.bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: hostileTexts + calendarTexts)
    func `A calendar holds texts that try to be more as the texts that they are`(_ text: String) throws {
        let lines = CalendarLines(ICalendarFeed(title: text, events: [try Self.event(text)]).bytes)
        let oneLine = FeedSite.shown(text, lineBreak: " ")
        #expect(lines["UID"].map(CalendarLines.text) == [oneLine])
        #expect(lines["SUMMARY"].map(CalendarLines.text) == [oneLine])
        #expect(lines["LOCATION"].map(CalendarLines.text) == [oneLine])
        #expect(lines["NAME"].map(CalendarLines.text) == [oneLine])
        #expect(lines["DESCRIPTION"].map(CalendarLines.text) == [FeedSite.shown(text, lineBreak: "\n")])
        #expect(
            lines["CATEGORIES"].map(CalendarLines.text) == [oneLine.isEmpty ? "fest" : "\(oneLine),fest,\(oneLine)"])
        // No line but those that every calendar has.
        let plain = CalendarLines(ICalendarFeed(title: "x", events: [try Self.event("x")]).bytes)
        #expect(lines.lines.map(\.name) == plain.lines.map(\.name))
    }

    @Test(arguments: 0..<80)
    func `A calendar has lines of at most 75 bytes, none divided inside a character or an escape`(_ lead: Int) throws {
        let text = String(repeating: "a", count: lead) + String(repeating: "ä€😀\\,;x", count: 40)
        let lines = CalendarLines(ICalendarFeed(title: "x", events: [try Self.event(text)]).bytes)
        #expect(lines["SUMMARY"].map(CalendarLines.text) == [text])
        for line in lines.folded {
            #expect(line.count <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
            // An escape begins with an odd backslash.
            #expect(line.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 0)
        }
        // Folded as late as possible: no line could have taken the next character of at most four bytes, or escape.
        let summary = lines.folded.drop { !$0.starts(with: Array("SUMMARY".utf8)) }
        for (line, next) in zip(summary, summary.dropFirst()) where next.first == UInt8(ascii: " ") {
            #expect(line.count > 71)
        }
    }

    @Test func `A calendar takes times that a clock can show, from 1996 on, and ends that are after the start`() throws
    {
        #expect(WallTime(year: 1996, month: 1, day: 1, hour: 0, minute: 0)?.compact == "19960101T000000")
        #expect(WallTime(year: 9998, month: 12, day: 31, hour: 23, minute: 59)?.compact == "99981231T235900")
        for (year, month, day, hour, minute) in [
            (1995, 12, 31, 0, 0), (9999, 1, 1, 0, 0), (2026, 2, 29, 0, 0), (2026, 13, 1, 0, 0), (2026, 1, 1, 24, 0),
            (2026, 1, 1, 0, 60), (2026, 1, 1, -1, 0), (.max, .max, .max, .max, .max), (.min, 1, 1, 0, 0),
        ] {
            #expect(WallTime(year: year, month: month, day: day, hour: hour, minute: minute) == nil)
        }
        let start = try #require(WallTime(year: 2026, month: 1, day: 1, hour: 9, minute: 30))
        #expect(ICalendarFeed.When(start: start, end: start) == nil)
        let first = start.day
        #expect(ICalendarFeed.When(day: first, through: Day(number: first.number - 1)) == nil)
        for number in [Int64.min, 0, 1 << 40, .max] {
            #expect(ICalendarFeed.When(day: Day(number: number)) == nil)
        }
    }

    @Test func `A calendar takes any number for moments and changes`() throws {
        var event = try Self.event("x")
        for (stamp, written) in [
            (Int64.min, "19700101T000000Z"), (-1, "19700101T000000Z"), (951_827_696, "20000229T123456Z"),
            (.max, "99991231T235959Z"),
        ] {
            event.stamp = stamp
            #expect(CalendarLines(ICalendarFeed(title: "x", events: [event]).bytes)["DTSTAMP"] == [written])
        }
        for (sequence, written) in [(Int.min, "0"), (7, "7"), (.max, "2147483647")] {
            event.sequence = sequence
            #expect(CalendarLines(ICalendarFeed(title: "x", events: [event]).bytes)["SEQUENCE"] == [written])
        }
    }

    @Test(arguments: hostileTexts + ["mailto:a@b.example", "//x", "/x", "file:///x"])
    func `Links lead to http and https only`(_ text: String) { #expect(FeedLink(text) == nil) }

    @Test func `Links to pages of the same server keep its scheme, host and port`() throws {
        let feed = try #require(FeedLink("https://allmende.example:8443/a/b?c=/d#e"))
        let page = try #require(WebAddress.root.appending("ä")?.query("q", "x y"))
        #expect(feed.link(to: page)?.description == "https://allmende.example:8443/%C3%A4?q=x%20y")
        #expect(FeedLink("http://a?b")?.link(to: .root)?.description == "http://a/")
        let elsewhere = try #require(WebAddress(external: "http://b.example/c"))
        #expect(feed.link(to: elsewhere)?.description == "http://b.example/c")
        #expect(WebAddress(external: "mailto:a@b.example").flatMap { feed.link(to: $0) } == nil)
    }
}

/// Texts that mean something in a calendar.
let calendarTexts = [
    "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "x\nATTACH:file:///etc/passwd", "\\", "\\n", "a\\,b;c,d\\", ",,;;",
    "X;Y=\"z\":w",
    "\r\r\n\n\r", " vorn und hinten ", String(repeating: "😀", count: 200),
    String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 12),
]
