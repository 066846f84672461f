import Bytes
import Files
import Hub
import Journal
import Library
import Objects
import Signatures
import Store
import TestSupport
import Testing
import Wire

/// A hub with the starter library and members of several organisations, all in this process.
///
/// The stage itself plays the clients: their objects lie in a repository beside the hub's, as if they had just arrived.
final class GateStage {
    static let exists = SSHKeygen.installed() != nil

    let scratch: Scratch
    let format: ObjectFormat
    let hub: Hub
    let library: HubLibrary
    let clients: Repository
    /// Two of one organisation.
    let author: Pusher
    let colleague: Pusher
    /// Reviewers of three others.
    let first: Pusher
    let second: Pusher
    let third: Pusher
    let moderator: Pusher
    let operating: Pusher
    let reader: Pusher

    static let home = ("053780004004", "Stadt Bergisch Gladbach")
    static let template = "vorlagen/beschaffung/ausschreibung-it"
    static let plan = "vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json"
    static let person = "Erika Musterfrau"

    init(_ format: ObjectFormat = .sha256, quorum: Int? = nil) throws {
        scratch = try Scratch()
        self.format = format
        let founder = try #require(Organisation(ars: Organisation.unknownARS, name: "Allmende", id: "k-0123456789"))
        hub = try Hub.create(at: scratch.path / "hub", format, starter: true, by: founder)
        let library = try hub.journal()
        self.library = library
        clients = try Repository.create(at: scratch.path / "clients", bare: true, format, branch: HubLibrary.main)
        func member(_ number: Int, _ ars: String, _ name: String, _ roles: Set<Role>) throws -> Pusher {
            let id = try library.setMember(ars: ars, name: name, roles: roles)
            return Pusher(sender: Sender(member: id, access: "000000000\(number)"), organisation: name)
        }
        author = try member(1, Self.home.0, Self.home.1, [.contributor, .reviewer])
        colleague = try member(2, Self.home.0, Self.home.1, [.contributor, .reviewer])
        first = try member(3, "053150000000", "Stadt Köln", [.contributor, .reviewer])
        second = try member(4, "053820000000", "Rhein-Sieg-Kreis", [.contributor, .reviewer])
        third = try member(5, "051110000000", "Stadt Düsseldorf", [.reviewer])
        moderator = try member(6, "055150000000", "Stadt Münster", [.moderator])
        operating = try member(7, "057110000000", "Stadt Bielefeld", [.operator_])
        reader = try member(8, "059130000000", "Stadt Dortmund", [.reader])
        if let quorum { try library.setPolicy(Policy(quorum: quorum)) }
    }

    var repository: Repository { library.repository }

    func journal() throws -> Journal { try library.journal() }

    func main() throws -> ObjectID { try #require(try repository.refs.id(HubLibrary.main)) }

    /// Reads what the hub has, and what clients have sent.
    func arrived() throws -> ObjectReader {
        try ObjectReader(repository.objects, extra: clients.objects.refresh().packs)
    }

    func tree(_ commit: ObjectID) throws -> ObjectID { try PublishedLibrary.tree(of: commit, arrived()) }

    func text(_ path: String, in commit: ObjectID) throws -> String {
        let reader = try arrived()
        let entry = try #require(try reader.entry(Array(path.utf8), in: tree(commit)))
        return String(decoding: try reader.read(entry.id, .blob), as: UTF8.self)
    }

    // MARK: Versions

    /// How a member signs versions.
    func signature(_ pusher: Pusher, seconds: Int64 = 1_793_404_800) throws -> Signature {
        let member = try #require(pusher.sender.member)
        let organisation = try #require(
            Organisation(ars: member.ars, name: pusher.organisation, id: member.handle))
        return organisation.signature(seconds: seconds)
    }

    /// How somebody signs who has told git a name.
    static let personal = Signature(
        name: Array(person.utf8), email: Array("erika@stadt.example".utf8), seconds: 1_793_404_801)

