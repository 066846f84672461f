import Bytes
public import Files
public import Hub
public import Journal
public import Library
public import Objects
public import Signatures
import Store
public import TestSupport

/// A hub with the starter library and three members, each of another organisation, for tests of what becomes of its journal.
public final class LibraryStage: Sendable {
    /// The directory of everything.
    public let scratch: Scratch
    /// The hash function.
    public let format: ObjectFormat
    /// Stock git.
    public let git: Program
    /// Our program.
    public let allmende: Program
    /// ssh-keygen.
    public let keygen: SSHKeygen
    /// Proposes.
    public let proposer: Member
    /// Reviews.
    public let reviewer: Member
    /// Moderates and releases.
    public let moderator: Member

    /// Somebody with a key for signing, and with a copy of the library once `clone` has made it.
    public struct Member: Sendable {
        /// Who it is.
        public let id: MemberID
        /// What the organisation is called.
        public let name: String
        /// The private key.
        public let key: Path

        /// Creates a member.
        public init(id: MemberID, name: String, key: Path) { (self.id, self.name, self.key) = (id, name, key) }

        /// How the hub knows them by their access key.
        public var sender: Sender { Sender(member: id, access: "0123456789") }
        /// As author of versions.
        public var environment: [String: String] {
            let email = "\(id).allmende.invalid"
            return [
                "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_NAME": name,
                "GIT_COMMITTER_EMAIL": email,
            ]
        }
    }

    /// Makes a hub in `hub` and members with registered keys.
    public init(_ format: String) throws {
        let scratch = try Scratch()
        self.scratch = scratch
        guard let known = ObjectFormat(name: format), let keygen = SSHKeygen.installed() else {
            throw Program.Failure(description: "\(format), ssh-keygen")
        }
        (self.format, self.keygen) = (known, keygen)
        git = try Git.required()
        allmende = Allmende.program()
        try allmende("hub", "init", (scratch.path / "hub").description, "--starter", "--object-format", format)
        let library = try Hub(scratch.path / "hub").journal()
        func member(_ ars: String, _ name: String, _ roles: Set<Role>) throws -> Member {
            let id = try library.setMember(ars: ars, name: name, roles: roles)
            let path = scratch.path / id.handle
            let key = try keygen.createKey(at: path, comment: id.handle)
            try library.addKey(key.text, label: "Prüfstand", to: id.handle)
            return Member(id: id, name: name, key: path)
        }
        proposer = try member("053780004004", "Stadt Bergisch Gladbach", [.contributor, .reviewer])
        reviewer = try member("053150000000", "Stadt Köln", [.contributor, .reviewer])
        moderator = try member("051110000000", "Stadt Düsseldorf", [.contributor, .moderator])
    }

    /// A place in the directory of everything.
    public func path(_ name: String) -> Path { scratch.path / name }
    /// The hub's repository.
    public var bare: Path { path("hub") / "vorlagen.git" }
    /// The hub's library, opened anew.
    public func library(_ hub: String = "hub") throws -> HubLibrary { try Hub(path(hub)).journal() }
    /// The journal of a hub, read anew.
    public func journal(_ hub: String = "hub") throws -> Journal { try library(hub).journal() }

    /// Clones a hub's library as a copy has it, with stock git: branches, journal, texts, proposals; with the settings and key of a member.
    @discardableResult
    public func clone(_ name: String, from hub: String = "hub", for member: Member? = nil) throws -> Path {
        let place = path(name)
        try git("clone", "-q", (path(hub) / "vorlagen.git").description, place.description)
        try git(
            "fetch", "-q", "origin", "refs/allmende/journal:refs/allmende/journal", in: place)
        _ = try git.run(["fetch", "-q", "origin", "refs/allmende/erasable:refs/allmende/erasable"], in: place)
        try git("fetch", "-q", "origin", "refs/proposals/*:refs/proposals/*", in: place)
        let member = member ?? proposer
        for (key, value) in [
            ("user.name", member.name), ("user.email", "\(member.id).allmende.invalid"),
            ("allmende.stelle", member.id.ars), ("allmende.name", member.name), ("allmende.kennung", member.id.handle),
            ("allmende.gruendung", try journal(hub).root?.description ?? ""),
        ] { try git("config", key, value, in: place) }
        let own = place / ".git" / "allmende"
        try FileSystem.makeDirectories(own)
        try FileSystem.replace(own / "signatur", with: FileSystem.read(member.key, limit: 1 << 16), mode: 0o600)
        return place
    }

