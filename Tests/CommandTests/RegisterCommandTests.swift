import Bytes
import TestSupport
import Testing

@Suite("The register on the command line", .timeLimit(.minutes(60)))
struct RegisterCommandTests {
    @Test("a search lists keys with names that tell them apart, and needs no library")
    func search() throws {
        let desk = try Desk()
        let lines = try desk.done("register", "neuenkirchen", "mv").split(separator: "\n")
        #expect(lines.count == 4 && Set(lines.map { $0.dropFirst(12) }).count == 4)
        #expect(lines.first?.hasPrefix("130755555102  Neuenkirchen (Amt Landhagen, ") == true)
        let few = try desk.done("register", "neuenkirchen", "--limit", "2")
        #expect(few.split(separator: "\n").count == 3 && few.contains("--limit"))
        #expect(try desk.done("register", "xyzzyx").contains("Nothing found"))
        #expect(try desk.done("register", "999999999999").contains("does not know"))
        #expect(try desk.done("register", "160560000000").contains("160630105105  Eisenach (Wartburgkreis, Thüringen)"))
        let result = try desk.run(["register", "xyzzyx\u{1b}[2J"])
        #expect(result.status == 0 && !result.text.contains("\u{1b}") && result.errors.isEmpty)
        #expect(try desk.done("register", "--help").contains("Destatis"))
    }

    @Test("the name of an organisation comes from the register where none is given")
    func names() throws {
        let desk = try Desk()
        try desk.done("init", "b", "--stelle", "055660000000")
        #expect(try desk.done("-C", "b", "settings").contains("Kreis Steinfurt (055660000000)"))
        #expect(try desk.done("-C", "b", "settings", "--stelle", "055660060060").contains("Gemeinde Neuenkirchen"))
        // A name of one's own stays as long as the key does, and gives way to the name of another key.
        #expect(try desk.done("-C", "b", "settings", "--name", "Rathaus").contains("Rathaus (055660060060)"))
        #expect(try desk.done("-C", "b", "settings", "--stelle", "055660060060").contains("Rathaus (055660060060)"))
        #expect(try desk.done("-C", "b", "settings", "--stelle", "053780004004").contains("Stadt Bergisch Gladbach"))
    }

    @Test(
        "a key that died or that nobody knows is noted on standard error and taken nevertheless",
        arguments: [
            ("160560000000", "160630105105"), ("055660099099", "does not know"), ("999999999999", "does not know"),
        ])
    func notes(_ ars: String, _ hint: String) throws {
        let desk = try Desk()
        let begun = try desk.run(["init", "b", "--stelle", ars])
        #expect(begun.status == 0 && begun.errors.contains(hint) && begun.errors.hasPrefix("Note: "))
        try desk.done("-C", "b", "settings", "--stelle", "053780004004")
        let changed = try desk.run(["-C", "b", "settings", "--stelle", ars, "--json"])
        #expect(changed.status == 0 && changed.errors.contains(hint))
        let json = try JSON(parsing: changed.output)
        // The name of the Stadt before does not go along.
        #expect(json["stelle"]?.string == ars && json["name"]?.string == "Ungenannte Stelle")
    }

    @Test(
        "invented organisations and keys in use are not noted",
        arguments: ["000000000000", "000000000001", "053780004004"])
    func silent(_ ars: String) throws {
        let desk = try Desk()
        let result = try desk.run(["init", "b", "--stelle", ars, "--name", "Stelle"])
        #expect(result.status == 0 && result.errors.isEmpty)
    }
}
