import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension Command {
    static let proposals = Command(
        "proposals", .review, "zeigt die Änderungsvorschläge", "shows the proposals",
        options: [
            Option("all", "auch angenommene und zurückgezogene", "accepted and withdrawn ones too"), .json,
        ],
        details: Words(
            """
            Gezeigt wird, was beim letzten Abgleich da war, auch ohne Netz. Eigene Vorgänge, die noch nicht eingereicht sind,
            zeigt »allmende outbox«.
            """,
            """
            Shows what was there at the last exchange, without a network too. “allmende outbox” shows operations of your own
            that are not submitted yet.
            """)
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        let shown = journal.proposals.filter { context.line.has("all") || $0.state == .open }
        let view = ProposalView(replica, journal, context)
        if context.isJSON {
            try context.json("proposals") { json in
                json.list("vorschlaege", shown) { json, proposal in json.object { view.head(proposal, &$0) } }
                json.member("mitNeuererVersionLesbar", journal.later.count)
            }
            return .done
        }
        if shown.isEmpty { try context.print("Kein offener Änderungsvorschlag.", "No open proposal.") }
        for proposal in shown { try view.line(proposal) }
        return .done
    }

    static let proposalShow = Command(
        "proposal show", .review, "zeigt einen Vorschlag: was er ändert, wer ihn geprüft hat, was fehlt",
        "shows a proposal: what it changes, who reviewed it, what is missing",
        arguments: Words("ID", "ID"), count: 1...1, options: [.json],
        details: Words(
            """
            ID ist der Anfang der Kennung aus »allmende proposals«. Ist seither eine neue Fassung erschienen, zeigt der Befehl,
            was beide zusammen ergeben.
            """,
            """
            ID is the beginning of the name in “allmende proposals”. If a new version has appeared since, the command shows what
            both make together.
            """)
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        let proposal = try Proposals(context).find(context.line.words[0], in: journal)
        try ProposalView(replica, journal, context).show(proposal)
        return .done
    }

    static let outbox = Command(
        "outbox", .review, "zeigt, was noch nicht eingereicht ist", "shows what is not submitted yet",
        options: [
            Option(
                "drop", value: Words("ID", "ID"), "verwirft einen Vorgang, der wartet", "drops an operation that waits"),
            .json,
        ]
    ) { context in
        let replica = try context.replica()
        let waiting = try replica.outbox.list()
        if let word = context.line.value("drop") {
            let found = waiting.map(\.parcel.operation).filter { $0.id.description.hasPrefix(word.lowercased()) }
            guard found.count == 1, word.utf8.count >= 4 else { throw JournalError.noSuchProposal(word) }
            try replica.outbox.remove([found[0].id])
            try context.print("Verworfen: \(found[0].id.short).", "Dropped: \(found[0].id.short).")
            return .done
        }
        if context.isJSON {
            try context.json("outbox") { json in
                json.list("vorgaenge", waiting) { json, item in
                    json.object { json in
                        json.member("id", item.parcel.operation.id.description)
                        json.member("art", item.parcel.operation.type)
                        json.member("zu", item.parcel.operation.subject?.description)
                        json.member("tag", item.parcel.operation.day.description)
                        json.member("abgelehnt", item.refusal)
                    }
                }
            }
            return .done
        }
        if waiting.isEmpty { try context.print("Der Postausgang ist leer.", "The outbox is empty.") }
        for item in waiting {
            let operation = item.parcel.operation
            try context.console.line(
                "\(operation.id.short)  \(operation.day)  \(ProposalView.word(operation.content, context.language))")
            if let refusal = item.refusal { try context.console.line("            \(Text.shown(refusal, limit: 600))") }
        }
        return .done
    }
}

/// Proposals as they are shown.
struct ProposalView {
    private let replica: Replica
    private let journal: Journal
    private let context: Context

    init(_ replica: Replica, _ journal: Journal, _ context: Context) {
        (self.replica, self.journal, self.context) = (replica, journal, context)
    }

    private func name(_ ars: String) -> String { Text.shown(journal.registry.organisationName(ars) ?? ars) }

    /// The steward's organisations, where the content is here; without it nobody can say.
    private func content(of proposal: Proposal) -> ProposalContent? {
        (try? replica.content(of: proposal, journal, main: Replica.published)) ?? nil
    }

