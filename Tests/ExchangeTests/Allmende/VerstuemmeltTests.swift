import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("Files that were damaged on their way")
struct VerstuemmeltTests {
    private static let leser: [@Sendable ([UInt8]) throws -> Fremdplan] = [
        { try Kalender.lies($0) }, { try Trello.lies($0) }, { try AllmendePlan.lies($0) }, { try Factro.lies([$0]) },
        { try OpenProjectAPI.lies([$0]) },
    ]

    @Test(arguments: 0..<12)
    func `Whatever was cut off, changed or doubled, they are read or refused with a reason`(seed: Int) throws {
        let plan = try Planquellen.zufall(seed)
        let files = [
            try Kalender.schreibe(plan, alsTermine: seed % 2 == 0).bytes, try Trello.schreibe(plan).bytes,
            try AllmendePlan.schreibe(plan).bytes,
        ]
        var random = Seeded(seed)
        for (number, file) in files.enumerated() {
            for _ in 0..<60 {
                var bytes = file
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.removeLast(bytes.count - place)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.insert(contentsOf: bytes[place..<min(place + 60, bytes.count)], at: place)
                default: bytes.removeSubrange(place..<min(place + 30, bytes.count))
                }
                do {
                    let back = try Self.leser[number](bytes)
                    for (row, vorgang) in back.vorgaenge.enumerated() {
                        #expect(vorgang.ueber.map { $0 < row } ?? true)
                        #expect(vorgang.vorgaenger.allSatisfy { back.vorgaenge.indices.contains($0.von) })
                        #expect(vorgang.mitwirkend.allSatisfy { back.beteiligte.indices.contains($0) })
                    }
                } catch let error as Austauschfehler {
                    #expect(!error.code.isEmpty)
                }
            }
        }
    }
}

@Suite("Files that were made to take long")
struct LanglauferTests {
    private static let viele = 60_000

    @Test func `Persons without number at one entry`() throws {
        let lines = (0..<Self.viele).map { "ATTENDEE;CN=N\($0):mailto:a\($0 % 2)@example.org\nCONTACT:K\($0)" }
        let text = "BEGIN:VEVENT\nUID:a\n\(lines.joined(separator: "\n"))\nEND:VEVENT"
        let plan = try Kalender.lies(Array(text.utf8))
        #expect(plan.beteiligte.count == 2)
        #expect(plan.personen.count == Self.viele)
    }

    @Test func `Connections without number at one task`() throws {
        let lines = (0..<Self.viele).map {
            "{\"id\":\"\($0)\",\"taskId\":\"t\",\"referenceId\":\"u\($0 % 2_000)\",\"isPredecessor\":true,\"isSuccessor\":false}"
        }
        let tasks = (["t"] + (0..<2_000).map { "u\($0)" }).map {
            "{\"id\":\"\($0)\",\"title\":\"x\",\"taskState\":\"planned\"}"
        }
        let files = ["[\(lines.joined(separator: ","))]", "[\(tasks.joined(separator: ","))]"]
        #expect(try Factro.lies(files.map { Array($0.utf8) }).vorgaenge[0].vorgaenger.count == 2_000)
    }

    @Test(arguments: [
        "<b>", "</b>", "<b></i>", "<a href=\"https://example.org\">", "<!--", "<x1>", "&", "<ul>", "<pre>",
    ])
    func `Markup without number`(_ part: String) throws {
        let html = String(repeating: part, count: Self.viele)
        let text =
            "[{\"id\":\"a\",\"title\":\"x\",\"taskState\":\"planned\",\"description\":\"\(html.replacing("\"", with: "\\\""))x\"}]"
        #expect(try Factro.lies([Array(text.utf8)]).vorgaenge.count == 1)
    }

    @Test func `Cards without number, each below the other in a chain`() throws {
        var mappe = Vorlagenmappe(Vorlage(id: kennung("v"), titel: "Kette"), Struktur())
        var pairs: [(key: ElementID, value: Knoten)] = []
        for number in 0..<10_000 {
            let above = number == 0 ? nil : kennung("k\(number - 1)")
            var knoten = Knoten(number == 0 ? .phase : .paket, "Nr. \(number)", unter: above)
            if number == 9_999 { knoten.art = .aufgabe }
            pairs.append((kennung("k\(number)"), knoten))
        }
        mappe.struktur.knoten = SortedMap(pairs)
        let plan = Ausfuhrplan(mappe, Ausfuhrmarke(vorlage: kennung("v"), fassung: ""))
        let boards = try Trello.lies(try Trello.schreibe(plan).bytes)
        #expect(boards.vorgaenge.map(\.id) == plan.zeilen.map(\.eintrag.id))
        #expect(boards.vorgaenge.last?.ueber == 9_998)
        #expect(try Kalender.lies(try Kalender.schreibe(plan).bytes).vorgaenge.last?.ueber == 9_998)
    }
}
