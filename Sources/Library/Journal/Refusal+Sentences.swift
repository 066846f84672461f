public import Journal
public import Templates

extension Refusal {
    /// Why, in a sentence, and what to do.
    public func satz(_ sprache: Sprache) -> String {
        switch self {
        case .malformed(.tooLarge):
            sprache("Der Vorgang ist größer als 128 KiB.", "The operation is larger than 128 KiB.")
        case .malformed(.notJSON):
            sprache("Das ist kein Vorgang, wie Allmende ihn schreibt.", "This is no operation as Allmende writes it.")
        case .malformed(.envelope(let member)):
            sprache(
                "Im Vorgang fehlt »\(member)« oder ist falsch.", "“\(member)” is missing in the operation or wrong.")
        case .content("autor"):
            sprache(
                "Die Fassungen nennen eine Person oder eine andere Stelle als Urheber.",
                "The versions name a person or another organisation as author.")
        case .content(let member):
            sprache("Im Inhalt fehlt »\(member)« oder ist falsch.", "“\(member)” is missing in the content or wrong.")
        case .otherLibrary:
            sprache("Der Vorgang gehört zu einer anderen Bibliothek.", "The operation belongs to another library.")
        case .clockJump:
            sprache(
                "Die Uhr des Vorgangs geht um mehr als eine Million vor; erst abgleichen, dann noch einmal.",
                "The clock of the operation is more than a million ahead; synchronise first, then try again.")
        case .unknownAuthor:
            sprache(
                "Diese Kennung ist hier nicht angemeldet; der Betrieb der Zentrale lädt ein.",
                "This id is not enrolled here; the hub's operators invite.")
        case .wrongOrganisation:
            sprache("Diese Kennung gehört zu einer anderen Stelle.", "This id belongs to another organisation.")
        case .blocked: sprache("Diese Kennung ist gesperrt.", "This id is blocked.")
        case .role(let roles):
            sprache(
                "Dafür braucht es die Rolle \(Self.list(roles, .de)).", "This needs the role \(Self.list(roles, .en)).")
        case .notAuthentic:
            sprache(
                "Der Vorgang ist weder mit einem hier bekannten Schlüssel seiner Kennung signiert noch mit ihrem Zugangsschlüssel gesendet.",
                "The operation is neither signed with a key of its author known here nor sent with the author's access key."
            )
        case .keyRevoked: sprache("Dieser Schlüssel wurde widerrufen.", "This key has been revoked.")
        case .keyTaken: sprache("Dieser Schlüssel gehört schon jemandem.", "This key belongs to somebody already.")
        case .noSuchProposal: sprache("Diesen Vorschlag gibt es hier nicht.", "There is no such proposal here.")
        case .noSuchRevision:
            sprache(
                "Diesen Stand des Vorschlags gibt es hier nicht.", "There is no such revision of the proposal here.")
        case .notOwn:
            sprache(
                "Das darf nur die Stelle, der es gehört, oder wer es geschrieben hat.",
                "Only the organisation it belongs to, or whoever wrote it, may do this.")
        case .noSuchDiscussion:
            sprache("Diesen Beitrag gibt es hier nicht.", "There is no such discussion here.")
        case .noSuchPost:
            sprache("Diesen Beitrag gibt es in der Diskussion nicht.", "There is no such post in the discussion.")
        case .noSuchContact: sprache("Diese Kontaktkarte gibt es hier nicht.", "There is no such contact here.")
        case .noSuchStatement:
            sprache(
                "Diese Angabe gibt es nicht, oder sie wurde schon ersetzt oder zurückgenommen.",
                "There is no such statement, or it has been replaced or taken back already.")
        case .erased:
            sprache("Die Angaben zu dieser Person wurden gelöscht.", "The data about this person have been erased.")
        case .textNotOwn:
            sprache(
                "Ein Text nennt eine andere Verfasserin als der Vorgang.",
                "A text names another author than the operation.")
        case .closed:
            sprache(
                "Der Vorschlag ist schon angenommen oder zurückgezogen.",
                "The proposal is accepted or withdrawn already.")
        case .onlyHub: sprache("Das kann nur eine Zentrale sagen.", "Only a hub can say this.")
        case .notLeading:
            sprache(
                "Den aktuellen Stand ändert nur die führende Zentrale.",
                "Only the leading hub changes the current version.")
        case .evidence:
            sprache(
                "Es fehlen gültige Mitzeichnungen oder die Freigabe.", "Valid approvals or the release are missing.")
        case .policy(let obstacle): obstacle.satz(sprache)
        case .textMissing:
            sprache(
                "Ein Text, den der Vorgang nennt, kam nicht mit.", "A text that the operation names did not come along."
            )
        case .textTooLong:
            sprache("Ein Text ist leer oder länger als 32 KiB.", "A text is empty or longer than 32 KiB.")
        case .tooMany:
            sprache(
                "Dazu gibt es schon 2.000 Vorgänge, oder 20 Beiträge warten noch auf die Moderation.",
                "There are 2,000 operations about this already, or 20 posts still wait for a moderator.")
        case .batch:
            sprache(
                "Mehr als 1.000 Vorgänge auf einmal; in Teilen senden.",
                "More than 1,000 operations at once; send them in parts.")
        case .contentMissing:
            sprache(
                "Die vorgeschlagene Fassung kam nicht mit oder ist nicht die, die der Vorgang nennt.",
                "The proposed version did not come along or is not the one the operation names.")
        }
    }

