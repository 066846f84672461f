import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("The library's own file")
struct AllmendePlanTests {
    @Test(arguments: 0..<40)
    func `A template comes back whole`(seed: Int) throws {
        let plan = try Planquellen.zufall(seed)
        try Rundlaufprobe.pruefe(plan, AllmendePlan.schreibe, AllmendePlan.lies)
        let inhalt = try AllmendePlan.oeffne(AllmendePlan.schreibe(plan).bytes)
        #expect(inhalt.mappe == plan.mappe)
        #expect(inhalt.marke == plan.marke)
        #expect(inhalt.unbekannt.isEmpty)
        #expect(Set(inhalt.termine.keys) == Set(plan.mappe.struktur.knoten.keys))
    }

    @Test func `Texts, fields of later versions and the names of attachments are in it`() throws {
        var mappe = try Planquellen.vorlage(Planquellen.vorlagen[0]).mappe
        mappe.ordner = nil
        mappe.texte["README.md"] = "Zeile\n\"Zitat\" \\ 🌳\n"
        mappe.dateien["dokumente/plan.pdf"] = "abcd"
        let node = try #require(mappe.struktur.knoten.keys.first)
        mappe.struktur.knoten[node]?.unbekannt["farbe"] = JSONFragment { $0.string("rot") }
        let ausfuhr = try AllmendePlan.schreibe(try Planquellen.plan(mappe))
        #expect(ausfuhr.verluste.map(\.feld) == [.dateien])
        #expect(try AllmendePlan.oeffne(ausfuhr.bytes).mappe == mappe)
        #expect(try AllmendePlan.lies(ausfuhr.bytes).bericht.anzahl["unknown-field"] == 1)
    }

    @Test(arguments: [
        ("", "not-json"), ("[1,", "not-json"), ("{}", "not-allmende"), ("[]", "not-allmende"),
        ("{\"format\":\"allmende-plan/2\"}", "newer-format"), ("{\"format\":\"allmende-plan/1\"}", "plan-invalid"),
        ("{\"format\":\"allmende-struktur/1\",\"knoten\":{}}", "not-allmende"),
        ("{\"format\":\"allmende-plan/1\",\"vorlage\":{},\"struktur\":{}}", "plan-invalid"),
    ])
    func `What is no file of ours is refused with a reason`(_ text: String, _ code: String) {
        #expect(Planquellen.code { try AllmendePlan.lies(Array(text.utf8)) } == code)
    }

    @Test(.enabled(if: SharedCorpus.exists), arguments: SharedCorpus.cases("json"))
    func `Bad JSON is refused by every reader of JSON`(_ file: SharedCorpus.Case) throws {
        let bytes = try file.bytes()
        let codes = [
            Planquellen.code { try AllmendePlan.lies(bytes) }, Planquellen.code { try Trello.lies(bytes) },
            Planquellen.code { try Factro.lies([bytes]) }, Planquellen.code { try OpenProjectAPI.lies([bytes]) },
        ]
        // None of the sound ones is a plan of these formats either.
        #expect(!codes.contains("read"))
    }
}
