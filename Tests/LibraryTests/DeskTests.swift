import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// Editing variants and drafts without a working directory, in a copy and at a hub.
@Suite("The desk")
struct DeskTests {
    static let path = TemplatePath(themenfeld: "dokumentenmanagement", slug: "eakte-einfuehrung")

    /// Where the work lies.
    enum Kind: CaseIterable {
        case copy, hub

        func replica(_ sample: Sample) throws -> Replica {
            let replica = try sample.replica()
            guard self == .hub else { return replica }
            return try Replica(
                replica.repository, organisation: replica.organisation, at: .organisation("053780004004"))
        }
    }

    static func stage(_ kind: Kind) throws -> (Sample, Replica, Workpiece) {
        let sample = try Sample(starter: true)
        let desk = try kind.replica(sample)
        let variant = try desk.makeVariant(of: #require(path), name: "bei-uns", from: nil, .frei, shows: false)
        return (sample, desk, try desk.workpiece(variant: variant.name))
    }

    static func steps(_ mappe: Vorlagenmappe) -> [ElementID] {
        mappe.struktur.knoten.filter { $0.value.art == .aufgabe }.map(\.key)
    }

    static func again(_ kind: Kind, _ sample: Sample) throws -> (Replica, Workpiece) {
        let desk = try kind.replica(sample)
        return (desk, try desk.workpiece(variant: "bei-uns"))
    }

    @Test("each change is a version, files of the working directory and other variants stay", arguments: Kind.allCases)
    func edit(_ kind: Kind) throws {
        let (sample, desk, piece) = try Self.stage(kind)
        let head = try sample.replica().head()
        let step = try #require(Self.steps(desk.mappe(of: piece)).first)
        let outcome = try desk.revise(piece, seen: piece.commit) { $0.struktur.knoten[step]?.titel = "Anders" }
        guard case .saved(let id) = outcome else { Issue.record("\(outcome)"); return }
        let (after, now) = try Self.again(kind, sample)
        #expect(now.commit == id)
        #expect(try after.mappe(of: now).struktur.knoten[step]?.titel == "Anders")
        #expect(try after.commit(id).parents == [piece.commit])
        #expect(try sample.replica().head() == head && sample.replica().status().files.isClean)
        #expect(try desk.repository.refs.list(prefix: "refs/heads/variante/").isEmpty == (kind == .hub))
        let nothing = try after.revise(now, seen: now.commit) { _ in }
        guard case .nothing = nothing else { Issue.record("\(nothing)"); return }
    }

    @Test("two who save at once both keep what they changed; the same field is asked about, and nothing is lost")
    func twoAtOnce() throws {
        let (sample, desk, piece) = try Self.stage(.hub)
        let steps = Self.steps(try desk.mappe(of: piece))
        let (one, two) = (steps[0], steps[1])
        _ = try desk.revise(piece, seen: piece.commit) { $0.struktur.knoten[one]?.titel = "Von der einen" }
        let (second, _) = try Self.again(.hub, sample)
        let merged = try second.revise(second.workpiece(variant: "bei-uns"), seen: piece.commit) {
            $0.struktur.knoten[two]?.titel = "Von der anderen"
        }
        guard case .merged = merged else { Issue.record("\(merged)"); return }
        let (after, now) = try Self.again(.hub, sample)
        let mappe = try after.mappe(of: now)
        #expect(mappe.struktur.knoten[one]?.titel == "Von der einen")
        #expect(mappe.struktur.knoten[two]?.titel == "Von der anderen")
        do {
            _ = try after.revise(now, seen: piece.commit) { $0.struktur.knoten[one]?.titel = "Ganz anders" }
            Issue.record("saved over somebody else's change")
        } catch RevisingError.changed(let items, let tip) {
            #expect(items.count == 1 && tip == now.commit)
        }
        #expect(try Self.again(.hub, sample).1.commit == now.commit)
    }

    @Test("what would break a rule is not saved", arguments: Kind.allCases)
    func breaking(_ kind: Kind) throws {
        let (sample, desk, piece) = try Self.stage(kind)
        defer { withExtendedLifetime(sample) {} }
        let step = try #require(Self.steps(desk.mappe(of: piece)).first)
        #expect(throws: RevisingError.self) {
            try desk.revise(piece, seen: piece.commit) { $0.struktur.knoten[step]?.titel = "" }
        }
        let stranger = try Self.stranger(desk)
        #expect(throws: RevisingError.self) { try desk.revise(piece, seen: stranger) { $0.vorlage.titel = "x" } }
    }