    /// Adds a page to a template and makes a version of it; its id.
    public func commit(
        _ replica: Path, _ file: String, _ text: String, by member: Member, message: String? = nil
    ) throws -> String {
        let path = replica / "vorlagen/beschaffung/ausschreibung-it/erfahrungen" / "\(file).md"
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(path, with: Array("# \(text)\n".utf8))
        try git("add", "-A", in: replica)
        let made = try git.run(
            ["commit", "-q", "-m", message ?? "\(text)"], in: replica, member.environment)
        guard made.status == 0 else { throw Program.Failure(description: made.errors) }
        return try git("rev-parse", "HEAD", in: replica)
    }

    /// Puts an operation into the outbox of a copy, signed by the member's key.
    @discardableResult
    public func post(
        _ content: Content, about subject: OperationID? = nil, texts: [JournalText] = [], card: ContactCard? = nil,
        proposing version: String? = nil,
        from replica: Path, by member: Member, signed: Bool = true, library root: OperationID? = nil,
        clock ahead: Int64 = 1, under folder: String = JournalRefs.outbox
    ) throws -> OperationID {
        let repository = try Repository.discover(from: replica)
        let journal = try JournalStore(repository, keygen).snapshot().journal
        var operation = try Operation(
            content, library: root ?? journal.root, clock: journal.clock + ahead, by: member.id, on: Replica.today,
            about: subject)
        if signed { operation = try keygen.sign(operation, with: member.key) }
        let reader = try ObjectReader(repository.objects)
        let objects = NewObjects(repository.objects, reader)
        let author = Signature(
            name: Array(member.name.utf8), email: Array("\(member.id).allmende.invalid".utf8),
            seconds: Replica.today.seconds)
        let content = version.flatMap { ObjectID(hex: Array($0.utf8), format) }
        let commit = try Parcel(operation, texts: texts, card: card, content: content).commit(into: objects, by: author)
        try objects.commit()
        try git("update-ref", "\(folder)\(operation.id)", commit.description, in: replica)
        return operation.id
    }

    /// The content of an operation that proposes a version of a copy.
    public func proposal(_ title: String, _ version: String, in replica: Path, text: JournalText? = nil) throws
        -> Content
    {
        .opened(title: title, try revision(version, in: replica, text: text))
    }

    /// A state of a proposal.
    public func revision(_ version: String, in replica: Path, text: JournalText? = nil) throws -> Revision {
        Revision(
            base: try git("rev-parse", "origin/main", in: replica), commit: version,
            tree: try git("rev-parse", "\(version)^{tree}", in: replica), text: text?.id)
    }

    /// Makes a version with one more page in a fresh branch of a copy, and puts a proposal for it into the outbox.
    @discardableResult
    public func propose(
        _ title: String, from replica: Path, by member: Member, text: String? = nil
    ) throws -> OperationID {
        try git("checkout", "-q", "-B", "arbeit", "origin/main", in: replica)
        let version = try commit(replica, title.lowercased(), title, by: member)
        let text = try text.map { try JournalText($0, by: member.id) }
        return try post(
            proposal(title, version, in: replica, text: text), texts: text.map { [$0] } ?? [], proposing: version,
            from: replica, by: member)
    }

    /// Submits everything in a copy's outbox to a hub, as by a push of the member.
    @discardableResult
    public func submit(_ replica: Path, to hub: String = "hub", as member: Member) throws -> [SubmissionResult] {
        let source = try Repository.discover(from: replica)
        let reader = try ObjectReader(source.objects)
        let parcels = try source.refs.list(prefix: JournalRefs.outbox).map { try Parcel($0.id, reader) }
        // The hub sees what came in a pack of its own; here it borrows the copy's objects for as long.
        let library = try library(hub)
        let room = try library.room()
        let place = room.repository.gitDirectory
        try git("fetch", "-q", replica.description, "\(JournalRefs.outbox)*:refs/heads/*", in: place)
        let results = try library.submit(
            parcels, from: member.sender, reading: ObjectReader(Repository(at: place, includes: false).objects))
        for ref in try source.refs.list(prefix: JournalRefs.outbox) {
            try git("update-ref", "-d", ref.name.description, in: replica)
        }
        return results
    }

