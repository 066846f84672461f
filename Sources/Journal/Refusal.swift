/// Why an operation is not taken by a hub, or ignored when the journal is replayed; it never touches any other operation.
public enum Refusal: Error, Sendable, Equatable {
    /// The file is no operation.
    case malformed(OperationError)
    /// A known type whose content is not as specified; the member at fault.
    case content(String)
    /// It belongs to another library, or founds one.
    case otherLibrary
    /// Its clock is more than `Operation.maximumStep` ahead of all others.
    case clockJump
    /// Nobody is known by this id.
    case unknownAuthor
    /// The author belongs to another organisation than stated.
    case wrongOrganisation
    /// The author may do nothing any more.
    case blocked
    /// The author has none of these roles.
    case role([Role])
    /// It is neither signed by a key of its author, nor sent with an access key of the same member.
    case notAuthentic
    /// The key that signed it, or that it was sent with, is no longer valid.
    case keyRevoked
    /// The key belongs to another member already.
    case keyTaken
    /// It is about a proposal that is not there.
    case noSuchProposal
    /// It is about a revision or review that is not there.
    case noSuchRevision
    /// It is about a discussion that is not there.
    case noSuchDiscussion
    /// It is about a post that is not there.
    case noSuchPost
    /// It is about a contact that is not there.
    case noSuchContact
    /// It takes back a statement that is not there, or counts no more.
    case noSuchStatement
    /// It is by, or about, somebody whose data have been erased.
    case erased
    /// A text, or a card, that came along says it is by somebody else.
    case textNotOwn
    /// Only the organisation it belongs to, or whoever wrote it, may do this.
    case notOwn
    /// The proposal has been accepted or taken back.
    case closed
    /// Only a hub may say this.
    case onlyHub
    /// Only the hub that leads may say this.
    case notLeading
    /// The acceptance does not rest on enough valid approvals or releases.
    case evidence
    /// The policy could never be met.
    case policy(PolicyObstacle)
    /// A text that it names was not sent along.
    case textMissing
    /// A text is longer than `Journal.maximumText` bytes, or is none.
    case textTooLong
    /// The proposal has `Journal.maximumOperations` operations already.
    case tooMany
    /// More operations in one go than `Attested.maximum`.
    case batch
    /// The content that a revision names was not sent along, or is not what the operation says.
    case contentMissing
}

extension Refusal {
    /// A stable word for programs.
    public var code: String {
        switch self {
        case .malformed: "malformed"
        case .content: "content"
        case .otherLibrary: "other-library"
        case .clockJump: "clock-jump"
        case .unknownAuthor: "unknown-author"
        case .wrongOrganisation: "wrong-organisation"
        case .blocked: "blocked"
        case .role: "role"
        case .notAuthentic: "not-authentic"
        case .keyRevoked: "key-revoked"
        case .keyTaken: "key-taken"
        case .noSuchProposal: "no-such-proposal"
        case .noSuchRevision: "no-such-revision"
        case .noSuchDiscussion: "no-such-discussion"
        case .noSuchPost: "no-such-post"
        case .noSuchContact: "no-such-contact"
        case .noSuchStatement: "no-such-statement"
        case .erased: "erased"
        case .textNotOwn: "text-not-own"
        case .notOwn: "not-own"
        case .closed: "closed"
        case .onlyHub: "only-hub"
        case .notLeading: "not-leading"
        case .evidence: "evidence"
        case .policy: "policy"
        case .textMissing: "text-missing"
        case .textTooLong: "text-too-long"
        case .tooMany: "too-many"
        case .batch: "batch"
        case .contentMissing: "content-missing"
        }
    }
}
