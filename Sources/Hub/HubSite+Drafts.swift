import Journal
import Library
import Site
import Store

// Drafts of reviews, which a hub keeps for nobody but their authors.

extension HubSite {
    var keepsDrafts: Bool { hub.library != nil && founded != nil }

    private var drafts: ReviewDrafts? { hub.library.map { ReviewDrafts($0) } }

    func draft(_ proposal: OperationID, by who: SignedIn) throws -> [UInt8]? {
        try who.member.flatMap { try drafts?.read($0, proposal) }
    }

    func keepDraft(_ draft: [UInt8], _ proposal: OperationID, by who: SignedIn) throws {
        guard let member = who.member else { throw Refusal.unknownAuthor }
        guard draft.count <= ReviewDrafts.maximumSize else { throw Refusal.textTooLong }
        try drafts?.keep(draft, member, proposal)
    }

    func dropDraft(_ proposal: OperationID, by who: SignedIn) throws {
        guard let member = who.member else { throw Refusal.unknownAuthor }
        _ = try drafts?.drop(member, proposal)
    }
}