    /// Co-signs a proposal at a hub.
    public func approve(_ proposal: OperationID, at hub: String = "hub", by member: Member? = nil) throws {
        let library = try library(hub)
        let who = member ?? reviewer
        try library.change { transaction in
            guard let known = transaction.journal.proposal(proposal) else { throw Refusal.noSuchProposal }
            try transaction.write(
                .review(Review(known.current.id, .approved)), about: proposal, by: who.sender)
        }
    }

    /// Makes a proposal the current version of a hub.
    @discardableResult
    public func accept(_ proposal: OperationID, at hub: String = "hub") throws -> ObjectID {
        let library = try library(hub)
        guard let known = try library.journal().proposal(proposal) else { throw Refusal.noSuchProposal }
        let result = try library.standing(of: known).content?.result
        return try library.accept(proposal, by: moderator.sender, expecting: result)
    }

    /// Demands that git's fsck finds nothing at all in a repository, and ours neither.
    public func demandSound(_ place: Path) throws {
        let judged = try git.fsck(place)
        let words = judged.errors.split(separator: "\n").filter { !$0.hasPrefix("notice: ") }
        guard judged.status == 0, judged.output.isEmpty, words.isEmpty else {
            throw Program.Failure(description: "git fsck of \(place): \(judged.errors)\(judged.text)")
        }
        try allmende("fsck", in: place)
    }
}

extension LibraryStage {
    /// The texts that the operations of a hub's journal name.
    public func textNames(_ hub: String) throws -> [OperationID] {
        let repository = try library(hub).repository
        guard let commit = try repository.refs.id(JournalRefs.journal) else { return [] }
        let store = JournalStore(repository, keygen)
        return try store.operations(at: commit, ObjectReader(repository.objects)).flatMap { Journal.texts(of: $0) }
    }

    /// Puts a file into the journal of a repository, as somebody could who has it on a disk; the commit is nobody's.
    public func plant(_ path: String, _ text: String, in repository: Path) throws {
        let made = try git.run(["hash-object", "-w", "--stdin"], in: repository, input: Array(text.utf8))
        let index = ["GIT_INDEX_FILE": (scratch.path / "index-\(UInt32.random(in: 0...UInt32.max))").description]
        func run(_ arguments: [String]) throws -> String {
            let result = try git.run(arguments, in: repository, index)
            guard result.status == 0 else { throw Program.Failure(description: "\(arguments): \(result.errors)") }
            return result.text
        }
        _ = try run(["read-tree", "refs/allmende/journal"])
        _ = try run(["update-index", "--add", "--cacheinfo", "100644,\(made.text),\(path)"])
        let commit = try run(["commit-tree", "-p", "refs/allmende/journal", "-m", "x", run(["write-tree"])])
        _ = try run(["update-ref", "refs/allmende/journal", commit])
    }

    /// Puts an operation into a journal that says it is from the hub and is signed by somebody else.
    public func forge(in repository: Path) throws {
        let journal = try JournalStore(Repository(at: repository), keygen).snapshot().journal
        guard let hub = journal.registry.currentHubs.first else { throw Refusal.onlyHub }
        let false_ = try keygen.sign(
            Operation(
                .blocked(handle: reviewer.id.handle), library: journal.root, clock: journal.clock + 1, by: hub.id,
                on: Replica.today), with: proposer.key)
        try plant(
            "ops/\(false_.id.description.prefix(2))/\(false_.id).json", String(decoding: false_.bytes, as: UTF8.self),
            in: repository)
    }

    /// A directory that holds a copy of a repository under the name a hub serves it by.
    public func path(_ name: String, copying repository: Path) throws -> Path {
        let place = path(name)
        try FileSystem.makeDirectories(place)
        try git("clone", "-q", "--mirror", repository.description, (place / "vorlagen.git").description)
        return place
    }
}