    private static func list(_ roles: [Role], _ sprache: Sprache) -> String {
        roles.map { $0.wort(sprache) }.joined(separator: sprache(" oder ", " or "))
    }
}

extension Role {
    /// What it is called.
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .reader: sprache("Leserin", "reader")
        case .guest: sprache("Gast", "guest")
        case .contributor: sprache("Beitragende", "contributor")
        case .reviewer: sprache("Prüferin", "reviewer")
        case .moderator: sprache("Moderation", "moderator")
        case .operator_: sprache("Betrieb", "operator")
        }
    }
}

extension PolicyObstacle {
    /// Why, in a sentence.
    public func satz(_ sprache: Sprache) -> String {
        switch self {
        case .quorum(let wanted, let possible):
            sprache(
                "Verlangt sind Mitzeichnungen von \(wanted) anderen Stellen, aber höchstens \(possible) haben jemanden, der mitzeichnen darf.",
                "Approvals of \(wanted) other organisations are asked for, but at most \(possible) have somebody who may approve."
            )
        case .nobodyReleases:
            sprache(
                "Niemand könnte freigeben: Es gibt keine Moderation und keine Prüferin.",
                "Nobody could release: there is no moderator and no reviewer.")
        case .stewardAbsent(let template, let ars):
            sprache(
                "Die Stelle \(ars), die für die Vorlage \(template) verantwortlich sein soll, hat niemanden, der freigeben darf.",
                "The organisation \(ars), which is to answer for the template \(template), has nobody who may release.")
        case .malformed: sprache("Ein Wert liegt außerhalb des Erlaubten.", "A value is out of range.")
        }
    }
}

extension Standing.Missing {
    /// What is missing, in a sentence. `name` tells what an organisation is called.
    public func satz(_ sprache: Sprache, name: (String) -> String) -> String {
        switch self {
        case .approvals(let count, let of):
            sprache(
                "Es fehlt die Mitzeichnung von \(count == 1 ? "einer" : String(count)) anderen \(count == 1 ? "Stelle" : "Stellen") (verlangt: \(of))",
                "\(count) more \(count == 1 ? "approval" : "approvals") by other organisations needed (of \(of))")
        case .changes(let by):
            sprache("\(name(by.ars)) bittet um Nachbesserung", "\(name(by.ars)) asks for changes")
        case .release(let ars?):
            sprache("Die Freigabe durch \(name(ars)) fehlt", "The release by \(name(ars)) is missing")
        case .release(nil): sprache("Die Freigabe durch die Moderation fehlt", "The release by a moderator is missing")
        }
    }
}

extension Standing.Discount {
    /// Why a verdict does not count.
    public func satz(_ sprache: Sprache) -> String {
        switch self {
        case .ownOrganisation: sprache("eigene Stelle, zählt nicht", "own organisation, does not count")
        case .earlierRevision: sprache("zu einem früheren Stand", "about an earlier revision")
        case .superseded: sprache("durch ein späteres Urteil ersetzt", "replaced by a later verdict")
        case .keyRevoked: sprache("mit einem widerrufenen Schlüssel", "with a revoked key")
        case .roleLost: sprache("die Rolle ist inzwischen entzogen", "the role has been taken away since")
        case .unsigned: sprache("nicht mit eigenem Schlüssel signiert", "not signed with a key of one's own")
        case .dismissed: sprache("von der Moderation als erledigt erklärt", "set aside by a moderator")
        }
    }
}

extension ProposalContent.Obstacle {
    /// What is in the way, in a sentence.
    public func satz(_ sprache: Sprache) -> String {
        switch self {
        case .conflicts(let count):
            sprache(
                count == 1
                    ? "An einer Stelle ist noch eine Entscheidung nötig"
                    : "An \(count) Stellen ist noch eine Entscheidung nötig",
                count == 1 ? "One place is still to be decided" : "\(count) places are still to be decided")
        case .errors(let count):
            sprache(
                count == 1 ? "Die Prüfung findet 1 Fehler" : "Die Prüfung findet \(count) Fehler",
                count == 1 ? "The check finds 1 error" : "The check finds \(count) errors")
        case .policy:
            sprache(
                "Der Vorschlag ändert die Richtlinie der Bibliothek; das tut nur der Betrieb (allmende hub policy)",
                "The proposal changes the library's policy; only the operators do (allmende hub policy)")
        case .contact(let path):
            sprache(
                "Die neue Vorlage \(path) nennt niemanden, den man fragen kann (allmende contact add, dann »kontakte« in vorlage.json)",
                "The new template \(path) names nobody who can be asked (allmende contact add, then “kontakte” in vorlage.json)"
            )
        case .nothing: sprache("Der Vorschlag ändert nichts, was nicht schon so ist", "The proposal changes nothing")
        case .variant:
            sprache(
                "Das ist eine Ortsvariante, keine Fassung der Bibliothek",
                "This is a local variant, no version of the library")
        case .unrelated:
            sprache(
                "Der Vorschlag hat mit dieser Bibliothek keine Fassung gemeinsam",
                "The proposal has no version in common with this library")
        }
    }
}
