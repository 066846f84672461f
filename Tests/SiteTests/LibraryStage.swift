import Files
import Foundation
import Hub
import Library
import Net
import Objects
import Store
import Templates
import TestSupport
import Testing
import Web

// What tests of the library's pages and of the workbench do over and over.

extension SiteStage {
    /// Publishes another version of the eAkte template, as accepting a proposal does, without the proposal.
    func publish(_ edit: (inout Vorlagenmappe) throws -> Void) throws {
        let repository = try #require(hub.library)
        let who = try #require(
            Organisation(ars: "053780000000", name: "Rheinisch-Bergischer Kreis", id: "k-9876543210"))
        let desk = try Replica(repository, organisation: who, at: .organisation("053780000000"))
        let path = try #require(TemplatePath(themenfeld: "dokumentenmanagement", slug: "eakte-einfuehrung"))
        var draft = try desk.beginDraft(of: path)
        _ = try desk.revise(draft, seen: draft.commit, edit)
        draft = try #require(try desk.draft(of: path))
        let (_, commit) = try desk.proposalVersion(of: draft, note: "Neue Fassung")
        try desk.putAway(draft)
        let main = try #require(RefName("refs/heads/main"))
        let edit = RefEdit(main, expected: .id(try #require(try repository.refs.id(main))), to: .id(commit))
        #expect(
            try repository.refs.apply([edit], identity: who.signature(seconds: 1_800_000_000), logsNew: true)[0] == nil)
    }

    /// Durations of tasks, one after the other.
    func publish(_ durations: [(ElementID, Int)]) throws {
        try publish { mappe in for (id, days) in durations { mappe.struktur.knoten[id]?.dauer = Dauer(days) } }
    }

    /// Tasks of the eAkte template that have a duration, without the one that tests change themselves.
    func tasks() throws -> [ElementID] {
        let repository = try #require(hub.library)
        let path = try #require(TemplatePath(themenfeld: "dokumentenmanagement", slug: "eakte-einfuehrung"))
        let head = try #require(try repository.refs.head().id)
        let mappe = try #require(try PublishedLibrary(repository, head).template(path)).mappe.get()
        return Gliederung(mappe.struktur).eintraege.filter(\.istBlatt).map(\.id).filter {
            mappe.struktur.knoten[$0]?.dauer?.wert ?? 0 > 1 && $0.description != Eakte.task
        }
    }

    /// Makes a variant of the eAkte template by the pages; its address.
    func makeVariant(by browser: Browser, name: String = "eakte", passing: String = "frei") throws -> String {
        let page = try browser.get(Eakte.page + "/ortsvariante")
        try #require(page.status == 200)
        var fields = page.fields(of: Eakte.page + "/ortsvariante")
        fields.set("name", name)
        fields.set("frage-aemter", "Hauptamt\nBauamt")
        fields.set("weitergabe", passing)
        let made = try browser.post(Eakte.page + "/ortsvariante", fields.all)
        try #require(made.status == 303, "\(made.text.prefix(3000))")
        return made.location
    }

    /// Shares a variant by the pages.
    func share(_ variant: String, by browser: Browser) throws {
        let way = variant + "/teilen"
        var fields = try browser.get(way).fields(of: way)
        fields.set("geprueft", "ja")
        let sent = try browser.post(way, fields.all)
        try #require(sent.status == 303, "\(sent.text.prefix(3000))")
    }

    /// Writes a page where a browser is to look at it.
    func look(_ name: String, _ answer: Browser.Answer) throws {
        guard let target = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return }
        let place = Path(target) / "bibliothek"
        try FileSystem.makeDirectories(place)
        try FileSystem.replace(place / "\(name).html", with: Array(answer.text.utf8))
        try FileSystem.replace(Path(target) / "stil.css", with: Stylesheet.css)
        try FileSystem.replace(Path(target) / "zeichen.svg", with: Stylesheet.icon)
    }
}

/// What a form would send.
struct FormFields {
    private(set) var all: [(String, String)] = []

    mutating func add(_ name: String, _ value: String) { all.append((name, value)) }

    /// Gives a field one value.
    mutating func set(_ name: String, _ value: String) {
        all.removeAll { $0.0 == name }
        all.append((name, value))
    }

    subscript(_ name: String) -> String? { all.first { $0.0 == name }?.1 }
}

extension Browser.Answer {
    /// What a browser would send of the form with this address, unchanged.
    func fields(of action: String) -> FormFields {
        var fields = FormFields()
        guard let start = text.range(of: "action=\"\(action)\""),
            let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
        else { return fields }
        let form = String(text[start.upperBound..<end.lowerBound])
        for match in form.matches(of: #/<input\b([^>]*)>/#) {
            let tag = String(match.1)
            guard let name = Self.value("name", tag), name != "marke" else { continue }
            let isChoice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")
            if !isChoice || tag.contains(" checked") { fields.add(name, Self.value("value", tag) ?? "") }
        }
        for match in form.matches(of: #/<textarea\b([^>]*)>([^<]*)</#) {
            if let name = Self.value("name", String(match.1)) {
                let text = Self.plain(String(match.2))
                fields.add(name, text.hasPrefix("\n") ? String(text.dropFirst()) : text)
            }
        }
        for match in form.matches(of: #/<select\b([^>]*)>(.*?)<\/select>/#.dotMatchesNewlines()) {
            guard let name = Self.value("name", String(match.1)) else { continue }
            let options = String(match.2).matches(of: #/<option\b([^>]*)>/#).map { String($0.1) }
            if let chosen = options.first(where: { $0.contains(" selected") }) ?? options.first {
                fields.add(name, Self.value("value", chosen) ?? "")
            }
        }
        return fields
    }

    private static func value(_ name: String, _ tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return plain(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
