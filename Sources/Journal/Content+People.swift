public import Bytes

/// Who can be asked about templates: the part of a contact that everyone may read. Name, telephone and mail of a person stand in the card, in
/// the erasable tree, which the record names by hash (DESIGN, D7).
public struct ContactRecord: Sendable, Hashable {
    /// What templates name it by (`kontakte` of vorlage.json).
    public var id: String
    /// The member whose card it is; nil for a contact that is no member.
    public var person: String?
    /// The mailbox of a function, for everyone; nil for none.
    public var mailbox: String?
    /// The card, by the SHA-256 of its file; nil for a mailbox alone.
    public var card: OperationID?
    /// The last day on which the person agrees to be shown; nil without a card.
    public var until: Day?

    /// Creates a record.
    public init(id: String, person: String? = nil, mailbox: String? = nil, card: OperationID? = nil, until: Day? = nil)
    {
        (self.id, self.person, self.mailbox, self.card, self.until) = (id, person, mailbox, card, until)
    }

    /// The longest mailbox, in bytes.
    public static let maximumMailbox = 200
    /// For how many days a person may agree at a time.
    public static let maximumDays: Int64 = 3 * 366
}

/// A tombstone: from here on nobody keeps what it names. It reaches nothing but what belongs to the organisation that says so, unless the
/// operators of a hub say so.
public struct Erasure: Sendable, Hashable {
    /// A member: every text of theirs and every card that is theirs, whenever it arrives.
    public var person: String?
    /// A contact: its card.
    public var contact: String?
    /// Single texts, by name.
    public var texts: [OperationID]

    /// Creates a tombstone.
    public init(person: String? = nil, contact: String? = nil, texts: [OperationID] = []) {
        (self.person, self.contact, self.texts) = (person, contact, texts)
    }

    /// The most texts that one may name.
    public static let maximumTexts = 1000
}

extension Content {
    /// The contact that is set; nil for another type.
    public var contact: ContactRecord? { if case .contact(let record) = self { record } else { nil } }
}

extension ContentReader {
    mutating func contact() -> Content? {
        guard let id = contactID("kontakt") else { return nil }
        let person = optionalHandle("kennung")
        let mailbox = optionalLine("postfach", limit: ContactRecord.maximumMailbox)
        let card = optionalID("karte")
        let until = optionalDay("bis")
        guard fault == nil else { return nil }
        guard mailbox != nil || card != nil else { return fail("postfach") }
        guard (card == nil) == (until == nil) else { return fail("bis") }
        return .contact(ContactRecord(id: id, person: person, mailbox: mailbox, card: card, until: until))
    }

    /// The id of a contact is part of a file's name.
    mutating func contactID(_ name: String) -> String? {
        guard let id = line(name, limit: 32), id.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x7a ~= $0 }) else {
            return fail(name)
        }
        return id
    }

    mutating func erasure() -> Content? {
        let person = optionalHandle("kennung")
        let contact = json["kontakt"].flatMap { $0.isNull ? nil : $0 }.flatMap { _ in contactID("kontakt") }
        guard let texts = ids("texte", limit: Erasure.maximumTexts), fault == nil else { return nil }
        guard person != nil || contact != nil || !texts.isEmpty else { return fail("texte") }
        return .erasure(Erasure(person: person, contact: contact, texts: texts))
    }
}

extension ContactRecord {
    func write(to json: inout JSONWriter) {
        json.member("kontakt", id)
        json.member("kennung", person)
        json.member("postfach", mailbox)
        json.member("karte", card?.description)
        json.member("bis", until?.description)
    }
}

extension Erasure {
    func write(to json: inout JSONWriter) {
        json.member("kennung", person)
        json.member("kontakt", contact)
        json.list("texte", texts.map(\.description))
    }
}
