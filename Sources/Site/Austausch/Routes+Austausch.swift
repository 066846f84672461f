import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// The Austausch: topics and questions below /austausch, events below /termine. An event is a discussion too and is shown as one. Every form has
// a page at its own address, so that whoever had to sign in first goes on there.

extension Site {
    static let austauschRoutes: [Route] = [
        .page("/austausch") { try $0.discussionsPage() },
        .page("/austausch/neu", .posting) { try $0.newDiscussion() },
        .form("/austausch/neu", .posting) { try $0.openDiscussion() },
        .page("/austausch/*") { try $0.discussionPage() },
        .page("/austausch/*/antwort", .posting) { try $0.answerPage() },
        .form("/austausch/*/antwort", .posting) { try $0.answer() },
        .page("/austausch/*/loesung", .posting) { visit in
            .seeOther(visit.addresses.page("austausch", visit.parameter(0)), nil)
        },
        .form("/austausch/*/loesung", .posting) { try $0.solve() },
        .page("/austausch/*/beitrag/*/aendern", .posting) { try $0.editPage() },
        .form("/austausch/*/beitrag/*/aendern", .posting) { try $0.edit() },
        .page("/austausch/*/beitrag/*/zurueckziehen", .signedIn) { try $0.retractPage() },
        .form("/austausch/*/beitrag/*/zurueckziehen", .signedIn) { try $0.retract() },
        .page("/termine") { try $0.eventsPage() },
        .page("/termine/neu", .contributing) { try $0.newEvent() },
        .form("/termine/neu", .contributing) { try $0.announceEvent() },
        .page("/termine/*/aendern", .contributing) { try $0.changeEventPage() },
        .form("/termine/*/aendern", .contributing) { try $0.changeEvent() },
        .page("/termine/*/absagen", .contributing) { try $0.cancelEventPage() },
        .form("/termine/*/absagen", .contributing) { try $0.cancelEvent() },
        .page("/termine/*/protokoll", .contributing) { try $0.minutesPage() },
        .form("/termine/*/protokoll", .contributing) { try $0.keepMinutes() },
    ]
}

extension Visit {
    /// The page at a path as it stands without a language, for the link to the same page in the other one.
    func here(_ segments: String...) -> WebAddress { SiteAddresses.plain(segments) }

    /// The way up to the Austausch.
    var austauschTrail: [PageLink] {
        [
            PageLink(language("Bibliothek", "Library"), addresses.library),
            PageLink(language("Austausch", "Exchange"), addresses.page("austausch")),
        ]
    }

    /// The way up to the events.
    var termineTrail: [PageLink] {
        [
            PageLink(language("Bibliothek", "Library"), addresses.library),
            PageLink(language("Termine", "Events"), addresses.page("termine")),
        ]
    }

    /// The language as a hidden value of forms that ask: a browser drops the query of their address.
    var hiddenLanguage: [(name: String, value: String)] {
        addresses.language.map { [("sprache", $0.rawValue)] } ?? []
    }

    /// A page that leads to signing in and back.
    func signIn(then address: WebAddress) -> WebAddress {
        addresses.page("anmelden").query("ziel", address.description)
    }

    /// Whether whoever asks may post.
    var mayPost: Bool { who.map { $0.member != nil && Role.mayPost($0.roles) } ?? false }

    /// Whether whoever asks may announce events, enter contacts and speak of practice.
    var mayContribute: Bool { who.map { $0.member != nil && Role.mayContribute($0.roles) } ?? false }

    /// Whether what whoever asks posts waits for a moderator.
    var postsWait: Bool { mayPost && !mayContribute }

    /// What is said where something was kept: on a copy it travels with the next exchange.
    func kept(_ german: String, _ english: String) -> Meldung {
        guard site.host.kind == .replica else { return Meldung(.gut, language(german, english)) }
        return Meldung(
            .gut,
            language(
                "Gespeichert. Mit dem nächsten Abgleich wird es eingereicht und gilt dann für alle.",
                "Kept. It is submitted with the next synchronisation, and holds for everybody then."),
            link: PageLink(language("Zum Abgleich", "To the synchronisation"), addresses.page("abgleich")))
    }

    /// Whether an operation is one's own and waits for the exchange.
    func waits(_ operation: OperationID) -> Bool { (try? snapshot().waiting.contains(operation)) ?? false }

    /// Whether a post does, or a new text for it.
    func waits(_ post: Discussion.PostEntry) -> Bool {
        if waits(post.id) { return true }
        guard let text = post.text, let snapshot = try? snapshot() else { return false }
        return snapshot.waitingTexts.contains(text)
    }

    /// That it does.
    var waitingBadge: (String, BadgeKind) {
        (language("wartet auf den Abgleich", "waits for the synchronisation"), .open)
    }
}
