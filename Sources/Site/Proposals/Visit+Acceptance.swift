import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// Accepting: whoever does it has seen what the current version becomes, and exactly that is accepted. Where the current version has moved
// in the meantime they are shown what comes of it now, and asked again.

extension Visit {
    /// Shows what accepting would do, and asks.
    func acceptancePage() throws -> Reply {
        let shown = try releasable()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        return page(sheet(accepting: shown), at: shown.here("annehmen"))
    }

    /// The proposal, if whoever asks may accept it. Throws HTTPError 403.
    private func releasable() throws -> ShownProposal {
        let shown = try shownProposal()
        guard shown.mayRelease else { throw HTTPError(403, "may not release") }
        return shown
    }

    private func sheet(accepting shown: ShownProposal, _ problems: [String] = []) -> Sheet {
        let missing = shown.missing(whenAccepting: true)
        var blocks: [Block] = [
            .section(language("Was der aktuelle Stand wird", "What becomes the current version"), shown.changes)
        ]
        var form = Form(
            shown.address("annehmen"), submit: language("Annehmen und freigeben", "Accept and release"),
            hidden: [("stand", shown.content?.result.description ?? "")])
        form.problems = problems
        form.cancel = PageLink(language("Abbrechen", "Cancel"), shown.address())
        if missing.isEmpty {
            blocks.append(.form(form))
        } else {
            blocks.insert(
                .section(
                    language("Das geht noch nicht", "Not yet"),
                    [
                        .text(language("Für die Annahme fehlt noch:", "Still missing for acceptance:")),
                        .bullets(missing),
                    ]), at: 0)
            if !problems.isEmpty { blocks.insert(.notice(Meldung(.fehler, problems.joined(separator: " "))), at: 0) }
        }
        let lead =
            shown.content?.isMerged == true
            ? language(
                "Seit dem Vorschlag ist eine neue Fassung erschienen. Beides zusammen wird der aktuelle Stand der Bibliothek, den alle übernehmen.",
                "A new version has appeared since the proposal. Both together become the current version of the library, which everybody takes over."
            )
            : language(
                "Der Vorschlag wird der aktuelle Stand der Bibliothek, den alle übernehmen. Das ist zugleich die Freigabe Ihrer Stelle.",
                "The proposal becomes the current version of the library, which everybody takes over. It is the release by your organisation at the same time."
            )
        return Sheet(
            language("Annehmen: \(shown.proposal.title)", "Accept: \(shown.proposal.title)"),
            trail: proposalTrail(shown), lead: lead, blocks)
    }

    /// Makes a proposal the current version.
    func accept() throws -> Reply {
        let shown = try releasable()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        let expected = try ObjectID(hex: Array(input().text("stand").utf8), repository().format)
        guard let expected, expected == shown.content?.result else {
            return again(sheet(accepting: shown, [moved]))
        }
        do {
            _ = try site.host.accept(shown.proposal.id, expecting: expected, by: account())
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            // As it is now: somebody was faster.
            let now = try releasable()
            guard now.isOpen else { return .seeOther(now.address(), closed) }
            let isOther = now.content?.result != expected
            let lacks = !now.missing(whenAccepting: true).isEmpty
            return again(sheet(accepting: now, isOther ? [moved] : lacks ? [] : [sentence]))
        }
        return .seeOther(
            shown.address(),
            Meldung(
                .gut,
                language(
                    "Angenommen: Der Vorschlag ist jetzt der aktuelle Stand.",
                    "Accepted: the proposal is the current version now.")))
    }

    private var moved: String {
        language(
            "Der aktuelle Stand hat sich inzwischen geändert. Sehen Sie sich an, was jetzt daraus würde, und nehmen Sie dann an.",
            "The current version has changed meanwhile. Look at what would come of it now, then accept.")
    }
}
