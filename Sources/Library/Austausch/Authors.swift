public import Journal
import Store

/// Who is behind the opaque ids, as far as it may be shown: resolved through the cards and kept nowhere (DESIGN, D5 and D7).
public struct Authors: Sendable {
    /// The names of members by handle; members without a card, or whose consent has run out, are not among them.
    public let names: [String: String]

    /// Looks at the cards that are here; a replica of somebody who is no member has none. Throws what the store throws.
    public init(_ journal: Journal, _ store: JournalStore?) throws {
        try self.init(journal, store?.cards() ?? [])
    }

    /// Looks at cards that have been read.
    public init(_ journal: Journal, _ cards: [(contact: String, card: ContactCard)]) {
        var names: [String: String] = [:]
        for (id, card) in cards {
            guard let contact = journal.contacts[id], let person = contact.record.person,
                contact.card(on: Replica.today) == card.id
            else { continue }
            names[person] = card.details.name
        }
        self.names = names
    }
}