    /// One line of a list.
    func line(_ proposal: Proposal) throws {
        let standing = journal.standing(of: proposal, stewards: content(of: proposal)?.stewards ?? [])
        let state = Self.word(proposal.state, context.language)
        let quorum = journal.registry.policy.quorum
        let count = proposal.state == .open ? "  \(standing.approvals.count)/\(quorum)" : ""
        try context.console.line(
            "\(proposal.id.short)  \(proposal.day)  \(state)\(count)  \(Text.shown(proposal.title, limit: 80))  (\(name(proposal.author.ars)))"
        )
    }

    /// All there is to say.
    func show(_ proposal: Proposal) throws {
        let content = content(of: proposal)
        let standing = journal.standing(of: proposal, stewards: content?.stewards ?? [])
        let ids =
            proposal.revisions.compactMap(\.revision.text)
            + proposal.reviews.flatMap { [$0.review.text].compactMap { $0 } + $0.review.comments.map(\.text) }
        let texts = try replica.journalStore()?.texts(ids) ?? [:]
        if context.isJSON { return try json(proposal, content, standing, texts) }
        let language = context.language
        try context.console.line("\(proposal.id.short)  \(language.quoted(Text.shown(proposal.title)))")
        try context.print(
            "  \(Self.word(proposal.state, .de)) · von \(name(proposal.author.ars)) am \(proposal.day.german)",
            "  \(Self.word(proposal.state, .en)) · by \(name(proposal.author.ars)) on \(proposal.day)")
        if proposal.revisions.count > 1 {
            try context.print(
                "  \(proposal.revisions.count). Stand, vom \(proposal.current.day.german)",
                "  revision \(proposal.revisions.count), of \(proposal.current.day)")
        }
        if let text = proposal.current.revision.text { try paragraph(texts[text], indent: "  ") }
        if let content {
            if content.isMerged, proposal.state == .open {
                try context.print(
                    "Zusammen mit der aktuellen Fassung ergibt das:", "Together with the current version this makes:")
            } else {
                try context.print("Was sich ändert:", "What changes:")
            }
            try DifferenceView(replica, context).show(content.difference, indent: "  ")
            for found in content.findings {
                for finding in found.findings where finding.severity != .hinweis {
                    try context.console.line(
                        "  \(finding.severity.wort(language)): \(Text.shown(finding.satz(language), limit: 600))")
                }
            }
        } else {
            try context.print("Der Inhalt ist hier nicht mehr vorhanden.", "The content is not here any more.")
        }
        try reviews(proposal, standing, texts)
        guard proposal.state == .open else { return }
        let missing =
            standing.missing.map { $0.satz(language, name: name) }
            + (content?.obstacles.map { $0.satz(language) } ?? [])
        if missing.isEmpty {
            try context.print(
                "Es fehlt nichts mehr: allmende accept \(proposal.id.short)",
                "Nothing is missing: allmende accept \(proposal.id.short)")
        } else {
            try context.print("Was noch fehlt:", "What is missing:")
            for sentence in missing { try context.console.line("  • \(sentence)") }
        }
    }

