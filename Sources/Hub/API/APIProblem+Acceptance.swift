import Bytes
import Library
import Objects
import Templates

extension APIProblem {
    /// Why a proposal is not accepted. What is missing, and what is in the way, the route adds.
    init(_ refusal: AcceptanceRefusal) {
        switch refusal {
        case .noSuchProposal:
            self.init(
                404, "no-such-proposal", "Diesen Vorschlag gibt es hier nicht.", "There is no such proposal here.")
        case .closed:
            self.init(
                409, "closed",
                "Der Vorschlag ist schon angenommen oder zurückgezogen; sehen Sie ihn an, es ist nichts mehr zu tun.",
                "The proposal is accepted or withdrawn already; look at it, there is nothing left to do.")
        case .mayNotRelease:
            self.init(
                403, "may-not-release",
                "Annehmen darf, wer freigeben darf: eine Prüferin der verantwortlichen Stelle oder die Moderation.",
                "Who may release may accept: a reviewer of the steward's organisation, or a moderator.")
        case .notReady:
            self.init(
                409, "not-ready", "Für die Annahme fehlt noch etwas; es steht unter »fehlt«.",
                "Something is still missing for acceptance; see “fehlt”.")
        case .otherResult(let tree):
            self.init(
                409, "other-result",
                "Der aktuelle Stand hat sich inzwischen geändert. Sehen Sie sich das neue Ergebnis an und nehmen Sie es mit »ergebnis« an.",
                "The current version has changed meanwhile. Look at the new result and accept it by “ergebnis”.")
            more = { json, _ in json.member("ergebnis", tree.description) }
        }
    }
}
