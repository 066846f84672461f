public import Bytes
public import Journal

// What is known of a person who can be asked. It stands in the erasable tree at `kontakte/<id>.json` and nowhere else; the journal names
// it by the SHA-256 of its file:
//
//     {
//       "format": "allmende-kontakt/1",
//       "salz": "6f0c…",
//       "von": "k-7f3a9c2e51@053780004004",       who entered it
//       "name": "…", "funktion": "…", "telefon": "…", "mail": "…",
//       "einwilligung": {"am": "2026-11-27", "bis": "2027-11-27"},
//       "nachrichten": ["alles"]                  templates about which to be told by mail, or all
//     }

/// The card of a person.
public struct ContactCard: Sendable, Hashable {
    /// What a card says.
    public struct Details: Sendable, Hashable {
        /// What the person is called.
        public var name: String
        /// What they do there: "Projektleitung eAkte".
        public var function: String
        /// Telephone, as it is written.
        public var phone: String?
        /// Mail.
        public var mail: String?
        /// The day on which they agreed to be shown.
        public var agreed: Day
        /// The last day for which they did.
        public var until: Day
        /// Templates about which they want to be told by mail, by id, or `everything`.
        public var notices: [String]

        /// Creates details.
        public init(
            name: String, function: String, phone: String? = nil, mail: String? = nil, agreed: Day, until: Day,
            notices: [String] = []
        ) {
            (self.name, self.function, self.phone, self.mail) = (name, function, phone, mail)
            (self.agreed, self.until, self.notices) = (agreed, until, notices)
        }

        /// Stands in `notices` for the whole library.
        public static let everything = "alles"
    }

    /// Its name in the journal.
    public let id: OperationID
    /// Its file.
    public let bytes: [UInt8]
    /// Who entered it.
    public let author: MemberID
    /// What it says.
    public let details: Details

    static let format = "allmende-kontakt/1"
    /// The largest file, in bytes.
    public static let maximumFile = 32 << 10
    /// The longest value, in bytes; the most templates to be told about.
    public static let maximum = (value: 400, notices: 200)

    /// Makes a card, with a salt of its own. Throws Refusal `content` with the member at fault.
    public init(_ details: Details, by author: MemberID) throws(Refusal) {
        if let fault = details.fault { throw .content(fault) }
        var json = JSONWriter()
        json.beginObject()
        for (name, value) in [
            ("format", Self.format), ("salz", ErasableFile.salt()), ("von", author.description), ("name", details.name),
            ("funktion", details.function), ("telefon", details.phone), ("mail", details.mail),
        ] as [(String, String?)] {
            json.name(name)
            json.string(value)
        }
        json.name("einwilligung")
        json.beginObject()
        json.name("am")
        json.string(details.agreed.description)
        json.name("bis")
        json.string(details.until.description)
        json.endObject()
        json.name("nachrichten")
        json.beginArray()
        for word in details.notices { json.string(word) }
        json.endArray()
        json.endObject()
        guard let made = ContactCard(file: json.finish()) else { throw .content("karte") }
        self = made
    }

    /// Reads a file; nil when it is no card as we write it.
    public init?(file bytes: [UInt8]) {
        guard bytes.count <= Self.maximumFile, let json = try? JSON(parsing: bytes),
            json["format"]?.string == Self.format, json["salz"]?.string?.utf8.count == 32,
            let author = json["von"]?.string.flatMap({ MemberID($0) }), let name = json["name"]?.string,
            let function = json["funktion"]?.string,
            let agreed = json["einwilligung"]?["am"]?.string.flatMap({ Day($0) }),
            let until = json["einwilligung"]?["bis"]?.string.flatMap({ Day($0) })
        else { return nil }
        let details = Details(
            name: name, function: function, phone: json["telefon"]?.string, mail: json["mail"]?.string, agreed: agreed,
            until: until, notices: json["nachrichten"]?.elements.compactMap(\.string) ?? [])
        guard details.fault == nil else { return nil }
        (id, self.bytes, self.author, self.details) = (OperationID(of: bytes), bytes, author, details)
    }
}

extension ContactCard.Details {
    /// The member of the file that has not its form.
    fileprivate var fault: String? {
        func isLine(_ text: String) -> Bool {
            1...ContactCard.maximum.value ~= text.utf8.count
                && !text.unicodeScalars.contains(where: Text.isUnsafeToShow)
        }
        if !isLine(name) { return "name" }
        if !isLine(function) { return "funktion" }
        if let phone, !isLine(phone) { return "telefon" }
        if let mail, !isLine(mail) || MailAddress(mail) == nil { return "mail" }
        if until < agreed { return "einwilligung" }
        guard notices.count <= ContactCard.maximum.notices, notices.allSatisfy({ isLine($0) && $0.utf8.count <= 32 })
        else { return "nachrichten" }
        return nil
    }
}
