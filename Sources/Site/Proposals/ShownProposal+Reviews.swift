import Bytes
import Journal
import Library
import Store
import Templates
import Web

// Verdicts with their comments, and whether they count.

extension ShownProposal {
    /// All verdicts, oldest first.
    func reviewBlocks(_ texts: [OperationID: String]) -> [Block] {
        var blocks: [Block] = []
        for entry in proposal.reviews { blocks += self.blocks(entry, texts) }
        if blocks.isEmpty {
            blocks.append(.text(language("Noch hat niemand geprüft.", "Nobody has reviewed it yet.")))
        }
        if !proposal.later.isEmpty {
            blocks.append(
                .quiet(
                    language(
                        "\(proposal.later.count) Vorgänge sind erst mit einer neueren Version lesbar.",
                        "\(proposal.later.count) operations are readable with a newer version only.")))
        }
        return blocks
    }

    private func blocks(_ entry: Proposal.ReviewEntry, _ texts: [OperationID: String]) -> [Block] {
        let isShown = !entry.isHidden || isModerator
        let who = name(entry.author.ars)
        var post = PostEntry(
            entry.id.short, who: who, day: entry.day.description,
            text: isShown ? entry.review.text.flatMap { texts[$0] } : nil)
        post.instead =
            !isShown
            ? language("Von der Moderation verborgen.", "Hidden by a moderator.")
            : entry.review.text == nil
                ? language("Ohne Erläuterung.", "Without explanation.")
                : language("Der Text ist nicht mehr vorhanden.", "The text is not there any more.")
        post.badges = badges(entry)
        post.actions = actions(entry)
        guard isShown else { return [.post(post)] }
        let comments = entry.review.comments.enumerated().map { number, comment -> Block in
            .post(self.comment(comment, "\(entry.id.short)\(number)", who, entry.day, texts[comment.text]))
        }
        return [.post(post)] + comments
    }

    /// A comment with its place.
    func comment(_ comment: Review.Comment, _ id: String, _ who: String, _ day: Day, _ text: String?) -> PostEntry {
        var post = PostEntry(id, who: who, day: day.description, text: text)
        post.instead = language("Der Text ist nicht mehr vorhanden.", "The text is not there any more.")
        post.badges = [(language("Anmerkung", "Comment"), .plain)]
        post.about = link(Place(comment))
        return post
    }

    private func badges(_ entry: Proposal.ReviewEntry) -> [(String, BadgeKind)] {
        let verdict = entry.review.verdict
        let word = verdict.word(language)
        let reason = standing.discounted.first { $0.entry.id == entry.id }?.reason
        var badges: [(String, BadgeKind)]
        if verdict == .note {
            badges = [(word, .plain)]
        } else if let reason {
            badges = [(word, .over), (reason.satz(language), .plain)]
        } else {
            badges = [(word, verdict == .changes ? .open : .good)]
            if verdict != .changes { badges.append((language("zählt", "counts"), .plain)) }
        }
        if entry.isHidden { badges.append((language("verborgen", "hidden"), .over)) }
        if visit.waits(entry.id) { badges.append(visit.waitingBadge) }
        return badges
    }

    private func actions(_ entry: Proposal.ReviewEntry) -> [Cell] {
        guard isModerator else { return [] }
        var actions: [Cell] = [
            .link(
                entry.isHidden ? language("Wieder zeigen", "Show again") : language("Verbergen", "Hide"),
                address("sichtbarkeit").query("pruefung", entry.id.description))
        ]
        if isOpen, standing.changes.contains(where: { $0.id == entry.id }) {
            actions.append(
                .link(
                    language("Als erledigt erklären", "Set aside"),
                    address("erledigt").query("pruefung", entry.id.description)))
        }
        return actions
    }
}
