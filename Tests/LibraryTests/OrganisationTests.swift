import Files
import Library
import Objects
import Store
import TestSupport
import Testing

/// Who a version is from (DESIGN, D5).
@Suite("The organisation")
struct OrganisationTests {
    @Test(
        "a key has twelve digits, a name is one line that fits into a version",
        arguments: [
            ("053780004004", "Stadt Bergisch Gladbach", true), ("000000000000", "Ä", true),
            ("05378000400", "Stadt", false), ("0537800040045", "Stadt", false), ("05378000400a", "Stadt", false),
            ("٠٥٣٧٨٠٠٠٤٠٠٤", "Stadt", false), ("053780004004", "", false), ("053780004004", " \t", false),
            ("053780004004", "a\nb", false), ("053780004004", "a<b", false), ("053780004004", "a>b", false),
            ("053780004004", "a\u{0}b", false), ("053780004004", String(repeating: "ä", count: 100), true),
            ("053780004004", String(repeating: "ä", count: 101), false), ("", "Stadt", false),
        ])
    func forms(_ ars: String, _ name: String, _ isGood: Bool) {
        let organisation = Organisation(ars: ars, name: name, id: "k-1")
        #expect((organisation != nil) == isGood)
        if let organisation {
            let line = organisation.signature(seconds: 86_400).encoded
            #expect(Signature(lenient: line) == organisation.signature(seconds: 86_400))
        }
    }

    @Test("an id is opaque, and another each time")
    func ids() {
        let ids = (0..<100).map { _ in Organisation.newID() }
        #expect(Set(ids).count == 100)
        for id in ids { #expect(id.count == 12 && id.wholeMatch(of: /k-[0-9a-f]{10}/) != nil) }
    }

    @Test(
        "a change holds for later versions, here and by git", .enabled(if: Git.exists, "needs git"),
        arguments: ["Stadt Köln", "Markt \"Ober\" #1; \\ Süd", "  Kreis  X  ", "'Amt' = [a]"])
    func changes(_ name: String) throws {
        let git = try Git.required()
        let sample = try Sample()
        let organisation = try #require(Organisation(ars: "053150000000", name: name, id: "k-00000000ab"))
        try sample.replica().change(organisation)
        #expect(try sample.replica().organisation == organisation)
        #expect(try git("config", "user.name", in: sample.path) == organisation.name)
        #expect(try git("config", "user.email", in: sample.path) == "k-00000000ab@053150000000.allmende.invalid")
        try sample.write("a.txt", "1\n")
        try sample.save()
        #expect(try git("log", "-1", "--format=%an", in: sample.path) == organisation.name)
        #expect(try sample.complaints().isEmpty)
    }

    @Test("settings that make no sense count as none")
    func broken() throws {
        let sample = try Sample()
        for (key, ars, name) in [
            ("stelle = 12", "000000000000", "Stadt Bergisch Gladbach"),
            ("name = <x>", "053780004004", "Ungenannte Stelle"),
            ("name =", "053780004004", "Ungenannte Stelle"),
        ] {
            let config = try #require(try sample.read(".git/config"))
            try sample.write(".git/config", config + "[allmende]\n\t\(key)\n")
            let organisation = try sample.replica().organisation
            #expect(organisation.ars == ars && organisation.name == name)
            try sample.write(".git/config", config)
        }
    }

    @Test("a configured id cannot break out of a version's header")
    func hostileID() throws {
        let sample = try Sample()
        let config = try #require(try sample.read(".git/config"))
        try sample.write(".git/config", config + "[allmende]\n\tkennung = \"k> 1 +0000\\nparent x <\"\n")
        try sample.write("a.txt", "1\n")
        let commit = try sample.replica().commit(try sample.save())
        #expect(commit.parents.count == 1 && commit.extraHeaders.isEmpty)
        if Git.exists { #expect(try sample.complaints().isEmpty) }
    }
}
