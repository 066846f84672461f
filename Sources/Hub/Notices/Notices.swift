import Bytes
import Files
import Journal
public import Library
import Objects
import Store
import Web

// What was told last stands in refs/allmende/hub/nachrichten, which nobody is shown, as `stand.json`:
//
//     {"format": "allmende-nachrichten/1", "gesehen": ["<operation>", …], "offen": {"<contact>": ["<operation>", …]}}
//
// "gesehen" names discussions and posts that have been told of; it holds ids only, and of those only what is still in the journal.

/// Mails to members what became visible in the Austausch, where they asked for it on their card.
public struct Notices {
    /// What became of a run.
    public struct Report: Sendable, Equatable {
        /// How many messages were handed over.
        public var sent = 0
        /// How many the next run tries again.
        public var later = 0
        /// How many will never be taken.
        public var refused = 0
    }

    private let library: HubLibrary
    private let files: HiddenFiles
    private let from: MailAddress
    private let address: String?

    private static let format = "allmende-nachrichten/1"
    private static let path = "stand.json"
    private static let maximumLines = 100

    /// Of a hub; `address` is where it is reached, for the link in the message. Throws what the store throws.
    public init(_ hub: Hub, from: MailAddress, address: String?) throws {
        library = try hub.journal()
        files = HiddenFiles(library.repository, "nachrichten")
        (self.from, self.address) = (from, address)
    }

    /// Sends one message to each who has something to hear. The first run tells nobody anything: it notes where it begins.
    ///
    /// A message counts as told when it was handed over or will never be taken. Throws what the store throws.
    public func send(_ hand: (Mail) -> Sendmail.Outcome) throws -> Report {
        let journal = try library.journal()
        var report = Report()
        let state = try state()
        let visible = journal.discussions.flatMap { discussion in
            discussion.visiblePosts.map { (discussion: discussion, post: $0) }
        }
        let new = state.map { state in visible.filter { !state.seen.contains($0.post.id) } } ?? []
        var open: [String: Set<OperationID>] = [:]
        for (contact, card) in try library.store.cards() where !card.details.notices.isEmpty {
            guard journal.contacts[contact]?.card(on: Replica.today) == card.id,
                let to = card.details.mail.flatMap({ MailAddress($0) })
            else { continue }
            let missed = state?.open[contact] ?? []
            let due = visible.filter { entry in
                let isNew = new.contains { $0.post.id == entry.post.id } || missed.contains(entry.post.id)
                return isNew && wants(card, entry.discussion)
                    && entry.post.author.handle != journal.contacts[contact]?.record.person
            }
            guard !due.isEmpty else { continue }
            switch hand(try mail(due, to: to, journal)) {
            case .taken: report.sent += 1
            case .later:
                report.later += 1
                open[contact] = Set(due.map(\.post.id))
            case .refused: report.refused += 1
            }
        }
        try keep(seen: Set(visible.map(\.post.id)), open)
        return report
    }

    private func wants(_ card: ContactCard, _ discussion: Discussion) -> Bool {
        card.details.notices.contains(ContactCard.Details.everything)
            || discussion.place.map { card.details.notices.contains($0.template) } == true
    }

    private func mail(
        _ due: [(discussion: Discussion, post: Discussion.PostEntry)], to: MailAddress, _ journal: Journal
    ) throws -> Mail {
        let texts = try library.store.fullTexts(due.compactMap { $0.discussion.posts[0].text })
        var lines = ["Neu im Austausch der Bibliothek »\(journal.title)«:", ""]
        for entry in due.prefix(Self.maximumLines) {
            let title = entry.discussion.posts[0].text.flatMap { texts[$0] }?.title ?? "Beitrag"
            let organisation = journal.registry.organisationName(entry.post.author.ars) ?? entry.post.author.ars
            lines.append("- \(title) (\(organisation), \(entry.post.day.german))")
        }
        if due.count > Self.maximumLines { lines.append("- und \(due.count - Self.maximumLines) weitere") }
        if let address { lines += ["", address] }
        lines += ["", "Abbestellen: allmende contact add --id … --nachrichten ''"]
        // The same when the run is repeated, so that a mailbox shows it once.
        let told = due.map(\.post.id.description).sorted().joined() + to.description
        let number = OperationID(of: Array(told.utf8)).description.prefix(32)
        guard let id = MailAddress("allmende.\(number)@\(from.host)") else {
            throw HubError.noLibrary(library.repository.gitDirectory)
        }
        return Mail(
            from: from, sender: "Allmende", to: to, subject: "Neu im Austausch: \(due.count)",
            seconds: Replica.today.seconds, id: id, text: lines.joined(separator: "\n") + "\n")
    }

    // MARK: What was told

    private struct State {
        var seen: Set<OperationID> = []
        var open: [String: Set<OperationID>] = [:]
    }

    private func state() throws -> State? {
        guard let bytes = try files.state().read(Self.path), let json = try? JSON(parsing: bytes),
            json["format"]?.string == Self.format
        else { return nil }
        func ids(_ json: JSON) -> Set<OperationID> {
            Set(json.elements.compactMap { $0.string.flatMap { OperationID($0) } })
        }
        var state = State(seen: json["gesehen"].map(ids) ?? [])
        if let open = json["offen"] {
            for (name, value) in open.members { if let name = name.string { state.open[name] = ids(value) } }
        }
        return state
    }

    private func keep(seen: Set<OperationID>, _ open: [String: Set<OperationID>]) throws {
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("gesehen")
        json.beginArray()
        for id in seen.sorted() { json.string(id.description) }
        json.endArray()
        json.name("offen")
        json.beginObject()
        for (contact, ids) in open.sorted(by: { $0.key < $1.key }) {
            json.name(contact)
            json.beginArray()
            for id in ids.sorted() { json.string(id.description) }
            json.endArray()
        }
        json.endObject()
        json.endObject()
        let document = json.finish()
        try files.change("Nachrichten") { $0.set(Self.path, document) }
    }
}
