import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Exchange

@Suite("Answers of factro")
struct FactroTests {
    private static let struktur = """
        {"id":"p","type":"project","children":[{"id":"a","type":"package","children":[
        {"id":"t1","type":"task","children":[]},{"id":"t2","type":"task","children":[]}]},{"id":"t3","type":"task","children":[]}]}
        """
    private static let projekt =
        "{\"id\":\"p\",\"title\":\"Umzug\",\"description\":\"<p>Kurz</p>\",\"projectState\":\"planned\"}"
    private static let pakete = "[{\"id\":\"a\",\"title\":\"Paket\",\"parentPackageId\":null}]"
    private static let aufgaben = """
        [{"id":"t2","title":"Zwei","taskState":"closed","isMilestone":false,"parentPackageId":"b","plannedEffort":4.5,
        "officerId":"u1","executorId":"u2"},
        {"id":"t1","title":"Eins","taskState":"planned","isMilestone":false,"parentPackageId":"a","startDate":"2027-03-27T23:00:00.000Z",
        "endDate":"2027-03-28T22:00:00.000Z","plannedEffort":8,"description":"<b>x</b>"},
        {"id":"t3","title":"Drei","taskState":"planned","isMilestone":true,"parentPackageId":null,"startDate":"2027-03-29T00:00:00Z",
        "endDate":"2027-03-29T00:00:00Z"}]
        """
    private static let verbindungen = """
        [{"id":"c1","taskId":"t2","referenceId":"t1","isPredecessor":true,"isSuccessor":false},
        {"id":"c2","taskId":"t1","referenceId":"t2","isPredecessor":false,"isSuccessor":true},
        {"id":"c3","taskId":"t1","referenceId":"weg","isPredecessor":true,"isSuccessor":false}]
        """
    private static let personen = """
        [{"id":"u1","firstName":"Erika","lastName":"Muster","emailAddress":"erika@example.org"},
        {"id":"u9","firstName":"Nina","lastName":"Nirgends"}]
        """

    private func pruefe(_ plan: Fremdplan) {
        #expect((plan.titel, plan.kurztext) == ("Umzug", "Kurz"))
        #expect(plan.vorgaenge.map(\.titel) == ["Paket", "Eins", "Zwei", "Drei"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0, nil])
        #expect(plan.vorgaenge.map(\.fremdid) == ["a", "t1", "t2", "t3"])
        // Summer time begins in between: both are midnights in Berlin.
        #expect(plan.vorgaenge[1].anfang == Kalendertag(2027, 3, 28))
        #expect(plan.vorgaenge[1].ende == Kalendertag(2027, 3, 29))
        #expect(plan.vorgaenge[3].anfang == Kalendertag(2027, 3, 29))
        #expect(plan.vorgaenge[1].hinweis == "**x**")
        #expect(plan.vorgaenge[2].dauer == Dauer(5, .stunden))
        #expect(plan.vorgaenge[3].istMeilenstein)
        #expect(plan.vorgaenge[2].vorgaenger == [Fremdanordnung(von: 1)])
        for (code, count) in [
            ("parent-contradiction", 1), ("progress", 1), ("effort", 1), ("effort-as-duration", 1), ("link-unknown", 1),
        ] {
            #expect(plan.bericht.anzahl[code] == count, "\(code)")
        }
    }

    @Test func `Files of a folder are told apart by what is in them`() throws {
        let files = [Self.verbindungen, Self.aufgaben, Self.pakete, Self.projekt, Self.personen, Self.struktur]
        let plan = try Factro.lies(files.map { Array($0.utf8) })
        pruefe(plan)
        #expect(plan.beteiligte.map(\.name) == ["Erika Muster", "u2"])
        #expect(plan.beteiligte[0].spuren.contains("erika@example.org"))
        #expect(plan.personen == ["Nina Nirgends"])
        #expect(plan.vorgaenge[2].verantwortlich == 0)
        #expect(plan.vorgaenge[2].mitwirkend == [1])
    }

    @Test func `One object may bundle them`() throws {
        let text = """
            {"project":\(Self.projekt),"structure":\(Self.struktur),"packages":\(Self.pakete),"tasks":\(Self.aufgaben),
            "connections":\(Self.verbindungen)}
            """
        pruefe(try Factro.lies([Array(text.utf8)]))
        #expect(try Factro.ist(JSON(parsing: Array(text.utf8))))
    }

    @Test func `Without the tree, packages say where they belong`() throws {
        let plan = try Factro.lies([Self.pakete, Self.aufgaben].map { Array($0.utf8) })
        #expect(plan.vorgaenge.map(\.titel) == ["Paket", "Eins", "Zwei", "Drei"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, nil, nil])
        #expect(plan.bericht.anzahl["structure-missing"] == 1)
    }