    /// A version that is none of the variant's.
    static func stranger(_ desk: Replica) throws -> ObjectID {
        let objects = NewObjects(desk.repository.objects, desk.reader)
        let main = try desk.commit(desk.sourceCommit("main"))
        let id = try objects.add(
            .commit,
            Commit(tree: main.tree, parents: [], author: main.author, committer: main.author, message: [0x78, 0x0a])
                .encode())
        try objects.commit()
        return id
    }

    @Test("each change is taken back by itself, and taking back, too", arguments: Kind.allCases)
    func undo(_ kind: Kind) throws {
        let (sample, desk, piece) = try Self.stage(kind)
        let before = try desk.mappe(of: piece)
        let steps = Self.steps(before)
        guard
            case .saved(let first) = try desk.revise(piece, seen: piece.commit, { try $0.struktur.streichen(steps[0]) })
        else { return }
        var (now, work) = try Self.again(kind, sample)
        _ = try now.revise(work, seen: work.commit) { $0.struktur.knoten[steps[5]]?.titel = "Bleibt" }
        (now, work) = try Self.again(kind, sample)
        guard case .saved(let second) = try now.takeBack(first, of: work) else {
            Issue.record("not taken back"); return
        }
        (now, work) = try Self.again(kind, sample)
        var mappe = try now.mappe(of: work)
        #expect(mappe.struktur.knoten[steps[0]] == before.struktur.knoten[steps[0]])
        #expect(mappe.struktur.knoten[steps[5]]?.titel == "Bleibt")
        _ = try now.takeBack(second, of: work)
        (now, work) = try Self.again(kind, sample)
        mappe = try now.mappe(of: work)
        #expect(mappe.struktur.knoten[steps[0]] == nil)
        #expect(try now.ownVersions(of: work, limit: 10).count == 5)
    }

    @Test(
        "a draft becomes a proposal without its history, and begins anew once that is published",
        arguments: Kind.allCases)
    func draft(_ kind: Kind) throws {
        let sample = try Sample(starter: true)
        let desk = try kind.replica(sample)
        let path = try #require(Self.path)
        let draft = try desk.beginDraft(of: path)
        #expect(throws: VariantError.nothingChosen) { try desk.proposalVersion(of: draft, note: "x") }
        let step = try #require(Self.steps(desk.mappe(of: draft)).first)
        for title in ["Eins", "Zwei"] {
            let fresh = try kind.replica(sample)
            let now = try #require(try fresh.draft(of: path))
            _ = try fresh.revise(now, seen: now.commit) { $0.struktur.knoten[step]?.titel = title }
        }
        let fresh = try kind.replica(sample)
        let now = try #require(try fresh.draft(of: path))
        let main = try fresh.sourceCommit("main")
        let proposed = try fresh.proposalVersion(of: now, note: "Vorschlag")
        #expect(try fresh.commit(proposed.commit).parents == [main])
        #expect(try fresh.proposedVersions(of: now) == [proposed.commit])
        // Published as it was proposed.
        let author = fresh.organisation.signature(seconds: Replica.today.seconds)
        try fresh.moveBranch(Sample.main, from: main, to: proposed.commit, note: "accept", by: author)
        let later = try kind.replica(sample)
        _ = try later.refresh(try #require(try later.draft(of: path)))
        #expect(try later.draft(of: path)?.commit == proposed.commit)
        #expect(try later.isBehind(#require(try later.draft(of: path))) == false)
    }

    @Test("what is put away comes back", arguments: Kind.allCases)
    func shelf(_ kind: Kind) throws {
        let (sample, desk, piece) = try Self.stage(kind)
        try desk.putAway(piece)
        var fresh = try kind.replica(sample)
        #expect(try fresh.variants().isEmpty)
        let name = try #require(try fresh.shelf().first?.name)
        try fresh.takeBack(from: name)
        fresh = try kind.replica(sample)
        #expect(try fresh.workpiece(variant: "bei-uns").commit == piece.commit && fresh.shelf().isEmpty)
        #expect(throws: VariantError.self) { try fresh.takeBack(from: "../heads/main") }
    }

    @Test("a variant that the working directory shows is edited with its files")
    func shown() throws {
        let sample = try Sample(starter: true)
        let desk = try sample.replica()
        let path = try #require(Self.path)
        _ = try desk.makeVariant(of: path, name: "bei-uns", from: nil, .frei)
        let piece = try desk.workpiece(variant: "bei-uns")
        _ = try desk.revise(piece, seen: piece.commit) { $0.vorlage.titel = "Unsere eAkte" }
        #expect(try sample.read("\(path)/vorlage.json")?.contains("Unsere eAkte") == true)
        #expect(try sample.replica().status().files.isClean)
    }
}
