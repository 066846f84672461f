public import Bytes

/// Who can be asked, and what has been forgotten, as operations make it in the order in which they are judged.
public struct Contacts: Sendable, Hashable {
    /// A contact as it stands.
    public struct Contact: Sendable, Hashable {
        /// What everyone may read of it.
        public internal(set) var record: ContactRecord
        /// Whose it is: the organisation that set it first.
        public let owner: String
        /// Who set it last; the card says the same.
        public internal(set) var by: MemberID
        /// When it was set last.
        public internal(set) var day: Day
        /// Whether the organisation has taken it back.
        public internal(set) var isRemoved = false

        /// The card that may be shown on a day: nil without one, and when the consent has run out; then the mailbox is left.
        public func card(on day: Day) -> OperationID? {
            guard !isRemoved, let until = record.until, day <= until else { return nil }
            return record.card
        }

        /// Whether somebody can be reached by it on a day.
        public func isReachable(on day: Day) -> Bool { !isRemoved && (record.mailbox != nil || card(on: day) != nil) }
    }

    var contacts: [String: Contact] = [:]
    /// Members who have been erased.
    var persons: Set<String> = []
    /// Single texts that have been erased, with the organisation that said so; nil: the operators.
    var texts: [OperationID: Set<String>] = [:]

    /// Cards that were replaced or taken back: their hashes say nothing, and tell a copy apart from a card that is on its way.
    var replaced: Set<OperationID> = []

    /// Stands in `texts` for the operators of a hub.
    static let operators = ""

    /// All contacts by id, also those taken back.
    public var all: [Contact] { contacts.values.sorted { $0.record.id < $1.record.id } }

    /// A contact; nil when nobody is known by this id.
    public subscript(id: String) -> Contact? { contacts[id] }

    /// The contacts of a member.
    public func contacts(of handle: String) -> [Contact] { all.filter { $0.record.person == handle } }

    /// Members who have been erased.
    public var erasedPersons: Set<String> { persons }

    /// Whether a member has been erased.
    public func isErased(person handle: String) -> Bool { persons.contains(handle) }

    /// How many tombstones there are; as long as it stays the same, there is nothing more to forget.
    public private(set) var erasedCount = 0

    /// Whether a card was replaced or taken back.
    public func isReplaced(_ card: OperationID) -> Bool { replaced.contains(card) }

    /// Whether a text, or a card, by this author is to be forgotten.
    public func isErased(_ text: OperationID, by author: MemberID) -> Bool {
        if persons.contains(author.handle) { return true }
        guard let by = texts[text] else { return false }
        return by.contains(author.ars) || by.contains(Self.operators)
    }

    // MARK: Folding

    /// What keeps an operation of somebody who may contribute from holding.
    func refusal(_ operation: Operation, isOperator: Bool, _ registry: Registry) -> Refusal? {
        let ars = operation.author.ars
        func isOwn(_ contact: Contact) -> Bool { isOperator || contact.owner == ars }
        switch operation.content {
        case .contact(let record):
            if let known = contacts[record.id], known.owner != ars { return .notOwn }
            if let until = record.until, until.number > operation.day.number + ContactRecord.maximumDays {
                return .content("bis")
            }
            guard let person = record.person else { return nil }
            if persons.contains(person) { return .erased }
            return registry.member(person)?.id.ars == ars ? nil : .wrongOrganisation
        case .contactRemoved(let id):
            guard let known = contacts[id] else { return .noSuchContact }
            return isOwn(known) ? nil : .notOwn
        case .erasure(let erasure):
            if let person = erasure.person {
                guard let member = registry.member(person) else { return .unknownAuthor }
                guard isOperator || member.id.ars == ars else { return .notOwn }
            }
            if let contact = erasure.contact {
                guard let known = contacts[contact] else { return .noSuchContact }
                guard isOwn(known) else { return .notOwn }
            }
            return nil
        default: return nil
        }
    }

    /// Carries out what `refusal` lets pass.
    mutating func apply(_ operation: Operation, isOperator: Bool) {
        switch operation.content {
        case .contact(let record):
            var contact =
                contacts[record.id]
                ?? Contact(record: record, owner: operation.author.ars, by: operation.author, day: operation.day)
            if let card = contact.record.card, card != record.card { replaced.insert(card) }
            if let card = record.card { replaced.remove(card) }
            (contact.record, contact.by, contact.day) = (record, operation.author, operation.day)
            contact.isRemoved = false
            contacts[record.id] = contact
        case .contactRemoved(let id): remove(id)
        case .erasure(let erasure):
            erasedCount += 1
            let by = isOperator ? Self.operators : operation.author.ars
            if let person = erasure.person {
                persons.insert(person)
                for contact in contacts.values where contact.record.person == person { remove(contact.record.id) }
            }
            if let contact = erasure.contact { remove(contact) }
            for text in erasure.texts { texts[text, default: []].insert(by) }
        default: break
        }
    }

    /// The card goes with the contact; who it was is forgotten too.
    private mutating func remove(_ id: String) {
        guard var contact = contacts[id] else { return }
        contact.isRemoved = true
        if let card = contact.record.card { replaced.insert(card) }
        contact.record.card = nil
        contact.record.until = nil
        contact.record.person = nil
        contacts[id] = contact
    }

    /// The cards that are in use, by the id of their contact.
    public var cards: [String: OperationID] { contacts.compactMapValues { $0.isRemoved ? nil : $0.record.card } }
}

extension Contacts {
    func write(to file: inout IndexWriter) {
        file.map(contacts) { file, contact in
            file.optional(contact.record.person) { $0.text($1) }
            file.optional(contact.record.mailbox) { $0.text($1) }
            file.optional(contact.record.card) { $0.id($1) }
            file.optional(contact.record.until) { $0.day($1) }
            file.text(contact.owner)
            file.member(contact.by)
            file.day(contact.day)
            file.flag(contact.isRemoved)
        }
        file.number(erasedCount)
        file.list(persons.sorted()) { $0.text($1) }
        file.list(replaced.sorted()) { $0.id($1) }
        file.map(texts) { file, by in file.list(by.sorted()) { $0.text($1) } }
    }

    init(_ file: inout IndexReader) throws(IndexDamage) {
        contacts = try file.texts { file, id throws(IndexDamage) in
            let record = ContactRecord(
                id: id, person: try file.optional { file throws(IndexDamage) in try file.text() },
                mailbox: try file.optional { file throws(IndexDamage) in try file.text() },
                card: try file.optional { file throws(IndexDamage) in try file.id() },
                until: try file.optional { file throws(IndexDamage) in try file.day() })
            var contact = Contact(
                record: record, owner: try file.text(), by: try file.member(), day: try file.day())
            contact.isRemoved = try file.flag()
            return contact
        }
        erasedCount = Int(try file.number())
        persons = try file.ascending()
        let replaced = try file.list(32) { file throws(IndexDamage) in try file.id() }
        for (x, y) in zip(replaced, replaced.dropFirst()) where x >= y { throw IndexDamage() }
        self.replaced = Set(replaced)
        texts = try file.ids { file, _ throws(IndexDamage) in try file.ascending() }
    }
}

extension IndexReader {
    /// A set of texts, written in the order of their bytes.
    mutating func ascending() throws(IndexDamage) -> Set<String> {
        let values = try list(1) { file throws(IndexDamage) in try file.text() }
        for (x, y) in zip(values, values.dropFirst()) where x >= y { throw IndexDamage() }
        return Set(values)
    }
}
