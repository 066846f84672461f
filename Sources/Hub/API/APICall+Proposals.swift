import Bytes
import History
import Journal
import Library
import Objects
import Store
import Templates

extension APICall {
    /// GET /api/proposals
    func listProposals() throws -> APIAnswer {
        let (after, limit) = try page()
        let wanted = try query()("state").map { word in
            guard let state = Proposal.State(rawValue: word) else {
                throw APIProblem(
                    400, "state", "»state« ist offen, angenommen oder zurueckgezogen.",
                    "“state” is offen, angenommen or zurueckgezogen.")
            }
            return state
        }
        let journal = try library.journal()
        // Youngest first; the place is day and name, so what comes in meanwhile moves nothing.
        func place(_ proposal: Proposal) -> String { "\(proposal.day) \(proposal.id)" }
        let rest = journal.proposals.lazy.filter { proposal in
            (wanted == nil || proposal.state == wanted) && (after == nil || place(proposal) < after ?? "")
        }
        let shown = Array(rest.prefix(limit + 1))
        return APIAnswer { json in
            json.list("vorschlaege", shown.prefix(limit)) { json, proposal in
                json.object { $0.head(of: proposal, journal) }
            }
            json.next(shown.count > limit ? place(shown[limit - 1]) : nil)
        }
    }

    /// POST /api/proposals
    func openProposal() throws -> APIAnswer {
        let title = try body.requiredLine("titel", limit: 400)
        let text = try body.prose("text")
        let changes = try ProposedChanges(body)
        return try change { transaction in
            let commit = try version(changes, title, nil, &transaction)
            let id = try library.open(commit, title: title, text: text, by: sender, &transaction)
            return try Self.opened(id, id, commit, 201, transaction)
        }
    }

    /// POST /api/proposals/{vorschlag}/revisions
    func revise() throws -> APIAnswer {
        let text = try body.prose("text")
        let changes = try ProposedChanges(body)
        return try change { transaction in
            let proposal = try proposal(transaction.journal)
            // Before anything is made of it: others learn so, whatever they sent.
            guard proposal.author.ars == sender.member?.ars else { throw Refusal.notOwn }
            guard proposal.state == .open else { throw Refusal.closed }
            let commit = try version(changes, proposal.title, proposal, &transaction)
            try library.revise(proposal.id, commit, text: text, by: sender, &transaction)
            let revision = transaction.journal.proposal(proposal.id)?.current.id ?? proposal.id
            return try Self.opened(proposal.id, revision, commit, 201, transaction)
        }
    }

    private static func opened(
        _ id: OperationID, _ revision: OperationID, _ commit: ObjectID, _ status: Int, _ transaction: HubTransaction
    ) throws -> APIAnswer {
        let tree = transaction.journal.proposal(id)?.current.revision.tree
        return APIAnswer(status) { json in
            json.member("id", id.description)
            json.member("kurz", id.short)
            json.member("fassung", revision.description)
            json.member("stand", commit.description)
            json.member("baum", tree)
        }
    }

    /// Makes the version that is proposed: by the organisation, on the day.
    private func version(
        _ changes: ProposedChanges, _ title: String, _ proposal: Proposal?, _ transaction: inout HubTransaction
    ) throws -> ObjectID {
        guard let author = sender.member, let member = transaction.journal.registry.member(author.handle),
            let organisation = Organisation(ars: author.ars, name: member.name, id: author.handle)
        else { throw Refusal.unknownAuthor }
        let base = try base(changes.base, proposal, transaction)
        let before = try PublishedLibrary.tree(of: base, transaction.reader)
        let files = try changes.files.map { file in
            (path: file.path, id: try file.content.map { try transaction.objects.add(.blob, $0) })
        }
        let tree = try transaction.tree(before, setting: files)
        guard tree != before else {
            throw APIProblem(
                422, "nothing", "Das ändert nichts, was nicht schon so ist.", "This changes nothing.")
        }
        let seconds = max(transaction.day.seconds, try transaction.reader.commitSeconds(base))
        let who = organisation.signature(seconds: seconds)
        let commit = Commit(
            tree: tree, parents: [base], author: who, committer: who, message: Array("\(title)\n".utf8))
        return try transaction.objects.add(.commit, commit.encode())
    }

