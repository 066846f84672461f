import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    /// The page of a proposal.
    func proposalPage() throws -> Reply {
        let shown = try shownProposal()
        var sheet = Sheet(shown.proposal.title, trail: proposalTrail(), try shown.blocks())
        sheet.isContent = true
        return page(sheet, at: shown.here())
    }
}

extension ShownProposal {
    /// All that its page says.
    fileprivate func blocks() throws -> [Block] {
        let texts = try texts()
        var blocks: [Block] = []
        if proposal.isHidden {
            blocks.append(
                .notice(
                    Meldung(
                        .hinweis,
                        language(
                            "Die Moderation hat diesen Vorschlag verborgen; nur sie sieht ihn.",
                            "A moderator has hidden this proposal; only moderators see it."))))
        }
        blocks.append(.facts(facts))
        if isOpen { blocks.append(.section(language("Was noch fehlt", "What is missing"), missingBlocks)) }
        blocks.append(.actions(actions))
        if let id = proposal.current.revision.text {
            let text = texts[id].map { Block.markdown($0) }
            blocks.append(
                .section(
                    language("Begründung", "Reasons"),
                    [text ?? .quiet(language("Der Text ist nicht mehr vorhanden.", "The text is not there any more."))])
            )
        }
        blocks.append(.place("aenderungen", changesTitle, changes))
        let local = variants()
        if !local.isEmpty {
            blocks.append(.section(language("Ihre Ortsvarianten", "Your local variants"), [.bullets(local)]))
        }
        if let findings {
            blocks.append(.section(language("Was die Prüfung findet", "What the check finds"), findings))
        }
        blocks.append(
            .place("pruefungen", language("Prüfungen", "Reviews"), reviewBlocks(texts)))
        if proposal.revisions.count > 1 {
            blocks.append(.section(language("Stände", "Revisions"), [revisions(texts)]))
        }
        if let technical { blocks.append(.technical(technical)) }
        return blocks
    }

    /// The texts that are shown, as far as they are kept.
    func texts() throws -> [OperationID: String] {
        var authors: [OperationID: MemberID] = [:]
        for entry in proposal.revisions { if let text = entry.revision.text { authors[text] = entry.author } }
        for entry in proposal.reviews where !entry.isHidden || isModerator {
            for text in [entry.review.text].compactMap({ $0 }) + entry.review.comments.map(\.text) {
                authors[text] = entry.author
            }
        }
        let kept = authors.filter { journal.keeps($0.key, by: $0.value) }.map(\.key)
        return try visit.store().texts(kept)
    }

    // MARK: Head

    private var facts: [Fact] {
        var facts = [
            Fact(language("Stand der Dinge", "State"), state),
            Fact(
                language("Vorgeschlagen von", "Proposed by"),
                .contentLink(name(proposal.author.ars), visit.addresses.page("stellen", proposal.author.ars))),
            Fact(language("Am", "On"), .day(proposal.day.description)),
        ]
        if proposal.revisions.count > 1 {
            let number = proposal.revisions.count
            facts.append(
                Fact(
                    language("Zuletzt geändert", "Last changed"),
                    .several([
                        .day(proposal.current.day.description),
                        .text(language("\(number). Stand", "revision \(number)")),
                    ])))
        }
        if let acceptance = proposal.acceptance {
            facts.append(Fact(language("Angenommen am", "Accepted on"), .day(acceptance.day.description)))
        }
        return facts
    }

    private var state: Cell {
        let state = Cell.badge(proposal.state.word(language), proposal.state.kind)
        guard visit.waits(proposal.id) else { return state }
        return .several([state, .badge(visit.waitingBadge.0, visit.waitingBadge.1)])
    }

    private var missingBlocks: [Block] {
        let missing = missing()
        guard missing.isEmpty else { return [.bullets(missing)] }
        return [
            .text(
                language(
                    "Es fehlt nichts mehr. Der Vorschlag kann angenommen werden.",
                    "Nothing is missing. The proposal can be accepted."))
        ]
    }

