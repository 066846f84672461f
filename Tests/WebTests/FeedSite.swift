import Bytes
import Foundation
import Templates
import Testing

@testable import Web

/// Feeds as files, and what other programs must read in them (`.ci/feeds`).
enum FeedSite {
    /// What is read of a text: no character that nobody sees, every kind of line break as one.
    static func shown(_ text: String, lineBreak: String) -> String {
        // Scalar by scalar: CR LF is one character of a string, and not always the one that is meant.
        let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]
        var shown = ""
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if breaks.contains(scalar) {
                if !(before == "\r" && scalar == "\n") { shown += lineBreak }
            } else if scalar == "\t" {
                shown += " "
            } else if !HTMLText.isUnsafe(scalar) {
                shown.unicodeScalars.append(scalar)
            }
            before = scalar
        }
        return shown
    }

    /// An event as others must read it; times are local, days have no hour.
    struct Expected {
        var event: ICalendarFeed.Event
        var start: String
        var end: String?
    }

    static func clock(_ start: String, _ end: String?, _ event: ICalendarFeed.Event) throws -> Expected {
        var event = event
        event.when = try #require(ICalendarFeed.When(start: wall(start), end: end.map { try wall($0) }))
        return Expected(event: event, start: start, end: end)
    }

    static func wall(_ text: String) throws -> WallTime {
        let numbers = text.split { $0 == "-" || $0 == "T" || $0 == ":" }.compactMap { Int($0) }
        try #require(numbers.count == 5)
        return try #require(
            WallTime(year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4]))
    }

    static func plainEvents() throws -> [Expected] {
        func event(_ name: String, _ summary: String) throws -> ICalendarFeed.Event {
            var event = try CalendarTests.event(summary)
            event.uid = "\(name)@allmende.invalid"
            event.stamp = 1_795_771_800
            event.sequence = name.utf8.count
            event.description = "Was: \(summary)\n\nFragen vorab, bitte; danke."
            event.location = "Rathaus, Raum 3"
            event.url = FeedLink("https://allmende.example/termine/\(name)")
            event.categories = ["eAkte", "Kommune, klein"]
            return event
        }
        var days = try event("tage", "Fachtage")
        let first = try #require(Day(year: 2026, month: 12, day: 30))
        days.when = try #require(ICalendarFeed.When(day: first, through: Day(number: first.number + 2)))
        var gone = try event("abgesagt", "Fällt aus")
        gone.status = .cancelled
        return [
            try clock("2026-12-03T10:05", "2026-12-03T11:30", event("winter", "Austausch zur eAkte")),
            try clock("2027-07-01T00:00", "2027-07-02T00:00", event("sommer", "Sommerabend; lang")),
            try clock("2026-03-29T01:30", "2026-03-29T03:30", event("fruehling", "Über die Umstellung, kurz")),
            try clock("2026-10-25T00:30", "2026-10-25T04:00", event("herbst", "Über die Umstellung, lang")),
            try clock(
                "2026-12-04T23:59", nil, event("offen", String(repeating: "Größenänderungsöffnung ", count: 9) + "!")),
            Expected(event: days, start: "2026-12-30", end: "2027-01-02"),
            try clock("2026-12-05T08:00", "2026-12-05T09:00", gone),
        ]
    }

    static func hostileEvents() throws -> [Expected] {
        try (hostileTexts + calendarTexts + atomTexts).enumerated().map { index, text in
            var event = try CalendarTests.event(text)
            event.uid = "feindlich-\(index)"
            return try clock("2026-12-06T10:00", "2026-12-06T11:00", event)
        }
    }

    static func atom(_ texts: [String]) throws -> AtomFeed {
        let page = try #require(FeedLink("https://allmende.example/austausch"))
        var feed = AtomFeed(
            id: try #require(FeedID("tag:allmende.example,2026:austausch")), title: texts[0], updated: 1_795_771_800,
            author: "Starterbibliothek", ownLink: try #require(FeedLink("https://allmende.example/austausch.atom")),
            page: page)
        for (index, text) in texts.enumerated() {
            var entry = AtomFeed.Entry(
                id: try #require(FeedID("tag:allmende.example,2026:beitrag/\(index)")), title: text,
                updated: 1_795_771_800 - Int64(index) * 86_399,
                link: try #require(page.link(to: Starter.address("austausch/\(index)"))), content: .text(text))
            entry.author = text
            entry.categories = [text]
            if index % 2 == 1 {
                entry.content = .html(
                    Markdown.html("## Frage\n\n\(text)\n\n[Vorlage](vorlage:v1)") { _ in Starter.address("vorlagen/x") }
                )
            }
            feed.entries.append(entry)
        }
        return feed
    }

    static func files() throws -> [(name: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        var json = JSONWriter()
        json.beginObject()
        json.name("kalender")
        json.beginArray()
        for (name, events) in [("termine", try plainEvents()), ("feindlich", try hostileEvents())] {
            let title = events[0].event.summary
            files.append(("\(name).ics", ICalendarFeed(title: title, events: events.map(\.event)).bytes))
            json.beginObject()
            json.name("datei")
            json.string("\(name).ics")
            json.name("titel")
            json.string(shown(title, lineBreak: " "))
            json.name("termine")
            json.beginArray()
            for event in events { write(event, to: &json) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.name("meldungen")
        json.beginArray()
        let plain = ["Wer hat Scanner & Gerät?", "Änderung an „eAkte“", "Zum Schluss"]
        for (name, texts) in [("austausch", plain), ("feindlich", hostileTexts + calendarTexts + atomTexts)] {
            let feed = try atom(texts)
            files.append(("\(name).atom", feed.bytes))
            write(feed, "\(name).atom", to: &json)
        }
        json.endArray()
        json.endObject()
        files.append(("erwartet.json", json.finish()))
        return files
    }

    static func write(_ expected: Expected, to json: inout JSONWriter) {
        let event = expected.event
        json.beginObject()
        for (name, value) in [
            ("kennung", event.uid), ("beginn", expected.start), ("zustand", event.status.rawValue),
            ("titel", shown(event.summary, lineBreak: " ")), ("ort", shown(event.location, lineBreak: " ")),
            ("beschreibung", shown(event.description, lineBreak: "\n")),
        ] {
            json.name(name)
            json.string(value)
        }
        json.name("ende")
        json.string(expected.end)
        json.name("adresse")
        json.string(event.url?.description)
        json.name("folge")
        json.integer(event.sequence)
        json.name("stempel")
        json.integer(event.stamp)
        json.name("schlagwoerter")
        json.beginArray()
        for category in event.categories.map({ shown($0, lineBreak: " ") }) where !category.isEmpty {
            json.string(category)
        }
        json.endArray()
        json.endObject()
    }

    static func write(_ feed: AtomFeed, _ file: String, to json: inout JSONWriter) {
        json.beginObject()
        for (name, value) in [
            ("datei", file), ("kennung", feed.id.description), ("titel", AtomTests.shown(feed.title).string),
            ("verfasser", feed.author), ("selbst", feed.ownLink.description), ("seite", feed.page.description),
        ] {
            json.name(name)
            json.string(value)
        }
        json.name("geaendert")
        json.integer(feed.updated)
        json.name("eintraege")
        json.beginArray()
        for entry in feed.entries {
            json.beginObject()
            for (name, value) in [
                ("kennung", entry.id.description), ("titel", AtomTests.shown(entry.title).string),
                ("verfasser", AtomTests.shown(entry.author).string), ("seite", entry.link.description),
                ("schlagwort", AtomTests.shown(entry.categories[0]).string),
            ] {
                json.name(name)
                json.string(value)
            }
            json.name("geaendert")
            json.integer(entry.updated)
            json.name("art")
            switch entry.content {
            case .text: json.string("text/plain")
            case .html(let html):
                json.string("text/html")
                json.name("html")
                json.string(String(decoding: html, as: UTF8.self))
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}

@Suite("All feeds as files")
struct FeedSiteTests {
    @Test(.enabled(if: SiteTests.target != nil, "set ALLMENDE_PAGES to a directory"))
    func `Feeds are written for other programs to read`() throws {
        let target = URL(filePath: try #require(SiteTests.target)).appending(path: "feeds")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        for (name, bytes) in try FeedSite.files() { try Data(bytes).write(to: target.appending(path: name)) }
    }
}
