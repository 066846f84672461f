import Bytes
public import Journal
import Objects
import Store

/// A file of the erasable tree, as it is found anywhere in a store.
public enum ErasableFile: Sendable, Hashable {
    /// A text.
    case text(JournalText)
    /// A card.
    case card(ContactCard)

    /// The largest file, in bytes.
    public static let maximumSize = max(JournalText.maximumFile, ContactCard.maximumFile)

    /// Reads bytes; nil when they are neither. Costs next to nothing for bytes that cannot be one.
    public init?(_ bytes: [UInt8]) {
        // Our own layout, so that nothing else has to be parsed to be told apart.
        let beginning = Array("{\n  \"format\": \"allmende-".utf8)
        guard bytes.count <= Self.maximumSize, bytes.starts(with: beginning) else { return nil }
        if let text = JournalText(file: bytes) {
            self = .text(text)
        } else if let card = ContactCard(file: bytes) {
            self = .card(card)
        } else {
            return nil
        }
    }

    /// Its name in the journal.
    public var id: OperationID {
        switch self {
        case .text(let text): text.id
        case .card(let card): card.id
        }
    }

    /// Its bytes.
    public var bytes: [UInt8] {
        switch self {
        case .text(let text): text.bytes
        case .card(let card): card.bytes
        }
    }

    /// Whose it is.
    public var author: MemberID {
        switch self {
        case .text(let text): text.author
        case .card(let card): card.author
        }
    }

    /// 16 random bytes in hexadecimal.
    static func salt() -> String {
        var random = SystemRandomNumberGenerator()
        return Hex.string((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}

extension Journal {
    /// Whether a file is kept: not a text that was erased, replaced or taken back, nor a card that no contact names any more.
    public func keeps(_ file: ErasableFile) -> Bool {
        switch file {
        case .text(let text): keeps(text.id, by: text.author)
        // Whoever entered it may be gone; a card goes with its contact.
        case .card(let card): contacts.cards.values.contains(card.id)
        }
    }
}