    private var actions: [Aktion] {
        var actions: [Aktion] = []
        let isReady = missing(whenAccepting: true).isEmpty
        if isOpen, mayRelease {
            actions.append(
                Aktion(language("Annehmen", "Accept"), address("annehmen"), istHauptaktion: isReady))
        }
        if !verdicts.isEmpty {
            actions.append(
                Aktion(
                    language("Prüfen", "Review"), address("pruefen"),
                    istHauptaktion: !(isReady && mayRelease)))
        }
        if content?.difference.templates.isEmpty == false {
            actions.append(
                Aktion(language("Vorher und nachher vergleichen", "Compare before and after"), address("vergleich")))
        }
        if mayWithdraw {
            actions.append(Aktion(language("Zurückziehen", "Withdraw"), address("zurueckziehen")))
        }
        if isModerator {
            actions.append(
                Aktion(
                    proposal.isHidden ? language("Wieder zeigen", "Show again") : language("Verbergen", "Hide"),
                    address("sichtbarkeit")))
        }
        return actions
    }

    // MARK: What changes

    private var changesTitle: String {
        switch proposal.state {
        case .accepted: language("Was sich geändert hat", "What has changed")
        case .open where content?.isMerged == true:
            language(
                "Was sich am aktuellen Stand ändern würde", "What would change in the current version")
        default: language("Was sich ändern würde", "What would change")
        }
    }

    /// What changes, with what follows from it.
    var changes: [Block] {
        guard let content else {
            return [
                .quiet(language("Der Inhalt ist hier nicht mehr vorhanden.", "The content is not here any more."))
            ]
        }
        var blocks = comparisons.prefix(Self.maximumTemplates).map { visit.block($0, $1) }
        let rest = comparisons.dropFirst(Self.maximumTemplates).map(\.template.title)
        if !rest.isEmpty {
            blocks.append(
                .details(
                    language("\(rest.count) weitere Vorlagen", "\(rest.count) more templates"),
                    [.bullets(Array(rest.prefix(1000)))]))
        }
        if !content.difference.otherFiles.isEmpty {
            blocks.append(
                .text(
                    language(
                        "Außerhalb der Vorlagen: \(content.difference.otherFiles.count) Dateien der Bibliothek",
                        "Outside of templates: \(content.difference.otherFiles.count) files of the library")))
        }
        if blocks.isEmpty { blocks.append(.text(language("Nichts.", "Nothing."))) }
        return blocks
    }

    /// The variants of one's own organisation that have changes of their own at these places.
    private func variants() -> [String] {
        guard isOpen, visit.who != nil, let desk = try? visit.desk(), let content else { return [] }
        return content.difference.templates.prefix(Self.maximumTemplates).flatMap { template in
            ((try? desk.variantsConcerned(by: template)) ?? []).map { name, count in
                language(
                    "Ihre Ortsvariante »\(name)« hat an \(count == 1 ? "einer" : String(count)) dieser Stellen eigene Änderungen",
                    "Your local variant “\(name)” has changes of its own at \(count) of these places")
            }
        }
    }

    private var findings: [Block]? {
        let all = (content?.findings ?? []).flatMap(\.findings).filter { $0.severity != .hinweis }
        guard isOpen, !all.isEmpty else { return nil }
        let shown = all.prefix(100).map { "\($0.severity.wort(language)): \($0.satz(language))" }
        let more = all.count - shown.count
        return [.bullets(shown)]
            + (more > 0 ? [.quiet(language("und \(more) weitere", "and \(more) more"))] : [])
    }

    // MARK: Revisions

    private func revisions(_ texts: [OperationID: String]) -> Block {
        let rows = proposal.revisions.enumerated().reversed().map { number, entry -> [Cell] in
            [
                .text(language("\(number + 1). Stand", "Revision \(number + 1)")), .day(entry.day.description),
                .content(entry.revision.text.flatMap { texts[$0] } ?? ""),
            ]
        }
        return .table(
            language("Die Stände dieses Vorschlags", "The revisions of this proposal"),
            columns: [language("Stand", "Revision"), language("Tag", "Day"), language("Begründung", "Reasons")],
            rows: rows)
    }

    private var technical: [Block]? {
        [
            .facts([
                Fact(language("Kennung des Vorgangs", "Id of the operation"), .code(proposal.id.description)),
                Fact(
                    language("Prüfkennung der Fassung", "Checksum of the version"),
                    .code(proposal.current.revision.commit)),
            ]), .command("allmende proposal show \(proposal.id.short)"),
        ]
    }
}
