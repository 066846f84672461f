import Bytes
import Files
import Glibc
import Hub
import Journal
import Library
import Objects
import Store

// The gate of a hub from outside, for tests that end the process, cut the power, or run several at once.
//
//   gate-probe stage HUBDIR             makes members and a proposal that only waits for its release; prints words and ids
//   gate-probe propose HUBDIR NAME      opens another one, approved too; prints its id
//   gate-probe accept HUBDIR ID [TREE]  accepts as the moderator; prints "accepted VERSION" or "refused REASON"
//   gate-probe fill HUBDIR COUNT        opens so many proposals of one version, 500 in a step
//   gate-probe read HUBDIR COUNT        reads all proposals so many times; prints the microseconds of the first time, and the median
//   gate-probe pages HUBDIR             fills a hub with a large library for pages to show (PageStage); prints access keys and counts
//   gate-probe purge REPOSITORY ID...   removes objects for good; prints "purged" and from how many places
//   gate-probe state HUBDIR             prints what there is; fails when main, the journal and the refs of proposals disagree

func fail(_ words: String) -> Never {
    print(words)
    exit(1)
}

let words = CommandLine.arguments
guard words.count >= 3 else { fail("gate-probe stage|propose|accept|state HUBDIR …, gate-probe purge REPOSITORY …") }
if words[1] == "purge" {
    let repository = try Repository(at: Path(words[2]))
    let result = try repository.purge(Set(words[3...].compactMap { ObjectID(hex: $0.utf8, repository.format) }))
    print("purged \(result.places)")
    exit(0)
}
if words[1] == "pages" {
    var stage = try PageStage(Path(words[2]))
    try stage.fill(Path(words[2]))
    exit(0)
}
let hub = try Hub(Path(words[2]))
let probe = GateProbe(try hub.journal())
switch words[1] {
case "stage": try probe.stage()
case "propose" where words.count == 4: print(try probe.propose(words[3]))
case "accept" where words.count >= 4: try probe.accept(words[3], words.count > 4 ? words[4] : nil)
case "fill" where words.count == 4: try probe.fill(Int(words[3]) ?? 0)
case "read" where words.count == 4: try probe.read(Int(words[3]) ?? 0)
case "state": try probe.state()
default: fail("gate-probe stage|propose|accept|state HUBDIR …")
}

struct GateProbe {
    let library: HubLibrary

    init(_ library: HubLibrary) { self.library = library }

    static let members: [(word: String, ars: String, name: String, roles: Set<Role>)] = [
        ("author", "053780004004", "Stadt Bergisch Gladbach", [.contributor]),
        ("reviewer", "053150000000", "Stadt Köln", [.contributor, .reviewer]),
        ("moderator", "055150000000", "Stadt Münster", [.moderator]),
    ]

    func stage() throws {
        for member in Self.members {
            let id = try library.setMember(ars: member.ars, name: member.name, roles: member.roles)
            print("\(member.word) \(id)")
        }
        print("proposal \(try propose("Fristen"))")
    }

    /// The member with a role here, as if known by an access key.
    private func sender(_ word: String) throws -> Sender {
        guard let member = Self.members.first(where: { $0.word == word }),
            let known = try library.journal().registry.activeMembers.first(where: { $0.id.ars == member.ars })
        else { fail("no \(word)") }
        return Sender(member: known.id, access: "0123456789")
    }

    func propose(_ name: String) throws -> OperationID {
        let repository = library.repository
        guard let main = try repository.refs.id(HubLibrary.main) else { fail("no main") }
        let author = try sender("author")
        guard let member = author.member,
            let organisation = Organisation(ars: member.ars, name: Self.members[0].name, id: member.handle)
        else { fail("no author") }
        let reader = try ObjectReader(repository.objects)
        let objects = NewObjects(repository.objects, reader)
        let path = Array("vorlagen/beschaffung/ausschreibung-it/erfahrungen/\(name).md".utf8)
        let tree = try reader.tree(
            PublishedLibrary.tree(of: main, reader),
            setting: [(path, try objects.add(.blob, Array("# \(name)\n".utf8)))],
            into: objects)
        let who = organisation.signature(seconds: Replica.today.seconds)
        let tip = try objects.add(
            .commit,
            Commit(
                tree: tree, parents: [main], author: who, committer: who, message: Array("Erfahrung: \(name)\n".utf8)
            ).encode())
        try objects.commit()
        let revision = Revision(base: main.description, commit: tip.description, tree: tree.description)
        let opening = try send(.opened(title: "Erfahrung: \(name)", revision), author, content: tip)
        _ = try send(.review(Review(opening, .approved)), try sender("reviewer"), about: opening)
        return opening
    }

