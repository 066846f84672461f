import Bytes
import Exchange
import Templates
import Testing

@Suite("Answers of OpenProject")
struct OpenProjectAPITests {
    private static func paket(_ id: Int, _ subject: String, _ more: String = "", _ links: String = "") -> String {
        """
        {"_type":"WorkPackage","id":\(id),"subject":"\(subject)"\(more.isEmpty ? "" : ",")\(more),
        "_links":{"type":{"href":"/api/v3/types/1","title":"Task"},"project":{"title":"Umzug"}\(links.isEmpty ? "" : ",")\(links)}}
        """
    }

    private static func seite(_ elements: [String], gesamt: Int) -> String {
        """
        {"_type":"WorkPackageCollection","total":\(gesamt),"count":\(elements.count),
        "_embedded":{"elements":[\(elements.joined(separator: ","))]}}
        """
    }

    private static let oben = "\"parent\":{\"href\":\"/api/v3/work_packages/1\"}"
    private static let pakete = [
        paket(
            3, "Kisten",
            "\"startDate\":\"2027-01-04\",\"dueDate\":\"2027-01-08\",\"duration\":\"P5D\",\"percentageDone\":20",
            "\(oben),\"assignee\":{\"href\":\"/api/v3/users/4\",\"title\":\"Erika Muster\"},"
                + "\"responsible\":{\"href\":\"/api/v3/groups/2\",\"title\":\"Team Umzug\"}"),
        paket(
            1, "Phase", "\"description\":{\"format\":\"markdown\",\"raw\":\"Ein *Rat*\"}", "\"parent\":{\"href\":null}"),
        paket(5, "Fest", "\"date\":\"2027-01-11\"", oben),
        paket(
            7, "Schätzung",
            "\"estimatedTime\":\"PT2H30M\",\"description\":{\"html\":\"<p>x</p>\"},\"customField3\":\"y\"", oben),
        paket(
            9, "Lose", "\"startDate\":null,\"dueDate\":\"2027-02-01\"",
            "\"parent\":{\"href\":\"/api/v3/work_packages/99\"}"),
    ]
    private static let verbindungen = """
        {"_type":"Collection","total":3,"_embedded":{"elements":[
        {"_type":"Relation","id":1,"type":"follows","lag":2,"_links":{"from":{"href":"/api/v3/work_packages/5"},"to":{"href":"/api/v3/work_packages/3"}}},
        {"_type":"Relation","id":2,"type":"precedes","lag":0,"_links":{"from":{"href":"/api/v3/work_packages/5"},"to":{"href":"/api/v3/work_packages/7"}}},
        {"_type":"Relation","id":3,"type":"blocks","_links":{"from":{"href":"/api/v3/work_packages/5"},"to":{"href":"/api/v3/work_packages/7"}}}]}}
        """

    @Test func `Work packages, parents and relations become a plan`() throws {
        let plan = try OpenProjectAPI.lies(
            [Self.seite(Self.pakete, gesamt: 5), Self.verbindungen].map { Array($0.utf8) })
        #expect(plan.titel == "Umzug")
        #expect(plan.vorgaenge.map(\.titel) == ["Phase", "Kisten", "Fest", "Schätzung", "Lose"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0, 0, nil])
        #expect(plan.vorgaenge.map(\.fremdid) == ["1", "3", "5", "7", "9"])
        #expect(plan.vorgaenge.map(\.hinweis) == ["Ein *Rat*", nil, nil, "x", nil])
        #expect(plan.vorgaenge[1].dauer == Dauer(5))
        #expect(plan.vorgaenge[1].anfang == Kalendertag(2027, 1, 4))
        #expect(plan.vorgaenge[2].istMeilenstein)
        #expect(plan.vorgaenge[2].ende == Kalendertag(2027, 1, 11))
        #expect(plan.vorgaenge[3].dauer == Dauer(3, .stunden))
        #expect(plan.vorgaenge[2].vorgaenger == [Fremdanordnung(von: 1, Anordnung(.endeAnfang, verzug: Verzug(2)))])
        #expect(plan.vorgaenge[3].vorgaenger == [Fremdanordnung(von: 2)])
        #expect(plan.beteiligte.map(\.name) == ["Team Umzug", "Erika Muster"])
        #expect(plan.beteiligte.map(\.art) == [.unklar, .person])
        #expect((plan.vorgaenge[1].verantwortlich, plan.vorgaenge[1].mitwirkend) == (0, [1]))
        #expect(
            plan.bericht.anzahl == [
                "parent-unknown": 1, "progress": 1, "effort-as-duration": 1, "custom-field": 1, "link-kind": 1,
                "view": 1,
            ])
    }

    @Test func `Pages may stand in an array, and missing ones are reported`() throws {
        let text =
            "[\(Self.seite(Array(Self.pakete[..<2]), gesamt: 5)),\(Self.seite(Array(Self.pakete[1...3]), gesamt: 5))]"
        let plan = try OpenProjectAPI.lies([Array(text.utf8)])
        #expect(plan.vorgaenge.count == 4)
        #expect(plan.bericht.anzahl["pages-missing"] == 1)
        #expect(try OpenProjectAPI.ist(JSON(parsing: Array(text.utf8))))
    }

    @Test(arguments: ["{}", "[]", "{\"_type\":\"Collection\",\"_embedded\":{\"elements\":[]}}"])
    func `Other JSON is refused`(_ text: String) {
        #expect(Planquellen.code { try OpenProjectAPI.lies([Array(text.utf8)]) } == "not-openproject")
    }
}
