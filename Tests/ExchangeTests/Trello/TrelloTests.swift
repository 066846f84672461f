import Bytes
import Templates
import TestSupport
import Testing

@testable import Exchange

@Suite("Boards of Trello")
struct TrelloTests {
    private static let board = """
        {"name":"Umzug","desc":"Kurz","closed":false,"prefs":{},
        "labels":[{"id":"l1","name":"","color":"red"}],
        "customFields":[{"id":"f1","name":"Raum"}],
        "members":[{"id":"m1","fullName":"Erika Muster","username":"erika1","initials":"EM"},
          {"id":"m2","fullName":"Max Beispiel","username":"maxb"}],
        "lists":[{"id":"b","name":"Später","pos":32767.5,"closed":false},{"id":"a","name":"Jetzt","pos":2,"closed":false},
          {"id":"x","name":"Alt","pos":1,"closed":true}],
        "cards":[
          {"id":"c1","idShort":1,"name":"Kisten","desc":"Aus *Pappe*","idList":"a","pos":2.5,"closed":false,
            "idMembers":["m1"],"start":"2027-01-03T23:00:00.000Z","due":"2027-01-08T11:00:00.000Z","dueComplete":true,
            "idLabels":["l1"],"attachments":[{"name":"Skizze","url":"https://example.org/a"}],
            "customFieldItems":[{"idCustomField":"f1","value":{"text":"3"}}]},
          {"id":"c2","idShort":2,"name":"Helfer","idList":"a","pos":1,"closed":false,"idMembers":["m1","m2"]},
          {"id":"c3","idShort":3,"name":"Weg","idList":"a","pos":3,"closed":true},
          {"id":"c4","idShort":4,"name":"Alt","idList":"x","pos":3,"closed":false},
          {"id":"c5","idShort":5,"name":"Lose","idList":"?","pos":3,"closed":false}],
        "checklists":[
          {"id":"k1","idCard":"c1","name":"Zwei","pos":2,"checkItems":[{"id":"i1","name":"C","pos":1,"state":"incomplete"}]},
          {"id":"k2","idCard":"c1","name":"Eins","pos":1,"checkItems":[
            {"id":"i2","name":"B","pos":2,"state":"complete","idMember":"m2"},{"id":"i3","name":"A","pos":1.5,"state":"incomplete"}]}],
        "actions":[
          {"type":"commentCard","memberCreator":{"fullName":"Ina Fremd","username":"ina"},
            "data":{"text":"Frag @maxb, nicht @jemand","card":{"id":"c1"}}},
          {"type":"commentCard","data":{"text":"Zuerst","card":{"id":"c1"}}}]}
        """

