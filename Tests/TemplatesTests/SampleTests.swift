import Bytes
import FoundationEssentials
import Templates
import Testing

@Suite("The samples for other programs", .tags(.format))
struct SampleTests {
    private func sample(_ name: String) throws -> [UInt8] {
        let path = Starter.root.replacing("/starter", with: "/templates") + "/" + name
        return Array(try #require(FileManager.default.contents(atPath: path), "\(path) is missing"))
    }

    @Test("a file in another spelling is read, and written canonically")
    func spelling() throws {
        let canonical = try sample("schreibweise.kanonisch.json")
        #expect(try Struktur(parsing: try sample("schreibweise.json")).canonicalText == canonical)
        #expect(try Struktur(parsing: canonical).canonicalText == canonical)
    }

    @Test("newer and broken files are told apart")
    func broken() throws {
        #expect(throws: TemplateError(.newerFormat)) { try Struktur(parsing: try sample("neuer.json")) }
        #expect(throws: TemplateError(.syntax(.duplicateKey))) { try Struktur(parsing: try sample("doppelt.json")) }
        let error = #expect(throws: TemplateError(.wrongType)) { try Struktur(parsing: try sample("bruch.json")) }
        #expect(error?.pathText == "knoten.n1.dauer.wert" && error?.position.description == "8:17")
    }

    @Test("a file with broken references is read, and check says so")
    func ring() throws {
        let findings = try Struktur(parsing: try sample("ring.json")).check().filter { $0.severity == .fehler }
        #expect(Set(findings.map(\.code)) == [.dependencyCycle, .parentUnknown, .roleUnknown])
    }
}