    @Test func `The requests of a project are asked one after the other, with the token as it is`() throws {
        var abruf = try FactroAbruf(projekt: "p", token: "geheim")
        let answers = [
            "/projects/p": Self.projekt, "/projects/p/structure": Self.struktur, "/projects/p/packages": Self.pakete,
            "/tasks/by-project/p": Self.aufgaben, "/tasks/t2/task_connections": Self.verbindungen,
        ]
        var asked: [String] = []
        while let anfrage = abruf.naechste {
            let path = String(anfrage.adresse.dropFirst(FactroAbruf.adresse.utf8.count))
            asked.append(path)
            #expect(anfrage.methode == "GET")
            #expect(anfrage.kopf.first == FactroAbruf.Feld(name: "Authorization", wert: "geheim"))
            if asked.count == 2 { try abruf.nimm(status: 429, []) }
            if asked.count == 2 { #expect(abruf.wartezeit == 60) }
            if path == "/users" {
                try abruf.nimm(status: 403, [])
            } else {
                try abruf.nimm(status: 200, Array((answers[path] ?? "[]").utf8))
            }
        }
        #expect(asked.count == 8)
        #expect(abruf.stand == (8, 8))
        let plan = try abruf.plan()
        pruefe(plan)
        #expect(plan.bericht.anzahl["users-denied"] == 1)
    }

    @Test(arguments: [(401, "factro-denied"), (404, "factro-missing"), (418, "factro-answer")])
    func `Answers that are none end the request`(_ status: Int, _ code: String) throws {
        var abruf = try FactroAbruf(projekt: "p", token: "t")
        #expect(
            Planquellen.code {
                try abruf.nimm(status: status, [])
                return Fremdplan()
            } == code)
    }

    @Test(arguments: [
        ("a/../b", "t", FactroAbruf.adresse, "factro-project"), ("p", "a b", FactroAbruf.adresse, "factro-token"),
        ("p", "a\r\nb", FactroAbruf.adresse, "factro-token"), ("p", "t", "http://cloud.factro.com", "factro-address"),
        ("p", "t", "https://", "factro-address"),
    ])
    func `Nothing goes into an address or a header that could change it`(
        _ projekt: String, _ token: String, _ adresse: String, _ code: String
    ) {
        #expect(
            Planquellen.code {
                _ = try FactroAbruf(projekt: projekt, token: token, adresse: adresse)
                return Fremdplan()
            } == code)
    }

    @Test(
        arguments: [
            ("2026-02-01T23:00:00.000Z", "2026-02-02"), ("2026-08-30T22:00:00.000Z", "2026-08-31"),
            ("2026-09-01T00:00:00.000Z", "2026-09-01"), ("2026-03-29T00:59:59Z", "2026-03-29"),
            ("2026-10-24T22:00:00Z", "2026-10-25"), ("2026-10-25T22:30:00Z", "2026-10-25"),
            ("2026-10-25T23:00Z", "2026-10-26"),
            ("2026-12-31T23:00:00Z", "2027-01-01"), ("2026-02-01", "2026-02-01"),
            ("2026-06-01T00:30:00+05:00", "2026-05-31"),
            ("2026-02-30T00:00:00Z", nil), ("bald", nil), ("2026-02-01T25:00Z", nil), ("2026-02-01T10:00:00X", nil),
        ] as [(String, String?)])
    func `Moments fall on days in Germany`(_ text: String, _ day: String?) {
        #expect(Zeitpunkt.tag(text)?.description == day)
    }

    @Test(.enabled(if: SharedCorpus.exists))
    func `The answers nobody here wrote become a plan`() throws {
        let folder = SharedCorpus.root.appending(path: "data/factro")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let plan = try Factro.lies(
            try files.filter { $0.pathExtension == "json" }.map { Array(try Data(contentsOf: $0)) })
        #expect(plan.titel == "Title 1")
        #expect(
            plan.vorgaenge.map(\.titel) == [
                "Title 4", "Title 5", "Title 20", "Title 21", "Title 22", "Title 6", "Title 23", "Title 7", "Title 24",
                "Title 8",
            ])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 1, 1, 1, 0, 5, nil, 7, 1])
        #expect(plan.vorgaenge[2].anfang == Kalendertag(2026, 8, 31))
        #expect(plan.vorgaenge[2].ende == Kalendertag(2026, 9, 1))
        #expect(plan.vorgaenge[8].istMeilenstein)
        #expect(plan.bericht.anzahl["parent-contradiction"] == 3)
        #expect(plan.bericht.anzahl["not-in-structure"] == 1)
        #expect(plan.bericht.anzahl["link-unknown"] == 1)
    }
}
