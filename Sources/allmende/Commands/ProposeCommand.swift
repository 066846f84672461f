import Bytes
import History
import Journal
import Library
import Objects
import Signatures
import Store
import Templates

extension Option {
    static let text = Option(
        "text", value: Words("TEXT", "TEXT"), "was dazu zu sagen ist; - liest von der Standardeingabe",
        "what is to be said about it; - reads standard input")
}

extension Command {
    static let propose = Command(
        "propose", .review, "schlägt eigene Fassungen für die Bibliothek vor",
        "proposes versions of one's own for the library",
        arguments: Words("[FASSUNG] -m TITEL", "[VERSION] -m TITLE"), count: 0...1,
        options: [
            Option(
                "message", letter: "m", value: Words("TITEL", "TITLE"), "wie der Vorschlag heißt",
                "what the proposal is called"),
            .text,
            Option(
                "revise", value: Words("ID", "ID"), "gibt einem eigenen Vorschlag einen neuen Stand",
                "gives a proposal of one's own a new revision"),
        ],
        details: Words(
            """
            Vorgeschlagen wird, was festgehalten ist (allmende save); FASSUNG nennt eine andere als die aktuelle, etwa den
            Zweig eines »variant propose«. Der Vorschlag geht sofort an die Zentrale; ohne Netz wartet er im Postausgang, bis
            »allmende sync« ihn einreicht. Veröffentlicht ist damit noch nichts: Andere Kommunen prüfen ihn, die
            verantwortliche Stelle gibt ihn frei. Wird nachgebessert, reicht --revise den neuen Stand ein.
            """,
            """
            What is saved is proposed (allmende save); VERSION names another than the current one, say the branch of a “variant
            propose”. The proposal goes to the hub at once; without a network it waits in the outbox until “allmende sync”
            submits it. Nothing is published by that: other municipalities review it, the steward releases it. After improving
            it, --revise submits the new state.
            """),
        examples: [
            (
                "allmende propose -m \"DSFA-Schritt ergänzt\"",
                Words("schlägt die eigenen Fassungen vor", "proposes the versions of one's own")
            ),
            ("allmende propose --revise 3f9a21c0", Words("reicht einen neuen Stand ein", "submits a new revision")),
        ]
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        if let variant = try replica.openVariant(), context.line.words.isEmpty {
            throw VariantError.staysHere(variant.name)
        }
        guard try replica.mergeState() == nil else { throw LibraryError.mergeUnfinished }
        let version =
            try context.line.words.first.map { try replica.names.commit($0) } ?? replica.currentCommit()
        guard let base = try replica.repository.refs.id(Replica.published) else { throw JournalError.noJournal }
        let content = try replica.content(of: version, against: base, journal)
        if content.obstacles.contains(.nothing) { throw JournalError.nothingToPropose }
        try Proposals(context).refuse(content)
        guard replica.member.flatMap({ journal.registry.member($0.handle) })?.id == replica.member else {
            throw JournalError.notMember
        }
        let commit = try replica.impersonal(version, since: base)
        let text = try Proposals(context).text("text")
        let texts = try text.map { [try replica.text($0)] } ?? []
        let revision = Revision(
            base: base.description, commit: commit.description, tree: try replica.tree(of: commit).description,
            text: texts.first?.id)
        try Proposals(context).prepare(replica)
        if let word = context.line.value("revise") {
            let proposal = try Proposals(context).find(word, in: journal)
            try replica.outbox.add(.revised(revision), about: proposal.id, texts: texts, proposing: commit)
            try context.print(
                "Neuer Stand zu \(proposal.id.short) »\(Text.shown(proposal.title))«.",
                "New revision of \(proposal.id.short) “\(Text.shown(proposal.title))”.")
        } else {
            let title = try context.line.value("message") ?? Proposals(context).title(of: commit, replica)
            let operation = try replica.outbox.add(
                .opened(title: title, revision), texts: texts, proposing: commit)
            try context.print(
                "Änderungsvorschlag \(operation.id.short) »\(Text.shown(title))«:",
                "Proposal \(operation.id.short) “\(Text.shown(title))”:")
            try DifferenceView(replica, context).show(content.difference, indent: "  ", limit: 12)
        }
        return try JournalExchange(context).deliver(try Replica(replica.repository))
    }

