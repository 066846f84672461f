import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

/// What pages of the Austausch read: who may see what, who wrote it as far as it may be shown, and what it is about.
final class Talk {
    let journal: Journal
    private let visit: Visit
    /// The discussions of the journal in their order.
    let index: DiscussionIndex
    private let store: JournalStore
    private let names: [String: String]
    private var texts: [OperationID: JournalText] = [:]
    private var asked: Set<OperationID> = []
    private var kept: Places?

    /// Throws HTTPError 404 where there is no journal.
    init(_ visit: Visit) throws {
        self.visit = visit
        let snapshot = try visit.snapshot()
        journal = snapshot.journal
        index = visit.site.discussions.index(snapshot)
        store = try visit.store()
        names = visit.mayReadCards ? try Authors(journal, visit.site.texts.cards(store)).names : [:]
    }

    // MARK: Who may see what

    /// Whether whoever asks moderates, or answers for the hub.
    var isModerator: Bool { visit.who.map { $0.has(.moderator) || $0.has(.operator_) } ?? false }

    /// Whether somebody is shown what waits or was hidden: whoever wrote it, and the moderators.
    func seesAll(of author: MemberID) -> Bool { visit.who?.member == author || isModerator }

    /// Whether whoever asks may see a discussion.
    func sees(_ discussion: Discussion) -> Bool { discussion.isVisible || seesAll(of: discussion.author) }

    /// What whoever asks may see of a discussion. Its opening stays, whatever became of its text.
    func posts(of discussion: Discussion) -> [Discussion.PostEntry] {
        discussion.posts.filter { post in
            if post.isVisible { return true }
            if post.text == nil { return post.id == discussion.id }
            return seesAll(of: post.author)
        }
    }

    /// A discussion by its name. Throws HTTPError 404 for one that is not there, or not for whoever asks.
    func discussion(_ word: String) throws -> Discussion {
        guard let id = OperationID(word), let discussion = journal.discussion(id), sees(discussion) else {
            throw HTTPError(404, "no such discussion")
        }
        return discussion
    }

    /// Whether whoever asks may settle a question or speak for an event: its organisation, and moderators.
    func hosts(_ discussion: Discussion) -> Bool {
        guard let who = visit.who, let member = who.member else { return false }
        if who.has(.moderator) { return true }
        guard member.ars == discussion.author.ars else { return false }
        return discussion.event == nil ? Role.mayPost(who.roles) : Role.mayContribute(who.roles)
    }

    // MARK: What was written

    /// Reads the texts of what is going to be shown, all at once.
    func read(_ ids: [OperationID?]) throws {
        let new = ids.compactMap { $0 }.filter { asked.insert($0).inserted }
        texts.merge(try visit.site.texts.texts(new, store)) { old, _ in old }
    }

    /// A text; nil when it is not there any more.
    func text(_ id: OperationID?) throws -> JournalText? {
        guard let id else { return nil }
        try read([id])
        return texts[id]
    }

    /// What a discussion is called: its title, else how it begins; nil when its text is not there any more.
    func title(_ discussion: Discussion) throws -> String {
        let text = try text(discussion.posts[0].text)
        let words =
            text?.title ?? text.map { Markdown.words($0.text, limit: 80) } ?? ""
        guard !words.allSatisfy(\.isWhitespace) else {
            return visit.language("Beitrag ohne Text", "Post without a text")
        }
        return words
    }

    /// What an organisation is called.
    func organisation(_ ars: String) -> String { journal.registry.organisationName(ars) ?? "Regionalschlüssel \(ars)" }

    /// Who wrote something: the organisation; for members with the name of the person, where it may be shown.
    func author(_ id: MemberID) -> String {
        let organisation = organisation(id.ars)
        guard visit.mayReadCards else { return organisation }
        if journal.contacts.isErased(person: id.handle) {
            return organisation + visit.language(" (Angaben gelöscht)", " (data erased)")
        }
        return names[id.handle].map { "\($0), \(organisation)" } ?? organisation
    }

    // MARK: What it is about

    /// Finds what posts are about in the library's current version.
    func places() throws -> Places? {
        if let kept { return kept }
        guard let view = try? visit.view() else { return nil }
        let library = try visit.library()
        let places = Places(view.catalogue) { try library.template($0.path) }
        kept = places
        return places
    }

    /// What something is about, in words that lead there.
    func about(_ place: Place) throws -> [Cell] {
        guard let named = try places()?.name(place), let template = named.template, let path = named.path else {
            return [.text(visit.language("Vorlage nicht hier", "template not here"))]
        }
        let address = visit.addresses.template(path)
        var cells: [Cell] = [.contentLink(template, address)]
        if let word = place.node {
            if let node = named.node, let id = ElementID(word) {
                cells.append(.contentLink("\(node.number) \(node.title)", address.node(id)))
            } else {
                cells.append(.text(visit.language("entfernte Aufgabe", "removed task")))
            }
        }
        return cells
    }

    /// The place that a form or an address names; nil for none. Throws HTTPError 404 for what is not in the library.
    func place(_ template: String?, _ node: String?) throws -> Place? {
        guard let template, !template.isEmpty else { return nil }
        let place = Place(template: template, node: node.flatMap { $0.isEmpty ? nil : $0 })
        guard let named = try places()?.name(place), !named.isGone else { throw HTTPError(404, "no such place") }
        return place
    }

    // MARK: Words

    /// What kind of discussion it is, and how it stands.
    func badges(_ discussion: Discussion) -> [(String, BadgeKind)] {
        let language = visit.language
        var badges: [(String, BadgeKind)] =
            switch discussion.kind {
            case .topic: [(language("Thema", "Topic"), .plain)]
            case .question:
                discussion.answer == nil
                    ? [(language("Frage, offen", "Question, open"), .open)]
                    : [(language("Frage, geklärt", "Question, settled"), .good)]
            case .event:
                discussion.event?.isCancelled == true
                    ? [(language("Termin, abgesagt", "Event, cancelled"), .over)]
                    : [(language("Termin", "Event"), .plain)]
            }
        badges += waiting(discussion.posts[0])
        return badges
    }

    /// That a post waits, or its new text does, or that it was hidden.
    func waiting(_ post: Discussion.PostEntry) -> [(String, BadgeKind)] {
        if post.isHidden { return [(visit.language("von der Moderation verborgen", "hidden by a moderator"), .over)] }
        if visit.waits(post) { return [visit.waitingBadge] }
        return post.isPending ? [(visit.language("wartet auf Freigabe", "waits for a moderator"), .open)] : []
    }

    /// A time as people write it.
    func time(_ time: WallTime) -> String {
        let clock = time.description.suffix(5)
        return time.day.german + visit.language(", \(clock) Uhr", ", \(clock)")
    }
}
