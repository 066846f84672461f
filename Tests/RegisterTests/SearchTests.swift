import Bytes
import Templates
import Testing

@testable import Register

@Suite("Searching the register")
struct SearchTests {
    @Test(
        "the first hit is the one that is meant",
        arguments: [
            ("053780004004", "053780004004"), ("05 3 78 0004 004", "053780004004"), ("05378004", "053780004004"),
            ("bergisch gladbach", "053780004004"), ("Stadt Bergisch Gladbach", "053780004004"),
            ("BERGISCH GLAD", "053780004004"), ("köln", "053150000000"), ("koeln", "053150000000"),
            ("Ko\u{308}ln", "053150000000"), ("münchen", "091620000000"), ("hamburg", "020000000000"),
            ("berlin", "110000000000"), ("giessen", "065310000000"), ("Universitätsstadt Gießen", "065310005005"),
            ("neuenkirchen rügen", "130735362059"), ("kreis steinfurt neuenkirchen", "055660060060"),
            ("steinfurt neuenkirchen", "055660060060"), ("neuenkirchen landhagen", "130755555102"),
            ("samtgemeinde neuenkirchen", "034595404000"), ("neuenkirchen 29643", "033580017017"),
            ("kreis steinfurt", "055660000000"), ("stadt steinfurt", "055660084084"), ("05566", "055660000000"),
            ("neuenkirchen-vörden", "034600007007"), ("landkreis osnabrück", "034590000000"),
            ("stadt osnabrück", "034040000000"), ("amt landhagen", "130755555000"), ("rostock", "130720000000"),
            ("freistaat bayern", "090000000000"), ("Bremen", "040000000000"), ("24937", "010010000000"),
            ("Neuenkirchen (Heidekreis, Niedersachsen)", "033580017017"), ("rothenburg tauber", "095710193193"),
            ("castrop-rauxel", "055620004004"), ("castrop rauxel", "055620004004"), ("witzwort", "010545492161"),
        ])
    func first(_ text: String, _ ars: String) {
        let hits = Register.search(text, limit: 5)
        #expect(hits.first?.ars == ars, "\(hits.map { "\($0.ars) \($0.anzeige)" })")
    }

    @Test("all eleven Neuenkirchen and the Samtgemeinde come before other names, the largest first")
    func neuenkirchen() {
        let hits = Register.search("neuenkirchen", limit: 100)
        #expect(hits.prefix(12).allSatisfy { $0.kurzname == "Neuenkirchen" })
        #expect(hits.prefix(12).map(\.einwohner) == hits.prefix(12).map(\.einwohner).sorted(by: >))
        #expect(hits.dropFirst(12).allSatisfy { $0.kurzname != "Neuenkirchen" } && hits.count > 12)
        #expect(Set(hits.map(\.ars)).count == hits.count)
        #expect(Register.search("neuenkirchen mv", limit: 100).filter { $0.kurzname == "Neuenkirchen" }.count == 4)
        #expect(Register.search("mv neuenkirchen", limit: 100) == Register.search("neuenkirchen MV", limit: 100))
        #expect(Register.search("neuenkirchen", limit: 3) == Array(hits.prefix(3)))
    }

    @Test("every entry is found by what is shown of it")
    func byDisplay() {
        for (number, entry) in RegisterTests.entries.enumerated() where number % 149 == 0 {
            #expect(Register.search(entry.anzeige, limit: 12_463).contains(entry), "\(entry.anzeige)")
            #expect(Register.search(entry.bezeichnung, limit: 12_463).contains(entry), "\(entry.bezeichnung)")
        }
    }

    @Test("words of Kreis and Land alone name nothing")
    func contextOnly() {
        #expect(!Register.search("rügen", limit: 50).contains { $0.kurzname == "Neuenkirchen" })
        #expect(Register.search("niedersachsen", limit: 50).map(\.ars).contains("030000000000"))
        #expect(Register.search("stadt", limit: 50).allSatisfy { $0.kurzname.lowercased().contains("stadt") })
    }

    @Test(
        "what fits nothing or is too long finds nothing, and nothing traps",
        arguments: [
            "", " ", "---", "(", "\u{0}\u{1b}[2J", "xyzzyx", "neuenkirchen xyzzyx", String(repeating: "a", count: 401),
            String(repeating: "a ", count: 150), "123456789012", "12345678", "\u{FFFD}\u{202E}", "🏛",
        ])
    func nothing(_ text: String) {
        #expect(Register.search(text, limit: 10).isEmpty)
    }

    @Test("a limit of nothing or less gives nothing")
    func limits() {
        for limit in [0, -1, Int.min] { #expect(Register.search("köln", limit: limit).isEmpty) }
        #expect(!Register.search("a", limit: Int.max).isEmpty)
    }
}
