import Bytes
import Files
import Templates
import TestSupport
import Testing

/// Five releases of a template, a Kommune that follows it, and another that follows the first: three replicas and a hub.
@Suite("The journey of a variant", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct VariantJourneyTests {
    static let folder = "vorlagen/dokumentenmanagement/eakte-einfuehrung"

    private static func plan(_ replica: Path) throws -> Struktur {
        let bytes = try FileSystem.read(replica / "\(folder)/struktur.json", limit: 1 << 24)
        return try Struktur(parsing: bytes)
    }

    private static func edit(_ replica: Path, _ change: (inout Struktur) throws -> Void) throws {
        var plan = try plan(replica)
        try change(&plan)
        try FileSystem.replace(replica / "\(folder)/struktur.json", with: plan.canonicalText)
    }

    /// The names of what a variant is offered.
    private static func offers(_ stage: HubStage, _ replica: Path) throws -> [String] {
        let text = try stage.allmende("variant", "update", "--json", in: replica)
        let json = try JSON(parsing: Array(text.utf8))
        return json["angebote"]?.elements.compactMap { $0["name"]?.string } ?? []
    }

    @Test(
        "what a Kommune declined stays away until the source touches it again; nothing of its own is lost; its proposal holds two changes only",
        arguments: Formats.all)
    func journey(_ format: String) throws {
        let stage = try HubStage(format)
        let upstream = try stage.clone("upstream")
        func release(_ number: Int, _ change: (inout Struktur) throws -> Void) throws {
            try Self.edit(upstream, change)
            try stage.allmende("save", "-m", "Ausgabe \(number)", in: upstream)
            try stage.allmende("sync", in: upstream)
        }
        let tasks = try Self.plan(upstream).knoten.filter { $0.value.art == .aufgabe }.map(\.key)
        let (declined, other, own, mine, yours) = (tasks[2], tasks[4], tasks[6], tasks[8], tasks[10])

        // K1 adapts the template: names of its own, other durations, a task struck, one added.
        let k1 = stage.path("k1")
        try stage.allmende("clone", stage.hub.url, k1.description, "--stelle", "051620024024", "--name", "Kreis K1")
        try stage.allmende("variant", "new", "eakte-einfuehrung", "--name", "eakte-k1", in: k1)
        let added = try #require(ElementID("k1neueaufg"))
        let secret = "Amt 13 Hintertupfing"
        try Self.edit(k1) { plan in
            plan.knoten[own]?.titel = secret
            plan.knoten[own]?.dauer = Dauer(31)
            plan.knoten[mine]?.dauer = Dauer(17)
            let role = try #require(plan.knoten[mine]?.verantwortlich)
            var task = Knoten(.aufgabe, "Scanstelle einrichten", unter: plan.knoten[mine]?.oberknoten)
            task.dauer = Dauer(6)
            task.verantwortlich = role
            plan.knoten[added] = task
            let struck = tasks[12]
            plan.knoten[struck] = nil
            for (id, var knoten) in plan.knoten where knoten.vorgaenger.contains(struck) {
                knoten.vorgaenger[struck] = nil
                plan.knoten[id] = knoten
            }
        }
        try stage.allmende("save", "-m", "An K1 angepasst", in: k1)

        // Release 2: K1 declines one change and takes the other.
        try release(2) { plan in
            plan.knoten[declined]?.dauer = Dauer(42)
            plan.knoten[other]?.dauer = Dauer(43)
        }
        try stage.allmende("pull", in: k1)
        let name = "knoten.\(declined).dauer"
        #expect(Set(try Self.offers(stage, k1)) == [name, "knoten.\(other).dauer"])
        try stage.allmende("variant", "update", "--decline", name, "--take-all", in: k1)
        try stage.allmende("variant", "share", in: k1)

        // K2 follows K1's variant and adapts it in turn.
        let k2 = stage.path("k2")
        try stage.allmende("clone", stage.hub.url, k2.description, "--stelle", "051620028028", "--name", "Stadt K2")
        try stage.allmende(
            "variant", "new", "eakte-einfuehrung", "--name", "eakte-k2", "--from", "kommune/051620024024/eakte-k1",
            in: k2)
        #expect(try Self.plan(k2).knoten[own]?.titel == secret)
        try Self.edit(k2) { $0.knoten[yours]?.titel = "Bei K2 anders" }
        try stage.allmende("save", "-m", "An K2 angepasst", in: k2)

        // Releases 3 and 4 touch other things: what was declined is not offered.
        for number in 3...4 {
            try release(number) { plan in
                plan.knoten[other]?.dauer = Dauer(100 + number)
                plan.knoten[tasks[12]]?.dauer = Dauer(200 + number)
            }
            try stage.allmende("pull", in: k1)
            let offered = try Self.offers(stage, k1)
            #expect(!offered.contains(name))
            #expect(offered.contains("knoten.\(other).dauer"))
            try stage.allmende("variant", "update", "--take", "knoten.\(other).dauer", in: k1)
            #expect(try Self.offers(stage, k1).isEmpty)
            try stage.allmende("variant", "share", in: k1)
            try stage.allmende("pull", in: k2)
            try stage.allmende("variant", "update", "--take-all", in: k2)
        }

        // Release 5 touches the declined field: offered once.
        try release(5) { $0.knoten[declined]?.dauer = Dauer(55) }
        try stage.allmende("pull", in: k1)
        #expect(try Self.offers(stage, k1) == [name])
        try stage.allmende("variant", "update", "--decline", "1", in: k1)
        #expect(try Self.offers(stage, k1).isEmpty)

        // Every local edit is there, field by field; so is everything that was taken.
        let first = try Self.plan(k1)
        let start = try Self.plan(upstream)
        #expect(first.knoten[own]?.titel == secret && first.knoten[own]?.dauer == Dauer(31))
        #expect(first.knoten[mine]?.dauer == Dauer(17) && first.knoten[added]?.titel == "Scanstelle einrichten")
        #expect(first.knoten[tasks[12]] == nil)
        #expect(first.knoten[other]?.dauer == Dauer(104))
        #expect(first.knoten[declined]?.dauer != start.knoten[declined]?.dauer)
        #expect(first.knoten[declined]?.dauer?.wert != 42)
        let second = try Self.plan(k2)
        #expect(second.knoten[yours]?.titel == "Bei K2 anders")
        #expect(second.knoten[own]?.titel == secret && second.knoten[other]?.dauer == Dauer(104))

        // K1 gives two changes back.
        try stage.allmende(
            "variant", "propose", "--pick", "knoten.\(mine).dauer,knoten.\(added)", in: k1)
        try stage.git("diff", "--quiet", "vorschlag/eakte-k1~1", "origin/main", in: k1)
        let text = try stage.git("show", "vorschlag/eakte-k1:\(Self.folder)/struktur.json", in: k1)
        let proposed = try Struktur(parsing: Array((text + "\n").utf8))
        #expect(
            Set(Einzelaenderung.zwischen(start, proposed).map(\.name.string))
                == ["knoten.\(mine).dauer", "knoten.\(added)"])
        #expect(
            try stage.git("diff", "--name-only", "origin/main", "vorschlag/eakte-k1", in: k1)
                == "\(Self.folder)/struktur.json")
        let everything = try stage.git("show", "--format=%B", "vorschlag/eakte-k1", in: k1) + text
        #expect(!everything.contains("Hintertupfing"))
        #expect(
            !(try stage.git("ls-tree", "-r", "--name-only", "vorschlag/eakte-k1", in: k1)).contains("variante.json"))
        try stage.demandAllSound(upstream, k1, k2)
    }

    @Test("a variant that only receives is never pushed, by whatever way", arguments: Formats.all)
    func receivesOnly(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.clone("replica")
        try stage.allmende("variant", "new", "dms-rollout", "--receive-only", in: replica)
        let before = try stage.refs(stage.library)
        for words in [["variant", "share"], ["push"], ["push", "--draft", "probe"], ["sync"]] {
            #expect(try stage.allmende.run(words, in: replica).status == 3, "\(words)")
        }
        let pushed = try stage.git.run(["push", "origin", "HEAD:refs/heads/probe"], in: replica)
        #expect(pushed.status != 0 && pushed.errors.contains("nur empfängt"))
        #expect(try stage.refs(stage.library) == before)
    }
}