    /// The version that changes are made from: one of the library's, or of the proposal's own.
    private func base(_ hex: String, _ proposal: Proposal?, _ transaction: HubTransaction) throws -> ObjectID {
        let missing = APIProblem(
            422, "base",
            "»basis« ist keine Fassung dieser Bibliothek; /api/library nennt den aktuellen Stand.",
            "“basis” is no version of this library; /api/library names the current one.")
        guard let id = ObjectID(hex: Array(hex.utf8), transaction.reader.format),
            let main = try transaction.repository.refs.id(HubLibrary.main),
            try transaction.reader.contains(id), try transaction.reader.header(id).type == .commit
        else { throw missing }
        if proposal?.revisions.contains(where: { $0.revision.commit == hex }) == true { return id }
        guard try CommitTable(transaction.reader).mergeBases(main, id) == [id] else { throw missing }
        return id
    }
}

/// The changes of files that came with a request.
struct ProposedChanges {
    let base: String
    /// Nil removes.
    let files: [(path: [UInt8], content: [UInt8]?)]

    private static let maximum = 2000

    /// Reads "basis" and "aenderungen". Throws APIProblem 422.
    init(_ body: APIInput) throws {
        base = try body.requiredLine("basis", limit: 64)
        let list = try body.objects("aenderungen", limit: Self.maximum)
        guard !list.isEmpty else { throw APIProblem.field("aenderungen", "fehlt.", "is missing.") }
        var paths: Set<[UInt8]> = []
        files = try list.map { change in
            let path = Array(try change.requiredLine("pfad", limit: 1000).utf8)
            guard Self.isAllowed(path) else {
                throw APIProblem.field(
                    "pfad", "erlaubt sind Dateien unter vorlagen/ und bibliothek.json.",
                    "files below vorlagen/ and bibliothek.json are allowed.")
            }
            guard paths.insert(path).inserted else {
                throw APIProblem.field("pfad", "kommt mehrfach vor.", "occurs more than once.")
            }
            return (path, try Self.content(change))
        }
        for path in paths {
            for end in path.indices where path[end] == 0x2f && paths.contains(Array(path[..<end])) {
                throw APIProblem.field("pfad", "ist Datei und Ordner zugleich.", "is a file and a folder at once.")
            }
        }
    }

    private static func isAllowed(_ path: [UInt8]) -> Bool {
        if path.elementsEqual("bibliothek.json".utf8) { return true }
        let names = path.split(separator: 0x2f, omittingEmptySubsequences: false)
        return names.count >= 2 && names.count <= 20 && names[0].elementsEqual("vorlagen".utf8)
            && names.allSatisfy { name in
                EntryName.isSafeToCheckOut(name)
                    && !EntryName.Special.allCases.contains { EntryName.isSpecial(name, $0) }
            }
    }

    private static func content(_ change: APIInput) throws -> [UInt8]? {
        if let text = change.json["base64"], !text.isNull {
            let bytes = text.bytes
            guard text.kind == .string, let content = bytes.isEmpty ? [] : Base64.decode(bytes.span) else {
                throw APIProblem.field("base64", "ist kein Base64.", "is no Base64.")
            }
            return content
        }
        guard let text = change.json["inhalt"] else {
            throw APIProblem.field(
                "inhalt", "fehlt; null entfernt die Datei.", "is missing; null removes the file.")
        }
        if text.isNull { return nil }
        guard text.kind == .string else { throw APIProblem.field("inhalt", "erwartet wird Text.", "a text.") }
        return text.bytes
    }
}

extension JSONWriter {
    /// The members that every answer about a proposal has.
    mutating func head(of proposal: Proposal, _ journal: Journal) {
        member("id", proposal.id.description)
        member("kurz", proposal.id.short)
        member("titel", proposal.title)
        member("zustand", proposal.state.rawValue)
        member("stelle", proposal.author.ars)
        member("von", journal.registry.organisationName(proposal.author.ars))
        member("kennung", proposal.author.handle)
        member("tag", proposal.day.description)
        member("stand", proposal.current.revision.commit)
        member("baum", proposal.current.revision.tree)
        member("fassungen", proposal.revisions.count)
        member("urteile", proposal.reviews.count { !$0.isHidden })
    }
}
