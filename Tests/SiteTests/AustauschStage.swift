import Files
import Foundation
import TestSupport
import Testing

/// What tests of the Austausch and of people share.
enum Eakte {
    /// The template that tests speak of, one of its tasks, and where it lies.
    static let id = "qrzsgz11qz"
    static let task = "19xh2k91wa"
    static let page = "/vorlagen/dokumentenmanagement/eakte-einfuehrung"
}

extension SiteStage {
    /// Opens a discussion by the pages; its address.
    func open(_ kind: String, _ title: String, _ text: String, more: [(String, String)] = [], by browser: Browser)
        throws
        -> String
    {
        let answer = try browser.submit(
            "/austausch/neu", from: "/austausch/neu", [("art", kind), ("titel", title), ("text", text)] + more)
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
        return answer.location
    }

    /// Answers in a discussion by the pages; the full name of the post.
    func answer(_ text: String, in discussion: String, by browser: Browser) throws -> String {
        let answer = try browser.submit(discussion + "/antwort", from: discussion, [("text", text)])
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
        return try #require(
            hub.journal().journal().allDiscussions.flatMap(\.posts).map(\.id.description).first {
                answer.location.hasSuffix("#b-\($0.prefix(16))")
            })
    }

    /// Announces an event by the pages; its address.
    func announce(_ title: String, on day: String, more: [(String, String)] = [], by browser: Browser) throws -> String
    {
        let form = [("titel", title), ("tag", day), ("zeit", "10:00"), ("text", "Stand der Scanstellen")] + more
        let answer = try browser.submit("/termine/neu", from: "/termine/neu", form)
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
        return answer.location
    }

    /// Enters a contact with a card by the pages; its id.
    @discardableResult
    func enter(_ name: String, by browser: Browser, more: [(String, String)] = []) throws -> String {
        let known = Set(try hub.journal().journal().contacts.all.map(\.record.id))
        let answer = try browser.submit(
            "/kontakte/neu", from: "/kontakte/neu",
            [
                ("postfach", "digitalisierung@example.org"), ("name", name), ("funktion", "Projektleitung eAkte"),
                ("telefon", "02202 4711"), ("mail", "karte@example.org"), ("bis", aYearFromNow), ("einwilligung", "ja"),
            ] + more)
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
        return try #require(try hub.journal().journal().contacts.all.map(\.record.id).first { !known.contains($0) })
    }

    /// A day that forms take for one to come.
    var aYearFromNow: String {
        let day = Date(timeIntervalSinceNow: 300 * 86_400)
        return String(day.ISO8601Format().prefix(10))
    }

    /// Writes a page where a browser is to look at it.
    func show(_ name: String, _ answer: Browser.Answer) throws {
        guard let target = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return }
        let place = Path(target) / "austausch"
        try FileSystem.makeDirectories(place)
        try FileSystem.replace(place / "\(name).html", with: Array(answer.text.utf8))
    }
}
