import Bytes
import Files
import Foundation
import Hub
import Journal
import Library
import Net
import Objects
import Store
import TestSupport
import Testing
import Web

// What tests of proposals do over and over.

extension SiteStage {
    static let template = "vorlagen/beschaffung/ausschreibung-it"
    /// "Verhandlungsrunden" in that template, and the template.
    static let node = "01d4y95my8"
    static let templateID = "x3bj342cf1"

    /// A file of the library as it is now.
    func file(_ path: String) throws -> String {
        let content = Starter.files.first { $0.path == path }?.content
        return try #require(content)
    }

    /// Proposes, as a program does, another duration and advice for one task; the beginning of its name.
    @discardableResult
    func propose(
        _ title: String, days: Int = 15, advice: String = "Nur im Verhandlungsverfahren.", text: String? = nil,
        page: String? = nil, by member: Member? = nil
    ) throws -> String {
        var changes: [(path: String, content: String)] = []
        if let page {
            changes.append(("\(Self.template)/erfahrungen/\(page).md", "# \(page)\n"))
        } else {
            let path = "\(Self.template)/struktur.json"
            let old = try file(path)
            let start = try #require(old.range(of: "\"\(Self.node)\": {"))
            let end = try #require(old.range(of: "\"herkunft\"", range: start.upperBound..<old.endIndex))
            let node = old[start.lowerBound..<end.lowerBound]
                .replacingOccurrences(of: "\"wert\": 15", with: "\"wert\": \(days)")
                .replacingOccurrences(
                    of: "Nur im Verhandlungsverfahren oder bei der Verhandlungsvergabe.", with: advice)
            changes.append((path, old.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: node)))
        }
        var json = JSONWriter()
        json.beginObject()
        json.name("titel")
        json.string(title)
        if let text {
            json.name("text")
            json.string(text)
        }
        json.name("basis")
        json.string(try #require(try hub.library?.refs.head().id?.description))
        json.name("aenderungen")
        json.beginArray()
        for change in changes {
            json.beginObject()
            json.name("pfad")
            json.string(change.path)
            json.name("inhalt")
            json.string(change.content)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        let key = (member ?? contributor).key
        var request = HTTPClientRequest(
            "POST", try URLParts(server.url + "api/proposals"),
            HTTPFields([("Authorization", "Bearer \(key)"), ("Content-Type", "application/json")]))
        request.body = .bytes(json.finish())
        let response = try HTTPClient().send(request)
        let body = try response.wholeBody()
        try #require(response.status == 201, "\(String(decoding: body, as: UTF8.self))")
        return String(try #require(try JSON(parsing: body)["id"]?.string).prefix(8))
    }

    /// Gives a verdict by the pages: form, preview, publishing.
    @discardableResult
    func review(
        _ proposal: String, _ verdict: String, _ text: String = "", comments: [(String, String)] = [],
        by browser: Browser
    ) throws -> Browser.Answer {
        let form = try browser.get("/vorschlaege/\(proposal)/pruefen")
        var fields = [
            ("stand", form.value(of: "stand")), ("urteil", verdict), ("text", text),
            ("zeilen", "\(max(1, comments.count))"),
        ]
        for (number, comment) in comments.enumerated() {
            fields += [("stelle\(number + 1)", comment.0), ("anmerkung\(number + 1)", comment.1)]
        }
        let preview = try browser.post("/vorschlaege/\(proposal)/pruefen", fields)
        guard preview.status == 200 else { return preview }
        return try browser.post("/vorschlaege/\(proposal)/pruefen", fields + [("tun", "senden")])
    }

    /// Accepts a proposal by the pages.
    @discardableResult
    func accept(_ proposal: String, by browser: Browser) throws -> Browser.Answer {
        let page = try browser.get("/vorschlaege/\(proposal)/annehmen")
        return try browser.post("/vorschlaege/\(proposal)/annehmen", [("stand", page.value(of: "stand"))])
    }

    /// Writes a page where a browser is to look at it.
    func keep(_ name: String, _ answer: Browser.Answer) throws {
        guard let target = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return }
        let place = Path(target) / "vorschlaege"
        try FileSystem.makeDirectories(place)
        try FileSystem.replace(place / "\(name).html", with: Array(answer.text.utf8))
        try FileSystem.replace(Path(target) / "stil.css", with: Stylesheet.css)
        try FileSystem.replace(Path(target) / "zeichen.svg", with: Stylesheet.icon)
    }
}

extension Browser.Answer {
    /// What a hidden or text field of the page holds; empty for none.
    func value(of name: String) -> String {
        guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// All hidden fields of the page, without the token.
    var hidden: [(String, String)] {
        var found: [(String, String)] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "<input type=\"hidden\" name=\"") {
            rest = rest[start.upperBound...]
            let name = String(rest.prefix { $0 != "\"" })
            guard let value = rest.firstRange(of: "value=\"") else { break }
            rest = rest[value.upperBound...]
            let text = rest.prefix { $0 != "\"" }
            let plain = text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
                .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
            if name != "marke" { found.append((name, plain)) }
        }
        return found
    }
}
