import Bytes

// The members of "inhalt" for each type; Specs/journal.md has the table and an example of each.

extension Content {
    /// The word for the type.
    public var type: String {
        switch self {
        case .founding: "gruendung"
        case .hub: "zentrale"
        case .member: "mitglied"
        case .blocked: "mitglied-gesperrt"
        case .key: "schluessel"
        case .keyRevoked: "schluessel-widerrufen"
        case .policy: "richtlinie"
        case .opened: "vorschlag"
        case .revised: "fassung"
        case .withdrawn: "zurueckgezogen"
        case .review: "pruefung"
        case .dismissed: "erledigt"
        case .accepted: "angenommen"
        case .moderated: "moderation"
        case .contact: "kontakt"
        case .contactRemoved: "kontakt-entfernt"
        case .erasure: "loeschung"
        case .posted: "beitrag"
        case .edited: "beitrag-geaendert"
        case .retracted: "beitrag-zurueckgezogen"
        case .solved: "geloest"
        case .event: "termin"
        case .eventChanged: "termin-geaendert"
        case .eventCancelled: "termin-abgesagt"
        case .minutes: "protokoll"
        case .evidence(let evidence): evidence.type
        case .evidenceWithdrawn: "zurueckgenommen"
        case .attestation: "beglaubigung"
        case .unknown, .invalid: "unbekannt"
        }
    }

    /// Reads the content of a type.
    init(_ type: String, _ json: JSON) {
        var reader = ContentReader(json)
        let content: Content? =
            switch type {
            case "gruendung": reader.founding()
            case "zentrale": reader.hub().map { .hub($0) }
            case "mitglied": reader.member()
            case "mitglied-gesperrt": reader.handle("kennung").map { .blocked(handle: $0) }
            case "schluessel": reader.key()
            case "schluessel-widerrufen": reader.keyRevoked()
            case "richtlinie": reader.policy("richtlinie").map { .policy($0) }
            case "vorschlag": reader.opened()
            case "fassung": reader.revision().map { .revised($0) }
            case "zurueckgezogen": .withdrawn(text: reader.optionalID("text"))
            case "pruefung": reader.review()
            case "erledigt": reader.id("pruefung").map { .dismissed(review: $0) }
            case "angenommen": reader.acceptance()
            case "moderation": reader.moderation()
            case "kontakt": reader.contact()
            case "kontakt-entfernt": reader.contactID("kontakt").map { .contactRemoved(id: $0) }
            case "loeschung": reader.erasure()
            case "beitrag": reader.posted()
            case "beitrag-geaendert": reader.edited()
            case "beitrag-zurueckgezogen": reader.id("beitrag").map { .retracted(post: $0) }
            case "geloest": .solved(answer: reader.optionalID("antwort"))
            case "termin": reader.event().map { .event($0) }
            case "termin-geaendert": reader.event().map { .eventChanged($0) }
            case "termin-abgesagt": .eventCancelled
            case "protokoll": reader.minutes()
            case "einsatz": reader.use()
            case "erfahrung": reader.report()
            case "istwerte": reader.actuals()
            case "zurueckgenommen": reader.id("vorgang").map { .evidenceWithdrawn($0) }
            case "beglaubigung": reader.attestation()
            default: .unknown
            }
        self = reader.fault.map { .invalid($0) } ?? content ?? .invalid(type)
    }

    /// Writes the content as a value.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        switch self {
        case .founding(let founding):
            json.member("titel", founding.title)
            json.name("zentrale")
            json.beginObject()
            Self.write(founding.hub, to: &json)
            json.endObject()
            json.member("notfallschluessel", founding.recoveryKey)
            json.name("richtlinie")
            founding.policy.write(to: &json)
        case .hub(let hub): Self.write(hub, to: &json)
        case .member(let member):
            json.member("kennung", member.id.handle)
            json.member("stelle", member.id.ars)
            json.member("name", member.name)
            json.list("rollen", member.roles.sorted().map(\.rawValue))
        case .blocked(let handle): json.member("kennung", handle)
        case .key(let handle, let key, let label):
            json.member("kennung", handle)
            json.member("schluessel", key)
            json.member("bezeichnung", label)
        case .keyRevoked(let key, let reason):
            json.member("schluessel", key)
            json.member("grund", reason)
        case .policy(let policy):
            json.name("richtlinie")
            policy.write(to: &json)
        case .opened(let title, let revision):
            json.member("titel", title)
            Self.write(revision, to: &json)
        case .revised(let revision): Self.write(revision, to: &json)
        case .withdrawn(let text): json.member("text", text?.description)
        case .review(let review): Self.write(review, to: &json)
        case .dismissed(let review): json.member("pruefung", review.description)
        case .accepted(let acceptance):
            json.member("fassung", acceptance.revision.description)
            json.list("mitzeichnungen", acceptance.approvals.map(\.description))
            json.list("freigaben", acceptance.releases.map(\.description))
            json.member("auftrag", acceptance.by.description)
            json.member("vorher", acceptance.before)
            json.member("nachher", acceptance.after)
        case .moderated(let moderation):
            json.member("vorgang", moderation.target.description)
            json.member("massnahme", moderation.hides ? "verborgen" : "sichtbar")
            json.member("grund", moderation.reason)
        case .contact(let contact): contact.write(to: &json)
        case .contactRemoved(let id): json.member("kontakt", id)
        case .erasure(let erasure): erasure.write(to: &json)
        case .posted(let post):
            json.member("art", post.kind.rawValue)
            json.place(post.place)
            json.member("text", post.text.description)
        case .edited(let post, let text):
            json.member("beitrag", post.description)
            json.member("text", text.description)
        case .retracted(let post): json.member("beitrag", post.description)
        case .solved(let answer): json.member("antwort", answer?.description)
        case .event(let event), .eventChanged(let event): event.write(to: &json)
        case .eventCancelled: break
        case .minutes(let minutes): minutes.write(to: &json)
        case .evidence(let evidence): evidence.write(to: &json)
        case .evidenceWithdrawn(let id): json.member("vorgang", id.description)
        case .attestation(let entries): json.list("vorgaenge", entries.map { "\($0.id) \($0.access)" })
        case .unknown, .invalid: break
        }
        json.endObject()
    }

    private static func write(_ hub: HubRecord, to json: inout JSONWriter) {
        json.member("kennung", hub.id.description)
        json.member("name", hub.name)
        json.member("schluessel", hub.key)
        json.name("fuehrt")
        json.bool(hub.leads)
    }

    private static func write(_ revision: Revision, to json: inout JSONWriter) {
        json.member("basis", revision.base)
        json.member("stand", revision.commit)
        json.member("baum", revision.tree)
        json.member("text", revision.text?.description)
    }

    private static func write(_ review: Review, to json: inout JSONWriter) {
        json.member("fassung", review.revision.description)
        json.member("urteil", review.verdict.rawValue)
        json.member("text", review.text?.description)
        json.name("anmerkungen")
        json.beginArray()
        for comment in review.comments {
            json.beginObject()
            json.member("vorlage", comment.template)
            json.member("knoten", comment.node)
            json.member("feld", comment.field)
            json.member("text", comment.text.description)
            json.endObject()
        }
        json.endArray()
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        string(value)
    }

    mutating func list(_ name: String, _ values: [String]) {
        self.name(name)
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
