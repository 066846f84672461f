import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

/// Which proposals a list shows.
enum ProposalFilter: String, CaseIterable {
    case open = "offen"
    case accepted = "angenommen"
    case withdrawn = "zurueckgezogen"
    /// Those of one's own organisation.
    case own = "eigene"
    /// Those that wait for a verdict of one's own organisation.
    case waiting = "pruefen"

    func word(_ language: Sprache) -> String {
        switch self {
        case .open: language("Offen", "Open")
        case .accepted: language("Angenommen", "Accepted")
        case .withdrawn: language("Zurückgezogen", "Withdrawn")
        case .own: language("Von meiner Stelle", "Of my organisation")
        case .waiting: language("Warten auf meine Prüfung", "Waiting for my review")
        }
    }

    /// Whether only members can ask for it.
    var isPersonal: Bool { self == .own || self == .waiting }

    /// Whether it shows a proposal to a member, who may be nobody.
    func shows(_ proposal: Proposal, to ars: String?) -> Bool {
        switch self {
        case .open: return proposal.state == .open
        case .accepted: return proposal.state == .accepted
        case .withdrawn: return proposal.state == .withdrawn
        case .own: return proposal.author.ars == ars
        case .waiting:
            guard proposal.state == .open, proposal.author.ars != ars else { return false }
            // A verdict about an earlier revision is none about this one; a remark is none at all.
            return !proposal.reviews.contains { entry in
                entry.author.ars == ars && entry.review.revision == proposal.current.id && entry.review.verdict != .note
            }
        }
    }
}

/// What a list says of an open proposal.
struct OpenLine {
    /// The titles of templates it is about, the first few.
    let templates: [String]
    /// What is missing, in sentences.
    let missing: [String]
}

extension Visit {
    /// The list of proposals.
    func proposalsPage() throws -> Reply {
        let index = try proposalIndex()
        let ars = who?.member?.ars
        let mayReview = who?.has(.reviewer) == true
        var filter = asked("zeige").flatMap { ProposalFilter(rawValue: $0) } ?? .open
        if filter.isPersonal, ars == nil { filter = .open }
        let shown = index.all.filter { filter.shows($0, to: ars) && (!$0.isHidden || isModerator) }
        let paging = Paging(total: shown.count, seite: asked("seite"))
        let plain = SiteAddresses.plain(["vorschlaege"])
        let here = filter == .open ? plain : plain.query("zeige", filter.rawValue)
        let open = try openLines(Array(shown[paging.range]), index)
        let entries = shown[paging.range].map { entry($0, index, open[$0.id]) }
        let base = addresses.page("vorschlaege")
        let filters = ProposalFilter.allCases.filter { !$0.isPersonal || ars != nil && ($0 != .waiting || mayReview) }
        let links = filters.map { other in
            Aktion(
                other.word(language), other == .open ? base : base.query("zeige", other.rawValue),
                istHauptaktion: other == filter)
        }
        var blocks: [Block] = [.actions(links)]
        if entries.isEmpty {
            blocks.append(.text(language("Hier ist zurzeit keiner.", "There is none here at present.")))
        } else {
            let listed = base.query("zeige", filter.rawValue)
            blocks.append(.section("\(filter.word(language)) (\(shown.count))", [.entries(entries)]))
            blocks.append(.paging(paging) { $0 == 1 ? listed : listed.query("seite", String($0)) })
        }
        let sheet = Sheet(
            language("Änderungsvorschläge", "Proposals"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
            lead: language(
                "Was Kommunen an den Vorlagen ändern wollen. Andere Stellen prüfen und zeichnen mit, die verantwortliche Stelle gibt frei; dann wird der Vorschlag zum aktuellen Stand.",
                "What municipalities want to change in the templates. Other organisations review and approve, the responsible one releases; then the proposal becomes the current version."
            ), blocks)
        return page(sheet, at: here)
    }

    private func entry(_ proposal: Proposal, _ index: ProposalIndex, _ open: OpenLine?) -> Entry {
        let name = index.journal.registry.organisationName(proposal.author.ars) ?? proposal.author.ars
        var remarks: [Cell] = [
            .badge(proposal.state.word(language), proposal.state.kind), .content(name),
            .day(proposal.day.description),
        ]
        if waits(proposal.id) { remarks.insert(.badge(waitingBadge.0, waitingBadge.1), at: 1) }
        if proposal.isHidden { remarks.insert(.badge(language("verborgen", "hidden"), .over), at: 0) }
        if proposal.state == .open {
            remarks.append(.text(age(days: Replica.today.number - proposal.day.number, language)))
        }
        if proposal.revisions.count > 1 {
            remarks.append(
                .text(language("\(proposal.revisions.count). Stand", "revision \(proposal.revisions.count)")))
        }
        if let missing = open?.missing {
            remarks.append(
                .text(
                    missing.isEmpty
                        ? language("Es fehlt nichts mehr", "Nothing is missing") : missing.joined(separator: "; ")))
        }
        return Entry(
            proposal.title, addresses.page("vorschlaege", index.name(proposal.id)),
            text: open?.templates.joined(separator: ", "),
            remarks)
    }

    /// What is missing for open proposals, in sentences. Who answers for the templates is taken from the catalogue: no template is opened,
    /// and what stands in the way in the content itself only the page of a proposal says.
    func openLines(_ proposals: [Proposal], _ index: ProposalIndex) throws -> [OperationID: OpenLine] {
        let open = proposals.filter { $0.state == .open }
        guard !open.isEmpty, let current = try published() else { return [:] }
        let (view, repository, journal) = (try view(), try repository(), index.journal)
        func commit(_ proposal: Proposal) -> ObjectID? {
            ObjectID(hex: Array(proposal.current.revision.commit.utf8), repository.format)
        }
        let touched = try site.proposals.touched(open.compactMap(commit), since: current, repository)
        func name(_ ars: String) -> String { journal.registry.organisationName(ars) ?? ars }
        var lines: [OperationID: OpenLine] = [:]
        for proposal in open {
            let paths = commit(proposal).flatMap { touched[$0] } ?? []
            let stewards = paths.compactMap { view.entry($0) }.filter { !$0.id.isEmpty }
                .map { journal.registry.policy.stewards[$0.id] ?? $0.ars }
            let missing = journal.standing(of: proposal, stewards: Set(stewards)).missing
            lines[proposal.id] = OpenLine(
                templates: paths.prefix(5).map { view.entry($0)?.title ?? $0.slug },
                missing: missing.map { $0.satz(language, name: name) })
        }
        return lines
    }
}
