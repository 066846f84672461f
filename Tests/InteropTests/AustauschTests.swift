import Bytes
import Files
import Foundation
import Hub
import HubSupport
import Journal
import Library
import Objects
import Store
import TestSupport
import Testing

/// The Austausch from one copy to another, through the program.
@Suite("Austausch", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct AustauschTests {
    static let template = "ausschreibung-it"
    static let structure = "vorlagen/beschaffung/ausschreibung-it/struktur.json"
    /// A task of the starter library: "Mittel bereitstellen".
    static let task = "2ptt2yjnwx"

    /// The ids that a list shows, in its order.
    static func ids(_ copy: PeopleStage.Copy, _ words: String...) throws -> [String] {
        let result = try copy.json(["discussions"] + words)
        return (result["diskussionen"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test("a question written offline on two copies stands on both in the same order afterwards")
    func order() throws {
        let stage = try PeopleStage()
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        for copy in [first, second] { try stage.connect(copy, false) }
        try first("post", "--question", "Wer scannt?", "-m", "Wer scannt bei Ihnen?")
        try first("post", "--question", "Wer zahlt?", "-m", "Und wer zahlt es?")
        try second("post", "--question", "Wie lange?", "-m", "Wie lange hat es gedauert?")
        #expect(try first("outbox") != "The outbox is empty.")
        for copy in [first, second] { try stage.connect(copy, true) }
        for copy in [first, second, first] { try copy("sync") }
        let shown = try Self.ids(first)
        #expect(shown.count == 3)
        #expect(try Self.ids(second) == shown)
        // Answers too, each written while the other could not be seen.
        for copy in [first, second] { try stage.connect(copy, false) }
        try first("reply", shown[0], "-m", "Bei uns die Poststelle.")
        try second("reply", shown[0], "-m", "Bei uns ein Dienstleister.")
        for copy in [first, second] { try stage.connect(copy, true) }
        for copy in [first, second, first] { try copy("sync") }
        let posts = try first.posts(of: shown[0])
        #expect(posts.count == 3)
        #expect(try second.posts(of: shown[0]) == posts)
        // A question is settled by those who asked it, not by others.
        let asked = try #require(try stage.library().journal().discussions.first { $0.id.description == shown[0] })
        let (host, other) = asked.author.ars == "053780004004" ? (first, second) : (second, first)
        let answer = asked.posts[1].id.description
        #expect(try other.attempt("solve", shown[0], answer).status == 3)
        try host("solve", shown[0], answer)
        #expect(try host("discussions").contains("question, settled"))
    }

    @Test(
        "a comment on a task follows it through rename, move, merge and into a variant, and stays when the task is struck"
    )
    func follows() throws {
        let stage = try PeopleStage()
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try second(
            "post", "Mittel fehlen", "-m", "Der Haushalt kam zu spät.", "--about", "\(Self.template)#\(Self.task)")
        try first("sync")
        func place(_ copy: PeopleStage.Copy) throws -> (text: String, gone: Bool) {
            let list = try copy.json(["discussions"])["diskussionen"] as? [[String: Any]] ?? []
            let one = try #require(list.first)
            return (one["ort"] as? String ?? "", one["entfernt"] as? Bool ?? false)
        }
        #expect(try place(first).text.hasSuffix("Mittel bereitstellen"))
        // Renamed and moved, by one; another task changed by the other; merged.
        try first.edit(Self.structure) { text in
            text.replacing("\"Mittel bereitstellen\"", with: "\"Haushaltsmittel sichern\"")
        }
        try first.move(Self.task, under: "kk73ffza0f", in: Self.structure)
        try first("save", "-m", "Umbenannt und verschoben")
        #expect(try place(first).text.hasSuffix("Haushaltsmittel sichern"))
        let proposal = try first.propose("Mittel sichern", stage)
        try second("sync")
        try second("review", proposal, "--approve")
        let steward = try stage.copy("moderation", "051110000000", roles: "beitragende,prueferin,moderation")
        try steward("sync")
        try steward("accept", proposal)
        try second("sync")
        #expect(try place(second).text.hasSuffix("Haushaltsmittel sichern"))
        #expect(try second("discussions", "\(Self.template)#Haushaltsmittel").contains("Mittel fehlen"))
        // Into a variant, which renames it again.
        try second("variant", "new", Self.template)
        try second("variant", "open", Self.template)
        #expect(try place(second).text.hasSuffix("Haushaltsmittel sichern"))
        try second.edit(Self.structure) { $0.replacing("Haushaltsmittel sichern", with: "Geld auftreiben") }
        try second("save", "-m", "Bei uns heißt es anders")
        #expect(try place(second).text.hasSuffix("Geld auftreiben"))
        // Struck there: listed as about a task that is gone.
        try second.strike(Self.task, in: Self.structure)
        #expect(try place(second).gone)
        #expect(try second("discussions", "--gone").contains("Mittel fehlen"))
        #expect(try second("discussions").contains("removed task"))
        #expect(try !place(steward).gone)
    }

    @Test(
        "what a newcomer posts reaches nobody before a moderator shows it, whichever door it took, nor does a later edit"
    )
    func newcomer() throws {
        let stage = try PeopleStage()
        let secret = "Kauft jetzt Wundertinte"
        let guest = try stage.copy("gast", "053150000000", roles: "gast")
        let member = try stage.copy("mitglied", "053780004004")
        let moderator = try stage.copy("moderation", "051110000000", roles: "moderation")
        try guest("post", "Tintenblitz", "-m", secret)
        for copy in [member, moderator] { try copy("sync") }
        func isSeen(_ word: String) throws -> Bool {
            let lists = try member("discussions") + stage.get("austausch.atom") + stage.get("termine.ics")
            return try !stage.hits([word], in: member.store).isEmpty || lists.contains(word)
        }
        #expect(try !isSeen(secret) && !isSeen("Tintenblitz"))
        #expect(try member.attempt("moderation").status == 3)
        let waiting = try moderator.json(["moderation"])["beitraege"] as? [[String: Any]] ?? []
        #expect(waiting.count == 1 && waiting.first?["text"] as? String == secret)
        let id = try #require(waiting.first?["id"] as? String)
        // Members may not release, and a guest neither.
        #expect(try member.attempt("moderate", id, "--release").status == 3)
        try member.dropWaiting()
        try moderator("moderate", id, "--release")
        try member("sync")
        #expect(try isSeen(secret))
        #expect(try stage.get("austausch.atom").contains(secret))
        // What is put in its place waits again.
        try guest("sync")
        try guest("edit", id, "-m", "Und noch viel mehr Tinte")
        for copy in [member, moderator] { try copy("sync") }
        #expect(try !isSeen("viel mehr Tinte"))
        #expect(try stage.hits([secret], in: member.store) == [])
        // A guest proposes nothing, and enters no contact.
        #expect(try guest.attempt("contact", "add", "--postfach", "post@stadt.example").status == 3)
        #expect(try guest.attempt("event", "add", "Runde", "2026-12-01T10:00", "-m", "x").status == 3)
    }

    @Test("events are announced, moved, cancelled and minuted, with questions beforehand")
    func events() throws {
        let stage = try PeopleStage()
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try first(
            "event", "add", "eAkte-Runde", "2099-12-01T10:00", "--ende", "2099-12-01T11:30", "-m",
            "Stand der Scanstellen",
            "--link", "https://konferenz.example/eakte")
        try second("sync")
        let id = try #require(try stage.library().journal().discussions.first?.id.description)
        #expect(try second("events").contains("eAkte-Runde"))
        try second("reply", id, "-m", "Wer stellt sein Betriebskonzept vor?")
        #expect(try second.attempt("event", "cancel", id).status == 3)
        try second.dropWaiting()
        try first("sync")
        try first("event", "change", id, "2099-12-02T10:00", "--ende", "2099-12-02T11:00")
        try first("event", "minutes", id, "-m", "Drei Konzepte gesehen.", "--about", "\(Self.template)#\(Self.task)")
        try second("sync")
        let shown = try second("discussion", "show", id)
        #expect(
            shown.contains("2099-12-02 10:00") && shown.contains("Betriebskonzept") && shown.contains("Drei Konzepte"))
        #expect(shown.contains("Mittel bereitstellen") && shown.contains("https://konferenz.example/eakte"))
        let calendar = try stage.get("termine.ics")
        #expect(calendar.contains("DTSTART;TZID=Europe/Berlin:20991202T100000") && calendar.contains("SEQUENCE:1"))
        try keep(stage)
        try first("event", "cancel", id)
        #expect(try stage.get("termine.ics").contains("STATUS:CANCELLED"))
        try second("sync")
        #expect(try second("events") == "No event.")
    }

    /// Leaves what the hub serves for `.ci/feeds`, where somebody asks for it.
    private func keep(_ stage: PeopleStage) throws {
        guard let pages = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return }
        let folder = Path(pages) / "zentrale"
        try FileSystem.makeDirectories(folder)
        for name in ["termine.ics", "austausch.atom"] {
            try FileSystem.replace(folder.appending(Array(name.utf8)), with: Array(stage.get(name).utf8))
        }
        let expected = #"{"termine": ["eAkte-Runde"], "beitraege": ["eAkte-Runde"]}"#
        try FileSystem.replace(folder / "erwartet.json", with: Array(expected.utf8))
    }

    @Test("whoever is nobody in particular gets no byte of a card, wherever they look")
    func canaries() throws {
        let stage = try PeopleStage()
        let words = ErasureTests.canaries
        let first = try stage.copy("erste", "053780004004")
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", words[0], "--funktion", "PL",
            "--telefon", words[1],
            "--mail", words[2], "--selbst", "--nachrichten", "alles")
        try first("post", "Frage", "-m", "Wie lange hat es gedauert?", "--about", Self.template)
        try first("event", "add", "Runde", "2099-12-01T10:00", "-m", "Alles")
        let proposal = try stage.propose(from: first)
        let name = "vorlagen/beschaffung/ausschreibung-it"
        let addresses =
            [
                "", name, "\(name)/verlauf", "austausch.atom", "termine.ics", "\(name)/austausch.atom",
                "stellen/053780004004.atom", "fehlt", "api/openapi.json", "api/library", "api/proposals",
                "api/proposals/\(proposal)", "api/operations", "api/members",
                "vorlagen.git/info/refs?service=git-upload-pack",
            ]
        for address in addresses {
            let answer = try stage.get(address)
            for word in words { #expect(!answer.contains(word), "\(address)") }
        }
        #expect(try stage.get("austausch.atom").contains("Wie lange hat es gedauert?"))
        try stage.git("clone", "-q", "--mirror", stage.url, stage.path("spiegel").description)
        #expect(try stage.hits(words, in: stage.path("spiegel")) == [])
        #expect(!stage.log.contains(words[0]) && !stage.log.contains(words[2]))
        // A transport file of the whole library, made by somebody who sees cards: without them, unless that was asked for.
        for (name, words, isThere) in [("ohne", [], false), ("mit", ["--texts"], true)] as [(String, [String], Bool)] {
            let file = stage.path("\(name).bundle")
            _ = try first.run(["bundle", "create", "--all", "-o", file.description] + words)
            let place = stage.path(name)
            try stage.git("init", "-q", "--bare", "--object-format=sha256", place.description)
            try stage.git("fetch", "-q", file.description, "+refs/*:refs/alle/*", in: place)
            #expect(try stage.hits(ErasureTests.canaries, in: place).isEmpty != isThere)
        }
    }

    @Test("those who asked are told by mail, once, and only of what everyone may see")
    func notices() throws {
        let stage = try PeopleStage()
        let first = try stage.copy("erste", "053780004004")
        let second = try stage.copy("zweite", "053150000000")
        try first(
            "contact", "add", "--postfach", "projekt@stadt.example", "--name", "Probe", "--funktion", "PL", "--mail",
            "probe@stadt.example", "--nachrichten", "alles")
        let box = stage.path("post")
        let program = stage.path("sendmail")
        try FileSystem.replace(
            program, with: Array("#!/bin/sh\ncat >> '\(box)'\n".utf8), mode: 0o755)
        func notify() throws -> String {
            try stage.allmende(
                "hub", "notify", stage.directory.description, "--von", "allmende@hub.example", "--sendmail",
                program.description)
        }
        #expect(try notify().hasPrefix("Sent 0"))
        try second("post", "Neue Frage", "-m", "Wer weiß das?")
        let guest = try stage.copy("gast", "051110000000", roles: "gast")
        try guest("post", "Werbung", "-m", "Kauft Tinte")
        #expect(try notify() == "Sent 1 mails, 0 later again, 0 refused.")
        #expect(try notify().hasPrefix("Sent 0"))
        let text = String(decoding: try FileSystem.read(box, limit: 1 << 20), as: UTF8.self)
        #expect(text.contains("To: <probe@stadt.example>") && !text.contains("Werbung"))
    }
}
