public import Bytes
import Journal
import Library
public import Templates

/// The record of processing activities (Art. 30 DSGVO), made from what a hub holds and how it is set up at this moment.
public struct ProcessingRecord: Sendable {
    /// One activity. Sentences come in both languages.
    public struct Activity: Sendable {
        fileprivate let texts: [(german: String, english: String)]
        /// How many persons it concerns.
        public let people: Int

        private func text(_ index: Int, _ sprache: Sprache) -> String {
            sprache(texts[index].german, texts[index].english)
        }
        /// What is stored.
        public func what(_ sprache: Sprache) -> String { text(0, sprache) }
        /// What for.
        public func purpose(_ sprache: Sprache) -> String { text(1, sprache) }
        /// Who sees it.
        public func recipients(_ sprache: Sprache) -> String { text(2, sprache) }
        /// When it goes.
        public func retention(_ sprache: Sprache) -> String { text(3, sprache) }
        /// How it is protected.
        public func protection(_ sprache: Sprache) -> String { text(4, sprache) }
    }

    /// What the library is called.
    public let title: String
    /// The day.
    public let day: Day
    /// What is done with data of persons.
    public let activities: [Activity]

    /// Looks at a hub. Throws what the store throws.
    public init(_ hub: Hub) throws {
        let library = try hub.journal()
        let journal = try library.journal()
        let members = journal.registry.activeMembers
        title = journal.title
        day = Replica.today
        let readers = members.count { Role.mayReadCards($0.roles) }
        let (cards, keys) = (try library.store.cards().count, try hub.keys().list().count)
        let writers = Set(journal.allDiscussions.flatMap { $0.posts.map(\.author) })
        let waiting = journal.pendingPosts
        let enrolments = try hub.enrolments().list().count
        activities = [
            Activity(
                texts: [
                    ("Kontaktkarten: Name, Funktion, Telefon, Mail", "Contact cards: name, function, telephone, mail"),
                    (
                        "Ansprechpersonen zu Vorlagen nennen (Einwilligung, Art. 6 Abs. 1 a)",
                        "Naming contacts (consent, Art. 6(1)(a))"
                    ),
                    (
                        "\(readers) Mitglieder mit Zugangsschlüssel; nicht öffentlich",
                        "\(readers) members with an access key; not public"
                    ),
                    (
                        "auf Verlangen sofort; nach Ablauf der Einwilligung, höchstens 3 Jahre, nicht mehr gezeigt",
                        "at once when asked for; no longer shown when the consent runs out, after 3 years at most"
                    ),
                    (
                        "eigene Ablage ohne Verlauf, nur für Mitglieder; Löschung in jeder Kopie mit dem nächsten Abgleich",
                        "a place of its own without history, for members only; erasure in every copy with its next exchange"
                    ),
                ], people: cards),
            Activity(
                texts: [
                    ("Beiträge, Prüfvermerke und Erfahrungsberichte", "Posts, review comments and experience reports"),
                    ("fachlicher Austausch (Art. 6 Abs. 1 e)", "professional exchange (Art. 6(1)(e))"),
                    (
                        "öffentlich ohne Namen, mit der Stelle; als Datenbestand nur für Mitglieder",
                        "public without names, with the organisation; as data for members only"
                    ),
                    ("durch Zurückziehen, auf Verlangen sofort", "by taking back, at once when asked for"),
                    (
                        "Texte getrennt vom Journal, das nur Kennungen kennt; \(waiting.count) warten auf die Moderation",
                        "texts apart from the journal, which knows ids only; \(waiting.count) wait for a moderator"
                    ),
                ], people: writers.count),
            Activity(
                texts: [
                    (
                        "Konten: Kennung, Stelle, Rollen, Zugangsschlüssel",
                        "Accounts: id, organisation, roles, access keys"
                    ),
                    ("Rechte prüfen (Art. 6 Abs. 1 e)", "Checking rights (Art. 6(1)(e))"),
                    ("Kennung und Stelle öffentlich; Schlüssel niemand", "id and organisation public; keys nobody"),
                    (
                        "mit dem Konto, auf Verlangen sofort; Anmeldungen nach 30 Tagen",
                        "with the account, at once when asked for; enrolments after 30 days"
                    ),
                    (
                        "\(keys) Zugangsschlüssel nur als Fingerabdruck, letzte Nutzung nur auf den Tag; keine Protokolle von Zugriffen",
                        "\(keys) access keys as fingerprints only, last use to the day only; no logs of accesses"
                    ),
                ], people: members.count + enrolments),
        ]
    }
}