    /// A version with other files, made from the current one where none is named; nil removes a file.
    func version(
        _ files: [String: String?], on base: ObjectID? = nil, by who: Signature, note: String = "Frist angepasst",
        headers: [Commit.Header] = []
    ) throws -> ObjectID {
        let base = try base ?? main()
        let reader = try arrived()
        let objects = NewObjects(clients.objects, reader)
        let tree = try reader.tree(
            PublishedLibrary.tree(of: base, reader),
            setting: files.sorted { $0.key < $1.key }.map { path, text in
                (Array(path.utf8), try text.map { try objects.add(.blob, Array($0.utf8)) })
            }, into: objects)
        var commit = Commit(tree: tree, parents: [base], author: who, committer: who, message: Array("\(note)\n".utf8))
        commit.extraHeaders = headers
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        return id
    }

    /// A version with an experience of its own, by a member.
    func experience(_ name: String, by pusher: Pusher, on base: ObjectID? = nil) throws -> ObjectID {
        try version(
            ["\(Self.template)/erfahrungen/\(name).md": "# \(name)\n\nDie Frist war zu kurz.\n"], on: base,
            by: signature(pusher), note: "Erfahrung: \(name)")
    }

    // MARK: Doors

    /// What a push got for an answer.
    struct Answer {
        var said: [String] = []
        var outcomes: [String?] = []
        /// The proposal that is spoken of.
        var proposal: String? {
            said.lazy.compactMap { line in
                line.split(separator: " ").first { $0.count >= 8 && $0.allSatisfy(\.isHexDigit) }.map(String.init)
            }.first
        }
    }

