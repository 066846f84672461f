public import Journal
public import Objects

/// The refs a library keeps its journal in (DESIGN, section 4; Specs/journal.md).
public enum JournalRefs {
    /// The operations: a tree `ops/<2 hex>/<name>.json`.
    public static let journal = RefName(known: "refs/allmende/journal")
    /// The journal as a hub showed it last, before it is believed.
    public static let fetched = RefName(known: "refs/allmende/origin/journal")
    /// What can be erased: always one commit without parents; texts lie at `texte/<2 hex>/<name>.json`, cards at `kontakte/<id>.json`.
    public static let erasable = RefName(known: "refs/allmende/erasable")
    /// The erasable tree as a hub showed it last, before it is taken over.
    public static let fetchedErasable = RefName(known: "refs/allmende/origin/erasable")
    /// What waits for a moderator, as a hub showed it last.
    public static let fetchedModeration = RefName(known: "refs/allmende/origin/moderation")
    /// Texts of newcomers that wait for a moderator, in the same form; shown to nobody else.
    public static let moderation = RefName(known: "refs/allmende/moderation")
    /// Below this the hub keeps the content of open proposals, `<name>/head`.
    public static let proposals = "refs/proposals/"
    /// Below this a client sends operations, each under its name: a commit with the operation, its texts, and the proposed version as parent.
    public static let inbox = "refs/allmende/inbox/"
    /// Below this a replica keeps operations that are not submitted yet, in the same form.
    public static let outbox = "refs/allmende/outbox/"
    /// Where stock git sends proposals.
    public static let door = RefName(known: "refs/for/main")

    /// Where the content of a proposal lies.
    public static func head(of proposal: OperationID) -> RefName { RefName(known: "\(proposals)\(proposal)/head") }
    /// Where an operation is sent to.
    public static func inbox(_ id: OperationID) -> RefName { RefName(known: "\(inbox)\(id)") }
    /// Where an operation waits.
    public static func outbox(_ id: OperationID) -> RefName { RefName(known: "\(outbox)\(id)") }

    /// Where an operation lies in the journal's tree.
    public static func path(of id: OperationID) -> [UInt8] { Array("ops/\(id.description.prefix(2))/\(id).json".utf8) }
    /// Where the card of a contact lies in the erasable tree.
    public static func cardPath(of contact: String) -> [UInt8] { Array("kontakte/\(contact).json".utf8) }
    /// Where a text lies in the erasable tree.
    public static func textPath(of id: OperationID) -> [UInt8] {
        Array("texte/\(id.description.prefix(2))/\(id).json".utf8)
    }
}
