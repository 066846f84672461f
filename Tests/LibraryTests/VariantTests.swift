import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// Local variants in one repository: the library is `main`, one variant follows it, another follows the first.
@Suite("Local variants")
struct VariantTests {
    static let path = TemplatePath(themenfeld: "dokumentenmanagement", slug: "eakte-einfuehrung")

    /// The tasks of the plan that the tests edit, by place among all tasks.
    static func task(_ number: Int, _ mappe: Vorlagenmappe) throws -> ElementID {
        let tasks = mappe.struktur.knoten.filter { $0.value.art == .aufgabe }
        return try #require(number < tasks.count ? tasks[number].key : nil)
    }

    static func stage() throws -> (Sample, TemplatePath) {
        (try Sample(starter: true), try #require(path))
    }

    /// Edits the template on a branch and saves; comes back to the branch that was open.
    static func release(
        _ sample: Sample, _ branch: String, _ note: String, _ edit: (inout Vorlagenmappe) -> Void
    ) throws {
        let open = try #require(try sample.replica().repository.refs.head().branch)
        let target = try #require(RefName("refs/heads/\(branch)"))
        try sample.replica().show(target)
        try sample.change(try #require(path), edit)
        try sample.save(note)
        try sample.replica().show(open)
    }

    static func template(_ sample: Sample, _ branch: String) throws -> Vorlagenmappe {
        let replica = try sample.replica()
        let ref = try #require(RefName("refs/heads/\(branch)"))
        let commit = try #require(try replica.repository.refs.id(ref))
        let folder = try #require(path)
        return try #require(try replica.template(folder, at: commit)).mappe.get()
    }

    static func standing(_ sample: Sample, _ name: String) throws -> VariantStanding {
        let replica = try sample.replica()
        return try replica.standing(of: replica.variant(named: name))
    }

    @discardableResult
    static func update(
        _ sample: Sample, _ name: String, _ decisions: [Text: OfferDecision] = [:], others: OfferDecision = .take
    ) throws -> VariantUpdateResult {
        let replica = try sample.replica()
        let variant = try replica.variant(named: name)
        var all: [Text: OfferDecision] = [:]
        for offer in try replica.standing(of: variant).stand.angebote { all[offer.aenderung.name] = others }
        return try replica.update(variant, decisions: all.merging(decisions) { $1 })
    }

    @Test("a new variant is a branch with the template as it is, shown in the working directory")
    func begin() throws {
        let (sample, path) = try Self.stage()
        let variant = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        #expect(variant.isOpen && variant.record.ursprung == "main")
        #expect(try sample.replica().head() == variant.commit)
        #expect(try sample.read("variante.json")?.contains("allmende-variante/1") == true)
        #expect(try sample.replica().status().files.isClean)
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.isEmpty)
        #expect(throws: VariantError.exists("bei-uns")) {
            try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        }
        try sample.replica().show(Sample.main)
        #expect(try sample.read("variante.json") == nil)
        #expect(try sample.replica().variants().map(\.name) == ["bei-uns"])
    }

    @Test(
        "what is taken comes, what is declined stays away until the source touches it again, what is put off is asked again"
    )
    func decide() throws {
        let (sample, path) = try Self.stage()
        let before = try Self.template(sample, "main")
        let (a, b, c) = (try Self.task(3, before), try Self.task(5, before), try Self.task(7, before))
        _ = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        try Self.release(sample, "variante/bei-uns", "eigenes") { $0.struktur.knoten[a]?.titel = "Bei uns anders" }
        try Self.release(sample, "main", "zwei") { mappe in
            mappe.struktur.knoten[a]?.dauer = Dauer(33)
            mappe.struktur.knoten[b]?.dauer = Dauer(44)
            mappe.struktur.knoten[c]?.dauer = Dauer(55)
        }
        let names = [a, b, c].map { Text("knoten.\($0).dauer") }
        #expect(Set(try Self.standing(sample, "bei-uns").stand.angebote.map(\.aenderung.name)) == Set(names))
        try Self.update(sample, "bei-uns", [names[0]: .take, names[1]: .decline, names[2]: .later])
        var own = try Self.template(sample, "variante/bei-uns")
        #expect(own.struktur.knoten[a]?.titel == "Bei uns anders")
        #expect(own.struktur.knoten[a]?.dauer?.wert == 33)
        #expect(own.struktur.knoten[b]?.dauer == before.struktur.knoten[b]?.dauer)
        #expect(own.struktur.knoten[c]?.dauer == before.struktur.knoten[c]?.dauer)
        // Nothing new at the source: only what was put off.
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.map(\.aenderung.name) == [names[2]])