    /// Pushes versions to refs/for/main, or to other names behind the doors.
    func push(_ commands: [(name: RefName, new: ObjectID)], _ options: [String], by pusher: Pusher) throws -> Answer {
        let doors = LibraryDoors(library, pusher).diversion
        for command in commands { #expect(doors.takes(command.name)) }
        var answer = Answer()
        answer.outcomes = try doors.carryOut(
            commands.map { RefCommand(name: $0.name, old: nil, new: $0.new) }, options, arrived()
        ) { answer.said.append($0) }
        return answer
    }

    /// Pushes a version to refs/for/main.
    func push(_ tip: ObjectID, _ options: [String] = [], by pusher: Pusher) throws -> Answer {
        try push([(JournalRefs.door, tip)], options, by: pusher)
    }

    /// Opens a proposal by the door.
    func propose(_ tip: ObjectID, _ options: [String] = [], by pusher: Pusher) throws -> Proposal {
        let answer = try push(tip, options, by: pusher)
        #expect(answer.outcomes == [nil])
        let name = try #require(answer.proposal)
        return try #require(try library.proposal(name))
    }

    /// Opens a proposal with an experience.
    func proposal(_ name: String = "Fristen", by pusher: Pusher? = nil) throws -> Proposal {
        let pusher = pusher ?? author
        return try propose(experience(name, by: pusher), by: pusher)
    }

    func now(_ proposal: Proposal) throws -> Proposal { try #require(try journal().proposal(proposal.id)) }

    func standing(_ proposal: Proposal) throws -> ProposalStanding { try library.standing(of: now(proposal)) }

    // MARK: Operations

    /// An operation as a member's replica would make it, without signature.
    func operation(
        _ content: Content, about subject: OperationID? = nil, by pusher: Pusher, clock: Int64? = nil,
        library root: OperationID? = nil
    ) throws -> Operation {
        let journal = try journal()
        return try Operation(
            content, library: root ?? journal.root, clock: clock ?? journal.clock + 1,
            by: try #require(pusher.sender.member), on: Replica.today, about: subject)
    }

    /// A revision that says what it is.
    func revision(_ commit: ObjectID, text: OperationID? = nil) throws -> Revision {
        Revision(
            base: try main().description, commit: commit.description, tree: try tree(commit).description, text: text)
    }

    /// Sends one parcel.
    func send(_ parcel: Parcel, by pusher: Pusher) throws -> SubmissionResult {
        try library.submit([parcel], from: pusher.sender, reading: arrived())[0]
    }

    /// Gives a verdict on the current revision.
    @discardableResult
    func review(
        _ proposal: Proposal, _ verdict: Review.Verdict, by pusher: Pusher, signedWith key: Path? = nil
    ) throws -> SubmissionResult {
        var operation = try operation(
            .review(Review(now(proposal).current.id, verdict)), about: proposal.id, by: pusher)
        if let key { operation = try library.store.keygen.sign(operation, with: key) }
        return try send(Parcel(operation), by: pusher)
    }

    /// Gives a member a key for signing.
    func key(_ name: String, of pusher: Pusher) throws -> (path: Path, key: PublicKey) {
        let path = scratch.path / name
        let key = try library.store.keygen.createKey(at: path, comment: name)
        try library.addKey(key.text, label: name, to: try #require(pusher.sender.member).handle)
        return (path, key)
    }

    /// Accepts a proposal as the moderator does, or another.
    @discardableResult
    func accept(_ proposal: Proposal, by pusher: Pusher? = nil, expecting: ObjectID? = nil) throws -> ObjectID {
        try library.accept(proposal.id, by: (pusher ?? moderator).sender, expecting: expecting)
    }

    /// What keeps a proposal from being accepted.
    func refusal(_ proposal: Proposal, by pusher: Pusher? = nil, expecting: ObjectID? = nil) throws
        -> AcceptanceRefusal?
    {
        let before = try state()
        do {
            try accept(proposal, by: pusher, expecting: expecting)
            return nil
        } catch let refusal as AcceptanceRefusal {
            // Nothing has changed then.
            #expect(try state() == before)
            return refusal
        }
    }

    // MARK: Judging

    /// All refs of the hub's library and what they hold.
    func state() throws -> [String] { try repository.refs.list().map { "\($0.name) \($0.id)" }.sorted() }

    /// Demands that main and the journal agree: along main, each version but the first is what an acceptance says, or a change of policy,
    /// and no acceptance says anything else.
    func demandAgreement() throws {
        let journal = try JournalStore(
            Repository(at: repository.gitDirectory, includes: false), library.store.keygen
        ).snapshot().journal
        #expect(journal.ignored.isEmpty)
        let accepted = journal.proposals.compactMap(\.acceptance?.content)
        var left = Dictionary(accepted.map { ($0.after, $0.before) }) { first, _ in first }
        #expect(left.count == accepted.count)
        let reader = try ObjectReader(repository.objects)
        var version = try main()
        while let parent = try Commit(reader.read(version, .commit), format).parents.first {
            let commit = try Commit(reader.read(version, .commit), format)
            if let before = left.removeValue(forKey: version.description) {
                #expect(before == parent.description)
            } else {
                #expect(String(decoding: commit.summary, as: UTF8.self) == "Richtlinie geändert")
            }
            version = parent
        }
        #expect(left.isEmpty)
    }

    /// The ids of all objects of the hub's library in which some bytes stand.
    func objects(holding words: String...) throws -> [ObjectID] {
        let git = try Git.required()
        let list = try git(
            "cat-file", "--batch-all-objects", "--batch-check=%(objectname)", in: repository.gitDirectory)
        let reader = try ObjectReader(repository.objects)
        return try list.split(separator: "\n").compactMap { ObjectID(hex: Array($0.utf8), format) }.filter { id in
            let text = String(decoding: try reader.read(id).content, as: UTF8.self)
            return words.contains { text.contains($0) }
        }
    }
}

extension MemberID {
    /// Whom an address in a version stands for.
    static func inAddress(_ email: [UInt8]) -> MemberID? {
        let text = String(decoding: email, as: UTF8.self)
        return text.hasSuffix(".allmende.invalid") ? MemberID(String(text.dropLast(17))) : nil
    }
}
