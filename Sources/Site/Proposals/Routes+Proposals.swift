import Bytes
import Journal
import Library
import Net
import Store
import Templates
import Web

// A proposal's address is the beginning of its name, as long as it must be to mean one only.

extension Site {
    static let proposalRoutes: [Route] = [
        .page("/vorschlaege") { try $0.proposalsPage() },
        .page("/vorschlaege/*") { visit in
            if let choice = try visit.ambiguousProposal() { return choice }
            return try visit.proposalPage()
        },
        .page("/vorschlaege/*/vergleich") { try $0.proposalComparison() },
        .page("/vorschlaege/*/pruefen", .contributing) { try $0.reviewPage() },
        .form("/vorschlaege/*/pruefen", .contributing) { try $0.review() },
        .page("/vorschlaege/*/entwurf", .contributing) { try $0.draftPage() },
        .form("/vorschlaege/*/entwurf", .contributing) { try $0.dropDraft() },
        .page("/vorschlaege/*/annehmen", .contributing) { try $0.acceptancePage() },
        .form("/vorschlaege/*/annehmen", .contributing) { try $0.accept() },
        .page("/vorschlaege/*/zurueckziehen", .contributing) { try $0.withdrawalPage() },
        .form("/vorschlaege/*/zurueckziehen", .contributing) { try $0.withdraw() },
        .page("/vorschlaege/*/sichtbarkeit", .role(.moderator)) { try $0.visibilityPage() },
        .form("/vorschlaege/*/sichtbarkeit", .role(.moderator)) { try $0.changeVisibility() },
        .page("/vorschlaege/*/erledigt", .role(.moderator)) { try $0.dismissalPage() },
        .form("/vorschlaege/*/erledigt", .role(.moderator)) { try $0.dismiss() },
    ]
}

extension Visit {
    /// The proposals as they are now. Throws HTTPError 404 where there is no journal.
    func proposalIndex() throws -> ProposalIndex { site.proposals.index(try store().snapshot()) }

    /// Whether hidden proposals and verdicts are shown.
    var isModerator: Bool { who?.has(.moderator) ?? false }

    /// The proposal that the path names, with how it stands. Throws HTTPError 404; of a hidden one only moderators learn anything.
    func shownProposal() throws -> ShownProposal {
        let index = try proposalIndex()
        let found = index.found(parameter(0)).filter { !$0.isHidden || isModerator }
        guard found.count == 1 else { throw HTTPError(404, "no such proposal") }
        return try ShownProposal(self, index, found[0])
    }

    /// The choice among proposals whose names all begin as the path says; nil for one, and for none.
    func ambiguousProposal() throws -> Reply? {
        let index = try proposalIndex()
        let found = index.found(parameter(0)).filter { !$0.isHidden || isModerator }
        guard found.count > 1 else { return nil }
        let entries = found.map { proposal in
            Entry(
                proposal.title, addresses.page("vorschlaege", index.name(proposal.id)), [.day(proposal.day.description)]
            )
        }
        let sheet = Sheet(
            language("Welcher Änderungsvorschlag?", "Which proposal?"), trail: proposalTrail(),
            lead: language(
                "Diese Adresse passt inzwischen zu mehreren Vorschlägen.",
                "By now this address fits several proposals."), [.entries(entries)])
        return page(sheet, at: nil)
    }

    /// The pages above a proposal, and above what belongs to one.
    func proposalTrail(_ shown: ShownProposal? = nil) -> [PageLink] {
        var trail = [
            PageLink(language("Bibliothek", "Library"), addresses.library),
            PageLink(language("Änderungsvorschläge", "Proposals"), addresses.page("vorschlaege")),
        ]
        if let shown { trail.append(PageLink(shown.proposal.title, shown.address())) }
        return trail
    }
}