    static let withdraw = Command(
        "withdraw", .review, "zieht einen eigenen Vorschlag zurück", "takes back a proposal of one's own",
        arguments: Words("ID [--text TEXT]", "ID [--text TEXT]"), count: 1...1, options: [.text]
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        let proposal = try Proposals(context).find(context.line.words[0], in: journal)
        let texts = try Proposals(context).text("text").map { [try replica.text($0)] } ?? []
        try Proposals(context).prepare(replica)
        try replica.outbox.add(.withdrawn(text: texts.first?.id), about: proposal.id, texts: texts)
        try context.print(
            "Zurückgezogen: \(proposal.id.short) »\(Text.shown(proposal.title))«.",
            "Withdrawn: \(proposal.id.short) “\(Text.shown(proposal.title))”.")
        return try JournalExchange(context).deliver(replica)
    }
}

/// What the commands about proposals share.
struct Proposals {
    private let context: Context

    init(_ context: Context) { self.context = context }

    /// The journal of a replica; JournalError `noJournal` without one.
    func journal(of replica: Replica) throws -> Journal {
        guard let store = try replica.journalStore() else { throw JournalError.noJournal }
        let journal = try store.snapshot { context.progress?.show("Vorgänge lesen", "Reading operations", $0, of: $1) }
            .journal
        context.progress?.clear()
        return journal
    }

    /// The proposal that a word means.
    func find(_ word: String, in journal: Journal) throws -> Proposal {
        guard let proposal = journal.proposal(named: word) else { throw JournalError.noSuchProposal(word) }
        return proposal
    }

    /// The text of an option; `-` reads it from standard input.
    func text(_ option: String) throws -> String? {
        guard let text = context.line.value(option) else { return nil }
        guard text == "-" else { return text }
        var lines: [String] = []
        while let line = readLine(strippingNewline: true) { lines.append(line) }
        return lines.joined(separator: "\n")
    }

    /// The first line of a version's note.
    func title(of commit: ObjectID, _ replica: Replica) throws -> String {
        let line = Text.neutral(String(decoding: try replica.commit(commit).summary.prefix(400), as: UTF8.self))
        return line.isEmpty ? context.say("Änderungsvorschlag", "Proposal") : line
    }

    /// Makes sure that this replica has a key for signing, where its member is known.
    func prepare(_ replica: Replica) throws {
        guard let store = try replica.journalStore() else { throw JournalError.noJournal }
        try replica.registerSigningKey(store.keygen, label: "")
    }

    /// What would keep the content from being accepted is said before it is proposed.
    func refuse(_ content: ProposalContent) throws {
        let hard = content.obstacles.filter {
            switch $0 {
            // A contact may be on its way with the proposal.
            case .conflicts, .nothing, .contact: false
            case .errors, .policy, .variant, .unrelated: true
            }
        }
        guard !hard.isEmpty else { return }
        let findings = content.findings.flatMap { found in
            found.findings.filter { $0.severity == .fehler }.prefix(5).map { (found.path, $0) }
        }
        let list = { (language: Sprache) in
            (hard.map { $0.satz(language) } + findings.map { "\($0.0): \($0.1.satz(language))" })
                .map { "\n      • " + Text.shown($0, limit: 400) }.joined()
        }
        throw Problem(
            .refused,
            Words(
                "So kann der Vorschlag nicht angenommen werden:\(list(.de))",
                "Like this the proposal cannot be accepted:\(list(.en))"),
            means: Problem.nothingChanged,
            todo: Words(
                "»allmende check« nennt alles, was zu beheben ist.",
                "“allmende check” names all that must be put right."))
    }
}
