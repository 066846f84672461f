import Bytes
import Journal
import Library
import Store

// A member's draft of a review is nobody else's business. It is kept in refs/allmende/hub/entwuerfe, which nobody is shown and which has
// no history, until it is published or thrown away:
//
//     <the member's id>/<the proposal>.json     what the member sent, as it came, of at most 256 KiB

/// Drafts of reviews.
struct ReviewDrafts: Sendable {
    private let files: HiddenFiles

    /// The largest draft, in bytes.
    static let maximumSize = 256 << 10
    /// The most drafts of one member, and of all.
    private static let maximum = (own: 50, all: 2000)

    init(_ library: Repository) { files = HiddenFiles(library, "entwuerfe", forgets: true) }

    private func path(_ member: MemberID, _ proposal: OperationID) -> String { "\(member.handle)/\(proposal).json" }

    /// A member's draft about a proposal; nil when there is none.
    func read(_ member: MemberID, _ proposal: OperationID) throws -> [UInt8]? {
        try files.state().read(path(member, proposal))
    }

    /// Keeps a draft in place of the one before. Throws HubError `tooManyOpen`.
    func keep(_ draft: [UInt8], _ member: MemberID, _ proposal: OperationID) throws {
        let path = path(member, proposal)
        try files.change("Entwurf") { state in
            if try state.read(path) == nil {
                let (own, all) = try state.counts("\(member.handle)/")
                guard own < Self.maximum.own, all < Self.maximum.all else { throw HubError.tooManyOpen }
            }
            state.set(path, draft)
        }
    }

    /// All drafts of a member.
    func list(of handle: String) throws -> [(path: String, bytes: [UInt8])] { try files.state().list("\(handle)/") }

    /// Throws all drafts of a member away.
    func forget(_ handle: String) throws {
        try files.change("Entwürfe") { state in
            for (path, _) in try state.list("\(handle)/") { state.set(path, nil) }
        }
    }

    /// Throws a draft away; false when there was none.
    @discardableResult
    func drop(_ member: MemberID, _ proposal: OperationID) throws -> Bool {
        let path = path(member, proposal)
        return try files.change("Entwurf") { state in
            guard try state.read(path) != nil else { return false }
            state.set(path, nil)
            return true
        }
    }
}