    @Test func `Lists, cards and entries become a tree in the order of their positions`() throws {
        let plan = try Trello.lies(Array(Self.board.utf8))
        #expect((plan.titel, plan.kurztext) == ("Umzug", "Kurz"))
        #expect(plan.vorgaenge.map(\.titel) == ["Jetzt", "Helfer", "Kisten", "A", "B", "C", "Später", "Lose"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0, 2, 2, 2, nil, nil])
        #expect(
            plan.vorgaenge.map(\.art) == [.phase, .aufgabe, .paket, .aufgabe, .aufgabe, .aufgabe, .phase, .aufgabe])
        #expect(plan.vorgaenge[2].hinweis == "Aus *Pappe*")
        #expect(plan.vorgaenge[2].anfang == Kalendertag(2027, 1, 4))
        #expect(plan.vorgaenge[2].ende == Kalendertag(2027, 1, 8))
        #expect(plan.vorgaenge.map(\.fremdid) == ["a", "c2", "c1", "i3", "i2", "i1", "b", "c5"])
    }

    @Test func `Members are persons, whoever wrote is remembered as one`() throws {
        let plan = try Trello.lies(Array(Self.board.utf8))
        #expect(plan.beteiligte.map(\.name) == ["Erika Muster", "Max Beispiel"])
        #expect(plan.beteiligte[0].spuren == ["erika1", "EM"])
        #expect(plan.beteiligte.allSatisfy { $0.art == .person })
        #expect(plan.vorgaenge[2].verantwortlich == 0)
        #expect(plan.vorgaenge[1].mitwirkend == [0, 1])
        #expect(plan.vorgaenge[4].verantwortlich == 1)
        #expect(plan.personen == ["Ina Fremd", "ina"])
    }

    @Test func `What stays behind is reported`() throws {
        let plan = try Trello.lies(Array(Self.board.utf8))
        #expect(
            plan.bericht.anzahl == [
                "archived": 3, "list-unknown": 1, "progress": 2, "labels": 1, "attachments": 1, "custom-field": 1,
                "checklists": 1, "comments": 1, "view": 1,
            ])
    }

    @Test func `Comments come along when asked for, oldest first and without names`() throws {
        let plan = try Trello.lies(Array(Self.board.utf8), mitKommentaren: true)
        #expect(
            plan.vorgaenge[2].hinweis
                == "Aus *Pappe*\n\nKommentar aus Trello:\n\nZuerst\n\nKommentar aus Trello:\n\nFrag @…, nicht @jemand")
        #expect(plan.bericht.anzahl["comments"] == nil)
    }

    @Test func `A thousand events are said to be a cut`() throws {
        let actions = (0..<1000).map { _ in "{\"type\":\"createCard\"}" }.joined(separator: ",")
        let text = "{\"lists\":[],\"cards\":[],\"actions\":[\(actions)]}"
        #expect(try Trello.lies(Array(text.utf8)).bericht.anzahl["actions-capped"] == 1)
    }

    @Test(arguments: ["{}", "[]", "{\"lists\":[],\"cards\":{}}"])
    func `Other JSON is refused`(_ text: String) {
        #expect(Planquellen.code { try Trello.lies(Array(text.utf8)) } == "not-trello")
    }

    @Test(arguments: 0..<60)
    func `A plan comes back as it was but for the losses that were listed`(seed: Int) throws {
        try Rundlaufprobe.pruefe(try Planquellen.zufall(seed), Trello.schreibe, { try Trello.lies($0) })
    }

    @Test(arguments: Planquellen.vorlagen)
    func `A starter template comes back from the file itself with everything`(_ name: String) throws {
        let plan = try Planquellen.vorlage(name)
        let ausfuhr = try Trello.schreibe(plan)
        let back = try Rundlauf.zurueck(try Trello.lies(ausfuhr.bytes))
        let left = Rundlauf.bereinigt(plan.mappe.struktur, [])
        #expect(left == Rundlauf.bereinigt(back.struktur, []))
        try Richterdateien.lege(plan, ausfuhr, "trello.json")
    }

    @Test func `Edits on the board win over what the board remembers`() throws {
        let plan = try KalenderRundlaufTests.kleinerPlan()
        var bytes = try Trello.schreibe(plan).bytes
        bytes = KalenderRundlaufTests.ersetzt(bytes, "\"name\": \"Erstes\"", "\"name\": \"Anderes\"")
        bytes = KalenderRundlaufTests.ersetzt(bytes, "2027-01-15T16", "2027-01-19T16")
        let back = try Trello.lies(bytes)
        #expect(back.vorgaenge.map(\.titel) == ["Phase", "Anderes", "Zweites"])
        #expect(back.vorgaenge[1].id == kennung("k2"))
        #expect(back.vorgaenge[1].dauer == Dauer(7))
        #expect(back.vorgaenge[2].dauer == Dauer(2))
        #expect(back.vorgaenge[2].vorgaenger == [Fremdanordnung(von: 1)])
    }

    @Test func `Names are those of Trello in form, the same every time and told apart`() throws {
        let ids = (0..<100).map { Trello.kennung("knoten", "\($0)") }
        #expect(Set(ids).count == 100)
        #expect(ids.allSatisfy { $0.utf8.count == 24 && $0.allSatisfy(\.isHexDigit) })
        #expect(try Trello.schreibe(Planquellen.zufall(1)).bytes == Trello.schreibe(Planquellen.zufall(1)).bytes)
    }

    @Test(.enabled(if: SharedCorpus.exists), arguments: Planquellen.erwartet("trello/expected/visible.jsonl"))
    func `Boards nobody here wrote are read as an independent reader reads them`(_ file: Erwartung) throws {
        let plan = try Trello.lies(try file.bytes())
        #expect(plan.titel == file.json["name"]?.string)
        let lists = file.liste("lists").map(\.alle).filter { $0[1].bool != true }.compactMap { $0[0].string }
        #expect(plan.vorgaenge.filter { $0.ueber == nil }.map(\.titel).sorted() == lists.sorted())
        let cards = file.liste("cards").map(\.alle).filter { $0[3].bool != true && lists.contains($0[2].string ?? "") }
        for card in cards {
            let row = try #require(plan.vorgaenge.first { $0.fremdid == card[0].string })
            #expect(row.titel == card[1].string)
            #expect(row.ueber.map { plan.vorgaenge[$0].titel } == card[2].string)
        }
        #expect(
            plan.vorgaenge.filter { $0.ort.hasPrefix("Karte") && !$0.ort.hasSuffix("Checkliste") }.count == cards.count)
    }
}
