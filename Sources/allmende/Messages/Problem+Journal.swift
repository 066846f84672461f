import Bytes
import Hub
import Journal
import Library
import Signatures
import Templates

extension Problem {
    init(refusal: Refusal) {
        self.init(
            .refused, Words(refusal.satz(.de), refusal.satz(.en)), means: Problem.nothingChanged, detail: refusal.code)
    }

    init(acceptance: AcceptanceRefusal) {
        switch acceptance {
        case .noSuchProposal:
            self.init(
                .refused,
                Words(
                    "Diesen Vorschlag gibt es nicht, oder sein Inhalt fehlt hier.",
                    "There is no such proposal, or its content is not here."),
                todo: Words("»allmende proposals« zeigt alle.", "“allmende proposals” shows all."))
        case .closed:
            self.init(
                .refused,
                Words(
                    "Der Vorschlag ist schon angenommen oder zurückgezogen.",
                    "The proposal is accepted or withdrawn already."),
                means: Problem.nothingChanged)
        case .mayNotRelease:
            self.init(
                .refused, Words("Das dürfen Sie nicht freigeben.", "You may not release this."),
                means: Words(
                    "Freigeben können Prüferinnen der verantwortlichen Stelle und die Moderation.",
                    "Reviewers of the steward and moderators can."))
        case .notReady(let missing, let obstacles):
            let list = { (language: Sprache) in
                (missing.map { $0.satz(language, name: { $0 }) } + obstacles.map { $0.satz(language) })
                    .map { "\n      • \($0)" }.joined()
            }
            self.init(
                .refused,
                Words(
                    "Der Vorschlag kann noch nicht angenommen werden:\(list(.de))",
                    "The proposal cannot be accepted yet:\(list(.en))"),
                means: Problem.nothingChanged)
        case .otherResult:
            self.init(
                .refused,
                Words(
                    "Inzwischen gibt es eine neue Fassung; mit ihr zusammen ergibt der Vorschlag etwas anderes.",
                    "There is a new version meanwhile; together with it the proposal makes something else."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Mit »allmende proposal show« ansehen, was daraus wird, und noch einmal annehmen.",
                    "See with “allmende proposal show” what becomes of it, and accept again."))
        }
    }

    init(signer error: SSHKeygenError) {
        let what =
            switch error.code {
            case .notFound: Words("ssh-keygen ist nicht installiert.", "ssh-keygen is not installed.")
            case .locked:
                Words("Der Schlüssel zum Signieren hat ein Kennwort.", "The key for signing has a passphrase.")
            case .exists: Words("Einen Schlüssel dieses Namens gibt es schon.", "A key of that name exists already.")
            case .timedOut: Words("ssh-keygen antwortet nicht.", "ssh-keygen does not answer.")
            case .badAnswer, .failed, .misuse:
                Words("ssh-keygen hat nicht getan, was verlangt war.", "ssh-keygen did not do what was asked.")
            }
        self.init(
            .system, what,
            means: Words(
                "Ohne ihn lässt sich nicht signieren und nichts prüfen, was signiert ist.",
                "Without it nothing can be signed, and nothing that is signed can be checked."),
            todo: error.code == .notFound
                ? Words("Installieren: apt-get install openssh-client", "Install it: apt-get install openssh-client")
                : nil,
            detail: error.description)
    }
}