        try Self.release(sample, "main", "drei") { $0.struktur.knoten[a]?.hinweis = "Neu im Ursprung." }
        let offers = try Self.standing(sample, "bei-uns").stand.angebote.map(\.aenderung.name)
        #expect(Set(offers) == [names[2], Text("knoten.\(a).hinweis")])
        try Self.update(sample, "bei-uns")
        own = try Self.template(sample, "variante/bei-uns")
        #expect(own.struktur.knoten[c]?.dauer?.wert == 55)
        #expect(own.struktur.knoten[a]?.hinweis == "Neu im Ursprung.")
        #expect(own.struktur.knoten[b]?.dauer == before.struktur.knoten[b]?.dauer)

        try Self.release(sample, "main", "vier") { $0.struktur.knoten[b]?.dauer = Dauer(66) }
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.map(\.aenderung.name) == [names[1]])
        try Self.update(sample, "bei-uns", [names[1]: .decline])
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.isEmpty)
        #expect(try Self.standing(sample, "bei-uns").stand.eigene.map(\.name) == [Text("knoten.\(a).titel")])
    }

    @Test("what the variant removed stays removed, also when the source changes it")
    func removed() throws {
        let (sample, path) = try Self.stage()
        let before = try Self.template(sample, "main")
        let a = try Self.task(4, before)
        _ = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        try Self.release(sample, "variante/bei-uns", "ohne") { mappe in
            mappe.struktur.knoten[a] = nil
            for (id, var knoten) in mappe.struktur.knoten where knoten.vorgaenger.contains(a) {
                knoten.vorgaenger[a] = nil
                mappe.struktur.knoten[id] = knoten
            }
        }
        try Self.release(sample, "main", "zwei") { $0.struktur.knoten[a]?.dauer = Dauer(77) }
        let offers = try Self.standing(sample, "bei-uns").stand.angebote
        #expect(offers.map(\.lage) == [.gestrichen])
        let result = try sample.replica().update(sample.replica().variant(named: nil), decisions: [:])
        #expect(result.open.isEmpty)
        #expect(try Self.template(sample, "variante/bei-uns").struktur.knoten[a] == nil)
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.isEmpty)
        let again = try sample.replica().update(sample.replica().variant(named: nil), decisions: [:])
        #expect(again.after == again.before)
    }

    @Test("an offer about a value of one's own gives way only when it is taken")
    func ownValue() throws {
        let (sample, path) = try Self.stage()
        let before = try Self.template(sample, "main")
        let (a, b) = (try Self.task(3, before), try Self.task(5, before))
        _ = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        try Self.release(sample, "variante/bei-uns", "eigenes") { mappe in
            mappe.struktur.knoten[a]?.dauer = Dauer(11)
            mappe.struktur.knoten[b]?.dauer = Dauer(12)
        }
        try Self.release(sample, "main", "zwei") { mappe in
            mappe.struktur.knoten[a]?.dauer = Dauer(21)
            mappe.struktur.knoten[b]?.dauer = Dauer(22)
        }
        let offers = try Self.standing(sample, "bei-uns").stand.angebote
        #expect(offers.map(\.lage) == [.eigeneAenderung, .eigeneAenderung])
        let result = try Self.update(sample, "bei-uns", [Text("knoten.\(b).dauer"): .decline])
        #expect(result.open.isEmpty)
        let own = try Self.template(sample, "variante/bei-uns")
        #expect(own.struktur.knoten[a]?.dauer?.wert == 21)
        #expect(own.struktur.knoten[b]?.dauer?.wert == 12)
    }

    @Test("files are offered by name, and other templates come along")
    func files() throws {
        let (sample, path) = try Self.stage()
        _ = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        try sample.replica().show(Sample.main)
        try sample.write("\(path)/README.md", "# Neu\n")
        try sample.write("\(path)/dokumente/muster.bin", "\u{0}\u{1}")
        try sample.begin("ganz-neu", "Ganz neu")
        try sample.save("mehr")
        try sample.replica().show(try #require(RefName("refs/heads/variante/bei-uns")))
        let old = try sample.read("\(path)/README.md")
        #expect(
            try Self.standing(sample, "bei-uns").stand.angebote.map(\.aenderung.name)
                == ["datei.README.md", "datei.dokumente/muster.bin"])
        try Self.update(sample, "bei-uns", ["datei.README.md": .decline])
        #expect(try sample.read("\(path)/README.md") == old)
        #expect(try sample.read("\(path)/dokumente/muster.bin") == "\u{0}\u{1}")
        #expect(try sample.read("vorlagen/allgemein/ganz-neu/vorlage.json") != nil)
        #expect(try Self.standing(sample, "bei-uns").stand.angebote.isEmpty)
        #expect(try sample.replica().status().files.isClean)
    }

    @Test("a proposal holds exactly the chosen changes on the source's current version")
    func propose() throws {
        let (sample, path) = try Self.stage()
        let before = try Self.template(sample, "main")
        let (a, b, c) = (try Self.task(3, before), try Self.task(5, before), try Self.task(7, before))
        _ = try sample.replica().makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        let new = id("nnnnnnnnn1")
        try Self.release(sample, "variante/bei-uns", "eigenes") { mappe in
            mappe.struktur.knoten[a]?.titel = "Amt Geheimhausen"
            mappe.struktur.knoten[b]?.dauer = Dauer(12)
            var knoten = Knoten(.aufgabe, "Scanstelle einrichten", unter: mappe.struktur.knoten[a]?.oberknoten)
            knoten.verantwortlich = mappe.struktur.knoten[a]?.verantwortlich
            knoten.dauer = Dauer(4)
            mappe.struktur.knoten[new] = knoten
        }
        try Self.release(sample, "main", "zwei") { $0.struktur.knoten[c]?.dauer = Dauer(55) }
        let picks: [Text] = [Text("knoten.\(b).dauer"), Text("knoten.\(new)")]
        let replica = try sample.replica()
        let proposal = try replica.propose(replica.variant(named: "bei-uns"), picks: picks, note: nil)
        let commit = try replica.commit(proposal.commit)
        #expect(try commit.parents == [replica.repository.refs.id(Sample.main)])
        let main = try Self.template(sample, "main")
        let proposed = try Self.template(sample, "vorschlag/bei-uns")
        #expect(Set(Einzelaenderung.zwischen(main.struktur, proposed.struktur).map(\.name)) == Set(picks))
        let changed = try replica.changedPaths(replica.tree(of: proposal.source), commit.tree)
        #expect(changed == [Array("\(path)/struktur.json".utf8)])
        for text in [commit.message, proposed.struktur.canonicalText] {
            #expect(!String(decoding: text, as: UTF8.self).contains("Geheimhausen"))
        }
        #expect(throws: VariantError.nothingChosen) {
            try replica.propose(replica.variant(named: "bei-uns"), picks: [], note: nil)
        }
    }

    @Test("a variant of a variant follows it, and keeps a record of its own")
    func chain() throws {
        let (sample, path) = try Self.stage()
        let before = try Self.template(sample, "main")
        let (a, b, c) = (try Self.task(3, before), try Self.task(5, before), try Self.task(7, before))
        _ = try sample.replica().makeVariant(of: path, name: "kreis", from: nil, .frei)
        try Self.release(sample, "variante/kreis", "eigenes") { $0.struktur.knoten[a]?.titel = "Im Kreis" }
        _ = try sample.replica().makeVariant(of: path, name: "stadt", from: "variante/kreis", .frei)
        try Self.release(sample, "variante/stadt", "eigenes") { $0.struktur.knoten[b]?.titel = "In der Stadt" }
        try Self.release(sample, "main", "zwei") { $0.struktur.knoten[c]?.dauer = Dauer(55) }
        try Self.update(sample, "kreis")
        try Self.update(sample, "stadt")
        let own = try Self.template(sample, "variante/stadt")
        #expect(own.struktur.knoten[a]?.titel == "Im Kreis")
        #expect(own.struktur.knoten[b]?.titel == "In der Stadt")
        #expect(own.struktur.knoten[c]?.dauer?.wert == 55)
        #expect(try sample.replica().variant(named: "stadt").record.ursprung == "variante/kreis")
        #expect(try Self.standing(sample, "stadt").stand.eigene.map(\.name) == [Text("knoten.\(b).titel")])
        #expect(try sample.replica().variant(named: "kreis").record.ursprung == "main")
    }
}

private func id(_ text: String) -> ElementID { ElementID(text) ?? .random() }
