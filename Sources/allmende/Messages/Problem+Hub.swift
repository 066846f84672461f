import Bytes
import Files
import Hub
import Journal
import Signatures
import Templates

extension Problem {
    init(hub error: HubError) {
        switch error {
        case .exists(let path):
            self.init(
                .refused,
                Words(
                    "In \(Text.shown(path.bytes)) ist schon eine Zentrale.",
                    "There is a hub in \(Text.shown(path.bytes)) already."), means: Problem.nothingChanged)
        case .noHub(let path):
            self.init(
                .system,
                Words(
                    "Das Verzeichnis \(Text.shown(path.bytes)) gibt es nicht.",
                    "The directory \(Text.shown(path.bytes)) does not exist."),
                todo: Words(
                    "Eine Zentrale anlegen: allmende hub init \(Text.shown(path.bytes))",
                    "Make a hub: allmende hub init \(Text.shown(path.bytes))"))
        case .noLibrary(let path):
            self.init(
                .damaged,
                Words(
                    "In \(Text.shown(path.bytes)) liegt keine Bibliothek: vorlagen.git fehlt.",
                    "There is no library in \(Text.shown(path.bytes)): vorlagen.git is missing."),
                todo: Words(
                    "Eine anlegen: allmende hub init \(Text.shown(path.bytes))",
                    "Make one: allmende hub init \(Text.shown(path.bytes))"))
        case .openToOthers(let host):
            self.init(
                .refused,
                Words(
                    "»--access open« geht nur auf diesem Rechner, nicht auf \(Text.shown(host)).",
                    "“--access open” works on this machine only, not on \(Text.shown(host))."),
                means: Words(
                    "Sonst dürfte jeder im Netz alles ändern. Es wurde nichts gestartet.",
                    "Otherwise everybody on the network could change everything. Nothing was started."),
                todo: Words(
                    "Mit Mitgliedern betreiben: allmende hub member add", "Run it with members: allmende hub member add"
                ))
        case .noSuchKey(let word):
            self.init(
                .refused,
                Words(
                    "Kein Schlüssel heißt eindeutig »\(Text.shown(word))«.",
                    "No key is uniquely named “\(Text.shown(word))”."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende hub key list« zeigt die Kurznamen.", "“allmende hub key list” shows the short names."))
        case .changedMeanwhile:
            self.init(
                .refused,
                Words(
                    "Die Schlüssel wurden im selben Augenblick anders geändert.",
                    "The keys were changed otherwise at the same moment."),
                means: Problem.nothingChanged, todo: Words("Noch einmal versuchen.", "Try again."))
        case .noSigner: self.init(signer: SSHKeygenError(.notFound, "ssh-keygen"))
        case .notTrusted:
            self.init(
                .refused,
                Words(
                    "Das Journal kennt den Schlüssel dieser Zentrale nicht.",
                    "The journal does not know this hub's key."),
                means: Words(
                    "Sie kann zeigen, was da ist, aber nichts annehmen und niemanden zulassen.",
                    "It can show what is there, but accept nothing and admit nobody."),
                todo: Words(
                    "Mit dem Notfallschlüssel einsetzen: allmende hub restore, oder die führende Zentrale lässt sie zu.",
                    "Put it in place with the recovery key: allmende hub restore, or have the leading hub admit it."))
        case .tooManyOpen:
            self.init(
                .refused,
                Words(
                    "Es sind schon so viele offen, dass keine weiteren angenommen werden.",
                    "So many are open already that no more are taken."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Alte zurücknehmen: allmende hub invite revoke, hub enrolment reject",
                    "Take old ones back: allmende hub invite revoke, hub enrolment reject"))
        case .noSuchInvitation:
            self.init(
                .refused,
                Words("Diese Einladung gibt es nicht (mehr).", "There is no such invitation (any more)."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende hub invite list« zeigt die Kurznamen.",
                    "“allmende hub invite list” shows the short names."))
        case .noSuchEnrolment:
            self.init(
                .refused,
                Words("Unter diesem Namen wartet niemand (mehr).", "Nobody waits under this name (any more)."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende hub enrolment list« zeigt, wer wartet.",
                    "“allmende hub enrolment list” shows who waits."))
        case .damagedSource(let place):
            self.init(
                .damaged,
                Words(
                    "Woraus die Zentrale entstehen oder übernehmen soll, ist beschädigt.",
                    "What the hub is to be made from, or to take over from, is damaged."),
                means: Problem.nothingChanged,
                todo: Words("Eine andere Kopie oder einen anderen Spiegel nehmen.", "Take another copy or mirror."),
                detail: place)
        case .severalFoundings(let ids):
            self.init(
                .refused,
                Words(
                    "Das Journal hat mehr als einen Gründungsvorgang; nur einer kann gelten.",
                    "The journal has more than one founding operation; only one can count."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Mit --gruendung angeben, welcher; er steht in jeder Kopie: git config allmende.gruendung",
                    "Say which with --gruendung; every copy knows it: git config allmende.gruendung"),
                detail: ids.map(\.description).joined(separator: " "))
        case .noSuchFounding(let id):
            self.init(
                .refused,
                Words(
                    "Das Journal hat diesen Gründungsvorgang nicht.",
                    "The journal does not have this founding operation."),
                means: Problem.nothingChanged, detail: id.description)
        case .forged(let id):
            self.init(
                .refused,
                Words(
                    "Der Vorgang \(id.short) gibt sich als der einer Zentrale aus, ist aber nicht von ihr signiert.",
                    "Operation \(id.short) says that it is a hub's, but the hub has not signed it."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Von dort nichts übernehmen; eine andere Kopie nehmen.",
                    "Take nothing from there; use another copy."),
                detail: id.description)
        case .foreignKey:
            self.init(
                .refused,
                Words(
                    "Der Schlüssel ist weder der einer Zentrale dieser Bibliothek noch ihr Notfallschlüssel.",
                    "The key is neither that of a hub of this library nor its recovery key."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Ohne --key wiederherstellen: Die Zentrale zeigt dann, was da ist, und eine andere kann sie zulassen.",
                    "Restore without --key: the hub then shows what is there, and another one can let it in."))
        case .noJournal(let path):
            self.init(
                .refused,
                Words(
                    "Die Bibliothek in \(Text.shown(path.bytes)) hat kein Journal.",
                    "The library in \(Text.shown(path.bytes)) has no journal."),
                means: Words(
                    "Ohne Journal gibt es keine Mitglieder, Vorschläge und Prüfungen.",
                    "Without a journal there are no members, proposals and reviews."),
                todo: Words(
                    "Eines anlegen: allmende hub found \(Text.shown(path.bytes))",
                    "Make one: allmende hub found \(Text.shown(path.bytes))"))
        }
    }
}