    private func send(
        _ content: Content, _ sender: Sender, about subject: OperationID? = nil, content tip: ObjectID? = nil
    ) throws -> OperationID {
        guard let member = sender.member else { fail("nobody") }
        let journal = try library.journal()
        let operation = try Operation(
            content, library: journal.root, clock: journal.clock + 1, by: member, on: Replica.today, about: subject)
        let result = try library.submit([Parcel(operation, content: tip)], from: sender)
        guard result == [.taken] else { fail("\(result)") }
        return operation.id
    }

    /// Opens many proposals of what has been proposed already, so that only the journal grows.
    func fill(_ count: Int) throws {
        guard let revision = try library.journal().proposals.first?.current.revision else { fail("no proposal") }
        let author = try sender("author")
        guard let member = author.member else { fail("nobody") }
        var left = count
        while left > 0 {
            let journal = try library.journal()
            let parcels = try (1...min(500, left)).map { number in
                Parcel(
                    try Operation(
                        .opened(title: "Vorschlag \(left - number)", revision), library: journal.root,
                        clock: journal.clock + Int64(number), by: member, on: Replica.today))
            }
            guard try library.submit(parcels, from: author).allSatisfy({ $0 == .taken }) else { fail("not taken") }
            left -= parcels.count
        }
    }

    func read(_ count: Int) throws {
        let clock = ContinuousClock()
        var times: [Int64] = []
        var found = 0
        for _ in 0..<max(1, count) {
            let time = try clock.measure { found = try library.journal().proposals.count { $0.state == .open } }
            times.append(time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000)
        }
        print("open \(found)")
        print("first \(times[0])")
        print("median \(times.sorted()[times.count / 2])")
    }

    func accept(_ id: String, _ tree: String?) throws {
        guard let proposal = try library.proposal(id) else { fail("no proposal") }
        let expected = tree.flatMap { ObjectID(hex: Array($0.utf8), library.repository.format) }
        do {
            print("accepted \(try library.accept(proposal.id, by: sender("moderator"), expecting: expected))")
        } catch AcceptanceRefusal.otherResult(let tree) {
            print("refused other \(tree)")
        } catch let refusal as AcceptanceRefusal {
            print("refused \(refusal)")
        }
    }

    func state() throws {
        let repository = library.repository
        let journal = try library.journal()
        guard journal.ignored.isEmpty else { fail("ignored: \(journal.ignored)") }
        guard journal.waiting.isEmpty else { fail("not vouched for: \(journal.waiting)") }
        guard let main = try repository.refs.id(HubLibrary.main)?.description else { fail("no main") }
        let accepted = journal.proposals.compactMap(\.acceptance?.content)
        let befores = Set(accepted.map(\.before))
        let newest = accepted.map(\.after).filter { !befores.contains($0) }
        guard accepted.isEmpty || newest == [main] else { fail("main is \(main), accepted \(newest)") }
        let first = try PublishedLibrary.tree(
            of: repository.refs.id(JournalRefs.journal) ?? .null(repository.format), ObjectReader(repository.objects))
        for proposal in journal.proposals {
            let head = try repository.refs.id(JournalRefs.head(of: proposal.id))?.description
            let wanted = proposal.state == .open ? proposal.current.revision.commit : nil
            guard head == wanted else { fail("\(proposal.id.short) \(proposal.state): head is \(head ?? "-")") }
        }
        let heads = try repository.refs.list(prefix: JournalRefs.proposals).count
        let open = journal.proposals.filter { $0.state == .open }.count
        guard heads == open else { fail("\(heads) heads, \(open) open proposals") }
        print("main \(main)")
        print("journal \(first)")
        print("open \(open)")
        print("accepted \(accepted.count)")
        for proposal in journal.proposals { print("proposal \(proposal.id) \(proposal.state.rawValue)") }
    }
}