    private func paragraph(_ text: String?, indent: String) throws {
        let shown = text ?? context.say("(Text nicht vorhanden)", "(text not here)")
        for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
            try context.console.line(indent + Text.shown(line, limit: 2000))
        }
    }

    private func reviews(_ proposal: Proposal, _ standing: Standing, _ texts: [OperationID: String]) throws {
        if !proposal.reviews.isEmpty { try context.print("Prüfungen:", "Reviews:") }
        for entry in proposal.reviews {
            let reason = standing.discounted.first { $0.entry.id == entry.id }?.reason
            let note = reason.map { " (\($0.satz(context.language)))" } ?? ""
            try context.console.line(
                "  \(entry.id.short)  \(entry.day)  \(name(entry.author.ars)): \(Self.word(entry.review.verdict, context.language))\(note)"
            )
            if entry.isHidden {
                try context.print("      Von der Moderation verborgen.", "      Hidden by a moderator.")
                continue
            }
            if let text = entry.review.text { try paragraph(texts[text], indent: "      ") }
            for comment in entry.review.comments {
                try context.console.line("      • \(place(comment, proposal))")
                try paragraph(texts[comment.text], indent: "        ")
            }
        }
        if !proposal.later.isEmpty {
            try context.print(
                "  \(proposal.later.count) × mit neuerer Version lesbar",
                "  \(proposal.later.count) × readable with a newer version")
        }
    }

    /// Where a comment belongs, in words.
    private func place(_ comment: Review.Comment, _ proposal: Proposal) -> String {
        var words = [comment.template]
        for template in content(of: proposal)?.difference.templates ?? [] {
            guard case .success(let mappe)? = (template.new ?? template.old)?.mappe,
                mappe.vorlage.id.description == comment.template
            else { continue }
            words = [context.language.quoted(Text.shown(mappe.vorlage.titel))]
            if let node = comment.node.flatMap({ ElementID($0) }) {
                let known = mappe.struktur.knoten[node]
                words.append(
                    known.map { context.language.quoted(Text.shown($0.titel)) }
                        ?? context.say("(entfernte Aufgabe)", "(removed task)"))
            }
        }
        if words.count == 1, let node = comment.node { words.append(node) }
        if let field = comment.field { words.append(Text.shown(field)) }
        return words.joined(separator: " › ")
    }

    // MARK: JSON

    /// What a list has of a proposal.
    func head(_ proposal: Proposal, _ json: inout JSONWriter) {
        json.member("id", proposal.id.description)
        json.member("titel", proposal.title)
        json.member("zustand", proposal.state.rawValue)
        json.member("stelle", proposal.author.ars)
        json.member("von", journal.registry.organisationName(proposal.author.ars))
        json.member("tag", proposal.day.description)
        json.member("stand", proposal.current.revision.commit)
        json.member("baum", proposal.current.revision.tree)
        json.member("fassungen", proposal.revisions.count)
    }

    private func json(
        _ proposal: Proposal, _ content: ProposalContent?, _ standing: Standing, _ texts: [OperationID: String]
    ) throws {
        let language = context.language
        try context.json("proposal") { json in
            head(proposal, &json)
            json.member("text", proposal.current.revision.text.flatMap { texts[$0] })
            json.member("ergebnis", content?.result.description)
            json.member("zusammengefuehrt", content?.isMerged == true)
            json.list("saetze", content?.difference.templates ?? []) { json, template in
                json.object { json in
                    json.member("vorlage", template.path.description)
                    json.member("titel", template.title)
                    json.list("folgen", template.comparison?.folgen(language) ?? []) { $0.string($1) }
                    json.list(
                        "zeilen", template.comparison?.gruppen(language, titelVon: { _ in nil }).flatMap(\.zeilen) ?? []
                    ) {
                        $0.string($1.satz)
                    }
                }
            }
            json.list("befunde", content?.findings.flatMap(\.findings) ?? []) { $0.finding($1, language) }
            json.list("pruefungen", proposal.reviews.filter { !$0.isHidden }) { json, entry in
                json.object { json in
                    json.member("id", entry.id.description)
                    json.member("stelle", entry.author.ars)
                    json.member("tag", entry.day.description)
                    json.member("urteil", entry.review.verdict.rawValue)
                    json.member("fassung", entry.review.revision.description)
                    json.member("signiert", entry.isSigned)
                    json.member(
                        "zaehltNicht", standing.discounted.first { $0.entry.id == entry.id }?.reason.satz(language))
                    json.member("text", entry.review.text.flatMap { texts[$0] })
                    json.list("anmerkungen", entry.review.comments) { json, comment in
                        json.object { json in
                            json.member("vorlage", comment.template)
                            json.member("knoten", comment.node)
                            json.member("feld", comment.field)
                            json.member("text", texts[comment.text])
                        }
                    }
                }
            }
            json.list(
                "fehlt",
                standing.missing.map { $0.satz(language, name: name) }
                    + (content?.obstacles.map { $0.satz(language) } ?? [])
            ) {
                $0.string($1)
            }
            json.member("mitNeuererVersionLesbar", proposal.later.count)
        }
    }

    // MARK: Words

    static func word(_ state: Proposal.State, _ language: Sprache) -> String {
        switch state {
        case .open: language("in Prüfung", "in review")
        case .accepted: language("angenommen", "accepted")
        case .withdrawn: language("zurückgezogen", "withdrawn")
        }
    }

    static func word(_ verdict: Review.Verdict, _ language: Sprache) -> String {
        switch verdict {
        case .approved: language("mitgezeichnet", "approved")
        case .changes: language("bittet um Nachbesserung", "asks for changes")
        case .note: language("Hinweis", "comment")
        case .released: language("freigegeben", "released")
        }
    }

    /// What an operation is, for the outbox.
    static func word(_ content: Content, _ language: Sprache) -> String {
        switch content {
        case .opened(let title, _):
            language("Änderungsvorschlag »\(Text.shown(title))«", "proposal “\(Text.shown(title))”")
        case .revised: language("neuer Stand", "new revision")
        case .withdrawn: language("zurückgezogen", "withdrawn")
        case .review(let review): word(review.verdict, language)
        case .key: language("Schlüssel zum Signieren angemeldet", "key for signing registered")
        default: content.type
        }
    }
}
